// SPDX-License-Identifier: Apache-2.0
//! The commitment to C and the openings of its entries.

use crate::{
	Hash, LEAF_ENTRIES, SAMPLES, Shape,
	tree::{Tree, count_siblings, depth, leaf_hash, root_of},
};
use alloc::vec::Vec;
use core::ops::Range;
use sha2::{Digest, Sha256};

/// Bytes of one leaf: 64 entries of C, or 256 of a benchmark state.
pub(crate) const LEAF_BYTES: usize = 4 * LEAF_ENTRIES;
const HASH_BYTES: usize = 32;

/// The longest proof that [`SAMPLES`] samples of any valid shape can need.
pub const MAX_PROOF_LEN: u32 = max_proof_len(
	Shape {
		m: 1 << 13,
		k: 1,
		n: 1 << 13,
	},
	SAMPLES,
) as u32;

/// Why a proof opens nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProofError {
	/// The dimensions are outside the protocol's limits.
	BadShape,
	/// No index was asked for, or one past the last entry.
	BadIndex,
	/// Bytes are missing or left over.
	WrongLength,
	/// The last leaf is not zero past the last entry.
	NonZeroPadding,
	/// The proof leads to another root.
	WrongRoot,
}

/// The hash tree over C.
pub fn output_tree(c: &[i32]) -> Tree {
	Tree::new(
		c.chunks(LEAF_ENTRIES)
			.map(|entries| leaf_hash(&output_leaf(entries))),
	)
}

/// The root that binds C and its shape.
pub fn output_root(shape: Shape, c: &[i32]) -> Hash {
	wrap_output(shape, &output_tree(c).root())
}

/// SHA-256 of all of C, little endian, row-major.
pub fn output_sha256(c: &[i32]) -> Hash {
	let mut hash = Sha256::new();
	for entries in c.chunks(LEAF_ENTRIES) {
		hash.update(&output_leaf(entries)[..4 * entries.len()]);
	}
	hash.finalize().into()
}

/// The proof of the entries of C at these indices. Indices past the end are left out.
pub fn prove(shape: Shape, c: &[i32], indices: &[u64]) -> Vec<u8> {
	let leaves = positions(
		LEAF_ENTRIES as u64,
		indices.iter().filter(|i| **i < shape.entries()),
	);
	write_proof(&output_tree(c), &leaves, |position| {
		let entries = c
			.chunks(LEAF_ENTRIES)
			.nth(position as usize)
			.unwrap_or_default();
		output_leaf(entries)
	})
}

/// The values of the entries of C at these indices, in their order, if the proof reproduces the
/// root.
pub fn open(
	root: &Hash,
	shape: Shape,
	indices: &[u64],
	proof: &[u8],
) -> Result<Vec<i32>, ProofError> {
	if !shape.is_valid() {
		return Err(ProofError::BadShape);
	}
	let opened = Opened::read(shape.entries(), 4, indices, proof)?;
	if wrap_output(shape, &opened.tree_root()?) != *root {
		return Err(ProofError::WrongRoot);
	}
	let value = |index| opened.entry(index).and_then(|bytes| bytes.try_into().ok());
	let values = indices
		.iter()
		.map(|index| value(*index).map(i32::from_le_bytes));
	values.collect::<Option<_>>().ok_or(ProofError::BadIndex)
}

/// The ranges of leaves in which a committed result differs from C, as far as a proof of entries of
/// it shows: the leaves that it opens, and the siblings that it needs.
///
/// The proof has to be one that [`open`] takes; of any other it says nothing.
pub fn differences(
	shape: Shape,
	c: &Tree,
	indices: &[u64],
	proof: &[u8],
) -> Result<Vec<Range<u64>>, ProofError> {
	if !shape.is_valid() {
		return Err(ProofError::BadShape);
	}
	let opened = Opened::read(shape.entries(), 4, indices, proof)?;
	let hashes = opened.leaves.chunks_exact(LEAF_BYTES).map(leaf_hash);
	let leaves: Vec<_> = opened.positions.iter().copied().zip(hashes).collect();
	let (siblings, _) = opened.siblings.as_chunks::<HASH_BYTES>();
	c.differences(&leaves, siblings.iter().copied())
		.ok_or(ProofError::WrongLength)
}

/// The length of the longest proof that this many samples of this shape can need.
///
/// A proof is longest when the samples touch as many nodes as there are on every level; each
/// further leaf costs more than the one sibling it can save.
pub const fn max_proof_len(shape: Shape, samples: u32) -> usize {
	let leaves = shape.entries().div_ceil(LEAF_ENTRIES as u64);
	let touched = if leaves < samples as u64 {
		leaves
	} else {
		samples as u64
	};
	if touched == 0 {
		return 0;
	}
	let depth = depth(leaves);
	// Siblings of a level = twice the nodes above less the nodes known; summed over the levels.
	let mut known = touched;
	let mut siblings = 0;
	let mut level = 1;
	while level <= depth {
		let nodes = leaves.div_ceil(1 << level);
		let above = if nodes < touched { nodes } else { touched };
		siblings += 2 * above - known;
		known = above;
		level += 1;
	}
	touched as usize * LEAF_BYTES + siblings as usize * HASH_BYTES
}

fn wrap_output(shape: Shape, tree_root: &Hash) -> Hash {
	let mut hash = Sha256::new_with_prefix(b"CPC/matmul/1");
	for dimension in [shape.m, shape.k, shape.n] {
		hash.update(dimension.to_le_bytes());
	}
	hash.chain_update(tree_root).finalize().into()
}

fn output_leaf(entries: &[i32]) -> [u8; LEAF_BYTES] {
	let mut leaf = [0; LEAF_BYTES];
	for (bytes, entry) in leaf.chunks_exact_mut(4).zip(entries) {
		bytes.copy_from_slice(&entry.to_le_bytes());
	}
	leaf
}

/// The leaves that hold these entries, ascending, each once.
pub(crate) fn positions<'a>(
	entries_per_leaf: u64,
	indices: impl Iterator<Item = &'a u64>,
) -> Vec<u64> {
	let mut positions: Vec<u64> = indices.map(|index| index / entries_per_leaf).collect();
	positions.sort_unstable();
	positions.dedup();
	positions
}

/// Writes the leaves at these positions, then the siblings they lack.
pub(crate) fn write_proof(
	tree: &Tree,
	positions: &[u64],
	leaf: impl Fn(u64) -> [u8; LEAF_BYTES],
) -> Vec<u8> {
	let mut proof: Vec<u8> = positions
		.iter()
		.flat_map(|position| leaf(*position))
		.collect();
	proof.extend(tree.siblings(positions).as_flattened());
	proof
}

/// A proof taken apart: of the right length, but not yet known to lead anywhere.
pub(crate) struct Opened<'a> {
	entry_bytes: usize,
	depth: u32,
	positions: Vec<u64>,
	leaves: &'a [u8],
	siblings: &'a [u8],
}

impl<'a> Opened<'a> {
	/// Reads the proof of the entries at these indices out of `entries`, without hashing.
	pub(crate) fn read(
		entries: u64,
		entry_bytes: usize,
		indices: &[u64],
		proof: &'a [u8],
	) -> Result<Self, ProofError> {
		let (opened, rest) = Self::read_first(entries, entry_bytes, indices, proof)?;
		if rest.is_empty() {
			Ok(opened)
		} else {
			Err(ProofError::WrongLength)
		}
	}

	/// The same, from bytes that begin with the proof; with what follows it.
	pub(crate) fn read_first(
		entries: u64,
		entry_bytes: usize,
		indices: &[u64],
		bytes: &'a [u8],
	) -> Result<(Self, &'a [u8]), ProofError> {
		if indices.is_empty() || indices.iter().any(|index| *index >= entries) {
			return Err(ProofError::BadIndex);
		}
		let entries_per_leaf = (LEAF_BYTES / entry_bytes) as u64;
		let count = entries.div_ceil(entries_per_leaf);
		let positions = positions(entries_per_leaf, indices.iter());
		let depth = depth(count);
		// The leaves alone are compared first: counting the siblings costs more.
		let split = positions.len().saturating_mul(LEAF_BYTES);
		let (leaves, rest) = bytes
			.split_at_checked(split)
			.ok_or(ProofError::WrongLength)?;
		let split = count_siblings(depth, &positions).saturating_mul(HASH_BYTES);
		let (siblings, rest) = rest
			.split_at_checked(split)
			.ok_or(ProofError::WrongLength)?;
		let used = (entries - (count - 1) * entries_per_leaf) as usize * entry_bytes;
		let ends_in_last = positions.last() == Some(&(count - 1));
		let padding = &leaves[leaves.len() - (LEAF_BYTES - used)..];
		if ends_in_last && padding.iter().any(|byte| *byte != 0) {
			return Err(ProofError::NonZeroPadding);
		}
		let opened = Self {
			entry_bytes,
			depth,
			positions,
			leaves,
			siblings,
		};
		Ok((opened, rest))
	}

	/// The root of the tree that the proof leads to.
	pub(crate) fn tree_root(&self) -> Result<Hash, ProofError> {
		let leaves = self.leaves.chunks_exact(LEAF_BYTES).map(leaf_hash);
		let known = self.positions.iter().copied().zip(leaves).collect();
		let (siblings, _) = self.siblings.as_chunks::<HASH_BYTES>();
		root_of(self.depth, known, siblings.iter().copied()).ok_or(ProofError::WrongLength)
	}

	/// The bytes of an entry that was asked for.
	pub(crate) fn entry(&self, index: u64) -> Option<&'a [u8]> {
		self.run(index, 1)
	}

	/// The bytes of entries that follow each other and were all asked for.
	pub(crate) fn run(&self, first: u64, count: usize) -> Option<&'a [u8]> {
		let entries_per_leaf = (LEAF_BYTES / self.entry_bytes) as u64;
		let leaf = self
			.positions
			.binary_search(&(first / entries_per_leaf))
			.ok()?;
		let start = leaf * LEAF_BYTES + (first % entries_per_leaf) as usize * self.entry_bytes;
		self.leaves.get(start..)?.get(..count * self.entry_bytes)
	}
}
