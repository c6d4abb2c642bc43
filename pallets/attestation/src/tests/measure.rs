// SPDX-License-Identifier: Apache-2.0

use crate::{
	Measurement,
	decide::{median, within},
	mock::*,
	pallet::*,
};
use computechain_primitives::{Attestation as _, CPC, GpuClass};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};

fn attest(claim: GpuClass) {
	assert_ok!(Attestation::attest(signed(&WORKER), report(claim)));
}

fn earned() -> u128 {
	let balances = (1..=20).map(|one| Balances::balance(&signer_of(one)));
	balances.sum::<u128>() - 20_000 * CPC
}

#[test]
fn card_should_score_100_when_two_benchmarks_agree() {
	test(|| {
		attest(GpuClass::Rtx4090);
		benchmark(&WORKER, |_| Some(GOOD));
		assert_eq!(Attestation::attestation_score(WORKER), Some(59));
		assert_eq!(Attestation::class(WORKER), Some(GpuClass::Unknown));
		run_to(100);
		benchmark(&WORKER, |_| Some(GOOD));
		assert_eq!(Attestation::attestation_score(WORKER), Some(100));
		assert_eq!(Attestation::class(WORKER), Some(GpuClass::Rtx4090));
		assert_eq!(Attestation::history(WORKER).len(), 2);
		assert_eq!(Attestation::of(&WORKER).map(|found| found.score), Some(100));
		assert_eq!(earned(), 20 * CPC);
	});
}

#[test]
fn worker_should_score_40_when_it_claims_nothing() {
	test(|| {
		let mut nothing = report(GpuClass::Rtx4090);
		nothing.claim = None;
		assert_ok!(Attestation::attest(signed(&WORKER), nothing));
		benchmark(&WORKER, |_| Some(GOOD));
		assert_eq!(Attestation::attestation_score(WORKER), Some(40));
		assert_eq!(Attestation::class(WORKER), Some(GpuClass::Unknown));
		assert!(Attestation::of(&WORKER).is_some());
	});
}

#[test]
fn device_should_fail_when_it_is_far_slower_than_it_claims() {
	test(|| {
		attest(GpuClass::Rtx4090);
		benchmark(&WORKER, |_| Some((9_000, 4_000, true)));
		// Stability and level 5 are all that is left.
		assert_eq!(Attestation::attestation_score(WORKER), Some(15));
		assert_eq!(Attestation::of(&WORKER), None);
	});
}

#[test]
fn hostile_witnesses_should_change_nothing_when_they_are_a_minority() {
	test(|| {
		attest(GpuClass::Rtx4090);
		let hostile = |number| match number {
			0 => Some((1, 1, false)),
			1 => Some((9_000_000, 9_000_000, true)),
			_ => Some(GOOD),
		};
		benchmark(&WORKER, hostile);
		run_to(100);
		benchmark(&WORKER, hostile);
		assert_eq!(Attestation::attestation_score(WORKER), Some(100));
		// Three signers a time; 2 of 20 base units do not divide and burn.
		assert_eq!(earned() + Burned::get(), 20 * CPC);
		assert!(Burned::get() > 0 && Burned::get() < 6);
	});
}

#[test]
fn nobody_should_be_punished_when_the_network_is_slow() {
	test(|| {
		attest(GpuClass::Rtx4090);
		begin(&WORKER, 40);
		let real = commit(&WORKER, |_| ());
		measure(&WORKER, &real, |number| (number < 2).then_some(GOOD));
		open(&WORKER, &real);
		run_to(200);
		assert_eq!(Balances::balance(&WORKER), 1_000 * CPC);
		assert_eq!((earned(), Frauds::get()), (0, vec![]));
		assert_eq!(Attestation::attestation_score(WORKER), Some(59));
	});
}

#[test]
fn measurement_should_be_refused_when_it_is_not_the_witness_s() {
	test(|| {
		attest(GpuClass::Rtx4090);
		let measured = Measurement {
			commitment: [0; 32],
			chain_millis: 1,
			walk_millis: 1,
			valid: true,
		};
		let submit = |who| Attestation::submit_measurement(signed(who), WORKER, measured.clone());
		assert_noop!(submit(&STRANGER), Error::<Test>::NotFound);
		begin(&WORKER, 40);
		let drawn = request_of(&WORKER).witnesses[0].clone();
		let witness = drawn.signer;
		assert_noop!(submit(&witness), Error::<Test>::NotYet);
		commit(&WORKER, |_| ());
		assert_noop!(submit(&STRANGER), Error::<Test>::NotWitness);
		assert_noop!(submit(&drawn.account), Error::<Test>::NotWitness);
		assert_ok!(submit(&witness));
		assert_noop!(submit(&witness), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn median_should_be_among_the_honest_when_they_are_a_majority() {
	for lie in [0, 1, u64::MAX] {
		assert_eq!(median(vec![lie, 10, lie, 10, 10]), Some(10));
	}
	assert_eq!(median(vec![]), None);
	assert_eq!(median(vec![4, 1]), Some(1));
	assert!(within(120, 100, 20) && within(80, 100, 20));
	assert!(!within(121, 100, 20) && !within(u64::MAX, 1, 20));
}
