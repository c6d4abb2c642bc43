// SPDX-License-Identifier: Apache-2.0
//! Where each transaction stands, from the first offer to its end.
//!
//! ```text
//!             +-- pushed back, dropped and told, no answer: again +
//!             v                                                  |
//!  offered ---+--> accepted --> included --> final: forgotten, counted
//!                     ^  |          |
//!                     |  |          +-- retracted: its block is no longer on the best chain
//!                     +--+-- overdue: offered once more
//!
//!  refused with a reason, or its era is over: dropped. A block may still prove that wrong.
//! ```
//! What is in none of these states at the end is missing.

mod blocks;
mod sums;

pub use sums::{BlockRow, Leftover, Totals};

use crate::{
	chain::Hash,
	transactions::{Anchor, Signed},
};
use hdrhistogram::Histogram;
use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
	time::{Duration, Instant},
};

/// Where a transaction stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
	/// Under way, or pushed back.
	Offered,
	/// In the pool.
	Accepted,
	/// In that block of the best chain.
	Included(Hash),
	/// At its end, for that reason.
	Dropped(String),
}

struct Entry {
	signed: Arc<Signed>,
	offered: Instant,
	state: State,
	was_accepted: bool,
	was_included: bool,
}

struct Seen {
	parent: Hash,
	number: u32,
	ours: Vec<Hash>,
	row: usize,
}

/// The books of a run.
pub struct Book {
	start: Instant,
	live: HashMap<Hash, Entry>,
	blocks: HashMap<Hash, Seen>,
	best: Hash,
	best_number: u32,
	last: Anchor,
	/// The sums.
	pub totals: Totals,
	/// All blocks, in the order in which they came.
	pub rows: Vec<BlockRow>,
	/// Milliseconds from the first offer until a block was seen with the transaction.
	pub inclusion: Histogram<u64>,
	/// Milliseconds from the first offer until that was known to be final.
	pub finality: Histogram<u64>,
	/// How many transactions of each sender are final.
	pub final_of: Vec<u32>,
	/// When the best block last changed.
	pub best_at: Instant,
	/// When another block last became final.
	pub final_at: Instant,
}

/// A day, in milliseconds: longer latencies count as one.
const LONGEST: u64 = 86_400_000;

fn histogram() -> Histogram<u64> {
	// Fails for other arguments only.
	Histogram::new_with_bounds(1, LONGEST, 3)
		.unwrap_or_else(|_| unreachable!("the bounds are fixed"))
}

impl Book {
	/// Books that begin at a final block.
	pub fn new(last: Anchor, senders: usize, start: Instant) -> Self {
		let genesis = Seen {
			parent: [0; 32],
			number: last.number,
			ours: Vec::new(),
			row: usize::MAX,
		};
		Self {
			start,
			live: HashMap::new(),
			blocks: HashMap::from([(last.hash, genesis)]),
			best: last.hash,
			best_number: last.number,
			last,
			totals: Totals::default(),
			rows: Vec::new(),
			inclusion: histogram(),
			finality: histogram(),
			final_of: vec![0; senders],
			best_at: start,
			final_at: start,
		}
	}

	/// The last final block.
	pub fn last_final(&self) -> Anchor {
		self.last
	}

	/// The height of the best block.
	pub fn best_number(&self) -> u32 {
		self.best_number
	}

	/// How many are offered and neither in a block nor at their end.
	pub fn in_flight(&self) -> u64 {
		let totals = &self.totals;
		totals
			.offered
			.saturating_sub(totals.included)
			.saturating_sub(totals.dropped)
	}

	/// How many are neither final nor at their end.
	pub fn open(&self) -> u64 {
		let totals = &self.totals;
		totals
			.offered
			.saturating_sub(totals.finalized)
			.saturating_sub(totals.dropped)
	}

	/// A transaction is offered for the first time.
	pub fn offer(&mut self, signed: Arc<Signed>, now: Instant) {
		let entry = Entry {
			offered: now,
			state: State::Offered,
			was_accepted: false,
			was_included: false,
			signed: signed.clone(),
		};
		self.totals.offered += 1;
		self.live.insert(signed.hash, entry);
	}

	/// A node has it; `known` is whether it had it before.
	pub fn accepted(&mut self, hash: &Hash, known: bool) {
		let Some(entry) = self.live.get_mut(hash) else {
			return;
		};
		if entry.was_accepted {
			// A second offer was news to the node, although no block has the transaction.
			if !known && entry.state == State::Accepted {
				self.totals.lost_by_pool += 1;
			}
		} else {
			entry.was_accepted = true;
			self.totals.accepted += 1;
		}
		if entry.state == State::Offered {
			entry.state = State::Accepted;
		}
	}

	/// A node had no room for it.
	pub fn pushed_back(&mut self) {
		self.totals.pushed_back += 1;
	}

	/// Nobody answered.
	pub fn unanswered(&mut self) {
		self.totals.unanswered += 1;
	}

	/// A pool does not take it for a while. One that it had it dropped without a word.
	pub fn banned(&mut self, hash: &Hash) {
		if let Some(entry) = self.live.get_mut(hash)
			&& entry.state == State::Accepted
		{
			entry.state = State::Offered;
			self.totals.lost_by_pool += 1;
		}
		self.totals.banned += 1;
	}

	/// A pool told that it dropped it for want of room. Gives it if it is to be offered again.
	pub fn dropped_by_pool(&mut self, hash: &Hash) -> Option<Arc<Signed>> {
		let entry = self.live.get_mut(hash)?;
		if entry.state != State::Accepted {
			return None;
		}
		entry.state = State::Offered;
		self.totals.told_dropped += 1;
		Some(entry.signed.clone())
	}

	/// It was refused. A block may still prove that wrong.
	pub fn dropped(&mut self, hash: &Hash, reason: String) {
		let Some(entry) = self.live.get_mut(hash) else {
			return;
		};
		if matches!(entry.state, State::Offered | State::Accepted) {
			entry.state = State::Dropped(reason);
			self.totals.dropped += 1;
		}
	}

	/// Whether it waits in a pool for a block, or for an answer.
	pub fn waits(&self, hash: &Hash) -> Option<Arc<Signed>> {
		let entry = self.live.get(hash)?;
		matches!(entry.state, State::Offered | State::Accepted).then(|| entry.signed.clone())
	}

	/// Whether a node had it before.
	pub fn was_accepted(&self, hash: &Hash) -> bool {
		self.live.get(hash).is_some_and(|entry| entry.was_accepted)
	}

	/// Those whose era is over: they can be in no block any more.
	pub fn expire(&mut self) {
		let last = self.last.number;
		for entry in self.live.values_mut() {
			if matches!(entry.state, State::Offered | State::Accepted)
				&& entry.signed.last_block <= last
			{
				let reason = match entry.was_accepted {
					true => "its era ended in the pool",
					false => "its era ended before a node took it",
				};
				entry.state = State::Dropped(reason.into());
				self.totals.dropped += 1;
			}
		}
	}

	/// Those that are open: sender, nonce and whether a node has them.
	pub fn unfinished(&self) -> Vec<Arc<Signed>> {
		let waits = |entry: &&Entry| matches!(entry.state, State::Offered | State::Accepted);
		let entries = self.live.values().filter(waits);
		entries.map(|entry| entry.signed.clone()).collect()
	}

	/// How those ended that are in no final block; `in_pool` are those that a node still has.
	pub fn leftover(&self, in_pool: &HashSet<Hash>) -> Leftover {
		let mut leftover = Leftover::default();
		for (hash, entry) in &self.live {
			match &entry.state {
				State::Dropped(reason) => {
					*leftover.dropped.entry(reason.clone()).or_default() += 1;
				}
				State::Included(_) => leftover.not_final += 1,
				_ if in_pool.contains(hash) => leftover.waiting += 1,
				_ => leftover.missing += 1,
			}
		}
		leftover
	}
}

fn milliseconds(time: Duration) -> u64 {
	u64::try_from(time.as_millis()).unwrap_or(LONGEST).max(1)
}
