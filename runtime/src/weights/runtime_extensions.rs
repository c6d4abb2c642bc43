// SPDX-License-Identifier: Apache-2.0

//! Weights of `runtime_extensions`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `runtime_extensions`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo<T> {
	/// The range of component `c` is `[1, 1000]`.
	pub fn guard_issuance(c: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 631_000 picoseconds.
		charged(1_043_506)
			.saturating_add(Weight::from_parts(0, 0))
			// Standard Error: 3
			.saturating_add(charged(9_128).saturating_mul(c.into()))
	}
}
