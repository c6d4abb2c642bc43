// SPDX-License-Identifier: Apache-2.0
//! A chain in memory, a witness on it, and a worker's run.

use crate::{
	Channel, FromWitness, FromWorker, Identity, Limits, Request, WireError,
	chain::{Chain, Commitment, Duty, Fraud, Measurement, SendError, Unavailable, View},
	connect, serve,
};
use computechain_client::Key;
use computechain_matmul::{
	Hash,
	benchmark::{self, Parameters},
	benchmark_seed, multiply_rows,
	opening::{Prover, draw_samples},
};
use computechain_primitives::BlockNumber;
use std::{
	convert::Infallible,
	net::SocketAddr,
	sync::{Arc, Mutex, MutexGuard},
	time::Duration,
};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::oneshot,
	time::{sleep, timeout},
};

pub const GENESIS: Hash = [1; 32];
pub const START: BlockNumber = 3;
pub const PARAMETERS: Parameters = Parameters {
	n: 16,
	s: 2,
	m: 3,
	k: 6,
};
pub const SOON: Duration = Duration::from_secs(10);
const BLOCK_TIME: Duration = Duration::from_millis(3);
const RANDOMNESS: Hash = [5; 32];

pub fn worker() -> Key {
	Key::development("//Worker").unwrap()
}

pub fn witness() -> Key {
	Key::development("//Witness").unwrap()
}

pub fn request() -> Request {
	Request {
		worker: worker().account().0,
		start: START,
	}
}

/// Waits short enough for tests to see what is waited for in vain.
pub fn quick() -> Limits {
	Limits {
		strangers: 8,
		strangers_of_one_address: 4,
		handshake: Duration::from_millis(300),
		chain: Duration::from_millis(500),
		..Limits::default()
	}
}

/// A chain with one benchmark and one witness.
#[derive(Default)]
pub struct World(Mutex<State>);

#[derive(Default)]
pub struct State {
	pub block: BlockNumber,
	/// Blocks come no further than this.
	pub halt: Option<BlockNumber>,
	pub nonce: Option<Hash>,
	pub commitment: Option<Commitment>,
	pub measurement: Option<Measurement>,
	pub frauds: Vec<Fraud>,
	/// How many transactions get lost.
	pub losses: u32,
	pub is_over: bool,
}

impl World {
	pub fn state(&self) -> MutexGuard<'_, State> {
		self.0.lock().unwrap()
	}

	/// The worker commits, to a seed that follows from the nonce on chain.
	pub fn commit(&self, run: &Run) {
		self.state().commitment = Some(run.commitment());
	}

	pub async fn until<T>(&self, condition: impl Fn(&mut State) -> Option<T>) -> T {
		let wait = async {
			loop {
				let found = condition(&mut self.state());
				match found {
					Some(found) => return found,
					None => sleep(BLOCK_TIME).await,
				}
			}
		};
		timeout(SOON, wait).await.expect("something happens")
	}

	pub async fn blocks(&self, count: BlockNumber) {
		let end = self.state().block + count;
		self.until(|state| (state.block >= end).then_some(())).await;
	}

	fn send(&self, act: impl FnOnce(&mut State)) -> Result<(), SendError> {
		let mut state = self.state();
		if state.losses > 0 {
			state.losses -= 1;
			return Err(SendError::NotIncluded("the pool is full".into()));
		}
		act(&mut state);
		Ok(())
	}
}

impl Chain for World {
	async fn next(&self) -> Result<View, Unavailable> {
		sleep(BLOCK_TIME).await;
		let mut state = self.state();
		if state.halt.is_none_or(|halt| state.block < halt) {
			state.block += 1;
		}
		let duty = Duty {
			request: request(),
			parameters: PARAMETERS,
			deadline: BlockNumber::MAX,
			nonce: state.nonce,
			commitment: state.commitment,
			is_measured: state.measurement.is_some(),
		};
		Ok(View {
			block: state.block,
			duties: if state.is_over { vec![] } else { vec![duty] },
		})
	}

	async fn submit_nonce(&self, of: Request, nonce: Hash) -> Result<(), SendError> {
		assert_eq!(of, request());
		self.send(|state| assert_eq!(state.nonce.replace(nonce), None))
	}

	async fn submit_measurement(&self, _: Request, said: Measurement) -> Result<(), SendError> {
		self.send(|state| assert_eq!(state.measurement.replace(said), None))
	}

	async fn prove_fraud(&self, _: Request, fraud: Fraud) -> Result<(), SendError> {
		self.send(|state| state.frauds.push(fraud))
	}
}

/// A witness that serves until it is dropped.
pub struct Service {
	pub world: Arc<World>,
	pub address: SocketAddr,
	_stop: oneshot::Sender<()>,
}

impl Service {
	pub async fn start(world: Arc<World>, limits: Limits) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let address = listener.local_addr().unwrap();
		let (stop, stopped) = oneshot::channel::<()>();
		let identity = Identity {
			key: witness(),
			genesis: GENESIS,
		};
		let shutdown = async {
			let _ = stopped.await;
		};
		tokio::spawn(serve(world.clone(), identity, limits, listener, shutdown));
		world.blocks(2).await;
		Self {
			world,
			address,
			_stop: stop,
		}
	}

	pub async fn stream(&self) -> TcpStream {
		TcpStream::connect(self.address).await.unwrap()
	}

	pub async fn connect(&self) -> Result<Channel<TcpStream>, WireError> {
		let (request, witness) = (request(), witness().account().0);
		let stream = self.stream().await;
		connect(stream, worker(), GENESIS, request, witness, SOON).await
	}

	/// Connects, and waits for the nonce.
	pub async fn started(&self) -> (Channel<TcpStream>, Hash) {
		let mut channel = self.connect().await.unwrap();
		let FromWitness::Nonce(nonce) = hear(&mut channel).await.unwrap() else {
			panic!("not a nonce");
		};
		(channel, nonce)
	}
}

pub async fn hear(channel: &mut Channel<TcpStream>) -> Result<FromWitness, WireError> {
	channel.receive(FromWitness::LONGEST, SOON).await
}

pub async fn say(channel: &mut Channel<TcpStream>, message: FromWorker) {
	channel.send(&message, SOON).await.unwrap();
}

/// What a worker computed.
#[derive(Clone)]
pub struct Run {
	pub seed: Hash,
	pub states: Vec<Vec<i8>>,
	pub roots: Vec<Hash>,
	pub links: Vec<Hash>,
	pub vectors: Vec<Vec<i8>>,
}

impl Run {
	pub fn honest(nonce: Hash) -> Self {
		let seed = benchmark_seed(&RANDOMNESS, &worker().account().0, &[nonce]);
		let mut states = Vec::new();
		let Ok(chain) = benchmark::chain(&seed, PARAMETERS, |a, b, shape| {
			states.push(a.to_vec());
			let mut c = vec![0; shape.entries() as usize];
			multiply_rows(a, b, shape.k as usize, &mut c);
			Ok::<_, Infallible>(c)
		});
		states.extend(chain.resident.last().cloned());
		let (vectors, _) = benchmark::walk(&chain, PARAMETERS);
		Self {
			seed,
			states,
			roots: chain.roots,
			links: chain.links,
			vectors,
		}
	}

	/// One step is skipped: its state is that of the step before.
	pub fn lazy(nonce: Hash) -> Self {
		let mut run = Self::honest(nonce);
		run.states[2] = run.states[1].clone();
		run.roots[2] = run.roots[1];
		let mut before = run.seed;
		for (root, link) in run.roots.iter().zip(&mut run.links) {
			*link = benchmark::link(&before, root);
			before = *link;
		}
		run
	}

	pub fn chain_root(&self) -> Hash {
		benchmark::chain_root(&self.roots, &self.links)
	}

	pub fn walk_root(&self) -> Hash {
		benchmark::walk_root(PARAMETERS.n, &self.vectors)
	}

	pub fn commitment(&self) -> Commitment {
		let (chain_root, walk_root) = (self.chain_root(), self.walk_root());
		Commitment {
			hash: benchmark::commitment(&chain_root, &walk_root, &[7; 32]),
			uses_our_nonce: true,
			seed: self.seed,
			chain_root,
			walk_root,
		}
	}

	pub fn openings(&self, challenge: &Hash) -> Vec<Vec<u8>> {
		let prover = Prover::new(PARAMETERS, &self.roots, &self.links, &self.vectors);
		let samples = draw_samples(
			challenge,
			PARAMETERS,
			crate::STEP_SAMPLES,
			crate::WALK_SAMPLES,
		);
		let state = |t| Ok::<_, Infallible>(self.states[t as usize].clone());
		let Ok(openings) = prover.prove(&samples, state);
		openings
	}

	/// Says all that comes before the challenge, and commits.
	pub async fn say_roots(&self, service: &Service, channel: &mut Channel<TcpStream>) {
		say(channel, FromWorker::ChainRoot(self.chain_root())).await;
		self.say_roots_after_chain(service, channel).await;
	}

	/// The same without the chain root.
	pub async fn say_roots_after_chain(&self, service: &Service, channel: &mut Channel<TcpStream>) {
		say(channel, FromWorker::WalkRoot(self.walk_root())).await;
		service.world.commit(self);
		say(channel, FromWorker::Roots(self.roots.clone())).await;
	}
}

/// Waits for the challenge and answers it.
pub async fn answer(channel: &mut Channel<TcpStream>, answer: impl Fn(&Hash) -> Vec<Vec<u8>>) {
	let FromWitness::Challenge(challenge) = hear(channel).await.unwrap() else {
		panic!("not a challenge");
	};
	say(channel, FromWorker::Openings(answer(&challenge))).await;
}

pub async fn verdict(channel: &mut Channel<TcpStream>) -> bool {
	let FromWitness::Verdict(verdict) = hear(channel).await.unwrap() else {
		panic!("not a verdict");
	};
	verdict
}

/// What the witness said on chain.
pub async fn measured(service: &Service) -> Measurement {
	service.world.until(|state| state.measurement).await
}
