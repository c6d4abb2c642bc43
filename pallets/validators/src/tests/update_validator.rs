// SPDX-License-Identifier: Apache-2.0

use crate::{Metadata, mock::*, pallet::*};
use computechain_primitives::ValidatorRegistry;
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_runtime::DispatchError::BadOrigin;

/// The blocks between two requests in the mock.
const COOLDOWN: u32 = 50;

fn set(index: u8, rate: u32) -> DispatchResult {
	Validators::update_validator(RuntimeOrigin::signed(account(index)), Some(rate), None)
}

fn present(index: u8, metadata: Metadata) -> DispatchResult {
	Validators::update_validator(RuntimeOrigin::signed(account(index)), None, Some(metadata))
}

fn metadata(name: &[u8], website: &[u8], description: &[u8]) -> Metadata {
	Metadata {
		name: name.to_vec().try_into().unwrap(),
		website: website.to_vec().try_into().unwrap(),
		description: description.to_vec().try_into().unwrap(),
	}
}

fn in_force() -> u32 {
	Validators::commission(&account(1))
}

#[test]
fn a_raise_should_act_from_the_first_epoch_after_the_notice_when_it_is_set() {
	run(1, || {
		// Block 1; the notice of 15 blocks ends in block 16, epoch 2 begins in block 20.
		assert_ok!(set(1, 50_000));
		System::assert_last_event(
			Event::CommissionSet {
				validator: account(1),
				commission: 50_000,
				from: 2,
			}
			.into(),
		);
		let info = Validators::validator(account(1)).unwrap();
		assert_eq!((info.commission, info.next_commission), (0, 50_000));
		assert_eq!(info.next_commission_from, 2);
		next_epoch();
		assert_eq!(in_force(), 0);
		next_epoch();
		assert_eq!(in_force(), 50_000);
	});
}

#[test]
fn a_raise_should_act_from_an_epoch_that_begins_exactly_after_the_notice() {
	for (block, from) in [(5, 2), (6, 3)] {
		run(1, || {
			// The notice ends in block 20, where epoch 2 begins, or one later.
			go_to(block);
			assert_ok!(set(1, 1));
			let info = Validators::validator(account(1)).unwrap();
			assert_eq!(info.next_commission_from, from);
		});
	}
}

#[test]
fn a_cut_should_act_from_the_next_epoch_when_it_is_set() {
	genesis(vec![(account(1), MINIMUM, 200_000)]).execute_with(|| {
		assert_ok!(set(1, 10_000));
		assert_eq!(in_force(), 200_000);
		next_epoch();
		assert_eq!(in_force(), 10_000);
	});
}

#[test]
fn the_rate_of_the_epochs_start_should_hold_when_the_epoch_ends() {
	run(1, || {
		assert_ok!(set(1, 50_000));
		next_epoch();
		next_epoch();
		go_to(1 + COOLDOWN);
		assert_ok!(set(1, 0));
		assert_eq!(in_force(), 50_000);
		next_epoch();
		assert_eq!(in_force(), 0);
	});
}

#[test]
fn update_validator_should_fail_when_the_commission_is_over_the_limit() {
	run(1, || {
		for rate in [200_001, u32::MAX] {
			assert_noop!(set(1, rate), Error::<Test>::MaxCommissionExceeded);
		}
	});
}

#[test]
fn update_validator_should_fail_when_the_commission_rises_too_much_at_once() {
	run(1, || {
		assert_noop!(set(1, 50_001), Error::<Test>::CommissionStepExceeded);
		assert_ok!(set(1, 50_000));
	});
}

#[test]
fn a_raise_should_be_measured_by_the_rate_in_force_when_another_is_on_its_way() {
	genesis(vec![(account(1), MINIMUM, 150_000)]).execute_with(|| {
		assert_ok!(set(1, 200_000));
		// Not in force before epoch 2, which has not come when the cooldown ends.
		go_to(1 + COOLDOWN);
		assert_eq!(in_force(), 150_000);
		assert_ok!(set(1, 190_000));
		let info = Validators::validator(account(1)).unwrap();
		assert_eq!((info.commission, info.next_commission), (150_000, 190_000));
	});
	run(1, || {
		assert_ok!(set(1, 50_000));
		go_to(1 + COOLDOWN);
		assert_noop!(set(1, 100_000), Error::<Test>::CommissionStepExceeded);
	});
}

#[test]
fn update_validator_should_fail_when_the_last_request_is_too_recent() {
	run(1, || {
		go_to(3);
		assert_ok!(set(1, 50_000));
		go_to(3 + COOLDOWN - 1);
		assert_noop!(set(1, 0), Error::<Test>::TooSoon);
		assert_noop!(set(1, 50_000), Error::<Test>::TooSoon);
		// A refused request does not begin another cooldown.
		go_to(3 + COOLDOWN);
		assert_ok!(set(1, 0));
	});
}

#[test]
fn metadata_should_be_stored_and_removed_when_it_is_given() {
	run(1, || {
		let full = metadata(&[b'n'; 64], "ü".repeat(64).as_bytes(), &[b'd'; 280]);
		assert_ok!(present(1, full.clone()));
		System::assert_last_event(
			Event::MetadataSet {
				validator: account(1),
			}
			.into(),
		);
		assert_eq!(Validators::validator(account(1)).unwrap().metadata, full);
		// It has no cooldown.
		assert_ok!(present(1, Metadata::default()));
		assert!(!MetadataOf::<Test>::contains_key(account(1)));
	});
}

#[test]
fn metadata_should_be_refused_when_it_is_not_utf8_or_too_long() {
	run(1, || {
		let wrong = [0xc3, 0x28];
		for metadata in [
			metadata(&wrong, b"", b""),
			metadata(b"", &wrong, b""),
			metadata(b"", b"", &wrong),
		] {
			assert_noop!(present(1, metadata), Error::<Test>::NotUtf8);
		}
		// A longer text is no call at all.
		use codec::{Decode, Encode};
		let long = (vec![b'n'; 65], vec![b'w'; 128], vec![b'd'; 280]).encode();
		assert!(Metadata::decode(&mut &long[..]).is_err());
		let fits = (vec![b'n'; 64], vec![b'w'; 128], vec![b'd'; 280]).encode();
		assert!(Metadata::decode(&mut &fits[..]).is_ok());
	});
}

#[test]
fn nothing_should_be_kept_when_one_of_two_changes_is_refused() {
	run(1, || {
		assert_noop!(
			Validators::update_validator(
				RuntimeOrigin::signed(account(1)),
				Some(200_001),
				Some(metadata(b"name", b"", b""))
			),
			Error::<Test>::MaxCommissionExceeded
		);
		assert_noop!(
			Validators::update_validator(
				RuntimeOrigin::signed(account(1)),
				Some(1),
				Some(metadata(&[0xff], b"", b""))
			),
			Error::<Test>::NotUtf8
		);
	});
}

#[test]
fn update_validator_should_fail_when_there_is_nothing_to_change() {
	run(1, || {
		assert_noop!(
			Validators::update_validator(RuntimeOrigin::signed(account(1)), None, None),
			Error::<Test>::NothingToChange
		);
	});
}

#[test]
fn update_validator_should_fail_when_the_caller_is_no_validator_in_office() {
	run(2, || {
		assert_noop!(set(9, 0), Error::<Test>::NotFound);
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(1)),
			MINIMUM
		));
		assert_noop!(set(1, 0), Error::<Test>::Exiting);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				Validators::update_validator(origin, Some(0), None),
				BadOrigin
			);
		}
	});
}
