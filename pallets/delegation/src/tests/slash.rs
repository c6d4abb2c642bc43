// SPDX-License-Identifier: Apache-2.0
//! What a slash reaches, what it takes, and when.

use crate::{MAX_SLASHES, mock::*, pallet::*};
use computechain_primitives::{Slash, StakeLedger};
use frame_support::{assert_ok, storage::with_storage_layer};
use sp_runtime::DispatchError;

#[test]
fn a_slash_should_burn_own_stake_and_power_at_once_and_delegations_when_they_are_touched() {
	run(|| {
		register(1, 1_000, 0);
		register(2, 1_000, 0);
		assert_ok!(delegate(20, 1, 777));
		assert_ok!(delegate(21, 1, 555));
		let issuance = Balances::total_issuance();
		// floor(1,000 / 20) and floor(1,332 / 20).
		assert_eq!(slash(1, 0, 50_000), 50 + 66);
		System::assert_last_event(
			Event::Slashed {
				validator: account(1),
				epoch: 0,
				own: 50,
				delegated: 66,
			}
			.into(),
		);
		assert_eq!(Delegation::self_stake(&account(1)), 950);
		assert_eq!(Delegation::total_stake(&account(1)), 2_332 - 116);
		assert_eq!(Delegation::total(), 3_332 - 116);
		assert_eq!(Balances::total_issuance(), issuance - 50);
		// Nobody touched the delegations, yet what is shown of them has borne it.
		assert_eq!((bonded(1, 20), held(20)), (777, 777));
		assert_eq!(Delegation::delegations(account(20))[0].bonded, 739);
		Delegation::do_try_state().unwrap();

		blocks(1);
		// Each floors on its own: 38 and 27, one less than both together.
		assert_eq!((bonded(1, 20), held(20)), (739, 739));
		assert_eq!((bonded(1, 21), held(21)), (528, 528));
		assert_eq!(Balances::total_issuance(), issuance - 50 - 65);
		assert_eq!(Delegation::total_stake(&account(1)), 2_332 - 115);
		assert_eq!(Delegation::total(), 3_332 - 115);
		assert_eq!(Slashes::<Test>::iter().count(), 0);
		assert_eq!(Sweep::<Test>::get(), None);
	});
}

#[test]
fn a_slash_should_reach_what_unbonds_when_it_was_bonded_in_the_epoch_of_the_offence() {
	run(|| {
		register(1, 4_000, 0);
		for who in 20..23 {
			assert_ok!(delegate(who, 1, 1_000));
		}
		assert_ok!(undelegate(20, 1, 1_000));
		assert_ok!(Delegation::unbond_self(&account(1), 1_000));
		next_epoch();
		assert_ok!(undelegate(21, 1, 1_000));
		assert_ok!(Delegation::unbond_self(&account(1), 1_000));
		end_epoch();
		let offence = Slash {
			epoch: 1,
			own_ppm: 500_000,
			delegated_ppm: 100_000,
		};
		assert_eq!(Delegation::slash(&account(1), offence), 1_000 + 100);
		let unbonding = |who| Delegation::unbonding(account(who))[0].amount;
		assert_eq!((unbonding(20), unbonding(21)), (1_000, 900));
		assert_eq!((held(20), held(21)), (1_000, 1_000));
		blocks(u64::from(UNBONDING) + 1);
		// The first had left before the offence. Own stake loses the part of own stake.
		assert_eq!((wealth(20), wealth(21)), (FUNDS, FUNDS - 100));
		assert_eq!(wealth(22), FUNDS - 100);
		assert_eq!(wealth(1), FUNDS - 1_000 - 500);
	});
}

#[test]
fn a_slash_should_reach_a_delegation_when_it_was_made_after_the_offence() {
	run(|| {
		register(1, 1_000, 0);
		next_epoch();
		assert_ok!(delegate(20, 1, 1_000));
		assert_eq!(slash(1, 0, 100_000), 200);
		// Not one that is made after the slash.
		assert_ok!(delegate(21, 1, 1_000));
		blocks(1);
		assert_eq!((bonded(1, 20), bonded(1, 21)), (900, 1_000));
	});
}

#[test]
fn a_returned_amount_should_be_slashed_first_when_no_sweep_came_before() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		assert_ok!(delegate(21, 1, 1_000));
		assert_ok!(undelegate(20, 1, 1_000));
		assert_ok!(undelegate(21, 1, 1_000));
		slash(1, 0, 250_000);
		let due = 1 + UNBONDING;
		System::set_block_number(due.into());
		assert_eq!(Delegation::return_one(due, &account(20), &account(1)), 1);
		assert_eq!(Balances::free_balance(account(20)), FUNDS - 250);
		// A whole slash leaves nothing to return.
		slash(1, 0, 1_000_000);
		assert_eq!(Delegation::return_one(due, &account(21), &account(1)), 2);
		assert_eq!((wealth(21), held(21)), (FUNDS - 1_000, 0));
		assert!(Delegation::unbonding(account(21)).is_empty());
	});
}

#[test]
fn an_amount_should_bear_its_slashes_when_more_joins_it_in_the_same_block() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		assert_ok!(undelegate(20, 1, 400));
		slash(1, 0, 500_000);
		assert_ok!(undelegate(20, 1, 300));
		let unbonding = Delegation::unbonding(account(20));
		assert_eq!((unbonding.len(), unbonding[0].amount), (1, 500));
		assert_eq!(held(20), 500);
		slash(1, 0, 500_000);
		assert_eq!(Delegation::unbonding(account(20))[0].amount, 250);
		blocks(UNBONDING.into());
		assert_eq!(wealth(20), FUNDS - 750);
	});
}

#[test]
fn everything_should_go_away_when_a_slash_takes_all() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		assert_ok!(delegate(21, 1, 1_000));
		assert_ok!(undelegate(20, 1, 500));
		assert_eq!(slash(1, 0, 1_000_000), 2_500);
		assert_eq!(Delegation::total_stake(&account(1)), 0);
		assert_eq!(Delegation::delegations(account(20))[0].bonded, 0);
		// Whoever comes later starts anew, also on a position that nobody has swept yet.
		assert_ok!(delegate(21, 1, 300));
		blocks(1);
		assert_eq!((bonded(1, 20), bonded(1, 21)), (0, 300));
		assert!(Delegations::<Test>::get(account(20)).is_empty());
		assert_eq!(Unbonding::<Test>::iter().count(), 0);
		assert_eq!((held(1), held(20), held(21)), (0, 0, 300));
		assert_eq!(Burned::get(), 3_000);
	});
}

#[test]
fn everything_should_bear_a_slash_without_a_claim_when_each_block_sweeps_one_position() {
	run(|| {
		register(1, 1_000, 0);
		for who in [20, 21, 30] {
			assert_ok!(delegate(who, 1, 1_000));
		}
		blocks(1);
		assert_ok!(undelegate(30, 1, 1_000));
		slash(1, 0, 100_000);
		for swept in 1..=2 {
			crawl(1);
			let unswept = [20, 21].iter().filter(|who| held(**who) == 1_000).count();
			// The own position comes along somewhere, and has borne it already.
			assert!((2 - swept..=3 - swept).contains(&unswept));
			Delegation::do_try_state().unwrap();
		}
		crawl(1);
		assert_eq!((held(20), held(21), held(30)), (900, 900, 1_000));
		// What unbonds comes last, and is not due yet.
		crawl(1);
		assert_eq!(held(30), 900);
		assert_eq!(Slashes::<Test>::iter().count(), 0);
		assert_eq!(Sweep::<Test>::get(), None);
	});
}

#[test]
fn slashes_should_be_kept_when_they_came_during_the_sweep_that_ends() {
	run(|| {
		register(1, 1_000, 0);
		for who in 20..25 {
			assert_ok!(delegate(who, 1, 1_000));
		}
		blocks(1);
		slash(1, 0, 100_000);
		crawl(3);
		slash(1, 0, 100_000);
		assert!(Sweep::<Test>::get().is_some_and(|cursor| cursor.again));
		for _ in 0..20 {
			crawl(1);
			Delegation::do_try_state().unwrap();
		}
		for who in 20..25 {
			assert_eq!((bonded(1, who), held(who)), (810, 810));
		}
		assert_eq!(Slashes::<Test>::iter().count(), 0);
		assert_eq!(Sweep::<Test>::get(), None);
	});
}

#[test]
fn a_slash_should_take_own_stake_only_when_too_many_are_outstanding() {
	run(|| {
		register(1, 100_000, 0);
		assert_ok!(delegate(20, 1, 100_000));
		for _ in 0..MAX_SLASHES {
			assert!(slash(1, 0, 1_000) > 1);
		}
		let delegated = Delegation::delegations(account(20))[0].bonded;
		let own = Delegation::self_stake(&account(1));
		let fell = slash(1, 0, 100_000);
		assert_eq!(Delegation::self_stake(&account(1)), own - fell);
		assert_eq!(fell, own / 10);
		assert_eq!(Delegation::delegations(account(20))[0].bonded, delegated);
		System::assert_has_event(Event::Unexpected.into());
		blocks(1);
		assert_eq!(bonded(1, 20), delegated);
		let own = Delegation::self_stake(&account(1));
		assert_eq!(slash(1, 0, 100_000), own / 10 + delegated / 10);
	});
}

#[test]
fn a_slash_should_leave_nothing_behind_when_the_call_around_it_fails() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		let failed = with_storage_layer::<(), DispatchError, _>(|| {
			slash(1, 0, 100_000);
			Err(Error::<Test>::NotFound.into())
		});
		assert!(failed.is_err());
		assert_eq!((Burned::get(), Delegation::total()), (0, 2_000));
		blocks(1);
		assert_eq!((held(1), held(20)), (1_000, 1_000));
	});
}
