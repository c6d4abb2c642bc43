// SPDX-License-Identifier: Apache-2.0
//! A chain in memory that a test can make fail, and a worker on it.

use crate::{
	display::Display,
	scheduler::Scheduler,
	store::Store,
	work::{Assignment, Chain, Demand, LIFETIME, Phase, SendError, Unavailable, View},
};
use computechain_engine::{CpuEngine, Engine, EngineError, Progress};
use computechain_matmul::{Hash, Shape, first_wrong_entry, open, sample_indices};
use computechain_primitives::{BlockNumber, TaskId};
use std::{
	collections::VecDeque,
	path::Path,
	sync::{
		Arc, Mutex, MutexGuard,
		atomic::{AtomicUsize, Ordering},
	},
	time::{Duration, Instant},
};
use tokio::{sync::oneshot, time::sleep};

pub const TASK: TaskId = 7;
pub const SHAPE: Shape = Shape {
	m: 70,
	k: 33,
	n: 50,
};
pub const SEED: Hash = [1; 32];
const CHALLENGE: Hash = [2; 32];
const BLOCK_TIME: Duration = Duration::from_millis(3);

/// What becomes of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
	/// It is not accepted.
	Refused,
	/// It is included and has no effect.
	Failed,
	/// Contact is lost; it is never included.
	Lost,
	/// Contact is lost; it is included in so many blocks.
	Late(BlockNumber),
}

#[derive(Default)]
pub struct State {
	pub block: BlockNumber,
	pub tasks: Vec<Assignment>,
	/// Whether the samples are drawn two blocks after a commitment.
	pub holds_challenges_back: bool,
	/// The fates of the next transactions; without one they are included at once.
	pub fates: VecDeque<Fate>,
	/// How many times the node is still going to be unavailable.
	pub outages: u32,
	/// The blocks at which a commitment was sent.
	pub commits: Vec<BlockNumber>,
	/// The blocks at which a reveal was sent.
	pub reveals: Vec<BlockNumber>,
	/// The blocks at which an answer was sent.
	pub answers: Vec<BlockNumber>,
	root: Hash,
	challenge_block: BlockNumber,
	late: Vec<(BlockNumber, Phase)>,
}

#[derive(Default)]
pub struct MemoryChain(Mutex<State>);

impl MemoryChain {
	/// A chain that has just given a task to the worker.
	pub fn with_task() -> Arc<Self> {
		let chain = Self::default();
		chain.state().tasks.push(Assignment {
			task: TASK,
			shape: SHAPE,
			seed: SEED,
			phase: Phase::Assigned,
		});
		Arc::new(chain)
	}

	pub fn state(&self) -> MutexGuard<'_, State> {
		self.0
			.lock()
			.expect("no test panics while it holds the lock")
	}

	pub fn is_revealed(&self) -> bool {
		matches!(self.phase(), Some(Phase::Revealed { .. }))
	}

	/// Challenges the revealed result.
	pub fn demand(&self, entries: &[u64]) {
		let demand = Demand::new([5; 32], entries);
		assert!(demand.is_some() && self.is_revealed());
		self.state().tasks[0].phase = Phase::Revealed { demand };
	}

	/// Whether a challenge waits for its answer.
	pub fn is_challenged(&self) -> bool {
		matches!(self.phase(), Some(Phase::Revealed { demand: Some(_) }))
	}

	pub fn is_committed(&self) -> bool {
		matches!(self.phase(), Some(Phase::Committed { .. }))
	}

	fn phase(&self) -> Option<Phase> {
		self.state().tasks.first().map(|task| task.phase)
	}

	fn send(&self, from: BlockNumber, phase: Phase) -> Result<(), SendError> {
		let mut state = self.state();
		assert!(from <= state.block && state.block < from + LIFETIME);
		match state.fates.pop_front() {
			None => {
				state.include(phase);
				Ok(())
			}
			Some(Fate::Refused) => Err(SendError::Refused("the pool is full".into())),
			Some(Fate::Failed) => Err(SendError::Failed("Compute.WrongRoot".into())),
			Some(Fate::Lost) => Err(SendError::Unknown("connection lost".into())),
			Some(Fate::Late(blocks)) => {
				let at = state.block + blocks;
				state.late.push((at, phase));
				Err(SendError::Unknown("connection lost".into()))
			}
		}
	}
}

impl State {
	fn include(&mut self, phase: Phase) {
		self.challenge_block = self.block + 2;
		if let Some(task) = self.tasks.first_mut() {
			task.phase = phase;
		}
	}

	fn next_block(&mut self) {
		self.block += 1;
		let block = self.block;
		let (due, late) = self.late.drain(..).partition(|(at, _)| *at <= block);
		self.late = late;
		let due: Vec<(BlockNumber, Phase)> = due;
		due.into_iter().for_each(|(_, phase)| self.include(phase));
		if self.holds_challenges_back || block < self.challenge_block {
			return;
		}
		for task in &mut self.tasks {
			if let Phase::Committed { challenge, .. } = &mut task.phase {
				*challenge = Some(CHALLENGE);
			}
		}
	}
}

impl Chain for MemoryChain {
	async fn next(&self) -> Result<View, Unavailable> {
		sleep(BLOCK_TIME).await;
		let mut state = self.state();
		state.next_block();
		if state.outages > 0 {
			state.outages -= 1;
			return Err(Unavailable("garbage".into()));
		}
		Ok(View {
			block: state.block,
			assignments: state.tasks.clone(),
		})
	}

	async fn commit(
		&self,
		from: BlockNumber,
		task: TaskId,
		root: Hash,
		_output_sha256: Hash,
	) -> Result<(), SendError> {
		assert_eq!(task, TASK);
		self.state().commits.push(from);
		let challenge = None;
		self.send(from, Phase::Committed { root, challenge })
	}

	async fn reveal(
		&self,
		from: BlockNumber,
		task: TaskId,
		multiproof: Vec<u8>,
	) -> Result<(), SendError> {
		assert_eq!(task, TASK);
		let Some(Phase::Committed { root, .. }) = self.phase() else {
			panic!("a reveal without a commitment");
		};
		let samples = sample_indices(&CHALLENGE, SHAPE);
		let entries = open(&root, SHAPE, &samples, &multiproof).expect("the proof is of the root");
		assert_eq!(first_wrong_entry(&SEED, SHAPE, &samples, &entries), None);
		self.state().reveals.push(from);
		self.state().root = root;
		self.send(from, Phase::Revealed { demand: None })
	}

	async fn answer(
		&self,
		from: BlockNumber,
		task: TaskId,
		filing: Hash,
		multiproof: Vec<u8>,
	) -> Result<(), SendError> {
		assert_eq!(task, TASK);
		let Some(Phase::Revealed {
			demand: Some(demand),
		}) = self.phase()
		else {
			panic!("an answer without a demand");
		};
		assert_eq!(filing, demand.filing);
		let root = self.state().root;
		let entries = open(&root, SHAPE, demand.indices(), &multiproof);
		let entries = entries.expect("the proof is of the root");
		let wrong = first_wrong_entry(&SEED, SHAPE, demand.indices(), &entries);
		assert_eq!(wrong, None);
		self.state().answers.push(from);
		self.send(from, Phase::Revealed { demand: None })
	}
}

/// An engine that counts its products, and fails or panics as often as it is told to.
#[derive(Clone, Default)]
pub struct TestEngine {
	pub products: Arc<AtomicUsize>,
	pub loses_device: bool,
	pub panics: bool,
}

impl Engine for TestEngine {
	fn name(&self) -> String {
		"test".into()
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		self.products.fetch_add(1, Ordering::SeqCst);
		assert!(!self.panics, "the driver panics");
		if self.loses_device {
			return Err(EngineError::DeviceLost("unplugged".into()));
		}
		CpuEngine.multiply_with_progress(a, b, shape, progress)
	}
}

/// Runs a worker on the chain until the condition holds, then stops it.
pub async fn work_until(
	chain: &Arc<MemoryChain>,
	folder: &Path,
	engines: Vec<TestEngine>,
	condition: impl Fn() -> bool,
) {
	let engines = engines
		.into_iter()
		.map(|engine| Box::new(engine) as Box<dyn Engine>)
		.collect();
	let store = Store::open(folder.to_owned());
	let scheduler = Scheduler::new(chain.clone(), engines, store, Display::hidden());
	let (stop, stopped) = oneshot::channel::<()>();
	let worker = tokio::spawn(scheduler.run(async move {
		let _ = stopped.await;
	}));
	let start = Instant::now();
	while !condition() {
		assert!(start.elapsed() < Duration::from_secs(30), "nothing happens");
		sleep(BLOCK_TIME).await;
	}
	drop(stop);
	worker.await.expect("the worker stops without a panic");
}

/// Waits for so many blocks to pass under a working worker.
pub fn blocks_from_now(chain: &Arc<MemoryChain>, blocks: BlockNumber) -> impl Fn() -> bool {
	let end = chain.state().block + blocks;
	let chain = chain.clone();
	move || chain.state().block >= end
}
