// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::Attestation as _;
use frame_support::assert_ok;

fn attested() {
	let mut nothing = report(Default::default());
	nothing.claim = None;
	assert_ok!(Attestation::attest(signed(&WORKER), nothing));
	benchmark(&WORKER, |_| Some(GOOD));
	assert!(Attestation::of(&WORKER).is_some());
}

#[test]
fn worker_should_be_suspended_when_it_does_not_bring_what_it_owes() {
	test(|| {
		attested();
		Attestation::owe_benchmark(&WORKER, now() + 20);
		run_to(now() + 20);
		assert_eq!(Attestation::of(&WORKER), None);
		// A benchmark of the same epoch is allowed, because it is owed.
		benchmark(&WORKER, |_| Some(GOOD));
		assert!(Attestation::of(&WORKER).is_some());
	});
}

#[test]
fn worker_should_not_be_suspended_when_the_spot_check_is_running() {
	test(|| {
		attested();
		Attestation::owe_benchmark(&WORKER, now() + 5);
		benchmark(&WORKER, |_| Some(GOOD));
		assert!(Attestation::of(&WORKER).is_some());
		let owed = Records::<Test>::get(WORKER).and_then(|record| record.owed);
		assert!(owed > Some(now() + 100_000));
	});
}

#[test]
fn benchmark_should_be_owed_when_two_runs_are_flagged() {
	test(|| {
		attested();
		for flags in [1, 0] {
			run_to((now() / 100 + 1) * 100);
			let slow = if flags == 1 { 20 } else { 60 };
			benchmark(&WORKER, |_| Some((slow, 4, true)));
			let record = Records::<Test>::get(WORKER).expect("on record");
			assert_eq!(record.flags, flags);
			assert_eq!(record.owed == Some(now() + 100), flags == 0);
		}
	});
}
