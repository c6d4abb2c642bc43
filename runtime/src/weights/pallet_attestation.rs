// SPDX-License-Identifier: Apache-2.0
//! Bounds of what the attestation pallet costs, by hand: reads and writes are counted, times are
//! several times what the same hashes and products take in `pallet_compute`, which is measured.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};

/// The weights of the attestation pallet.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo<T> {
	fn bound(micros: u64, reads: u64, writes: u64) -> Weight {
		let time = Weight::from_parts(micros * WEIGHT_REF_TIME_PER_MICROS, 64 * 1024);
		time.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> pallet_attestation::WeightInfo for WeightInfo<T> {
	fn set_whitelist() -> Weight {
		Self::bound(50, 1, 1)
	}

	fn attest() -> Weight {
		Self::bound(500, 10, 8)
	}

	fn request_benchmark() -> Weight {
		Self::bound(200, 10, 8)
	}

	fn set_witness() -> Weight {
		Self::bound(50, 3, 1)
	}

	fn submit_nonce() -> Weight {
		Self::bound(200, 5, 2)
	}

	fn commit_benchmark() -> Weight {
		Self::bound(300, 10, 5)
	}

	fn submit_measurement() -> Weight {
		Self::bound(1_000, 30, 30)
	}

	/// Sixteen openings, each of a row, a column and three paths.
	fn open_benchmark(n: u32) -> Weight {
		Self::bound(20_000 + 8 * u64::from(n), 30, 30)
	}

	fn challenge_benchmark(n: u32) -> Weight {
		Self::bound(5_000 + u64::from(n), 600, 600)
	}

	fn agenda_block() -> Weight {
		Self::bound(50, 2, 1)
	}

	/// A draw looks at the witness of each active validator.
	fn agenda_draw(v: u32) -> Weight {
		Self::bound(2_000 + 10 * u64::from(v), 40 + u64::from(v), 40)
	}

	fn agenda_decide() -> Weight {
		Self::bound(2_000, 40, 40)
	}
}
