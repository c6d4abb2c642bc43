// SPDX-License-Identifier: Apache-2.0
//! What blocks make of transactions: inclusion, retraction, finality, orphans.

use super::{BlockRow, Book, Seen, State, milliseconds};
use crate::{
	chain::{Block, Hash},
	transactions::Anchor,
};
use std::time::Instant;

impl Book {
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
}
