// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_compute`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `10`, REPEAT: `5`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_compute`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_compute::WeightInfo for WeightInfo<T> {
	/// Storage: `Compute::Banned` (r:1 w:0)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:0 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:0 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn register_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `396`
		//  Estimated: `3616`
		// Minimum execution time: 124_475_000 picoseconds.
		Weight::from_parts(129_143_000, 0)
			.saturating_add(Weight::from_parts(0, 3616))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(21))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:7 w:8)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:2 w:8)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	fn update_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1738`
		//  Estimated: `18686`
		// Minimum execution time: 170_634_000 picoseconds.
		Weight::from_parts(178_586_000, 0)
			.saturating_add(Weight::from_parts(0, 18686))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	fn set_paused() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1032`
		//  Estimated: `21214`
		// Minimum execution time: 111_446_000 picoseconds.
		Weight::from_parts(116_984_000, 0)
			.saturating_add(Weight::from_parts(0, 21214))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	/// Storage: `Compute::Workers` (r:1 w:0)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Addresses` (r:1 w:1)
	/// Proof: `Compute::Addresses` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn set_address() -> Weight {
		// Not measured yet: a bound, above what two reads and a write cost elsewhere.
		Weight::from_parts(60_000_000, 0)
			.saturating_add(Weight::from_parts(0, 3643))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	fn deposit_bond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `555`
		//  Estimated: `3616`
		// Minimum execution time: 77_345_000 picoseconds.
		Weight::from_parts(82_372_000, 0)
			.saturating_add(Weight::from_parts(0, 3616))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	fn withdraw_bond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `555`
		//  Estimated: `3616`
		// Minimum execution time: 67_601_000 picoseconds.
		Weight::from_parts(72_017_000, 0)
			.saturating_add(Weight::from_parts(0, 3616))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Compute::WorkerTasks` (r:1 w:0)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:9)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:1 w:9)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:0 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Addresses` (r:0 w:1)
	/// Proof: `Compute::Addresses` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	fn unregister_worker() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1261`
		//  Estimated: `21214`
		// Minimum execution time: 122_672_000 picoseconds.
		Weight::from_parts(128_621_000, 0)
			.saturating_add(Weight::from_parts(0, 21214))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(23))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::NextTask` (r:1 w:1)
	/// Proof: `Compute::NextTask` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Tasks` (r:0 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	fn post_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `787`
		//  Estimated: `3770`
		// Minimum execution time: 89_073_000 picoseconds.
		Weight::from_parts(93_509_000, 0)
			.saturating_add(Weight::from_parts(0, 3770))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn cancel_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1010`
		//  Estimated: `3770`
		// Minimum execution time: 81_191_000 picoseconds.
		Weight::from_parts(85_658_000, 0)
			.saturating_add(Weight::from_parts(0, 3770))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn commit_result() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `724`
		//  Estimated: `9679`
		// Minimum execution time: 37_676_000 picoseconds.
		Weight::from_parts(41_051_000, 0)
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
		Weight::from_parts(2_290_507_306, 0)
			.saturating_add(Weight::from_parts(0, 18686))
			// Standard Error: 80_547
			.saturating_add(Weight::from_parts(779_598, 0).saturating_mul(k.into()))
			// Standard Error: 54_251_842
			.saturating_add(Weight::from_parts(70_779_662, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(30))
	}
	/// Storage: `Compute::Tasks` (r:1 w:0)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	fn reveal_refused() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `389`
		//  Estimated: `3687`
		// Minimum execution time: 8_293_000 picoseconds.
		Weight::from_parts(9_264_000, 0)
			.saturating_add(Weight::from_parts(0, 3687))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn file() -> Weight {
		Self::deposit_bond()
	}
	fn withdraw_filing() -> Weight {
		Self::withdraw_bond()
	}
	fn challenge() -> Weight {
		Self::commit_result().saturating_mul(2)
	}
	fn open_result(k: u32, d: u32) -> Weight {
		Self::reveal_result(k, d)
	}
	fn prove_fraud(k: u32, d: u32) -> Weight {
		Self::reveal_result(k, d)
	}
	fn batch_item() -> Weight {
		Self::reveal_refused()
	}
	fn pay_worker() -> Weight {
		Self::settle_task()
	}
	fn fraud_task() -> Weight {
		Self::fault_task().saturating_mul(2)
	}
	/// Storage: `Compute::AgendaCursor` (r:1 w:1)
	/// Proof: `Compute::AgendaCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:1 w:0)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenSweep` (r:1 w:1)
	/// Proof: `Compute::OpenSweep` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:1 w:0)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn clock_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `804`
		//  Estimated: `3518`
		// Minimum execution time: 28_973_000 picoseconds.
		Weight::from_parts(31_907_000, 0)
			.saturating_add(Weight::from_parts(0, 3518))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compute::Agenda` (r:1 w:0)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn agenda_block() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `157`
		//  Estimated: `3518`
		// Minimum execution time: 5_037_000 picoseconds.
		Weight::from_parts(5_788_000, 0)
			.saturating_add(Weight::from_parts(0, 3518))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn settle_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4023`
		//  Estimated: `8799`
		// Minimum execution time: 214_719_000 picoseconds.
		Weight::from_parts(223_203_000, 0)
			.saturating_add(Weight::from_parts(0, 8799))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:1 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:0 w:1)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:0 w:1)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn late_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3579`
		//  Estimated: `5563`
		// Minimum execution time: 104_005_000 picoseconds.
		Weight::from_parts(108_622_000, 0)
			.saturating_add(Weight::from_parts(0, 5563))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
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
	fn fault_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4471`
		//  Estimated: `18686`
		// Minimum execution time: 250_673_000 picoseconds.
		Weight::from_parts(258_204_000, 0)
			.saturating_add(Weight::from_parts(0, 18686))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(30))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Compute::RequesterTasks` (r:1 w:1)
	/// Proof: `Compute::RequesterTasks` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn expire_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1010`
		//  Estimated: `3770`
		// Minimum execution time: 75_032_000 picoseconds.
		Weight::from_parts(78_567_000, 0)
			.saturating_add(Weight::from_parts(0, 3770))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn prune_task() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `211`
		//  Estimated: `3687`
		// Minimum execution time: 9_945_000 picoseconds.
		Weight::from_parts(10_866_000, 0)
			.saturating_add(Weight::from_parts(0, 3687))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	fn return_stake() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `596`
		//  Estimated: `3616`
		// Minimum execution time: 105_758_000 picoseconds.
		Weight::from_parts(109_703_000, 0)
			.saturating_add(Weight::from_parts(0, 3616))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Compute::Tasks` (r:1 w:1)
	/// Proof: `Compute::Tasks` (`max_values`: None, `max_size`: Some(222), added: 2697, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:16 w:2)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:15 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Compute::WorkerTasks` (r:15 w:1)
	/// Proof: `Compute::WorkerTasks` (`max_values`: None, `max_size`: Some(2098), added: 4573, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:15 w:0)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:1 w:2)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:2)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::OpenTasks` (r:0 w:1)
	/// Proof: `Compute::OpenTasks` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[1, 16]`.
	fn try_open_task(d: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5156 + d * (184 ±0)`
		//  Estimated: `3854 + d * (4139 ±33)`
		// Minimum execution time: 98_186_000 picoseconds.
		Weight::from_parts(99_068_994, 0)
			.saturating_add(Weight::from_parts(0, 3854))
			// Standard Error: 136_047
			.saturating_add(Weight::from_parts(17_432_829, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(11))
			.saturating_add(Weight::from_parts(0, 4139).saturating_mul(d.into()))
	}
}
