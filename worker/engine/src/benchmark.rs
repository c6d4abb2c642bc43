// SPDX-License-Identifier: Apache-2.0
//! The benchmark on any engine: one driver over [`States`], the few operations that differ by
//! device, and the states in this machine's memory for engines that can only multiply.
//!
//! The driver keeps the links and counts the steps; a device only ever sees keys. So every engine
//! runs the same protocol, whatever the sizes, and gives the same roots bit for bit.

use crate::{CpuEngine, Engine, EngineError, Progress};
use computechain_matmul::Prg;
use computechain_matmul::{
	Hash, Shape,
	benchmark::{
		Parameters, chain_root, commitment, first_state, first_vector, link, link_two_back, mask,
		next_state, operand, requantise, state_root, walk_index, walk_mask_key, walk_root,
	},
	bound, dot,
	opening::{Prover, Sample},
};
use rayon::prelude::*;
use std::time::{Duration, Instant};

/// Steps of the walk between two reports of progress.
const WALK_BATCH: u64 = 256;

/// A current state, and states that stay in a device's memory.
pub trait States: Send {
	/// Makes X_0 the current state and gives its root.
	fn first(&mut self, seed: &Hash) -> Result<Hash, EngineError>;

	/// Makes X_{step + 1} the current state after X_step and gives its root.
	fn step(&mut self, link_two_back: &Hash, step: u64) -> Result<Hash, EngineError>;

	/// Keeps the current state as D_m.
	fn keep(&mut self, m: u32) -> Result<(), EngineError>;

	/// Makes D_m the current state.
	fn load(&mut self, m: u32) -> Result<(), EngineError>;

	/// The current state, row-major.
	fn read(&mut self) -> Result<Vec<i8>, EngineError>;

	/// The vectors of the walk that follow `vector`, the one of step `first`, `count` of them.
	fn walk(
		&mut self,
		last_link: &Hash,
		vector: &[i8],
		first: u64,
		count: u64,
	) -> Result<Vec<Vec<i8>>, EngineError>;
}

/// A finished benchmark: what it commits to, how long it took, and its states for openings.
pub struct BenchmarkRun {
	/// The seed it ran from.
	pub seed: Hash,
	/// Its numbers.
	pub parameters: Parameters,
	/// The roots of X_0 to X_T.
	pub roots: Vec<Hash>,
	/// link_0 to link_T.
	pub links: Vec<Hash>,
	/// y_0 to y_K.
	pub vectors: Vec<Vec<i8>>,
	/// The root over the roots and links.
	pub chain_root: Hash,
	/// The root over the vectors.
	pub walk_root: Hash,
	/// How long the chain took.
	pub chain_time: Duration,
	/// How long the walk took.
	pub walk_time: Duration,
	/// Which state is the current one.
	current: u64,
	states: Box<dyn States>,
}

impl BenchmarkRun {
	/// X_step, row-major: recomputed from the nearest state before it that is still in memory.
	///
	/// Steps that are asked for in ascending order cost least.
	pub fn state(&mut self, step: u64) -> Result<Vec<i8>, EngineError> {
		if step > self.parameters.steps() {
			return Err(EngineError::BadInput(self.parameters.shape()));
		}
		// X_0 is not kept; D_m is X_{(m+1)s}.
		let nearest = step - step % u64::from(self.parameters.s);
		if !(nearest..=step).contains(&self.current) {
			match (nearest / u64::from(self.parameters.s)).checked_sub(1) {
				Some(m) => self.states.load(m as u32)?,
				None => self.states.first(&self.seed).map(|_| ())?,
			}
			self.current = nearest;
		}
		while self.current < step {
			let (link, at) = (
				link_two_back(&self.seed, &self.links, self.current),
				self.current,
			);
			// A step that fails may leave anything behind: the next call starts from a kept state.
			self.current = u64::MAX;
			self.states.step(link, at)?;
			self.current = at + 1;
		}
		self.states.read()
	}

	/// The openings of these samples, in their order.
	pub fn prove(&mut self, samples: &[Sample]) -> Result<Vec<Vec<u8>>, EngineError> {
		// The prover borrows what `state` does not touch.
		let roots = std::mem::take(&mut self.roots);
		let links = self.links.clone();
		let vectors = std::mem::take(&mut self.vectors);
		let prover = Prover::new(self.parameters, &roots, &links, &vectors);
		let openings = prover.prove(samples, |step| self.state(step));
		(self.roots, self.vectors) = (roots, vectors);
		openings
	}

	/// What the worker commits to, with the hash of its report.
	pub fn commitment(&self, report: &Hash) -> Hash {
		commitment(&self.chain_root, &self.walk_root, report)
	}
}

/// Runs both phases on a device; `on_chain_root` is told the chain's root before the walk begins,
/// `progress` the steps of both phases done and the steps there are.
pub fn run_benchmark(
	mut states: Box<dyn States>,
	seed: &Hash,
	parameters: Parameters,
	on_chain_root: &mut dyn FnMut(Hash),
	progress: Progress,
) -> Result<BenchmarkRun, EngineError> {
	let record = drive(&mut *states, seed, parameters, on_chain_root, progress)?;
	Ok(record.with(states))
}

/// The same for an engine that can only multiply. Openings are computed on the processor.
pub(crate) fn run_on_host(
	multiply: &mut MultiplyWith,
	seed: &Hash,
	parameters: Parameters,
	on_chain_root: &mut dyn FnMut(Hash),
	progress: Progress,
) -> Result<BenchmarkRun, EngineError> {
	let mut states = HostStates::new(parameters, multiply);
	let record = drive(&mut states, seed, parameters, on_chain_root, progress)?;
	let states = HostStates {
		parameters,
		current: states.current,
		kept: states.kept,
		multiply: |a: &[i8], b: &[i8], shape| CpuEngine.multiply(a, b, shape),
	};
	Ok(record.with(Box::new(states)))
}

/// Computes the product of a row-major and a column-major matrix.
pub(crate) type MultiplyWith<'a> =
	dyn FnMut(&[i8], &[i8], Shape) -> Result<Vec<i32>, EngineError> + Send + 'a;

/// A run without its states.
struct Record {
	seed: Hash,
	parameters: Parameters,
	roots: Vec<Hash>,
	links: Vec<Hash>,
	vectors: Vec<Vec<i8>>,
	chain_root: Hash,
	walk_root: Hash,
	chain_time: Duration,
	walk_time: Duration,
}

impl Record {
	fn with(self, states: Box<dyn States>) -> BenchmarkRun {
		BenchmarkRun {
			seed: self.seed,
			parameters: self.parameters,
			roots: self.roots,
			links: self.links,
			vectors: self.vectors,
			chain_root: self.chain_root,
			walk_root: self.walk_root,
			chain_time: self.chain_time,
			walk_time: self.walk_time,
			current: self.parameters.steps(),
			states,
		}
	}
}

fn drive(
	states: &mut dyn States,
	seed: &Hash,
	parameters: Parameters,
	on_chain_root: &mut dyn FnMut(Hash),
	progress: Progress,
) -> Result<Record, EngineError> {
	if !parameters.is_valid() {
		return Err(EngineError::BadInput(parameters.shape()));
	}
	let (steps, all) = (
		parameters.steps(),
		parameters.steps() + u64::from(parameters.k),
	);
	let start = Instant::now();
	let mut roots = vec![states.first(seed)?];
	let mut last_link = link(seed, &roots[0]);
	let mut links = vec![last_link];
	for step in 0..steps {
		let root = states.step(link_two_back(seed, &links, step), step)?;
		last_link = link(&last_link, &root);
		roots.push(root);
		links.push(last_link);
		if (step + 1) % u64::from(parameters.s) == 0 {
			states.keep((step / u64::from(parameters.s)) as u32)?;
		}
		progress(step + 1, all);
	}
	let chain_root = chain_root(&roots, &links);
	let chain_time = start.elapsed();
	on_chain_root(chain_root);

	let start = Instant::now();
	let mut vectors = vec![first_vector(&last_link, parameters.n)];
	while (vectors.len() as u64) <= u64::from(parameters.k) {
		let first = vectors.len() as u64 - 1;
		let count = (u64::from(parameters.k) - first).min(WALK_BATCH);
		let next = states.walk(&last_link, &vectors[first as usize], first, count)?;
		if next.len() as u64 != count {
			let sentence = format!("{} vectors of {count} came back", next.len());
			return Err(EngineError::WrongResult(sentence));
		}
		vectors.extend(next);
		progress(steps + first + count, all);
	}
	let walk_root = walk_root(parameters.n, &vectors);
	let walk_time = start.elapsed();
	Ok(Record {
		seed: *seed,
		parameters,
		roots,
		links,
		vectors,
		chain_root,
		walk_root,
		chain_time,
		walk_time,
	})
}

/// States in this machine's memory.
struct HostStates<M> {
	parameters: Parameters,
	current: Vec<i8>,
	kept: Vec<Vec<i8>>,
	multiply: M,
}

impl<M> HostStates<M> {
	fn new(parameters: Parameters, multiply: M) -> Self {
		Self {
			parameters,
			current: Vec::new(),
			kept: Vec::new(),
			multiply,
		}
	}

	fn kept(&self, m: u32) -> Result<&Vec<i8>, EngineError> {
		let state = self.kept.get(m as usize);
		state.ok_or(EngineError::BadInput(self.parameters.shape()))
	}
}

impl<M> States for HostStates<M>
where
	M: FnMut(&[i8], &[i8], Shape) -> Result<Vec<i32>, EngineError> + Send,
{
	fn first(&mut self, seed: &Hash) -> Result<Hash, EngineError> {
		self.current = first_state(seed, self.parameters);
		Ok(state_root(self.parameters.n, &self.current))
	}

	fn step(&mut self, link_two_back: &Hash, step: u64) -> Result<Hash, EngineError> {
		let parameters = self.parameters;
		let (operand, mask) = rayon::join(
			|| operand(link_two_back, step, parameters),
			|| mask(link_two_back, step, parameters),
		);
		let product = (self.multiply)(&self.current, &operand, parameters.shape())?;
		self.current = next_state(&product, &mask, parameters.n);
		Ok(state_root(parameters.n, &self.current))
	}

	fn keep(&mut self, m: u32) -> Result<(), EngineError> {
		let mut copy = Vec::new();
		let full = |_| EngineError::OutOfMemory(format!("no room for resident state {m}"));
		copy.try_reserve_exact(self.current.len()).map_err(full)?;
		copy.extend_from_slice(&self.current);
		self.kept.push(copy);
		Ok(())
	}

	fn load(&mut self, m: u32) -> Result<(), EngineError> {
		self.current = self.kept(m)?.clone();
		Ok(())
	}

	fn read(&mut self) -> Result<Vec<i8>, EngineError> {
		Ok(self.current.clone())
	}

	fn walk(
		&mut self,
		last_link: &Hash,
		vector: &[i8],
		first: u64,
		count: u64,
	) -> Result<Vec<Vec<i8>>, EngineError> {
		let (n, bound) = (self.parameters.n, bound(self.parameters.n));
		let mut vectors: Vec<Vec<i8>> = Vec::new();
		for step in first..first + count {
			let vector = vectors.last().map_or(vector, Vec::as_slice);
			let state = self.kept(walk_index(vector, step, self.parameters.m))?;
			let mask = Prg::new(walk_mask_key(last_link, step), n).take(n as usize);
			let rows = state.par_chunks_exact(n as usize).zip(&mask);
			let next = rows.map(|(row, mask)| requantise(dot(row, vector), *mask, bound));
			vectors.push(next.collect());
		}
		Ok(vectors)
	}
}
