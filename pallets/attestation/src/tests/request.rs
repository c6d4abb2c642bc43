// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{Attestation as _, CPC, GpuClass};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};

fn held() -> u128 {
	Balances::balance_on_hold(&HoldReason::BenchmarkFee.into(), &WORKER)
}

#[test]
fn request_should_be_refused_when_the_worker_may_not_make_it() {
	test(|| {
		let request = |who, resident| Attestation::request_benchmark(signed(who), resident);
		assert_noop!(request(&STRANGER, 1), Error::<Test>::NotFound);
		assert_noop!(request(&WORKER, 1), Error::<Test>::NotFound);
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		assert_noop!(request(&WORKER, 0), Error::<Test>::BadResident);
		assert_noop!(request(&WORKER, 4_097), Error::<Test>::BadResident);
		assert_ok!(request(&WORKER, 40));
		assert_eq!(held(), 10 * CPC);
		assert_noop!(request(&WORKER, 40), Error::<Test>::BenchmarkOpen);
		run_to(60);
		assert_eq!(held(), 0);
		assert_noop!(request(&WORKER, 40), Error::<Test>::TooSoon);
		run_to(100);
		assert_ok!(request(&WORKER, 40));
		Attestation::forget(&WORKER);
		assert_eq!(held(), 0);
	});
}

#[test]
fn witnesses_should_be_distinct_when_there_are_enough_validators() {
	test(|| {
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		assert_ok!(Attestation::request_benchmark(signed(&WORKER), 40));
		run_to(3);
		let request = request_of(&WORKER);
		let mut witnesses: Vec<_> = request.witnesses.iter().map(|one| &one.account).collect();
		witnesses.sort();
		witnesses.dedup();
		assert_eq!(witnesses.len(), 5);
		assert_eq!(request.start, Some(5));
		let drawn = request.witnesses[0].clone();
		let first = drawn.signer;
		let nonce = |who| Attestation::submit_nonce(signed(who), WORKER, [1; 32]);
		assert_noop!(nonce(&first), Error::<Test>::NotYet);
		run_to(5);
		assert_noop!(nonce(&STRANGER), Error::<Test>::NotWitness);
		assert_noop!(nonce(&drawn.account), Error::<Test>::NotWitness);
		assert_ok!(nonce(&first));
		assert_noop!(nonce(&first), Error::<Test>::AlreadyExists);
		assert_eq!(Attestation::duties(first).len(), 1);
		assert_eq!(Attestation::duties(drawn.account), []);
	});
}

#[test]
fn request_should_end_when_nobody_validates() {
	test(|| {
		Validators::set(0);
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		assert_ok!(Attestation::request_benchmark(signed(&WORKER), 40));
		run_to(3);
		assert_eq!((held(), Requests::<Test>::get(WORKER)), (0, None));
	});
}
