// SPDX-License-Identifier: Apache-2.0
//! The engine a worker computes with: the trait, the CPU reference, and what every engine must
//! pass before it is used.
//!
//! Every engine computes exact integers, so all of them agree bit for bit with [`CpuEngine`],
//! which is the product of `computechain-matmul`, that is of the runtime, on all cores.
#![forbid(unsafe_code)]

mod benchmark;
mod cpu;
mod measure;
mod self_test;

pub use benchmark::{BenchmarkRun, States, run_benchmark};
pub use cpu::CpuEngine;
pub use measure::{Speed, tops};
pub use self_test::{Case, benchmark_self_test, patterns, self_test};

use computechain_matmul::{Hash, Shape, benchmark::Parameters, matrix_a, matrix_b_column_major};

/// The kernels of the benchmark for every device that has memory of its own, in a dialect of C
/// that a device's engine defines in front of them.
pub const BENCHMARK_KERNELS: &str = include_str!("kernels.c");

/// Called with what is done and what there is: rows of C, or steps of a benchmark.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Why an engine has no result.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EngineError {
	/// There is nothing to compute on.
	#[error("no device: {0}")]
	NoDevice(String),
	/// The device stopped answering; the engine is of no further use.
	#[error("the device was lost: {0}")]
	DeviceLost(String),
	/// The product does not fit.
	#[error("the device has not enough memory: {0}")]
	OutOfMemory(String),
	/// The driver refused for another reason.
	#[error("the driver failed: {0}")]
	Driver(String),
	/// The matrices are not of the shape, or the shape is not valid.
	#[error("the inputs do not fit the shape {0:?}")]
	BadInput(Shape),
	/// The engine computed a wrong product.
	#[error("the engine failed its self-test: {0}")]
	WrongResult(String),
}

/// Something that computes exact products.
pub trait Engine: Send {
	/// What computes, for people.
	fn name(&self) -> String;

	/// The bytes of the device's own memory; none when it computes in the machine's.
	fn memory(&self) -> Option<u64> {
		None
	}

	/// The product of A (row-major) and B (column-major), row-major, reporting rows as they are
	/// done.
	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError>;

	/// The product of A (row-major) and B (column-major), row-major.
	fn multiply(&mut self, a: &[i8], b: &[i8], shape: Shape) -> Result<Vec<i32>, EngineError> {
		self.multiply_with_progress(a, b, shape, &mut |_, _| ())
	}

	/// The product of the inputs that follow from a seed, row-major.
	fn product(
		&mut self,
		seed: &Hash,
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		if !shape.is_valid() {
			return Err(EngineError::BadInput(shape));
		}
		let (a, b) = rayon::join(
			|| matrix_a(seed, shape),
			|| matrix_b_column_major(seed, shape),
		);
		self.multiply_with_progress(&a, &b, shape, progress)
	}

	/// Runs the benchmark; `on_chain_root` is told the chain's root before the walk begins,
	/// `progress` the steps of both phases.
	///
	/// An engine with memory of its own keeps the states there; this one, for an engine that can
	/// only multiply, keeps them in the machine's.
	fn benchmark(
		&mut self,
		seed: &Hash,
		parameters: Parameters,
		on_chain_root: &mut dyn FnMut(Hash),
		progress: Progress,
	) -> Result<BenchmarkRun, EngineError> {
		let mut multiply = |a: &[i8], b: &[i8], shape| self.multiply(a, b, shape);
		benchmark::run_on_host(&mut multiply, seed, parameters, on_chain_root, progress)
	}
}

/// Refuses matrices that are not of a valid shape: what an engine does before anything else.
pub fn check_inputs(a: &[i8], b: &[i8], shape: Shape) -> Result<(), EngineError> {
	let (m, k, n) = (shape.m as usize, shape.k as usize, shape.n as usize);
	if shape.is_valid() && a.len() == m * k && b.len() == k * n {
		Ok(())
	} else {
		Err(EngineError::BadInput(shape))
	}
}
