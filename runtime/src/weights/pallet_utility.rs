// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_utility`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `4`, REPEAT: `4`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_utility`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	/// The range of component `c` is `[0, 1000]`.
	fn batch(c: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 5_508_000 picoseconds.
		charged(6_189_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 781_160
			.saturating_add(charged(5_918_802).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 5_659_000 picoseconds.
		charged(6_329_000)
			.saturating_add(Weight::from_parts(0, 0))
	}
	/// The range of component `c` is `[0, 1000]`.
	fn batch_all(c: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 6_920_000 picoseconds.
		charged(8_522_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 17_169
			.saturating_add(charged(4_475_958).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 8_623_000 picoseconds.
		charged(8_983_000)
			.saturating_add(Weight::from_parts(0, 0))
	}
	/// The range of component `c` is `[0, 1000]`.
	fn force_batch(c: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 5_438_000 picoseconds.
		charged(5_638_000)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 624_705
			.saturating_add(charged(5_854_242).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 8_312_000 picoseconds.
		charged(9_324_000)
			.saturating_add(Weight::from_parts(0, 0))
	}
	fn if_else() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 10_014_000 picoseconds.
		charged(10_966_000)
			.saturating_add(Weight::from_parts(0, 0))
	}
}
