// SPDX-License-Identifier: Apache-2.0
//! Keys and the generator of inputs.

use crate::{Hash, bound};
use rand_chacha::{
	ChaCha8Rng,
	rand_core::{RngCore, SeedableRng},
};
use sha2::{Digest, Sha256};

/// Four ChaCha blocks: what the generator makes at a time.
const CHUNK: usize = 256;

/// The key of a tag, a seed and any indices: `SHA-256("CPC/" tag 0x00 seed index_u64_LE...)`.
pub fn key(tag: &str, seed: &[u8], indices: &[u64]) -> Hash {
	let mut hash = Sha256::new();
	hash.update(b"CPC/");
	hash.update(tag.as_bytes());
	hash.update([0]);
	hash.update(seed);
	for index in indices {
		hash.update(index.to_le_bytes());
	}
	hash.finalize().into()
}

/// A seekable stream of integers in `[-L, L]`, L the bound of an inner dimension.
#[derive(Clone)]
pub struct Prg {
	rng: ChaCha8Rng,
	bound: u8,
}

impl Prg {
	/// The stream of a key, bounded for inner dimension k.
	pub fn new(key: Hash, k: u32) -> Self {
		Self {
			rng: ChaCha8Rng::from_seed(key),
			bound: bound(k),
		}
	}

	/// Fills `out` with the entries from `offset` on.
	pub fn fill(&mut self, offset: u64, out: &mut [i8]) {
		self.rng.set_word_pos(u128::from(offset / 4));
		let (first, rest) = out.split_at_mut(out.len().min(CHUNK - (offset % 4) as usize));
		self.fill_chunk((offset % 4) as usize, first);
		for chunk in rest.chunks_mut(CHUNK) {
			self.fill_chunk(0, chunk);
		}
	}

	/// The first `len` entries.
	pub fn take(&mut self, len: usize) -> alloc::vec::Vec<i8> {
		let mut out = alloc::vec![0; len];
		self.fill(0, &mut out);
		out
	}

	/// Whole chunks only: the generator drops the rest of a word that it hands out in part.
	fn fill_chunk(&mut self, skip: usize, out: &mut [i8]) {
		let mut bytes = [0; CHUNK];
		self.rng.fill_bytes(&mut bytes);
		// At most 255, so the product below fits 16 bits.
		let width = 2 * self.bound + 1;
		for (entry, byte) in out.iter_mut().zip(&bytes[skip..]) {
			let scaled = (u16::from(*byte) * u16::from(width)) >> 8;
			*entry = (scaled as i16 - i16::from(self.bound)) as i8;
		}
	}
}
