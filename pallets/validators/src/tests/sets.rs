// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use frame_support::assert_ok;
use pallet_session::{SessionManager, historical};

fn stake(index: u8, amount: u128) {
	assert_ok!(Validators::stake(
		RuntimeOrigin::signed(account(index)),
		amount
	));
}

fn delegate(index: u8, amount: u128) {
	Delegated::mutate(|delegated| delegated.insert(account(index), amount));
}

#[test]
fn a_newcomer_should_act_two_epochs_later_when_it_stakes_more() {
	run(4, || {
		stake(9, 2 * MINIMUM);
		next_epoch();
		assert_eq!((current(), next()), (vec![1, 2, 3, 4], vec![9, 1, 2, 3]));
		System::assert_has_event(Event::SetChosen { from: 2, size: 4 }.into());
		next_epoch();
		assert_eq!(current(), vec![9, 1, 2, 3]);
		assert_eq!(Ended::get(), vec![0, 1]);
	});
}

#[test]
fn rank_should_follow_total_stake_and_then_the_account_when_stakes_are_equal() {
	run(4, || {
		delegate(3, 10);
		delegate(4, 10);
		next_epoch();
		assert_eq!(next(), vec![3, 4, 1, 2]);
	});
}

#[test]
fn at_most_a_quarter_should_enter_when_many_newcomers_rank_first() {
	run(8, || {
		ActiveLimit::set(8);
		next_epoch();
		next_epoch();
		// Four acted at genesis, and one entered with each epoch end.
		assert_eq!((current().len(), next().len()), (5, 6));
		for index in 11..=18 {
			stake(index, 2 * MINIMUM);
		}
		next_epoch();
		// The first newcomer by rank; those of the last set keep their places.
		assert_eq!(next(), vec![11, 1, 2, 3, 4, 5, 6]);
	});
}

#[test]
fn a_validator_should_not_be_chosen_when_it_has_no_session_keys() {
	run(2, || {
		Keyless::mutate(|keyless| keyless.insert(account(1)));
		next_epoch();
		assert_eq!(next(), vec![2]);
	});
}

#[test]
fn a_validator_should_not_be_chosen_when_its_own_stake_is_below_the_minimum() {
	run(2, || {
		delegate(1, FUNDS);
		Own::mutate(|own| own.insert(account(1), MINIMUM - 1));
		next_epoch();
		assert_eq!(next(), vec![2]);
	});
}

#[test]
fn the_last_set_should_go_on_when_nobody_is_eligible() {
	run(2, || {
		for index in [1, 2] {
			Keyless::mutate(|keyless| keyless.insert(account(index)));
		}
		assert_eq!(<Validators as SessionManager<_>>::new_session(2), None);
		next_epoch();
		next_epoch();
		assert_eq!((current(), next()), (vec![1, 2], vec![1, 2]));
		System::assert_has_event(Event::SetKept { epoch: 2 }.into());
	});
}

#[test]
fn an_exiting_validator_should_stay_when_nobody_can_replace_it() {
	run(1, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(1)),
			MINIMUM
		));
		for _ in 0..4 {
			next_epoch();
		}
		assert_eq!((current(), next()), (vec![1], vec![1]));
		assert!(Left::get().is_empty());
	});
}

#[test]
fn the_historical_manager_should_choose_the_same_set_when_asked() {
	run(2, || {
		let chosen = <Validators as historical::SessionManager<_, ()>>::new_session(2);
		assert_eq!(chosen, Some(vec![(account(1), ()), (account(2), ())]));
	});
}
