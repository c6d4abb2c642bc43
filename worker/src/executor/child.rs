// SPDX-License-Identifier: Apache-2.0
//! The engine's process.

use super::{
	protocol::{Measured, Ready, Reply, Request, read, shape, write},
	sandbox::{Lockdown, probe},
};
use crate::{
	config::{EngineChoice, LogFormat},
	display::Display,
	engines,
};
use anyhow::Context;
use computechain_engine::{BenchmarkRun, Engine, EngineError};
use std::{
	cell::RefCell,
	io::{self, Write},
	path::PathBuf,
	sync::mpsc::{Receiver, channel},
	thread,
	time::{Duration, Instant},
};

/// The least time between two reports of progress.
const PROGRESS_PAUSE: Duration = Duration::from_millis(100);

/// What the worker tells its engine's process.
#[derive(Clone, Debug, clap::Args)]
pub struct ChildArguments {
	/// Which engine computes.
	#[arg(long, value_enum)]
	engine: EngineChoice,
	/// A part of the name of the device that computes.
	#[arg(long)]
	device: Option<String>,
	/// What the log looks like.
	#[arg(long, value_enum, default_value = "auto")]
	log_format: LogFormat,
	/// The folder that may be written to.
	#[arg(long)]
	scratch: PathBuf,
	/// Only lock down and try what must be refused.
	#[arg(long)]
	probe: bool,
}

/// Serves requests until the worker is gone.
pub fn serve(arguments: &ChildArguments) -> anyhow::Result<()> {
	if arguments.probe {
		return probe(&arguments.scratch);
	}
	// Before anything can start a thread.
	let lockdown = Lockdown::files(&arguments.scratch)?;
	Display::start(arguments.log_format);
	let mut out = io::stdout().lock();
	let engine = match chosen(arguments) {
		Ok(engine) => engine,
		Err(error) => {
			let failure = EngineError::NoDevice(format!("{error:#}"));
			return Ok(write(&mut out, &Reply::Failed(failure.into()))?);
		}
	};
	let sandbox = lockdown.calls()?;
	let ready = Ready {
		name: engine.name(),
		memory: engine.memory(),
		sandbox,
	};
	write(&mut out, &Reply::Ready(ready))?;
	answer_all(engine, &requests(), &mut out)
}

fn chosen(arguments: &ChildArguments) -> anyhow::Result<Box<dyn Engine>> {
	let engines = engines::choose(arguments.engine)?;
	let wanted = arguments.device.as_deref().unwrap_or_default();
	let mut engines = engines.into_iter();
	let found = engines.find(|engine| engine.name().contains(wanted));
	found.with_context(|| format!("no engine's name holds {wanted:?}: see `bench`"))
}

/// What the worker asks. When it is gone this process ends, whatever it is doing.
fn requests() -> Receiver<Request> {
	let (sender, receiver) = channel();
	thread::spawn(move || {
		let mut stdin = io::stdin().lock();
		while let Ok(request) = read(&mut stdin) {
			if sender.send(request).is_err() {
				break;
			}
		}
		std::process::exit(0)
	});
	receiver
}

fn answer_all(
	mut engine: Box<dyn Engine>,
	requests: &Receiver<Request>,
	to: &mut impl Write,
) -> anyhow::Result<()> {
	let mut last = None;
	for request in requests {
		let reply = answer(&mut *engine, &mut last, request, to);
		let reply = reply.unwrap_or_else(|error| Reply::Failed(error.into()));
		write(to, &reply)?;
	}
	Ok(())
}

fn answer(
	engine: &mut dyn Engine,
	last: &mut Option<BenchmarkRun>,
	request: Request,
	to: &mut impl Write,
) -> Result<Reply, EngineError> {
	let mut told = Instant::now();
	// The pipe is shared by two closures, one after the other.
	let to = RefCell::new(to);
	// A worker that is gone ends this process anyway.
	let tell = |reply: Reply| drop(write(&mut *to.borrow_mut(), &reply));
	let mut progress = |done, all| {
		// The last one is always told: the caller may count on it.
		if done == all || told.elapsed() >= PROGRESS_PAUSE {
			told = Instant::now();
			tell(Reply::Progress(done, all));
		}
	};
	match request {
		Request::Multiply { shape: of, a, b } => {
			let product = engine.multiply_with_progress(&a, &b, shape(of), &mut progress);
			product.map(Reply::Product)
		}
		Request::Product { seed, shape: of } => {
			let product = engine.product(&seed, shape(of), &mut progress);
			product.map(Reply::Product)
		}
		Request::Benchmark { seed, parameters } => {
			// The states of the one before make room first.
			*last = None;
			let mut on_chain_root = |root| tell(Reply::ChainRoot(root));
			let run = engine.benchmark(&seed, parameters, &mut on_chain_root, &mut progress)?;
			let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
			let measured = Measured {
				roots: run.roots.clone(),
				vectors: run.vectors.clone(),
				chain_nanos: nanos(run.chain_time),
				walk_nanos: nanos(run.walk_time),
			};
			*last = Some(run);
			Ok(Reply::Benchmark(measured))
		}
		Request::State(step) => match last {
			Some(run) => run.state(step).map(Reply::State),
			None => Err(EngineError::Driver("there was no benchmark".into())),
		},
	}
}
