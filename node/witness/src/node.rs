// SPDX-License-Identifier: Apache-2.0
//! The chain of a real node.

use crate::chain::{Chain, Commitment, Duty, Fraud, Measurement, SendError, Unavailable, View};
use crate::{message::Request, random};
use computechain_client::{
	AccountId, Benchmark, Blocks, Client, Error, Key, Submitted, TransactionOptions,
};
use computechain_matmul::{Hash, benchmark_filing};
use computechain_primitives::{BlockNumber, FILING_AGE};
use std::{future::Future, time::Duration};
use tokio::{
	sync::Mutex,
	time::{sleep, timeout},
};

/// Without a block for so long, the subscription is taken for dead.
const SILENCE: Duration = Duration::from_secs(120);
/// So long a request may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often the height is looked at.
const POLL: Duration = Duration::from_millis(500);
/// The blocks in which a transaction of a witness may be included.
const LIFETIME: u64 = 16;

/// A witness's chain over a node.
pub struct NodeChain {
	client: Client,
	key: Key,
	blocks: Mutex<Option<Blocks>>,
}

impl NodeChain {
	/// The chain behind this client, for the witness with this key.
	pub fn new(client: Client, key: Key) -> Self {
		Self {
			client,
			key,
			blocks: Mutex::default(),
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
		let problem = match timeout(SILENCE, subscription.next()).await {
			Ok(Some(Ok(block))) => match block.number().try_into() {
				Ok(number) => return Ok(number),
				Err(_) => "a block number of more than 32 bits".into(),
			},
			Ok(Some(Err(error))) => error.to_string(),
			Ok(None) => "the node ended the subscription to blocks".into(),
			Err(_) => "no block in two minutes".into(),
		};
		*blocks = None;
		Err(Unavailable(problem))
	}
}

impl Chain for NodeChain {
	async fn next(&self) -> Result<View, Unavailable> {
		let block = self.next_block().await?;
		let account = self.key.account();
		let duties = patiently(self.client.duties(&account)).await?;
		let duties = duties
			.into_iter()
			.filter_map(|(worker, benchmark)| duty(&account, worker, benchmark));
		Ok(View {
			block,
			duties: duties.collect(),
		})
	}

	async fn submit_nonce(&self, request: Request, nonce: Hash) -> Result<(), SendError> {
		let worker = AccountId(request.worker);
		included(
			self.client
				.submit_nonce(&self.key, worker, nonce, options()),
		)
		.await
	}

	async fn submit_measurement(
		&self,
		request: Request,
		measurement: Measurement,
	) -> Result<(), SendError> {
		let Measurement {
			commitment,
			chain_millis,
			walk_millis,
			valid,
		} = measurement;
		let measurement = computechain_client::Measurement {
			commitment,
			chain_millis,
			walk_millis,
			valid,
		};
		let worker = AccountId(request.worker);
		let sent = self
			.client
			.submit_measurement(&self.key, worker, measurement, options());
		included(sent).await
	}

	async fn prove_fraud(&self, request: Request, fraud: Fraud) -> Result<(), SendError> {
		let worker = AccountId(request.worker);
		let Fraud {
			commitment,
			sample,
			opening,
		} = fraud;
		let salt = random().map_err(|error| SendError::NotIncluded(error.to_string()))?;
		let (client, key) = (&self.client, &self.key);
		let prover = key.account().0;
		let filing = benchmark_filing(prover, request.worker, commitment, &sample.numbers(), salt);
		included(client.file(key, filing, options())).await?;
		// Unfiled, the proof could be copied by whoever sees it in the pool.
		let clock = || async { patiently(client.clock()).await.map_err(not_included) };
		let (filed, _) = clock().await?;
		while clock().await?.0 < filed.saturating_add(FILING_AGE) {
			sleep(POLL).await;
		}
		let sent =
			client.challenge_benchmark(key, worker, commitment, sample, salt, opening, options());
		included(sent).await
	}
}

/// What a benchmark asks of the witness with this account, once it has a start.
fn duty(account: &AccountId, worker: AccountId, benchmark: Benchmark) -> Option<Duty> {
	let mut witnesses = benchmark.witnesses.0.into_iter().enumerate();
	let (bit, ours) = witnesses.find(|(_, witness)| witness.signer == *account)?;
	let commitment = benchmark.committed.map(|committed| Commitment {
		hash: committed.commitment,
		uses_our_nonce: u32::from(committed.used) >> bit & 1 == 1,
		seed: committed.seed,
		chain_root: committed.chain_root,
		walk_root: committed.walk_root,
	});
	Some(Duty {
		request: Request {
			worker: worker.0,
			start: benchmark.start?,
		},
		parameters: *benchmark.parameters,
		deadline: benchmark.due,
		nonce: ours.nonce,
		commitment,
		is_measured: ours.measurement.is_some(),
	})
}

fn not_included(Unavailable(reason): Unavailable) -> SendError {
	SendError::NotIncluded(reason)
}

fn options() -> TransactionOptions {
	TransactionOptions {
		lifetime: LIFETIME,
		..TransactionOptions::default()
	}
}

/// Waits until the transaction is in a block, and sorts what can go wrong by what it means.
async fn included(
	submission: impl Future<Output = Result<Submitted, Error>>,
) -> Result<(), SendError> {
	match timeout(SILENCE, async { submission.await?.in_block().await }).await {
		Ok(Ok(_)) => Ok(()),
		Ok(Err(error @ Error::Failed { .. })) => Err(SendError::Failed(error.to_string())),
		Ok(Err(error)) => Err(SendError::NotIncluded(error.to_string())),
		Err(_) => Err(SendError::NotIncluded("two minutes have passed".into())),
	}
}

/// An answer, or after a minute none.
async fn patiently<T>(request: impl Future<Output = Result<T, Error>>) -> Result<T, Unavailable> {
	match timeout(PATIENCE, request).await {
		Ok(answer) => answer.map_err(|error| Unavailable(error.to_string())),
		Err(_) => Err(Unavailable("no answer in a minute".into())),
	}
}
