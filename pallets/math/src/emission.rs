// SPDX-License-Identifier: Apache-2.0
//! What a block issues: the halving reward, or the yearly rate on the bonded stake.

use crate::{
	CPC,
	muldiv::{multiply_by_rational, percent_of, ppm_of},
};

/// Reward of the first blocks of a network with halving emission.
pub const INITIAL_BLOCK_REWARD: u128 = 10 * CPC;
/// Blocks from one halving to the next.
pub const HALVING_INTERVAL: u64 = 1_000_000;
/// Percent of a block's reward that goes to its author's pool.
pub const AUTHOR_PERCENT: u32 = 70;
/// Percent of a block's reward that goes to the compute pool.
pub const COMPUTE_PERCENT: u32 = 30;
/// Yearly rate of the first year.
pub const FIRST_YEAR_APR_PPM: u32 = 120_000;
/// What the yearly rate loses each year.
pub const APR_STEP_PPM: u32 = 20_000;
/// The yearly rate never falls below this.
pub const LOWEST_APR_PPM: u32 = 40_000;
/// Milliseconds of a year, which has 365 days.
pub const YEAR: u64 = 365 * 24 * 60 * 60 * 1_000;

/// A block's reward and where it goes: `reward == validator + compute + burned`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BlockReward {
	/// The whole reward.
	pub reward: u128,
	/// The part of the author's pool.
	pub validator: u128,
	/// The part of the compute pool.
	pub compute: u128,
	/// The odd remainder of the split.
	pub burned: u128,
}

/// `initial >> (block / interval)`: what the halvings so far have left of the first reward.
///
/// A shift of 128 or more gives 0; an `interval` of 0 means that there are no halvings.
pub fn halving_reward(initial: u128, interval: u64, block: u64) -> u128 {
	let halvings = block.checked_div(interval).unwrap_or(0);
	u32::try_from(halvings)
		.ok()
		.and_then(|shift| initial.checked_shr(shift))
		.unwrap_or(0)
}

/// Splits a block's reward 70/30, each part floored, the odd remainder burned.
pub fn split_reward(reward: u128) -> BlockReward {
	let validator = percent_of(reward, AUTHOR_PERCENT);
	let compute = percent_of(reward, COMPUTE_PERCENT);
	BlockReward {
		reward,
		validator,
		compute,
		burned: reward - validator - compute,
	}
}

/// Blocks of a year at slots of that many milliseconds; 0 where a slot has no length.
pub fn blocks_per_year(slot_duration: u64) -> u64 {
	YEAR.checked_div(slot_duration).unwrap_or(0)
}

/// The rate of `year` (0 is the first): `initial` minus `step` a year, not below `lowest`.
pub fn falling_apr_ppm(initial: u32, step: u32, lowest: u32, year: u32) -> u32 {
	initial
		.saturating_sub(year.saturating_mul(step))
		.max(lowest)
}

/// The rate of `year` (0 is the first): 12 % minus 2 points a year, not below 4 %.
pub fn apr_ppm(year: u32) -> u32 {
	falling_apr_ppm(FIRST_YEAR_APR_PPM, APR_STEP_PPM, LOWEST_APR_PPM, year)
}

/// What a block draws from the reserve on a network with a yearly rate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AprReward {
	/// The author's part: the yearly rate on the bonded stake, spread over the blocks.
	pub authors: u128,
	/// The compute pool's part on top: `floor(authors * 3 / 7)` of the FLOORED authors' part.
	pub compute: u128,
}

/// A block's draw at `apr_ppm` on the stake that was bonded when the epoch began.
///
/// `authors = floor(bonded * apr_ppm / 10^6 / blocks_per_year)`. What the reserve holds is the
/// caller's limit. `None` when `blocks_per_year` is 0.
pub fn apr_block_reward(bonded: u128, apr_ppm: u32, blocks_per_year: u64) -> Option<AprReward> {
	// Two floored divisions in a row equal one by the product of the divisors.
	let authors = ppm_of(bonded, apr_ppm).checked_div(blocks_per_year.into())?;
	let compute = multiply_by_rational(authors, COMPUTE_PERCENT.into(), AUTHOR_PERCENT.into())?;
	Some(AprReward { authors, compute })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn year_should_have_as_many_blocks_as_slots_when_slots_divide_it() {
		assert_eq!(blocks_per_year(3_000), 10_512_000);
		assert_eq!(blocks_per_year(1_000), 31_536_000);
		assert_eq!(blocks_per_year(500), 63_072_000);
		assert_eq!(blocks_per_year(7_000), 4_505_142);
		assert_eq!(blocks_per_year(0), 0);
	}

	#[test]
	fn rate_should_stop_at_its_lowest_when_years_pass() {
		let rate = |year| falling_apr_ppm(100, 30, 25, year);
		assert_eq!([0, 1, 2, 3, u32::MAX].map(rate), [100, 70, 40, 25, 25]);
		assert_eq!(falling_apr_ppm(7, 0, 7, u32::MAX), 7);
	}
}
