// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{StakeLedger, ValidatorState};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_runtime::{DispatchError::BadOrigin, TokenError};

#[test]
fn delegate_should_hold_the_amount_when_everything_is_in_order() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, MINIMUM));
		assert_ok!(delegate(20, 1, 2 * MINIMUM));
		assert_eq!(bonded(1, 20), 3 * MINIMUM);
		assert_eq!(Delegation::total_stake(&account(1)), 1_000 + 3 * MINIMUM);
		assert_eq!(Delegation::self_stake(&account(1)), 1_000);
		let held = Balances::balance_on_hold(&HoldReason::Staked.into(), &account(20));
		assert_eq!(held, 3 * MINIMUM);
		System::assert_last_event(
			Event::Bonded {
				validator: account(1),
				who: account(20),
				amount: 2 * MINIMUM,
			}
			.into(),
		);
		let delegations = Delegation::delegations(account(20));
		assert_eq!(delegations.len(), 1);
		assert_eq!(
			(delegations[0].bonded, delegations[0].earning),
			(3 * MINIMUM, 0)
		);
	});
}

#[test]
fn delegate_should_fail_when_the_validator_is_unknown_jailed_exiting_or_ejected() {
	run(|| {
		register(1, 1_000, 0);
		assert_noop!(delegate(20, 2, MINIMUM), Error::<Test>::NotFound);
		set_state(1, Some(ValidatorState::Jailed));
		assert_noop!(delegate(20, 1, MINIMUM), Error::<Test>::Jailed);
		set_state(1, Some(ValidatorState::Exiting));
		assert_noop!(delegate(20, 1, MINIMUM), Error::<Test>::Exiting);
		set_state(1, Some(ValidatorState::Ejected));
		assert_noop!(delegate(20, 1, MINIMUM), Error::<Test>::Ejected);
	});
}

#[test]
fn delegate_should_fail_when_a_validator_delegates_to_itself() {
	run(|| {
		register(1, 1_000, 0);
		assert_noop!(delegate(1, 1, MINIMUM), Error::<Test>::OwnValidator);
	});
}

#[test]
fn delegate_should_fail_when_the_amount_is_below_the_minimum() {
	run(|| {
		register(1, 1_000, 0);
		for amount in [0, 1, MINIMUM - 1] {
			assert_noop!(delegate(20, 1, amount), Error::<Test>::TooLow);
		}
		assert_ok!(delegate(20, 1, MINIMUM));
		assert_noop!(delegate(20, 1, MINIMUM - 1), Error::<Test>::TooLow);
	});
}

#[test]
fn delegate_should_fail_when_the_balance_is_smaller() {
	run(|| {
		register(1, 1_000, 0);
		// The existential deposit stays free.
		for amount in [FUNDS - EXISTENTIAL_DEPOSIT + 1, u128::MAX] {
			assert_noop!(delegate(20, 1, amount), TokenError::FundsUnavailable);
		}
		assert_ok!(delegate(20, 1, FUNDS - EXISTENTIAL_DEPOSIT));
	});
}

#[test]
fn delegate_should_fail_when_the_delegator_has_too_many_validators() {
	run(|| {
		for index in 1..=11 {
			register(index, 1_000, 0);
		}
		for index in 1..=10 {
			assert_ok!(delegate(20, index, MINIMUM));
		}
		assert_noop!(
			delegate(20, 11, MINIMUM),
			Error::<Test>::MaxValidatorsExceeded
		);
		assert_ok!(delegate(20, 10, MINIMUM));
		assert_ok!(undelegate(20, 10, 2 * MINIMUM));
		assert_ok!(delegate(20, 11, MINIMUM));
	});
}

#[test]
fn the_power_cap_should_bind_for_ever_when_ten_validators_have_registered() {
	run(|| {
		for index in 1..=9 {
			register(index, 1_000, 0);
		}
		assert_ok!(delegate(20, 1, 5_000));
		assert!(!CapHolds::<Test>::get());
		register(10, 1_000, 0);
		assert!(CapHolds::<Test>::get());

		// Total 15,000, power of the second 1,000: 5 * (1,000 + d) <= 15,000 + d.
		assert_noop!(delegate(21, 2, 2_501), Error::<Test>::MaxPowerExceeded);
		assert_ok!(delegate(21, 2, 2_500));
		assert_noop!(delegate(21, 1, MINIMUM), Error::<Test>::MaxPowerExceeded);
		// Own stake is bound as well, the first one included.
		assert_noop!(
			Delegation::bond_self(&account(2), 1_000),
			Error::<Test>::MaxPowerExceeded
		);
		assert_noop!(
			Delegation::bond_self(&account(11), 100_000),
			Error::<Test>::MaxPowerExceeded
		);

		for index in 3..=10 {
			set_state(index, None);
		}
		assert_noop!(delegate(21, 2, 100_000), Error::<Test>::MaxPowerExceeded);
	});
}

#[test]
fn delegate_should_fail_when_the_origin_is_not_signed() {
	run(|| {
		register(1, 1_000, 0);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Delegation::delegate(origin, account(1), MINIMUM), BadOrigin);
		}
	});
}
