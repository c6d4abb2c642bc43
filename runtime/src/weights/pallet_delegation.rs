// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_delegation`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `10`, REPEAT: `5`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_delegation`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_delegation::WeightInfo for WeightInfo<T> {
	/// Storage: `Validators::Registry` (r:1 w:0)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::CapHolds` (r:1 w:0)
	/// Proof: `Delegation::CapHolds` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn delegate(e: u32, _s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1630 + s * (24 ±0)`
		//  Estimated: `9679 + e * (2599 ±0)`
		// Minimum execution time: 222_922_000 picoseconds.
		charged(276_800_878)
			.saturating_add(Weight::from_parts(0, 9679))
			// Standard Error: 85_165
			.saturating_add(charged(3_352_665).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
	}
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Delegations` (r:1 w:1)
	/// Proof: `Delegation::Delegations` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn undelegate(e: u32, _s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1639 + s * (24 ±0)`
		//  Estimated: `7286 + e * (2599 ±0)`
		// Minimum execution time: 186_107_000 picoseconds.
		charged(243_208_398)
			.saturating_add(Weight::from_parts(0, 7286))
			// Standard Error: 84_024
			.saturating_add(charged(3_306_682).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
	}
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn payout(e: u32, _s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1162 + s * (24 ±0)`
		//  Estimated: `6708 + e * (2599 ±0)`
		// Minimum execution time: 138_046_000 picoseconds.
		charged(185_351_798)
			.saturating_add(Weight::from_parts(0, 6708))
			// Standard Error: 83_978
			.saturating_add(charged(3_337_861).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
	}
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 128]`.
	fn return_one(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `872 + s * (24 ±0)`
		//  Estimated: `6587`
		// Minimum execution time: 69_153_000 picoseconds.
		charged(97_318_085)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 8_150
			.saturating_add(charged(467_437).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Delegations` (r:1 w:1)
	/// Proof: `Delegation::Delegations` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(185), added: 680, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn sweep_one(e: u32, _s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1713 + s * (24 ±0)`
		//  Estimated: `7360 + e * (2599 ±0)`
		// Minimum execution time: 177_785_000 picoseconds.
		charged(226_433_385)
			.saturating_add(Weight::from_parts(0, 7360))
			// Standard Error: 84_351
			.saturating_add(charged(3_199_246).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
	}
	/// Storage: `Delegation::Unbonding` (r:2 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 128]`.
	fn sweep_chunk(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `872 + s * (24 ±0)`
		//  Estimated: `6587`
		// Minimum execution time: 16_755_000 picoseconds.
		charged(50_159_015)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 10_200
			.saturating_add(charged(478_543).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Delegation::Slashes` (r:1 w:1)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	fn forget_slashes() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3479`
		//  Estimated: `6587`
		// Minimum execution time: 19_109_000 picoseconds.
		charged(21_432_000)
			.saturating_add(Weight::from_parts(0, 6587))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Delegation::Records` (r:1 w:1)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn prune_one() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `660`
		//  Estimated: `3593`
		// Minimum execution time: 42_424_000 picoseconds.
		charged(45_228_000)
			.saturating_add(Weight::from_parts(0, 3593))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Delegation::Agenda` (r:1 w:0)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextDue` (r:0 w:1)
	/// Proof: `Delegation::NextDue` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn idle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `199`
		//  Estimated: `3557`
		// Minimum execution time: 4_857_000 picoseconds.
		charged(5_639_000)
			.saturating_add(Weight::from_parts(0, 3557))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
