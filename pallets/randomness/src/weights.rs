// SPDX-License-Identifier: Apache-2.0
//! What the call and the clock work of this pallet cost.

use frame_support::weights::Weight;

/// The weights of this pallet.
pub trait WeightInfo {
	/// Weight of `contribute`, with what the end of the block does.
	fn contribute() -> Weight;
	/// Weight of noting whose turn a block is.
	fn note_turn() -> Weight;
}

impl WeightInfo for () {
	fn contribute() -> Weight {
		Weight::zero()
	}

	fn note_turn() -> Weight {
		Weight::zero()
	}
}
