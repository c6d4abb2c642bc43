// SPDX-License-Identifier: Apache-2.0
//! What the calls of this pallet cost.
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
}
