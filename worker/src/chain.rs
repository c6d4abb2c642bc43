// SPDX-License-Identifier: Apache-2.0
//! The chain of a real node.

use crate::{
	offer::{Offer, Step},
	work::{Assignment, Chain, Demand, LIFETIME, Phase, SendError, Unavailable, View},
};
use computechain_client::{Blocks, Client, Error, Key, Submitted, TaskState, TransactionOptions};
use computechain_matmul::{Hash, Shape};
use computechain_primitives::{BlockNumber, TaskId};
use std::{collections::HashMap, future::Future, time::Duration};
use tokio::{sync::Mutex, time::timeout};

/// Without a block for so long, the subscription is taken for dead.
const SILENCE: Duration = Duration::from_secs(120);
/// So long a request may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A worker's chain over a node.
pub struct NodeChain {
	client: Client,
	key: Key,
	blocks: Mutex<Option<Blocks>>,
	/// The dimensions of the tasks seen, which never change.
	shapes: Mutex<HashMap<TaskId, Shape>>,
}

impl NodeChain {
	/// The chain of the node at this address, for the worker with this key.
	pub async fn connect(url: &str, key: Key) -> Result<Self, Error> {
		Ok(Self {
			client: Client::connect(url).await?,
			key,
			blocks: Mutex::default(),
			shapes: Mutex::default(),
		})
	}

	/// The connection to the node.
	pub fn client(&self) -> &Client {
		&self.client
	}

	/// The worker's key.
	pub fn key(&self) -> &Key {
		&self.key
	}

	/// Makes the chain know this worker, what it offers, and where it serves results. Without an
	/// address the one that the chain knows stays.
	pub async fn register(&self, offer: &Offer, address: Option<&str>) -> Result<(), Error> {
		let on_record = self.client.worker(&self.key.account()).await?;
		if let Some(worker) = &on_record {
			if worker.banned {
				tracing::error!("the worker is banned; the chain gives it no more tasks");
			}
			if worker.leaving.is_some() {
				tracing::warn!("the worker has unregistered; it finishes what it has");
				return Ok(());
			}
			if worker.paused {
				tracing::warn!("the worker is paused; the chain gives it no tasks");
			}
		}
		let on_record = on_record.map(|worker| Offer {
			slots: worker.slots,
			maximum_work: worker.maximum_work,
			minimum_price: worker.minimum_price,
			bond: worker.bond,
		});
		for step in offer.steps(on_record.as_ref()) {
			self.send_step(offer, step).await?.in_block().await?;
			tracing::info!(?step, "in a block");
		}
		let published = self.client.worker_address(&self.key.account()).await?;
		if let Some(address) = address.filter(|address| published.as_deref() != Some(*address)) {
			let options = TransactionOptions::default();
			let new = Some(address.to_owned());
			let sent = self.client.set_address(&self.key, new, options).await?;
			sent.in_block().await?;
			tracing::info!(address, "where results are served is published");
		}
		Ok(())
	}

	async fn send_step(&self, offer: &Offer, step: Step) -> Result<Submitted, Error> {
		let (client, key, options) = (&self.client, &self.key, TransactionOptions::default());
		let (slots, work, price) = (offer.slots, offer.maximum_work, offer.minimum_price);
		match step {
			Step::Register => {
				client
					.register_worker(key, slots, work, price, options)
					.await
			}
			Step::Update => client.update_worker(key, slots, work, price, options).await,
			Step::Deposit(amount) => client.deposit_bond(key, amount, options).await,
		}
	}

	async fn next_block(&self) -> Result<BlockNumber, Unavailable> {
		let mut blocks = self.blocks.lock().await;
		let subscription = match blocks.take() {
			Some(subscription) => subscription,
			None => patiently(self.client.best_blocks()).await?,
		};
		// Kept only if it gives a block: it does not outlive its connection.
		let subscription = blocks.insert(subscription);
		let next = timeout(SILENCE, subscription.next()).await;
		let problem = match next {
			Ok(Some(Ok(block))) => {
				let number = block.number().try_into();
				return number
					.map_err(|_| Unavailable("a block number of more than 32 bits".into()));
			}
			Ok(Some(Err(error))) => error.to_string(),
			Ok(None) => "the node ended the subscription to blocks".into(),
			Err(_) => "no block in two minutes".into(),
		};
		*blocks = None;
		Err(Unavailable(problem))
	}

	async fn assignments(&self) -> Result<Vec<Assignment>, Error> {
		let account = self.key.account();
		let mut assignments = Vec::new();
		for (task, state) in self.client.worker_tasks(&account).await? {
			let (seed, phase) = match state {
				TaskState::Assigned { seed, .. } => (seed, Phase::Assigned),
				TaskState::Committed { seed, root, .. } => {
					let challenge = self.client.challenge_seed(task).await?;
					(seed, Phase::Committed { root, challenge })
				}
				TaskState::Revealed { seed, .. } => {
					let demand = self.demand(task).await?;
					(seed, Phase::Revealed { demand })
				}
				_ => continue,
			};
			let Some(shape) = self.shape(task).await? else {
				continue;
			};
			assignments.push(Assignment {
				task,
				shape,
				seed,
				phase,
			});
		}
		let mut shapes = self.shapes.lock().await;
		shapes.retain(|task, _| assignments.iter().any(|a| a.task == *task));
		Ok(assignments)
	}

	/// The challenge of a task that has to be answered first.
	async fn demand(&self, task: TaskId) -> Result<Option<Demand>, Error> {
		let challenges = self.client.challenges(task).await?;
		let first = challenges.iter().min_by_key(|challenge| challenge.due);
		Ok(first.and_then(|first| Demand::new(first.filing, &first.indices.0)))
	}

	async fn shape(&self, task: TaskId) -> Result<Option<Shape>, Error> {
		let mut shapes = self.shapes.lock().await;
		if let Some(shape) = shapes.get(&task) {
			return Ok(Some(*shape));
		}
		let shape = self.client.task(task).await?.map(|task| *task.shape);
		if let Some(shape) = shape {
			shapes.insert(task, shape);
		}
		Ok(shape)
	}
}

impl Chain for NodeChain {
	async fn next(&self) -> Result<View, Unavailable> {
		let block = self.next_block().await?;
		let assignments = patiently(self.assignments()).await?;
		Ok(View { block, assignments })
	}

	async fn commit(
		&self,
		from: BlockNumber,
		task: TaskId,
		root: Hash,
		output_sha256: Hash,
	) -> Result<(), SendError> {
		let (client, key) = (&self.client, &self.key);
		included(client.commit_result(key, task, root, output_sha256, options(from))).await
	}

	async fn reveal(
		&self,
		from: BlockNumber,
		task: TaskId,
		multiproof: Vec<u8>,
	) -> Result<(), SendError> {
		let (client, key) = (&self.client, &self.key);
		included(client.reveal_result(key, task, multiproof, options(from))).await
	}

	async fn answer(
		&self,
		from: BlockNumber,
		task: TaskId,
		filing: Hash,
		multiproof: Vec<u8>,
	) -> Result<(), SendError> {
		let (client, key) = (&self.client, &self.key);
		included(client.open_result(key, task, filing, multiproof, options(from))).await
	}
}

fn options(from: BlockNumber) -> TransactionOptions {
	TransactionOptions {
		tip: 0,
		lifetime: LIFETIME.into(),
		from: Some(from),
	}
}

/// Waits until the transaction is in a block, and sorts what can go wrong by what it means.
async fn included(
	submission: impl Future<Output = Result<Submitted, Error>>,
) -> Result<(), SendError> {
	let outcome = timeout(SILENCE, async { submission.await?.in_block().await }).await;
	match outcome {
		Ok(Ok(_)) => Ok(()),
		Ok(Err(error @ Error::Failed { .. })) => Err(SendError::Failed(error.to_string())),
		Ok(Err(error @ Error::Unknown { .. })) => Err(SendError::Unknown(error.to_string())),
		// All others are made before the node has the transaction.
		Ok(Err(error)) => Err(SendError::Refused(error.to_string())),
		Err(_) => Err(SendError::Unknown(
			"not in a block after two minutes".into(),
		)),
	}
}

/// An answer, or after a minute none.
async fn patiently<T>(request: impl Future<Output = Result<T, Error>>) -> Result<T, Unavailable> {
	match timeout(PATIENCE, request).await {
		Ok(answer) => answer.map_err(|error| Unavailable(error.to_string())),
		Err(_) => Err(Unavailable("no answer in a minute".into())),
	}
}
