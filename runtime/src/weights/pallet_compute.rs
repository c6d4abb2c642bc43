// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_compute`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `10`, REPEAT: `3`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_compute`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_compute::WeightInfo for WeightInfo<T> {
	/// Storage: `Compute::Banned` (r:1 w:0)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:0 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:0 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn register_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `544`
		//  Estimated: `3927`
		// Minimum execution time: 116_223_000 picoseconds.
		charged(121_440_000)
			.saturating_add(Weight::from_parts(0, 3927))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(21))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:7 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:2 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	fn update_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1852`
		//  Estimated: `18686`
		// Minimum execution time: 154_881_000 picoseconds.
		charged(160_309_000)
			.saturating_add(Weight::from_parts(0, 18686))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	fn set_paused() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1065`
		//  Estimated: `21214`
		// Minimum execution time: 100_530_000 picoseconds.
		charged(105_256_000)
			.saturating_add(Weight::from_parts(0, 21214))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Compute::Workers` (r:1 w:0)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Addresses` (r:0 w:1)
	/// Proof: `Compute::Addresses` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn set_address() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `372`
		//  Estimated: `3649`
		// Minimum execution time: 16_184_000 picoseconds.
		charged(18_788_000)
			.saturating_add(Weight::from_parts(0, 3649))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	fn deposit_bond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `588`
		//  Estimated: `3649`
		// Minimum execution time: 71_316_000 picoseconds.
		charged(74_922_000)
			.saturating_add(Weight::from_parts(0, 3649))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	fn withdraw_bond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `588`
		//  Estimated: `3649`
		// Minimum execution time: 62_313_000 picoseconds.
		charged(66_238_000)
			.saturating_add(Weight::from_parts(0, 3649))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compute::WorkerTasks` (r:1 w:0)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Requests` (r:1 w:0)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:0)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Addresses` (r:0 w:1)
	/// Proof: `Compute::Addresses` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn unregister_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1570`
		//  Estimated: `21214`
		// Minimum execution time: 123_344_000 picoseconds.
		charged(128_772_000)
			.saturating_add(Weight::from_parts(0, 21214))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(23))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::NextTask` (r:1 w:1)
	/// Proof: `Compute::NextTask` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Tasks` (r:0 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	fn post_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `868`
		//  Estimated: `3770`
		// Minimum execution time: 82_112_000 picoseconds.
		charged(86_599_000)
			.saturating_add(Weight::from_parts(0, 3770))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn cancel_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1132`
		//  Estimated: `3770`
		// Minimum execution time: 76_905_000 picoseconds.
		charged(81_091_000)
			.saturating_add(Weight::from_parts(0, 3770))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn commit_result() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `774`
		//  Estimated: `9679`
		// Minimum execution time: 31_477_000 picoseconds.
		charged(34_892_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:7 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[1024, 4096]`.
	/// The range of component `d` is `[12, 16]`.
	fn reveal_result(k: u32, d: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4954`
		//  Estimated: `18686`
		// Minimum execution time: 3_923_754_000 picoseconds.
		charged(3_923_754_000)
			.saturating_add(Weight::from_parts(0, 18686))
			// Standard Error: 45_181
			.saturating_add(charged(507_894).saturating_mul(k.into()))
			// Standard Error: 9_885_765
			.saturating_add(charged(6_142_384).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(31))
	}
	/// Storage: `Compute::Tasks` (r:1 w:0)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn reveal_refused() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `406`
		//  Estimated: `3704`
		// Minimum execution time: 8_763_000 picoseconds.
		charged(9_865_000)
			.saturating_add(Weight::from_parts(0, 3704))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	/// Storage: `Compute::Filings` (r:1 w:1)
	/// Proof: `Compute::Filings` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn file() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `542`
		//  Estimated: `3640`
		// Minimum execution time: 74_461_000 picoseconds.
		charged(78_647_000)
			.saturating_add(Weight::from_parts(0, 3640))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compute::Filings` (r:1 w:1)
	/// Proof: `Compute::Filings` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn withdraw_filing() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `434`
		//  Estimated: `3640`
		// Minimum execution time: 61_141_000 picoseconds.
		charged(64_766_000)
			.saturating_add(Weight::from_parts(0, 3640))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Filings` (r:1 w:1)
	/// Proof: `Compute::Filings` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Challenges` (r:1 w:1)
	/// Proof: `Compute::Challenges` (`max_values`: None, `max_size`: Some(565), added: 3040, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn challenge() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1170`
		//  Estimated: `9679`
		// Minimum execution time: 51_467_000 picoseconds.
		charged(55_173_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Challenges` (r:1 w:1)
	/// Proof: `Compute::Challenges` (`max_values`: None, `max_size`: Some(565), added: 3040, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:6 w:6)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:6 w:6)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:2 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[1024, 4096]`.
	/// The range of component `d` is `[12, 16]`.
	fn open_result(k: u32, d: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6350`
		//  Estimated: `21214`
		// Minimum execution time: 778_680_000 picoseconds.
		charged(684_140_981)
			.saturating_add(Weight::from_parts(0, 21214))
			// Standard Error: 11_335
			.saturating_add(charged(40_315).saturating_mul(k.into()))
			// Standard Error: 8_625_016
			.saturating_add(charged(8_464_312).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(42))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Filings` (r:1 w:1)
	/// Proof: `Compute::Filings` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:7 w:7)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:7 w:7)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Challenges` (r:1 w:1)
	/// Proof: `Compute::Challenges` (`max_values`: None, `max_size`: Some(565), added: 3040, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:2 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:3)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[1024, 4096]`.
	/// The range of component `d` is `[12, 16]`.
	fn prove_fraud(k: u32, d: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6599`
		//  Estimated: `21214`
		// Minimum execution time: 846_581_000 picoseconds.
		charged(753_795_244)
			.saturating_add(Weight::from_parts(0, 21214))
			// Standard Error: 15_614
			.saturating_add(charged(25_758).saturating_mul(k.into()))
			// Standard Error: 11_880_766
			.saturating_add(charged(12_047_476).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(46))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Challenges` (r:1 w:1)
	/// Proof: `Compute::Challenges` (`max_values`: None, `max_size`: Some(565), added: 3040, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:6 w:6)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:6 w:6)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:2 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn fraud_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6277`
		//  Estimated: `21214`
		// Minimum execution time: 504_191_000 picoseconds.
		charged(519_063_000)
			.saturating_add(Weight::from_parts(0, 21214))
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(42))
	}
	/// Storage: `Compute::AgendaCursor` (r:1 w:1)
	/// Proof: `Compute::AgendaCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:1 w:0)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenSweep` (r:1 w:1)
	/// Proof: `Compute::OpenSweep` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Payouts` (r:1 w:0)
	/// Proof: `Compute::Payouts` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn clock_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `340`
		//  Estimated: `3550`
		// Minimum execution time: 19_419_000 picoseconds.
		charged(21_632_000)
			.saturating_add(Weight::from_parts(0, 3550))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compute::Agenda` (r:1 w:0)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn agenda_block() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `157`
		//  Estimated: `3550`
		// Minimum execution time: 4_797_000 picoseconds.
		charged(6_219_000)
			.saturating_add(Weight::from_parts(0, 3550))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Challenges` (r:1 w:0)
	/// Proof: `Compute::Challenges` (`max_values`: None, `max_size`: Some(565), added: 3040, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn settle_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4184`
		//  Estimated: `8799`
		// Minimum execution time: 208_040_000 picoseconds.
		charged(216_192_000)
			.saturating_add(Weight::from_parts(0, 8799))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:0 w:1)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:0 w:1)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn late_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4091`
		//  Estimated: `5576`
		// Minimum execution time: 116_543_000 picoseconds.
		charged(122_893_000)
			.saturating_add(Weight::from_parts(0, 5576))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:7 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn fault_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4954`
		//  Estimated: `18686`
		// Minimum execution time: 250_153_000 picoseconds.
		charged(258_966_000)
			.saturating_add(Weight::from_parts(0, 18686))
			.saturating_add(T::DbWeight::get().reads(23))
			.saturating_add(T::DbWeight::get().writes(31))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn expire_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1132`
		//  Estimated: `3770`
		// Minimum execution time: 70_656_000 picoseconds.
		charged(74_340_000)
			.saturating_add(Weight::from_parts(0, 3770))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn prune_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `228`
		//  Estimated: `3704`
		// Minimum execution time: 8_353_000 picoseconds.
		charged(9_384_000)
			.saturating_add(Weight::from_parts(0, 3704))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn return_stake() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `629`
		//  Estimated: `3649`
		// Minimum execution time: 99_258_000 picoseconds.
		charged(103_063_000)
			.saturating_add(Weight::from_parts(0, 3649))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:16 w:2)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:15 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:15 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:15 w:0)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:1 w:2)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[1, 16]`.
	fn try_open_task(d: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5373 + d * (185 ±0)`
		//  Estimated: `3854 + d * (4139 ±56)`
		// Minimum execution time: 88_261_000 picoseconds.
		charged(87_815_697)
			.saturating_add(Weight::from_parts(0, 3854))
			// Standard Error: 217_314
			.saturating_add(charged(14_589_658).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(11))
			.saturating_add(Weight::from_parts(0, 4139).saturating_mul(d.into()))
	}
	/// Storage: `Compute::Payouts` (r:2 w:1)
	/// Proof: `Compute::Payouts` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochFacts` (r:2 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Economics::ComputeOwed` (r:1 w:1)
	/// Proof: `Economics::ComputeOwed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn pay_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1120`
		//  Estimated: `6196`
		// Minimum execution time: 115_682_000 picoseconds.
		charged(121_310_000)
			.saturating_add(Weight::from_parts(0, 6196))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Compute::Tasks` (r:1 w:0)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	fn batch_item() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3`
		//  Estimated: `3704`
		// Minimum execution time: 10_866_000 picoseconds.
		charged(12_609_000)
			.saturating_add(Weight::from_parts(0, 3704))
			.saturating_add(T::DbWeight::get().reads(1))
	}
}
