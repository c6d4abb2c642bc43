// SPDX-License-Identifier: Apache-2.0
//! The product by cuBLASLt. To a library that thinks in columns, our A (row-major) and B
//! (column-major) are the two operands of `C^T = B^T * A^T`, in the one order of operands that its
//! INT8 kernels take.
#![allow(unsafe_code)]

use crate::{device::Gpu, error::Failure};
use cudarc::{
	cublaslt::{result, sys},
	driver::{CudaSlice, DevicePtr, DevicePtrMut, LaunchConfig, PushKernelArg},
};
use std::ffi::c_void;

/// What lines and their number are padded to: what the fastest kernels take.
pub(crate) const ALIGNMENT: usize = 16;
const WORKSPACE: usize = 32 << 20;
/// CUBLAS_OP_T, of a header that the bindings leave out.
const TRANSPOSED: i32 = 1;

/// How the product is computed. Both are exact within the bound of the inputs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Path {
	/// 8-bit integers, 32-bit sums.
	Int8,
	/// Half floats, sums of single precision.
	Half,
}

/// The library's handle.
pub(crate) struct Handle(sys::cublasLtHandle_t);

// SAFETY: the library allows a handle to be used from any thread.
unsafe impl Send for Handle {}
// SAFETY: the same; it holds no state that calls change.
unsafe impl Sync for Handle {}

impl Handle {
	pub(crate) fn new() -> Result<Self, Failure> {
		Ok(Self(result::create_handle()?))
	}
}

impl Drop for Handle {
	fn drop(&mut self) {
		// SAFETY: made by `new` and destroyed once. An error leaves nothing to do.
		let _ = unsafe { result::destroy_handle(self.0) };
	}
}

type Floats = (CudaSlice<u16>, CudaSlice<u16>, CudaSlice<f32>);

/// A product of one shape: multiples of [`ALIGNMENT`] in all dimensions.
pub(crate) struct Plan {
	rows: usize,
	inner: usize,
	columns: usize,
	description: sys::cublasLtMatmulDesc_t,
	layouts: [sys::cublasLtMatrixLayout_t; 3],
	algorithm: sys::cublasLtMatmulAlgo_t,
	workspace: CudaSlice<u8>,
	/// Both inputs and the output as floats, for [`Path::Half`].
	floats: Option<Floats>,
}

// SAFETY: the descriptions are plain memory that only this plan refers to.
unsafe impl Send for Plan {}

impl Plan {
	/// The plan of a product, if the library has a kernel for it.
	pub(crate) fn new(
		gpu: &Gpu,
		path: Path,
		rows: usize,
		inner: usize,
		columns: usize,
	) -> Result<Self, Failure> {
		use sys::{cublasComputeType_t as Compute, cudaDataType_t as Type};
		let (compute, scale, input, output) = match path {
			Path::Int8 => (
				Compute::CUBLAS_COMPUTE_32I,
				Type::CUDA_R_32I,
				Type::CUDA_R_8I,
				Type::CUDA_R_32I,
			),
			Path::Half => (
				Compute::CUBLAS_COMPUTE_32F,
				Type::CUDA_R_32F,
				Type::CUDA_R_16F,
				Type::CUDA_R_32F,
			),
		};
		let (m, k, n) = (rows as u64, inner as u64, columns as u64);
		let floats = match path {
			Path::Int8 => None,
			Path::Half => Some((
				gpu.stream.alloc_zeros(rows * inner)?,
				gpu.stream.alloc_zeros(columns * inner)?,
				gpu.stream.alloc_zeros(rows * columns)?,
			)),
		};
		let workspace = gpu.stream.alloc_zeros(WORKSPACE)?;
		let description = result::create_matmul_desc(compute, scale)?;
		let layouts = [
			result::create_matrix_layout(input, k, n, k as i64)?,
			result::create_matrix_layout(input, k, m, k as i64)?,
			result::create_matrix_layout(output, n, m, n as i64)?,
		];
		let (transposed, workspace_bytes) = (TRANSPOSED, WORKSPACE);
		let preference = result::create_matmul_pref()?;
		// SAFETY: all of these were made above and are not destroyed yet; the attributes have the
		// types that the library documents.
		let algorithm = unsafe {
			result::set_matmul_desc_attribute(
				description,
				sys::cublasLtMatmulDescAttributes_t::CUBLASLT_MATMUL_DESC_TRANSA,
				(&raw const transposed).cast(),
				size_of::<i32>(),
			)
			.and_then(|()| {
				result::set_matmul_pref_attribute(
					preference,
					sys::cublasLtMatmulPreferenceAttributes_t::CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES,
					(&raw const workspace_bytes).cast(),
					size_of::<usize>(),
				)
			})
			.and_then(|()| {
				result::get_matmul_algo_heuristic(
					gpu.blas.0,
					description,
					layouts[0],
					layouts[1],
					layouts[2],
					layouts[2],
					preference,
				)
			})
		};
		// SAFETY: made above, used by nothing any more.
		let _ = unsafe { result::destroy_matmul_pref(preference) };
		let mut plan = Self {
			rows,
			inner,
			columns,
			description,
			layouts,
			// On an error the plan is dropped at once, unused.
			algorithm: sys::cublasLtMatmulAlgo_t { data: [0; 8] },
			workspace,
			floats,
		};
		plan.algorithm = algorithm?.algo;
		Ok(plan)
	}

	/// Begins the product.
	pub(crate) fn run(
		&mut self,
		gpu: &Gpu,
		a: &CudaSlice<i8>,
		b: &CudaSlice<i8>,
		c: &mut CudaSlice<i32>,
	) -> Result<(), Failure> {
		let (in_a, in_b) = (self.rows * self.inner, self.columns * self.inner);
		let out = self.rows * self.columns;
		if a.len() < in_a || b.len() < in_b || c.len() < out {
			return Err(Failure::Other("the buffers do not fit the product"));
		}
		match self.floats.take() {
			None => self.multiply(gpu, a, b, c, &1i32, &0i32),
			Some(mut floats) => {
				let done = self.multiply_floats(gpu, a, b, c, &mut floats);
				self.floats = Some(floats);
				done
			}
		}
	}

	/// The same through half floats, for which `floats` has the room.
	fn multiply_floats(
		&mut self,
		gpu: &Gpu,
		a: &CudaSlice<i8>,
		b: &CudaSlice<i8>,
		c: &mut CudaSlice<i32>,
		(float_a, float_b, float_c): &mut Floats,
	) -> Result<(), Failure> {
		for (from, to) in [(a, &*float_a), (b, &*float_b)] {
			let count = to.len() as u32;
			let mut launch = gpu.stream.launch_builder(&gpu.kernels.to_half);
			launch.arg(from).arg(to).arg(&count);
			// SAFETY: both buffers have `count` entries (`run` checks), and items past them do
			// nothing.
			unsafe { launch.launch(LaunchConfig::for_num_elems(count))? };
		}
		self.multiply(gpu, float_a, float_b, float_c, &1f32, &0f32)?;
		let count = float_c.len() as u32;
		let mut launch = gpu.stream.launch_builder(&gpu.kernels.to_int);
		launch.arg(&*float_c).arg(c).arg(&count);
		// SAFETY: both buffers have `count` entries (`run` checks), and items past them do nothing.
		unsafe { launch.launch(LaunchConfig::for_num_elems(count))? };
		Ok(())
	}

	fn multiply<I, O, S>(
		&mut self,
		gpu: &Gpu,
		a: &CudaSlice<I>,
		b: &CudaSlice<I>,
		c: &mut CudaSlice<O>,
		one: &S,
		zero: &S,
	) -> Result<(), Failure> {
		let (a, _a) = a.device_ptr(&gpu.stream);
		let (b, _b) = b.device_ptr(&gpu.stream);
		let (c, _c) = c.device_ptr_mut(&gpu.stream);
		let (workspace, _workspace) = self.workspace.device_ptr_mut(&gpu.stream);
		let [layout_b, layout_a, layout_c] = self.layouts;
		// SAFETY: the buffers have the sizes and types of the layouts (`run` checks the sizes),
		// the scales are of the type that the description names, and all live until the stream
		// has come to them: they are freed on the same stream.
		unsafe {
			result::matmul(
				gpu.blas.0,
				self.description,
				(one as *const S).cast(),
				(zero as *const S).cast(),
				b as *const c_void,
				layout_b,
				a as *const c_void,
				layout_a,
				c as *const c_void,
				layout_c,
				c as *mut c_void,
				layout_c,
				&self.algorithm,
				workspace as *mut c_void,
				WORKSPACE,
				gpu.stream.cu_stream().cast(),
			)?;
		}
		Ok(())
	}
}

impl Drop for Plan {
	fn drop(&mut self) {
		// SAFETY: made by `new` and destroyed once. An error leaves nothing to do.
		unsafe {
			let _ = result::destroy_matmul_desc(self.description);
			for layout in self.layouts {
				let _ = result::destroy_matrix_layout(layout);
			}
		}
	}
}
