// SPDX-License-Identifier: Apache-2.0
//! One benchmark over one connection.

use crate::{
	chain::{Chain, Commitment, Duty, Fraud, Measurement, SendError, View},
	channel::{Channel, WireError},
	check::{self, Shown},
	clock::Clock,
	message::{FromWitness, FromWorker, Request},
	random,
	serve::Shared,
};
use computechain_matmul::{Hash, benchmark::Parameters};
use computechain_primitives::BlockNumber;
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{
	io::{AsyncRead, AsyncWrite},
	task::spawn_blocking,
	time::timeout,
};

/// A transaction that is not seen on chain is sent again after so many blocks.
const RESEND: BlockNumber = 4;
/// How often a transaction is sent at the most.
const ATTEMPTS: u32 = 8;

/// Why nothing is said of a benchmark.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Ended {
	#[error(transparent)]
	Wire(#[from] WireError),
	#[error("the chain does not wait for this benchmark any more")]
	Over,
	#[error("the chain did not get to {what} in {within:?}")]
	TooLate {
		what: &'static str,
		within: Duration,
	},
	#[error("the benchmark began before this program did, and its clock is lost")]
	LostClock,
	#[error("our nonce is not in the seed")]
	NotUsed,
	#[error("no random bytes: {0}")]
	Random(#[from] getrandom::Error),
	#[error("the check broke off")]
	Check,
}

/// A worker that is connected, and its benchmark.
pub(crate) struct Session<C> {
	shared: Arc<Shared<C>>,
	request: Request,
}

impl<C: Chain> Session<C> {
	pub fn new(shared: Arc<Shared<C>>, request: Request) -> Self {
		Self { shared, request }
	}

	/// Times and checks the benchmark. Gives what is said of it on chain.
	pub async fn run<S: AsyncRead + AsyncWrite + Unpin>(
		&self,
		mut channel: Channel<S>,
	) -> Result<bool, Ended> {
		let limits = self.shared.limits;
		let is_started = |view: &View, duty: &Duty| view.block >= duty.request.start;
		let duty = self
			.duty_when("its start", limits.start, is_started)
			.await?;
		let parameters = duty.parameters;
		let nonce = self.start(&duty)?;
		channel
			.send(&FromWitness::Nonce(nonce), limits.transfer)
			.await?;

		let FromWorker::ChainRoot(root) = channel.receive(FromWorker::SHORT, limits.chain).await?
		else {
			return Err(WireError::WrongMessage.into());
		};
		self.with_clock(|clock| clock.chain_arrived(root))?;
		let FromWorker::WalkRoot(root) = channel.receive(FromWorker::SHORT, limits.walk).await?
		else {
			return Err(WireError::WrongMessage.into());
		};
		self.with_clock(|clock| clock.walk_arrived(root))?;
		let longest = FromWorker::longest_roots(parameters);
		let FromWorker::Roots(roots) = channel.receive(longest, limits.transfer).await? else {
			return Err(WireError::WrongMessage.into());
		};

		let is_committed = |_: &View, duty: &Duty| duty.commitment.is_some();
		let wait = self.duty_when("the commitment", limits.commitment, is_committed);
		let commitment = wait.await?.commitment.ok_or(Ended::Over)?;
		if !commitment.uses_our_nonce {
			return Err(Ended::NotUsed);
		}
		let (chain_root, walk_root) = (commitment.chain_root, commitment.walk_root);
		let agrees = self.with_clock(|clock| clock.agrees(&chain_root, &walk_root))?;
		let check = move || check::are_roots_right(&commitment, parameters, &roots);
		let shown = if agrees && off_the_clock(check).await? {
			self.open(&mut channel, commitment, parameters).await?
		} else {
			Shown::Nothing
		};

		let valid = shown == Shown::Right;
		self.decide(commitment.hash, valid, shown)?;
		// The verdict is on its way to the chain, whether the worker hears it or not.
		let verdict = FromWitness::Verdict(valid);
		let _ = channel.send(&verdict, limits.transfer).await;
		Ok(valid)
	}

	/// Starts the clock, the first time, and puts its nonce on chain.
	fn start(&self, duty: &Duty) -> Result<Hash, Ended> {
		let started = self.shared.with(&self.request, |benchmark| {
			if let Some(clock) = &benchmark.clock {
				return Ok((clock.nonce, false));
			}
			if duty.nonce.is_some() {
				return Err(Ended::LostClock);
			}
			let clock = benchmark.clock.insert(Clock::start()?);
			Ok((clock.nonce, true))
		});
		let (nonce, is_first) = started.ok_or(Ended::Over)??;
		if is_first {
			let (sender, request) = (self.another(), self.request);
			tokio::spawn(async move {
				let chain = sender.shared.chain.clone();
				let send = || chain.submit_nonce(request, nonce);
				sender
					.submit("nonce", |duty| duty.nonce.is_some(), send)
					.await;
			});
		}
		Ok(nonce)
	}

	/// Has the samples opened that only now are drawn.
	async fn open<S: AsyncRead + AsyncWrite + Unpin>(
		&self,
		channel: &mut Channel<S>,
		commitment: Commitment,
		parameters: Parameters,
	) -> Result<Shown, Ended> {
		let limits = self.shared.limits;
		let challenge = random()?;
		let message = FromWitness::Challenge(challenge);
		channel.send(&message, limits.transfer).await?;
		let longest = FromWorker::longest_openings(parameters);
		let FromWorker::Openings(openings) = channel.receive(longest, limits.openings).await?
		else {
			return Err(WireError::WrongMessage.into());
		};
		let check = move || check::openings(&commitment, parameters, &challenge, openings);
		off_the_clock(check).await
	}

	/// Puts the measurement on chain, and the proof of a lie, if there is one.
	fn decide(&self, commitment: Hash, valid: bool, shown: Shown) -> Result<(), Ended> {
		let millis = self.with_clock(|clock| clock.millis())?;
		let (chain_millis, walk_millis) = millis.ok_or(Ended::Over)?;
		let is_first = self.shared.with(&self.request, |benchmark| {
			!std::mem::replace(&mut benchmark.is_decided, true)
		});
		if is_first != Some(true) {
			return Ok(());
		}
		let measurement = Measurement {
			commitment,
			chain_millis,
			walk_millis,
			valid,
		};
		let (sender, request) = (self.another(), self.request);
		tokio::spawn(async move {
			let chain = sender.shared.chain.clone();
			if let Shown::Wrong(fraud) = shown {
				sender.accuse(&fraud).await;
			}
			let send = || chain.submit_measurement(request, measurement);
			sender
				.submit("measurement", |duty| duty.is_measured, send)
				.await;
		});
		Ok(())
	}

	async fn accuse(&self, fraud: &Fraud) {
		let worker = hex::encode(self.request.worker);
		tracing::warn!(worker, sample = ?fraud.sample, "the worker is proven to lie");
		let send = || self.shared.chain.prove_fraud(self.request, fraud.clone());
		self.submit("proof of fraud", |_| false, send).await;
	}

	/// Sends a transaction until it is in a block, has failed or is pointless.
	async fn submit<F: Future<Output = Result<(), SendError>>>(
		&self,
		what: &'static str,
		is_done: impl Fn(&Duty) -> bool,
		send: impl Fn() -> F,
	) {
		let worker = hex::encode(self.request.worker);
		for _ in 0..ATTEMPTS {
			match send().await {
				Ok(()) => return tracing::info!(worker, what, "in a block"),
				Err(error @ SendError::Failed(_)) => {
					return tracing::warn!(worker, what, %error, "of no effect");
				}
				Err(error) => tracing::warn!(worker, what, %error, "trying again"),
			}
			let again = self.shared.views.borrow().block.saturating_add(RESEND);
			let is_due = |view: &View, duty: &Duty| view.block >= again || is_done(duty);
			let wait = self.shared.limits.commitment;
			match self.duty_when("another try", wait, is_due).await {
				Ok(duty) if !is_done(&duty) => {}
				_ => return,
			}
		}
	}

	/// The duty, as soon as the condition holds.
	async fn duty_when(
		&self,
		what: &'static str,
		within: Duration,
		condition: impl Fn(&View, &Duty) -> bool,
	) -> Result<Duty, Ended> {
		let mut views = self.shared.views.clone();
		let wait = async {
			loop {
				{
					let view = views.borrow_and_update();
					let duty = view.duty(&self.request).ok_or(Ended::Over)?;
					if condition(&view, duty) {
						return Ok(duty.clone());
					}
				}
				views.changed().await.map_err(|_| Ended::Over)?;
			}
		};
		let late = Ended::TooLate { what, within };
		timeout(within, wait).await.unwrap_or(Err(late))
	}

	fn with_clock<T>(&self, act: impl FnOnce(&mut Clock) -> T) -> Result<T, Ended> {
		let acted = self
			.shared
			.with(&self.request, |benchmark| benchmark.clock.as_mut().map(act));
		acted.flatten().ok_or(Ended::Over)
	}

	fn another(&self) -> Self {
		Self::new(self.shared.clone(), self.request)
	}
}

/// Runs a check where it holds up no other worker's clock.
async fn off_the_clock<T: Send + 'static>(
	check: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Ended> {
	spawn_blocking(check).await.map_err(|_| Ended::Check)
}
