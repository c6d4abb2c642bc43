// SPDX-License-Identifier: Apache-2.0

use crate::{WitnessService, mock::*, pallet::*};
use computechain_primitives::GpuClass;
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_runtime::{AccountId32, DispatchError::BadOrigin};

fn service(address: &str) -> Option<WitnessService<AccountId32>> {
	Some(WitnessService {
		account: STRANGER,
		address: address.as_bytes().to_vec().try_into().expect("short"),
	})
}

fn validator(number: u8) -> AccountId32 {
	[number; 32].into()
}

/// Takes the witnesses of these validators back.
fn take_back(validators: impl Iterator<Item = u8>) {
	for number in validators {
		assert_ok!(Attestation::set_witness(signed(&validator(number)), None));
	}
}

/// Requests a benchmark and goes on to the draw.
fn request() {
	assert_ok!(Attestation::attest(
		signed(&WORKER),
		report(GpuClass::Rtx4090)
	));
	assert_ok!(Attestation::request_benchmark(signed(&WORKER), 40));
	run_to(now() + 2);
}

fn held() -> u128 {
	Balances::balance_on_hold(&HoldReason::BenchmarkFee.into(), &WORKER)
}

#[test]
fn witness_should_be_published_when_a_validator_says_where_it_is() {
	test(|| {
		let set = |who, service| Attestation::set_witness(signed(who), service);
		let one = validator(1);
		assert_ok!(set(&one, service("10.0.0.1:80")));
		assert_eq!(Attestation::witness(one.clone()), service("10.0.0.1:80"));
		assert_ok!(set(&one, service("[2001:db8::1]:65535")));
		let found = Attestation::witness(one.clone());
		assert_eq!(found, service("[2001:db8::1]:65535"));
		// It leaves the set of validators, and may clean up all the same.
		Validators::set(0);
		assert_ok!(set(&one, None));
		assert_eq!(Attestation::witness(one), None);
	});
}

#[test]
fn witness_should_be_refused_when_it_can_not_be_published() {
	test(|| {
		let good = service("a:1");
		let set = |origin, service| Attestation::set_witness(origin, service);
		assert_noop!(set(RuntimeOrigin::root(), good.clone()), BadOrigin);
		assert_noop!(set(RuntimeOrigin::none(), good.clone()), BadOrigin);
		assert_noop!(set(signed(&STRANGER), good), Error::<Test>::NotValidator);
		assert_noop!(set(signed(&STRANGER), None), Error::<Test>::NotFound);
		let one = validator(1);
		assert_noop!(set(signed(&one), service("a")), Error::<Test>::BadAddress);
		assert_ok!(set(signed(&one), None));
		assert_noop!(set(signed(&one), None), Error::<Test>::NotFound);
	});
}

#[test]
fn witnesses_should_be_those_that_published_when_others_did_not() {
	test(|| {
		take_back(4..=20);
		request();
		let mut drawn: Vec<_> = request_of(&WORKER).witnesses.into_inner();
		drawn.sort_by_key(|witness| witness.account.clone());
		let drawn: Vec<_> = drawn
			.into_iter()
			.map(|one| (one.account, one.signer))
			.collect();
		let all: Vec<_> = (1..=3)
			.map(|one| (validator(one), signer_of(one)))
			.collect();
		assert_eq!(drawn, all);
	});
}

#[test]
fn request_should_end_when_fewer_than_a_quorum_published() {
	test(|| {
		take_back(3..=20);
		request();
		assert_eq!((held(), Requests::<Test>::get(WORKER)), (0, None));
	});
	// Where there are no more validators, two are enough.
	test(|| {
		Validators::set(2);
		request();
		assert_eq!(request_of(&WORKER).witnesses.len(), 2);
	});
}

#[test]
fn signer_should_be_drawn_once_when_several_validators_name_it() {
	test(|| {
		for number in 1..=17 {
			publish(number, signer_of(1));
		}
		request();
		let request = request_of(&WORKER);
		let mut signers: Vec<_> = request.witnesses.iter().map(|one| &one.signer).collect();
		signers.sort();
		let expected = [1, 18, 19, 20].map(signer_of);
		assert_eq!(signers, expected.iter().collect::<Vec<_>>());
	});
}

#[test]
fn worker_should_not_witness_itself_when_a_validator_names_it() {
	test(|| {
		for number in 1..=18 {
			publish(number, WORKER);
		}
		request();
		// Two remain, of twenty.
		assert_eq!((held(), Requests::<Test>::get(WORKER)), (0, None));
	});
}

#[test]
fn signer_should_stay_when_the_validator_publishes_another() {
	test(|| {
		request();
		let first = request_of(&WORKER).witnesses[0].clone();
		let of_first = signed(&first.account);
		assert_ok!(Attestation::set_witness(of_first, service("b:2")));
		run_to(now() + 2);
		let nonce = |who| Attestation::submit_nonce(signed(who), WORKER, [1; 32]);
		assert_noop!(nonce(&STRANGER), Error::<Test>::NotWitness);
		assert_ok!(nonce(&first.signer));
	});
}

#[test]
fn second_run_should_have_other_witnesses_when_enough_published() {
	let two_runs = || {
		let mut witnesses = Vec::new();
		for _ in 0..2 {
			begin(&WORKER, 40);
			witnesses.extend(
				request_of(&WORKER)
					.witnesses
					.iter()
					.map(|one| one.account.clone()),
			);
			let real = commit(&WORKER, |_| ());
			measure(&WORKER, &real, |_| Some(GOOD));
			open(&WORKER, &real);
			run_to(100);
		}
		let (first, second) = witnesses.split_at(witnesses.len() / 2);
		let repeated = second.iter().filter(|one| first.contains(one)).count();
		assert_eq!(Attestation::class(WORKER), Some(GpuClass::Rtx4090));
		repeated
	};
	let attest = || {
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
	};
	test(|| {
		attest();
		take_back(11..=20);
		assert_eq!(two_runs(), 0);
	});
	// Of nine, some must time twice, and it counts.
	test(|| {
		attest();
		take_back(10..=20);
		assert!(two_runs() > 0);
	});
}
