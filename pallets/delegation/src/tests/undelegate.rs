// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{StakeLedger, ValidatorState};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn undelegate_should_queue_the_amount_and_move_no_token_when_called() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 500));
		let free = Balances::free_balance(account(20));
		let issuance = Balances::total_issuance();
		assert_ok!(undelegate(20, 1, 200));
		assert_eq!(bonded(1, 20), 300);
		assert_eq!(Delegation::total_stake(&account(1)), 1_300);
		assert_eq!(Balances::free_balance(account(20)), free);
		assert_eq!(Balances::total_issuance(), issuance);
		let unbonding = Delegation::unbonding(account(20));
		assert_eq!(unbonding.len(), 1);
		assert_eq!(
			(unbonding[0].amount, unbonding[0].due),
			(200, 1 + UNBONDING)
		);
		// Five blocks of one second from now.
		assert_eq!(unbonding[0].at, Now::get() + 5_000);
		System::assert_last_event(
			Event::Unbonded {
				validator: account(1),
				who: account(20),
				amount: 200,
				due: 1 + UNBONDING,
			}
			.into(),
		);
	});
}

#[test]
fn undelegate_should_fail_when_too_little_is_taken_or_would_remain() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 250));
		for amount in [0, MINIMUM - 1, 151, 249] {
			assert_noop!(undelegate(20, 1, amount), Error::<Test>::TooLow);
		}
		assert_ok!(undelegate(20, 1, 150));
		assert_ok!(undelegate(20, 1, 100));
		assert_eq!(Positions::<Test>::get(account(1), account(20)), None);
		assert!(Delegations::<Test>::get(account(20)).is_empty());
		// Both amounts of this block come back as one.
		assert_eq!(Delegation::unbonding(account(20))[0].amount, 250);
	});
}

#[test]
fn undelegate_should_fail_when_the_amount_is_more_than_the_position() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 250));
		for amount in [251, u128::MAX] {
			assert_noop!(undelegate(20, 1, amount), Error::<Test>::InsufficientStake);
		}
	});
}

#[test]
fn undelegate_should_fail_when_a_stranger_calls() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 250));
		assert_noop!(undelegate(21, 1, 250), Error::<Test>::NotFound);
		assert_noop!(undelegate(20, 2, 250), Error::<Test>::NotFound);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Delegation::undelegate(origin, account(1), 250), BadOrigin);
		}
		assert_eq!(bonded(1, 20), 250);
	});
}

#[test]
fn undelegate_should_fail_when_a_validator_means_its_own_stake() {
	run(|| {
		register(1, 1_000, 0);
		assert_noop!(undelegate(1, 1, 1_000), Error::<Test>::OwnValidator);
	});
}

#[test]
fn undelegate_should_work_when_the_validator_is_jailed_exiting_ejected_or_gone() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 550));
		for state in [
			ValidatorState::Jailed,
			ValidatorState::Exiting,
			ValidatorState::Ejected,
		] {
			set_state(1, Some(state));
			assert_ok!(undelegate(20, 1, 100));
		}
		assert_ok!(undelegate(20, 1, 100));
		assert_ok!(Delegation::unbond_self(&account(1), 1_000));
		set_state(1, None);
		assert_ok!(undelegate(20, 1, 150));
		assert_eq!(Delegation::total_stake(&account(1)), 0);
	});
}

#[test]
fn undelegate_should_see_what_slashes_left_when_nobody_has_applied_them() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 110));
		assert_ok!(delegate(21, 1, 250));
		slash(1, 0, 100_000);
		// 99 are left of 110, which is less than the minimum, so that it is all or nothing.
		assert_noop!(undelegate(20, 1, 110), Error::<Test>::InsufficientStake);
		assert_noop!(undelegate(20, 1, 50), Error::<Test>::TooLow);
		assert_ok!(undelegate(20, 1, 99));
		// 225 are left of 250.
		assert_noop!(undelegate(21, 1, 150), Error::<Test>::TooLow);
		assert_ok!(undelegate(21, 1, 125));
		assert_eq!((held(20), held(21)), (99, 225));
		assert_eq!(Delegation::total_stake(&account(1)), 900 + 100);
	});
}
