// SPDX-License-Identifier: Apache-2.0
//! The OpenCL engine: any OpenCL 1.2 device, with one kernel in plain 8-bit and 32-bit integers;
//! what is called a CPU multiplies and adds pairs in 16-bit lanes. A benchmark runs wholly on the
//! device, which keeps the states.
//!
//! The `ocl` crate panics on status codes that it does not know (drivers have codes of their
//! own for a lost device), so every use of it is guarded and such a panic becomes
//! [`EngineError::DeviceLost`].

mod device;
mod error;
mod peak;
mod states;

pub use device::{OpenClDevice, devices};

use computechain_engine::{
	BenchmarkRun, Engine, EngineError, Progress, check_inputs, run_benchmark,
};
use computechain_matmul::{Hash, Shape, benchmark::Parameters};
use error::guarded;
use ocl::{
	Buffer, Context, Device, DeviceType, Kernel, Program, Queue,
	enums::{DeviceInfo, DeviceInfoResult, KernelWorkGroupInfo, KernelWorkGroupInfoResult},
};
use states::OpenClStates;

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
		each: 128,
		words: 128,
	},
];

impl Tiling {
	/// Entries of C per work-group and side.
	fn side(self) -> usize {
		self.group * self.each
	}

	/// Local memory of a work-group in bytes.
	fn local_bytes(self) -> usize {
		// One item keeps its entries widened to 16 bits.
		let bytes = if self.group == 1 {
			8 * self.words
		} else {
			4 * (self.words + 1)
		};
		2 * self.side() * bytes
	}

	/// Rows of C per launch.
	fn rows_per_launch(self, shape: Shape) -> usize {
		let rows = (LAUNCH_WORK / (u64::from(shape.k) * u64::from(shape.n))).max(1) as usize;
		rows.next_multiple_of(self.side()).min(shape.m as usize)
	}
}

/// An engine on one OpenCL device.
#[derive(Clone)]
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
		let rows_per_launch = self.tiling.rows_per_launch(shape);
		let buffer_a = self.buffer(rows_per_launch * k)?;
		let buffer_b = self.buffer(n * k)?;
		let buffer_c = self.buffer(rows_per_launch * n)?;
		buffer_b.write(b).enq()?;

		let mut c = vec![0i32; m * n];
		let mut done = 0;
		for (a, c) in a
			.chunks(rows_per_launch * k)
			.zip(c.chunks_mut(rows_per_launch * n))
		{
			let rows = c.len() / n;
			buffer_a.write(a).enq()?;
			self.enqueue_product([&buffer_a, &buffer_b], &buffer_c, 0, rows, shape)?;
			// Blocks until the kernel is done: the queue is in order.
			buffer_c.read(c).enq()?;
			done += rows as u64;
			progress(done, m as u64);
		}
		Ok(c)
	}

	/// Begins the product of `rows` rows of A, from the row `start` on. The buffers hold
	/// `start + rows` lines of A and entries of C, and n lines of B.
	fn enqueue_product(
		&self,
		[a, b]: [&Buffer<i8>; 2],
		c: &Buffer<i32>,
		start: usize,
		rows: usize,
		shape: Shape,
	) -> ocl::Result<()> {
		let (group, tile) = (self.tiling.group, self.tiling.side());
		let columns = shape.n as usize;
		let kernel = Kernel::builder()
			.program(&self.program)
			.name("multiply")
			.queue(self.queue.clone())
			.global_work_size([columns.div_ceil(tile) * group, rows.div_ceil(tile) * group])
			.local_work_size([group, group])
			.arg(a)
			.arg(b)
			.arg(c)
			.arg(start as u32)
			.arg((start + rows) as u32)
			.arg(shape.n)
			.arg(shape.k)
			.build()?;
		// SAFETY: the kernel reads and writes none past the lines and entries that the caller
		// says the buffers hold.
		#[allow(unsafe_code)]
		unsafe {
			kernel.enq()
		}
	}

	fn buffer<T: ocl::OclPrm>(&self, len: usize) -> ocl::Result<Buffer<T>> {
		Buffer::builder().queue(self.queue.clone()).len(len).build()
	}
}

impl Engine for OpenClEngine {
	fn name(&self) -> String {
		self.name.clone()
	}

	fn memory(&self) -> Option<u64> {
		match self.queue.device().info(DeviceInfo::GlobalMemSize) {
			Ok(DeviceInfoResult::GlobalMemSize(bytes)) => Some(bytes),
			_ => None,
		}
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
		let states = OpenClStates::new(self.clone(), parameters)?;
		run_benchmark(Box::new(states), seed, parameters, on_chain_root, progress)
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
		.source(concat!(include_str!("matmul.cl"), include_str!("peak.cl")))
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
		.arg(0u32)
		.build()?;
	match kernel.wg_info(device, KernelWorkGroupInfo::WorkGroupSize)? {
		KernelWorkGroupInfoResult::WorkGroupSize(most) if most < items => Ok(None),
		_ => Ok(Some(program)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use computechain_engine::{benchmark_self_test, self_test};

	#[test]
	fn kernel_should_be_exact_when_cut_up_in_any_way() {
		for device in devices().unwrap() {
			for tiling in TILINGS {
				if let Some(mut engine) = OpenClEngine::with_tiling(&device, tiling).unwrap() {
					let tested = self_test(&mut engine);
					assert_eq!(
						tested.and_then(|()| benchmark_self_test(&mut engine)),
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
