// SPDX-License-Identifier: Apache-2.0
//! What a device could do if memory cost nothing.

use crate::{OpenClEngine, error::guarded};
use computechain_engine::{EngineError, Speed};
use ocl::{Buffer, Kernel};
use std::time::Instant;

/// Accumulators of an item, as in `peak.cl`.
const ACCUMULATORS: u64 = 12;
const ROUNDS: u32 = 1 << 18;
/// Work items: enough to fill any device.
const ITEMS_OF_LANES: usize = 1 << 16;
const ITEMS_OF_CORES: usize = 64;
const REPETITIONS: u32 = 5;

impl OpenClEngine {
	/// The speed of multiply-adds of the product's types in registers alone, the best of a few
	/// runs: the product's own speed is to be compared with it.
	pub fn integer_peak(&self) -> Result<Speed, EngineError> {
		let cores = self.tiling.group == 1;
		// A core adds 16 pairs at a time, an item of many one word of four.
		let (items, rounds, multiplications) = if cores {
			(ITEMS_OF_CORES, ROUNDS, 32)
		} else {
			(ITEMS_OF_LANES, ROUNDS / 64, 4)
		};
		let operations = 2 * ACCUMULATORS * multiplications * u64::from(rounds) * items as u64;
		let fastest = guarded(|| {
			let out = self.buffer::<i32>(items)?;
			let mut fastest = u64::MAX;
			for _ in 0..REPETITIONS {
				fastest = fastest.min(self.time_peak(&out, items, rounds, cores)?);
			}
			Ok(fastest)
		})?;
		Ok(Speed {
			operations,
			nanoseconds: fastest,
		})
	}

	fn time_peak(
		&self,
		out: &Buffer<i32>,
		items: usize,
		rounds: u32,
		cores: bool,
	) -> ocl::Result<u64> {
		let kernel = Kernel::builder()
			.program(&self.program)
			.name("peak")
			.queue(self.queue.clone())
			.global_work_size(items)
			.local_work_size(if cores { 1 } else { 64 })
			.arg(out)
			.arg(3i32)
			.arg(rounds)
			.build()?;
		let start = Instant::now();
		// SAFETY: each item writes its own entry of `out`, which has as many.
		#[allow(unsafe_code)]
		unsafe {
			kernel.enq()?;
		}
		self.queue.finish()?;
		Ok(u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX))
	}
}
