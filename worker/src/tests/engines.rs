// SPDX-License-Identifier: Apache-2.0
use crate::{
	config::EngineChoice,
	engines::{choose, fixed_point},
};

#[test]
fn speed_should_have_three_decimals_when_it_is_printed() {
	for (thousandths, text) in [
		(0, "0.000"),
		(7, "0.007"),
		(1000, "1.000"),
		(12_345, "12.345"),
	] {
		assert_eq!(fixed_point(thousandths), text);
	}
}

#[test]
fn processor_should_be_among_the_engines_when_any_choice_succeeds() {
	let cpu = choose(EngineChoice::Cpu).expect("the processor is always there");
	assert_eq!(cpu.len(), 1);
	let auto = choose(EngineChoice::Auto).expect("falls back to the processor");
	assert!(auto.iter().any(|engine| engine.name().starts_with("CPU")));
	match choose(EngineChoice::Cuda) {
		Ok(engines) => assert!(engines.len() > 1),
		Err(error) => assert!(error.to_string().contains("install NVIDIA's driver")),
	}
	match choose(EngineChoice::Opencl) {
		Ok(engines) => assert!(engines.len() > 1),
		Err(error) => assert!(error.to_string().contains("install the driver")),
	}
}
