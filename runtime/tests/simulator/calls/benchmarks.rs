// SPDX-License-Identifier: Apache-2.0
//! Benchmarks that are really run, with small numbers; of one in four the last vector is wrong, and
//! somebody knows.

use crate::world::{Step, World};
use computechain_matmul::{
	Hash,
	benchmark::{Parameters, chain, chain_root, first_state, walk, walk_root},
	benchmark_filing, benchmark_seed, multiply_rows,
	opening::{Prover, Sample, on_chain_samples},
};
use computechain_primitives::{CPC, FILING_AGE, Randomness as _};
use computechain_runtime::{AccountId, BlockNumber, Randomness, Runtime, System};
use pallet_attestation::{
	Call, Decided, Measurement, Opening, Place, Request, Requests, is_used, quorum,
};
use pallet_compute::Filings;

const SALT: Hash = [8; 32];

/// A run: all of it follows from its seed.
struct Run {
	numbers: Parameters,
	roots: Vec<Hash>,
	links: Vec<Hash>,
	vectors: Vec<Vec<i8>>,
	states: Vec<Vec<i8>>,
}

impl Run {
	fn new(seed: &Hash, numbers: Parameters) -> Self {
		let mut states = vec![];
		let run = chain::<()>(seed, numbers, |state, operand, shape| {
			states.push(state.to_vec());
			let mut out = vec![0; state.len()];
			multiply_rows(state, operand, shape.k as usize, &mut out);
			Ok(out)
		});
		let run = run.expect("a product never fails");
		// The first one is in it, the last one is not.
		assert_eq!(states.first(), Some(&first_state(seed, numbers)));
		states.extend(run.resident.last().cloned());
		let (mut vectors, _) = walk(&run, numbers);
		if is_forged(seed)
			&& let Some(entry) = vectors.last_mut().and_then(|last| last.first_mut())
		{
			*entry ^= 1;
		}
		Self {
			numbers,
			roots: run.roots,
			links: run.links,
			vectors,
			states,
		}
	}

	fn prove(&self, samples: &[Sample]) -> Vec<Opening> {
		let prover = Prover::new(self.numbers, &self.roots, &self.links, &self.vectors);
		let state = |t: u64| Ok::<_, ()>(self.states[t as usize].clone());
		let openings = prover.prove(samples, state).expect("no state fails");
		openings
			.into_iter()
			.map(|one| one.try_into().expect("it is short"))
			.collect()
	}
}

fn is_forged(seed: &Hash) -> bool {
	seed[0] < 64
}

/// An open benchmark of somebody.
fn benchmark(
	world: &mut World,
	fits: impl Fn(&Request<AccountId>) -> bool,
) -> Option<(AccountId, Request<AccountId>)> {
	let all = Requests::<Runtime>::iter().filter(|(_, request)| fits(request));
	let mut all: Vec<_> = all.collect();
	all.sort_by(|one, other| one.0.cmp(&other.0));
	world.random.pick(&all)
}

pub fn commit_benchmark(world: &mut World) -> Option<Step> {
	let now: BlockNumber = System::block_number();
	let nonces = |request: &Request<AccountId>| {
		let all = request.witnesses.iter().map(|witness| witness.nonce);
		all.collect::<Vec<_>>()
	};
	let (worker, request) = benchmark(world, |request| {
		let there = nonces(request).iter().flatten().count();
		let started = request.start.is_some_and(|start| start < now);
		started && request.committed.is_none() && there >= quorum(request.witnesses.len())
	})?;
	let nonces = nonces(&request);
	let used = nonces
		.iter()
		.enumerate()
		.filter(|(_, nonce)| nonce.is_some())
		.fold(0, |used, (bit, _)| used | 1 << bit);
	let nonces: Vec<Hash> = nonces.into_iter().flatten().collect();
	let randomness = Randomness::of_block(request.start?)?;
	let seed = benchmark_seed(&randomness, &worker.clone().into(), &nonces);
	let run = Run::new(&seed, request.parameters);
	let call = Call::commit_benchmark {
		used: match world.random.percent(5) {
			true => 1,
			false => used,
		},
		chain_root: chain_root(&run.roots, &run.links),
		walk_root: walk_root(request.parameters.n, &run.vectors),
	};
	world.signed(worker, call)
}

pub fn submit_measurement(world: &mut World) -> Option<Step> {
	let waits = |request: &Request<AccountId>| {
		let committed = request.committed.as_ref()?;
		let mut witnesses = request.witnesses.iter().enumerate();
		let (_, witness) = witnesses.find(|(bit, witness)| {
			is_used(committed.used, *bit) && witness.measurement.is_none()
		})?;
		Some((witness.signer.clone(), committed.commitment))
	};
	let (worker, request) = benchmark(world, |request| waits(request).is_some())?;
	let (signer, commitment) = waits(&request)?;
	let measurement = Measurement {
		commitment,
		chain_millis: world.random.within(95, 130),
		walk_millis: world.random.within(95, 130),
		valid: !world.random.percent(5),
	};
	world.signed(
		signer,
		Call::submit_measurement {
			worker,
			measurement,
		},
	)
}

pub fn open_benchmark(world: &mut World) -> Option<Step> {
	let now: BlockNumber = System::block_number();
	let (worker, request) = benchmark(world, |request| {
		let mut committed = request.committed.iter();
		committed.any(|made| !made.opened && made.sampled <= now)
	})?;
	let committed = request.committed?;
	let randomness = Randomness::of_block(committed.sampled)?;
	let samples = on_chain_samples(&randomness, &committed.commitment, request.parameters);
	let mut openings = Run::new(&committed.seed, request.parameters).prove(&samples);
	if world.random.percent(10) {
		openings.pop();
	}
	let openings = openings.try_into().ok()?;
	world.signed(worker, Call::open_benchmark { openings })
}

/// Who found the wrong entry files that first.
pub fn challenge_benchmark(world: &mut World) -> Option<Step> {
	let wrong: Vec<_> = Decided::<Runtime>::iter()
		.filter(|(worker, _, run)| world.seen.workers.contains(worker) && is_forged(&run.seed))
		.collect();
	let (worker, commitment, run) = world.random.pick(&wrong)?;
	let sample = Sample::Walk {
		step: run.parameters.k.checked_sub(1)?,
		row: 0,
	};
	let place = Place::Sample(sample);
	let of = |who: &AccountId| {
		let (prover, worker) = (who.clone().into(), worker.clone().into());
		benchmark_filing(prover, worker, commitment, &place.numbers(), SALT)
	};
	let filed = world.seen.filings.iter().find(|(who, filing)| {
		let age = Filings::<Runtime>::get(who, filing)
			.map(|filing| System::block_number() - filing.filed);
		age.is_some_and(|age| age >= FILING_AGE) && *filing == of(who)
	});
	let Some((who, _)) = filed.cloned() else {
		let who = world.anyone_with(10 * CPC)?;
		let filing = of(&who);
		return world.signed(who, pallet_compute::Call::file { filing });
	};
	let mut openings = Run::new(&run.seed, run.parameters).prove(&[sample]);
	let opening = openings.pop()?;
	world.signed(
		who,
		Call::challenge_benchmark {
			worker,
			commitment,
			place,
			salt: SALT,
			opening,
		},
	)
}
