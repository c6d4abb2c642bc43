// SPDX-License-Identifier: Apache-2.0
//! What an offence costs.
//!
//! The functions over whole lists serve calculators and tests; a pallet that slashes one
//! position at a time uses [`slashed`], which gives the same numbers.

use crate::{
	PPM,
	muldiv::{percent_of, ppm_of, wide_sum},
};
use alloc::vec::Vec;
use primitive_types::U256;

/// Slash of the first offence.
pub const FIRST_OFFENCE_PPM: u32 = 50_000;
/// Slash of the second offence.
pub const SECOND_OFFENCE_PPM: u32 = 100_000;
/// What delegations lose when their validator is ejected.
pub const EJECTION_DELEGATION_PPM: u32 = 100_000;
/// The least an equivocation costs.
pub const LOWEST_EQUIVOCATION_PPM: u32 = 100_000;
/// Percent burned of what is unstaked while jailed.
pub const UNSTAKE_JAILED_PERCENT: u32 = 10;

/// The slash of a validator's own stake by its count of offences: 5 %, 10 %, then all of it.
///
/// From the third on delegations lose [`EJECTION_DELEGATION_PPM`]; before, the same as the stake.
pub fn offence_ppm(count: u32) -> u32 {
	match count {
		0 => 0,
		1 => FIRST_OFFENCE_PPM,
		2 => SECOND_OFFENCE_PPM,
		_ => PPM,
	}
}

/// What a slash takes from one position: `floor(position * ppm / 10^6)`, never more than it.
pub fn slashed(position: u128, ppm: u32) -> u128 {
	ppm_of(position, ppm)
}

/// Positions after a slash.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Slash {
	/// What each position keeps, in the order given.
	pub after: Vec<u128>,
	/// All that was taken: exact, so wider than one amount.
	pub burned: U256,
}

/// Slashes each position on its own.
pub fn slash(positions: &[u128], ppm: u32) -> Slash {
	let taken: Vec<u128> = positions
		.iter()
		.map(|position| slashed(*position, ppm))
		.collect();
	let after = positions
		.iter()
		.zip(&taken)
		.map(|(position, taken)| position - taken)
		.collect();
	Slash {
		after,
		burned: wide_sum(&taken),
	}
}

/// Stakes after the third slash, which ejects.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ejection {
	/// What the validator keeps: nothing.
	pub self_stake: u128,
	/// What each delegation keeps, in the order given.
	pub delegations: Vec<u128>,
	/// All that was taken: exact, so wider than one amount.
	pub burned: U256,
}

/// Takes the whole self-stake and 10 % of each delegation, floored.
pub fn ejection(self_stake: u128, delegations: &[u128]) -> Ejection {
	let rest = slash(delegations, EJECTION_DELEGATION_PPM);
	let burned = rest.burned.saturating_add(U256::from(self_stake));
	Ejection {
		self_stake: 0,
		delegations: rest.after,
		burned,
	}
}

/// The equivocation ratio of an epoch: `max(10 %, (3 * offenders / validators)^2)`, at most all.
///
/// One floor on the exact square. Without validators the ratio has no meaning and is 100 %.
pub fn equivocation_ppm(offenders: u64, validators: u64) -> u32 {
	let square = |value: u64| U256::from(value) * U256::from(value);
	// At most 9 * 2^128 * 10^6: far below 2^256.
	(square(offenders) * U256::from(9) * U256::from(PPM))
		.checked_div(square(validators))
		.and_then(|ratio| u32::try_from(ratio).ok())
		.unwrap_or(PPM)
		.clamp(LOWEST_EQUIVOCATION_PPM, PPM)
}

/// What comes back of stake that is taken out while jailed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnstakeJailed {
	/// What starts unbonding.
	pub returned: u128,
	/// The penalty, floored.
	pub burned: u128,
}

/// Unstaking while jailed burns 10 %, floored.
pub fn unstake_jailed(amount: u128) -> UnstakeJailed {
	let burned = percent_of(amount, UNSTAKE_JAILED_PERCENT);
	UnstakeJailed {
		returned: amount - burned,
		burned,
	}
}
