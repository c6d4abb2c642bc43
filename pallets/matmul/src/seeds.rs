// SPDX-License-Identifier: Apache-2.0
//! The seeds of tasks, challenges and benchmarks, and the samples drawn from them.

use crate::{Hash, SAMPLES, Shape, key};
use alloc::vec::Vec;
use sha2::{Digest, Sha256};

/// The seed of a task's inputs, from the randomness of its assignment.
pub fn task_seed(randomness: &Hash, task: u64, attempt: u64, worker: &Hash) -> Hash {
	seed_for_worker(b"CPC/task\0", randomness, task, attempt, worker)
}

/// The seed of a result's samples, from randomness that did not exist at its commitment.
pub fn challenge_seed(randomness: &Hash, task: u64, attempt: u64, worker: &Hash) -> Hash {
	seed_for_worker(b"CPC/challenge\0", randomness, task, attempt, worker)
}

/// The seed of a benchmark, from randomness and the nonces of its witnesses.
pub fn benchmark_seed(randomness: &Hash, worker: &Hash, nonces: &[Hash]) -> Hash {
	let hash = Sha256::new_with_prefix(b"CPC/bench\0").chain_update(randomness);
	hash.chain_update(worker)
		.chain_update(nonces.as_flattened())
		.finalize()
		.into()
}

/// The [`SAMPLES`] entries of C that a challenge seed opens; repeats are allowed.
pub fn sample_indices(challenge_seed: &Hash, shape: Shape) -> Vec<u64> {
	// A shape without entries is refused elsewhere; here it must only not divide by zero.
	let entries = shape.entries().max(1);
	(0..u64::from(SAMPLES))
		.map(|sample| first_u64(&key("sample", challenge_seed, &[sample])) % entries)
		.collect()
}

/// The first eight of 32 bytes, little endian.
fn first_u64(hash: &Hash) -> u64 {
	let (words, _) = hash.as_chunks::<8>();
	u64::from_le_bytes(words[0])
}

fn seed_for_worker(
	domain: &[u8],
	randomness: &Hash,
	task: u64,
	attempt: u64,
	worker: &Hash,
) -> Hash {
	Sha256::new_with_prefix(domain)
		.chain_update(randomness)
		.chain_update(task.to_le_bytes())
		.chain_update(attempt.to_le_bytes())
		.chain_update(worker)
		.finalize()
		.into()
}

/// What a prover files before it names these entries of a task's result, so that nobody can copy it:
/// SHA-256 of `"CPC/filing" 0x00`, the prover's account, a salt, and the task and the indices as u64
/// LE.
pub fn filing(prover: [u8; 32], task: u64, indices: &[u64], salt: Hash) -> Hash {
	let numbers: Vec<u64> = core::iter::once(task)
		.chain(indices.iter().copied())
		.collect();
	key("filing", [prover, salt].as_flattened(), &numbers)
}

/// SHA-256 of `"CPC/bench-filing" 0x00`, the prover's account, a salt, the worker's account, the
/// commitment of its benchmark, and the numbers of a place in it as u64 LE.
pub fn benchmark_filing(
	prover: [u8; 32],
	worker: [u8; 32],
	commitment: Hash,
	place: &[u64],
	salt: Hash,
) -> Hash {
	let hashes = [prover, salt, worker, commitment];
	key("bench-filing", hashes.as_flattened(), place)
}
