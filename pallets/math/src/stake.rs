// SPDX-License-Identifier: Apache-2.0
//! The power cap, a validator's score and the limits of the active set.

use primitive_types::{U256, U512};

/// Parts per million of the score that perfect uptime gives.
const UPTIME_POINTS: u32 = 600_000;
/// Parts per million of the score that the whole stake of the network would give.
const STAKE_POINTS: u32 = 200_000;
/// Parts per million of the score that a validator without penalties has.
const CONDUCT_POINTS: u32 = 200_000;

/// Whether an increase keeps a validator at 20 % or less: `5 * (power + d) <= total + d`.
///
/// An increase of nothing is none and is not accepted.
pub fn power_cap_accepts(power: u128, total: u128, increase: u128) -> bool {
	let [power, total, wide] = [power, total, increase].map(U256::from);
	// Sums of two amounts and a factor of 5 stay far below 2^256.
	increase > 0 && U256::from(5) * (power + wide) <= total + wide
}

/// The largest increase that the power cap accepts: `floor((total - 5 * power) / 4)`; 0 for none.
pub fn largest_increase(power: u128, total: u128) -> u128 {
	let room = power
		.checked_mul(5)
		.and_then(|needed| total.checked_sub(needed));
	room.unwrap_or(0) / 4
}

/// The facts that a validator's score is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ScoreFacts {
	/// Blocks authored in the last epoch in which the validator was active.
	pub proposed: u64,
	/// Slots that were its own in that epoch; 0 for one that was never active.
	pub expected: u64,
	/// Own stake and delegations.
	pub stake: u128,
	/// Stake of all validators.
	pub total_stake: u128,
	/// What was burned from this validator in the last 30 days.
	pub penalties: u128,
}

impl ScoreFacts {
	/// Uptime as an exact fraction of at most one; one for a validator that was never active.
	fn uptime(&self) -> (u64, u64) {
		match self.expected {
			0 => (1, 1),
			expected => (self.proposed.min(expected), expected),
		}
	}

	/// Whether the uptime is 75 % or more.
	pub fn uptime_ok(&self) -> bool {
		let (proposed, expected) = self.uptime();
		u128::from(proposed) * 4 >= u128::from(expected) * 3
	}

	/// 60 % uptime + 20 % stake / total stake + 20 % (1 - penalties / stake), in ppm.
	///
	/// One floor on the exact sum of the three. Uptime and share count as one at most, the
	/// penalties' ratio as one half at most. Total stake 0: share 0. Stake 0: the ratio is one
	/// half with penalties and 0 without.
	pub fn score_ppm(&self) -> u32 {
		let (proposed, expected) = self.uptime();
		let (stake, total) = match self.total_stake {
			0 => (0, 1),
			total => (self.stake.min(total), total),
		};
		let (conduct, of) = match self.penalties {
			0 => (1, 1),
			penalties if penalties >= self.stake.div_ceil(2) => (1, 2),
			penalties => (self.stake - penalties, self.stake),
		};
		let [a, b] = [proposed, expected].map(U512::from);
		let [c, d, e, f] = [stake, total, conduct, of].map(U512::from);
		// At most 64 + 128 + 128 bits for the denominator and 20 more for the numerator.
		let sum = U512::from(UPTIME_POINTS) * a * d * f
			+ U512::from(STAKE_POINTS) * c * b * f
			+ U512::from(CONDUCT_POINTS) * e * b * d;
		// No factor of the denominator is zero, and the three points add up to one million.
		sum.checked_div(b * d * f)
			.and_then(|score| u32::try_from(score).ok())
			.unwrap_or(0)
	}
}

/// The order of candidates for the active set: the exact product of bonded stake and score.
pub fn rank(bonded: u128, score_ppm: u32) -> U256 {
	U256::from(bonded) * U256::from(score_ppm)
}

/// How many validators that were not in the last set of `validators` may enter per epoch.
pub fn entry_limit(validators: u32) -> u32 {
	(validators / 4).max(1)
}

/// How many long streaks at once look like a partition: with more, nobody is jailed.
pub fn partition_limit(validators: u32) -> u32 {
	(validators / 3).max(2)
}
