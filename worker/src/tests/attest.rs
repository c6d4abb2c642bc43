// SPDX-License-Identifier: Apache-2.0
//! When a benchmark is wanted, and how large it is.

use crate::{
	attest::{Attester, State},
	display::Display,
};
use computechain_client::Record;
use computechain_engine::{CpuEngine, Engine, EngineError, Progress};
use computechain_matmul::Shape;
use computechain_primitives::{NetworkParameters, attestation::Report};
use std::sync::{Arc, Mutex};

/// A worker that was measured, owes nothing and has made no request in this epoch.
fn state() -> State {
	use computechain_client::api::runtime_types::{
		bounded_collections::bounded_vec::BoundedVec,
		computechain_primitives::class::{Figures, GpuClass},
		pallet_attestation::types::Run,
	};
	let figures = Figures {
		speed: 1,
		bandwidth: 1,
		vram: 1,
	};
	State {
		record: Record {
			class: GpuClass::Unknown,
			score: 40,
			since: 1,
			requested: Some(3),
			history: BoundedVec(vec![Run { at: 10, figures }]),
			pending: None,
			flags: 0,
			owed: None,
			suspended: false,
		},
		parameters: NetworkParameters::DEVNET,
		block: 1_000,
		epoch: 4,
	}
}

fn attester(engine: impl Engine + 'static, memory: Option<u64>) -> Attester {
	Attester {
		engine: Arc::new(Mutex::new(Box::new(engine))),
		report: Report::default(),
		memory,
		display: Display::hidden(),
	}
}

/// A device with so many bytes.
struct Device(u64);

impl Engine for Device {
	fn name(&self) -> String {
		"a device".into()
	}

	fn memory(&self) -> Option<u64> {
		Some(self.0)
	}

	fn multiply_with_progress(
		&mut self,
		_: &[i8],
		_: &[i8],
		shape: Shape,
		_: Progress,
	) -> Result<Vec<i32>, EngineError> {
		Err(EngineError::BadInput(shape))
	}
}

#[test]
fn benchmark_should_be_wanted_when_none_was_made() {
	let mut state = state();
	assert!(!state.wants_benchmark());
	state.record.history.0.clear();
	assert!(state.wants_benchmark());
	state.parameters.attestation.unmeasured_allowed = true;
	assert!(!state.wants_benchmark());
}

#[test]
fn benchmark_should_be_wanted_when_one_is_owed_within_an_epoch() {
	let mut state = state();
	let soon = state.block + state.parameters.epoch;
	state.record.owed = Some(soon + 1);
	assert!(!state.wants_benchmark());
	state.record.owed = Some(soon);
	assert!(state.wants_benchmark());
}

#[test]
fn benchmark_should_wait_for_the_next_epoch_when_one_was_requested_and_none_is_owed() {
	let mut state = state();
	state.record.history.0.clear();
	assert!(state.may_request());
	state.record.requested = Some(state.epoch);
	assert!(!state.may_request());
	state.record.suspended = true;
	assert!(state.may_request());
}

#[test]
fn states_should_fill_nine_tenths_of_the_memory_when_the_device_has_its_own() {
	let mut rules = NetworkParameters::DEVNET;
	rules.attestation.side = 64;
	rules.attestation.resident_limit = 1_000_000;
	let states = |engine, memory| attester(engine, memory).resident(&rules);
	assert_eq!(states(Device(4_096_000), None), 900);
	assert_eq!(states(Device(4_096_000), Some(1)), 256);
	assert_eq!(attester(CpuEngine, None).resident(&rules), 262_144);
}

#[test]
fn states_should_be_one_to_the_limit_when_memory_is_none_or_endless() {
	let rules = NetworkParameters::DEVNET;
	let states = |memory| attester(CpuEngine, Some(memory)).resident(&rules);
	assert_eq!(states(0), 1);
	assert_eq!(states(u64::MAX), rules.attestation.resident_limit);
}
