// SPDX-License-Identifier: Apache-2.0
//! The devices there are.

use crate::error::guarded;
use computechain_engine::EngineError;
use ocl::{
	Device, Platform,
	core::{DeviceType, Status, get_device_ids, get_platform_ids},
	ffi,
};
use std::sync::{Mutex, PoisonError};

/// A device that can be computed on.
#[derive(Clone, Debug)]
pub struct OpenClDevice {
	/// The name that the driver gives it.
	pub name: String,
	pub(crate) platform: Platform,
	pub(crate) device: Device,
}

/// All devices of all platforms, or [`EngineError::NoDevice`] when there is none.
pub fn devices() -> Result<Vec<OpenClDevice>, EngineError> {
	if platform_count() == 0 {
		return Err(EngineError::NoDevice(
			"no OpenCL driver is installed".into(),
		));
	}
	// Drivers that start up on the first call find no device for a second thread meanwhile.
	static STARTING: Mutex<()> = Mutex::new(());
	let _starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
	let devices = guarded(|| {
		let mut devices = Vec::new();
		// `Platform::list` panics where this is an error, `Device::list` hides errors.
		for platform in Platform::list_from_core(get_platform_ids()?) {
			let found = match get_device_ids(platform, Some(DeviceType::ALL), None) {
				Err(error) if error.api_status() == Some(Status::CL_DEVICE_NOT_FOUND) => continue,
				found => found?,
			};
			for device in Device::list_from_core(found) {
				devices.push(OpenClDevice {
					name: device.name()?,
					platform,
					device,
				});
			}
		}
		Ok(devices)
	})?;
	if devices.is_empty() {
		return Err(EngineError::NoDevice(
			"the OpenCL drivers have no device".into(),
		));
	}
	Ok(devices)
}

/// How many drivers there are. Asked directly, because `ocl` waits ten seconds for the first.
fn platform_count() -> u32 {
	let mut count = 0;
	// SAFETY: with no room for ids and a null list the call only writes the count.
	#[allow(unsafe_code)]
	let status = unsafe { ffi::clGetPlatformIDs(0, std::ptr::null_mut(), &mut count) };
	if status == Status::CL_SUCCESS as i32 {
		count
	} else {
		0
	}
}
