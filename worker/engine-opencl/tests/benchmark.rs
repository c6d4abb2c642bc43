// SPDX-License-Identifier: Apache-2.0
//! The benchmark on every OpenCL device. Needs one; PoCL makes one of the CPU.

#[path = "../../engine/tests/common/mod.rs"]
mod common;

use common::{assert_benchmarks_agree, assert_products_agree, assert_samples_open};
use computechain_engine::{Engine, EngineError, benchmark_self_test};
use computechain_engine_opencl::OpenClEngine;
use computechain_matmul::benchmark::Parameters;

fn engines() -> Vec<OpenClEngine> {
	OpenClEngine::all().expect("these tests need an OpenCL device, for example PoCL")
}

#[test]
fn opencl_should_agree_when_given_the_vectors() {
	for mut engine in engines() {
		assert_products_agree(&mut engine);
		assert_benchmarks_agree(&mut engine);
	}
}

#[test]
fn opencl_should_pass_when_its_benchmark_is_self_tested() {
	for mut engine in engines() {
		assert_eq!(
			benchmark_self_test(&mut engine),
			Ok(()),
			"{}",
			engine.name()
		);
	}
}

#[test]
fn samples_should_open_when_the_states_fill_several_pieces_of_memory() {
	let parameters = Parameters {
		n: 72,
		s: 2,
		m: 11,
		k: 300,
	};
	for mut engine in engines() {
		let run = engine.benchmark(&[3; 32], parameters, &mut |_| (), &mut |_, _| ());
		assert_samples_open(&mut run.unwrap());
	}
}

#[test]
fn benchmark_should_be_out_of_memory_when_the_states_do_not_fit() {
	let parameters = Parameters {
		n: 8192,
		s: 1,
		m: 1 << 24,
		k: 1,
	};
	for mut engine in engines() {
		let run = engine.benchmark(&[3; 32], parameters, &mut |_| (), &mut |_, _| ());
		let error = run.err().expect("no device has a petabyte");
		assert!(matches!(error, EngineError::OutOfMemory(_)), "{error:?}");
	}
}
