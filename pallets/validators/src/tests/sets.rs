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

#[test]
fn the_last_set_should_lose_those_without_keys_when_nobody_is_eligible() {
	run(2, || {
		Keyless::mutate(|keyless| keyless.insert(account(1)));
		Own::mutate(|own| own.insert(account(2), MINIMUM - 1));
		next_epoch();
		// A set of its own for the session pallet, so that Aura learns of it.
		assert!(SetChanged::get());
		assert_eq!((current(), next()), (vec![1, 2], vec![2]));
	});
}

#[test]
fn rank_should_follow_stake_times_score_when_uptimes_differ() {
	run_set(6, || {
		Own::mutate(|own| own.insert(account(1), 1_050));
		rounds(2, &[1]);
		rounds(6, &[]);
		next_epoch();
		// Three quarters of uptime cost 15 points of about 83.
		assert_eq!(next(), vec![2, 3, 4, 5, 6, 1]);
	});
}

#[test]
fn the_order_should_be_shuffled_when_there_is_randomness() {
	run_set(20, || {
		Seed::set(Some([7; 32]));
		next_epoch();
		let first = next();
		assert_ne!(first, (1..=20).collect::<Vec<_>>());
		let mut sorted = first.clone();
		sorted.sort_unstable();
		assert_eq!(sorted, (1..=20).collect::<Vec<_>>());
		// Each epoch has an order of its own, from the same seed too.
		next_epoch();
		assert_ne!(next(), first);
		// Slots follow that order.
		let slot = Slot::get() + 1;
		author_in(slot);
		assert_eq!(duty(current()[slot as usize % 20]).proposed, 1);
	});
}

#[test]
fn the_shuffle_should_be_the_same_everywhere_when_the_seed_is() {
	let shuffled = |seed: u8, epoch| {
		let mut list: Vec<u32> = (0..50).collect();
		crate::selection::shuffle(&mut list, &[seed; 32], epoch);
		list
	};
	assert_eq!(shuffled(1, 2), shuffled(1, 2));
	assert_ne!(shuffled(1, 2), shuffled(1, 3));
	assert_ne!(shuffled(1, 2), shuffled(2, 2));
}

#[test]
fn the_shuffle_should_put_everybody_everywhere_alike_when_repeated() {
	// 3,000 orders of 6: each element 500 times at each place, give or take. 100 is almost five
	// standard deviations.
	let mut seen = [[0u32; 6]; 6];
	for epoch in 0..3_000 {
		let mut list = [0usize, 1, 2, 3, 4, 5];
		crate::selection::shuffle(&mut list, &[9; 32], epoch);
		for (place, element) in list.into_iter().enumerate() {
			seen[element][place] += 1;
		}
	}
	for count in seen.into_iter().flatten() {
		assert!((400..=600).contains(&count), "{count} of 3,000");
	}
}

#[test]
fn the_shuffle_should_do_nothing_when_there_is_nothing_to_order() {
	let mut nothing: [u8; 0] = [];
	crate::selection::shuffle(&mut nothing, &[1; 32], 1);
	let mut one = [5];
	crate::selection::shuffle(&mut one, &[1; 32], 1);
	assert_eq!(one, [5]);
}

#[test]
fn the_order_should_be_that_of_rank_when_the_chain_begins() {
	run_set(20, || {
		Seed::set(Some([7; 32]));
		System::set_block_number(0);
		for epoch in [0, 1] {
			<Validators as SessionManager<_>>::new_session(epoch);
			assert_eq!(next(), (1..=20).collect::<Vec<_>>());
		}
	});
}
