// SPDX-License-Identifier: Apache-2.0
//! Openings of a benchmark: single steps of the chain and of the walk, checked against the chain
//! root and the walk root alone.
//!
//! ```text
//! step t, row i, column j       leaves t-2 (from t = 2 on), t and t+1 of the chain tree
//!                               row i of X_t against root_t
//!                               entry [j][i] of X_{t+1} against root_{t+1}
//! step k of the walk, row i     y_k and y_{k+1} in the walk tree
//!                               leaves (m+1)s and T of the chain tree, m from y_k
//!                               row i of D_m against root_{(m+1)s}
//! link t                        leaves t-1 (from t = 1 on) and t of the chain tree
//! ```
//!
//! A leaf of the chain tree is `root || link`, 64 bytes. Leaves come first, ascending, each once,
//! then the siblings that they lack, as in every proof of this crate; the parts follow each other
//! in the order above. All lengths follow from the parameters, the sample and y_k, so the opening
//! of a sample is one string of bytes and no other.
//!
//! Whoever opens shows what it committed to. An opening that does not lead to the roots is an
//! error and says nothing about the run; one that does and breaks a rule of [`benchmark`] proves
//! fraud.

mod prove;
mod sample;

pub use prove::{Prover, first_wrong_link, prove_sample};
pub use sample::{ON_CHAIN_SAMPLES, Sample, draw_samples, on_chain_samples};

use crate::{
	Hash, ProofError, Tree,
	benchmark::{
		Parameters, chain_tree, first_state_prg, first_vector, link, prove_in, state_tree,
		step_entry, walk_entry, walk_index, walk_tree, wrap_state, wrap_walk,
	},
	proof::{LEAF_BYTES, Opened},
	tree::{count_siblings, depth, leaf_hash, root_of},
};
use alloc::{collections::BTreeMap, vec, vec::Vec};

const HASH_BYTES: usize = 32;
/// A root and a link.
const PAIR_BYTES: usize = 2 * HASH_BYTES;

/// No opening of a sample with these valid parameters is longer.
pub fn max_opening_len(parameters: Parameters) -> usize {
	let side = parameters.n as usize;
	let entries = parameters.entries();
	let siblings = |leaves: u64, touched: usize| touched * depth(leaves) as usize * HASH_BYTES;
	let state_leaves = entries.div_ceil(LEAF_BYTES) as u64;
	// A row that begins inside a leaf touches one more; only its two ends lack siblings.
	let row = (side.div_ceil(LEAF_BYTES) + 1) * LEAF_BYTES + siblings(state_leaves, 2);
	let entry = LEAF_BYTES + siblings(state_leaves, 1);
	let chain = |leaves: usize| leaves * PAIR_BYTES + siblings(parameters.steps() + 1, leaves);
	let vectors = 2 * side + siblings(u64::from(parameters.k) + 1, 2);
	(chain(3) + row + entry).max(vectors + chain(2) + row)
}

/// No opening of a link with these valid parameters is longer.
pub fn max_link_len(parameters: Parameters) -> usize {
	2 * (PAIR_BYTES + depth(parameters.steps() + 1) as usize * HASH_BYTES)
}

/// Whether the opened place follows the rules of the benchmark: `Ok(false)` is proof that the run
/// with these roots is not honest. An error proves nothing.
///
/// Checked of a step are the entry, the link after it and, for t = 0, X_0's row and the first
/// link; of a step of the walk the state it reads, the entry and, for k = 0, y_0.
pub fn check_sample(
	seed: &Hash,
	parameters: Parameters,
	chain_root: &Hash,
	walk_root: &Hash,
	sample: Sample,
	opening: &[u8],
) -> Result<bool, ProofError> {
	if !parameters.is_valid() {
		return Err(ProofError::BadShape);
	}
	if !sample.is_inside(parameters) {
		return Err(ProofError::BadIndex);
	}
	match sample {
		Sample::Step { step, row, column } => {
			check_step(seed, parameters, chain_root, (step, row, column), opening)
		}
		Sample::Walk { step, row } => {
			check_walk(parameters, chain_root, walk_root, (step, row), opening)
		}
	}
}

/// Whether link t follows from the link before it and root t: `Ok(false)` is proof that the run
/// with this chain root is not honest. An error proves nothing.
pub fn check_link(
	seed: &Hash,
	parameters: Parameters,
	chain_root: &Hash,
	t: u32,
	opening: &[u8],
) -> Result<bool, ProofError> {
	if !parameters.is_valid() {
		return Err(ProofError::BadShape);
	}
	if u64::from(t) > parameters.steps() {
		return Err(ProofError::BadIndex);
	}
	let mut reader = Reader(opening);
	let pairs = Pairs::read(&mut reader, parameters, &link_positions(t))?;
	reader.end()?;
	pairs.check_root(chain_root)?;
	let before = match t.checked_sub(1) {
		Some(before) => pairs.at(before.into())?.1,
		None => seed,
	};
	let (root, own) = pairs.at(t.into())?;
	Ok(link(before, root) == *own)
}

fn check_step(
	seed: &Hash,
	parameters: Parameters,
	chain_root: &Hash,
	(step, row, column): (u32, u32, u32),
	opening: &[u8],
) -> Result<bool, ProofError> {
	let (n, t) = (parameters.n, u64::from(step));
	let mut reader = Reader(opening);
	let pairs = Pairs::read(&mut reader, parameters, &step_positions(t))?;
	let row_of_x = reader.state(n, first_of(n, row), n)?;
	let entry = reader.state(n, first_of(n, column) + u64::from(row), 1)?;
	reader.end()?;
	pairs.check_root(chain_root)?;
	let ((root, own_link), (next_root, next_link)) = (pairs.at(t)?, pairs.at(t + 1)?);
	let (row_of_x, entry) = (row_of_x.values(root)?, entry.values(next_root)?);
	let two_back = match t.checked_sub(2) {
		Some(two_back) => pairs.at(two_back)?.1,
		None => seed,
	};
	if step == 0 {
		let mut first = vec![0; n as usize];
		first_state_prg(seed, n).fill(first_of(n, row), &mut first);
		if first != row_of_x || link(seed, root) != *own_link {
			return Ok(false);
		}
	}
	Ok(link(own_link, next_root) == *next_link
		&& [step_entry(two_back, t, n, row, column, &row_of_x)] == *entry)
}

fn check_walk(
	parameters: Parameters,
	chain_root: &Hash,
	walk_root: &Hash,
	(step, row): (u32, u32),
	opening: &[u8],
) -> Result<bool, ProofError> {
	let (n, k) = (parameters.n, u64::from(step));
	let mut reader = Reader(opening);
	let (vector, next) = (reader.take(n as usize)?, reader.take(n as usize)?);
	let depth = depth(u64::from(parameters.k) + 1);
	let walk_siblings = reader.siblings(depth, &[k, k + 1])?;
	let y = signed(vector);
	let (read, positions) = walk_positions(parameters, k, &y);
	let pairs = Pairs::read(&mut reader, parameters, &positions)?;
	let row_of_d = reader.state(n, first_of(n, row), n)?;
	reader.end()?;
	let leaves = vec![(k, leaf_hash(vector)), (k + 1, leaf_hash(next))];
	let tree_root = root_of(depth, leaves, walk_siblings.iter().copied());
	let tree_root = tree_root.ok_or(ProofError::WrongLength)?;
	if wrap_walk(n, parameters.k, &tree_root) != *walk_root {
		return Err(ProofError::WrongRoot);
	}
	pairs.check_root(chain_root)?;
	let row_of_d = row_of_d.values(pairs.at(read)?.0)?;
	let last_link = pairs.at(parameters.steps())?.1;
	if step == 0 && first_vector(last_link, n) != y {
		return Ok(false);
	}
	let entry = next.get(row as usize).map(|byte| *byte as i8);
	Ok(entry == Some(walk_entry(last_link, k, n, row, &row_of_d, &y)))
}

/// The leaves of the chain tree that a step needs.
fn step_positions(t: u64) -> Vec<u64> {
	t.checked_sub(2).into_iter().chain([t, t + 1]).collect()
}

/// The leaves of the chain tree that a link needs.
fn link_positions(t: u32) -> Vec<u64> {
	let before = t.checked_sub(1).map(u64::from);
	before.into_iter().chain([t.into()]).collect()
}

/// The state that a step of the walk reads, and the leaves of the chain tree that it needs.
fn walk_positions(parameters: Parameters, k: u64, vector: &[i8]) -> (u64, Vec<u64>) {
	let index = walk_index(vector, k, parameters.m);
	let (read, last) = (resident_step(parameters, index), parameters.steps());
	let mut positions = vec![read, last];
	positions.dedup();
	(read, positions)
}

/// Which state X_t the resident state D_m is.
pub fn resident_step(parameters: Parameters, m: u32) -> u64 {
	(u64::from(m) + 1) * u64::from(parameters.s)
}

fn first_of(n: u32, row: u32) -> u64 {
	u64::from(row) * u64::from(n)
}

fn signed(bytes: &[u8]) -> Vec<i8> {
	bytes.iter().map(|byte| *byte as i8).collect()
}

/// Bytes from outside, taken from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
	fn take(&mut self, len: usize) -> Result<&'a [u8], ProofError> {
		let split = self.0.split_at_checked(len);
		let (taken, rest) = split.ok_or(ProofError::WrongLength)?;
		self.0 = rest;
		Ok(taken)
	}

	fn siblings(&mut self, depth: u32, positions: &[u64]) -> Result<&'a [Hash], ProofError> {
		let bytes = self.take(count_siblings(depth, positions) * HASH_BYTES)?;
		Ok(bytes.as_chunks().0)
	}

	/// The proof of entries of a state that follow each other.
	fn state(&mut self, n: u32, first: u64, count: u32) -> Result<StateRun<'a>, ProofError> {
		let entries = u64::from(n) * u64::from(n);
		let indices: Vec<u64> = (first..first + u64::from(count)).collect();
		let (opened, rest) = Opened::read_first(entries, 1, &indices, self.0)?;
		self.0 = rest;
		Ok(StateRun {
			opened,
			n,
			first,
			count,
		})
	}

	fn end(self) -> Result<(), ProofError> {
		if self.0.is_empty() {
			Ok(())
		} else {
			Err(ProofError::WrongLength)
		}
	}
}

/// Entries of a state, not yet known to belong to any.
struct StateRun<'a> {
	opened: Opened<'a>,
	n: u32,
	first: u64,
	count: u32,
}

impl StateRun<'_> {
	/// The entries, if the state has this root.
	fn values(&self, root: &Hash) -> Result<Vec<i8>, ProofError> {
		if wrap_state(self.n, &self.opened.tree_root()?) != *root {
			return Err(ProofError::WrongRoot);
		}
		let run = self.opened.run(self.first, self.count as usize);
		run.map(signed).ok_or(ProofError::BadIndex)
	}
}

/// Leaves of the chain tree, not yet known to belong to any.
struct Pairs<'a> {
	depth: u32,
	leaves: Vec<(u64, &'a [u8; PAIR_BYTES])>,
	siblings: &'a [Hash],
}

impl<'a> Pairs<'a> {
	/// Reads the leaves at these ascending, distinct positions, and their siblings.
	fn read(
		reader: &mut Reader<'a>,
		parameters: Parameters,
		positions: &[u64],
	) -> Result<Self, ProofError> {
		let depth = depth(parameters.steps() + 1);
		let leaves = reader.take(positions.len() * PAIR_BYTES)?;
		let siblings = reader.siblings(depth, positions)?;
		let leaves = positions.iter().copied().zip(leaves.as_chunks().0);
		Ok(Self {
			depth,
			leaves: leaves.collect(),
			siblings,
		})
	}

	fn check_root(&self, chain_root: &Hash) -> Result<(), ProofError> {
		let leaves = self.leaves.iter();
		let leaves = leaves.map(|(position, leaf)| (*position, leaf_hash(*leaf)));
		let root = root_of(self.depth, leaves.collect(), self.siblings.iter().copied());
		if root == Some(*chain_root) {
			Ok(())
		} else {
			Err(ProofError::WrongRoot)
		}
	}

	/// The root and the link at a position that was read.
	fn at(&self, position: u64) -> Result<(&'a Hash, &'a Hash), ProofError> {
		let mut leaves = self.leaves.iter();
		let leaf = leaves.find_map(|(at, leaf)| (*at == position).then_some(*leaf));
		match leaf.map(|leaf| leaf.as_chunks().0) {
			Some([root, link]) => Ok((root, link)),
			_ => Err(ProofError::BadIndex),
		}
	}
}
