// SPDX-License-Identifier: Apache-2.0
//! Types of storage and views.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{Balance, EpochIndex, ValidatorState};
use scale_info::TypeInfo;

/// Where a validator stands, apart from being in a set or not.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Standing {
	/// It may be chosen.
	Registered,
	/// It took its whole stake out and is chosen no more.
	Exiting,
}

/// The rate of a commission and the one that replaces it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Commission {
	before: u32,
	after: u32,
	from: EpochIndex,
}

impl Commission {
	/// A commission of `rate` ever since.
	pub fn new(rate: u32) -> Self {
		Self {
			before: rate,
			after: rate,
			from: 0,
		}
	}

	/// The rate in force in `epoch`, in parts per million.
	pub fn in_epoch(&self, epoch: EpochIndex) -> u32 {
		if epoch < self.from {
			self.before
		} else {
			self.after
		}
	}

	/// The commission with `rate` from the epoch after `now` on.
	#[must_use]
	pub fn changed(&self, rate: u32, now: EpochIndex) -> Self {
		Self {
			before: self.in_epoch(now),
			after: rate,
			from: now.saturating_add(1),
		}
	}
}

/// A registered validator.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Validator {
	/// Where it stands.
	pub standing: Standing,
	/// What it takes of its pool before the rest is shared.
	pub commission: Commission,
}

/// What anyone may want to know of a validator.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ValidatorInfo<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// Its state.
	pub state: ValidatorState,
	/// Its own stake, in base units.
	pub self_stake: Balance,
	/// Its own stake and what is delegated to it, in base units.
	pub total_stake: Balance,
	/// Its commission in the current epoch, in parts per million.
	pub commission: u32,
	/// Its commission from the next epoch on, in parts per million.
	pub next_commission: u32,
}
