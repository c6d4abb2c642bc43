// SPDX-License-Identifier: Apache-2.0
//! A result that is not what it should be, and where.
//!
//! Who recomputed a result knows whether the committed root is wrong, and not where. But every proof
//! of entries that the worker gives, the reveal first of all, holds hashes of the subtrees between
//! those entries. Compared with the right tree they tell which subtrees differ; each challenge that
//! the worker answers cuts these down, until an entry is known to be wrong.

use computechain_matmul::{
	Hash, LEAF_ENTRIES, ProofError, Shape, Tree, differences, open, output_root, output_tree,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	ops::Range,
};

/// Entries that one challenge may name.
const MOST: usize = 8;

/// A committed result that differs from the right one.
pub struct Suspect {
	shape: Shape,
	root: Hash,
	c: Vec<i32>,
	tree: Tree,
	/// Entries that the worker has shown to be wrong.
	wrong: BTreeSet<u64>,
	/// Leaves among which there are wrong ones, in each range at least one.
	ranges: Vec<Range<u64>>,
}

impl Suspect {
	/// A suspect for a committed root and the right result; none when they agree.
	pub fn new(shape: Shape, root: Hash, c: Vec<i32>) -> Option<Self> {
		if output_root(shape, &c) == root {
			return None;
		}
		let leaves = c.len().div_ceil(LEAF_ENTRIES) as u64;
		Some(Self {
			shape,
			root,
			tree: output_tree(&c),
			c,
			wrong: BTreeSet::new(),
			ranges: std::iter::once(0..leaves).collect(),
		})
	}

	/// Takes in the worker's proof of some entries.
	pub fn learn(&mut self, indices: &[u64], proof: &[u8]) -> Result<(), ProofError> {
		let entries = self.shape.entries();
		let leaf = LEAF_ENTRIES as u64;
		let leaves: BTreeSet<u64> = indices.iter().map(|index| index / leaf).collect();
		// A proof opens whole leaves, whatever was asked for in them.
		let shown: Vec<u64> = leaves
			.iter()
			.flat_map(|position| position * leaf..((position + 1) * leaf).min(entries))
			.collect();
		let values = open(&self.root, self.shape, &shown, proof)?;
		let wrong = shown
			.into_iter()
			.zip(values)
			.filter(|(index, value)| self.c.get(*index as usize) != Some(value));
		self.wrong.extend(wrong.map(|(index, _)| index));
		let differing = differences(self.shape, &self.tree, indices, proof)?;
		let unseen: Vec<_> = differing
			.into_iter()
			.filter(|range| !(range.end == range.start + 1 && leaves.contains(&range.start)))
			.collect();
		// Both are ranges of subtrees: of two that meet, one holds the other.
		self.ranges = self
			.ranges
			.iter()
			.flat_map(|known| {
				unseen.iter().map(|range| {
					let (start, end) = (known.start.max(range.start), known.end.min(range.end));
					start..end
				})
			})
			.filter(|range| range.start < range.end)
			.collect();
		Ok(())
	}

	/// Entries known to be wrong.
	pub fn wrong(&self) -> &BTreeSet<u64> {
		&self.wrong
	}

	/// The entries to challenge next, ascending: those known to be wrong, one in each row first,
	/// and then some that tell most about the rest.
	pub fn next(&self) -> Vec<u64> {
		let n = u64::from(self.shape.n).max(1);
		let mut rows = BTreeMap::new();
		for index in &self.wrong {
			rows.entry(index / n).or_insert(*index);
		}
		let mut entries: BTreeSet<u64> = rows.into_values().take(MOST).collect();
		let mut ranges = self.ranges.clone();
		ranges.sort_by_key(|range| (range.end - range.start, range.start));
		for range in ranges {
			let room = (MOST - entries.len()) as u64;
			let leaves = range.end - range.start;
			let parts = room.min(leaves);
			entries.extend(
				(0..parts).map(|part| (range.start + part * leaves / parts) * LEAF_ENTRIES as u64),
			);
		}
		entries.into_iter().collect()
	}
}
