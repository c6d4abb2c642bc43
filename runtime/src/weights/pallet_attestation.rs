// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_attestation`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `10`, REPEAT: `3`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_attestation`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_attestation::WeightInfo for WeightInfo<T> {
	/// Storage: `Attestation::DriverRoot` (r:0 w:1)
	/// Proof: `Attestation::DriverRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	fn set_whitelist() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 5_278_000 picoseconds.
		charged(6_289_000)
			.saturating_add(Weight::from_parts(0, 0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Compute::Workers` (r:2 w:0)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Requests` (r:1 w:0)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Gpus` (r:1 w:2)
	/// Proof: `Attestation::Gpus` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:2)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::DriverRoot` (r:1 w:0)
	/// Proof: `Attestation::DriverRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::DeviceRoot` (r:1 w:0)
	/// Proof: `Attestation::DeviceRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3280`
		//  Estimated: `6308`
		// Minimum execution time: 163_543_000 picoseconds.
		charged(169_021_000)
			.saturating_add(Weight::from_parts(0, 6308))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Compute::Workers` (r:1 w:0)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:0)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:0 w:1)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn request_benchmark() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3499`
		//  Estimated: `5406`
		// Minimum execution time: 130_905_000 picoseconds.
		charged(136_493_000)
			.saturating_add(Weight::from_parts(0, 5406))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Validators::Registry` (r:1 w:0)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Witnesses` (r:0 w:1)
	/// Proof: `Attestation::Witnesses` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	fn set_witness() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `293`
		//  Estimated: `9679`
		// Minimum execution time: 19_529_000 picoseconds.
		charged(21_512_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	fn submit_nonce() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1051`
		//  Estimated: `4902`
		// Minimum execution time: 19_790_000 picoseconds.
		charged(22_103_000)
			.saturating_add(Weight::from_parts(0, 4902))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:0 w:2)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn commit_benchmark() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1273`
		//  Estimated: `9679`
		// Minimum execution time: 40_951_000 picoseconds.
		charged(44_927_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:9 w:9)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:0)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::DriverRoot` (r:1 w:0)
	/// Proof: `Attestation::DriverRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::DeviceRoot` (r:1 w:0)
	/// Proof: `Attestation::DeviceRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:0 w:4)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Decided` (r:0 w:1)
	/// Proof: `Attestation::Decided` (`max_values`: None, `max_size`: Some(192), added: 2667, mode: `MaxEncodedLen`)
	fn submit_measurement() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5323`
		//  Estimated: `24417`
		// Minimum execution time: 590_980_000 picoseconds.
		charged(611_821_000)
			.saturating_add(Weight::from_parts(0, 24417))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:1)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:16)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:8 w:16)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:0 w:2)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Gpus` (r:0 w:1)
	/// Proof: `Attestation::Gpus` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[64, 2048]`.
	fn open_benchmark(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6561`
		//  Estimated: `21214`
		// Minimum execution time: 1_822_854_000 picoseconds.
		charged(2_062_061_957)
			.saturating_add(Weight::from_parts(0, 21214))
			// Standard Error: 46_132
			.saturating_add(charged(783_476).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(46))
	}
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Decided` (r:1 w:0)
	/// Proof: `Attestation::Decided` (`max_values`: None, `max_size`: Some(192), added: 2667, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Filings` (r:1 w:1)
	/// Proof: `Compute::Filings` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:1)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Workers` (r:1 w:1)
	/// Proof: `Compute::Workers` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotCount` (r:1 w:1)
	/// Proof: `Compute::SlotCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Compute::SlotIndex` (r:8 w:16)
	/// Proof: `Compute::SlotIndex` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Slots` (r:8 w:16)
	/// Proof: `Compute::Slots` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Compute::EpochFacts` (r:1 w:1)
	/// Proof: `Compute::EpochFacts` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Compute::EpochWeight` (r:1 w:1)
	/// Proof: `Compute::EpochWeight` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:0 w:2)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Gpus` (r:0 w:1)
	/// Proof: `Attestation::Gpus` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Agenda` (r:0 w:1)
	/// Proof: `Compute::Agenda` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `Compute::Banned` (r:0 w:1)
	/// Proof: `Compute::Banned` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[64, 2048]`.
	fn challenge_benchmark(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7188`
		//  Estimated: `21214`
		// Minimum execution time: 574_455_000 picoseconds.
		charged(597_848_737)
			.saturating_add(Weight::from_parts(0, 21214))
			// Standard Error: 7_864
			.saturating_add(charged(57_198).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().writes(50))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::AgendaCursor` (r:1 w:1)
	/// Proof: `Attestation::AgendaCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:1 w:0)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn agenda_block() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `694`
		//  Estimated: `9679`
		// Minimum execution time: 13_770_000 picoseconds.
		charged(15_803_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Attestation::AgendaCursor` (r:1 w:1)
	/// Proof: `Attestation::AgendaCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:2 w:2)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Witnesses` (r:256 w:0)
	/// Proof: `Attestation::Witnesses` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:0)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Randomness::History` (r:1 w:0)
	/// Proof: `Randomness::History` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `v` is `[1, 256]`.
	fn agenda_draw(v: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1395 + v * (250 ±0)`
		//  Estimated: `9679 + v * (2685 ±0)`
		// Minimum execution time: 59_278_000 picoseconds.
		charged(57_401_249)
			.saturating_add(Weight::from_parts(0, 9679))
			// Standard Error: 10_922
			.saturating_add(charged(4_651_387).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(Weight::from_parts(0, 2685).saturating_mul(v.into()))
	}
	/// Storage: `Attestation::AgendaCursor` (r:1 w:1)
	/// Proof: `Attestation::AgendaCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Agenda` (r:3 w:4)
	/// Proof: `Attestation::Agenda` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Requests` (r:1 w:1)
	/// Proof: `Attestation::Requests` (`max_values`: None, `max_size`: Some(1437), added: 3912, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:9 w:9)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Records` (r:1 w:1)
	/// Proof: `Attestation::Records` (`max_values`: None, `max_size`: Some(462), added: 2937, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Reports` (r:1 w:0)
	/// Proof: `Attestation::Reports` (`max_values`: None, `max_size`: Some(1941), added: 4416, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::DriverRoot` (r:1 w:0)
	/// Proof: `Attestation::DriverRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::DeviceRoot` (r:1 w:0)
	/// Proof: `Attestation::DeviceRoot` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Attestation::Decided` (r:0 w:1)
	/// Proof: `Attestation::Decided` (`max_values`: None, `max_size`: Some(192), added: 2667, mode: `MaxEncodedLen`)
	fn agenda_decide() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5684`
		//  Estimated: `24417`
		// Minimum execution time: 600_133_000 picoseconds.
		charged(617_599_000)
			.saturating_add(Weight::from_parts(0, 24417))
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(19))
	}
}
