// SPDX-License-Identifier: Apache-2.0
//! Prices and times, as pure functions.

use crate::MAX_DEPTH;
pub(crate) use computechain_math::sampling::{challenge_block, reveal_deadline};
use computechain_matmul::{Hash, LEAF_ENTRIES, Shape, key};
use computechain_primitives::{Balance, BlockNumber, GpuClass, Moment};
use sp_runtime::{Rounding, helpers_128bit::multiply_by_rational_with_rounding};

/// Multiply-adds that a price is named for.
const PRICE_UNIT: u128 = 1 << 30;
/// How many times what a task takes at the class's reference speed a worker may need.
const DEADLINE_FACTOR: u128 = 10;
/// Blocks added to each deadline, for what is not computing.
const DEADLINE_GRACE: BlockNumber = 20;
/// The fewest blocks in which a challenge may be answered.
const ANSWER_BLOCKS: BlockNumber = 20;
/// One of so many results of the protocol's tasks is spot-checked.
const SPOT_CHECK_PART: u64 = 20;
/// The blocks within which a spot check's benchmark is due.
pub(crate) const SPOT_CHECK_BLOCKS: BlockNumber = 20;
/// The part of the network's worker stake that a task of the protocol locks: one of so many.
const PROTOCOL_BOND_PART: Balance = 20;
/// Milliseconds in the 30 days that forget a fault.
const FAULT_PERIOD: Moment = 30 * 24 * 60 * 60 * 1_000;
/// Epochs for which a closed task is remembered.
const RETAINED_EPOCHS: BlockNumber = 84;
/// Blocks between a task's posting and the first draw for it.
pub(crate) const DRAW_DELAY: BlockNumber = 2;

/// What this much work costs at a price per 2^30 multiply-adds, rounded up.
pub(crate) fn price_of(price: Balance, work: u64) -> Balance {
	// What does not fit is more than anybody has.
	multiply_by_rational_with_rounding(price, work.into(), PRICE_UNIT, Rounding::Up)
		.unwrap_or(Balance::MAX)
}

/// The last block in which a task that is assigned now may be committed to.
pub(crate) fn commit_deadline(
	now: BlockNumber,
	work: u64,
	class: GpuClass,
	slot_duration: Moment,
) -> BlockNumber {
	let speed = u128::from(class.reference_speed().max(1));
	let milliseconds = (u128::from(work) * DEADLINE_FACTOR * 1_000).div_ceil(speed);
	let blocks = milliseconds.div_ceil(slot_duration.max(1).into());
	now.saturating_add(BlockNumber::try_from(blocks).unwrap_or(BlockNumber::MAX))
		.saturating_add(DEADLINE_GRACE)
}

/// The last block in which a challenge that is made now may be answered.
pub(crate) fn answer_deadline(now: BlockNumber, validators: u32) -> BlockNumber {
	now.saturating_add(validators.saturating_mul(2).max(ANSWER_BLOCKS))
}

/// What a task of the protocol locks of its worker's bond: 5 % of the network's worker stake.
pub(crate) fn protocol_bond(worker_stake: Balance) -> Balance {
	worker_stake / PROTOCOL_BOND_PART
}

/// Whether the samples' seed also draws a benchmark. Nobody knows it before the commitment.
pub(crate) fn is_spot_checked(challenge_seed: &Hash) -> bool {
	let hash = key("spot", challenge_seed, &[]);
	let (words, _) = hash.as_chunks::<8>();
	u64::from_le_bytes(words[0]).is_multiple_of(SPOT_CHECK_PART)
}

/// The blocks that forget a fault.
pub(crate) fn fault_period(slot_duration: Moment) -> BlockNumber {
	BlockNumber::try_from(FAULT_PERIOD / slot_duration.max(1)).unwrap_or(BlockNumber::MAX)
}

/// The blocks for which a closed task is remembered.
pub(crate) fn retention(epoch: BlockNumber) -> BlockNumber {
	epoch.saturating_mul(RETAINED_EPOCHS)
}

/// The levels above the leaves of a result's tree.
pub(crate) fn tree_depth(shape: Shape) -> u32 {
	let leaves = shape.entries().div_ceil(LEAF_ENTRIES as u64);
	leaves
		.checked_next_power_of_two()
		.map_or(MAX_DEPTH, u64::trailing_zeros)
		.min(MAX_DEPTH)
}

#[cfg(test)]
mod tests {
	use super::*;
	use computechain_primitives::CPC;

	#[test]
	fn price_should_round_up_when_work_is_no_multiple_of_the_unit() {
		assert_eq!(price_of(CPC, 1 << 30), CPC);
		assert_eq!(price_of(CPC, 1 << 36), 64 * CPC);
		assert_eq!(price_of(1, 1), 1);
		assert_eq!(price_of(3, (1 << 30) + 1), 4);
		assert_eq!(price_of(0, u64::MAX), 0);
		assert_eq!(price_of(Balance::MAX, 1 << 31), Balance::MAX);
	}

	#[test]
	fn deadline_should_round_up_twice_when_neither_step_is_even() {
		let deadline = |work, slot| commit_deadline(100, work, GpuClass::Unknown, slot);
		// 10 s of reference time are 4 slots of 3 s.
		assert_eq!(deadline(1_000_000_000, 3_000), 124);
		assert_eq!(deadline(1, 3_000), 121);
		assert_eq!(deadline(300_000_000, 3_000), 121);
		assert_eq!(deadline(300_000_001, 3_000), 122);
		assert_eq!(deadline(u64::MAX, 1), BlockNumber::MAX);
	}

	#[test]
	fn spot_check_should_be_drawn_for_one_of_twenty_when_seeds_are_many() {
		let drawn = (0..10_000u64)
			.filter(|number| is_spot_checked(&key("seed", &[], &[*number])))
			.count();
		assert!((440..=560).contains(&drawn), "{drawn}");
	}

	#[test]
	fn times_should_follow_the_slot_when_given_in_days() {
		assert_eq!(fault_period(3_000), 864_000);
		assert_eq!(fault_period(500), 5_184_000);
		assert_eq!(retention(7_200), 604_800);
	}

	#[test]
	fn depth_should_be_that_of_the_padded_tree_when_leaves_are_no_power_of_two() {
		let depth = |m, n| tree_depth(Shape { m, k: 1, n });
		assert_eq!(depth(1, 1), 0);
		assert_eq!(depth(1, 65), 1);
		assert_eq!(depth(1_000, 1_000), 14);
		assert_eq!(depth(1 << 13, 1 << 13), MAX_DEPTH);
	}
}
