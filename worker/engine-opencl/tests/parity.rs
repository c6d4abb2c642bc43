// SPDX-License-Identifier: Apache-2.0
//! Every OpenCL device against the CPU engine. Needs one; PoCL makes one of the CPU.

use computechain_engine::{CpuEngine, Engine, patterns, self_test, tops};
use computechain_engine_opencl::{OpenClEngine, devices};
use computechain_matmul::Shape;

fn engines() -> Vec<OpenClEngine> {
	OpenClEngine::all().expect("these tests need an OpenCL device, for example PoCL")
}

#[test]
fn opencl_should_pass_when_self_tested() {
	for mut engine in engines() {
		assert_eq!(self_test(&mut engine), Ok(()), "{}", engine.name());
	}
}

#[test]
fn opencl_should_agree_with_the_cpu_when_inputs_are_extreme() {
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
				assert!(given == expected, "{} at {:?}", case.name, case.shape);
			}
		}
	}
}

#[test]
fn engines_should_be_as_many_as_devices_when_all_are_started() {
	let names: Vec<_> = devices()
		.unwrap()
		.into_iter()
		.map(|device| device.name)
		.collect();
	assert_eq!(names.len(), engines().len());
	assert!(
		engines()
			.iter()
			.zip(&names)
			.all(|(engine, name)| engine.name().contains(name))
	);
}

#[test]
fn speed_should_be_measured_when_products_are_large() {
	let shape = Shape {
		m: 1024,
		k: 1024,
		n: 1024,
	};
	let cpu: Box<dyn Engine> = Box::new(CpuEngine);
	let opencl = engines()
		.into_iter()
		.map(|engine| Box::new(engine) as Box<dyn Engine>);
	for mut engine in opencl.chain([cpu]) {
		let speed = tops(&mut *engine, shape, 3).unwrap();
		assert!(speed.milli_tops() > 0);
		println!(
			"{}: {} thousandths of a TOPS",
			engine.name(),
			speed.milli_tops()
		);
	}
}

#[test]
fn share_of_the_integer_peak_should_be_measured_when_products_are_large() {
	let shape = Shape {
		m: 1024,
		k: 1024,
		n: 1024,
	};
	for mut engine in engines() {
		let peak = engine.integer_peak().unwrap().milli_tops();
		let product = tops(&mut engine, shape, 3).unwrap().milli_tops();
		assert!(peak > 0 && product > 0);
		let share = product * 100 / peak;
		println!(
			"{}: {share} % of {peak} thousandths of a TOPS",
			engine.name()
		);
	}
}
