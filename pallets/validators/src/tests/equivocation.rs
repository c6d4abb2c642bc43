// SPDX-License-Identifier: Apache-2.0

use crate::{JailReason, equivocation::due_ppm, mock::*, pallet::*};
use computechain_math::slash::{equivocation_ppm, slashed};
use computechain_primitives::{EquivocationSink, Slash, StakeLedger, ValidatorState};
use frame_support::assert_ok;

fn equivocated(index: u8, epoch: u32) -> bool {
	Validators::equivocated(&account(index), epoch)
}

fn own(index: u8) -> u128 {
	Ledger::self_stake(&account(index))
}

#[test]
fn an_equivocation_should_slash_and_jail_when_it_is_the_first_of_its_epoch() {
	run_set(10, || {
		Delegated::mutate(|delegated| delegated.insert(account(3), 500));
		assert!(equivocated(3, 0));
		// 9 / 100 is below the least ratio of 10 %.
		let slash = Slash {
			epoch: 0,
			own_ppm: 100_000,
			delegated_ppm: 100_000,
		};
		assert_eq!(Slashes::get(), vec![(account(3), slash)]);
		assert_eq!((own(3), Ledger::total_stake(&account(3))), (900, 1_350));
		assert_eq!(state(3), Some(ValidatorState::Jailed));
		assert_eq!(Disabled::get(), vec![2]);
		System::assert_has_event(
			Event::Jailed {
				validator: account(3),
				until: 1 + JAIL,
				reason: JailReason::Equivocation,
			}
			.into(),
		);
		let info = Validators::validator(account(3)).unwrap();
		assert!(info.equivocator);
		// It counts as no offence under the rules for missed slots.
		assert_eq!(info.offences, 0);
	});
}

#[test]
fn more_proofs_should_change_nothing_when_the_validator_was_punished_for_the_epoch() {
	run_set(10, || {
		assert!(equivocated(3, 0));
		let before = (own(3), Registry::<Test>::get(account(3)));
		go_to(5);
		assert!(!equivocated(3, 0));
		assert_eq!((own(3), Registry::<Test>::get(account(3))), before);
		assert_eq!(Slashes::get().len(), 1);
		// Another epoch is another offence.
		next_epoch();
		assert!(equivocated(3, 1));
		assert_eq!(own(3), 810);
	});
}

#[test]
fn earlier_offenders_should_pay_the_difference_when_there_are_more_of_them() {
	run_set(10, || {
		for index in 1..=4 {
			Own::mutate(|own| own.insert(account(index), 1_000_000));
			assert!(equivocated(index, 0));
		}
		// (12 / 10)^2 is more than all; three were (9 / 10)^2, two (6 / 10)^2.
		assert_eq!([1, 2, 3, 4].map(own), [0, 0, 0, 0]);
		let ratios: Vec<u32> = Slashes::get()
			.into_iter()
			.filter(|(who, _)| who == &account(1))
			.map(|(_, slash)| slash.own_ppm)
			.collect();
		let steps = [100_000, 360_000, 810_000, 1_000_000];
		let mut paid = 0;
		let expected: Vec<u32> = steps
			.into_iter()
			.map(|ppm| due_ppm(core::mem::replace(&mut paid, ppm), ppm))
			.collect();
		assert_eq!(ratios, expected);
		assert_eq!(expected, vec![100_000, 288_888, 703_125, 1_000_000]);
	});
}

#[test]
fn two_offenders_should_lose_the_same_when_one_is_reported_later() {
	run_set(10, || {
		let stake = 1_000_000_000_000;
		for index in [1, 2] {
			Own::mutate(|own| own.insert(account(index), stake));
			assert!(equivocated(index, 0));
		}
		let all = slashed(stake, equivocation_ppm(2, 10));
		assert_eq!(own(2), stake - all);
		// The part of what is left is floored, so the first pays at most a millionth less.
		assert!(own(1) >= own(2) && own(1) - own(2) <= stake / 1_000_000);
	});
}

#[test]
fn offenders_of_different_epochs_should_not_add_up_when_reported_together() {
	run_set(10, || {
		next_epoch();
		assert!(equivocated(1, 0));
		assert!(equivocated(2, 1));
		assert_eq!((own(1), own(2)), (900, 900));
	});
}

#[test]
fn an_exiting_validator_should_be_punished_when_it_has_not_left() {
	run_set(10, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(3)),
			MINIMUM
		));
		next_epoch();
		assert!(equivocated(3, 1));
		// As of the epoch in which its stake was bonded still.
		assert_eq!(Slashes::get()[0].1.epoch, 0);
		assert_eq!(state(3), Some(ValidatorState::Exiting));
	});
}

#[test]
fn a_validator_that_left_should_be_slashed_when_it_is_reported_within_the_window() {
	run_set(10, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(3)),
			MINIMUM
		));
		next_epoch();
		next_epoch();
		assert_eq!(state(3), None);
		assert!(equivocated(3, 1));
		// As of the epoch in which its stake was bonded still.
		let slash = Slash {
			epoch: 0,
			own_ppm: 100_000,
			delegated_ppm: 100_000,
		};
		assert_eq!(Slashes::get(), vec![(account(3), slash)]);
		assert!(!equivocated(3, 1));
		assert_eq!((state(3), Disabled::get()), (None, vec![]));
		// It pays more when there are more of that epoch.
		assert!(equivocated(4, 1));
		let second = Slashes::get()[1].clone();
		assert_eq!(second.0, account(3));
		assert_eq!(second.1.own_ppm, due_ppm(100_000, 360_000));
		for _ in 0..11 {
			next_epoch();
		}
		assert_eq!(Departures::<Test>::iter().count(), 0);
		assert!(!equivocated(3, 1));
	});
}

#[test]
fn a_jailed_validator_should_be_punished_and_marked_when_it_signed_twice() {
	run_set(10, || {
		rounds(MISSES as usize + 1, &[4]);
		let before = Validators::validator(account(4)).unwrap();
		go_to(System::block_number() as u32 + 5);
		assert!(equivocated(4, 0));
		let info = Validators::validator(account(4)).unwrap();
		assert_eq!(own(4), 855);
		assert!(info.equivocator && info.jailed_until > before.jailed_until);
		assert_eq!(info.offences, 1);
	});
}

#[test]
fn an_account_should_not_answer_for_what_it_was_when_it_registered_again() {
	run_set(10, || {
		assert!(equivocated(1, 0));
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(2)),
			MINIMUM
		));
		for _ in 0..12 {
			next_epoch();
		}
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(2)),
			MINIMUM
		));
		assert!(!equivocated(2, 11));
		assert_eq!(own(2), MINIMUM);
		// Neither does a stranger, and nobody for an epoch to come.
		assert!(!equivocated(99, 11));
		assert!(!equivocated(3, 13));
	});
}

#[test]
fn old_epochs_should_be_forgotten_when_the_report_window_has_passed() {
	run_set(10, || {
		assert!(equivocated(1, 0));
		// A window of 80 blocks is eight epochs; epoch 0 ended when epoch 1 began.
		for _ in 0..9 {
			next_epoch();
		}
		assert!(SetSizes::<Test>::contains_key(0));
		next_epoch();
		assert!(!SetSizes::<Test>::contains_key(0));
		assert!(Offenders::<Test>::get(0).is_empty());
		assert!(!equivocated(2, 0));
		assert_eq!(OldestEpoch::<Test>::get(), 1);
		assert_eq!(SetSizes::<Test>::iter().count(), 10);
	});
}

#[test]
fn a_validator_should_leave_by_taking_out_nothing_when_all_was_slashed() {
	run_set(10, || {
		for index in 1..=4 {
			assert!(equivocated(index, 0));
		}
		assert_eq!(own(1), 0);
		Validators::do_try_state().unwrap();
		assert_ok!(Validators::unstake(RuntimeOrigin::signed(account(1)), 0));
		assert_eq!(state(1), Some(ValidatorState::Exiting));
	});
}

#[test]
fn the_due_part_should_be_of_what_is_left_when_something_was_paid() {
	assert_eq!(due_ppm(0, 100_000), 100_000);
	assert_eq!(due_ppm(100_000, 100_000), 0);
	assert_eq!(due_ppm(500_000, 1_000_000), 1_000_000);
	assert_eq!(due_ppm(100_000, 360_000), 288_888);
	assert_eq!(due_ppm(1_000_000, 1_000_000), 0);
	assert_eq!(due_ppm(360_000, 100_000), 0);
}
