// SPDX-License-Identifier: Apache-2.0
//! The reference: safe Rust on all cores.

use crate::{Engine, EngineError, Progress, check_inputs};
use computechain_matmul::{Shape, multiply_rows};
use rayon::prelude::*;

/// Rows that one thread takes at a time: enough that preparing B for them costs little.
const CHUNK_ROWS: usize = 32;

/// The engine that needs no device, and that every other engine is compared with.
#[derive(Clone, Copy, Default, Debug)]
pub struct CpuEngine;

impl Engine for CpuEngine {
	fn name(&self) -> String {
		format!("CPU, {} threads", rayon::current_num_threads())
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		check_inputs(a, b, shape)?;
		let (k, n) = (shape.k as usize, shape.n as usize);
		let mut c = vec![0; shape.entries() as usize];
		let rows_at_once = CHUNK_ROWS * rayon::current_num_threads();
		let mut done = 0;
		for (a, c) in a
			.chunks(rows_at_once * k)
			.zip(c.chunks_mut(rows_at_once * n))
		{
			let chunks = a
				.par_chunks(CHUNK_ROWS * k)
				.zip(c.par_chunks_mut(CHUNK_ROWS * n));
			chunks.for_each(|(a, c)| multiply_rows(a, b, k, c));
			done += (c.len() / n) as u64;
			progress(done, u64::from(shape.m));
		}
		Ok(c)
	}
}
