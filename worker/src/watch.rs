// SPDX-License-Identifier: Apache-2.0
//! Recomputes what others reveal, and challenges what is wrong.
//!
//! The chain checks 128 samples of a result, which miss a lie in few entries. Whoever finds one earns
//! a fifth of what the liar had at stake.

use crate::{config::Config, suspect::Suspect, work::LIFETIME};
use computechain_client::{
	Client, Error, Key, Shown, TaskState, TransactionOptions,
	api::compute::events::{ChallengeFailed, FraudProven, ResultRejected, ResultVerified},
};
use computechain_engine::Engine;
use computechain_matmul::{Hash, filing};
use computechain_primitives::{BlockNumber, FILING_AGE, TaskId};
use std::{collections::BTreeMap, future::Future, pin::pin, time::Duration};

/// Holds the key when neither a file nor a development key is named.
const KEY_VARIABLE: &str = "CPC_WORKER_KEY";
const PAUSE: Duration = Duration::from_secs(5);

/// A wrong result and what is being done about it.
struct Case {
	suspect: Suspect,
	/// The last block in which it may be challenged.
	until: BlockNumber,
	step: Step,
}

#[derive(Clone, PartialEq)]
enum Step {
	/// To be filed.
	Open,
	/// Filed in this block: entries, and the salt that hides them.
	Filed(Vec<u64>, Hash, BlockNumber),
	/// Challenged; the worker has to answer.
	Challenged(Hash),
}

/// Watches the chain of a node until `shutdown` is ready.
pub async fn watch(
	config: &Config,
	engine: Box<dyn Engine>,
	shutdown: impl Future<Output = ()>,
) -> anyhow::Result<()> {
	let key = Key::load(
		config.suri.as_deref(),
		config.key_file.as_deref(),
		KEY_VARIABLE,
	)?;
	let mut shutdown = pin!(shutdown);
	let mut watcher = Watcher {
		client: Client::connect(&config.url).await?,
		key,
		engine,
		cases: BTreeMap::new(),
		seen: None,
	};
	let account = watcher.key.account();
	tracing::info!(%account, node = config.url, "watching what others reveal");
	loop {
		tokio::select! {
			() = &mut shutdown => return Ok(()),
			end = watcher.follow() => if let Err(error) = end {
				tracing::warn!(%error, ?PAUSE, "the chain can not be read; trying again");
			},
		}
		tokio::select! {
			() = &mut shutdown => return Ok(()),
			() = tokio::time::sleep(PAUSE) => {}
		}
	}
}

struct Watcher {
	client: Client,
	key: Key,
	engine: Box<dyn Engine>,
	cases: BTreeMap<TaskId, Case>,
	/// The last block that was looked at.
	seen: Option<BlockNumber>,
}

impl Watcher {
	/// Looks at every final block, until the connection breaks.
	async fn follow(&mut self) -> Result<(), Error> {
		let mut blocks = self.client.final_blocks().await?;
		while let Some(block) = blocks.next().await {
			let block = block?;
			let last = BlockNumber::try_from(block.number()).unwrap_or(BlockNumber::MAX);
			for number in self.seen.map_or(last, |seen| seen.saturating_add(1))..=last {
				self.look(number).await?;
				self.seen = Some(number);
			}
			self.act(last).await?;
		}
		Ok(())
	}

	/// Takes in what a block says.
	async fn look(&mut self, block: BlockNumber) -> Result<(), Error> {
		let events = self.client.events_of(block).await?;
		let shown = self.client.shown(block).await?;
		for event in events.find::<ResultVerified>() {
			let event = event?;
			self.check(event.task, event.settles).await?;
		}
		for shown in shown {
			self.learn(&shown);
		}
		for event in events.find::<ChallengeFailed>() {
			let event = event?;
			if let Some(case) = self.cases.get_mut(&event.task)
				&& case.step == Step::Challenged(event.filing)
			{
				tracing::info!(
					task = event.task,
					"these entries were right; asking for others"
				);
				case.step = Step::Open;
			}
		}
		for event in events.find::<ResultRejected>() {
			let ResultRejected { task, entry, .. } = event?;
			if self.cases.remove(&task).is_some() {
				tracing::info!(task, entry, "the result is rejected");
			}
		}
		for event in events.find::<FraudProven>() {
			let FraudProven {
				task,
				worker,
				prover,
				..
			} = event?;
			// None: a benchmark was the fraud.
			if let Some(task) = task {
				self.cases.remove(&task);
			}
			let ours = prover == Some(self.key.account());
			tracing::info!(?task, %worker, ours, "a fraud is proven");
		}
		Ok(())
	}

	/// Recomputes a result that was just revealed.
	async fn check(&mut self, task: TaskId, until: BlockNumber) -> Result<(), Error> {
		let Some(details) = self.client.task(task).await? else {
			return Ok(());
		};
		let TaskState::Revealed { seed, root, .. } = details.state else {
			return Ok(());
		};
		let shape = *details.shape;
		let engine = &mut self.engine;
		// Nothing else is to be done meanwhile.
		let product = tokio::task::block_in_place(|| engine.product(&seed, shape, &mut |_, _| ()));
		match product {
			Ok(c) => match Suspect::new(shape, root, c) {
				None => tracing::info!(task, "the result is right"),
				Some(suspect) => {
					tracing::warn!(task, root = hex::encode(root), "the result is wrong");
					let step = Step::Open;
					let case = Case {
						suspect,
						until,
						step,
					};
					self.cases.insert(task, case);
				}
			},
			Err(error) => tracing::error!(task, %error, "the result can not be recomputed"),
		}
		Ok(())
	}

	fn learn(&mut self, shown: &Shown) {
		if let Some(case) = self.cases.get_mut(&shown.task)
			&& let Err(error) = case.suspect.learn(&shown.indices, &shown.multiproof)
		{
			tracing::debug!(task = shown.task, ?error, "these openings tell nothing");
		}
	}

	/// Does the next step of every case.
	async fn act(&mut self, now: BlockNumber) -> Result<(), Error> {
		let ids: Vec<TaskId> = self.cases.keys().copied().collect();
		for task in ids {
			let Some(case) = self.cases.get(&task) else {
				continue;
			};
			let done = match &case.step {
				Step::Challenged(_) => continue,
				_ if now >= case.until => {
					tracing::warn!(task, "it is too late to challenge the result");
					self.cases.remove(&task);
					continue;
				}
				Step::Open => self.file(task, case.suspect.next()).await,
				Step::Filed(_, _, block) if now < block.saturating_add(FILING_AGE) => continue,
				Step::Filed(entries, salt, _) => self.challenge(task, entries, *salt).await,
			};
			match done {
				Ok(step) => {
					if let Some(case) = self.cases.get_mut(&task) {
						case.step = step;
					}
				}
				Err(error) => tracing::warn!(task, %error, "trying again with the next block"),
			}
		}
		Ok(())
	}

	async fn file(&self, task: TaskId, entries: Vec<u64>) -> Result<Step, Error> {
		let mut salt = Hash::default();
		// Without a random salt anybody could guess what is filed; then nothing is.
		getrandom::fill(&mut salt).map_err(|error| Error::NoRandomness {
			reason: error.to_string(),
		})?;
		let filing = filing(self.key.account().0, task, &entries, salt);
		let sent = self.client.file(&self.key, filing, options()).await?;
		let block = sent.in_block().await?.block;
		let block = self.client.at(block).await?.block_number();
		tracing::info!(task, ?entries, "filed");
		let block = BlockNumber::try_from(block).unwrap_or(BlockNumber::MAX);
		Ok(Step::Filed(entries, salt, block))
	}

	async fn challenge(&self, task: TaskId, entries: &[u64], salt: Hash) -> Result<Step, Error> {
		let filing = filing(self.key.account().0, task, entries, salt);
		let sent = self
			.client
			.challenge(&self.key, task, entries.to_vec(), salt, options())
			.await?;
		sent.in_block().await?;
		tracing::info!(task, ?entries, "challenged");
		Ok(Step::Challenged(filing))
	}
}

fn options() -> TransactionOptions {
	TransactionOptions {
		lifetime: LIFETIME.into(),
		..TransactionOptions::default()
	}
}
