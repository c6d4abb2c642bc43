// SPDX-License-Identifier: Apache-2.0
//! Who gets what of fees, of an epoch's pools and of a settled task.
//!
//! The functions over whole lists serve calculators and tests; a pallet that credits one
//! position at a time uses [`commission`] and [`share`], which give the same numbers.

use crate::muldiv::{multiply_by_wide_rational, percent_of, ppm_of, wide_sum};
use alloc::vec::Vec;
use primitive_types::U256;

/// Percent of a settled task's price that its worker gets.
pub const TASK_WORKER_PERCENT: u32 = 85;
/// Percent of a settled task's price for the pool of the author whose block settles it.
pub const TASK_AUTHOR_PERCENT: u32 = 10;

/// Where a block's fees and tips go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FeeSplit {
	/// The part of the author's pool.
	pub author: u128,
	/// The part of the treasury.
	pub treasury: u128,
	/// All the rest: the network's burned share and the odd remainder.
	pub burned: u128,
}

/// Splits fees by percent, each part floored, the rest burned; `None` over 100 percent together.
pub fn fee_split(fees: u128, author_percent: u32, treasury_percent: u32) -> Option<FeeSplit> {
	if author_percent.checked_add(treasury_percent)? > 100 {
		return None;
	}
	let author = percent_of(fees, author_percent);
	let treasury = percent_of(fees, treasury_percent);
	Some(FeeSplit {
		author,
		treasury,
		burned: fees - author - treasury,
	})
}

/// The validator's commission: `floor(pool * ppm / 10^6)`, never more than the pool.
pub fn commission(pool: u128, ppm: u32) -> u128 {
	ppm_of(pool, ppm)
}

/// One position's pro rata part: `floor(rest * position / total)`.
///
/// 0 when `total` is 0; never more than `rest`: a position above the total counts as the total.
pub fn share(rest: u128, position: u128, total: u128) -> u128 {
	share_of_wide(rest, position.min(total), U256::from(total))
}

fn share_of_wide(rest: u128, position: u128, total: U256) -> u128 {
	// The position is part of the total, so only a total of zero gives nothing.
	multiply_by_wide_rational(rest, position, total).unwrap_or(0)
}

/// Floored shares of `rest` for each position and the remainder that nobody gets.
fn pro_rata(
	rest: u128,
	positions: impl IntoIterator<Item = u128>,
	total: U256,
) -> (Vec<u128>, u128) {
	let shares: Vec<u128> = positions
		.into_iter()
		.map(|position| share_of_wide(rest, position, total))
		.collect();
	let dust = shares
		.iter()
		.fold(rest, |left, share| left.saturating_sub(*share));
	(shares, dust)
}

/// An author's epoch pool, divided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuthorPool {
	/// The validator's commission.
	pub commission: u128,
	/// What the validator's own stake earns of the rest.
	pub own_share: u128,
	/// What each delegation earns of the rest, in the order given.
	pub delegators: Vec<u128>,
	/// Dust; the whole rest when nothing at all is staked.
	pub burned: u128,
}

/// Divides an author's epoch pool: commission first, then the rest pro rata over all stakes.
pub fn author_pool(
	pool: u128,
	commission_ppm: u32,
	self_stake: u128,
	delegations: &[u128],
) -> AuthorPool {
	let commission = commission(pool, commission_ppm);
	let rest = pool - commission;
	let total = wide_sum(delegations).saturating_add(U256::from(self_stake));
	let own_share = share_of_wide(rest, self_stake, total);
	let (delegators, left) = pro_rata(rest, delegations.iter().copied(), total);
	AuthorPool {
		commission,
		own_share,
		delegators,
		burned: left.saturating_sub(own_share),
	}
}

/// An epoch's compute pool, divided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ComputePool {
	/// What each worker earns, in the order given.
	pub workers: Vec<u128>,
	/// Dust of the division.
	pub burned: u128,
	/// The whole pool when there is no weight: it is never issued, so it is not burned either.
	pub not_minted: u128,
}

/// Divides an epoch's compute pool pro rata over the workers' weights.
pub fn compute_pool(pool: u128, weights: &[u128]) -> ComputePool {
	let (workers, left) = pro_rata(pool, weights.iter().copied(), wide_sum(weights));
	let no_weight = weights.iter().all(|weight| *weight == 0);
	let (burned, not_minted) = if no_weight { (0, left) } else { (left, 0) };
	ComputePool {
		workers,
		burned,
		not_minted,
	}
}

/// A settled task's price, divided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TaskSettlement {
	/// The worker's part.
	pub worker: u128,
	/// The part of the pool of the author whose block settles the task.
	pub validators: u128,
	/// The burned 5 % and the odd remainder.
	pub burned: u128,
}

/// Splits a settled task's price 85/10, each part floored; all the rest burns.
pub fn task_settlement(price: u128) -> TaskSettlement {
	let worker = percent_of(price, TASK_WORKER_PERCENT);
	let validators = percent_of(price, TASK_AUTHOR_PERCENT);
	TaskSettlement {
		worker,
		validators,
		burned: price - worker - validators,
	}
}
