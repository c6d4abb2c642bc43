// SPDX-License-Identifier: Apache-2.0
//! What calls and clock work cost.

use frame_support::weights::Weight;

/// The weights of this pallet, from its benchmarks.
pub trait WeightInfo {
	/// `set_driver_whitelist` or `set_device_whitelist`.
	fn set_whitelist() -> Weight;
	/// `attest`, with the longest paths.
	fn attest() -> Weight;
	/// `request_benchmark`.
	fn request_benchmark() -> Weight;
	/// `set_witness`.
	fn set_witness() -> Weight;
	/// `submit_nonce`.
	fn submit_nonce() -> Weight;
	/// `commit_benchmark`.
	fn commit_benchmark() -> Weight;
	/// `submit_measurement` that decides the benchmark.
	fn submit_measurement() -> Weight;
	/// `open_benchmark` that decides it, by the rows of a state.
	fn open_benchmark(n: u32) -> Weight;
	/// `challenge_benchmark` that succeeds, by the rows of a state.
	fn challenge_benchmark(n: u32) -> Weight;
	/// A look into one block of the agenda.
	fn agenda_block() -> Weight;
	/// An entry of the agenda: witnesses are drawn, by the number of active validators.
	fn agenda_draw(v: u32) -> Weight;
	/// The dearest of the other entries of the agenda: a benchmark is decided.
	fn agenda_decide() -> Weight;
}

impl WeightInfo for () {
	fn set_whitelist() -> Weight {
		Weight::zero()
	}
	fn attest() -> Weight {
		Weight::zero()
	}
	fn request_benchmark() -> Weight {
		Weight::zero()
	}
	fn set_witness() -> Weight {
		Weight::zero()
	}
	fn submit_nonce() -> Weight {
		Weight::zero()
	}
	fn commit_benchmark() -> Weight {
		Weight::zero()
	}
	fn submit_measurement() -> Weight {
		Weight::zero()
	}
	fn open_benchmark(_: u32) -> Weight {
		Weight::zero()
	}
	fn challenge_benchmark(_: u32) -> Weight {
		Weight::zero()
	}
	fn agenda_block() -> Weight {
		Weight::zero()
	}
	fn agenda_draw(_: u32) -> Weight {
		Weight::zero()
	}
	fn agenda_decide() -> Weight {
		Weight::zero()
	}
}
