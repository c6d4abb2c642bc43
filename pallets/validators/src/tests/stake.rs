// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{StakeLedger, ValidatorRegistry, ValidatorState};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError::BadOrigin, TokenError};

#[test]
fn stake_should_register_a_candidate_when_called_first() {
	run(1, || {
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(9)),
			MINIMUM
		));
		assert_eq!(
			Validators::state(&account(9)),
			Some(ValidatorState::Candidate)
		);
		assert_eq!(Ledger::self_stake(&account(9)), MINIMUM);
		assert_eq!(Joined::get(), 2);
		System::assert_has_event(
			Event::Registered {
				validator: account(9),
			}
			.into(),
		);
		System::assert_last_event(
			Event::Staked {
				validator: account(9),
				amount: MINIMUM,
			}
			.into(),
		);
	});
}

#[test]
fn stake_should_add_any_amount_when_already_registered() {
	run(1, || {
		assert_ok!(Validators::stake(RuntimeOrigin::signed(account(1)), 1));
		assert_eq!(Ledger::self_stake(&account(1)), MINIMUM + 1);
		assert_eq!(Joined::get(), 1);
	});
}

#[test]
fn stake_should_fail_when_the_amount_is_below_the_minimum() {
	run(1, || {
		for amount in [0, MINIMUM - 1] {
			assert_noop!(
				Validators::stake(RuntimeOrigin::signed(account(9)), amount),
				Error::<Test>::TooLow
			);
		}
		assert_noop!(
			Validators::stake(RuntimeOrigin::signed(account(1)), 0),
			Error::<Test>::TooLow
		);
	});
}

#[test]
fn stake_should_fail_when_the_balance_is_smaller() {
	run(1, || {
		for amount in [FUNDS + 1, u128::MAX] {
			assert_noop!(
				Validators::stake(RuntimeOrigin::signed(account(9)), amount),
				TokenError::FundsUnavailable
			);
			assert_noop!(
				Validators::stake(RuntimeOrigin::signed(account(1)), amount),
				TokenError::FundsUnavailable
			);
		}
	});
}

#[test]
fn stake_should_fail_when_there_are_too_many_candidates() {
	run(40, || {
		assert_noop!(
			Validators::stake(RuntimeOrigin::signed(account(50)), MINIMUM),
			Error::<Test>::MaxCandidatesExceeded
		);
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(40)),
			MINIMUM
		));
	});
}

#[test]
fn stake_should_fail_when_the_validator_is_exiting() {
	run(2, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(2)),
			MINIMUM
		));
		assert_noop!(
			Validators::stake(RuntimeOrigin::signed(account(2)), MINIMUM),
			Error::<Test>::Exiting
		);
	});
}

#[test]
fn stake_should_wait_for_old_delegations_when_the_account_was_a_validator_before() {
	run(1, || {
		Delegated::mutate(|delegated| delegated.insert(account(9), 1));
		assert_noop!(
			Validators::stake(RuntimeOrigin::signed(account(9)), MINIMUM),
			Error::<Test>::TooEarly
		);
		Delegated::mutate(|delegated| delegated.remove(&account(9)));
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(9)),
			MINIMUM
		));
	});
}

#[test]
fn stake_should_fail_when_the_origin_is_not_signed() {
	run(1, || {
		assert_noop!(Validators::stake(RuntimeOrigin::none(), MINIMUM), BadOrigin);
		assert_noop!(Validators::stake(RuntimeOrigin::root(), MINIMUM), BadOrigin);
	});
}
