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

use crate::{
	Hash, ProofError, Tree,
	benchmark::{
		Parameters, chain_tree, first_state_prg, first_vector, link, prove_in, state_tree,
		step_entry, walk_entry, walk_index, walk_tree, wrap_state, wrap_walk,
	},
	key,
	proof::{LEAF_BYTES, Opened},
	tree::{count_siblings, depth, leaf_hash, root_of},
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

const HASH_BYTES: usize = 32;
/// A root and a link.
const PAIR_BYTES: usize = 2 * HASH_BYTES;

/// A place in a benchmark that can be opened.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Sample {
	/// Entry `[column][row]` of X_{step + 1}, from that row of X_step.
	Step {
		/// The step t of the chain.
		step: u32,
		/// The row of X_t, and of the product.
		row: u32,
		/// The column of the product.
		column: u32,
	},
	/// Entry `[row]` of y_{step + 1}, from y_step and that row of the state that the step reads.
	Walk {
		/// The step k of the walk.
		step: u32,
		/// The row.
		row: u32,
	},
}

impl Sample {
	/// Whether a benchmark with these parameters has such a place.
	pub fn is_inside(&self, parameters: Parameters) -> bool {
		match *self {
			Self::Step { step, row, column } => {
				u64::from(step) < parameters.steps() && row < parameters.n && column < parameters.n
			}
			Self::Walk { step, row } => step < parameters.k && row < parameters.n,
		}
	}
}

/// So many samples of the chain and then of the walk, drawn by a challenge; repeats are allowed.
///
/// Sample c, counted over both, is made of the first three u64 (little endian) of
/// `key(sample, challenge, c)`: the step, the row and the column, each modulo how many there are.
pub fn draw_samples(
	challenge: &Hash,
	parameters: Parameters,
	steps: u32,
	walks: u32,
) -> Vec<Sample> {
	// Parameters without a step are refused elsewhere; here they must only not divide by zero.
	let draw = |sample: u64, counts: [u64; 3]| {
		let hash = key("sample", challenge, &[sample]);
		let (words, _) = hash.as_chunks::<8>();
		let mut drawn = [0; 3];
		for ((drawn, word), count) in drawn.iter_mut().zip(words).zip(counts) {
			*drawn = (u64::from_le_bytes(*word) % count.max(1)) as u32;
		}
		drawn
	};
	let (n, steps, walks) = (u64::from(parameters.n), u64::from(steps), u64::from(walks));
	let step = |sample| {
		let [step, row, column] = draw(sample, [parameters.steps(), n, n]);
		Sample::Step { step, row, column }
	};
	let walk = |sample| {
		let [step, row, _] = draw(sample, [parameters.k.into(), n, n]);
		Sample::Walk { step, row }
	};
	let of_walk = (steps..steps + walks).map(walk);
	(0..steps).map(step).chain(of_walk).collect()
}

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

/// What a run is opened from, with its trees made once.
pub struct Prover<'a> {
	parameters: Parameters,
	roots: &'a [Hash],
	links: &'a [Hash],
	vectors: &'a [Vec<i8>],
	chain: Tree,
	walk: Tree,
}

impl<'a> Prover<'a> {
	/// The prover of a run: the roots of X_0 to X_T, link_0 to link_T, and y_0 to y_K.
	pub fn new(
		parameters: Parameters,
		roots: &'a [Hash],
		links: &'a [Hash],
		vectors: &'a [Vec<i8>],
	) -> Self {
		Self {
			parameters,
			roots,
			links,
			vectors,
			chain: chain_tree(roots, links),
			walk: walk_tree(vectors),
		}
	}

	/// The openings of these samples, in their order; `state` gives X_t, row-major.
	///
	/// Every state that is needed is asked for once, in ascending order. A sample that the run
	/// does not have gets an empty opening, which no check takes.
	pub fn prove<E>(
		&self,
		samples: &[Sample],
		mut state: impl FnMut(u64) -> Result<Vec<i8>, E>,
	) -> Result<Vec<Vec<u8>>, E> {
		let n = self.parameters.n;
		let mut openings = Vec::with_capacity(samples.len());
		// By state: the sample, and the first and the number of the entries that it needs. Of the
		// two states of a step the lower one also comes first in the opening.
		let mut needed = BTreeMap::<u64, Vec<(usize, u64, u32)>>::new();
		for (number, sample) in samples.iter().enumerate() {
			let mut need = |t: u64, first: u64, count: u32| {
				needed.entry(t).or_default().push((number, first, count));
			};
			let mut opening = Vec::new();
			match *sample {
				_ if !sample.is_inside(self.parameters) => {}
				Sample::Step { step, row, column } => {
					let t = u64::from(step);
					self.write_pairs(&step_positions(t), &mut opening);
					need(t, first_of(n, row), n);
					need(t + 1, first_of(n, column) + u64::from(row), 1);
				}
				Sample::Walk { step, row } => {
					let k = step as usize;
					let vectors = self.vectors.get(k..k + 2).unwrap_or_default();
					let bytes = vectors.iter().flatten().map(|entry| *entry as u8);
					opening.extend(bytes);
					let siblings = self.walk.siblings(&[step.into(), u64::from(step) + 1]);
					opening.extend(siblings.as_flattened());
					let vector = vectors.first().map_or(&[][..], |vector| vector);
					let (read, positions) = walk_positions(self.parameters, step.into(), vector);
					self.write_pairs(&positions, &mut opening);
					need(read, first_of(n, row), n);
				}
			}
			openings.push(opening);
		}
		for (t, needs) in needed {
			let state = state(t)?;
			let tree = state_tree(&state);
			for (number, first, count) in needs {
				let indices: Vec<u64> = (first..first + u64::from(count)).collect();
				if let Some(opening) = openings.get_mut(number) {
					opening.extend(prove_in(&tree, &state, &indices));
				}
			}
		}
		Ok(openings)
	}

	/// The opening of link t. A link that the run does not have gets an empty one.
	pub fn prove_link(&self, t: u32) -> Vec<u8> {
		let mut opening = Vec::new();
		if u64::from(t) <= self.parameters.steps() {
			self.write_pairs(&link_positions(t), &mut opening);
		}
		opening
	}

	fn write_pairs(&self, positions: &[u64], opening: &mut Vec<u8>) {
		for position in positions {
			let position = *position as usize;
			if let (Some(root), Some(link)) = (self.roots.get(position), self.links.get(position)) {
				opening.extend_from_slice(root);
				opening.extend_from_slice(link);
			}
		}
		opening.extend(self.chain.siblings(positions).as_flattened());
	}
}

/// The opening of one sample; see [`Prover::prove`].
pub fn prove_sample<E>(
	prover: &Prover,
	sample: Sample,
	state: impl FnMut(u64) -> Result<Vec<i8>, E>,
) -> Result<Vec<u8>, E> {
	let openings = prover.prove(&[sample], state)?;
	Ok(openings.into_iter().next().unwrap_or_default())
}

/// The first link that does not follow from what is before it, if any: what a witness checks of
/// the whole chain, and what [`check_link`] then proves.
pub fn first_wrong_link(seed: &Hash, roots: &[Hash], links: &[Hash]) -> Option<u32> {
	let before = core::iter::once(seed).chain(links);
	let mut steps = before.zip(roots.iter().zip(links));
	let wrong = steps.position(|(before, (root, own))| link(before, root) != *own);
	wrong.map(|t| t as u32)
}
