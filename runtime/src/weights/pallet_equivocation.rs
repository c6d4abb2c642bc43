// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_equivocation`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_equivocation`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_equivocation::WeightInfo for WeightInfo<T> {
	/// Storage: `Equivocation::Kept` (r:1 w:0)
	/// Proof: `Equivocation::Kept` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Sessions` (r:1 w:0)
	/// Proof: `Equivocation::Sessions` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Authorities` (r:1 w:0)
	/// Proof: `Equivocation::Authorities` (`max_values`: None, `max_size`: Some(16398), added: 18873, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Reported` (r:1 w:1)
	/// Proof: `Equivocation::Reported` (`max_values`: None, `max_size`: Some(8206), added: 10681, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Registry` (r:86 w:86)
	/// Proof: `Validators::Registry` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Validators::SetSizes` (r:1 w:0)
	/// Proof: `Validators::SetSizes` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Offenders` (r:1 w:1)
	/// Proof: `Validators::Offenders` (`max_values`: None, `max_size`: Some(9230), added: 11705, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:86 w:86)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Slashes` (r:86 w:86)
	/// Proof: `Delegation::Slashes` (`max_values`: None, `max_size`: Some(3122), added: 5597, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:86 w:86)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:86 w:86)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Burned` (r:1 w:1)
	/// Proof: `Economics::Burned` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Left` (r:86 w:86)
	/// Proof: `Delegation::Left` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sums` (r:1 w:1)
	/// Proof: `Delegation::Sums` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Totals` (r:86 w:86)
	/// Proof: `Delegation::Totals` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextSlash` (r:1 w:1)
	/// Proof: `Delegation::NextSlash` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Rounds` (r:1 w:0)
	/// Proof: `Delegation::Rounds` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Sweep` (r:1 w:1)
	/// Proof: `Delegation::Sweep` (`max_values`: Some(1), `max_size`: Some(272), added: 767, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Penalties` (r:86 w:86)
	/// Proof: `Validators::Penalties` (`max_values`: None, `max_size`: Some(369), added: 2844, mode: `MaxEncodedLen`)
	/// Storage: `Validators::CurrentSet` (r:1 w:0)
	/// Proof: `Validators::CurrentSet` (`max_values`: Some(1), `max_size`: Some(8194), added: 8689, mode: `MaxEncodedLen`)
	fn report_double_authoring() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `52753`
		//  Estimated: `482332`
		// Minimum execution time: 7_997_580_000 picoseconds.
		charged(9_033_572_000)
			.saturating_add(Weight::from_parts(0, 482332))
			.saturating_add(T::DbWeight::get().reads(703))
			.saturating_add(T::DbWeight::get().writes(694))
	}
	/// Storage: `Equivocation::Kept` (r:1 w:0)
	/// Proof: `Equivocation::Kept` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Sessions` (r:1 w:0)
	/// Proof: `Equivocation::Sessions` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Authorities` (r:1 w:0)
	/// Proof: `Equivocation::Authorities` (`max_values`: None, `max_size`: Some(16398), added: 18873, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Reported` (r:1 w:0)
	/// Proof: `Equivocation::Reported` (`max_values`: None, `max_size`: Some(8206), added: 10681, mode: `MaxEncodedLen`)
	fn authorize_report_double_authoring() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `16961`
		//  Estimated: `19863`
		// Minimum execution time: 191_866_000 picoseconds.
		charged(210_062_000)
			.saturating_add(Weight::from_parts(0, 19863))
			.saturating_add(T::DbWeight::get().reads(6))
	}
	/// Storage: `Aura::CurrentSlot` (r:1 w:0)
	/// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Kept` (r:1 w:1)
	/// Proof: `Equivocation::Kept` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Sessions` (r:5 w:6)
	/// Proof: `Equivocation::Sessions` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Proof: `Historical::StoredRange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:2)
	/// Proof: `Historical::HistoricalSessions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Reported` (r:0 w:4)
	/// Proof: `Equivocation::Reported` (`max_values`: None, `max_size`: Some(8206), added: 10681, mode: `MaxEncodedLen`)
	/// Storage: `Equivocation::Authorities` (r:0 w:5)
	/// Proof: `Equivocation::Authorities` (`max_values`: None, `max_size`: Some(16398), added: 18873, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn begin_session(n: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `824`
		//  Estimated: `13550`
		// Minimum execution time: 57_546_000 picoseconds.
		charged(59_344_150)
			.saturating_add(Weight::from_parts(0, 13550))
			// Standard Error: 4_005
			.saturating_add(charged(73_749).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(19))
	}
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Equivocation::Kept` (r:1 w:0)
	/// Proof: `Equivocation::Kept` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn idle() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `276`
		//  Estimated: `1761`
		// Minimum execution time: 4_627_000 picoseconds.
		charged(5_298_000)
			.saturating_add(Weight::from_parts(0, 1761))
			.saturating_add(T::DbWeight::get().reads(2))
	}
}
