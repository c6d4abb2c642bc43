// SPDX-License-Identifier: Apache-2.0
//! The benchmark: a chain of products that can not be run in parallel, whose states stay in
//! memory, and a walk through them that shows missing memory as time.
//!
//! ```text
//! X_0 = PRG(key(X, seed))            root_t = root of X_t      link_t = key(link, link_{t-1} root_t)
//! X_{t+1} = f(X_t * B_t + R_t)^T     B_t, R_t from link_{t-2}  link_{-1} = link_{-2} = seed
//! y_{k+1} = f(D_m * y_k + c_k)       D_m = X_{(m+1)s}          m from y_k
//! ```
//!
//! The mask R and the keyed operand B stop jumps through degenerate states and parallel
//! segments; the transposition makes every entry depend on all of the state after two steps.

use crate::{
	Hash, Prg, ProofError, Shape, Tree, bound, dot, key,
	proof::{LEAF_BYTES, Opened, positions, write_proof},
	tree::leaf_hash,
};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};

/// The numbers of a benchmark.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Parameters {
	/// Rows and columns of a state.
	pub n: u32,
	/// Every how many steps a state stays in memory.
	pub s: u32,
	/// How many states stay in memory.
	pub m: u32,
	/// Steps of the walk.
	pub k: u32,
}

impl Parameters {
	/// Whether a benchmark can be run with these numbers.
	pub fn is_valid(&self) -> bool {
		// The walk reads eight entries of a vector of n.
		self.n >= 8
			&& self.shape().is_valid()
			&& self.s >= 1
			&& self.m >= 1
			&& self.k >= 1
			&& self.m.checked_mul(self.s).is_some()
	}

	/// The steps of the chain, T = m * s.
	pub fn steps(&self) -> u64 {
		u64::from(self.m) * u64::from(self.s)
	}

	/// The product of one step.
	pub fn shape(&self) -> Shape {
		Shape {
			m: self.n,
			k: self.n,
			n: self.n,
		}
	}

	pub(crate) fn entries(&self) -> usize {
		self.n as usize * self.n as usize
	}
}

/// What the chain leaves behind.
pub struct Chain {
	/// D_0 to D_{m-1}, the states that stay in memory, row-major.
	pub resident: Vec<Vec<i8>>,
	/// The roots of X_0 to X_T.
	pub roots: Vec<Hash>,
	/// link_0 to link_T.
	pub links: Vec<Hash>,
}

/// Runs the chain for valid parameters; `multiply` computes the exact product of a row-major
/// and a column-major matrix.
pub fn chain<E>(
	seed: &Hash,
	parameters: Parameters,
	mut multiply: impl FnMut(&[i8], &[i8], Shape) -> Result<Vec<i32>, E>,
) -> Result<Chain, E> {
	let mut state = first_state(seed, parameters);
	let mut roots = vec![state_root(parameters.n, &state)];
	let mut links = vec![link(seed, &roots[0])];
	let mut resident = Vec::with_capacity(parameters.m as usize);
	for step in 0..parameters.steps() {
		let operand_link = link_two_back(seed, &links, step);
		let operand = operand(operand_link, step, parameters);
		let product = multiply(&state, &operand, parameters.shape())?;
		state = next_state(
			&product,
			&mask(operand_link, step, parameters),
			parameters.n,
		);
		let root = state_root(parameters.n, &state);
		links.push(link(&links[step as usize], &root));
		roots.push(root);
		if (step + 1) % u64::from(parameters.s) == 0 {
			resident.push(state.clone());
		}
	}
	Ok(Chain {
		resident,
		roots,
		links,
	})
}

/// X_0, row-major.
pub fn first_state(seed: &Hash, parameters: Parameters) -> Vec<i8> {
	first_state_prg(seed, parameters.n).take(parameters.entries())
}

pub(crate) fn first_state_prg(seed: &Hash, n: u32) -> Prg {
	Prg::new(first_state_key(seed), n)
}

/// The key of X_0.
pub fn first_state_key(seed: &Hash) -> Hash {
	key("X", seed, &[])
}

/// The key of B_t.
pub fn operand_key(link_two_back: &Hash, step: u64) -> Hash {
	key("B", link_two_back, &[step])
}

/// The key of R_t.
pub fn mask_key(link_two_back: &Hash, step: u64) -> Hash {
	key("R", link_two_back, &[step])
}

/// The link that keys the operand and the mask of a step: link_{step - 2}.
pub fn link_two_back<'a>(seed: &'a Hash, links: &'a [Hash], step: u64) -> &'a Hash {
	step.checked_sub(2)
		.and_then(|index| links.get(index as usize))
		.unwrap_or(seed)
}

/// B_t, column-major.
pub fn operand(link_two_back: &Hash, step: u64, parameters: Parameters) -> Vec<i8> {
	Prg::new(operand_key(link_two_back, step), parameters.n).take(parameters.entries())
}

/// R_t, row-major.
pub fn mask(link_two_back: &Hash, step: u64, parameters: Parameters) -> Vec<i8> {
	Prg::new(mask_key(link_two_back, step), parameters.n).take(parameters.entries())
}

/// X_{t+1} from `X_t * B_t` and R_t, both row-major: requantised and transposed.
pub fn next_state(product: &[i32], mask: &[i8], n: u32) -> Vec<i8> {
	let bound = bound(n);
	let side = n as usize;
	let mut next = vec![0; product.len()];
	let rows = product.chunks_exact(side).zip(mask.chunks_exact(side));
	for (i, (product, mask)) in rows.enumerate() {
		for (j, (entry, mask)) in product.iter().zip(mask).enumerate() {
			next[j * side + i] = requantise(*entry, *mask, bound);
		}
	}
	next
}

/// f of an entry of a product plus its mask: back into `[-bound, bound]`.
pub fn requantise(entry: i32, mask: i8, bound: u8) -> i8 {
	let mixed = (entry.wrapping_add(i32::from(mask)) as u32).wrapping_mul(0x9E37_79B1) >> 16;
	((mixed * (2 * u32::from(bound) + 1)) >> 16).wrapping_sub(u32::from(bound)) as i8
}

/// `X_{t+1}[j][i]`, from row i of X_t.
pub fn step_entry(link_two_back: &Hash, step: u64, n: u32, i: u32, j: u32, row: &[i8]) -> i8 {
	let side = u64::from(n);
	let mut column = vec![0; n as usize];
	Prg::new(operand_key(link_two_back, step), n).fill(u64::from(j) * side, &mut column);
	let mut mask = [0];
	Prg::new(mask_key(link_two_back, step), n).fill(u64::from(i) * side + u64::from(j), &mut mask);
	requantise(dot(row, &column), mask[0], bound(n))
}

/// The root of a state.
pub fn state_root(n: u32, state: &[i8]) -> Hash {
	wrap_state(n, &state_tree(state).root())
}

/// The proof of the entries of a state at these indices. Indices past the end are left out.
pub fn prove_state(state: &[i8], indices: &[u64]) -> Vec<u8> {
	prove_in(&state_tree(state), state, indices)
}

/// The same, with the state's tree at hand.
pub(crate) fn prove_in(tree: &Tree, state: &[i8], indices: &[u64]) -> Vec<u8> {
	let inside = indices.iter().filter(|index| **index < state.len() as u64);
	write_proof(tree, &positions(LEAF_BYTES as u64, inside), |position| {
		let leaf = state.chunks(LEAF_BYTES).nth(position as usize);
		state_leaf(leaf.unwrap_or_default())
	})
}

/// The entries of a state at these indices, in their order, if the proof reproduces the root.
pub fn open_state(
	root: &Hash,
	n: u32,
	indices: &[u64],
	proof: &[u8],
) -> Result<Vec<i8>, ProofError> {
	let shape = Shape { m: n, k: n, n };
	if !shape.is_valid() {
		return Err(ProofError::BadShape);
	}
	let opened = Opened::read(shape.entries(), 1, indices, proof)?;
	if wrap_state(n, &opened.tree_root()?) != *root {
		return Err(ProofError::WrongRoot);
	}
	let values = indices
		.iter()
		.map(|index| opened.entry(*index).map(|bytes| bytes[0] as i8));
	values.collect::<Option<_>>().ok_or(ProofError::BadIndex)
}

/// The link of a state to the links before it.
pub fn link(previous: &Hash, root: &Hash) -> Hash {
	key("link", [*previous, *root].as_flattened(), &[])
}

/// The root over the roots and links of all states.
pub fn chain_root(roots: &[Hash], links: &[Hash]) -> Hash {
	chain_tree(roots, links).root()
}

pub(crate) fn chain_tree(roots: &[Hash], links: &[Hash]) -> Tree {
	let pairs = roots.iter().zip(links);
	Tree::new(pairs.map(|(root, link)| leaf_hash([*root, *link].as_flattened())))
}

/// y_0 of the walk.
pub fn first_vector(last_link: &Hash, n: u32) -> Vec<i8> {
	Prg::new(key("y", last_link, &[]), n).take(n as usize)
}

/// Which of `resident` states the walk's step reads.
pub fn walk_index(vector: &[i8], step: u64, resident: u32) -> u32 {
	let eight = vector
		.iter()
		.take(8)
		.rev()
		.fold(0, |word, byte| word << 8 | u64::from(*byte as u8));
	((eight ^ step) % u64::from(resident.max(1))) as u32
}

/// `y_{step + 1}[i]`, from row i of the state that the step reads.
pub fn walk_entry(last_link: &Hash, step: u64, n: u32, i: u32, row: &[i8], vector: &[i8]) -> i8 {
	let mut mask = [0];
	walk_mask(last_link, step, n).fill(i.into(), &mut mask);
	requantise(dot(row, vector), mask[0], bound(n))
}

fn walk_mask(last_link: &Hash, step: u64, n: u32) -> Prg {
	Prg::new(walk_mask_key(last_link, step), n)
}

/// The key of the mask of a step of the walk.
pub fn walk_mask_key(last_link: &Hash, step: u64) -> Hash {
	key("c", last_link, &[step])
}

/// y_{step + 1}, from the state that the step reads.
pub fn next_vector(last_link: &Hash, step: u64, n: u32, state: &[i8], vector: &[i8]) -> Vec<i8> {
	let bound = bound(n);
	let mask = walk_mask(last_link, step, n).take(n as usize);
	let rows = state.chunks_exact(n as usize).zip(mask);
	rows.map(|(row, mask)| requantise(dot(row, vector), mask, bound))
		.collect()
}

/// All vectors of the walk, y_0 to y_K, and the states it read.
pub fn walk(chain: &Chain, parameters: Parameters) -> (Vec<Vec<i8>>, Vec<u32>) {
	let (mut vectors, mut indices) = (Vec::new(), Vec::new());
	let Some(last_link) = chain.links.last() else {
		return (vectors, indices);
	};
	let mut vector = first_vector(last_link, parameters.n);
	for step in 0..u64::from(parameters.k) {
		let index = walk_index(&vector, step, chain.resident.len() as u32);
		let Some(state) = chain.resident.get(index as usize) else {
			break;
		};
		let next = next_vector(last_link, step, parameters.n, state, &vector);
		vectors.push(core::mem::replace(&mut vector, next));
		indices.push(index);
	}
	vectors.push(vector);
	(vectors, indices)
}

/// The root over the vectors y_0 to y_K.
pub fn walk_root(n: u32, vectors: &[Vec<i8>]) -> Hash {
	let steps = vectors.len().saturating_sub(1) as u32;
	wrap_walk(n, steps, &walk_tree(vectors).root())
}

pub(crate) fn walk_tree(vectors: &[Vec<i8>]) -> Tree {
	Tree::new(vectors.iter().map(|vector| {
		let bytes: Vec<u8> = vector.iter().map(|entry| *entry as u8).collect();
		leaf_hash(&bytes)
	}))
}

pub(crate) fn wrap_walk(n: u32, steps: u32, tree_root: &Hash) -> Hash {
	let hash = Sha256::new_with_prefix(b"CPC/walk/1").chain_update(n.to_le_bytes());
	hash.chain_update(steps.to_le_bytes())
		.chain_update(tree_root)
		.finalize()
		.into()
}

/// What a worker commits to before any sample is drawn.
pub fn commitment(chain_root: &Hash, walk_root: &Hash, report: &Hash) -> Hash {
	let hash = Sha256::new_with_prefix(b"CPC/bench/1").chain_update(chain_root);
	hash.chain_update(walk_root)
		.chain_update(report)
		.finalize()
		.into()
}

/// The root of a state from the root of the tree over its entries.
pub fn wrap_state(n: u32, tree_root: &Hash) -> Hash {
	let hash = Sha256::new_with_prefix(b"CPC/state/1").chain_update(n.to_le_bytes());
	hash.chain_update(tree_root).finalize().into()
}

pub(crate) fn state_tree(state: &[i8]) -> Tree {
	Tree::new(
		state
			.chunks(LEAF_BYTES)
			.map(|entries| leaf_hash(&state_leaf(entries))),
	)
}

fn state_leaf(entries: &[i8]) -> [u8; LEAF_BYTES] {
	let mut leaf = [0; LEAF_BYTES];
	for (byte, entry) in leaf.iter_mut().zip(entries) {
		*byte = *entry as u8;
	}
	leaf
}
