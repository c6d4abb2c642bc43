// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_timestamp`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_timestamp`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_timestamp::WeightInfo for WeightInfo<T> {
	/// Storage: `Timestamp::Now` (r:1 w:1)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `457`
		//  Estimated: `1751`
		// Minimum execution time: 5_708_000 picoseconds.
		charged(6_329_000)
			.saturating_add(Weight::from_parts(0, 1751))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn on_finalize() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 981_000 picoseconds.
		charged(1_262_000)
			.saturating_add(Weight::from_parts(0, 0))
	}
}
