// SPDX-License-Identifier: Apache-2.0
//! The OpenCL engine: any OpenCL 1.2 device, with one kernel in plain 8-bit and 32-bit integers.
//!
//! The `ocl` crate panics on status codes that it does not know (drivers have codes of their
//! own for a lost device), so every use of it is guarded and such a panic becomes
//! [`EngineError::DeviceLost`].

mod device;
mod error;

pub use device::{OpenClDevice, devices};

use computechain_engine::{Engine, EngineError, Progress, check_inputs};
use computechain_matmul::Shape;
use error::guarded;
use ocl::{
	Buffer, Context, Device, DeviceType, Kernel, MemFlags, Program, Queue,
	enums::{DeviceInfo, DeviceInfoResult, KernelWorkGroupInfo, KernelWorkGroupInfoResult},
};
use std::borrow::Cow;

const SOURCE: &str = include_str!("matmul.cl");
/// Lines are padded to whole words of this many bytes.
const WORD_BYTES: usize = 4;
/// Multiplications per launch: long enough to fill a device, short enough to report progress
/// and to stay clear of the time limit of a device that also drives a screen.
const LAUNCH_WORK: u64 = 1 << 34;

/// How the kernel cuts a product up.
#[derive(Clone, Copy, Debug)]
struct Tiling {
	/// Work items per side of a work-group.
	group: usize,
	/// Entries of C per work item and side.
	each: usize,
	/// Words of a line that are in local memory at a time.
	words: usize,
}

/// For devices of many lanes, best first, and at last for what is called a CPU: one item per
/// core, with long lines that its vectors can run along.
const TILINGS: [Tiling; 4] = [
	Tiling {
		group: 16,
		each: 4,
		words: 8,
	},
	Tiling {
		group: 8,
		each: 4,
		words: 8,
	},
	Tiling {
		group: 4,
		each: 4,
		words: 8,
	},
	Tiling {
		group: 1,
		each: 16,
		words: 64,
	},
];

impl Tiling {
	/// Entries of C per work-group and side.
	fn side(self) -> usize {
		self.group * self.each
	}

	/// Local memory of a work-group in bytes.
	fn local_bytes(self) -> usize {
		2 * self.side() * (self.words + 1) * WORD_BYTES
	}
}

/// An engine on one OpenCL device.
pub struct OpenClEngine {
	name: String,
	queue: Queue,
	program: Program,
	tiling: Tiling,
}

impl OpenClEngine {
	/// An engine for every device that takes the kernel, or why there is none.
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

	/// An engine on this device.
	pub fn new(device: &OpenClDevice) -> Result<Self, EngineError> {
		let lanes = guarded(|| {
			Ok(!matches!(
				device.device.info(DeviceInfo::Type)?,
				DeviceInfoResult::Type(kind) if kind.contains(DeviceType::CPU)
			))
		})?;
		let first = if lanes { 0 } else { TILINGS.len() - 1 };
		for tiling in &TILINGS[first..] {
			if let Some(engine) = Self::with_tiling(device, *tiling)? {
				return Ok(engine);
			}
		}
		Err(EngineError::Driver(format!(
			"no tiling of the kernel suits {}",
			device.name
		)))
	}

	/// An engine with this tiling, or nothing if the device has not the room for it.
	fn with_tiling(device: &OpenClDevice, tiling: Tiling) -> Result<Option<Self>, EngineError> {
		guarded(|| {
			let context = Context::builder()
				.platform(device.platform)
				.devices(device.device)
				.build()?;
			let queue = Queue::new(&context, device.device, None)?;
			let name = format!("OpenCL, {}", device.name);
			let program = build(&context, device.device, tiling)?;
			Ok(program.map(|program| Self {
				name,
				queue,
				program,
				tiling,
			}))
		})
	}

	fn run(&self, a: &[i8], b: &[i8], shape: Shape, progress: Progress) -> ocl::Result<Vec<i32>> {
		let (m, k, n) = (shape.m as usize, shape.k as usize, shape.n as usize);
		let line = k.next_multiple_of(WORD_BYTES);
		let (group, tile) = (self.tiling.group, self.tiling.side());
		let rows_per_launch = (LAUNCH_WORK / (k as u64 * n as u64)).max(1) as usize;
		let rows_per_launch = rows_per_launch.next_multiple_of(tile).min(m);

		let buffer_a = self.buffer(rows_per_launch * line, MemFlags::new().read_only())?;
		let buffer_b = self.buffer(n * line, MemFlags::new().read_only())?;
		let buffer_c = self.buffer(rows_per_launch * n, MemFlags::new().write_only())?;
		buffer_b.write(&*padded(b, k, line)).enq()?;

		let mut c = vec![0i32; m * n];
		let mut done = 0;
		for (a, c) in a
			.chunks(rows_per_launch * k)
			.zip(c.chunks_mut(rows_per_launch * n))
		{
			let rows = c.len() / n;
			buffer_a.write(&*padded(a, k, line)).enq()?;
			let kernel = Kernel::builder()
				.program(&self.program)
				.name("multiply")
				.queue(self.queue.clone())
				.global_work_size([n.div_ceil(tile) * group, rows.div_ceil(tile) * group])
				.local_work_size([group, group])
				.arg(&buffer_a)
				.arg(&buffer_b)
				.arg(&buffer_c)
				.arg(rows as u32)
				.arg(shape.n)
				.arg((line / WORD_BYTES) as u32)
				.build()?;
			// SAFETY: the buffers hold `rows` lines of A, n lines of B and `rows * n` entries of
			// C, and the kernel reads and writes none past them.
			#[allow(unsafe_code)]
			unsafe {
				kernel.enq()?;
			}
			// Blocks until the kernel is done: the queue is in order.
			buffer_c.read(c).enq()?;
			done += rows as u64;
			progress(done, m as u64);
		}
		Ok(c)
	}

	fn buffer<T: ocl::OclPrm>(&self, len: usize, flags: MemFlags) -> ocl::Result<Buffer<T>> {
		Buffer::builder()
			.queue(self.queue.clone())
			.flags(flags)
			.len(len)
			.build()
	}
}

impl Engine for OpenClEngine {
	fn name(&self) -> String {
		self.name.clone()
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
}

/// The kernel cut up like this, or nothing if the device has not the room for it.
fn build(context: &Context, device: Device, tiling: Tiling) -> ocl::Result<Option<Program>> {
	let Tiling { group, each, words } = tiling;
	let items = group * group;
	let local_memory = match device.info(DeviceInfo::LocalMemSize)? {
		DeviceInfoResult::LocalMemSize(bytes) => bytes,
		_ => 0,
	};
	if items > device.max_wg_size()? || tiling.local_bytes() as u64 > local_memory {
		return Ok(None);
	}
	let program = Program::builder()
		.source(SOURCE)
		.cmplr_opt(format!("-D GROUP={group} -D EACH={each} -D WORDS={words}"))
		.devices(device)
		.build(context)?;
	// What the device allows in general it may not allow this kernel, for want of registers.
	let kernel = Kernel::builder()
		.program(&program)
		.name("multiply")
		.arg(None::<&Buffer<i8>>)
		.arg(None::<&Buffer<i8>>)
		.arg(None::<&Buffer<i32>>)
		.arg(0u32)
		.arg(0u32)
		.arg(0u32)
		.build()?;
	match kernel.wg_info(device, KernelWorkGroupInfo::WorkGroupSize)? {
		KernelWorkGroupInfoResult::WorkGroupSize(most) if most < items => Ok(None),
		_ => Ok(Some(program)),
	}
}

/// Lines of k entries as lines of whole words; the zeros add nothing to a product.
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
	use computechain_engine::self_test;

	#[test]
	fn kernel_should_be_exact_when_cut_up_in_any_way() {
		for device in devices().unwrap() {
			for tiling in TILINGS {
				if let Some(mut engine) = OpenClEngine::with_tiling(&device, tiling).unwrap() {
					assert_eq!(
						self_test(&mut engine),
						Ok(()),
						"{tiling:?} on {}",
						device.name
					);
				}
			}
		}
	}

	#[test]
	fn engine_should_be_refused_when_the_device_has_not_the_room() {
		let device = &devices().unwrap()[0];
		for (group, words) in [(1 << 12, 1), (1, 1 << 24)] {
			let tiling = Tiling {
				group,
				each: 1,
				words,
			};
			assert!(OpenClEngine::with_tiling(device, tiling).unwrap().is_none());
		}
	}
}
