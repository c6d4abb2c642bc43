// SPDX-License-Identifier: Apache-2.0
//! One benchmark, from the draw of its witnesses to its end.

use super::{
	device::{Orders, Proof, compute},
	link::{Event, Known, Talk, Witness},
	options,
};
use crate::{chain::NodeChain, display::Display, engines::SharedEngine};
use anyhow::Context;
use computechain_client::{AccountId, Benchmark, Error};
use computechain_matmul::{
	Hash,
	benchmark::Parameters,
	benchmark_seed,
	opening::{Sample, draw_samples, on_chain_samples},
};
use computechain_primitives::BlockNumber;
use computechain_witness::{Limits, Request, STEP_SAMPLES, WALK_SAMPLES};
use std::{future::Future, time::Duration};
use tokio::{
	sync::{mpsc, oneshot, watch},
	task::{AbortHandle, JoinSet, spawn_blocking},
	time::{Instant, sleep, sleep_until},
};

/// How often the chain is looked at.
const POLL: Duration = Duration::from_millis(250);
/// So long the last witnesses are waited for once there is a quorum.
const GRACE: Duration = Duration::from_secs(3);
/// A transaction of a benchmark is sent so often at the most.
const ATTEMPTS: u32 = 3;

/// A benchmark that is open on chain and that this worker has not committed to.
pub(super) struct Running<'a> {
	chain: &'a NodeChain,
	account: AccountId,
	request: Request,
	parameters: Parameters,
	witnesses: Vec<Witness>,
}

impl<'a> Running<'a> {
	/// Waits for the draw. None when nobody was drawn.
	pub async fn drawn(chain: &'a NodeChain) -> anyhow::Result<Option<Self>> {
		let account = chain.key().account();
		let (benchmark, start) = loop {
			let Some(benchmark) = open(chain).await else {
				return Ok(None);
			};
			if let Some(start) = benchmark.start {
				break (benchmark, start);
			}
			sleep(POLL).await;
		};
		let mut witnesses = Vec::new();
		for (index, drawn) in benchmark.witnesses.0.iter().enumerate() {
			let service = chain.client().witness(&drawn.account).await?;
			// One that has withdrawn meanwhile is not found; the others may be enough.
			let address = service.map_or_else(String::new, |service| {
				String::from_utf8_lossy(&service.address.0).into_owned()
			});
			tracing::info!(validator = %drawn.account, address, start, "a witness is drawn");
			let signer = drawn.signer;
			witnesses.push(Witness {
				index,
				signer,
				address,
			});
		}
		Ok(Some(Self {
			chain,
			account,
			request: Request {
				worker: account.0,
				start,
			},
			parameters: *benchmark.parameters,
			witnesses,
		}))
	}

	/// Runs it on this engine, to its end on chain.
	pub async fn run(&self, engine: &SharedEngine, display: &Display) -> anyhow::Result<()> {
		let (known_sender, known) = watch::channel(Known::default());
		let (seed_sender, seed) = oneshot::channel();
		let (ready_sender, ready) = oneshot::channel();
		let (proofs, proofs_receiver) = mpsc::unbounded_channel();
		let orders = Orders {
			ready: ready_sender,
			seed,
			known: known_sender,
			proofs: proofs_receiver,
		};
		let (engine, display) = (engine.clone(), display.clone());
		let parameters = self.parameters;
		let device = spawn_blocking(move || compute(&engine, parameters, orders, &display));
		let story = async {
			ready.await.context("the engine broke off")?;
			self.tell(known, seed_sender, proofs).await
		};
		let told = story.await;
		// Its channels are closed now, so it ends; and if it failed, that is why the story did.
		match device.await {
			Ok(Ok(())) => told,
			Ok(Err(error)) => Err(error.into()),
			Err(error) => Err(anyhow::anyhow!("the engine broke off: {error}")),
		}
	}

	/// What happens from the start block on, beside the device.
	async fn tell(
		&self,
		mut known: watch::Receiver<Known>,
		seed: oneshot::Sender<Hash>,
		proofs: mpsc::UnboundedSender<Proof>,
	) -> anyhow::Result<()> {
		let (events_sender, mut events) = mpsc::unbounded_channel();
		let talk = Talk {
			key: self.chain.key().clone(),
			genesis: self.chain.client().genesis_hash().0,
			request: self.request,
			limits: Limits::default(),
			known: known.clone(),
			events: events_sender,
		};
		let mut talks = JoinSet::new();
		let with = |witness: &Witness| talks.spawn(talk.clone().with(witness.clone()));
		let handles: Vec<AbortHandle> = self.witnesses.iter().map(with).collect();

		let nonces = self.nonces(&mut events).await?;
		let randomness = self.randomness(self.request.start).await?;
		let mut used = 0;
		for (bit, nonce) in nonces.iter().enumerate() {
			match nonce {
				Some(_) => used |= 1 << bit,
				// Its clock would prove nothing.
				None => handles[bit].abort(),
			}
		}
		let in_seed: Vec<Hash> = nonces.iter().copied().flatten().collect();
		let its_seed = benchmark_seed(&randomness, &self.account.0, &in_seed);
		tracing::info!(witnesses = in_seed.len(), "the benchmark starts");
		let began = Instant::now();
		seed.send(its_seed)
			.map_err(|_| anyhow::anyhow!("the engine broke off"))?;
		let done = known.wait_for(|known| known.walk_root.is_some()).await;
		let done = done.context("the engine broke off")?.clone();
		tracing::info!(
			seconds = began.elapsed().as_secs_f32(),
			"the benchmark has run"
		);
		let roots = done.chain_root.zip(done.walk_root);
		let (chain_root, walk_root) = roots.context("a root is missing")?;

		self.commit(used, &nonces, chain_root, walk_root).await?;
		self.open(&mut events, &proofs).await
	}

	/// The nonces of all witnesses, or of a quorum and those that came soon after.
	async fn nonces(
		&self,
		events: &mut mpsc::UnboundedReceiver<Event>,
	) -> anyhow::Result<Vec<Option<Hash>>> {
		let mut nonces = vec![None; self.witnesses.len()];
		let mut until = None;
		loop {
			let count = nonces.iter().flatten().count();
			if count == nonces.len() {
				return Ok(nonces);
			}
			if count > nonces.len() / 2 && until.is_none() {
				until = Some(Instant::now() + GRACE);
			}
			let grace = until.unwrap_or_else(|| Instant::now() + POLL);
			tokio::select! {
				Some(event) = events.recv() => if let Event::Nonce { witness, nonce } = event {
					nonces[witness] = Some(nonce);
				},
				() = sleep_until(grace) => {
					if until.is_some() {
						return Ok(nonces);
					}
					open(self.chain).await.context(
						"fewer than a quorum of the witnesses answered in time; the fee is back",
					)?;
				}
			}
		}
	}

	/// Commits on chain, once the nonces are there.
	async fn commit(
		&self,
		used: u8,
		nonces: &[Option<Hash>],
		chain_root: Hash,
		walk_root: Hash,
	) -> anyhow::Result<()> {
		loop {
			let benchmark = open(self.chain).await;
			let benchmark = benchmark.context(
				"a witness whose nonce is in the seed did not put it on chain; the fee is back",
			)?;
			let mut both = benchmark.witnesses.0.iter().zip(nonces);
			if both.all(|(witness, nonce)| nonce.is_none() || witness.nonce == *nonce) {
				break;
			}
			sleep(POLL).await;
		}
		let (client, key) = (self.chain.client(), self.chain.key());
		let send = || async {
			let sent = client
				.commit_benchmark(key, used, chain_root, walk_root, options())
				.await?;
			sent.in_block().await.map(|_| ())
		};
		retried("the commitment", send).await
	}

	/// Opens samples to the witnesses and to the chain, until it is decided.
	async fn open(
		&self,
		events: &mut mpsc::UnboundedReceiver<Event>,
		proofs: &mpsc::UnboundedSender<Proof>,
	) -> anyhow::Result<()> {
		let mut is_opened = false;
		loop {
			tokio::select! {
				Some(event) = events.recv() => match event {
					Event::Challenge { challenge, answer } => {
						let samples =
							draw_samples(&challenge, self.parameters, STEP_SAMPLES, WALK_SAMPLES);
						let sent = proofs.send(Proof { samples, answer });
						sent.map_err(|_| anyhow::anyhow!("the engine broke off"))?;
					}
					Event::Verdict { witness, valid } => {
						let address = &self.witnesses[witness].address;
						tracing::info!(address, valid, "a witness has measured");
					}
					Event::Nonce { .. } => {}
				},
				() = sleep(POLL) => {}
			}
			let Some(benchmark) = open(self.chain).await else {
				return Ok(());
			};
			let Some(committed) = benchmark.committed else {
				continue;
			};
			if is_opened || committed.opened {
				continue;
			}
			let Some(randomness) = self.chain.client().randomness(committed.sampled).await? else {
				continue;
			};
			let samples = on_chain_samples(&randomness, &committed.commitment, self.parameters);
			self.open_on_chain(samples, proofs).await?;
			is_opened = true;
		}
	}

	async fn open_on_chain(
		&self,
		samples: Vec<Sample>,
		proofs: &mpsc::UnboundedSender<Proof>,
	) -> anyhow::Result<()> {
		let (answer, openings) = oneshot::channel();
		let broke_off = "the engine broke off";
		let sent = proofs.send(Proof { samples, answer });
		sent.map_err(|_| anyhow::anyhow!(broke_off))?;
		let openings = openings.await.context(broke_off)?;
		let (client, key) = (self.chain.client(), self.chain.key());
		let send = || async {
			let sent = client
				.open_benchmark(key, openings.clone(), options())
				.await?;
			sent.in_block().await.map(|_| ())
		};
		retried("the opening of samples", send).await
	}

	/// The randomness of a block, once our node has it.
	async fn randomness(&self, block: BlockNumber) -> anyhow::Result<Hash> {
		loop {
			if let Some(randomness) = self.chain.client().randomness(block).await? {
				return Ok(randomness);
			}
			sleep(POLL).await;
		}
	}
}

/// The worker's open benchmark, however long the node takes to say.
pub(super) async fn open(chain: &NodeChain) -> Option<Benchmark> {
	loop {
		match chain.client().benchmark(&chain.key().account()).await {
			Ok(benchmark) => return benchmark,
			Err(error) => {
				tracing::warn!(%error, "the chain can not be read; trying again");
				sleep(POLL).await;
			}
		}
	}
}

/// Sends a transaction again when it is not known to be in a block. One that failed in a block
/// would fail again.
async fn retried<F: Future<Output = Result<(), Error>>>(
	what: &str,
	send: impl Fn() -> F,
) -> anyhow::Result<()> {
	let mut attempt = 1;
	loop {
		match send().await {
			Ok(()) => return Ok(()),
			Err(error) if attempt == ATTEMPTS || matches!(error, Error::Failed { .. }) => {
				return Err(error).context(what.to_owned());
			}
			Err(error) => tracing::warn!(%error, what, "trying again"),
		}
		attempt += 1;
		sleep(POLL).await;
	}
}
