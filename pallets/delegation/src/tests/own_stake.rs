// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::StakeLedger;
use frame_support::{assert_noop, assert_ok};

#[test]
fn own_stake_should_unbond_and_return_when_the_validator_takes_it_out() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(Delegation::unbond_self(&account(1), 400));
		assert_eq!(Delegation::self_stake(&account(1)), 600);
		assert_eq!(Delegation::total_stake(&account(1)), 600);
		blocks(UNBONDING.into());
		assert_eq!(Balances::free_balance(account(1)), FUNDS - 600);
		assert_eq!(Delegation::delegations(account(1))[0].bonded, 600);
	});
}

#[test]
fn own_stake_should_fail_to_bond_when_it_is_nothing() {
	run(|| {
		assert_noop!(Delegation::bond_self(&account(1), 0), Error::<Test>::TooLow);
	});
}

#[test]
fn own_stake_should_fail_to_unbond_when_it_is_smaller_or_missing() {
	run(|| {
		register(1, 1_000, 0);
		assert_noop!(
			Delegation::unbond_self(&account(1), 1_001),
			Error::<Test>::InsufficientStake
		);
		assert_noop!(
			Delegation::unbond_self(&account(2), 1),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn own_stake_should_earn_in_epoch_zero_when_it_is_bonded_at_genesis() {
	run(|| {
		System::set_block_number(0);
		register(1, 1_000, 0);
		System::set_block_number(1);
		assert_ok!(delegate(20, 1, 1_000));
		earn(1, 100);
		next_epoch();
		assert_eq!((gained(1), gained(20)), (100, 0));
	});
}

#[test]
fn own_stake_should_burn_exactly_when_it_is_penalised() {
	run(|| {
		register(1, 1_000, 0);
		next_epoch();
		assert_ok!(Delegation::burn_self(&account(1), 100));
		assert_eq!(Delegation::self_stake(&account(1)), 900);
		assert_eq!((wealth(1), Burned::get()), (FUNDS - 100, 100));
		assert_eq!(Delegation::total(), 900);
		System::assert_last_event(
			Event::StakeBurned {
				validator: account(1),
				who: account(1),
				amount: 100,
			}
			.into(),
		);
		// It earns no more on what was burned, and can lose all.
		assert_eq!(Delegation::delegations(account(1))[0].earning, 900);
		assert_ok!(Delegation::burn_self(&account(1), 900));
		assert_eq!(Delegation::self_stake(&account(1)), 0);
		assert!(Delegation::delegations(account(1)).is_empty());
	});
}

#[test]
fn own_stake_should_fail_to_burn_when_it_is_smaller_or_missing() {
	run(|| {
		register(1, 1_000, 0);
		assert_noop!(
			Delegation::burn_self(&account(1), 1_001),
			Error::<Test>::InsufficientStake
		);
		assert_noop!(
			Delegation::burn_self(&account(2), 1),
			Error::<Test>::NotFound
		);
	});
}

#[test]
fn totals_should_tell_own_delegated_and_unbonding_stake_apart_when_it_moves() {
	run(|| {
		register(1, 1_000, 0);
		register(2, 2_000, 0);
		assert_ok!(delegate(20, 1, 500));
		assert_ok!(delegate(2, 1, 300));
		assert_ok!(undelegate(20, 1, 200));
		assert_ok!(Delegation::unbond_self(&account(2), 700));
		let totals = Delegation::totals();
		assert_eq!(
			(totals.own, totals.delegated, totals.unbonding),
			(2_300, 600, 900)
		);
		assert_eq!(Delegation::total(), 2_900);
		blocks(UNBONDING.into());
		assert_eq!(Delegation::totals().unbonding, 0);
	});
}
