// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{EquivocationSink, ValidatorState};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError::BadOrigin, TokenError};

fn unjail(index: u8) -> frame_support::dispatch::DispatchResult {
	Validators::unjail(RuntimeOrigin::signed(account(index)))
}

/// Puts number 6 of six in jail and returns the end of it.
fn jailed() -> u32 {
	rounds(MISSES as usize + 1, &[6]);
	Validators::validator(account(6))
		.unwrap()
		.jailed_until
		.unwrap()
}

#[test]
fn unjail_should_be_free_when_the_jail_has_ended() {
	run_set(6, || {
		let until = jailed();
		go_to(until);
		// It does not end by itself.
		assert_eq!(state(6), Some(ValidatorState::Jailed));
		assert_ok!(unjail(6));
		System::assert_last_event(
			Event::Unjailed {
				validator: account(6),
				price: 0,
			}
			.into(),
		);
		assert_eq!(SupplyBurned::get(), 0);
		let info = Validators::validator(account(6)).unwrap();
		// The streak is gone, the count is not; it returns on probation.
		assert_eq!((info.streak, info.offences, info.uptime), (0, 1, 750_000));
		assert_eq!(info.jailed_until, None);
	});
}

#[test]
fn unjail_should_burn_the_price_when_the_jail_has_not_ended() {
	run_set(6, || {
		let until = jailed();
		fund(6, PRICE + 1);
		let issuance = Balances::total_issuance();
		go_to(until - 1);
		assert_ok!(unjail(6));
		assert_eq!(Balances::total_issuance(), issuance - PRICE);
		assert_eq!(Balances::free_balance(account(6)), 1);
		assert_eq!(SupplyBurned::get(), PRICE);
	});
}

#[test]
fn unjail_should_count_as_the_epoch_out_when_it_is_in_the_same_epoch() {
	run_set(6, || {
		jailed();
		fund(6, PRICE + 1);
		assert_ok!(unjail(6));
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(6)),
			MINIMUM
		));
		// Disabled until the epoch ends, and not dropped for what was before.
		assert_eq!(Disabled::get(), vec![5]);
		rounds(2, &[]);
		next_epoch();
		assert!(next().contains(&6));
		assert!(Disabled::get().is_empty());
		assert_eq!(events(|event| matches!(event, Event::Dropped { .. })), 0);
	});
}

#[test]
fn unjail_should_keep_nothing_of_the_price_when_it_fails() {
	run_set(6, || {
		let until = jailed();
		go_to(until - 1);
		// Nothing at all, less than the price, and nothing beside it.
		assert_noop!(unjail(6), TokenError::FundsUnavailable);
		fund(6, PRICE - 1);
		assert_noop!(unjail(6), TokenError::FundsUnavailable);
		fund(6, 1);
		assert_noop!(unjail(6), TokenError::FundsUnavailable);
		assert_eq!(Balances::free_balance(account(6)), PRICE);
		assert_eq!(SupplyBurned::get(), 0);
		assert_eq!(state(6), Some(ValidatorState::Jailed));
	});
}

#[test]
fn unjail_should_wait_for_the_end_when_the_validator_signed_twice() {
	run_set(6, || {
		fund(6, 10 * PRICE);
		assert!(Validators::equivocated(&account(6), 0));
		let until = Validators::validator(account(6))
			.unwrap()
			.jailed_until
			.unwrap();
		assert_eq!(until, 1 + JAIL);
		go_to(until - 1);
		assert_noop!(unjail(6), Error::<Test>::StillJailed);
		assert_eq!(Balances::free_balance(account(6)), 10 * PRICE);
		go_to(until);
		assert_ok!(unjail(6));
		assert_eq!(Balances::free_balance(account(6)), 10 * PRICE);
	});
}

#[test]
fn unjail_should_fail_when_the_caller_is_not_in_jail() {
	run_set(6, || {
		jailed();
		fund(9, 10 * PRICE);
		fund(1, 10 * PRICE);
		assert_noop!(unjail(9), Error::<Test>::NotFound);
		assert_noop!(unjail(1), Error::<Test>::NotJailed);
		assert_noop!(Validators::unjail(RuntimeOrigin::none()), BadOrigin);
		assert_noop!(Validators::unjail(RuntimeOrigin::root()), BadOrigin);
		assert_eq!(Balances::free_balance(account(1)), 10 * PRICE);
	});
}

#[test]
fn unjail_should_fail_when_it_is_sent_twice() {
	run_set(6, || {
		let until = jailed();
		go_to(until);
		assert_ok!(unjail(6));
		assert_noop!(unjail(6), Error::<Test>::NotJailed);
	});
}
