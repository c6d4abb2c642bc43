// SPDX-License-Identifier: Apache-2.0

//! Weights of `frame_system`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `frame_system`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
	/// The range of component `b` is `[0, 4456448]`.
	fn remark(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 2_534_000 picoseconds.
		charged(2_794_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 1
			.saturating_add(charged(355).saturating_mul(b.into()))
	}
	/// The range of component `b` is `[0, 4456448]`.
	fn remark_with_event(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 6_299_000 picoseconds.
		charged(6_700_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 3
			.saturating_add(charged(1_287).saturating_mul(b.into()))
	}
	/// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	fn set_heap_pages() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 4_607_000 picoseconds.
		charged(5_298_000)
			.saturating_add(Weight::from_parts(0, 0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::BlocksTillUpgrade` (r:0 w:1)
	/// Proof: `System::BlocksTillUpgrade` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	fn set_code() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `310`
		//  Estimated: `1751`
		// Minimum execution time: 115_503_094_000 picoseconds.
		charged(117_296_294_000)
			.saturating_add(Weight::from_parts(0, 1751))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `i` is `[0, 1000]`.
	fn set_storage(i: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 2_805_000 picoseconds.
		charged(2_954_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 1_643
			.saturating_add(charged(1_040_844).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `i` is `[0, 1000]`.
	fn kill_storage(i: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 2_674_000 picoseconds.
		charged(2_904_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 3_162
			.saturating_add(charged(791_717).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `p` is `[0, 1000]`.
	fn kill_prefix(p: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `26 + p * (69 ±0)`
		//  Estimated: `39 + p * (70 ±0)`
		// Minimum execution time: 4_967_000 picoseconds.
		charged(5_157_000)
			.saturating_add(Weight::from_parts(0, 39))
			// Standard Error: 3_768
			.saturating_add(charged(1_307_874).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn authorize_upgrade() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 17_226_000 picoseconds.
		charged(26_049_000)
			.saturating_add(Weight::from_parts(0, 0))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Economics::Parameters` (r:1 w:0)
	/// Proof: `Economics::Parameters` (`max_values`: Some(1), `max_size`: Some(266), added: 761, mode: `MaxEncodedLen`)
	/// Storage: `System::BlocksTillUpgrade` (r:0 w:1)
	/// Proof: `System::BlocksTillUpgrade` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a70656e64696e675f636f6465` (r:0 w:1)
	fn apply_authorized_upgrade() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `332`
		//  Estimated: `1751`
		// Minimum execution time: 121_505_663_000 picoseconds.
		charged(123_007_479_000)
			.saturating_add(Weight::from_parts(0, 1751))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
