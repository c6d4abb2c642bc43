// SPDX-License-Identifier: Apache-2.0
//! The states of a benchmark in the device's memory. Nothing but keys goes there, and nothing
//! but roots and the vectors of the walk comes back.

use crate::{OpenClEngine, error::guarded};
use computechain_engine::{BENCHMARK_KERNELS, EngineError, States};
use computechain_matmul::{
	Hash,
	benchmark::{Parameters, first_state_key, mask_key, operand_key, walk_mask_key, wrap_state},
	bound,
};
use ocl::{Buffer, Kernel, Program, builders::KernelBuilder};

/// A device gives out a part of its memory at a time; `walk` takes this many pieces.
const PIECES: u32 = 8;
/// Entries of a leaf of a state's tree.
const LEAF: usize = 256;
/// Steps of the walk between two transfers.
const BATCH: u64 = 256;
/// Items of a group where they work alone; more than asked for do nothing.
const GROUP: usize = 64;
/// Words of a key, and of a hash.
const WORDS: usize = 8;

/// A current state and the resident ones.
pub(crate) struct OpenClStates {
	engine: OpenClEngine,
	parameters: Parameters,
	program: Program,
	/// Items that share a row in the walk.
	lanes: usize,
	state: Buffer<i8>,
	operand: Buffer<i8>,
	mask: Buffer<i8>,
	product: Buffer<i32>,
	tree: Buffer<u32>,
	keys: Buffer<u32>,
	vectors: Buffer<i8>,
	masks: Buffer<i8>,
	kept: Vec<Buffer<i8>>,
}

impl OpenClStates {
	/// Room for the states of a benchmark with valid parameters.
	pub(crate) fn new(engine: OpenClEngine, parameters: Parameters) -> Result<Self, EngineError> {
		guarded(|| {
			let lanes = if engine.tiling.group == 1 { 1 } else { 64 };
			let program = Program::builder()
				.source(format!("{}{BENCHMARK_KERNELS}", include_str!("prelude.cl")))
				.cmplr_opt(format!("-D LANES={lanes}"))
				.devices(engine.queue.device())
				.build(&engine.queue.context())?;
			let n = parameters.n as usize;
			let (entries, batch) = (n * n, BATCH as usize);
			let state: Buffer<i8> = engine.buffer(entries.next_multiple_of(LEAF))?;
			// The last leaf is hashed whole.
			state.cmd().fill(0, None).enq()?;
			let piece = per_piece(parameters) as usize * entries;
			let pieces = parameters.m.div_ceil(per_piece(parameters));
			let kept = (0..pieces).map(|_| engine.buffer(piece));
			Ok(Self {
				operand: engine.buffer(entries)?,
				mask: engine.buffer(entries)?,
				product: engine.buffer(entries)?,
				tree: engine.buffer(2 * padded_leaves(entries) * WORDS)?,
				keys: engine.buffer(batch * WORDS)?,
				vectors: engine.buffer((batch + 1) * n)?,
				masks: engine.buffer(batch * n)?,
				kept: kept.collect::<ocl::Result<_>>()?,
				lanes,
				state,
				program,
				engine,
				parameters,
			})
		})
	}

	fn entries(&self) -> usize {
		self.parameters.n as usize * self.parameters.n as usize
	}

	/// The piece that D_m is in, and where.
	fn place(&self, m: u32) -> ocl::Result<(&Buffer<i8>, usize)> {
		let per_piece = per_piece(self.parameters);
		let piece = self.kept.get((m / per_piece) as usize);
		let piece = piece.ok_or("there is no such resident state")?;
		Ok((piece, (m % per_piece) as usize * self.entries()))
	}

	/// At least so many items, in groups of one size: drivers build a kernel anew for another.
	fn kernel(&self, name: &'static str, items: usize) -> KernelBuilder<'_> {
		let mut builder = Kernel::builder();
		builder
			.program(&self.program)
			.name(name)
			.queue(self.engine.queue.clone())
			.global_work_size(items.next_multiple_of(GROUP))
			.local_work_size(GROUP);
		builder
	}

	/// Fills a buffer with the streams of these keys, `length` entries each.
	fn generate(&self, keys: &[Hash], out: &Buffer<i8>, length: usize) -> ocl::Result<()> {
		let words: Vec<u32> = keys
			.iter()
			.flat_map(|key| key.as_chunks::<4>().0)
			.map(|word| u32::from_le_bytes(*word))
			.collect();
		self.keys.write(&words).enq()?;
		let kernel = self
			.kernel("generate", keys.len() * length.div_ceil(64))
			.arg(&self.keys)
			.arg(out)
			.arg(keys.len() as u32)
			.arg(length as u32)
			.arg(u32::from(bound(self.parameters.n)))
			.build()?;
		enqueue(&kernel)
	}

	fn root(&self) -> ocl::Result<Hash> {
		let leaves = self.entries().div_ceil(LEAF);
		let mut count = padded_leaves(self.entries());
		let kernel = self
			.kernel("hash_leaves", count)
			.arg(&self.state)
			.arg(&self.tree)
			.arg(leaves as u32)
			.arg(count as u32)
			.build()?;
		enqueue(&kernel)?;
		let mut below = 0;
		while count > 1 {
			let above = below + count;
			count /= 2;
			let kernel = self
				.kernel("hash_nodes", count)
				.arg(&self.tree)
				.arg(below as u32)
				.arg(above as u32)
				.arg(count as u32)
				.build()?;
			enqueue(&kernel)?;
			below = above;
		}
		let mut words = [0u32; WORDS];
		let top = self.tree.cmd().read(&mut words[..]).offset(below * WORDS);
		top.enq()?;
		let mut root = [0; 32];
		for (bytes, word) in root.chunks_exact_mut(4).zip(words) {
			bytes.copy_from_slice(&word.to_be_bytes());
		}
		Ok(wrap_state(self.parameters.n, &root))
	}

	fn run_step(&self, link_two_back: &Hash, step: u64) -> ocl::Result<Hash> {
		let (n, shape) = (self.parameters.n as usize, self.parameters.shape());
		self.generate(
			&[operand_key(link_two_back, step)],
			&self.operand,
			self.entries(),
		)?;
		self.generate(&[mask_key(link_two_back, step)], &self.mask, self.entries())?;
		let rows = self.engine.tiling.rows_per_launch(shape);
		for start in (0..n).step_by(rows) {
			self.engine.enqueue_product(
				[&self.state, &self.operand],
				&self.product,
				start,
				rows.min(n - start),
				shape,
			)?;
		}
		let kernel = self
			.kernel("requantise", n * n.div_ceil(16))
			.arg(&self.product)
			.arg(&self.mask)
			.arg(&self.state)
			.arg(self.parameters.n)
			.arg(u32::from(bound(self.parameters.n)))
			.build()?;
		enqueue(&kernel)?;
		self.root()
	}

	/// At most a batch of steps.
	fn run_walk(
		&self,
		last_link: &Hash,
		vector: &[i8],
		first: u64,
		count: u64,
	) -> ocl::Result<Vec<Vec<i8>>> {
		let n = self.parameters.n as usize;
		let keys: Vec<Hash> = (first..first + count)
			.map(|step| walk_mask_key(last_link, step))
			.collect();
		self.generate(&keys, &self.masks, n)?;
		self.vectors.cmd().write(vector).enq()?;
		let mut builder = self.kernel("walk", n * self.lanes);
		builder
			.global_work_size(n * self.lanes)
			.local_work_size(self.lanes);
		// Pieces that are not there are never picked.
		for piece in 0..PIECES as usize {
			builder.arg(self.kept.get(piece).unwrap_or(&self.kept[0]));
		}
		builder
			.arg(&self.vectors)
			.arg(&self.masks)
			.arg(self.parameters.n)
			.arg(self.parameters.m)
			.arg(per_piece(self.parameters))
			.arg(first)
			.arg_named("number", 0u32)
			.arg(u32::from(bound(self.parameters.n)));
		let kernel = builder.build()?;
		for number in 0..count as u32 {
			kernel.set_arg("number", number)?;
			enqueue(&kernel)?;
		}
		let mut vectors = vec![0; count as usize * n];
		self.vectors.cmd().read(&mut vectors).offset(n).enq()?;
		Ok(vectors.chunks_exact(n).map(<[i8]>::to_vec).collect())
	}
}

impl States for OpenClStates {
	fn first(&mut self, seed: &Hash) -> Result<Hash, EngineError> {
		guarded(|| {
			self.generate(&[first_state_key(seed)], &self.state, self.entries())?;
			self.root()
		})
	}

	fn step(&mut self, link_two_back: &Hash, step: u64) -> Result<Hash, EngineError> {
		guarded(|| self.run_step(link_two_back, step))
	}

	fn keep(&mut self, m: u32) -> Result<(), EngineError> {
		guarded(|| {
			let (piece, offset) = self.place(m)?;
			let copy = self.state.cmd();
			copy.copy(piece, Some(offset), Some(self.entries())).enq()
		})
	}

	fn load(&mut self, m: u32) -> Result<(), EngineError> {
		guarded(|| {
			let (piece, offset) = self.place(m)?;
			let copy = piece.cmd().copy(&self.state, Some(0), Some(self.entries()));
			copy.offset(offset).enq()
		})
	}

	fn read(&mut self) -> Result<Vec<i8>, EngineError> {
		guarded(|| {
			let mut state = vec![0; self.entries()];
			self.state.cmd().read(&mut state).enq()?;
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
				let batch = (count - done).min(BATCH);
				vectors.extend(self.run_walk(last_link, last, first + done, batch)?);
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

fn enqueue(kernel: &Kernel) -> ocl::Result<()> {
	// SAFETY: the kernels of this module stay within the sizes that they are given, which are
	// those that the buffers were made with in `OpenClStates::new`.
	#[allow(unsafe_code)]
	unsafe {
		kernel.enq()
	}
}
