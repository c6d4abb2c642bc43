// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};

#[test]
fn what_unbonds_should_return_by_itself_when_it_is_due() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 500));
		blocks(3);
		assert_ok!(undelegate(20, 1, 500));
		blocks(u64::from(UNBONDING) - 1);
		assert_eq!(Balances::free_balance(account(20)), FUNDS - 500);
		blocks(1);
		assert_eq!(Balances::free_balance(account(20)), FUNDS);
		assert!(Delegation::unbonding(account(20)).is_empty());
		System::assert_last_event(
			Event::Returned {
				who: account(20),
				amount: 500,
			}
			.into(),
		);
	});
}

#[test]
fn returns_should_all_come_when_only_few_fit_into_a_block() {
	run(|| {
		register(1, 1_000, 0);
		for who in 20..40 {
			assert_ok!(delegate(who, 1, 500));
			assert_ok!(undelegate(who, 1, 500));
		}
		// One item weighs more than a block: each block does what is worth the longest one.
		ItemWeight::set(u64::MAX / 100);
		blocks(UNBONDING.into());
		let returned = || {
			(20..40)
				.filter(|who| Balances::free_balance(account(*who)) == FUNDS)
				.count() as u64
		};
		assert!((1..20).contains(&returned()));
		let before = returned();
		blocks(1);
		assert!(returned() > before);
		blocks(40);
		assert_eq!(returned(), 20);
	});
}

#[test]
fn returns_should_wait_when_a_block_has_no_weight_left() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 500));
		assert_ok!(undelegate(20, 1, 500));
		ItemWeight::set(1_000);
		System::set_block_number(50);
		let used = Delegation::on_idle(50, Weight::from_parts(1_000, 0));
		assert!(used.ref_time() <= 1_000);
		assert_eq!(Balances::free_balance(account(20)), FUNDS - 500);
		for _ in 0..50 {
			Delegation::on_idle(50, Weight::from_parts(3_000, 0));
		}
		assert_eq!(Balances::free_balance(account(20)), FUNDS);
	});
}

#[test]
fn a_return_should_be_tried_again_when_the_account_can_not_receive_so_little() {
	run(|| {
		register(1, 1_000, 0);
		frame_system::Pallet::<Test>::inc_providers(&account(20));
		assert_ok!(delegate(20, 1, FUNDS));
		assert_ok!(undelegate(20, 1, FUNDS));
		// One base unit is left of a million.
		slash(1, 0, 999_999);
		blocks(UNBONDING.into());
		let waiting = Delegation::unbonding(account(20));
		assert_eq!((waiting.len(), waiting[0].amount), (1, 1));
		assert_eq!(waiting[0].due, 1 + 2 * UNBONDING);
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(account(21)),
			account(20),
			EXISTENTIAL_DEPOSIT
		));
		blocks(UNBONDING.into());
		assert_eq!(Balances::free_balance(account(20)), 1 + EXISTENTIAL_DEPOSIT);
		assert_eq!(Delegation::totals().unbonding, 0);
	});
}
