// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::GpuClass;
use frame_support::{assert_noop, assert_ok};

#[test]
fn commitment_should_be_refused_when_it_is_early_or_has_no_quorum() {
	test(|| {
		let commit = |used| Attestation::commit_benchmark(signed(&WORKER), used, [1; 32], [2; 32]);
		assert_noop!(commit(31), Error::<Test>::NotFound);
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		assert_ok!(Attestation::request_benchmark(signed(&WORKER), 40));
		assert_noop!(commit(31), Error::<Test>::NotYet);
		run_to(6);
		assert_noop!(commit(7), Error::<Test>::NoQuorum);
		for witness in request_of(&WORKER).witnesses.iter().take(3) {
			assert_ok!(Attestation::submit_nonce(
				signed(&witness.signer),
				WORKER,
				[1; 32]
			));
		}
		for used in [0, 3, 15, 128 + 7] {
			assert_noop!(commit(used), Error::<Test>::NoQuorum);
		}
		assert_ok!(commit(7));
		assert_noop!(commit(7), Error::<Test>::AlreadyExists);
	});
}
