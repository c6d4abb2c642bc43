// SPDX-License-Identifier: Apache-2.0
//! The hash tree and its openings, over leaves of any kind.

use crate::Hash;
use alloc::{vec, vec::Vec};
use core::ops::Range;
use sha2::{Digest, Sha256};

/// The hash of a leaf.
pub(crate) fn leaf_hash(data: &[u8]) -> Hash {
	Sha256::new_with_prefix([0])
		.chain_update(data)
		.finalize()
		.into()
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
	Sha256::new_with_prefix([1])
		.chain_update(left)
		.chain_update(right)
		.finalize()
		.into()
}

/// The levels above the leaves of a tree of `leaves` leaves.
pub(crate) const fn depth(leaves: u64) -> u32 {
	leaves.next_power_of_two().trailing_zeros()
}

/// A whole hash tree, padded to a power of two.
pub struct Tree {
	/// The leaves, then each level above them, the root alone in the last.
	levels: Vec<Vec<Hash>>,
}

impl Tree {
	/// The tree over the hashes of leaves. Without any, it is a single padding leaf.
	pub fn new(leaves: impl IntoIterator<Item = Hash>) -> Self {
		let mut level: Vec<Hash> = leaves.into_iter().collect();
		level.resize(level.len().next_power_of_two(), leaf_hash(&[]));
		let mut levels = vec![level];
		while let Some(below) = levels.last().filter(|level| level.len() > 1) {
			let level = below
				.chunks_exact(2)
				.map(|pair| node_hash(&pair[0], &pair[1]))
				.collect();
			levels.push(level);
		}
		Self { levels }
	}

	/// The root of the tree.
	pub fn root(&self) -> Hash {
		self.levels[self.levels.len() - 1][0]
	}

	/// The sibling hashes from a leaf to the top, or nothing when there is no such leaf.
	pub fn path(&self, position: u64) -> Vec<Hash> {
		self.siblings(&[position])
	}

	/// The sibling hashes that the leaves at these ascending, distinct positions lack, level by
	/// level from the leaves, left to right.
	pub fn siblings(&self, positions: &[u64]) -> Vec<Hash> {
		let mut siblings = Vec::new();
		let known = positions.iter().map(|position| (*position, ())).collect();
		climb(
			self.levels.len() as u32 - 1,
			known,
			|level, sibling| {
				let hash = *self.levels.get(level as usize)?.get(sibling as usize)?;
				siblings.push(hash);
				Some(())
			},
			|(), ()| (),
		);
		siblings
	}
}

impl Tree {
	/// The ranges of leaves in which another tree differs from this one, as far as the hashes of
	/// some of its leaves and their siblings show; none when siblings are missing.
	pub(crate) fn differences(
		&self,
		leaves: &[(u64, Hash)],
		mut siblings: impl Iterator<Item = Hash>,
	) -> Option<Vec<Range<u64>>> {
		let mut ranges = Vec::new();
		let mut compare = |level: u32, position: u64, hash: Hash| {
			let own = self.levels.get(level as usize)?.get(position as usize)?;
			if *own != hash {
				ranges.push(position << level..(position + 1) << level);
			}
			Some(())
		};
		for (position, hash) in leaves {
			compare(0, *position, *hash)?;
		}
		climb(
			self.levels.len() as u32 - 1,
			leaves.iter().map(|(position, _)| (*position, ())).collect(),
			|level, position| compare(level, position, siblings.next()?),
			|(), ()| (),
		)?;
		ranges.sort_unstable_by_key(|range| range.start);
		Some(ranges)
	}
}

/// How many sibling hashes the leaves at these ascending, distinct positions lack.
pub(crate) fn count_siblings(depth: u32, positions: &[u64]) -> usize {
	let mut count = 0;
	let known = positions.iter().map(|position| (*position, ())).collect();
	climb(
		depth,
		known,
		|_, _| {
			count += 1;
			Some(())
		},
		|(), ()| (),
	);
	count
}

/// The root that these leaves and their siblings lead to, if there are enough siblings.
pub(crate) fn root_of(
	depth: u32,
	leaves: Vec<(u64, Hash)>,
	mut siblings: impl Iterator<Item = Hash>,
) -> Option<Hash> {
	climb(
		depth,
		leaves,
		|_, _| siblings.next(),
		|left, right| node_hash(&left, &right),
	)
}

/// Climbs from known nodes (ascending, distinct) to the root, asking for each sibling that is
/// missing by level and position: the one order in which proofs are written, measured and read.
fn climb<T: Copy>(
	depth: u32,
	mut known: Vec<(u64, T)>,
	mut sibling: impl FnMut(u32, u64) -> Option<T>,
	join: impl Fn(T, T) -> T,
) -> Option<T> {
	for level in 0..depth {
		let (mut read, mut write) = (0, 0);
		while let Some(&(position, node)) = known.get(read) {
			let next = known.get(read + 1).filter(|next| next.0 == position ^ 1);
			let parent = match next {
				Some(&(_, right)) => {
					read += 1;
					join(node, right)
				}
				None if position % 2 == 0 => join(node, sibling(level, position ^ 1)?),
				None => join(sibling(level, position ^ 1)?, node),
			};
			known[write] = (position / 2, parent);
			read += 1;
			write += 1;
		}
		known.truncate(write);
	}
	known.first().map(|(_, root)| *root)
}
