// SPDX-License-Identifier: Apache-2.0
//! The engines of this machine.

use crate::config::EngineChoice;
use anyhow::Context;
use computechain_engine::{
	CpuEngine, Engine, EngineError, Speed, benchmark_self_test, self_test, tops,
};
use computechain_engine_cuda::CudaEngine;
use computechain_engine_opencl::OpenClEngine;
use computechain_matmul::Shape;
use std::{
	cmp::Reverse,
	sync::{Arc, Mutex},
};

/// An engine that one thread at a time computes with.
pub type SharedEngine = Arc<Mutex<Box<dyn Engine>>>;

/// How to get an OpenCL device.
const ADVICE: &str = "no OpenCL device can be used: install the driver of your GPU (NVIDIA's \
	display driver has it), or the package pocl-opencl-icd for one on the processor; `clinfo` \
	lists what there is; `--engine cpu` needs none";
/// How to get CUDA.
const CUDA_ADVICE: &str = "no NVIDIA GPU can be used through CUDA: install NVIDIA's driver, and of \
	CUDA 12 the libraries libnvrtc and libcublasLt; `nvidia-smi` shows the GPUs that the driver \
	sees; `--engine auto` takes what there is";
const BENCH_SIZES: [u32; 3] = [256, 512, 1024];
/// The size that is compared with a device's peak: copies to and from it weigh little.
const PEAK_SIZE: u32 = 2048;
/// The size that engines are compared at.
const COMPARED_SIZE: u32 = 512;
const REPETITIONS: u32 = 3;

/// The engines that computations may use, the preferred one first.
///
/// The processor comes last even after a chosen device: a task that is late because the device
/// was lost costs more than one that is slow.
pub fn choose(choice: EngineChoice) -> anyhow::Result<Vec<Box<dyn Engine>>> {
	let mut engines = match choice {
		EngineChoice::Cpu => Vec::new(),
		EngineChoice::Opencl => tested(opencl().context(ADVICE)?),
		EngineChoice::Cuda => tested(cuda().context(CUDA_ADVICE)?),
		EngineChoice::Auto => tested(devices()),
	};
	match choice {
		EngineChoice::Opencl => anyhow::ensure!(!engines.is_empty(), ADVICE),
		EngineChoice::Cuda => anyhow::ensure!(!engines.is_empty(), CUDA_ADVICE),
		EngineChoice::Auto | EngineChoice::Cpu => {}
	}
	engines.push(Box::new(CpuEngine));
	if choice == EngineChoice::Auto && engines.len() > 1 {
		engines = fastest_first(engines);
	}
	if let Some(first) = engines.first() {
		tracing::info!(engine = first.name(), "the engine that computes");
	}
	Ok(engines)
}

/// A table of the speed of every engine of this machine.
pub fn bench() -> String {
	let sizes = BENCH_SIZES.map(|size| format!("{size:>10}")).concat();
	let mut lines = vec![format!("{:<48}{sizes}", "TOPS at size")];
	lines.push(row(&mut CpuEngine));
	match OpenClEngine::all() {
		Ok(mut found) => {
			for engine in &mut found {
				lines.push(row(engine));
				lines.push(share_of_peak(engine));
			}
		}
		Err(error) => lines.push(format!("OpenCL: {error}")),
	}
	match CudaEngine::all() {
		Ok(mut found) => lines.extend(found.iter_mut().map(|engine| row(engine))),
		Err(error) => lines.push(format!("CUDA: {error}")),
	}
	lines.join("\n")
}

/// How much of the device's integer peak its product reaches, measured one after the other.
fn share_of_peak(engine: &mut OpenClEngine) -> String {
	let shares = engine.integer_peak().and_then(|peak| {
		let shape = cube(PEAK_SIZE);
		let product = tops(engine, shape, REPETITIONS)?;
		Ok((peak, product))
	});
	match shares {
		Ok((peak, product)) => {
			let [peak, product] = [peak, product].map(|speed: Speed| speed.milli_tops());
			let share = product * 100 / peak.max(1);
			let [peak, product] = [peak, product].map(fixed_point);
			format!("  multiply-adds in registers: {peak}; {product} at {PEAK_SIZE}: {share} %")
		}
		Err(error) => format!("  multiply-adds in registers: {error}"),
	}
}

/// Thousandths as a number with three decimals.
pub fn fixed_point(thousandths: u64) -> String {
	format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

fn opencl() -> Result<Vec<Box<dyn Engine>>, EngineError> {
	let engines = OpenClEngine::all()?;
	Ok(engines
		.into_iter()
		.map(|engine| Box::new(engine) as Box<dyn Engine>)
		.collect())
}

fn cuda() -> Result<Vec<Box<dyn Engine>>, EngineError> {
	let engines = CudaEngine::all()?;
	Ok(engines
		.into_iter()
		.map(|engine| Box::new(engine) as Box<dyn Engine>)
		.collect())
}

/// Everything but the processor, with a line in the log for what there is not.
fn devices() -> Vec<Box<dyn Engine>> {
	let mut engines = Vec::new();
	for (kind, found) in [("CUDA", cuda()), ("OpenCL", opencl())] {
		match found {
			Ok(found) => engines.extend(found),
			Err(error) => tracing::info!(%error, kind, "not used"),
		}
	}
	if engines.is_empty() {
		tracing::warn!("no CUDA and no OpenCL device; computing on the processor");
	}
	engines
}

/// The products and the benchmark of an engine.
fn test(engine: &mut dyn Engine) -> Result<(), EngineError> {
	self_test(engine)?;
	benchmark_self_test(engine)
}

/// Those that pass the self-test.
fn tested(mut engines: Vec<Box<dyn Engine>>) -> Vec<Box<dyn Engine>> {
	engines.retain_mut(|engine| match test(&mut **engine) {
		Ok(()) => true,
		Err(error) => {
			tracing::warn!(engine = engine.name(), %error, "the engine is not used");
			false
		}
	});
	engines
}

fn fastest_first(engines: Vec<Box<dyn Engine>>) -> Vec<Box<dyn Engine>> {
	let measured = engines.into_iter().map(|mut engine| {
		let speed = milli_tops(&mut *engine, COMPARED_SIZE).unwrap_or(0);
		let tops = fixed_point(speed);
		tracing::info!(engine = engine.name(), tops, "measured");
		(speed, engine)
	});
	let mut measured: Vec<_> = measured.collect();
	measured.sort_by_key(|(speed, _)| Reverse(*speed));
	measured.into_iter().map(|(_, engine)| engine).collect()
}

fn row(engine: &mut dyn Engine) -> String {
	let name = engine.name();
	if let Err(error) = test(engine) {
		return format!("{name}: {error}");
	}
	let cells = BENCH_SIZES.map(|size| match milli_tops(engine, size) {
		Ok(speed) => format!("{:>10}", fixed_point(speed)),
		Err(_) => format!("{:>10}", "failed"),
	});
	format!("{name:<48}{}", cells.concat())
}

fn milli_tops(engine: &mut dyn Engine, size: u32) -> Result<u64, EngineError> {
	Ok(tops(engine, cube(size), REPETITIONS)?.milli_tops())
}

fn cube(size: u32) -> Shape {
	Shape {
		m: size,
		k: size,
		n: size,
	}
}
