// SPDX-License-Identifier: Apache-2.0
//! The worker's side of its engine's process.

use super::{
	process::{Launch, Process},
	protocol::{Measured, Ready, Reply, Request, dimensions},
};
use computechain_engine::{
	BenchmarkRun, Engine, EngineError, Progress, States, check_inputs, run_benchmark,
};
use computechain_matmul::{Hash, Shape, benchmark::Parameters};
use std::{
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Duration,
};

/// An engine in a process of its own.
pub struct RemoteEngine {
	launch: Launch,
	ready: Option<Ready>,
	process: Option<Arc<Mutex<Process>>>,
}

impl RemoteEngine {
	/// An engine whose process starts with the first computation.
	pub fn new(launch: Launch) -> Self {
		Self {
			launch,
			ready: None,
			process: None,
		}
	}

	/// An engine whose process is started now.
	pub fn start(launch: Launch) -> Result<Self, EngineError> {
		let mut engine = Self::new(launch);
		engine.process()?;
		Ok(engine)
	}

	/// What guards the process, for people.
	pub fn sandbox(&self) -> String {
		let ready = self.ready.as_ref();
		ready.map_or_else(String::new, |ready| ready.sandbox.clone())
	}

	/// The process's id, if it has been started.
	pub fn process_id(&self) -> Option<u32> {
		self.process.as_ref().map(|process| lock(process).id())
	}

	fn process(&mut self) -> Result<Arc<Mutex<Process>>, EngineError> {
		if let Some(process) = &self.process
			&& !lock(process).dead
		{
			return Ok(process.clone());
		}
		let (process, ready) = Process::start(&self.launch)?;
		let process = Arc::new(Mutex::new(process));
		self.process = Some(process.clone());
		self.ready = Some(ready);
		Ok(process)
	}

	/// A product, in a fresh process if this one dies over it.
	fn compute(&mut self, request: &Request, progress: Progress) -> Result<Vec<i32>, EngineError> {
		let limit = self.launch.time_limit;
		let mut again = true;
		loop {
			let process = self.process()?;
			let mut process = lock(&process);
			let end = process.ask(request, limit, &mut |reply| match reply {
				Reply::Progress(done, all) => {
					progress(done, all);
					Ok(None)
				}
				Reply::Product(c) => Ok(Some(c)),
				_ => Err(()),
			});
			match end {
				Err(EngineError::DeviceLost(reason)) if again && !process.slow => {
					tracing::warn!(reason, "computing again in a fresh process");
					process.kill();
					again = false;
				}
				end => return end,
			}
		}
	}
}

impl Engine for RemoteEngine {
	fn name(&self) -> String {
		match &self.ready {
			Some(ready) => ready.name.clone(),
			None => "an engine that is not started".into(),
		}
	}

	fn memory(&self) -> Option<u64> {
		self.ready.as_ref()?.memory
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		check_inputs(a, b, shape)?;
		let request = Request::Multiply {
			shape: dimensions(shape),
			a: a.to_vec(),
			b: b.to_vec(),
		};
		self.compute(&request, progress)
	}

	/// The inputs are made over there.
	fn product(
		&mut self,
		seed: &Hash,
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		if !shape.is_valid() {
			return Err(EngineError::BadInput(shape));
		}
		let request = Request::Product {
			seed: *seed,
			shape: dimensions(shape),
		};
		self.compute(&request, progress)
	}

	/// Runs over there, with the times taken there; the states stay there too.
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
		let limit = self.launch.time_limit;
		let process = self.process()?;
		let request = Request::Benchmark {
			seed: *seed,
			parameters,
		};
		let measured = lock(&process).ask(&request, limit, &mut |reply| match reply {
			Reply::Progress(done, all) => {
				progress(done, all);
				Ok(None)
			}
			Reply::ChainRoot(root) => {
				on_chain_root(root);
				Ok(None)
			}
			Reply::Benchmark(measured) => Ok(Some(measured)),
			_ => Err(()),
		})?;
		let times = [measured.chain_nanos, measured.walk_nanos].map(Duration::from_nanos);
		let states = Box::new(RemoteStates {
			process,
			limit,
			parameters,
			measured,
			current: 0,
		});
		// What was computed is put together as any engine's; nothing is computed twice.
		let mut run = run_benchmark(states, seed, parameters, &mut |_| (), &mut |_, _| ())?;
		[run.chain_time, run.walk_time] = times;
		Ok(run)
	}
}

/// The states of a benchmark that are in the engine's process.
struct RemoteStates {
	process: Arc<Mutex<Process>>,
	limit: Duration,
	parameters: Parameters,
	measured: Measured,
	current: u64,
}

impl RemoteStates {
	fn root(&self) -> Result<Hash, EngineError> {
		let root = self.measured.roots.get(self.current as usize);
		root.copied()
			.ok_or_else(|| EngineError::WrongResult("a root is missing".into()))
	}
}

impl States for RemoteStates {
	fn first(&mut self, _: &Hash) -> Result<Hash, EngineError> {
		self.current = 0;
		self.root()
	}

	fn step(&mut self, _: &Hash, step: u64) -> Result<Hash, EngineError> {
		self.current = step.saturating_add(1);
		self.root()
	}

	fn keep(&mut self, _: u32) -> Result<(), EngineError> {
		Ok(())
	}

	fn load(&mut self, m: u32) -> Result<(), EngineError> {
		self.current = (u64::from(m) + 1) * u64::from(self.parameters.s);
		Ok(())
	}

	fn read(&mut self) -> Result<Vec<i8>, EngineError> {
		let request = Request::State(self.current);
		lock(&self.process).ask(&request, self.limit, &mut |reply| match reply {
			Reply::State(state) => Ok(Some(state)),
			_ => Err(()),
		})
	}

	fn walk(
		&mut self,
		_: &Hash,
		_: &[i8],
		first: u64,
		count: u64,
	) -> Result<Vec<Vec<i8>>, EngineError> {
		let vectors = self.measured.vectors.iter();
		Ok(vectors
			.skip(first as usize + 1)
			.take(count as usize)
			.cloned()
			.collect())
	}
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
