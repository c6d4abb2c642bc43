// SPDX-License-Identifier: Apache-2.0
//! Where each transaction stands, from the first offer to its end.
//!
//! ```text
//!             +-- pushed back, nobody answered: offered again ---+
//!             v                                                  |
//!  offered ---+--> accepted --> included --> final: forgotten, counted
//!                     ^  |          |
//!                     |  |          +-- retracted: its block is no longer on the best chain
//!                     +--+-- overdue: offered once more
//!
//!  refused with a reason, or its era is over: dropped. A block may still prove that wrong.
//! ```
//! What is in none of these states at the end is missing.

use crate::{
	chain::{Block, Hash},
	transactions::{Anchor, Signed},
};
use hdrhistogram::Histogram;
use serde::Serialize;
use std::{
	collections::{BTreeMap, HashMap},
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

/// A block of the report.
#[derive(Clone, Debug, Serialize)]
pub struct BlockRow {
	/// Its height.
	pub number: u32,
	/// Its hash.
	pub hash: String,
	/// When it was seen, in seconds from the start.
	pub seen: f64,
	/// When it was known to be final.
	pub finalized: Option<f64>,
	/// Transactions of this run in it.
	pub ours: usize,
	/// All transactions and inherents.
	pub all: usize,
	/// The weight of user transactions, as a part of what they may fill.
	pub weight: f64,
	/// Their bytes, likewise.
	pub length: f64,
	/// Whether another block became final in its place.
	pub orphan: bool,
}

struct Seen {
	parent: Hash,
	number: u32,
	ours: Vec<Hash>,
	row: usize,
}

/// The sums of a run. Each counts transactions, unless it says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
	/// Offered for the first time.
	pub offered: u64,
	/// Taken by a pool for the first time.
	pub accepted: u64,
	/// In blocks of the best chain, final or not.
	pub included: u64,
	/// In final blocks.
	pub finalized: u64,
	/// Refused with a reason, or at the end of their era.
	pub dropped: u64,
	/// Answers that there was no room.
	pub pushed_back: u64,
	/// Offers that no answer came to.
	pub unanswered: u64,
	/// Found to have left the pool without a word, and taken again.
	pub lost_by_pool: u64,
	/// Times that one was in a block which left the best chain.
	pub retracted: u64,
	/// Blocks.
	pub blocks: u64,
	/// Blocks in whose place others became final.
	pub orphans: u64,
}

/// How transactions ended that are in no final block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Leftover {
	/// Refused: how many for which reason.
	pub dropped: BTreeMap<String, u64>,
	/// In a block that is not final.
	pub not_final: u64,
	/// In the pool still, or on the way to it.
	pub waiting: u64,
	/// Nowhere.
	pub missing: u64,
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

	/// There is a block; its parent is known.
	pub fn block(&mut self, block: &Block, now: Instant) {
		if self.blocks.contains_key(&block.hash) {
			return;
		}
		let ours: Vec<Hash> = block
			.transactions
			.iter()
			.filter(|hash| self.live.contains_key(*hash))
			.copied()
			.collect();
		let late = block.number <= self.last.number;
		self.totals.blocks += 1;
		self.totals.orphans += u64::from(late);
		self.rows.push(BlockRow {
			number: block.number,
			hash: hex::encode(block.hash),
			seen: (now - self.start).as_secs_f64(),
			finalized: None,
			ours: ours.len(),
			all: block.transactions.len(),
			weight: block.weight,
			length: block.length,
			orphan: late,
		});
		if !late {
			let seen = Seen {
				parent: block.parent,
				number: block.number,
				ours,
				row: self.rows.len() - 1,
			};
			self.blocks.insert(block.hash, seen);
		}
	}

	/// The best block is another one.
	pub fn best(&mut self, hash: Hash, now: Instant) {
		let mut left = Vec::new();
		let mut joined = Vec::new();
		let (mut old, mut new) = (self.best, hash);
		while old != new {
			let heights = [old, new].map(|hash| self.blocks.get(&hash).map(|seen| seen.number));
			let parent = |hash: &Hash| self.blocks.get(hash).map(|seen| seen.parent);
			match heights {
				[_, None] => return,
				[Some(from), Some(to)] if to < from => {
					left.push(old);
					old = parent(&old).unwrap_or_default();
				}
				_ => {
					joined.push(new);
					new = parent(&new).unwrap_or_default();
				}
			}
		}
		for block in left {
			self.retract(block);
		}
		for block in joined.into_iter().rev() {
			self.include(block, now);
		}
		self.best = hash;
		self.best_number = self.blocks.get(&hash).map_or(0, |seen| seen.number);
		self.best_at = now;
	}

	fn retract(&mut self, block: Hash) {
		let ours = self.blocks.get(&block).map(|seen| seen.ours.as_slice());
		for hash in ours.unwrap_or_default() {
			if let Some(entry) = self.live.get_mut(hash)
				&& entry.state == State::Included(block)
			{
				entry.state = State::Accepted;
				self.totals.included -= 1;
				self.totals.retracted += 1;
			}
		}
	}

	fn include(&mut self, block: Hash, now: Instant) {
		let ours = self.blocks.get(&block).map(|seen| seen.ours.as_slice());
		for hash in ours.unwrap_or_default() {
			let Some(entry) = self.live.get_mut(hash) else {
				continue;
			};
			match entry.state {
				State::Included(_) => self.totals.included -= 1,
				State::Dropped(_) => self.totals.dropped -= 1,
				State::Offered | State::Accepted => {}
			}
			// The block came before the node's answer, or another node had it.
			if !entry.was_accepted {
				entry.was_accepted = true;
				self.totals.accepted += 1;
			}
			if !entry.was_included {
				entry.was_included = true;
				self.inclusion
					.saturating_record(milliseconds(now - entry.offered));
			}
			entry.state = State::Included(block);
			self.totals.included += 1;
		}
	}

	/// A block and those before it are final.
	pub fn finalized(&mut self, hash: Hash, now: Instant) {
		let mut path = Vec::new();
		let mut next = hash;
		while let Some(seen) = self.blocks.get(&next)
			&& seen.number > self.last.number
		{
			path.push(next);
			next = seen.parent;
		}
		let Some(number) = path
			.first()
			.and_then(|hash| self.blocks.get(hash))
			.map(|seen| seen.number)
		else {
			return;
		};
		for block in path.iter().rev() {
			// Voters may be ahead of what this node holds for best.
			self.include_if_other(*block, now);
			let Some(seen) = self.blocks.get(block) else {
				continue;
			};
			let seconds = (now - self.start).as_secs_f64();
			if let Some(row) = self.rows.get_mut(seen.row) {
				row.finalized = Some(seconds);
			}
			for hash in &seen.ours {
				let Some(entry) = self.live.remove(hash) else {
					continue;
				};
				self.totals.finalized += 1;
				self.finality
					.saturating_record(milliseconds(now - entry.offered));
				if let Some(count) = self.final_of.get_mut(entry.signed.sender as usize) {
					*count += 1;
				}
			}
		}
		let (totals, rows) = (&mut self.totals, &mut self.rows);
		self.blocks.retain(|other, seen| {
			let lost = seen.number <= number && *other != hash && !path.contains(other);
			if lost && let Some(row) = rows.get_mut(seen.row).filter(|row| row.finalized.is_none())
			{
				row.orphan = true;
				totals.orphans += 1;
			}
			seen.number > number || *other == hash
		});
		self.last = Anchor { number, hash };
		self.final_at = now;
	}

	fn include_if_other(&mut self, block: Hash, now: Instant) {
		let ours = self.blocks.get(&block).map(|seen| seen.ours.as_slice());
		let other = ours.unwrap_or_default().iter().any(|hash| {
			let entry = self.live.get(hash);
			entry.is_some_and(|entry| entry.state != State::Included(block))
		});
		if other {
			self.include(block, now);
		}
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
	pub fn leftover(&self, in_pool: &[Hash]) -> Leftover {
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
