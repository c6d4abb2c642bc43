// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_multisig`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

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
		// Minimum execution time: 22_032_000 picoseconds.
		charged(23_676_131)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 5
			.saturating_add(charged(6_790).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4`
		//  Estimated: `4634`
		// Minimum execution time: 45_778_000 picoseconds.
		charged(37_289_109)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 3_199
			.saturating_add(charged(347_527).saturating_mul(s.into()))
			// Standard Error: 9
			.saturating_add(charged(6_848).saturating_mul(z.into()))
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
		// Minimum execution time: 28_833_000 picoseconds.
		charged(19_811_759)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 2_357
			.saturating_add(charged(328_522).saturating_mul(s.into()))
			// Standard Error: 6
			.saturating_add(charged(6_845).saturating_mul(z.into()))
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
		//  Measured:  `312 + s * (33 ±0)`
		//  Estimated: `4634`
		// Minimum execution time: 52_318_000 picoseconds.
		charged(38_753_870)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 5_995
			.saturating_add(charged(511_740).saturating_mul(s.into()))
			// Standard Error: 18
			.saturating_add(charged(6_991).saturating_mul(z.into()))
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
		// Minimum execution time: 33_970_000 picoseconds.
		charged(34_432_358)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 1_601
			.saturating_add(charged(370_670).saturating_mul(s.into()))
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
		// Minimum execution time: 16_996_000 picoseconds.
		charged(17_387_018)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 1_431
			.saturating_add(charged(347_094).saturating_mul(s.into()))
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
		// Minimum execution time: 32_248_000 picoseconds.
		charged(33_063_670)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 1_743
			.saturating_add(charged(358_414).saturating_mul(s.into()))
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
		// Minimum execution time: 30_165_000 picoseconds.
		charged(30_898_025)
			.saturating_add(Weight::from_parts(0, 4634))
			// Standard Error: 1_886
			.saturating_add(charged(346_922).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
