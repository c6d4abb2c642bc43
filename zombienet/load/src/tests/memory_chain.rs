// SPDX-License-Identifier: Apache-2.0
//! A chain in memory: a pool with a limit, a block at every beat, finality one block behind.

use crate::{
	chain::{Account, Answer, Block, Chain, ChainEvent, Hash},
	transactions::Signed,
};
use std::{
	collections::{HashMap, VecDeque},
	sync::{Arc, Mutex},
	time::Duration,
};
use tokio::{sync::mpsc, time::sleep};

/// What goes wrong with it.
#[derive(Clone, Copy, Default)]
pub struct Faults {
	/// The pool forgets the n-th transaction that it took, without a word.
	pub forgets: Option<usize>,
	/// The sender whose transactions are refused.
	pub refuses: Option<u32>,
	/// The sender whose transactions are banned.
	pub bans: Option<u32>,
	/// The n-th request is not answered, although its transactions are taken.
	pub silent: Option<usize>,
	/// No block comes after that height.
	pub stalls: Option<u32>,
}

#[derive(Default)]
struct State {
	pool: VecDeque<Arc<Signed>>,
	taken: usize,
	requests: usize,
	nonces: HashMap<u32, u32>,
}

/// The chain.
pub struct MemoryChain {
	state: Mutex<State>,
	room: usize,
	nodes: usize,
	faults: Faults,
}

impl MemoryChain {
	/// A chain whose pool has that much room, and whose blocks hold half of it.
	pub fn new(room: usize, nodes: usize, faults: Faults) -> Arc<Self> {
		Arc::new(Self {
			state: Mutex::default(),
			room,
			nodes,
			faults,
		})
	}

	/// Makes blocks until nobody listens.
	pub fn start(self: &Arc<Self>, beat: Duration) -> mpsc::Receiver<ChainEvent> {
		let (events, receiver) = mpsc::channel(100);
		let chain = self.clone();
		tokio::spawn(async move {
			let mut parent = super::anchor().hash;
			for number in super::anchor().number + 1.. {
				sleep(beat).await;
				if chain.faults.stalls.is_some_and(|last| number > last) {
					continue;
				}
				let block = chain.author(number, parent);
				let hash = block.hash;
				let told = [
					ChainEvent::Block(block),
					ChainEvent::Best(hash),
					ChainEvent::Final(parent),
				];
				for event in told {
					if events.send(event).await.is_err() {
						return;
					}
				}
				parent = hash;
			}
		});
		receiver
	}

	fn author(&self, number: u32, parent: Hash) -> Block {
		let mut state = self.state.lock().unwrap();
		let mut hash = [0xff; 32];
		hash[..4].copy_from_slice(&number.to_le_bytes());
		let mut transactions = Vec::new();
		let mut later = VecDeque::new();
		while let Some(signed) = state.pool.pop_front() {
			let next = state.nonces.entry(signed.sender).or_default();
			if *next == signed.nonce && transactions.len() < self.room / 2 {
				*next += 1;
				transactions.push(signed.hash);
			} else {
				later.push_back(signed);
			}
		}
		state.pool = later;
		Block {
			hash,
			parent,
			number,
			weight: transactions.len() as f64 / (self.room / 2) as f64,
			length: 0.0,
			transactions,
		}
	}

	fn take(&self, state: &mut State, signed: &Arc<Signed>) -> Answer {
		if self.faults.bans == Some(signed.sender) {
			return Answer::Banned("banned".into());
		}
		if self.faults.refuses == Some(signed.sender) {
			return Answer::Refused("Invalid Transaction: no".into());
		}
		if state
			.nonces
			.get(&signed.sender)
			.is_some_and(|next| *next > signed.nonce)
		{
			return Answer::Outdated("Invalid Transaction: outdated".into());
		}
		if state.pool.iter().any(|other| other.hash == signed.hash) {
			return Answer::Known;
		}
		if state.pool.len() >= self.room {
			return Answer::PushedBack("no room".into());
		}
		state.taken += 1;
		if self.faults.forgets != Some(state.taken) {
			state.pool.push_back(signed.clone());
		}
		Answer::Accepted
	}
}

impl Chain for MemoryChain {
	fn nodes(&self) -> usize {
		self.nodes
	}

	async fn submit(&self, _: usize, batch: Vec<Arc<Signed>>) -> Result<Vec<Answer>, String> {
		sleep(Duration::from_millis(1)).await;
		let mut state = self.state.lock().unwrap();
		state.requests += 1;
		let silent = self.faults.silent == Some(state.requests);
		let answers = batch
			.iter()
			.map(|signed| self.take(&mut state, signed))
			.collect();
		if silent {
			return Err("no answer".into());
		}
		Ok(answers)
	}

	async fn nonces(&self, accounts: &[Account]) -> anyhow::Result<Vec<u32>> {
		let state = self.state.lock().unwrap();
		let next = |sender: u32| state.nonces.get(&sender).copied().unwrap_or_default();
		Ok((0..accounts.len() as u32).map(next).collect())
	}
}
