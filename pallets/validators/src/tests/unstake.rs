// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{StakeLedger, ValidatorRegistry, ValidatorState};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn unstake_should_leave_a_validator_registered_when_the_minimum_remains() {
	run(2, || {
		assert_ok!(Validators::stake(RuntimeOrigin::signed(account(1)), 5));
		assert_ok!(Validators::unstake(RuntimeOrigin::signed(account(1)), 5));
		assert_eq!(Ledger::self_stake(&account(1)), MINIMUM);
		assert_eq!(Validators::state(&account(1)), Some(ValidatorState::Active));
		System::assert_last_event(
			Event::Unstaked {
				validator: account(1),
				amount: 5,
			}
			.into(),
		);
	});
}

#[test]
fn unstake_should_make_a_validator_exit_and_leave_when_all_is_taken_out() {
	run(4, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(2)),
			MINIMUM
		));
		assert_eq!(
			Validators::state(&account(2)),
			Some(ValidatorState::Exiting)
		);
		// It was queued already for epoch 1, so it acts until that one ends.
		next_epoch();
		assert_eq!((current(), next()), (vec![1, 2, 3, 4], vec![1, 3, 4]));
		assert_eq!(
			Validators::state(&account(2)),
			Some(ValidatorState::Exiting)
		);
		assert!(Left::get().is_empty());
		next_epoch();
		assert_eq!(current(), vec![1, 3, 4]);
		assert_eq!(Validators::state(&account(2)), None);
		assert_eq!(Left::get(), vec![account(2)]);
		System::assert_has_event(
			Event::Left {
				validator: account(2),
			}
			.into(),
		);
		// Only now may it come back.
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(2)),
			MINIMUM
		));
	});
}

#[test]
fn unstake_should_fail_when_too_little_would_remain() {
	run(1, || {
		assert_noop!(
			Validators::unstake(RuntimeOrigin::signed(account(1)), 1),
			Error::<Test>::TooLow
		);
		assert_noop!(
			Validators::unstake(RuntimeOrigin::signed(account(1)), 0),
			Error::<Test>::TooLow
		);
	});
}

#[test]
fn unstake_should_fail_when_the_amount_is_more_than_the_stake() {
	run(1, || {
		for amount in [MINIMUM + 1, u128::MAX] {
			assert_noop!(
				Validators::unstake(RuntimeOrigin::signed(account(1)), amount),
				Error::<Test>::InsufficientStake
			);
		}
	});
}

#[test]
fn unstake_should_fail_when_a_stranger_calls() {
	run(1, || {
		assert_noop!(
			Validators::unstake(RuntimeOrigin::signed(account(9)), MINIMUM),
			Error::<Test>::NotFound
		);
		assert_noop!(
			Validators::unstake(RuntimeOrigin::root(), MINIMUM),
			BadOrigin
		);
		assert_noop!(
			Validators::unstake(RuntimeOrigin::none(), MINIMUM),
			BadOrigin
		);
		assert_eq!(Ledger::self_stake(&account(1)), MINIMUM);
	});
}

#[test]
fn unstake_should_fail_when_the_validator_is_exiting_already() {
	run(2, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(1)),
			MINIMUM
		));
		assert_noop!(
			Validators::unstake(RuntimeOrigin::signed(account(1)), MINIMUM),
			Error::<Test>::Exiting
		);
	});
}
