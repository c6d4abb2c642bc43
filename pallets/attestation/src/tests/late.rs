// SPDX-License-Identifier: Apache-2.0
//! What comes after its time, though the clock has not got to it yet.

use crate::{Measurement, mock::*, pallet::*};
use computechain_primitives::GpuClass;
use frame_support::{assert_noop, assert_ok};

fn attest() {
	assert_ok!(Attestation::attest(
		signed(&WORKER),
		report(GpuClass::Rtx4090)
	));
}

/// Goes to the block in which the clock should look at the request, before it does.
fn skip_to_due() {
	System::set_block_number(request_of(&WORKER).due.into());
}

#[test]
fn nonce_should_be_refused_when_the_time_is_over() {
	test(|| {
		attest();
		assert_ok!(Attestation::request_benchmark(signed(&WORKER), 40));
		run_to(5);
		let signer = request_of(&WORKER).witnesses[0].signer.clone();
		skip_to_due();
		let late = Attestation::submit_nonce(signed(&signer), WORKER, [1; 32]);
		assert_noop!(late, Error::<Test>::TooLate);
	});
}

#[test]
fn nonce_should_be_refused_when_the_worker_has_committed() {
	test(|| {
		attest();
		begin(&WORKER, 40);
		commit(&WORKER, |_| ());
		let signer = request_of(&WORKER).witnesses[0].signer.clone();
		let late = Attestation::submit_nonce(signed(&signer), WORKER, [1; 32]);
		assert_noop!(late, Error::<Test>::TooLate);
	});
}

#[test]
fn commitment_should_be_refused_when_the_time_is_over() {
	test(|| {
		attest();
		begin(&WORKER, 40);
		skip_to_due();
		let late = Attestation::commit_benchmark(signed(&WORKER), 31, [1; 32], [2; 32]);
		assert_noop!(late, Error::<Test>::TooLate);
	});
}

#[test]
fn measurement_should_be_refused_when_the_time_is_over() {
	test(|| {
		attest();
		begin(&WORKER, 40);
		let real = commit(&WORKER, |_| ());
		let signer = request_of(&WORKER).witnesses[0].signer.clone();
		skip_to_due();
		let measured = Measurement {
			commitment: real.commitment,
			chain_millis: 1,
			walk_millis: 1,
			valid: true,
		};
		let late = Attestation::submit_measurement(signed(&signer), WORKER, measured);
		assert_noop!(late, Error::<Test>::TooLate);
	});
}

#[test]
fn openings_should_be_refused_when_the_time_is_over() {
	test(|| {
		attest();
		begin(&WORKER, 40);
		commit(&WORKER, |_| ());
		skip_to_due();
		let late = Attestation::open_benchmark(signed(&WORKER), Default::default());
		assert_noop!(late, Error::<Test>::TooLate);
	});
}

#[test]
fn last_block_should_be_in_time_when_samples_are_opened() {
	test(|| {
		attest();
		begin(&WORKER, 40);
		let real = commit(&WORKER, |_| ());
		let committed = request_of(&WORKER).committed.expect("committed");
		// 20 validators.
		run_to(committed.sampled + 60);
		open(&WORKER, &real);
		assert!(
			request_of(&WORKER)
				.committed
				.is_some_and(|made| made.opened)
		);
	});
}

#[test]
fn start_should_be_the_cohort_s_when_the_clock_draws_late() {
	for (late, start) in [(3, 5), (4, 5), (5, 7), (9, 11)] {
		test(|| {
			attest();
			assert_ok!(Attestation::request_benchmark(signed(&WORKER), 40));
			System::set_block_number(u64::from(late) - 1);
			run_to(late);
			assert_eq!(request_of(&WORKER).start, Some(start));
		});
	}
}
