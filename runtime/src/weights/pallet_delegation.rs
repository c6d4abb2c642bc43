// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_delegation`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

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
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::CapHolds` (r:1 w:0)
	/// Proof: `Delegation::CapHolds` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn delegate(e: u32, s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3634 + e * (97 ±0) + s * (24 ±0)`
		//  Estimated: `9679 + e * (2599 ±0) + s * (25 ±1)`
		// Minimum execution time: 299_255_000 picoseconds.
		charged(320_548_138)
			.saturating_add(Weight::from_parts(0, 9679))
			// Standard Error: 177_878
			.saturating_add(charged(4_712_352).saturating_mul(e.into()))
			// Standard Error: 116_946
			.saturating_add(charged(1_252_552).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
			.saturating_add(Weight::from_parts(0, 25).saturating_mul(s.into()))
	}
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Delegations` (r:1 w:1)
	/// Proof: `Delegation::Delegations` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn undelegate(e: u32, s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3643 + e * (97 ±0) + s * (24 ±0)`
		//  Estimated: `6587 + e * (2599 ±0) + s * (25 ±1)`
		// Minimum execution time: 176_242_000 picoseconds.
		charged(151_508_454)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 163_256
			.saturating_add(charged(6_169_917).saturating_mul(e.into()))
			// Standard Error: 107_333
			.saturating_add(charged(1_063_845).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
			.saturating_add(Weight::from_parts(0, 25).saturating_mul(s.into()))
	}
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Records` (r:84 w:84)
	/// Proof: `Delegation::Records` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn payout(e: u32, s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3085 + e * (97 ±0) + s * (24 ±0)`
		//  Estimated: `6587 + e * (2599 ±0) + s * (26 ±1)`
		// Minimum execution time: 130_875_000 picoseconds.
		charged(92_441_430)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 100_398
			.saturating_add(charged(6_072_562).saturating_mul(e.into()))
			// Standard Error: 66_007
			.saturating_add(charged(1_057_090).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
			.saturating_add(Weight::from_parts(0, 26).saturating_mul(s.into()))
	}
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 128]`.
	fn return_one(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `875 + s * (24 ±0)`
		//  Estimated: `6587`
		// Minimum execution time: 63_414_000 picoseconds.
		charged(97_488_227)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 23_090
			.saturating_add(charged(424_003).saturating_mul(s.into()))
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
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:0)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::History` (r:1 w:1)
	/// Proof: `Delegation::History` (`max_values`: None, `max_size`: Some(1730), added: 4205, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Delegations` (r:1 w:1)
	/// Proof: `Delegation::Delegations` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 84]`.
	/// The range of component `s` is `[0, 128]`.
	fn sweep_one(e: u32, s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3717 + e * (97 ±0) + s * (24 ±0)`
		//  Estimated: `6587 + e * (2599 ±2) + s * (25 ±1)`
		// Minimum execution time: 168_171_000 picoseconds.
		charged(169_691_783)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 66_758
			.saturating_add(charged(5_660_027).saturating_mul(e.into()))
			// Standard Error: 43_890
			.saturating_add(charged(710_455).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(e.into()))
			.saturating_add(Weight::from_parts(0, 25).saturating_mul(s.into()))
	}
	/// Storage: `Delegation::Unbonding` (r:2 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 128]`.
	fn sweep_chunk(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `875 + s * (24 ±0)`
		//  Estimated: `6587`
		// Minimum execution time: 14_732_000 picoseconds.
		charged(50_045_481)
			.saturating_add(Weight::from_parts(0, 6587))
			// Standard Error: 28_034
			.saturating_add(charged(603_002).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Delegation::Slashes` (r:1 w:1)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	fn forget_slashes() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3482`
		//  Estimated: `6587`
		// Minimum execution time: 17_115_000 picoseconds.
		charged(19_609_000)
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
		// Minimum execution time: 37_506_000 picoseconds.
		charged(40_370_000)
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
		// Minimum execution time: 4_146_000 picoseconds.
		charged(4_567_000)
			.saturating_add(Weight::from_parts(0, 3557))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
