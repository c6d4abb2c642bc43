// SPDX-License-Identifier: Apache-2.0
//! How fast an engine is.

use crate::{Engine, EngineError};
use computechain_matmul::{Shape, matrix_a, matrix_b_column_major};
use std::time::Instant;

/// Operations done in a time; a multiplication and an addition are two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Speed {
	/// Operations, `2 * m * k * n` per product.
	pub operations: u64,
	/// Time in nanoseconds.
	pub nanoseconds: u64,
}

impl Speed {
	/// Thousandths of 10^12 operations per second.
	pub fn milli_tops(&self) -> u64 {
		// 10^12 per second are 1000 per nanosecond.
		self.operations / self.nanoseconds.max(1)
	}
}

/// Measures products of this shape, copies to and from the device included, after one that
/// warms up.
pub fn tops(engine: &mut dyn Engine, shape: Shape, repetitions: u32) -> Result<Speed, EngineError> {
	if !shape.is_valid() {
		return Err(EngineError::BadInput(shape));
	}
	let seed = [0; 32];
	let (a, b) = (matrix_a(&seed, shape), matrix_b_column_major(&seed, shape));
	engine.multiply(&a, &b, shape)?;
	let start = Instant::now();
	for _ in 0..repetitions {
		engine.multiply(&a, &b, shape)?;
	}
	let nanoseconds = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
	let operations = shape
		.work()
		.saturating_mul(2)
		.saturating_mul(u64::from(repetitions));
	Ok(Speed {
		operations,
		nanoseconds,
	})
}
