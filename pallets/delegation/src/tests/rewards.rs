// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_math::split::author_pool;
use computechain_primitives::StakeLedger;
use frame_support::assert_ok;

#[test]
fn rewards_should_equal_the_formula_when_a_pool_is_shared() {
	run(|| {
		register(1, 1_000, 70_000);
		assert_ok!(delegate(20, 1, 777));
		assert_ok!(delegate(21, 1, 333));
		next_epoch();
		earn(1, 123_457);
		next_epoch();

		let expected = author_pool(123_457, 70_000, 1_000, &[777, 333]);
		assert_eq!(gained(1), expected.commission + expected.own_share);
		assert_eq!(vec![gained(20), gained(21)], expected.delegators);
		assert_eq!(Burned::get(), expected.burned);
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_delegation_should_earn_nothing_for_the_epoch_when_made_just_before_its_end() {
	run(|| {
		register(1, 1_000, 0);
		next_epoch();
		earn(1, 1_000);
		assert_ok!(delegate(20, 1, 100_000));
		next_epoch();
		assert_eq!((gained(1), gained(20)), (1_000, 0));
		earn(1, 101_000);
		next_epoch();
		assert_eq!((gained(1), gained(20)), (2_000, 100_000));
	});
}

#[test]
fn an_undelegation_should_come_first_from_what_was_added_when_both_are_in_one_epoch() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		assert_ok!(delegate(20, 1, 500));
		assert_ok!(undelegate(20, 1, 500));
		assert_eq!(Delegation::delegations(account(20))[0].earning, 1_000);
		// Now from what was there at the start; adding it again does not bring it back.
		assert_ok!(undelegate(20, 1, 400));
		assert_ok!(delegate(20, 1, 400));
		assert_eq!(Delegation::delegations(account(20))[0].earning, 600);
		earn(1, 1_600);
		next_epoch();
		assert_eq!((gained(1), gained(20)), (1_000, 600));
	});
}

#[test]
fn rewards_should_be_burned_but_for_the_commission_when_nothing_was_staked_at_the_start() {
	run(|| {
		register(1, 1_000, 100_000);
		earn(1, 1_000);
		next_epoch();
		assert_eq!((gained(1), Burned::get()), (100, 900));
	});
}

#[test]
fn a_reward_should_be_burned_when_the_account_can_not_receive_so_little() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		// Held stake keeps the account alive with less than an existential deposit free.
		frame_system::Pallet::<Test>::inc_providers(&account(20));
		assert_ok!(delegate(20, 1, FUNDS - 1_000));
		assert_eq!(Balances::free_balance(account(20)), 0);
		earn(1, 2 * (EXISTENTIAL_DEPOSIT - 1));
		next_epoch();
		assert_eq!(Balances::free_balance(account(20)), 0);
		assert_eq!(Burned::get(), EXISTENTIAL_DEPOSIT - 1);
	});
}

#[test]
fn a_position_should_be_settled_first_when_it_changes_before_it_was_credited() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		earn(1, 1_000);
		end_epoch();
		assert_ok!(undelegate(20, 1, 1_000));
		assert_eq!(gained(20), 500);
		assert_ok!(Delegation::bond_self(&account(1), 5_000));
		assert_eq!(gained(1), 500);
		blocks(1);
		assert_eq!((gained(20), gained(1)), (500, 500));
	});
}
