// SPDX-License-Identifier: Apache-2.0
//! Gets the worker attested: reports its machine, and has its benchmark timed by witnesses
//! whenever the chain wants one.
//!
//! ```text
//! attest, request_benchmark -> witnesses drawn -> nonces -> run -> commit_benchmark
//!                                    -> openings to each witness, open_benchmark -> decided
//! ```
//!
//! The device belongs to the benchmark from the draw of the witnesses until its samples are open;
//! tasks wait that long.

mod benchmark;
mod device;
mod link;

use crate::{
	chain::NodeChain,
	display::Display,
	engines::{SharedEngine, fixed_point},
};
use anyhow::Context;
use benchmark::{Running, open};
use computechain_client::{Error, Record, TransactionOptions};
use computechain_primitives::{BlockNumber, NetworkParameters, attestation::Report};
use std::{convert::Infallible, sync::PoisonError, time::Duration};
use tokio::time::sleep;

/// How often it is looked whether a benchmark is wanted.
const PAUSE: Duration = Duration::from_secs(5);
/// The memory that a benchmark fills on a processor, in MiB, where nothing else is said.
const PROCESSOR_MEMORY: u64 = 1_024;
const MEBIBYTE: u64 = 1 << 20;

/// What a worker has itself attested with.
pub struct Attester {
	/// Runs the benchmark.
	pub engine: SharedEngine,
	/// What it says of its machine.
	pub report: Report,
	/// The memory that a benchmark fills, in MiB; else nine tenths of the device's.
	pub memory: Option<u64>,
	/// Shows progress.
	pub display: Display,
}

impl Attester {
	/// Has the worker attested whenever the chain wants it.
	pub async fn keep(&self, chain: &NodeChain) -> Infallible {
		loop {
			match self.look(chain).await {
				Ok(()) => {}
				Err(error) => tracing::warn!(error = format!("{error:#}"), "not attested"),
			}
			sleep(PAUSE).await;
		}
	}

	/// Runs a benchmark if one is wanted now.
	async fn look(&self, chain: &NodeChain) -> anyhow::Result<()> {
		let is_new = self.tell_report(chain).await?;
		let Some(state) = State::read(chain).await? else {
			return Ok(());
		};
		if (is_new || state.wants_benchmark()) && state.may_request() {
			self.benchmark(chain, &state.parameters).await?;
		}
		Ok(())
	}

	/// Has the worker attested once. Gives what is on record then.
	pub async fn once(&self, chain: &NodeChain) -> anyhow::Result<Record> {
		self.tell_report(chain).await?;
		let state = State::read(chain).await?.context("not a worker")?;
		anyhow::ensure!(
			state.may_request(),
			"a benchmark was requested in this epoch already, and none is owed; try again in the \
			 next epoch"
		);
		self.benchmark(chain, &state.parameters).await
	}

	/// Reports the machine, unless the chain knows it so. Whether it did not.
	async fn tell_report(&self, chain: &NodeChain) -> anyhow::Result<bool> {
		let (client, key) = (chain.client(), chain.key());
		if client.report(&key.account()).await?.as_ref() == Some(&self.report) {
			return Ok(false);
		}
		if open(chain).await.is_some() {
			// The one that is measured now may not change.
			return Ok(false);
		}
		let sent = client.attest(key, self.report.clone(), options()).await?;
		sent.in_block().await?;
		tracing::info!(claim = ?self.report.claim, "the machine is reported");
		Ok(true)
	}

	/// Requests a benchmark, or takes up the open one, and runs it.
	async fn benchmark(
		&self,
		chain: &NodeChain,
		parameters: &NetworkParameters,
	) -> anyhow::Result<Record> {
		let (client, key) = (chain.client(), chain.key());
		let before = last_run(&client.attestation(&key.account()).await?);
		match open(chain).await {
			None => {
				let resident = self.resident(parameters);
				let sent = client.request_benchmark(key, resident, options()).await?;
				sent.in_block().await?;
				tracing::info!(resident, "a benchmark is requested");
			}
			Some(open) if open.committed.is_some() => {
				anyhow::bail!("the open benchmark is another process's; waiting for its end");
			}
			Some(_) => tracing::info!("the open benchmark is taken up"),
		}
		let running = Running::drawn(chain).await?;
		let running = running.context("no witness could be drawn; the fee is back")?;
		running.run(&self.engine, &self.display).await?;
		let record = client.attestation(&key.account()).await?;
		anyhow::ensure!(
			last_run(&record) != before,
			"the benchmark ended without a result: fewer than a quorum of the witnesses found it \
			 right in time, or its samples were not opened"
		);
		let record = record.context("the worker is not on record any more")?;
		tracing::info!(class = ?record.class, score = record.score, "attested");
		Ok(record)
	}

	/// How many states the device has room for.
	pub(crate) fn resident(&self, parameters: &NetworkParameters) -> u32 {
		let engine = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
		let memory = match (self.memory, engine.memory()) {
			(Some(mebibytes), _) => mebibytes.saturating_mul(MEBIBYTE),
			(None, Some(bytes)) => bytes / 10 * 9,
			(None, None) => PROCESSOR_MEMORY * MEBIBYTE,
		};
		let rules = &parameters.attestation;
		let state = u64::from(rules.side)
			.saturating_mul(rules.side.into())
			.max(1);
		let states = u32::try_from(memory / state).unwrap_or(u32::MAX);
		states.clamp(1, rules.resident_limit.max(1))
	}
}

/// What decides whether a benchmark is wanted.
pub(crate) struct State {
	pub record: Record,
	pub parameters: NetworkParameters,
	pub block: BlockNumber,
	pub epoch: u32,
}

impl State {
	/// None when the account is no worker's.
	async fn read(chain: &NodeChain) -> Result<Option<Self>, Error> {
		let client = chain.client();
		let Some(record) = client.attestation(&chain.key().account()).await? else {
			return Ok(None);
		};
		let (block, epoch) = client.clock().await?;
		Ok(Some(Self {
			record,
			parameters: client.parameters().await?,
			block,
			epoch,
		}))
	}

	/// What is owed soon is better done now: a benchmark that fails for others' fault needs time
	/// for another.
	fn is_due(&self) -> bool {
		let soon = self.block.saturating_add(self.parameters.epoch);
		self.record.suspended || self.record.owed.is_some_and(|due| due <= soon)
	}

	pub fn wants_benchmark(&self) -> bool {
		// Where nobody has to be measured there are no witnesses.
		let first = !self.parameters.attestation.unmeasured_allowed;
		(first && self.record.history.0.is_empty())
			|| self.record.pending.is_some()
			|| self.is_due()
	}

	/// The rule of the chain: one in an epoch, unless it is owed.
	pub fn may_request(&self) -> bool {
		self.record.requested != Some(self.epoch) || self.is_due()
	}
}

/// The block of the last run that was decided.
fn last_run(record: &Option<Record>) -> Option<BlockNumber> {
	Some(record.as_ref()?.history.0.last()?.at)
}

/// What is on record, as a table.
pub fn table(record: &Record) -> String {
	let mut lines = vec![
		format!("class      {:?}", record.class),
		format!("score      {} of 100", record.score),
	];
	if let Some(run) = record.history.0.last() {
		let figures = &run.figures;
		// Two operations are a multiply-add.
		let tops = fixed_point(figures.speed / 500_000_000);
		lines.push(format!("compute    {tops} TOPS"));
		let rate = fixed_point(figures.bandwidth / 1_000_000);
		lines.push(format!("bandwidth  {rate} GB/s"));
		let memory = fixed_point(figures.vram / 1_000_000);
		lines.push(format!("memory     {memory} GB"));
	}
	if record.pending.is_some() {
		lines.push("a second benchmark, timed by others, has to confirm the class".into());
	}
	lines.join("\n")
}

fn options() -> TransactionOptions {
	TransactionOptions {
		lifetime: crate::work::LIFETIME.into(),
		..TransactionOptions::default()
	}
}
