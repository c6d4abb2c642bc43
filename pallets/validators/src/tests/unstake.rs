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
				burned: 0,
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
		// It may come back when nothing that it did can be reported any more: it left in epoch 2,
		// and the window of 80 blocks is eight epochs.
		let stake = || Validators::stake(RuntimeOrigin::signed(account(2)), MINIMUM);
		for _ in 0..9 {
			next_epoch();
			assert_noop!(stake(), Error::<Test>::TooEarly);
		}
		next_epoch();
		assert_ok!(stake());
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

#[test]
fn unstake_should_touch_nobody_else_when_anyone_calls() {
	run(2, || {
		// The caller is the only one whose stake a call can name.
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(9)),
			MINIMUM
		));
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(9)),
			MINIMUM
		));
		assert_eq!(Ledger::self_stake(&account(1)), MINIMUM);
		assert_eq!(Ledger::self_stake(&account(2)), MINIMUM);
		assert_eq!(Validators::state(&account(1)), Some(ValidatorState::Active));
	});
}

#[test]
fn unstake_should_burn_a_tenth_when_the_validator_is_in_jail() {
	run_set(6, || {
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(6)),
			MINIMUM
		));
		rounds(MISSES as usize, &[6]);
		assert_eq!(Ledger::self_stake(&account(6)), 1_900);
		let burned = LedgerBurned::get();
		assert_ok!(Validators::unstake(RuntimeOrigin::signed(account(6)), 109));
		assert_eq!(Ledger::self_stake(&account(6)), 1_791);
		assert_eq!(LedgerBurned::get(), burned + 10);
		System::assert_last_event(
			Event::Unstaked {
				validator: account(6),
				amount: 99,
				burned: 10,
			}
			.into(),
		);
		// Both weigh on the score.
		let performance = Validators::performance(account(6)).unwrap();
		assert_eq!(performance.penalties, 110);

		assert_noop!(
			Validators::unstake(RuntimeOrigin::signed(account(6)), 792),
			Error::<Test>::TooLow
		);
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(6)),
			1_791
		));
		assert_eq!(LedgerBurned::get(), burned + 10 + 179);
		assert_eq!(
			Validators::state(&account(6)),
			Some(ValidatorState::Exiting)
		);
	});
}
