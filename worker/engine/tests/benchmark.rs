// SPDX-License-Identifier: Apache-2.0
//! The benchmark on an engine that can only multiply.

mod common;

use common::{assert_benchmarks_agree, assert_products_agree, assert_samples_open};
use computechain_engine::{CpuEngine, Engine, EngineError, Progress, benchmark_self_test};
use computechain_matmul::{Hash, Shape, benchmark::Parameters};
use std::time::Duration;

const SMALL: Parameters = Parameters {
	n: 64,
	s: 2,
	m: 3,
	k: 600,
};

fn run(
	engine: &mut dyn Engine,
	parameters: Parameters,
) -> Result<computechain_engine::BenchmarkRun, EngineError> {
	engine.benchmark(&[7; 32], parameters, &mut |_: Hash| (), &mut |_, _| ())
}

#[test]
fn cpu_should_agree_when_given_the_vectors() {
	assert_products_agree(&mut CpuEngine);
	assert_benchmarks_agree(&mut CpuEngine);
}

#[test]
fn cpu_should_pass_when_its_benchmark_is_self_tested() {
	assert_eq!(benchmark_self_test(&mut CpuEngine), Ok(()));
}

#[test]
fn samples_should_open_when_the_walk_has_several_batches() {
	let mut run = run(&mut CpuEngine, SMALL).unwrap();
	assert_eq!(run.vectors.len(), 601);
	assert!(run.chain_time > Duration::ZERO && run.walk_time > Duration::ZERO);
	assert_samples_open(&mut run);
}

#[test]
fn benchmark_should_be_refused_when_the_parameters_are_not_valid() {
	for parameters in [
		Parameters { n: 7, ..SMALL },
		Parameters { s: 0, ..SMALL },
		Parameters { m: 0, ..SMALL },
		Parameters { k: 0, ..SMALL },
	] {
		let refused = run(&mut CpuEngine, parameters).err();
		assert_eq!(refused, Some(EngineError::BadInput(parameters.shape())));
	}
}

/// Computes right until it is lost.
struct LostAfter(u32);

impl Engine for LostAfter {
	fn name(&self) -> String {
		"lost".into()
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		let left = self.0.checked_sub(1);
		self.0 = left.ok_or(EngineError::DeviceLost("it is gone".into()))?;
		CpuEngine.multiply_with_progress(a, b, shape, progress)
	}
}

#[test]
fn benchmark_should_end_with_the_reason_when_the_device_is_lost() {
	let lost = run(&mut LostAfter(5), SMALL).err();
	assert_eq!(lost, Some(EngineError::DeviceLost("it is gone".into())));
	// Openings do not need the device any more.
	let mut run = run(&mut LostAfter(6), SMALL).unwrap();
	assert_samples_open(&mut run);
}

/// Is off by one where the sum is even.
struct Wrong;

impl Engine for Wrong {
	fn name(&self) -> String {
		"wrong".into()
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		let mut c = CpuEngine.multiply_with_progress(a, b, shape, progress)?;
		c.iter_mut().for_each(|entry| *entry |= 1);
		Ok(c)
	}
}

#[test]
fn self_test_should_fail_when_a_benchmark_is_wrong() {
	let error = benchmark_self_test(&mut Wrong).unwrap_err();
	assert!(matches!(error, EngineError::WrongResult(_)), "{error}");
}
