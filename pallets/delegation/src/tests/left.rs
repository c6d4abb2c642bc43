// SPDX-License-Identifier: Apache-2.0
//! Validators that left or were ejected.

use crate::{mock::*, pallet::*};
use computechain_primitives::{StakeLedger, ValidatorState};
use frame_support::{assert_noop, assert_ok};

#[test]
fn power_should_count_for_nobody_at_once_when_a_validator_left() {
	run(|| {
		register(1, 1_000, 0);
		register(2, 1_000, 0);
		assert_ok!(delegate(20, 1, 500));
		set_state(1, None);
		assert_eq!(Delegation::total(), 1_000);
		// It is still there, so that the account can not come back over old delegations.
		assert_eq!(Delegation::total_stake(&account(1)), 1_500);
		assert_noop!(
			Delegation::bond_self(&account(1), 1_000),
			Error::<Test>::TooEarly
		);
		// Said twice, it is not subtracted twice.
		set_state(1, None);
		assert_eq!(Delegation::total(), 1_000);

		assert_ok!(undelegate(20, 1, 500));
		next_epoch();
		assert_eq!(Delegation::total(), 1_000);
		assert_eq!(Delegation::total_stake(&account(1)), 0);
		assert_eq!(Left::<Test>::iter().count(), 0);
		assert_ok!(Delegation::bond_self(&account(1), 1_000));
		assert_eq!(Delegation::total(), 2_000);
	});
}

#[test]
fn nothing_should_be_remembered_when_a_validator_left_with_nothing_bonded() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(Delegation::unbond_self(&account(1), 1_000));
		set_state(1, None);
		assert_eq!(Left::<Test>::iter().count(), 0);
		assert_eq!(Delegation::total(), 0);
	});
}

#[test]
fn delegators_should_be_paid_for_the_epoch_when_their_validator_was_ejected_in_it() {
	run(|| {
		register(1, 1_000, 100_000);
		assert_ok!(delegate(20, 1, 1_000));
		assert_ok!(delegate(21, 1, 3_000));
		next_epoch();
		earn(1, 10_000);
		eject(1);
		assert_eq!(Delegation::self_stake(&account(1)), 0);
		assert_eq!(Delegation::total(), 0);
		blocks(2);
		// Nobody is undelegated before the epoch is paid.
		assert_eq!(Delegation::total_stake(&account(1)), 3_600);
		assert_eq!(Burned::get(), 1_000 + 400);

		next_epoch();
		// 1,000 of commission burn; no own stake is left to earn.
		assert_eq!(Burned::get(), 1_400 + 1_000);
		assert_eq!(wealth(1), FUNDS - 1_000);
		assert_eq!(wealth(20), FUNDS - 100 + 2_250);
		assert_eq!(wealth(21), FUNDS - 300 + 6_750);
		assert_eq!(Delegation::total_stake(&account(1)), 0);
		blocks(UNBONDING.into());
		assert_eq!((held(20), held(21)), (0, 0));
	});
}

#[test]
fn the_own_part_should_burn_when_an_ejected_validator_still_has_stake() {
	run(|| {
		register(1, 1_000, 100_000);
		assert_ok!(delegate(20, 1, 3_000));
		next_epoch();
		earn(1, 10_000);
		next_epoch();
		let before = gained(1);
		earn(1, 10_000);
		Registry::mutate(|all| {
			all.insert(account(1), (ValidatorState::Ejected, 100_000));
		});
		Delegation::validator_left(&account(1));
		next_epoch();
		assert_eq!(gained(1), before);
		assert_eq!(gained(20), 2 * 6_750);
		assert_eq!(Burned::get(), 1_000 + 2_250);
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_slash_should_reach_what_is_bonded_when_the_validator_had_left() {
	run(|| {
		register(1, 1_000, 0);
		register(2, 1_000, 0);
		assert_ok!(delegate(20, 1, 500));
		next_epoch();
		set_state(1, None);
		assert_eq!(slash(1, 1, 100_000), 150);
		assert_eq!(Delegation::total(), 1_000);
		next_epoch();
		assert_eq!(slash(1, 1, 100_000), 0);
		blocks(u64::from(UNBONDING) + 1);
		// Twice a tenth of each.
		assert_eq!((wealth(1), wealth(20)), (FUNDS - 190, FUNDS - 95));
		assert_eq!(Delegation::total(), 1_000);
	});
}
