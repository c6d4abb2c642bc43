// SPDX-License-Identifier: Apache-2.0

use crate::{Place, mock::*, pallet::*};
use computechain_matmul::{
	benchmark::state_root,
	benchmark_filing,
	opening::{Prover, Sample},
};
use computechain_primitives::{CPC, GpuClass};
use frame_support::{BoundedVec, assert_noop, assert_ok, traits::fungible::Inspect};
use sp_runtime::{AccountId32, DispatchError};

fn begin_attested() {
	assert_ok!(Attestation::attest(
		signed(&WORKER),
		report(GpuClass::Rtx4090)
	));
	begin(&WORKER, 40);
}

const SALT: [u8; 32] = [7; 32];

/// Files a challenge of the worker's benchmark.
fn file(who: &AccountId32, commitment: [u8; 32], place: &Place) {
	let (prover, worker) = (who.clone().into(), WORKER.into());
	let filing = benchmark_filing(prover, worker, commitment, &place.numbers(), SALT);
	Filed::mutate(|filed| filed.push((who.clone(), filing)));
}

/// Every vector of the walk but the first is invented.
fn forge(real: &mut Real) {
	real.vectors
		.iter_mut()
		.skip(1)
		.flatten()
		.for_each(|entry| *entry ^= 1);
}

#[test]
fn opening_should_be_fraud_when_the_samples_are_forged() {
	test(|| {
		begin_attested();
		let real = commit(&WORKER, forge);
		open(&WORKER, &real);
		assert_eq!(Frauds::get(), [(WORKER, None)]);
		assert_eq!(Attestation::attestation_score(WORKER), None);
		assert_eq!(Balances::balance(&WORKER), 1_000 * CPC);
	});
}

#[test]
fn opening_should_be_refused_when_it_does_not_lead_to_the_roots() {
	test(|| {
		begin_attested();
		let open = |openings| Attestation::open_benchmark(signed(&WORKER), openings);
		assert_noop!(open(Default::default()), Error::<Test>::NotYet);
		let real = commit(&WORKER, |_| ());
		assert_noop!(open(Default::default()), Error::<Test>::NotYet);
		run_to(now() + 7);
		assert_noop!(open(Default::default()), Error::<Test>::WrongCount);
		let empty = vec![BoundedVec::new(); 16];
		assert_noop!(
			open(empty.try_into().expect("16")),
			Error::<Test>::BadOpening
		);
		super::super::mock::open(&WORKER, &real);
		assert_noop!(open(Default::default()), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn fee_should_go_to_the_signers_when_nothing_is_opened() {
	test(|| {
		begin_attested();
		let real = commit(&WORKER, |_| ());
		measure(&WORKER, &real, |_| Some(GOOD));
		run_to(200);
		assert_eq!(Balances::balance(&WORKER), 990 * CPC);
		assert_eq!(Frauds::get(), []);
	});
}

#[test]
fn challenge_should_prove_fraud_when_a_place_is_wrong() {
	test(|| {
		begin_attested();
		let real = commit(&WORKER, |real| {
			forge(real);
			real.states[3][0] ^= 1;
			real.chain.roots[3] = state_root(16, &real.states[3]);
		});
		let challenge = |commitment, place: Place, opening| {
			file(&STRANGER, commitment, &place);
			let who = signed(&STRANGER);
			Attestation::challenge_benchmark(who, WORKER, commitment, place, SALT, opening)
		};
		let right = Sample::Step {
			step: 0,
			row: 1,
			column: 1,
		};
		let wrong = Sample::Walk { step: 1, row: 1 };
		let proofs = prove(&WORKER, &real, &[right, wrong]);
		let (right, wrong) = (Place::Sample(right), Place::Sample(wrong));
		let other = [0; 32];
		let made = real.commitment;
		let [of_right, of_wrong] = [0, 1].map(|at: usize| proofs[at].clone());
		assert_noop!(
			challenge(other, right.clone(), of_right.clone()),
			Error::<Test>::NotFound
		);
		assert_noop!(
			challenge(made, wrong.clone(), of_right.clone()),
			Error::<Test>::BadOpening
		);
		assert_noop!(challenge(made, right, of_right), Error::<Test>::NotWrong);
		assert_ok!(challenge(made, wrong, of_wrong));
		assert_eq!(Frauds::get(), [(WORKER, Some(STRANGER))]);
	});
}

#[test]
fn challenge_should_prove_fraud_when_a_link_is_wrong() {
	test(|| {
		begin_attested();
		let real = commit(&WORKER, |real| real.chain.links[5] = [0; 32]);
		let numbers = request_of(&WORKER).parameters;
		let prover = Prover::new(numbers, &real.chain.roots, &real.chain.links, &real.vectors);
		let challenge = |t| {
			let opening = prover.prove_link(t).try_into().expect("bounded");
			let (who, place, made) = (signed(&STRANGER), Place::Link(t), real.commitment);
			file(&STRANGER, made, &place);
			Attestation::challenge_benchmark(who, WORKER, made, place, SALT, opening)
		};
		assert_noop!(challenge(4), Error::<Test>::NotWrong);
		assert_ok!(challenge(5));
		assert_eq!(Frauds::get(), [(WORKER, Some(STRANGER))]);
	});
}

#[test]
fn challenge_should_be_refused_when_it_was_not_filed() {
	test(|| {
		begin_attested();
		let real = commit(&WORKER, forge);
		let (wrong, made) = (Sample::Walk { step: 1, row: 1 }, real.commitment);
		let opening = prove(&WORKER, &real, &[wrong]).remove(0);
		let place = Place::Sample(wrong);
		let challenge = |who| {
			let (opening, place) = (opening.clone(), place.clone());
			Attestation::challenge_benchmark(signed(who), WORKER, made, place, SALT, opening)
		};
		let refused = DispatchError::Unavailable;
		assert_noop!(challenge(&STRANGER), refused);
		// Another's filing, another commitment, another place.
		file(&OTHER, made, &place);
		file(&STRANGER, [0; 32], &place);
		file(&STRANGER, made, &Place::Link(1));
		assert_noop!(challenge(&STRANGER), refused);
		assert_ok!(challenge(&OTHER));
		assert_eq!(Frauds::get(), [(WORKER, Some(OTHER))]);
	});
}

#[test]
fn places_should_be_told_apart_when_they_are_filed() {
	let step = |step, row, column| Place::Sample(Sample::Step { step, row, column });
	let walk = |step, row| Place::Sample(Sample::Walk { step, row });
	let places = [
		step(1, 2, 3),
		step(2, 1, 3),
		step(1, 3, 2),
		walk(1, 2),
		walk(2, 1),
		Place::Link(1),
		Place::Link(2),
	];
	let mut filings: Vec<_> = places
		.iter()
		.map(|place| benchmark_filing([1; 32], [2; 32], [3; 32], &place.numbers(), SALT))
		.collect();
	filings.sort();
	filings.dedup();
	assert_eq!(filings.len(), places.len());
}
