// SPDX-License-Identifier: Apache-2.0

use crate::{PENALTIES, mock::*, pallet::*};
use computechain_math::stake::ScoreFacts;
use computechain_primitives::ValidatorState;
use frame_support::assert_ok;

fn numbers(board: Vec<crate::Ranked<computechain_primitives::AccountId>>) -> Vec<u8> {
	board
		.into_iter()
		.map(|place| AsRef::<[u8; 32]>::as_ref(&place.account)[0])
		.collect()
}

#[test]
fn the_leaderboard_should_be_a_total_order_of_all_in_office_when_asked() {
	run_set(6, || {
		Delegated::mutate(|delegated| delegated.insert(account(5), 1));
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(9)),
			MINIMUM
		));
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(1)),
			MINIMUM
		));
		rounds(MISSES as usize, &[3]);
		assert_eq!(numbers(Validators::leaderboard()), vec![5, 2, 4, 6, 9, 3]);
		let last = Validators::leaderboard().pop().unwrap();
		assert_eq!(
			(last.state, last.total_stake),
			(ValidatorState::Jailed, 950)
		);
	});
}

#[test]
fn the_score_should_be_that_of_the_formula_when_there_are_penalties() {
	run_set(6, || {
		rounds(MISSES as usize, &[3]);
		next_epoch();
		let info = Validators::validator(account(3)).unwrap();
		let facts = ScoreFacts {
			proposed: 0,
			expected: 5,
			stake: 950,
			total_stake: 5_950,
			penalties: 50,
		};
		assert_eq!(info.score, facts.score_ppm());
		assert_eq!(info.uptime, 0);
		// What is forgotten weighs no more.
		go_to(System::block_number() as u32 + MEMORY);
		let facts = ScoreFacts {
			penalties: 0,
			..facts
		};
		assert_eq!(
			Validators::validator(account(3)).unwrap().score,
			facts.score_ppm()
		);
	});
}

#[test]
fn the_two_oldest_penalties_should_become_one_when_the_list_is_full() {
	run_set(1, || {
		for block in 1..=PENALTIES + 3 {
			go_to(block);
			Validators::penalise(&account(1), 10);
		}
		let list = Penalties::<Test>::get(account(1));
		assert_eq!(list.len(), PENALTIES as usize);
		assert_eq!((list[0].block, list[0].amount), (4, 40));
		assert_eq!((list[1].block, list[1].amount), (5, 10));
		let all = || Validators::performance(account(1)).unwrap().penalties;
		assert_eq!(all(), 190);
		go_to(4 + MEMORY - 1);
		assert_eq!(all(), 190);
		go_to(4 + MEMORY);
		assert_eq!(all(), 150);
		// What is forgotten makes room.
		Validators::penalise(&account(1), 1);
		assert_eq!(Penalties::<Test>::get(account(1)).len(), PENALTIES as usize);
	});
}

#[test]
fn performance_should_show_the_current_and_the_last_epoch_when_asked() {
	run_set(6, || {
		rounds(1, &[2]);
		rounds(7, &[]);
		next_epoch();
		rounds(2, &[2]);
		let info = Validators::performance(account(2)).unwrap();
		assert_eq!(
			(
				info.current.epoch,
				info.current.proposed,
				info.current.expected
			),
			(1, 0, 2)
		);
		let last = info.last.unwrap();
		assert_eq!((last.epoch, last.proposed, last.expected), (0, 7, 8));
		assert_eq!((info.uptime, info.streak), (875_000, 2));
		assert_eq!(Validators::performance(account(99)), None);
		assert_eq!(Validators::validator(account(99)), None);
	});
}
