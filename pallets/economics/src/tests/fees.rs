// SPDX-License-Identifier: Apache-2.0

use crate::{HandleFees, mock::*, pallet::*};
use computechain_primitives::{Balance, CPC, FeeSplit};
use frame_support::{
	assert_ok,
	traits::{
		OnUnbalanced,
		fungible::Balanced,
		tokens::{Fortitude, Precision, Preservation},
	},
};
use proptest::prelude::*;

fn pay(amount: Balance) {
	let fee = <Balances as Balanced<_>>::withdraw(
		&BOB,
		amount,
		Precision::Exact,
		Preservation::Preserve,
		Fortitude::Polite,
	)
	.unwrap();
	HandleFees::<Test>::on_unbalanced(fee);
}

#[test]
fn fees_should_go_to_the_author_and_the_treasury_when_devnet_splits_them() {
	run(|| {
		pay(10 * CPC + 1);
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), 9 * CPC);
		assert_eq!(Economics::supply().treasury, CPC + EXISTENTIAL_DEPOSIT);
		// The odd remainder.
		assert_eq!(Burned::<Test>::get(), 1);
		System::assert_last_event(
			Event::FeesSplit {
				author: 9 * CPC,
				treasury: CPC,
				burned: 1,
			}
			.into(),
		);
	});
}

#[test]
fn fees_should_be_burned_for_the_most_part_when_the_author_is_unknown() {
	run(|| {
		Author::set(None);
		pay(10 * CPC);
		assert_eq!(AuthorPools::<Test>::iter().count(), 0);
		assert_eq!(Burned::<Test>::get(), 9 * CPC);
	});
}

#[test]
fn fees_should_be_burned_by_half_when_the_network_says_so() {
	let mut parameters = DEVNET;
	parameters.fees = FeeSplit {
		author_percent: 50,
		treasury_percent: 0,
	};
	run_with(parameters, || {
		pay(3);
		assert_eq!(AuthorPools::<Test>::get(0, ALICE), 1);
		assert_eq!(Burned::<Test>::get(), 2);
	});
}

#[test]
fn dust_should_be_booked_as_burned_when_an_account_is_reaped() {
	run(|| {
		let carol = computechain_primitives::AccountId::new([3; 32]);
		let transfer = |from, to, amount| {
			Balances::transfer_allow_death(RuntimeOrigin::signed(from), to, amount)
		};
		assert_ok!(transfer(BOB, carol.clone(), CPC));
		assert_ok!(transfer(carol.clone(), BOB, CPC - 5));
		assert_eq!(Balances::free_balance(&carol), 0);
		assert_eq!(Burned::<Test>::get(), 5);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn fees_should_conserve_every_unit_when_any_amount_is_split(
		amounts in proptest::collection::vec(1u128..1_000_000_000_000_000_000_000, 1..8),
		author in 0u8..=100,
		treasury in 0u8..=100,
	) {
		let mut parameters = DEVNET;
		parameters.fees = FeeSplit {
			author_percent: author,
			treasury_percent: treasury.min(100 - author),
		};
		run_with(parameters, || {
			let paid: u128 = amounts.iter().sum();
			for amount in amounts {
				pay(amount);
			}
			let treasury = Economics::supply().treasury - EXISTENTIAL_DEPOSIT;
			let pools = AuthorPools::<Test>::get(0, ALICE);
			assert_eq!(pools + treasury + Burned::<Test>::get(), paid);
		});
	}
}
