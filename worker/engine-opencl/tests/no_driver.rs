// SPDX-License-Identifier: Apache-2.0
//! A machine without an OpenCL driver.

use computechain_engine::EngineError;
use computechain_engine_opencl::OpenClEngine;
use std::process::Command;

/// Where the loader looks for drivers; it is read once per process.
const VENDORS: &str = "OCL_ICD_VENDORS";
const NOWHERE: &str = "/nonexistent";

#[test]
fn engines_should_be_none_with_a_reason_when_no_driver_is_installed() {
	if std::env::var(VENDORS).as_deref() == Ok(NOWHERE) {
		let error = OpenClEngine::all().err().expect("there is no driver");
		assert!(matches!(error, EngineError::NoDevice(_)), "{error:?}");
		assert_eq!(
			error.to_string(),
			"no device: no OpenCL driver is installed"
		);
		return;
	}
	let this = std::env::current_exe().unwrap();
	assert!(
		Command::new(this)
			.env(VENDORS, NOWHERE)
			.status()
			.unwrap()
			.success()
	);
}
