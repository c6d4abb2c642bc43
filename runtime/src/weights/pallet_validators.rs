// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_validators`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_validators`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_validators::WeightInfo for WeightInfo<T> {
	/// Storage: `Validators::Registry` (r:1 w:1)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Ejected` (r:1 w:0)
	/// Proof: `Validators::Ejected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CounterForRegistry` (r:1 w:1)
	/// Proof: `Validators::CounterForRegistry` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:0)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Departures` (r:1 w:0)
	/// Proof: `Validators::Departures` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
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
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn stake() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1105`
		//  Estimated: `6587`
		// Minimum execution time: 109_123_000 picoseconds.
		charged(112_628_000)
			.saturating_add(Weight::from_parts(0, 6587))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Validators::Ejected` (r:1 w:0)
	/// Proof: `Validators::Ejected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Registry` (r:1 w:1)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:0)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:1)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:0)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Unbonding` (r:1 w:1)
	/// Proof: `Delegation::Unbonding` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Penalties` (r:1 w:1)
	/// Proof: `Validators::Penalties` (`max_values`: None, `max_size`: Some(369), added: 2844, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Agenda` (r:0 w:1)
	/// Proof: `Delegation::Agenda` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn unstake() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1229`
		//  Estimated: `6587`
		// Minimum execution time: 113_900_000 picoseconds.
		charged(118_015_000)
			.saturating_add(Weight::from_parts(0, 6587))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Validators::Ejected` (r:1 w:0)
	/// Proof: `Validators::Ejected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Registry` (r:1 w:1)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Validators::MetadataOf` (r:0 w:1)
	/// Proof: `Validators::MetadataOf` (`max_values`: None, `max_size`: Some(526), added: 3001, mode: `MaxEncodedLen`)
	fn update_validator() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `729`
		//  Estimated: `3555`
		// Minimum execution time: 32_047_000 picoseconds.
		charged(34_130_000)
			.saturating_add(Weight::from_parts(0, 3555))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Validators::Ejected` (r:1 w:0)
	/// Proof: `Validators::Ejected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Registry` (r:1 w:1)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Duties` (r:1 w:1)
	/// Proof: `Validators::Duties` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn unjail() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `426`
		//  Estimated: `3555`
		// Minimum execution time: 21_853_000 picoseconds.
		charged(23_275_000)
			.saturating_add(Weight::from_parts(0, 3555))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Validators::LastSlot` (r:1 w:1)
	/// Proof: `Validators::LastSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Duties` (r:256 w:256)
	/// Proof: `Validators::Duties` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 255]`.
	fn note_slot(m: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8808`
		//  Estimated: `10293 + m * (2554 ±0)`
		// Minimum execution time: 17_166_000 picoseconds.
		charged(8_236_536)
			.saturating_add(Weight::from_parts(0, 10293))
			// Standard Error: 22_785
			.saturating_add(charged(3_155_695).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2554).saturating_mul(m.into()))
	}
	/// Storage: `Validators::Registry` (r:256 w:0)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Duties` (r:256 w:1)
	/// Proof: `Validators::Duties` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[3, 256]`.
	fn judge(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `476 + n * (184 ±0)`
		//  Estimated: `9679 + n * (2565 ±0)`
		// Minimum execution time: 37_335_000 picoseconds.
		charged(38_807_000)
			.saturating_add(Weight::from_parts(0, 9679))
			// Standard Error: 10_485
			.saturating_add(charged(7_985_098).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2565).saturating_mul(n.into()))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:1 w:1)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:1 w:1)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:1 w:1)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextSlash` (r:1 w:1)
	/// Proof: `Delegation::NextSlash` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Rounds` (r:1 w:0)
	/// Proof: `Delegation::Rounds` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sweep` (r:1 w:1)
	/// Proof: `Delegation::Sweep` (`max_values`: Some(1), `max_size`: Some(272), added: 767, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Penalties` (r:1 w:1)
	/// Proof: `Validators::Penalties` (`max_values`: None, `max_size`: Some(369), added: 2844, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Registry` (r:1 w:1)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Validators::Ejected` (r:0 w:1)
	/// Proof: `Validators::Ejected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn punish() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1292`
		//  Estimated: `9679`
		// Minimum execution time: 106_368_000 picoseconds.
		charged(110_144_000)
			.saturating_add(Weight::from_parts(0, 9679))
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Storage: `Validators::Registry` (r:40 w:40)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::SetSizes` (r:1 w:0)
	/// Proof: `Validators::SetSizes` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Offenders` (r:1 w:1)
	/// Proof: `Validators::Offenders` (`max_values`: None, `max_size`: Some(9230), added: 11705, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:40 w:40)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:40 w:40)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:40 w:40)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:40 w:40)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:40 w:40)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:40 w:40)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextSlash` (r:1 w:1)
	/// Proof: `Delegation::NextSlash` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Rounds` (r:1 w:0)
	/// Proof: `Delegation::Rounds` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sweep` (r:1 w:1)
	/// Proof: `Delegation::Sweep` (`max_values`: Some(1), `max_size`: Some(272), added: 767, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Penalties` (r:40 w:40)
	/// Proof: `Validators::Penalties` (`max_values`: None, `max_size`: Some(369), added: 2844, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[1, 40]`.
	fn equivocated(k: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0 + k * (1199 ±0)`
		//  Estimated: `12695 + k * (5597 ±0)`
		// Minimum execution time: 109_192_000 picoseconds.
		charged(110_674_000)
			.saturating_add(Weight::from_parts(0, 12695))
			// Standard Error: 475_269
			.saturating_add(charged(92_784_353).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(k.into())))
			.saturating_add(Weight::from_parts(0, 5597).saturating_mul(k.into()))
	}
}
