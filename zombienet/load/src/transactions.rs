// SPDX-License-Identifier: Apache-2.0
//! Signed transactions, made as cheaply as they can be.
//!
//! A transaction is put together from bytes: what all have in common is asked of the node once, and
//! [`Template`] is compared with what the client crate makes of the node's metadata before it is
//! used. What is left is one signature, on all cores.
//!
//! Transactions are mortal. When the last block of its era is final, a transaction that is in no
//! block can never be, so that the report knows of each how it ended.

use crate::{
	chain::{Account, Hash},
	scenario::Mix,
};
use codec::{Compact, Encode};
use rayon::prelude::*;
use sp_core::{Pair as _, sr25519::Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::generic::Era;
use std::sync::{Arc, RwLock};
use tokio::sync::mpsc;

/// How many transactions are signed at once.
const CHUNK: usize = 512;
/// What a transfer moves: a thousandth of a CPC, the least balance of an account.
const MOVED: u128 = 1_000_000_000_000_000;

/// A call of the mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A transfer.
	Transfer,
	/// A delegation.
	Delegate,
	/// Taking one back.
	Undelegate,
	/// A remark.
	Remark,
}

/// A transaction, ready to be offered.
#[derive(Debug)]
pub struct Signed {
	/// Its hash.
	pub hash: Hash,
	/// Its bytes, as nodes take them.
	pub hex: String,
	/// Its place among all of the run: an earlier one of the same account has a lower nonce.
	pub number: u64,
	/// The number of its sender.
	pub sender: u32,
	/// Its nonce.
	pub nonce: u32,
	/// The last block that may include it.
	pub last_block: u32,
}

/// The accounts that send.
pub struct Senders(Vec<Pair>);

impl Senders {
	/// Derives them from a seed.
	pub fn derive(seed: u64, count: u32) -> Self {
		let pair = |number: u32| {
			let secret = blake2_256(&(b"computechain-load", seed, number).encode());
			Pair::from_seed(&secret)
		};
		Self((0..count).into_par_iter().map(pair).collect())
	}

	/// Their public keys.
	pub fn accounts(&self) -> Vec<Account> {
		self.0.iter().map(|pair| pair.public().0).collect()
	}
}

/// The block that a transaction's era begins with.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
	/// Its height.
	pub number: u32,
	/// Its hash.
	pub hash: Hash,
}

/// What all transactions have in common.
#[derive(Clone, Debug)]
pub struct Template {
	/// The first two bytes of each call: transfer, delegate, undelegate, remark.
	pub calls: [[u8; 2]; 4],
	/// The first two bytes of `utility.batch_all`.
	pub batch_all: [u8; 2],
	/// The version of the runtime.
	pub spec_version: u32,
	/// The version of transactions.
	pub transaction_version: u32,
	/// The hash of the first block.
	pub genesis: Hash,
	/// How many blocks a transaction lives.
	pub lifetime: u32,
}

impl Template {
	/// The bytes of a transfer.
	pub fn transfer(&self, to: &Account, amount: u128) -> Vec<u8> {
		(self.calls[0], 0u8, to, Compact(amount)).encode()
	}

	/// The bytes of a delegation.
	pub fn delegate(&self, validator: &Account, amount: u128) -> Vec<u8> {
		(self.calls[1], validator, Compact(amount)).encode()
	}

	/// The bytes of taking one back.
	pub fn undelegate(&self, validator: &Account, amount: u128) -> Vec<u8> {
		(self.calls[2], validator, Compact(amount)).encode()
	}

	/// The bytes of a remark.
	pub fn remark(&self, text: &[u8]) -> Vec<u8> {
		(self.calls[3], text).encode()
	}

	/// The bytes of all of these calls in one.
	pub fn batch_all(&self, calls: &[Vec<u8>]) -> Vec<u8> {
		let count = Compact(u32::try_from(calls.len()).unwrap_or(u32::MAX));
		let mut bytes = (self.batch_all, count).encode();
		calls.iter().for_each(|call| bytes.extend(call));
		bytes
	}

	/// What goes with a call, and what is signed beside.
	fn extensions(&self, nonce: u32, anchor: &Anchor) -> (Vec<u8>, Vec<u8>) {
		let era = Era::mortal(self.lifetime.into(), anchor.number.into());
		// Era, nonce, no tip, no hash of the metadata.
		let explicit = (era, Compact(nonce), Compact(0u128), 0u8).encode();
		let versions = (self.spec_version, self.transaction_version);
		let implicit = (versions, self.genesis, anchor.hash, 0u8).encode();
		(explicit, implicit)
	}

	/// What a sender signs.
	pub fn payload(&self, call: &[u8], nonce: u32, anchor: &Anchor) -> Vec<u8> {
		let (explicit, implicit) = self.extensions(nonce, anchor);
		[call, &explicit, &implicit].concat()
	}

	/// Signs a call.
	pub fn sign(&self, pair: &Pair, call: &[u8], nonce: u32, anchor: &Anchor) -> Vec<u8> {
		let payload = self.payload(call, nonce, anchor);
		// Long ones are signed by their hash.
		let signature = match payload.len() {
			0..=256 => pair.sign(&payload),
			_ => pair.sign(&blake2_256(&payload)),
		};
		let (explicit, _) = self.extensions(nonce, anchor);
		let head = (0x84u8, 0u8, pair.public().0, 1u8, signature.0).encode();
		// Version and signed; the address is an account, the signature is sr25519.
		[head.as_slice(), &explicit, call].concat().encode()
	}
}

/// Makes the transactions of a run, one after the other.
pub struct Maker {
	senders: Arc<Senders>,
	accounts: Vec<Account>,
	template: Template,
	mix: Mix,
	validators: Vec<Account>,
	chain: u32,
	nonces: Vec<u32>,
	delegated: Vec<bool>,
	next: u64,
	total: u64,
}

struct Job {
	number: u64,
	sender: u32,
	nonce: u32,
	call: Vec<u8>,
}

impl Maker {
	/// A run of `total` transactions, from senders whose next nonces are these.
	pub fn new(
		senders: Arc<Senders>,
		template: Template,
		mix: Mix,
		validators: Vec<Account>,
		chain: u32,
		nonces: Vec<u32>,
		total: u64,
	) -> Self {
		Self {
			accounts: senders.accounts(),
			delegated: vec![false; nonces.len()],
			senders,
			template,
			mix,
			validators,
			chain,
			nonces,
			next: 0,
			total,
		}
	}

	/// The call of transaction `number`: each kind as evenly spread as its part allows.
	pub fn kind(mix: &Mix, number: u64) -> Kind {
		let parts = [
			(mix.transfer, Kind::Transfer),
			(mix.delegate, Kind::Delegate),
			(mix.undelegate, Kind::Undelegate),
			(mix.remark, Kind::Remark),
		];
		let sum: u64 = parts.iter().map(|(part, _)| u64::from(*part)).sum();
		// A step that has no divisor in common with the sum visits every place once in a round.
		let mut step = (sum * 618 / 1_000).max(1);
		while greatest_common_divisor(step, sum) > 1 {
			step += 1;
		}
		let mut place = (number % sum.max(1)) * step % sum.max(1);
		for (part, kind) in parts {
			if place < u64::from(part) {
				return kind;
			}
			place -= u64::from(part);
		}
		Kind::Transfer
	}

	fn job(&mut self) -> Option<Job> {
		if self.next >= self.total {
			return None;
		}
		let number = self.next;
		self.next += 1;
		let count = self.accounts.len() as u64;
		let sender = (number / u64::from(self.chain) % count) as usize;
		let nonce = self.nonces[sender];
		self.nonces[sender] += 1;
		let validator = self.validators.get(sender % self.validators.len().max(1));
		let amount = self.mix.delegation.0;
		let kind = match (Self::kind(&self.mix, number), validator) {
			(Kind::Undelegate, Some(_)) if !self.delegated[sender] => Kind::Delegate,
			(Kind::Delegate | Kind::Undelegate, None) => Kind::Transfer,
			(kind, _) => kind,
		};
		let call = match (kind, validator) {
			(Kind::Delegate, Some(validator)) => {
				self.delegated[sender] = true;
				self.template.delegate(validator, amount)
			}
			(Kind::Undelegate, Some(validator)) => {
				self.delegated[sender] = false;
				self.template.undelegate(validator, amount)
			}
			(Kind::Remark, _) => {
				let text = vec![b'.'; self.mix.remark_bytes as usize];
				self.template.remark(&text)
			}
			_ => {
				let to = self.accounts[(sender + 1) % self.accounts.len()];
				self.template.transfer(&to, MOVED)
			}
		};
		Some(Job {
			number,
			sender: sender as u32,
			nonce,
			call,
		})
	}

	/// The next transactions, signed; none at the end.
	pub fn chunk(&mut self, anchor: &Anchor) -> Vec<Signed> {
		let jobs: Vec<_> = std::iter::from_fn(|| self.job()).take(CHUNK).collect();
		let last_block = anchor.number.saturating_add(self.template.lifetime - 1);
		let sign = |job: Job| {
			let pair = &self.senders.0[job.sender as usize];
			let bytes = self.template.sign(pair, &job.call, job.nonce, anchor);
			Signed {
				hash: blake2_256(&bytes),
				hex: format!("0x{}", hex::encode(&bytes)),
				number: job.number,
				sender: job.sender,
				nonce: job.nonce,
				last_block,
			}
		};
		jobs.into_par_iter().map(sign).collect()
	}

	/// Signs on threads of its own until all are signed or nobody listens. `anchor` is the block
	/// that eras begin with, and may move meanwhile.
	pub fn start(mut self, anchor: Arc<RwLock<Anchor>>, ahead: usize) -> mpsc::Receiver<Signed> {
		let (sender, receiver) = mpsc::channel(ahead.max(1));
		std::thread::spawn(move || {
			loop {
				let Ok(anchor) = anchor.read().map(|anchor| *anchor) else {
					return;
				};
				let chunk = self.chunk(&anchor);
				if chunk.is_empty() {
					return;
				}
				for signed in chunk {
					if sender.blocking_send(signed).is_err() {
						return;
					}
				}
			}
		});
		receiver
	}
}

fn greatest_common_divisor(a: u64, b: u64) -> u64 {
	if b == 0 {
		a
	} else {
		greatest_common_divisor(b, a % b)
	}
}
