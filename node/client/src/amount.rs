// SPDX-License-Identifier: Apache-2.0
//! Amounts of CPC as people write them, exact to the last of 18 decimals.

use computechain_primitives::{Balance, CPC};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

const DECIMALS: usize = 18;

/// An amount of CPC. It reads `12`, `0.5` and `12.5 CPC`, and prints `12.5 CPC`.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Amount(
	/// In base units, of which [`CPC`] make one CPC.
	pub Balance,
);

/// Why a text is not an amount of CPC.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAmount {
	/// There is something else than digits and one point.
	#[error("\"{text}\" is not an amount of CPC; write it like 12 or 0.5")]
	NotANumber {
		/// The text.
		text: String,
	},
	/// There are more decimals than the chain counts.
	#[error("\"{text}\" has more than 18 decimals, the smallest part of a CPC")]
	TooPrecise {
		/// The text.
		text: String,
	},
	/// The amount does not fit the chain's integers.
	#[error("\"{text}\" is more CPC than the chain can count")]
	TooLarge {
		/// The text.
		text: String,
	},
}

impl FromStr for Amount {
	type Err = InvalidAmount;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let text = text.trim();
		let number = text.strip_suffix("CPC").unwrap_or(text).trim_end();
		let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
		let is_digits =
			|digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
		if !is_digits(whole) || !is_digits(fraction) {
			return Err(InvalidAmount::NotANumber { text: text.into() });
		}
		if fraction.len() > DECIMALS {
			return Err(InvalidAmount::TooPrecise { text: text.into() });
		}
		let too_large = || InvalidAmount::TooLarge { text: text.into() };
		let whole: Balance = whole.parse().map_err(|_| too_large())?;
		let fraction: Balance = format!("{fraction:0<DECIMALS$}")
			.parse()
			.map_err(|_| too_large())?;
		let units = whole.checked_mul(CPC).ok_or_else(too_large)?;
		units.checked_add(fraction).map(Self).ok_or_else(too_large)
	}
}

impl fmt::Display for Amount {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let (whole, fraction) = (self.0 / CPC, self.0 % CPC);
		if fraction == 0 {
			return write!(f, "{whole} CPC");
		}
		let fraction = format!("{fraction:0>DECIMALS$}");
		write!(f, "{whole}.{} CPC", fraction.trim_end_matches('0'))
	}
}

impl From<Balance> for Amount {
	fn from(units: Balance) -> Self {
		Self(units)
	}
}

impl TryFrom<String> for Amount {
	type Error = InvalidAmount;

	fn try_from(text: String) -> Result<Self, Self::Error> {
		text.parse()
	}
}

impl From<Amount> for String {
	fn from(amount: Amount) -> Self {
		amount.to_string()
	}
}
