// SPDX-License-Identifier: Apache-2.0
//! Drives every task of the worker from its assignment to its reveal, and answers challenges.
//!
//! ```text
//! Assigned --compute--> result stored --commit--> Committed --samples drawn, reveal--> Revealed
//!                                                                  challenged, answer <--/
//! ```
//!
//! - The chain is the truth. Every block says which tasks are ours and where they stand; the next
//!   step follows from that and from what is stored. So a restart, of the worker or of the node,
//!   needs no special care, and a task that is ours no more is simply forgotten.
//! - A transaction is valid in [`LIFETIME`](crate::work::LIFETIME) blocks only. As long as one may
//!   still be included, no second one is sent; that it was sent is stored before it is. So nothing
//!   is revealed twice.
//! - What is refused or fails is tried again after 1, 2, 4, ... blocks.
//! - One product is computed at a time. When an engine fails, the next one in the list takes over.

use crate::{
	display::Display,
	engines::SharedEngine,
	jobs::{Outcome, compute, multiproof},
	metrics::METRICS,
	store::{Record, Store},
	task::{Step, Task},
	work::{Chain, Phase, SendError, View},
};
use computechain_engine::Engine;
use computechain_matmul::{Hash, sample_indices};
use computechain_primitives::{BlockNumber, TaskId};
use std::{
	collections::{BTreeMap, HashMap},
	future::Future,
	mem,
	pin::pin,
	sync::{Arc, Mutex},
	time::Duration,
};
use tokio::{
	sync::mpsc,
	task::{Id, JoinError, JoinSet, spawn_blocking},
	time::sleep,
};

const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The scheduler.
pub struct Scheduler<C> {
	chain: Arc<C>,
	engines: Vec<SharedEngine>,
	/// The engine that computes next.
	engine: usize,
	store: Store,
	display: Display,
	block: BlockNumber,
	/// Records of an earlier run, until the first block tells which are still of use.
	stored: BTreeMap<TaskId, Record>,
	tasks: BTreeMap<TaskId, Task>,
	jobs: JoinSet<Done>,
	running: HashMap<Id, (TaskId, Step)>,
}

/// A job that came to its end, and the seed of the attempt it was for.
struct Done {
	seed: Hash,
	outcome: Outcome,
}

impl<C: Chain> Scheduler<C> {
	/// A scheduler over these engines, the preferred one first. Without any it only watches.
	pub fn new(
		chain: Arc<C>,
		engines: Vec<Box<dyn Engine>>,
		store: Store,
		display: Display,
	) -> Self {
		let stored = store.load();
		if !stored.is_empty() {
			tracing::info!(tasks = stored.len(), "found results of an earlier run");
		}
		let share = |engine| Arc::new(Mutex::new(engine));
		Self {
			chain,
			engines: engines.into_iter().map(share).collect(),
			engine: 0,
			store,
			display,
			block: 0,
			stored,
			tasks: BTreeMap::new(),
			jobs: JoinSet::new(),
			running: HashMap::new(),
		}
	}

	/// Its engines.
	pub fn engines(&self) -> &[SharedEngine] {
		&self.engines
	}

	/// Works until `shutdown` is ready. What is under way then is taken up by the next run.
	pub async fn run(mut self, shutdown: impl Future<Output = ()>) {
		let mut shutdown = pin!(shutdown);
		let mut views = self.views(Duration::ZERO);
		loop {
			tokio::select! {
				() = &mut shutdown => break,
				view = views.recv() => match view {
					Some(view) => self.look(view),
					None => {
						tracing::error!("reading the chain broke off; starting it again");
						views = self.views(LONGEST_PAUSE);
					}
				},
				Some(done) = self.jobs.join_next_with_id() => self.finish(done),
			}
			self.advance();
		}
		self.display.idle();
	}

	/// The chain's views. They are read by a task of their own, so that a node that hangs holds
	/// up nothing else; dropping the receiver ends it.
	fn views(&self, delay: Duration) -> mpsc::Receiver<View> {
		let (sender, receiver) = mpsc::channel(1);
		let chain = self.chain.clone();
		tokio::spawn(async move {
			tokio::select! {
				() = sender.closed() => {}
				() = async {
					sleep(delay).await;
					watch(&*chain, &sender).await;
				} => {}
			}
		});
		receiver
	}

	/// Takes in what the chain says.
	fn look(&mut self, view: View) {
		self.block = view.block;
		let is_gone = |task: &TaskId| !view.assignments.iter().any(|a| a.task == *task);
		let gone: Vec<TaskId> = self.tasks.keys().copied().filter(is_gone).collect();
		for task in gone {
			tracing::info!(task, "the task is settled, or not ours any more");
			let gone = self.tasks.remove(&task);
			let revealed =
				gone.is_some_and(|task| matches!(task.assignment.phase, Phase::Revealed { .. }));
			if revealed {
				METRICS.tasks_settled_total.add(1);
			} else {
				METRICS.tasks_lost_total.add(1);
			}
			self.store.remove(task);
		}
		let mut stored = mem::take(&mut self.stored);
		for assignment in view.assignments {
			let id = assignment.task;
			let (phase, shape) = (phase_name(assignment.phase), assignment.shape);
			let revealed = matches!(assignment.phase, Phase::Revealed { .. });
			self.store.set_revealed(id, revealed);
			let known = self.tasks.get_mut(&id);
			if let Some(task) = known.filter(|task| task.assignment.seed == assignment.seed) {
				if task.update(assignment) {
					tracing::info!(task = id, phase, "the task moved");
				}
				continue;
			}
			let is_of_this_attempt =
				|record: &Record| record.seed == assignment.seed && record.shape() == shape;
			let record = stored.remove(&id).filter(is_of_this_attempt);
			if record.is_none() {
				self.store.remove(id);
			}
			tracing::info!(
				task = id,
				phase,
				?shape,
				resumed = record.is_some(),
				"a task is ours"
			);
			self.tasks.insert(id, Task::new(assignment, record));
		}
		for task in stored.into_keys() {
			self.store.remove(task);
		}
	}

	/// Starts every step that is due.
	fn advance(&mut self) {
		let queued = self.tasks.values().filter(|task| task.record.is_none());
		METRICS.last_block.set(self.block.into());
		METRICS.tasks_open.set(self.tasks.len() as u64);
		METRICS.tasks_queued.set(queued.count() as u64);
		let is_running = |task: &TaskId| self.running.values().any(|(busy, _)| busy == task);
		let waiting = self.tasks.iter().filter(|(id, _)| !is_running(id));
		let due: Vec<(TaskId, Step)> = waiting
			.filter_map(|(id, task)| Some((*id, task.next_step(self.block)?)))
			.collect();
		for (task, step) in due {
			let mut steps = self.running.values().map(|(_, step)| *step);
			if step == Step::Compute && steps.any(|step| step == Step::Compute) {
				continue;
			}
			if let Some(job) = self.start(task, step) {
				self.running.insert(job, (task, step));
			}
		}
	}

	/// Starts a step of a task.
	fn start(&mut self, id: TaskId, step: Step) -> Option<Id> {
		let task = self.tasks.get_mut(&id)?;
		let assignment = task.assignment.clone();
		let seed = assignment.seed;
		let done = move |outcome| Done { seed, outcome };
		let (chain, store, from) = (self.chain.clone(), self.store.clone(), self.block);
		let job = match step {
			Step::Compute => {
				let engine = self.engines.get(self.engine)?.clone();
				let display = self.display.clone();
				let job = move || done(compute(&engine, &assignment, &store, &display));
				self.jobs.spawn_blocking(job)
			}
			Step::Commit => {
				let record = task.note_sent(step, Some(from))?;
				save(&store, record);
				let (root, output_sha256) = (record.root, record.output_sha256);
				self.jobs.spawn(async move {
					let sent = chain.commit(from, id, root, output_sha256).await;
					done(Outcome::Sent(sent))
				})
			}
			Step::Reveal => {
				let Phase::Committed { challenge, .. } = assignment.phase else {
					return None;
				};
				let challenge = challenge?;
				let in_memory = task.in_memory.clone();
				let record = task.note_sent(step, Some(from))?.clone();
				save(&store, &record);
				self.jobs.spawn(async move {
					let samples = sample_indices(&challenge, record.shape());
					let proof = move || multiproof(&store, in_memory, &record, &samples);
					let Ok(Some(proof)) = spawn_blocking(proof).await else {
						return done(Outcome::BadProduct);
					};
					done(Outcome::Sent(chain.reveal(from, id, proof).await))
				})
			}
			Step::Answer => {
				let Phase::Revealed { demand } = assignment.phase else {
					return None;
				};
				let demand = demand?;
				let in_memory = task.in_memory.clone();
				let record = task.note_sent(step, Some(from))?.clone();
				save(&store, &record);
				self.jobs.spawn(async move {
					let proof = move || multiproof(&store, in_memory, &record, demand.indices());
					let Ok(Some(proof)) = spawn_blocking(proof).await else {
						return done(Outcome::BadProduct);
					};
					done(Outcome::Sent(
						chain.answer(from, id, demand.filing, proof).await,
					))
				})
			}
		};
		Some(job.id())
	}

	/// Takes in the end of a job.
	fn finish(&mut self, done: Result<(Id, Done), JoinError>) {
		let job = done.as_ref().map_or_else(JoinError::id, |(job, _)| *job);
		let Some((id, step)) = self.running.remove(&job) else {
			return;
		};
		let Some(task) = self.tasks.get_mut(&id) else {
			// It may have stored a product after the task was forgotten.
			return self.store.remove(id);
		};
		let outcome = match done {
			Ok((_, done)) if done.seed == task.assignment.seed => done.outcome,
			// Of an attempt that is over.
			Ok(_) => return,
			Err(error) => {
				tracing::error!(task = id, ?step, %error, "a step broke off");
				return task.failed(self.block);
			}
		};
		match outcome {
			Outcome::Computed(record, in_memory) => {
				tracing::info!(task = id, root = hex::encode(record.root), "computed");
				if let Phase::Committed { root, .. } = task.assignment.phase
					&& root != record.root
				{
					tracing::error!(task = id, "the chain has a commitment to another product");
				}
				save(&self.store, &record);
				task.record = Some(record);
				task.in_memory = in_memory;
				task.succeeded();
			}
			Outcome::NotComputed(error) => {
				tracing::error!(task = id, %error, "the engine failed; the next one takes over");
				METRICS.computations_failed_total.add(1);
				self.engine = (self.engine + 1) % self.engines.len().max(1);
				task.failed(self.block);
			}
			Outcome::BadProduct => {
				tracing::warn!(
					task = id,
					"the stored product is damaged; computing it again"
				);
				task.record = None;
				task.in_memory = None;
				self.store.remove(id);
			}
			Outcome::Sent(Ok(())) => {
				tracing::info!(task = id, ?step, "in a block");
				task.succeeded();
				match step {
					Step::Compute => {}
					Step::Commit => METRICS.tasks_committed_total.add(1),
					Step::Reveal => METRICS.tasks_revealed_total.add(1),
					Step::Answer => task.answered(),
				}
			}
			Outcome::Sent(Err(SendError::Unknown(reason))) => {
				tracing::warn!(
					task = id,
					?step,
					reason,
					"sent, but its fate is unknown; waiting"
				);
			}
			Outcome::Sent(Err(error)) => {
				METRICS.transactions_failed_total.add(1);
				task.failed(self.block);
				let again_at = task.not_before;
				tracing::warn!(task = id, ?step, %error, again_at, "trying again");
				if let Some(record) = task.note_sent(step, None) {
					save(&self.store, record);
				}
			}
		}
	}
}

/// Hands every view on, with pauses that grow as long as the node gives none.
async fn watch<C: Chain>(chain: &C, views: &mpsc::Sender<View>) {
	let mut pause = FIRST_PAUSE;
	loop {
		match chain.next().await {
			Ok(view) => {
				pause = FIRST_PAUSE;
				if views.send(view).await.is_err() {
					return;
				}
			}
			Err(error) => {
				tracing::warn!(%error, ?pause, "the chain can not be read; trying again");
				sleep(pause).await;
				pause = (pause * 2).min(LONGEST_PAUSE);
			}
		}
	}
}

fn save(store: &Store, record: &Record) {
	if let Err(error) = store.save_record(record) {
		let task = record.task;
		tracing::warn!(task, %error, "the state can not be stored; a restart begins anew");
	}
}

fn phase_name(phase: Phase) -> &'static str {
	match phase {
		Phase::Assigned => "assigned",
		Phase::Committed { .. } => "committed",
		Phase::Revealed { demand: None } => "revealed",
		Phase::Revealed { demand: Some(_) } => "challenged",
	}
}
