// SPDX-License-Identifier: Apache-2.0
//! What the calls and the clock work of this pallet cost.

use frame_support::weights::Weight;

/// The weights of this pallet.
pub trait WeightInfo {
	/// Weight of `set_parameters`.
	fn set_parameters() -> Weight;
	/// Weight of rewarding a block out of new tokens.
	fn reward_by_halving() -> Weight;
	/// Weight of rewarding a block out of the reserve.
	fn reward_by_reserve() -> Weight;
}

impl WeightInfo for () {
	fn set_parameters() -> Weight {
		Weight::zero()
	}

	fn reward_by_halving() -> Weight {
		Weight::zero()
	}

	fn reward_by_reserve() -> Weight {
		Weight::zero()
	}
}
