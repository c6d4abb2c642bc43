// SPDX-License-Identifier: Apache-2.0
//! Benchmarks that are really run, step by step.

use super::*;
use computechain_matmul::{
	benchmark::{Chain, chain, chain_root, commitment, walk, walk_root},
	opening::{Prover, Sample},
};

/// A benchmark that was really run.
pub struct Real {
	pub chain: Chain,
	pub vectors: Vec<Vec<i8>>,
	pub states: Vec<Vec<i8>>,
	pub commitment: Hash,
}

/// Requests, draws, and has all nonces sent.
pub fn begin(worker: &AccountId32, resident: u32) {
	assert_ok!(Attestation::request_benchmark(signed(worker), resident));
	run_to(now() + 4);
	for (number, witness) in request_of(worker).witnesses.iter().enumerate() {
		let nonce = [number as u8; 32];
		assert_ok!(Attestation::submit_nonce(
			signed(&witness.signer),
			worker.clone(),
			nonce
		));
	}
	run_to(now() + 1);
}

/// Runs the benchmark and commits to it; `spoil` may falsify it first.
pub fn commit(worker: &AccountId32, spoil: impl FnOnce(&mut Real)) -> Real {
	let request = request_of(worker);
	let numbers = request.parameters;
	let nonces: Vec<Hash> = request
		.witnesses
		.iter()
		.filter_map(|one| one.nonce)
		.collect();
	let start = request.start.expect("the witnesses are drawn");
	let randomness = Mock::of_block(start).expect("the start has come");
	let seed = computechain_matmul::benchmark_seed(&randomness, &worker.clone().into(), &nonces);
	let mut states = vec![computechain_matmul::benchmark::first_state(&seed, numbers)];
	let mut number = 0;
	let run = chain::<()>(&seed, numbers, |state, operand, shape| {
		if number > 0 {
			states.push(state.to_vec());
		}
		number += 1;
		let mut out = vec![0; state.len()];
		computechain_matmul::multiply_rows(state, operand, shape.k as usize, &mut out);
		Ok(out)
	});
	let run = run.expect("nothing fails");
	states.extend(run.resident.last().cloned());
	let (vectors, _) = walk(&run, numbers);
	let mut real = Real {
		chain: run,
		vectors,
		states,
		commitment: [0; 32],
	};
	spoil(&mut real);
	let chain_root = chain_root(&real.chain.roots, &real.chain.links);
	let walk_root = walk_root(numbers.n, &real.vectors);
	real.commitment = commitment(&chain_root, &walk_root, &request.report);
	let used = ((1_u16 << request.witnesses.len()) - 1) as u8;
	assert_ok!(Attestation::commit_benchmark(
		signed(worker),
		used,
		chain_root,
		walk_root
	));
	real
}

/// The openings of samples.
pub fn prove(worker: &AccountId32, real: &Real, samples: &[Sample]) -> Vec<Opening> {
	let numbers = request_of(worker).parameters;
	let prover = Prover::new(numbers, &real.chain.roots, &real.chain.links, &real.vectors);
	let state = |t: u64| Ok::<_, ()>(real.states[t as usize].clone());
	let openings = prover.prove(samples, state).expect("nothing fails");
	openings
		.into_iter()
		.map(|one| one.try_into().expect("bounded"))
		.collect()
}

/// Opens the samples once they are drawn.
pub fn open(worker: &AccountId32, real: &Real) {
	let request = request_of(worker);
	let committed = request.committed.expect("committed");
	run_to(committed.sampled);
	let samples = Attestation::samples(&committed, request.parameters).expect("drawn");
	let openings = prove(worker, real, &samples);
	assert_ok!(Attestation::open_benchmark(
		signed(worker),
		openings.try_into().expect("16")
	));
}

/// Has each witness measure; `of` says what by its place in the draw.
pub fn measure(worker: &AccountId32, real: &Real, of: impl Fn(usize) -> Option<(u64, u64, bool)>) {
	for (number, witness) in request_of(worker).witnesses.iter().enumerate() {
		let Some((chain_millis, walk_millis, valid)) = of(number) else {
			continue;
		};
		let measurement = Measurement {
			commitment: real.commitment,
			chain_millis,
			walk_millis,
			valid,
		};
		assert_ok!(Attestation::submit_measurement(
			signed(&witness.signer),
			worker.clone(),
			measurement
		));
	}
}

/// The times of a 4090 here: 80 steps of 16^3 and 8 of 16^2, at this scale.
pub const GOOD: (u64, u64, bool) = (9, 4, true);

/// A whole benchmark that takes these times.
pub fn benchmark(worker: &AccountId32, of: impl Fn(usize) -> Option<(u64, u64, bool)>) {
	begin(worker, 40);
	let real = commit(worker, |_| ());
	measure(worker, &real, of);
	open(worker, &real);
}
