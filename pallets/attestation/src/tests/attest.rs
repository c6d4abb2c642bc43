// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{Attestation as _, GpuClass, attestation::Report};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn report_should_be_worth_59_at_most_when_no_benchmark_stands_behind_it() {
	test(|| {
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		assert_eq!(Attestation::attestation_score(WORKER), Some(59));
		assert_eq!(Attestation::class(WORKER), Some(GpuClass::Unknown));
		assert_eq!(Attestation::of(&WORKER), None);
		Staked::set(false);
		assert_eq!(Attestation::attestation_score(WORKER), Some(0));
	});
}

#[test]
fn report_should_be_refused_when_it_can_not_be_taken() {
	test(|| {
		let good = report(GpuClass::Rtx4090);
		assert_noop!(
			Attestation::attest(RuntimeOrigin::root(), good.clone()),
			BadOrigin
		);
		let attest = |who| Attestation::attest(signed(who), good.clone());
		assert_noop!(attest(&STRANGER), Error::<Test>::NotFound);
		let mut unmeasured = good.clone();
		unmeasured.claim = Some(GpuClass::Rtx4070);
		assert_noop!(
			Attestation::attest(signed(&WORKER), unmeasured),
			Error::<Test>::NotClaimable
		);
		Staked::set(false);
		assert_noop!(attest(&WORKER), Error::<Test>::NoStake);
		Staked::set(true);
		assert_ok!(attest(&WORKER));
		assert_noop!(attest(&OTHER), Error::<Test>::GpuInUse);
		assert_noop!(Attestation::enrol(&WORKER), Error::<Test>::AlreadyExists);
		let mut rules = Parameters::get();
		rules.attestation.unknown_allowed = false;
		Parameters::set(rules);
		assert_noop!(
			Attestation::attest(signed(&WORKER), Report::default()),
			Error::<Test>::UnknownNotAllowed
		);
	});
}

#[test]
fn gpu_should_be_free_when_its_worker_is_one_no_more() {
	test(|| {
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		Workers::set(vec![OTHER]);
		assert_ok!(Attestation::attest(
			signed(&OTHER),
			report(GpuClass::Rtx4090)
		));
		Attestation::forget(&WORKER);
		assert_eq!(Gpus::<Test>::get([9; 32]), Some(OTHER));
	});
}
