// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{Balance, CPC, EmissionCurve, NetworkParameters};

/// Blocks of a year at slots of 3 s.
const YEAR: u64 = 10_512_000;
/// What earns 1 CPC a block in the first year.
const BONDED: Balance = 87_600_000 * CPC;

fn mainnet_curve() -> NetworkParameters {
	let mut parameters = DEVNET;
	parameters.emission = EmissionCurve::Reserve {
		initial_ppm: 120_000,
		step_ppm: 20_000,
		floor_ppm: 40_000,
	};
	parameters
}

/// Runs a test where the reserve pays and this much is bonded at genesis.
fn run_bonded(bonded: Balance, test: impl FnOnce()) {
	run_with(mainnet_curve(), || {
		Bonded::set(bonded);
		test();
	});
}

fn reserve() -> Balance {
	Balances::free_balance(Economics::reserve())
}

#[test]
fn reserve_should_pay_the_rate_on_the_bonded_stake_when_a_block_is_authored() {
	run_bonded(BONDED, || {
		author_until(4);
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), 3 * CPC);
		assert_eq!(reserve(), ENDOWMENT - 3 * CPC);
		assert_eq!((Minted::<Test>::get(), Burned::<Test>::get()), (0, 0));
		System::assert_last_event(
			Event::BlockRewarded {
				author: ALICE,
				amount: CPC,
			}
			.into(),
		);
	});
}

#[test]
fn reserve_should_pay_less_each_year_when_years_pass() {
	let paid = |block: u64| {
		let mut paid = 0;
		run_bonded(BONDED, || {
			System::set_block_number(block - 1);
			author_until(block);
			paid = AuthorPools::<Test>::get(0, ALICE);
		});
		paid
	};
	let rate = |percent: Balance| BONDED * percent / 100 / Balance::from(YEAR);
	assert_eq!(paid(YEAR - 1), rate(12));
	assert_eq!(paid(YEAR), rate(10));
	assert_eq!(paid(2 * YEAR), rate(8));
	assert_eq!(paid(3 * YEAR), rate(6));
	assert_eq!(paid(4 * YEAR), rate(4));
	assert_eq!(paid(5 * YEAR), rate(4));
	assert_eq!(paid(400 * YEAR), rate(4));
}

#[test]
fn reserve_should_pay_on_the_stake_of_the_epochs_start_when_stake_moves() {
	run_bonded(BONDED, || {
		author_until(2);
		Bonded::set(10 * BONDED);
		author_until(3);
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), 2 * CPC);
		end_epoch();
		Bonded::set(0);
		author_until(4);
		assert_eq!(AuthorPools::<Test>::get(1, ALICE), 10 * CPC);
		end_epoch();
		author_until(5);
		assert_eq!(AuthorPools::<Test>::get(2, ALICE), 0);
	});
}

#[test]
fn reserve_should_pay_nothing_when_it_can_not_pay_and_stay_alive() {
	run_bonded(BONDED, || {
		let leave = |amount| {
			let gone = reserve() - amount;
			let to_bob = frame_support::traits::tokens::Preservation::Preserve;
			<Balances as frame_support::traits::fungible::Mutate<_>>::transfer(
				&Economics::reserve(),
				&BOB,
				gone,
				to_bob,
			)
			.unwrap();
		};
		leave(2 * CPC + EXISTENTIAL_DEPOSIT - 1);
		author_until(4);
		// One block was paid; the second would have taken a unit of the existential deposit.
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), CPC);
		assert_eq!(reserve(), CPC + EXISTENTIAL_DEPOSIT - 1);
		assert_eq!(Minted::<Test>::get(), 0);
	});
}

#[test]
fn reserve_should_pay_nothing_when_there_is_none_or_nothing_is_bonded() {
	run_bonded(0, || {
		author_until(3);
		assert_eq!(reserve(), ENDOWMENT);
		assert_eq!(AuthorPools::<Test>::iter().count(), 0);
	});
	run_bonded(BONDED, || {
		let to_bob = frame_support::traits::tokens::Preservation::Expendable;
		<Balances as frame_support::traits::fungible::Mutate<_>>::transfer(
			&Economics::reserve(),
			&BOB,
			ENDOWMENT,
			to_bob,
		)
		.unwrap();
		author_until(3);
		assert_eq!(AuthorPools::<Test>::iter().count(), 0);
	});
}

#[test]
fn reserve_should_pay_nothing_when_the_author_is_unknown() {
	run_bonded(BONDED, || {
		Author::set(None);
		author_until(3);
		assert_eq!(reserve(), ENDOWMENT);
	});
}

#[test]
fn reserve_should_pay_on_all_that_is_bonded_when_the_curve_changes_within_an_epoch() {
	run(|| {
		Bonded::set(BONDED);
		author_until(2);
		end_epoch();
		Bonded::set(0);
		Economics::set_parameters(RuntimeOrigin::root(), Box::new(mainnet_curve())).unwrap();
		author_until(3);
		assert_eq!(AuthorPools::<Test>::get(1, ALICE), CPC);
		assert_eq!(Minted::<Test>::get(), 7 * CPC);
	});
}
