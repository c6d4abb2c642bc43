// SPDX-License-Identifier: Apache-2.0
//! The engines of this machine.

use crate::config::EngineChoice;
use anyhow::Context;
use computechain_engine::{CpuEngine, Engine, EngineError, self_test, tops};
use computechain_engine_opencl::OpenClEngine;
use computechain_matmul::Shape;
use std::cmp::Reverse;

/// How to get an OpenCL device.
const ADVICE: &str = "no OpenCL device can be used: install the driver of your GPU (NVIDIA's \
	display driver has it), or the package pocl-opencl-icd for one on the processor; `clinfo` \
	lists what there is; `--engine cpu` needs none";
const BENCH_SIZES: [u32; 3] = [256, 512, 1024];
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
		EngineChoice::Auto => tested(opencl().unwrap_or_else(|error| {
			tracing::warn!(%error, "no OpenCL device; computing on the processor");
			Vec::new()
		})),
	};
	anyhow::ensure!(
		choice != EngineChoice::Opencl || !engines.is_empty(),
		ADVICE
	);
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
	let mut engines: Vec<Box<dyn Engine>> = vec![Box::new(CpuEngine)];
	match opencl() {
		Ok(found) => engines.extend(found),
		Err(error) => lines.push(format!("OpenCL: {error}")),
	}
	lines.extend(engines.iter_mut().map(|engine| row(&mut **engine)));
	lines.join("\n")
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

/// Those that pass the self-test.
fn tested(mut engines: Vec<Box<dyn Engine>>) -> Vec<Box<dyn Engine>> {
	engines.retain_mut(|engine| match self_test(&mut **engine) {
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
	if let Err(error) = self_test(engine) {
		return format!("{name}: {error}");
	}
	let cells = BENCH_SIZES.map(|size| match milli_tops(engine, size) {
		Ok(speed) => format!("{:>10}", fixed_point(speed)),
		Err(_) => format!("{:>10}", "failed"),
	});
	format!("{name:<48}{}", cells.concat())
}

fn milli_tops(engine: &mut dyn Engine, size: u32) -> Result<u64, EngineError> {
	let shape = Shape {
		m: size,
		k: size,
		n: size,
	};
	Ok(tops(engine, shape, REPETITIONS)?.milli_tops())
}
