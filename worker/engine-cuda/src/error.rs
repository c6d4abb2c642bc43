// SPDX-License-Identifier: Apache-2.0
//! What the errors of CUDA and its libraries mean to an engine.

use computechain_engine::EngineError;
use cudarc::{
	cublaslt::{result::CublasError, sys::cublasStatus_t as BlasStatus},
	driver::{DriverError, sys::CUresult},
	nvrtc::CompileError,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// An error of any of the three libraries, or a sentence.
pub(crate) enum Failure {
	Driver(DriverError),
	Blas(CublasError),
	Compile(CompileError),
	Other(&'static str),
}

impl From<DriverError> for Failure {
	fn from(error: DriverError) -> Self {
		Self::Driver(error)
	}
}

impl From<CublasError> for Failure {
	fn from(error: CublasError) -> Self {
		Self::Blas(error)
	}
}

impl From<CompileError> for Failure {
	fn from(error: CompileError) -> Self {
		Self::Compile(error)
	}
}

/// Runs something on a device and turns its errors into ours. `cudarc` panics when a library
/// lacks a function, as older ones do.
pub(crate) fn guarded<T>(run: impl FnOnce() -> Result<T, Failure>) -> Result<T, EngineError> {
	// Nothing is used after a panic but handles that the driver keeps consistent.
	match catch_unwind(AssertUnwindSafe(run)) {
		Ok(result) => result.map_err(translate),
		Err(payload) => {
			let message = payload.downcast_ref::<String>().map(String::as_str);
			let message = message.or_else(|| payload.downcast_ref::<&str>().copied());
			let message = message.unwrap_or("unknown reason");
			Err(EngineError::DeviceLost(message.into()))
		}
	}
}

fn translate(failure: Failure) -> EngineError {
	match failure {
		Failure::Driver(error) => of_driver(error.0, format!("{:?}", error.0)),
		Failure::Blas(error) => of_blas(error.0, format!("{:?}", error.0)),
		Failure::Compile(error) => EngineError::Driver(format!("{error:?}")),
		Failure::Other(sentence) => EngineError::Driver(sentence.into()),
	}
}

fn of_driver(status: CUresult, message: String) -> EngineError {
	match status {
		CUresult::CUDA_ERROR_OUT_OF_MEMORY => EngineError::OutOfMemory(message),
		CUresult::CUDA_ERROR_NO_DEVICE | CUresult::CUDA_ERROR_INVALID_DEVICE => {
			EngineError::NoDevice(message)
		}
		// After any of these no call on the context succeeds.
		CUresult::CUDA_ERROR_DEINITIALIZED
		| CUresult::CUDA_ERROR_ECC_UNCORRECTABLE
		| CUresult::CUDA_ERROR_ILLEGAL_ADDRESS
		| CUresult::CUDA_ERROR_LAUNCH_TIMEOUT
		| CUresult::CUDA_ERROR_LAUNCH_FAILED
		| CUresult::CUDA_ERROR_HARDWARE_STACK_ERROR
		| CUresult::CUDA_ERROR_CONTEXT_IS_DESTROYED
		| CUresult::CUDA_ERROR_DEVICE_UNAVAILABLE => EngineError::DeviceLost(message),
		_ => EngineError::Driver(message),
	}
}

fn of_blas(status: BlasStatus, message: String) -> EngineError {
	match status {
		BlasStatus::CUBLAS_STATUS_ALLOC_FAILED => EngineError::OutOfMemory(message),
		BlasStatus::CUBLAS_STATUS_EXECUTION_FAILED => EngineError::DeviceLost(message),
		_ => EngineError::Driver(message),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn error_should_name_its_kind_when_the_status_is_known() {
		let of = |status| translate(Failure::Driver(DriverError(status)));
		let full = CUresult::CUDA_ERROR_OUT_OF_MEMORY;
		assert!(matches!(of(full), EngineError::OutOfMemory(_)));
		let lost = CUresult::CUDA_ERROR_ECC_UNCORRECTABLE;
		assert!(matches!(of(lost), EngineError::DeviceLost(_)));
		let none = CUresult::CUDA_ERROR_NO_DEVICE;
		assert!(matches!(of(none), EngineError::NoDevice(_)));
		let other = CUresult::CUDA_ERROR_INVALID_VALUE;
		assert!(matches!(of(other), EngineError::Driver(_)));
		let blas = |status| translate(Failure::Blas(CublasError(status)));
		let full = BlasStatus::CUBLAS_STATUS_ALLOC_FAILED;
		assert!(matches!(blas(full), EngineError::OutOfMemory(_)));
		let lost = BlasStatus::CUBLAS_STATUS_EXECUTION_FAILED;
		assert!(matches!(blas(lost), EngineError::DeviceLost(_)));
	}

	#[test]
	fn device_should_be_lost_when_a_library_makes_cudarc_panic() {
		let lost = guarded::<()>(|| panic!("no such function"));
		let expected = EngineError::DeviceLost("no such function".into());
		assert_eq!(lost, Err(expected));
	}
}
