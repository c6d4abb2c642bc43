// SPDX-License-Identifier: Apache-2.0
//! What the driver's management library says.

use super::System;
use nvml_wrapper::{Nvml, error::NvmlError};
use std::path::PathBuf;

const LIBRARY: &str = "libnvidia-ml.so.1";

/// A GPU by the library's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gpu {
	/// The product's name.
	pub name: String,
	/// Its unique id.
	pub uuid: String,
	/// Its memory in MB.
	pub vram_mb: u32,
	/// Its compute capability.
	pub capability: (u8, u8),
	/// The version of its VBIOS.
	pub vbios: String,
	/// The driver's version.
	pub driver: String,
	/// Where it is: domain, bus, device.
	pub address: (u32, u32, u32),
	/// Vendor, device, subsystem's vendor and device.
	pub ids: [u16; 4],
}

/// The library in the loader's trusted folders, by its absolute path.
pub(super) fn library(system: &System) -> Option<PathBuf> {
	let files = system.libraries.iter().map(|folder| folder.join(LIBRARY));
	files.filter_map(|file| file.canonicalize().ok()).next()
}

/// The GPUs that the library knows, in its order. The library stays loaded as long as `looked`
/// runs, so that what is mapped is what answered.
pub(super) fn with_gpus<T>(
	library: &std::path::Path,
	looked: impl FnOnce(Vec<Gpu>) -> T,
) -> Result<T, NvmlError> {
	let nvml = Nvml::builder().lib_path(library.as_os_str()).init()?;
	let driver = nvml.sys_driver_version()?;
	let gpus = (0..nvml.device_count()?).map(|index| gpu(&nvml, index, &driver));
	Ok(looked(gpus.collect::<Result<_, _>>()?))
}

fn gpu(nvml: &Nvml, index: u32, driver: &str) -> Result<Gpu, NvmlError> {
	let device = nvml.device_by_index(index)?;
	let pci = device.pci_info()?;
	let capability = device.cuda_compute_capability()?;
	let subsystem = pci.pci_sub_system_id.unwrap_or_default();
	let halves = |id: u32| [(id & 0xffff) as u16, (id >> 16) as u16];
	let ([vendor, id], [subsystem_vendor, subsystem_id]) =
		(halves(pci.pci_device_id), halves(subsystem));
	let small = |number: i32| u8::try_from(number).unwrap_or(u8::MAX);
	Ok(Gpu {
		name: device.name()?,
		uuid: device.uuid()?,
		vram_mb: u32::try_from(device.memory_info()?.total >> 20).unwrap_or(u32::MAX),
		capability: (small(capability.major), small(capability.minor)),
		// Some virtual GPUs have none.
		vbios: device.vbios_version().unwrap_or_default(),
		driver: driver.into(),
		address: (pci.domain, pci.bus, pci.device),
		ids: [vendor, id, subsystem_vendor, subsystem_id],
	})
}
