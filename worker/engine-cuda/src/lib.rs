// SPDX-License-Identifier: Apache-2.0
//! The CUDA engine: products by cuBLASLt, in 8-bit integers with 32-bit sums where the GPU has
//! them, else in half floats with sums of single precision; both are exact within the bound of the
//! inputs. A benchmark runs wholly on the GPU, which keeps the states.
//!
//! It builds without CUDA: the driver, the compiler of kernels and cuBLASLt are loaded when an
//! engine is asked for, and [`EngineError::NoDevice`] says which is missing.

mod device;
mod error;
mod product;
mod states;

pub use device::{CudaDevice, devices};
pub use product::Path;

use computechain_engine::{
	BenchmarkRun, Engine, EngineError, Progress, check_inputs, run_benchmark,
};
use computechain_matmul::{Hash, Shape, benchmark::Parameters};
use device::Gpu;
use error::{Failure, guarded};
use product::{ALIGNMENT, Plan};
use states::CudaStates;
use std::{borrow::Cow, sync::Arc};

/// Multiplications per launch: enough to fill a GPU, few enough to report progress.
const LAUNCH_WORK: u64 = 1 << 40;
/// The side of the product that shows whether a path is there.
const TRIED_SIDE: usize = 64;

/// An engine on one GPU.
#[derive(Clone)]
pub struct CudaEngine {
	name: String,
	path: Path,
	gpu: Arc<Gpu>,
}

impl CudaEngine {
	/// An engine for every GPU that can be opened, or why there is none.
	pub fn all() -> Result<Vec<Self>, EngineError> {
		let mut engines = Vec::new();
		let mut refusal = None;
		for device in devices()? {
			match Self::new(&device) {
				Ok(engine) => engines.push(engine),
				Err(error) => refusal = Some(error),
			}
		}
		match refusal {
			Some(error) if engines.is_empty() => Err(error),
			_ => Ok(engines),
		}
	}

	/// An engine on this GPU, by the faster path that it has.
	pub fn new(device: &CudaDevice) -> Result<Self, EngineError> {
		Self::with_path(device, Path::Int8).or_else(|_| Self::with_path(device, Path::Half))
	}

	/// An engine on this GPU that computes like this, or why the GPU does not.
	pub fn with_path(device: &CudaDevice, path: Path) -> Result<Self, EngineError> {
		guarded(|| {
			let gpu = Arc::new(Gpu::open(device)?);
			Plan::new(&gpu, path, TRIED_SIDE, TRIED_SIDE, TRIED_SIDE)?;
			Ok(Self {
				name: format!("CUDA, {}", device.name),
				path,
				gpu,
			})
		})
	}

	/// How it computes.
	pub fn path(&self) -> Path {
		self.path
	}

	fn run(
		&self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, Failure> {
		let (m, k, n) = (shape.m as usize, shape.k as usize, shape.n as usize);
		let [line, columns] = [k, n].map(|side| side.next_multiple_of(ALIGNMENT));
		let rows_at_once = (LAUNCH_WORK / (k as u64 * n as u64)).max(1) as usize;
		let rows_at_once = rows_at_once.min(m).next_multiple_of(ALIGNMENT);
		let stream = &self.gpu.stream;
		let mut buffer_a = stream.alloc_zeros(rows_at_once * line)?;
		let mut buffer_b = stream.alloc_zeros(columns * line)?;
		let mut buffer_c = stream.alloc_zeros(rows_at_once * columns)?;
		stream.memcpy_htod(&*padded(b, k, line), &mut buffer_b.slice_mut(..n * line))?;

		let mut plan = Plan::new(&self.gpu, self.path, rows_at_once, line, columns)?;
		let mut c = vec![0; m * n];
		let mut padded_c = vec![0; rows_at_once * columns];
		let mut done = 0;
		for (a, c) in a
			.chunks(rows_at_once * k)
			.zip(c.chunks_mut(rows_at_once * n))
		{
			let rows = c.len() / n;
			let mut to = buffer_a.slice_mut(..rows * line);
			stream.memcpy_htod(&*padded(a, k, line), &mut to)?;
			plan.run(&self.gpu, &buffer_a, &buffer_b, &mut buffer_c)?;
			let given = &mut padded_c[..rows * columns];
			stream.memcpy_dtoh(&buffer_c.slice(..rows * columns), given)?;
			stream.synchronize()?;
			for (to, from) in c.chunks_exact_mut(n).zip(given.chunks_exact(columns)) {
				to.copy_from_slice(&from[..n]);
			}
			done += rows as u64;
			progress(done, m as u64);
		}
		Ok(c)
	}
}

impl Engine for CudaEngine {
	fn name(&self) -> String {
		self.name.clone()
	}

	fn memory(&self) -> Option<u64> {
		self.gpu.memory()
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		check_inputs(a, b, shape)?;
		guarded(|| self.run(a, b, shape, progress))
	}

	fn benchmark(
		&mut self,
		seed: &Hash,
		parameters: Parameters,
		on_chain_root: &mut dyn FnMut(Hash),
		progress: Progress,
	) -> Result<BenchmarkRun, EngineError> {
		if !parameters.is_valid() {
			return Err(EngineError::BadInput(parameters.shape()));
		}
		let states = CudaStates::new(self.gpu.clone(), self.path, parameters)?;
		run_benchmark(Box::new(states), seed, parameters, on_chain_root, progress)
	}
}

/// Lines of k entries as longer lines; the zeros add nothing to a product.
fn padded(lines: &[i8], k: usize, line: usize) -> Cow<'_, [i8]> {
	if line == k {
		return Cow::Borrowed(lines);
	}
	let mut padded = vec![0; lines.len() / k * line];
	for (to, from) in padded.chunks_exact_mut(line).zip(lines.chunks_exact(k)) {
		to[..k].copy_from_slice(from);
	}
	Cow::Owned(padded)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lines_should_end_in_zeros_when_they_are_padded() {
		assert_eq!(*padded(&[1, 2, 3, 4, 5, 6], 3, 4), [1, 2, 3, 0, 4, 5, 6, 0]);
		assert!(matches!(padded(&[1, 2], 2, 2), Cow::Borrowed(_)));
	}
}
