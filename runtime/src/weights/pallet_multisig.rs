// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_multisig`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `4`, REPEAT: `4`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_multisig`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 23_695_000 picoseconds.
		charged(24_962_150)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 714
			.saturating_add(charged(8_275).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `4634`
		// Minimum execution time: 48_743_000 picoseconds.
		charged(36_888_572)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 250_272
			.saturating_add(charged(529_706).saturating_mul(s.into()))
			// Standard Error: 750
			.saturating_add(charged(7_434).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[3, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `210`
		//  Estimated: `4634`
		// Minimum execution time: 30_135_000 picoseconds.
		charged(17_891_283)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 102_953
			.saturating_add(charged(481_872).saturating_mul(s.into()))
			// Standard Error: 301
			.saturating_add(charged(7_190).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `315 + s * (34 ±0)`
		//  Estimated: `4634`
		// Minimum execution time: 54_892_000 picoseconds.
		charged(31_139_972)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 126_769
			.saturating_add(charged(1_002_750).saturating_mul(s.into()))
			// Standard Error: 380
			.saturating_add(charged(7_952).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `4634`
		// Minimum execution time: 37_085_000 picoseconds.
		charged(39_570_620)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 137_338
			.saturating_add(charged(245_265).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `210`
		//  Estimated: `4634`
		// Minimum execution time: 18_437_000 picoseconds.
		charged(19_293_450)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 92_734
			.saturating_add(charged(360_900).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `210`
		//  Estimated: `4634`
		// Minimum execution time: 33_620_000 picoseconds.
		charged(32_461_880)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 108_754
			.saturating_add(charged(541_485).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `210`
		//  Estimated: `4634`
		// Minimum execution time: 31_857_000 picoseconds.
		charged(32_855_970)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 40_299
			.saturating_add(charged(380_215).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
