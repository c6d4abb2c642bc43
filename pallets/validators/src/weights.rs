// SPDX-License-Identifier: Apache-2.0
//! What the calls and the clock work of this pallet cost.
//!
//! Choosing a set happens in the block that rotates the session, which is charged whole.

use frame_support::weights::Weight;

/// The weights of this pallet.
pub trait WeightInfo {
	/// Weight of `stake`.
	fn stake() -> Weight;
	/// Weight of `unstake`.
	fn unstake() -> Weight;
	/// Weight of `update_validator`.
	fn update_validator() -> Weight;
	/// Weight of `unjail`.
	fn unjail() -> Weight;
	/// Weight of counting a block of which `m` validators missed slots before.
	fn note_slot(m: u32) -> Weight;
	/// Weight of counting the streaks in a set of `n`.
	fn judge(n: u32) -> Weight;
	/// Weight of slashing and jailing one validator.
	fn punish() -> Weight;
	/// Weight of punishing an equivocation of which `k` validators are guilty in the same epoch.
	fn equivocated(k: u32) -> Weight;
}

impl WeightInfo for () {
	fn stake() -> Weight {
		Weight::zero()
	}

	fn unstake() -> Weight {
		Weight::zero()
	}

	fn update_validator() -> Weight {
		Weight::zero()
	}

	fn unjail() -> Weight {
		Weight::zero()
	}

	fn note_slot(_: u32) -> Weight {
		Weight::zero()
	}

	fn judge(_: u32) -> Weight {
		Weight::zero()
	}

	fn punish() -> Weight {
		Weight::zero()
	}

	fn equivocated(_: u32) -> Weight {
		Weight::zero()
	}
}
