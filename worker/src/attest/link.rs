// SPDX-License-Identifier: Apache-2.0
//! The conversation with one witness of a benchmark, made again whenever it breaks: the witness
//! keeps its clock and its nonce.

use computechain_client::{AccountId, Key};
use computechain_matmul::Hash;
use computechain_witness::{Channel, FromWitness, FromWorker, Limits, Request, WireError, connect};
use std::{io, sync::Arc, time::Duration};
use tokio::{
	net::TcpStream,
	sync::{mpsc, oneshot, watch},
	time::{sleep, timeout},
};

const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(4);

/// What is known of the run, as it goes on.
#[derive(Clone, Default)]
pub(super) struct Known {
	pub chain_root: Option<Hash>,
	pub walk_root: Option<Hash>,
	/// The roots of all states.
	pub roots: Option<Arc<Vec<Hash>>>,
}

/// What a witness says.
pub(super) enum Event {
	/// Its part of the seed.
	Nonce { witness: usize, nonce: Hash },
	/// Draws the samples that it wants to see.
	Challenge {
		challenge: Hash,
		answer: oneshot::Sender<Vec<Vec<u8>>>,
	},
	/// What it will say on chain.
	Verdict { witness: usize, valid: bool },
}

/// A witness, as the chain names it.
#[derive(Clone)]
pub(super) struct Witness {
	pub index: usize,
	pub signer: AccountId,
	pub address: String,
}

/// What the conversations of one benchmark share.
#[derive(Clone)]
pub(super) struct Talk {
	pub key: Key,
	pub genesis: Hash,
	pub request: Request,
	pub limits: Limits,
	pub known: watch::Receiver<Known>,
	pub events: mpsc::UnboundedSender<Event>,
}

impl Talk {
	/// Talks to a witness until it has given its verdict, or the benchmark is over.
	pub async fn with(self, witness: Witness) {
		let mut pause = FIRST_PAUSE;
		while !self.events.is_closed() {
			let Err(error) = self.once(&witness).await else {
				return;
			};
			let (account, address) = (&witness.signer, &witness.address);
			// It hangs up as long as its node has not the block with the draw.
			tracing::debug!(witness = %account, address, %error, ?pause, "trying the witness again");
			sleep(pause).await;
			pause = (pause * 2).min(LONGEST_PAUSE);
		}
	}

	async fn once(&self, witness: &Witness) -> Result<(), WireError> {
		let within = self.limits.handshake;
		let silent = || WireError::Silent(within);
		let stream = timeout(within, TcpStream::connect(&witness.address));
		let stream = stream.await.map_err(|_| silent())??;
		// Roots are small and timed: they must not wait for more to send.
		stream.set_nodelay(true)?;
		let (key, signer) = (self.key.clone(), witness.signer.0);
		let greeting = connect(stream, key, self.genesis, self.request, signer, within);
		self.speak(greeting.await?, witness.index).await
	}

	async fn speak(
		&self,
		mut channel: Channel<TcpStream>,
		witness: usize,
	) -> Result<(), WireError> {
		let limits = self.limits;
		let short = FromWitness::LONGEST;
		let FromWitness::Nonce(nonce) = channel.receive(short, limits.start).await? else {
			return Err(WireError::WrongMessage);
		};
		self.tell(Event::Nonce { witness, nonce })?;
		let root = self.wait(|known| known.chain_root).await?;
		let message = FromWorker::ChainRoot(root);
		channel.send(&message, limits.transfer).await?;
		let root = self.wait(|known| known.walk_root).await?;
		let message = FromWorker::WalkRoot(root);
		channel.send(&message, limits.transfer).await?;
		let roots = self.wait(|known| known.roots.clone()).await?;
		let message = FromWorker::Roots(roots.to_vec());
		channel.send(&message, limits.transfer).await?;

		let FromWitness::Challenge(challenge) = channel.receive(short, limits.commitment).await?
		else {
			return Err(WireError::WrongMessage);
		};
		let (answer, openings) = oneshot::channel();
		self.tell(Event::Challenge { challenge, answer })?;
		let openings = openings.await.map_err(|_| over())?;
		let message = FromWorker::Openings(openings);
		channel.send(&message, limits.transfer).await?;
		let FromWitness::Verdict(valid) = channel.receive(short, limits.openings).await? else {
			return Err(WireError::WrongMessage);
		};
		self.tell(Event::Verdict { witness, valid })
	}

	fn tell(&self, event: Event) -> Result<(), WireError> {
		self.events.send(event).map_err(|_| over())
	}

	async fn wait<T>(&self, what: impl Fn(&Known) -> Option<T>) -> Result<T, WireError> {
		let mut known = self.known.clone();
		let now = known.wait_for(|known| what(known).is_some()).await;
		now.ok().and_then(|now| what(&now)).ok_or_else(over)
	}
}

/// The benchmark has ended on our side.
fn over() -> WireError {
	io::Error::from(io::ErrorKind::Interrupted).into()
}
