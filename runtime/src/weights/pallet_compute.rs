// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_compute`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `5`, REPEAT: `3`, CPU: `AMD EPYC`

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
		// Minimum execution time: 125_988_000 picoseconds.
		charged(132_667_000)
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
		// Minimum execution time: 173_808_000 picoseconds.
		charged(180_118_000)
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
		// Minimum execution time: 113_318_000 picoseconds.
		charged(119_738_000)
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
		// Minimum execution time: 19_309_000 picoseconds.
		charged(22_283_000)
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
		// Minimum execution time: 78_427_000 picoseconds.
		charged(83_124_000)
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
		// Minimum execution time: 69_033_000 picoseconds.
		charged(72_999_000)
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
		// Minimum execution time: 139_418_000 picoseconds.
		charged(145_898_000)
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
		// Minimum execution time: 90_735_000 picoseconds.
		charged(99_208_000)
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
		// Minimum execution time: 86_128_000 picoseconds.
		charged(92_648_000)
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
		// Minimum execution time: 38_958_000 picoseconds.
		charged(43_104_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:7 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[1024, 4096]`.
	/// The range of component `d` is `[12, 16]`.
	fn reveal_result(k: u32, d: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4563`
		//  Estimated: `18686`
		// Minimum execution time: 3_961_279_000 picoseconds.
		charged(2_290_507_306)
			.saturating_add(Weight::from_parts(0, 18686))
			// Standard Error: 80_547
			.saturating_add(charged(779_598).saturating_mul(k.into()))
			// Standard Error: 54_251_842
			.saturating_add(charged(70_779_662).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(30))
	}
	/// Storage: `Compute::Tasks` (r:1 w:0)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn reveal_refused() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `406`
		//  Estimated: `3704`
		// Minimum execution time: 10_686_000 picoseconds.
		charged(11_868_000)
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
		// Minimum execution time: 81_762_000 picoseconds.
		charged(86_479_000)
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
		// Minimum execution time: 67_651_000 picoseconds.
		charged(75_883_000)
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
		// Minimum execution time: 60_040_000 picoseconds.
		charged(64_416_000)
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
		// Minimum execution time: 838_989_000 picoseconds.
		charged(667_474_121)
			.saturating_add(Weight::from_parts(0, 21214))
			// Standard Error: 6_748
			.saturating_add(charged(43_192).saturating_mul(k.into()))
			// Standard Error: 5_182_960
			.saturating_add(charged(10_787_941).saturating_mul(d.into()))
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
		// Minimum execution time: 898_118_000 picoseconds.
		charged(555_006_887)
			.saturating_add(Weight::from_parts(0, 21214))
			// Standard Error: 19_268
			.saturating_add(charged(52_329).saturating_mul(k.into()))
			// Standard Error: 14_798_289
			.saturating_add(charged(22_987_505).saturating_mul(d.into()))
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
		// Minimum execution time: 547_265_000 picoseconds.
		charged(563_530_000)
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
		// Minimum execution time: 22_513_000 picoseconds.
		charged(24_417_000)
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
		// Minimum execution time: 5_157_000 picoseconds.
		charged(6_479_000)
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
		// Minimum execution time: 229_101_000 picoseconds.
		charged(237_504_000)
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
		// Minimum execution time: 133_158_000 picoseconds.
		charged(139_387_000)
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
		// Minimum execution time: 280_428_000 picoseconds.
		charged(291_484_000)
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
		// Minimum execution time: 79_359_000 picoseconds.
		charged(83_254_000)
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
		// Minimum execution time: 9_884_000 picoseconds.
		charged(10_856_000)
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
		// Minimum execution time: 106_648_000 picoseconds.
		charged(110_174_000)
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
		//  Measured:  `5036 + d * (206 ±0)`
		//  Estimated: `4157 + d * (4207 ±15)`
		// Minimum execution time: 105_006_000 picoseconds.
		charged(101_464_477)
			.saturating_add(Weight::from_parts(0, 4157))
			// Standard Error: 100_370
			.saturating_add(charged(17_888_594).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(11))
			.saturating_add(Weight::from_parts(0, 4207).saturating_mul(d.into()))
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
		// Minimum execution time: 127_580_000 picoseconds.
		charged(134_000_000)
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
		// Minimum execution time: 12_799_000 picoseconds.
		charged(15_343_000)
			.saturating_add(Weight::from_parts(0, 3704))
			.saturating_add(T::DbWeight::get().reads(1))
	}
}
