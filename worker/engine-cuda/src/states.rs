// SPDX-License-Identifier: Apache-2.0
//! The states of a benchmark in the GPU's memory. Nothing but keys goes there, and nothing but
//! roots and the vectors of the walk comes back.
#![allow(unsafe_code)]

use crate::{
	device::{Gpu, LANES},
	error::{Failure, guarded},
	product::{ALIGNMENT, Path, Plan},
};
use computechain_engine::{EngineError, States};
use computechain_matmul::{
	Hash,
	benchmark::{Parameters, first_state_key, mask_key, operand_key, walk_mask_key, wrap_state},
	bound,
};
use cudarc::driver::{CudaSlice, LaunchConfig, PushKernelArg};
use std::sync::Arc;

/// `walk` takes this many pieces of memory.
const PIECES: u32 = 8;
/// Entries of a leaf of a state's tree.
const LEAF: usize = 256;
/// Steps of the walk between two transfers.
const BATCH: u64 = 256;
/// Words of a key, and of a hash.
const WORDS: usize = 8;
/// Items of a block where they work alone.
const BLOCK: u32 = 128;

/// A current state and the resident ones.
pub(crate) struct CudaStates {
	gpu: Arc<Gpu>,
	parameters: Parameters,
	/// Nothing for sizes that the library does not take.
	plan: Option<Plan>,
	state: CudaSlice<i8>,
	operand: CudaSlice<i8>,
	mask: CudaSlice<i8>,
	product: CudaSlice<i32>,
	tree: CudaSlice<u32>,
	keys: CudaSlice<u32>,
	vectors: CudaSlice<i8>,
	masks: CudaSlice<i8>,
	kept: Vec<CudaSlice<i8>>,
}

/// Which buffer the generator fills.
#[derive(Clone, Copy)]
enum Target {
	State,
	Operand,
	Mask,
	Masks,
}

impl CudaStates {
	/// Room for the states of a benchmark with valid parameters.
	pub(crate) fn new(
		gpu: Arc<Gpu>,
		path: Path,
		parameters: Parameters,
	) -> Result<Self, EngineError> {
		guarded(|| {
			let n = parameters.n as usize;
			let (entries, batch, stream) = (n * n, BATCH as usize, gpu.stream.clone());
			let plan = match n % ALIGNMENT {
				0 => Some(Plan::new(&gpu, path, n, n, n)?),
				_ => None,
			};
			let piece = per_piece(parameters) as usize * entries;
			let pieces = parameters.m.div_ceil(per_piece(parameters));
			let kept = (0..pieces).map(|_| Ok(stream.alloc_zeros(piece)?));
			Ok(Self {
				// The last leaf is hashed whole, and zero past the last entry.
				state: stream.alloc_zeros(entries.next_multiple_of(LEAF))?,
				operand: stream.alloc_zeros(entries)?,
				mask: stream.alloc_zeros(entries)?,
				product: stream.alloc_zeros(entries)?,
				tree: stream.alloc_zeros(2 * padded_leaves(entries) * WORDS)?,
				keys: stream.alloc_zeros(batch * WORDS)?,
				vectors: stream.alloc_zeros((batch + 1) * n)?,
				masks: stream.alloc_zeros(batch * n)?,
				kept: kept.collect::<Result<_, Failure>>()?,
				plan,
				gpu,
				parameters,
			})
		})
	}

	fn entries(&self) -> usize {
		self.parameters.n as usize * self.parameters.n as usize
	}

	fn bound(&self) -> u32 {
		bound(self.parameters.n).into()
	}

	/// The piece that D_m is in, and where.
	fn place(&self, m: u32) -> (usize, usize) {
		let per_piece = per_piece(self.parameters);
		let offset = (m % per_piece) as usize * self.entries();
		((m / per_piece) as usize, offset)
	}

	/// Fills a buffer with the streams of these keys, `length` entries each.
	fn generate(&mut self, keys: &[Hash], target: Target, length: usize) -> Result<(), Failure> {
		let words: Vec<u32> = keys
			.iter()
			.flat_map(|key| key.as_chunks::<4>().0)
			.map(|word| u32::from_le_bytes(*word))
			.collect();
		let stream = self.gpu.stream.clone();
		stream.memcpy_htod(&words, &mut self.keys.slice_mut(..words.len()))?;
		let (count, entries, bound) = (keys.len() as u32, length as u32, self.bound());
		let out = match target {
			Target::State => &self.state,
			Target::Operand => &self.operand,
			Target::Mask => &self.mask,
			Target::Masks => &self.masks,
		};
		if out.len() < keys.len() * length {
			return Err(Failure::Other("a buffer is too short for its streams"));
		}
		let mut launch = stream.launch_builder(&self.gpu.kernels.generate);
		launch.arg(&self.keys).arg(out).arg(&count);
		launch.arg(&entries).arg(&bound);
		// SAFETY: `keys` has `count` keys, `out` room for as many streams of `entries`.
		unsafe { launch.launch(items(keys.len() * length.div_ceil(64)))? };
		Ok(())
	}

	fn root(&mut self) -> Result<Hash, Failure> {
		let stream = self.gpu.stream.clone();
		let leaves = self.entries().div_ceil(LEAF) as u32;
		let mut count = padded_leaves(self.entries()) as u32;
		let mut launch = stream.launch_builder(&self.gpu.kernels.hash_leaves);
		launch.arg(&self.state).arg(&self.tree);
		launch.arg(&leaves).arg(&count);
		// SAFETY: the state has `leaves` whole leaves, the tree room for twice `count` hashes.
		unsafe { launch.launch(items(count as usize))? };
		let mut below = 0u32;
		while count > 1 {
			let above = below + count;
			count /= 2;
			let mut launch = stream.launch_builder(&self.gpu.kernels.hash_nodes);
			launch.arg(&self.tree).arg(&below).arg(&above).arg(&count);
			// SAFETY: the levels of a tree are together less than twice its leaves.
			unsafe { launch.launch(items(count as usize))? };
			below = above;
		}
		let mut words = [0u32; WORDS];
		let top = below as usize * WORDS;
		stream.memcpy_dtoh(&self.tree.slice(top..top + WORDS), &mut words)?;
		stream.synchronize()?;
		let mut root = [0; 32];
		for (bytes, word) in root.chunks_exact_mut(4).zip(words) {
			bytes.copy_from_slice(&word.to_be_bytes());
		}
		Ok(wrap_state(self.parameters.n, &root))
	}

	fn run_step(&mut self, link_two_back: &Hash, step: u64) -> Result<Hash, Failure> {
		let (n, entries, bound) = (self.parameters.n, self.entries(), self.bound());
		self.generate(
			&[operand_key(link_two_back, step)],
			Target::Operand,
			entries,
		)?;
		self.generate(&[mask_key(link_two_back, step)], Target::Mask, entries)?;
		let stream = self.gpu.stream.clone();
		match &mut self.plan {
			Some(plan) => plan.run(&self.gpu, &self.state, &self.operand, &mut self.product)?,
			None => {
				let mut launch = stream.launch_builder(&self.gpu.kernels.multiply_plain);
				launch.arg(&self.state).arg(&self.operand);
				launch.arg(&self.product).arg(&n);
				// SAFETY: all three have n * n entries.
				unsafe { launch.launch(items(entries))? };
			}
		}
		let mut launch = stream.launch_builder(&self.gpu.kernels.requantise);
		launch.arg(&self.product).arg(&self.mask).arg(&self.state);
		launch.arg(&n).arg(&bound);
		// SAFETY: all three have n * n entries; an item past the last row does nothing.
		unsafe { launch.launch(items(n as usize * (n as usize).div_ceil(16)))? };
		self.root()
	}

	/// At most a batch of steps.
	fn run_walk(
		&mut self,
		last_link: &Hash,
		vector: &[i8],
		first: u64,
		count: u64,
	) -> Result<Vec<Vec<i8>>, Failure> {
		let (n, resident, bound) = (self.parameters.n, self.parameters.m, self.bound());
		let (side, per_piece) = (n as usize, per_piece(self.parameters));
		let keys: Vec<Hash> = (first..first + count)
			.map(|step| walk_mask_key(last_link, step))
			.collect();
		self.generate(&keys, Target::Masks, side)?;
		let stream = self.gpu.stream.clone();
		stream.memcpy_htod(vector, &mut self.vectors.slice_mut(..side))?;
		for number in 0..count as u32 {
			let mut launch = stream.launch_builder(&self.gpu.kernels.walk);
			// Pieces that are not there are never picked.
			for piece in 0..PIECES as usize {
				launch.arg(self.kept.get(piece).unwrap_or(&self.kept[0]));
			}
			launch.arg(&self.vectors).arg(&self.masks);
			launch.arg(&n).arg(&resident).arg(&per_piece);
			launch.arg(&first).arg(&number).arg(&bound);
			let config = LaunchConfig {
				grid_dim: (n, 1, 1),
				block_dim: (LANES, 1, 1),
				shared_mem_bytes: 0,
			};
			// SAFETY: a group makes one of n entries of vector `number + 1` of the batch, from
			// states below `resident`.
			unsafe { launch.launch(config)? };
		}
		let mut vectors = vec![0; count as usize * side];
		let made = self.vectors.slice(side..(count as usize + 1) * side);
		stream.memcpy_dtoh(&made, &mut vectors)?;
		stream.synchronize()?;
		Ok(vectors.chunks_exact(side).map(<[i8]>::to_vec).collect())
	}
}

impl States for CudaStates {
	fn first(&mut self, seed: &Hash) -> Result<Hash, EngineError> {
		guarded(|| {
			self.generate(&[first_state_key(seed)], Target::State, self.entries())?;
			self.root()
		})
	}

	fn step(&mut self, link_two_back: &Hash, step: u64) -> Result<Hash, EngineError> {
		guarded(|| self.run_step(link_two_back, step))
	}

	fn keep(&mut self, m: u32) -> Result<(), EngineError> {
		guarded(|| {
			let ((piece, offset), entries) = (self.place(m), self.entries());
			let piece = self.kept.get_mut(piece);
			let piece = piece.ok_or(Failure::Other("there is no such resident state"))?;
			let mut to = piece.slice_mut(offset..offset + entries);
			let from = self.state.slice(..entries);
			Ok(self.gpu.stream.memcpy_dtod(&from, &mut to)?)
		})
	}

	fn load(&mut self, m: u32) -> Result<(), EngineError> {
		guarded(|| {
			let ((piece, offset), entries) = (self.place(m), self.entries());
			let piece = self.kept.get(piece);
			let piece = piece.ok_or(Failure::Other("there is no such resident state"))?;
			let from = piece.slice(offset..offset + entries);
			let mut to = self.state.slice_mut(..entries);
			Ok(self.gpu.stream.memcpy_dtod(&from, &mut to)?)
		})
	}

	fn read(&mut self) -> Result<Vec<i8>, EngineError> {
		guarded(|| {
			let mut state = vec![0; self.entries()];
			let from = self.state.slice(..self.entries());
			self.gpu.stream.memcpy_dtoh(&from, &mut state)?;
			self.gpu.stream.synchronize()?;
			Ok(state)
		})
	}

	fn walk(
		&mut self,
		last_link: &Hash,
		vector: &[i8],
		first: u64,
		count: u64,
	) -> Result<Vec<Vec<i8>>, EngineError> {
		guarded(|| {
			let mut vectors: Vec<Vec<i8>> = Vec::new();
			while (vectors.len() as u64) < count {
				let done = vectors.len() as u64;
				let last = vectors.last().map_or(vector, Vec::as_slice);
				let (last, batch) = (last.to_vec(), (count - done).min(BATCH));
				vectors.extend(self.run_walk(last_link, &last, first + done, batch)?);
			}
			Ok(vectors)
		})
	}
}

/// States in one piece of memory.
fn per_piece(parameters: Parameters) -> u32 {
	parameters.m.div_ceil(PIECES)
}

fn padded_leaves(entries: usize) -> usize {
	entries.div_ceil(LEAF).next_power_of_two()
}

fn items(count: usize) -> LaunchConfig {
	LaunchConfig {
		grid_dim: ((count as u32).div_ceil(BLOCK), 1, 1),
		block_dim: (BLOCK, 1, 1),
		shared_mem_bytes: 0,
	}
}
