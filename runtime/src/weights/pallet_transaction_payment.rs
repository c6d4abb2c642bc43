// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_transaction_payment`, measured with version 64.0.0 of the bencher.
//!
//! DATE: 2026-11-24, STEPS: `20`, REPEAT: `20`, CPU: `AMD EPYC`

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use super::charged;
use frame_support::{traits::Get, weights::Weight};
use core::marker::PhantomData;

/// Weight functions for `pallet_transaction_payment`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_transaction_payment::WeightInfo for WeightInfo<T> {
	fn charge_transaction_payment() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 101_461_000 picoseconds.
		charged(104_565_000)
			.saturating_add(Weight::from_parts(0, 0))
	}
}
