// SPDX-License-Identifier: Apache-2.0
//! Every GPU, by both paths, against the CPU engine and the vectors. Without a GPU each test says
//! so and is skipped; what is missing is itself checked.

#[path = "../../engine/tests/common/mod.rs"]
mod common;

use common::{assert_benchmarks_agree, assert_products_agree, assert_samples_open};
use computechain_engine::{
	CpuEngine, Engine, EngineError, benchmark_self_test, patterns, self_test,
};
use computechain_engine_cuda::{CudaEngine, Path, devices};
use computechain_matmul::{Shape, benchmark::Parameters};

/// An engine of each path for every GPU; none, with the reason printed, without a GPU.
fn engines() -> Vec<CudaEngine> {
	let devices = devices().unwrap_or_else(|error| {
		println!("skipped: {error}");
		Vec::new()
	});
	let both = devices.iter().flat_map(|device| {
		[Path::Int8, Path::Half].map(|path| CudaEngine::with_path(device, path))
	});
	both.collect::<Result<_, _>>().unwrap()
}

#[test]
fn cuda_should_say_what_is_missing_when_there_is_no_device() {
	match CudaEngine::all() {
		Ok(engines) => assert!(!engines.is_empty()),
		Err(EngineError::NoDevice(reason)) => assert!(reason.contains("NVIDIA"), "{reason}"),
		Err(error) => panic!("{error:?}"),
	}
}

#[test]
fn cuda_should_agree_when_given_the_vectors() {
	for mut engine in engines() {
		assert_products_agree(&mut engine);
		assert_benchmarks_agree(&mut engine);
	}
}

#[test]
fn cuda_should_pass_when_self_tested() {
	for mut engine in engines() {
		assert_eq!(self_test(&mut engine), Ok(()), "{:?}", engine.path());
		assert_eq!(
			benchmark_self_test(&mut engine),
			Ok(()),
			"{:?}",
			engine.path()
		);
	}
}

#[test]
fn cuda_should_agree_with_the_cpu_when_inputs_are_extreme() {
	let shapes = [
		(128, 1024, 192),
		(100, 4096, 77),
		(63, 1000, 65),
		(1, 16_384, 3),
		(257, 2, 129),
	];
	for mut engine in engines() {
		for (m, k, n) in shapes {
			for case in patterns(Shape { m, k, n }) {
				let expected = CpuEngine.multiply(&case.a, &case.b, case.shape).unwrap();
				let given = engine.multiply(&case.a, &case.b, case.shape).unwrap();
				let path = engine.path();
				assert!(
					given == expected,
					"{} at {:?}, {path:?}",
					case.name,
					case.shape
				);
			}
		}
	}
}

#[test]
fn samples_should_open_when_the_states_fill_several_pieces_of_memory() {
	for mut engine in engines() {
		for n in [72, 128] {
			let parameters = Parameters {
				n,
				s: 2,
				m: 11,
				k: 300,
			};
			let run = engine.benchmark(&[3; 32], parameters, &mut |_| (), &mut |_, _| ());
			assert_samples_open(&mut run.unwrap());
		}
	}
}
