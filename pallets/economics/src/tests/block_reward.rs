// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{CPC, EmissionCurve};

#[test]
fn block_reward_should_mint_only_the_authors_part_when_no_worker_earned() {
	run(|| {
		author_until(3);
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), 14 * CPC);
		assert_eq!(Minted::<Test>::get(), 14 * CPC);
		assert_eq!(
			Balances::free_balance(Economics::pot()),
			14 * CPC + EXISTENTIAL_DEPOSIT
		);
	});
}

#[test]
fn block_reward_should_mint_nothing_when_the_author_is_unknown() {
	run(|| {
		Author::set(None);
		author_until(3);
		assert_eq!(Minted::<Test>::get(), 0);
		assert_eq!(AuthorPools::<Test>::iter().count(), 0);
	});
}

#[test]
fn block_reward_should_halve_when_an_interval_has_passed() {
	let mut parameters = DEVNET;
	parameters.emission = EmissionCurve::Halving {
		initial: 10 * CPC,
		interval: 4,
	};
	run_with(parameters, || {
		// Blocks 2 and 3 pay 7 CPC each, blocks 4 to 7 half of it, block 8 a quarter.
		author_until(8);
		assert_eq!(Minted::<Test>::get(), 14 * CPC + 14 * CPC + 7 * CPC / 4);
	});
}

#[test]
fn block_reward_should_book_the_odd_remainder_as_burned_when_the_split_floors() {
	let mut parameters = DEVNET;
	parameters.emission = EmissionCurve::Halving {
		initial: 11,
		interval: 1_000,
	};
	run_with(parameters, || {
		// 7.7 and 3.3 leave one unit; the compute part of 3 is not minted.
		author_until(2);
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), 7);
		assert_eq!((Minted::<Test>::get(), Burned::<Test>::get()), (8, 1));
	});
}

#[test]
fn block_reward_should_end_when_everything_was_halved_away() {
	let mut parameters = DEVNET;
	parameters.emission = EmissionCurve::Halving {
		initial: u128::MAX,
		interval: 1,
	};
	run_with(parameters, || {
		System::set_block_number(127);
		author_until(140);
		assert_eq!(Minted::<Test>::get(), 0);
	});
}
