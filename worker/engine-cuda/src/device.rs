// SPDX-License-Identifier: Apache-2.0
//! The GPUs there are, and what an engine needs on one.

use crate::{
	error::{Failure, guarded},
	product::Handle,
};
use computechain_engine::{BENCHMARK_KERNELS, EngineError};
use cudarc::{
	cublaslt, driver,
	driver::{CudaContext, CudaFunction, CudaModule, CudaStream, sys::CUdevice_attribute},
	nvrtc,
	nvrtc::{CompileOptions, Ptx, compile_ptx_with_opts},
};
use std::sync::Arc;

/// Items that share a row in the walk.
pub(crate) const LANES: u32 = 64;

/// An NVIDIA GPU.
#[derive(Clone, Debug)]
pub struct CudaDevice {
	/// The name that the driver gives it.
	pub name: String,
	/// Its number.
	pub ordinal: usize,
}

/// All GPUs, or [`EngineError::NoDevice`] with what is missing.
pub fn devices() -> Result<Vec<CudaDevice>, EngineError> {
	let missing = |what: &str| Err(EngineError::NoDevice(what.into()));
	// SAFETY: these load a library, run its start-up code and let go of it: what any use of it
	// would do.
	#[allow(unsafe_code)]
	let (driver, compiler, blas) = unsafe {
		(
			driver::sys::is_culib_present(),
			nvrtc::sys::is_culib_present(),
			cublaslt::sys::is_culib_present(),
		)
	};
	if !driver {
		return missing("no NVIDIA driver (libcuda) is installed");
	}
	if !compiler || !blas {
		return missing("the NVIDIA driver is there, libnvrtc or libcublasLt of CUDA 12 is not");
	}
	let devices = guarded(|| {
		(0..CudaContext::device_count()? as usize)
			.map(|ordinal| {
				let name = CudaContext::new(ordinal)?.name()?;
				Ok(CudaDevice { name, ordinal })
			})
			.collect::<Result<Vec<_>, Failure>>()
	})?;
	if devices.is_empty() {
		return missing("the NVIDIA driver has no device");
	}
	Ok(devices)
}

/// The kernels that the library does not have.
pub(crate) struct Kernels {
	pub(crate) generate: CudaFunction,
	pub(crate) requantise: CudaFunction,
	pub(crate) multiply_plain: CudaFunction,
	pub(crate) hash_leaves: CudaFunction,
	pub(crate) hash_nodes: CudaFunction,
	pub(crate) walk: CudaFunction,
	pub(crate) to_half: CudaFunction,
	pub(crate) to_int: CudaFunction,
}

impl Kernels {
	fn load(module: &Arc<CudaModule>) -> Result<Self, Failure> {
		Ok(Self {
			generate: module.load_function("generate")?,
			requantise: module.load_function("requantise")?,
			multiply_plain: module.load_function("multiply_plain")?,
			hash_leaves: module.load_function("hash_leaves")?,
			hash_nodes: module.load_function("hash_nodes")?,
			walk: module.load_function("walk")?,
			to_half: module.load_function("to_half")?,
			to_int: module.load_function("to_int")?,
		})
	}
}

/// An opened GPU: all work goes to one stream, in order.
pub(crate) struct Gpu {
	context: Arc<CudaContext>,
	pub(crate) stream: Arc<CudaStream>,
	pub(crate) kernels: Kernels,
	pub(crate) blas: Handle,
}

impl Gpu {
	pub(crate) fn open(device: &CudaDevice) -> Result<Self, Failure> {
		let context = CudaContext::new(device.ordinal)?;
		let capability = |attribute| context.attribute(attribute);
		let major = CUdevice_attribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
		let minor = CUdevice_attribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
		let (major, minor) = (capability(major)?, capability(minor)?);
		// A compiler older than the device does not know it; the driver translates from another.
		let code = compile(&format!("{major}{minor}")).or_else(|_| compile("75"))?;
		Ok(Self {
			stream: context.default_stream(),
			kernels: Kernels::load(&context.load_module(code)?)?,
			blas: Handle::new()?,
			context,
		})
	}

	/// The bytes of its memory that nothing else holds.
	pub(crate) fn memory(&self) -> Option<u64> {
		let (free, _) = self.context.mem_get_info().ok()?;
		Some(free as u64)
	}
}

/// The kernels for an architecture. Needs no device.
pub(crate) fn compile(architecture: &str) -> Result<Ptx, Failure> {
	let source = [
		include_str!("prelude.cu"),
		BENCHMARK_KERNELS,
		include_str!("convert.cu"),
	]
	.concat();
	let options = CompileOptions {
		options: vec![
			format!("--gpu-architecture=compute_{architecture}"),
			format!("-DLANES={LANES}"),
		],
		..Default::default()
	};
	Ok(compile_ptx_with_opts(source, options)?)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn kernels_should_compile_when_the_compiler_is_installed() {
		// SAFETY: as in `devices`.
		#[allow(unsafe_code)]
		let present = unsafe { nvrtc::sys::is_culib_present() };
		if !present {
			println!("skipped: libnvrtc is not installed");
			return;
		}
		assert!(guarded(|| compile("75")).is_ok());
	}
}
