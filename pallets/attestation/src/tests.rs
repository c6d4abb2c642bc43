// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Record, UNKNOWN_SCORE, mock::*, pallet::Records};
use computechain_primitives::{Attestation as _, Attested, GpuClass};
use frame_support::{assert_noop, assert_ok};

const ATTESTED: Attested = Attested {
	class: GpuClass::Unknown,
	score: UNKNOWN_SCORE,
};

#[test]
fn worker_should_be_recorded_when_unknown_hardware_is_allowed() {
	test(|| {
		assert_eq!(Attestation::of(&7), None);
		assert_eq!(Attestation::attestation_score(7), None);
		assert_ok!(Attestation::enrol(&7));
		let record = Record {
			class: GpuClass::Unknown,
			score: 40,
			since: 1,
		};
		assert_eq!(Records::<Test>::get(7), Some(record));
		assert_eq!(Attestation::of(&7), Some(ATTESTED));
		assert_eq!(Attestation::attestation_score(7), Some(40));
		System::assert_last_event(
			Event::WorkerAttested {
				worker: 7,
				class: GpuClass::Unknown,
				score: 40,
			}
			.into(),
		);
	});
}

#[test]
fn worker_should_be_refused_when_unknown_hardware_is_not_allowed() {
	test(|| {
		admit(35, false);
		assert_noop!(Attestation::enrol(&7), Error::<Test>::UnknownNotAllowed);
	});
}

#[test]
fn worker_should_be_refused_when_it_is_on_record() {
	test(|| {
		assert_ok!(Attestation::enrol(&7));
		assert_noop!(Attestation::enrol(&7), Error::<Test>::AlreadyExists);
	});
}

#[test]
fn worker_should_not_count_as_attested_when_the_network_raises_its_demands() {
	test(|| {
		assert_ok!(Attestation::enrol(&7));
		admit(UNKNOWN_SCORE, true);
		assert_eq!(Attestation::of(&7), Some(ATTESTED));
		admit(UNKNOWN_SCORE + 1, true);
		assert_eq!(Attestation::of(&7), None);
		admit(0, false);
		assert_eq!(Attestation::of(&7), None);
		assert_eq!(Attestation::attestation_score(7), Some(UNKNOWN_SCORE));
	});
}

#[test]
fn worker_should_be_forgotten_when_it_leaves() {
	test(|| {
		assert_ok!(Attestation::enrol(&7));
		Attestation::forget(&7);
		assert_eq!(Attestation::of(&7), None);
		assert_ok!(Attestation::enrol(&7));
	});
}
