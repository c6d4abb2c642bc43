// SPDX-License-Identifier: Apache-2.0

use crate::{ComputePart, mock::*, pallet::*};
use computechain_primitives::{AccountId, Balance, CPC, ComputePool, EmissionCurve};

/// What earns 0.7 CPC a block in the first year, at slots of 3 s.
const BONDED: Balance = 61_320_000 * CPC;

/// Runs a test where the reserve pays.
fn run_reserve(test: impl FnOnce()) {
	let mut parameters = DEVNET;
	parameters.emission = EmissionCurve::Reserve {
		initial_ppm: 120_000,
		step_ppm: 20_000,
		floor_ppm: 40_000,
	};
	run_with(parameters, || {
		Bonded::set(BONDED);
		test();
	});
}

fn issue(earned: bool) -> Balance {
	<Economics as ComputePool<AccountId>>::issue(0, earned)
}

fn pay(who: &AccountId, amount: Balance) -> Balance {
	<Economics as ComputePool<AccountId>>::pay(who, amount)
}

fn free(who: &AccountId) -> Balance {
	Balances::free_balance(who)
}

#[test]
fn pool_should_be_minted_when_workers_earned_it() {
	run(|| {
		author_until(4);
		assert_eq!(Minted::<Test>::get(), 21 * CPC);
		assert_eq!(issue(true), 9 * CPC);
		assert_eq!(Minted::<Test>::get(), 30 * CPC);
		assert_eq!(ComputeOwed::<Test>::get(), 9 * CPC);
		System::assert_last_event(
			Event::ComputePoolIssued {
				epoch: 0,
				amount: 9 * CPC,
			}
			.into(),
		);
		// It exists once.
		assert_eq!(issue(true), 0);
	});
}

#[test]
fn pool_should_never_exist_when_nobody_earned_it() {
	run(|| {
		author_until(4);
		assert_eq!(issue(false), 0);
		assert_eq!(
			(Minted::<Test>::get(), Burned::<Test>::get()),
			(21 * CPC, 0)
		);
		assert_eq!(ComputeNoted::<Test>::get(), ComputePart::default());
		author_until(5);
		assert_eq!(issue(true), 3 * CPC);
	});
}

#[test]
fn pool_should_note_nothing_when_a_block_has_no_author() {
	run(|| {
		Author::set(None);
		author_until(4);
		assert_eq!(issue(true), 0);
	});
}

#[test]
fn pool_should_be_drawn_from_the_reserve_when_nothing_is_minted() {
	run_reserve(|| {
		author_until(4);
		let before = free(&Economics::reserve());
		assert_eq!(before, ENDOWMENT - 21 * CPC / 10);
		// Three sevenths of 0.7 CPC on top, for three blocks.
		assert_eq!(issue(true), 9 * CPC / 10);
		assert_eq!(free(&Economics::reserve()), before - 9 * CPC / 10);
		assert_eq!((Minted::<Test>::get(), Burned::<Test>::get()), (0, 0));
	});
}

#[test]
fn reserve_should_keep_the_compute_part_when_nobody_earned_it() {
	run_reserve(|| {
		author_until(4);
		let before = free(&Economics::reserve());
		assert_eq!(issue(false), 0);
		assert_eq!(free(&Economics::reserve()), before);
	});
}

#[test]
fn pool_should_be_nothing_when_the_reserve_can_not_pay_it_whole() {
	run_reserve(|| {
		author_until(4);
		let left = 9 * CPC / 10 + EXISTENTIAL_DEPOSIT - 1;
		let gone = free(&Economics::reserve()) - left;
		let preservation = frame_support::traits::tokens::Preservation::Preserve;
		<Balances as frame_support::traits::fungible::Mutate<_>>::transfer(
			&Economics::reserve(),
			&BOB,
			gone,
			preservation,
		)
		.unwrap();
		assert_eq!(issue(true), 0);
		assert_eq!(free(&Economics::reserve()), left);
		assert_eq!(ComputeOwed::<Test>::get(), 0);
	});
}

#[test]
fn worker_should_be_paid_no_more_than_was_issued_when_more_is_asked_for() {
	run(|| {
		assert_eq!(pay(&BOB, CPC), 0);
		author_until(2);
		assert_eq!(issue(true), 3 * CPC);
		assert_eq!(pay(&BOB, CPC), CPC);
		assert_eq!(pay(&BOB, 5 * CPC), 2 * CPC);
		assert_eq!(pay(&BOB, 1), 0);
		assert_eq!(free(&BOB), ENDOWMENT + 3 * CPC);
		// The author's pool is untouched.
		assert_eq!(free(&Economics::pot()), 7 * CPC + EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn rest_should_be_burned_and_booked_when_a_payout_ends() {
	run(|| {
		author_until(2);
		issue(true);
		// An account that does not exist takes nothing below an existential deposit.
		let nobody = AccountId::new([9; 32]);
		assert_eq!(pay(&nobody, EXISTENTIAL_DEPOSIT - 1), 0);
		<Economics as ComputePool<AccountId>>::burn(0, 3 * CPC);
		assert_eq!(Burned::<Test>::get(), 3 * CPC);
		assert_eq!(<Economics as ComputePool<AccountId>>::outstanding(), 0);
		<Economics as ComputePool<AccountId>>::burn(0, CPC);
		assert_eq!(Burned::<Test>::get(), 3 * CPC);
	});
}
