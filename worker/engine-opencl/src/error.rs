// SPDX-License-Identifier: Apache-2.0
//! What the driver's errors mean to an engine.

use computechain_engine::EngineError;
use ocl::core::Status;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs something on a device and turns its errors, and the panics of the `ocl` crate, into
/// ours.
pub(crate) fn guarded<T>(run: impl FnOnce() -> ocl::Result<T>) -> Result<T, EngineError> {
	// Nothing is used after a panic but the engine, whose handles the driver keeps consistent.
	match catch_unwind(AssertUnwindSafe(run)) {
		Ok(result) => result.map_err(translate),
		Err(payload) => {
			let message = payload.downcast_ref::<String>().map(String::as_str);
			let message = message.or_else(|| payload.downcast_ref::<&str>().copied());
			Err(EngineError::DeviceLost(
				message.unwrap_or("unknown reason").into(),
			))
		}
	}
}

fn translate(error: ocl::Error) -> EngineError {
	of_status(error.api_status(), error.to_string())
}

fn of_status(status: Option<Status>, message: String) -> EngineError {
	match status {
		Some(
			Status::CL_MEM_OBJECT_ALLOCATION_FAILURE
			| Status::CL_OUT_OF_HOST_MEMORY
			| Status::CL_OUT_OF_RESOURCES
			| Status::CL_INVALID_BUFFER_SIZE,
		) => EngineError::OutOfMemory(message),
		Some(Status::CL_DEVICE_NOT_AVAILABLE | Status::CL_INVALID_COMMAND_QUEUE) => {
			EngineError::DeviceLost(message)
		}
		Some(Status::CL_DEVICE_NOT_FOUND) => EngineError::NoDevice(message),
		_ => EngineError::Driver(message),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn device_should_be_lost_when_the_driver_code_makes_ocl_panic() {
		let lost = guarded::<()>(|| panic!("Invalid error code: '{}'", -9999));
		assert_eq!(
			lost,
			Err(EngineError::DeviceLost(
				"Invalid error code: '-9999'".into()
			))
		);
	}

	#[test]
	fn error_should_name_its_kind_when_the_status_is_known() {
		let of = |status| of_status(status, String::new());
		let full = Some(Status::CL_MEM_OBJECT_ALLOCATION_FAILURE);
		assert!(matches!(of(full), EngineError::OutOfMemory(_)));
		let lost = Some(Status::CL_DEVICE_NOT_AVAILABLE);
		assert!(matches!(of(lost), EngineError::DeviceLost(_)));
		assert!(matches!(
			of(Some(Status::CL_DEVICE_NOT_FOUND)),
			EngineError::NoDevice(_)
		));
		assert!(matches!(
			of(Some(Status::CL_INVALID_KERNEL)),
			EngineError::Driver(_)
		));
		let refused = guarded::<()>(|| Err("no such kernel".into()));
		assert_eq!(refused, Err(EngineError::Driver("no such kernel".into())));
	}
}
