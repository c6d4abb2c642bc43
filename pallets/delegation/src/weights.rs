// SPDX-License-Identifier: Apache-2.0
//! What the calls and the clock work of this pallet cost.

use frame_support::weights::Weight;

/// The weights of this pallet; `e` is the epochs whose records a position has to look at, `s` the
/// slashes that a position, or an unbonding amount, has to bear.
pub trait WeightInfo {
	/// Weight of `delegate`.
	fn delegate(e: u32, s: u32) -> Weight;
	/// Weight of `undelegate`.
	fn undelegate(e: u32, s: u32) -> Weight;
	/// Weight of `payout`.
	fn payout(e: u32, s: u32) -> Weight;
	/// Weight of returning one amount that has unbonded.
	fn return_one(s: u32) -> Weight;
	/// Weight of one position in the sweep, which may have to be undelegated.
	fn sweep_one(e: u32, s: u32) -> Weight;
	/// Weight of one unbonding amount in the sweep.
	fn sweep_chunk(s: u32) -> Weight;
	/// Weight of forgetting the slashes of one validator.
	fn forget_slashes() -> Weight;
	/// Weight of burning one old record.
	fn prune_one() -> Weight;
	/// Weight of looking at an empty queue.
	fn idle() -> Weight;
}

impl WeightInfo for () {
	fn delegate(_: u32, _: u32) -> Weight {
		Weight::zero()
	}

	fn undelegate(_: u32, _: u32) -> Weight {
		Weight::zero()
	}

	fn payout(_: u32, _: u32) -> Weight {
		Weight::zero()
	}

	fn return_one(_: u32) -> Weight {
		Weight::zero()
	}

	fn sweep_one(_: u32, _: u32) -> Weight {
		Weight::zero()
	}

	fn sweep_chunk(_: u32) -> Weight {
		Weight::zero()
	}

	fn forget_slashes() -> Weight {
		Weight::zero()
	}

	fn prune_one() -> Weight {
		Weight::zero()
	}

	fn idle() -> Weight {
		Weight::zero()
	}
}
