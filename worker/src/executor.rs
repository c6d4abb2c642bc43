// SPDX-License-Identifier: Apache-2.0
//! The engine in a process of its own, behind the same trait.
//!
//! ```text
//! worker (keys, network) --requests--> stdin  of the child: engine, driver
//!                        <--replies--- stdout (stderr: its log)
//! ```
//!
//! 1. A driver that hangs, crashes or eats memory takes the child with it, never the worker: that
//!    is [`DeviceLost`](computechain_engine::EngineError::DeviceLost), or
//!    [`OutOfMemory`](computechain_engine::EngineError::OutOfMemory) over the memory limit.
//! 2. A product that took its child with it is computed again, once, in a fresh child; not one
//!    that ran into a limit: it would again.
//! 3. Frames are a length (u32 LE, bounded) and SCALE; anything else ends the child. A child whose
//!    worker is gone ends at once.
//! 4. Before it starts a driver the child gives up writing outside its own folder and the devices,
//!    reading what is neither the system's nor in its folder (so not the worker's key), and TCP
//!    (Landlock). With the driver started, all its threads give up sockets, tracing, mounting and
//!    the like (seccomp). Both forbid new privileges. Starting programs stays possible, because an
//!    OpenCL driver may link kernels with the system's linker; they inherit every restriction.
//!    What the kernel does not offer is logged.
//! 5. Memory is what is resident, looked at ten times a second: there is no limit of the address
//!    space, because CUDA reserves far more than it uses.

mod child;
mod process;
mod protocol;
mod remote;
mod sandbox;

pub use child::{ChildArguments, serve};
pub use process::Launch;
pub use remote::RemoteEngine;

use crate::config::{Config, EngineChoice};
use clap::ValueEnum;
use computechain_engine::Engine;
use std::{path::PathBuf, time::Duration};

/// How long a driver may take to start, with its self-test and its kernels' first compilation.
const START_LIMIT: Duration = Duration::from_secs(300);

/// The engines of these settings, each in a child of its own; the processor comes last and is
/// started only when the first is lost.
pub fn engines(config: &Config) -> anyhow::Result<Vec<Box<dyn Engine>>> {
	let program = std::env::current_exe()?;
	let launch = |choice| Launch::of(config, program.clone(), choice);
	let first = RemoteEngine::start(launch(config.engine))?;
	let mut engines: Vec<Box<dyn Engine>> = vec![Box::new(first)];
	if config.engine != EngineChoice::Cpu {
		engines.push(Box::new(RemoteEngine::new(launch(EngineChoice::Cpu))));
	}
	Ok(engines)
}

impl Launch {
	/// The child that these settings ask for, with this choice of engine.
	pub fn of(config: &Config, program: PathBuf, choice: EngineChoice) -> Self {
		let named = |value: Option<clap::builder::PossibleValue>| {
			value.map_or(String::new(), |value| value.get_name().to_owned())
		};
		let mut arguments = vec!["executor".to_owned()];
		arguments.extend(["--engine".into(), named(choice.to_possible_value())]);
		let format = named(config.log_format.to_possible_value());
		arguments.extend(["--log-format".into(), format]);
		let mut environment = Vec::new();
		if let Some(gpu) = config.gpu() {
			// NVIDIA's CUDA and OpenCL both obey it; the order is then that of nvidia-smi.
			environment.push(("CUDA_DEVICE_ORDER".into(), "PCI_BUS_ID".into()));
			environment.push(("CUDA_VISIBLE_DEVICES".into(), gpu.into()));
		} else if let Some(device) = &config.device
			&& choice != EngineChoice::Cpu
		{
			arguments.extend(["--device".into(), device.clone()]);
		}
		Self {
			program,
			arguments,
			environment,
			// Kernels that drivers compiled once are found there by the next run.
			scratch: config.state_dir.join("engine"),
			start_limit: START_LIMIT,
			time_limit: Duration::from_secs(config.time_limit),
			memory_limit: config.memory_limit.map(|gib| gib.saturating_mul(1 << 30)),
		}
	}
}
