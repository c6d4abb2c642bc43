// SPDX-License-Identifier: Apache-2.0
//! Weights of `pallet_randomness`: the median times of the calls into the Wasm runtime on an AMD
//! EPYC, with the overhead of each call, and the storage that they touch.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions for `pallet_randomness`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_randomness::WeightInfo for WeightInfo<T> {
	/// Reads `Current` and one of `History`; writes `Current` and two of `History`.
	fn contribute() -> Weight {
		Weight::from_parts(600_000_000, 5_000)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Reads Aura's slot and authorities, which are at most 8 KiB.
	fn note_turn() -> Weight {
		Weight::from_parts(20_000_000, 10_000).saturating_add(T::DbWeight::get().reads(2))
	}
}
