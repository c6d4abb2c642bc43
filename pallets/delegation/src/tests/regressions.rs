// SPDX-License-Identifier: Apache-2.0
//! What went wrong on the chain before this one must not come back.

use crate::{mock::*, pallet::*};
use computechain_primitives::StakeLedger;
use frame_support::{
	assert_noop, assert_ok, storage::with_storage_layer, traits::fungible::Inspect,
};
use sp_runtime::TokenError;

#[test]
fn a_position_should_stay_as_it_is_when_anyone_else_tries_to_take_it_out() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 500));
		for stranger in [1, 2, 21] {
			let refused = undelegate(stranger, 1, 500);
			assert!(refused.is_err());
		}
		assert_eq!((bonded(1, 20), bonded(1, 1)), (500, 1_000));
		assert_eq!(Unbonding::<Test>::iter().count(), 0);
		// What the owner takes out returns to the owner, whoever makes the block go by.
		assert_ok!(undelegate(20, 1, 500));
		blocks(UNBONDING.into());
		assert_eq!(Balances::free_balance(account(20)), FUNDS);
		assert_eq!(Balances::free_balance(account(21)), FUNDS);
	});
}

#[test]
fn unbonding_should_return_what_was_taken_out_and_no_more_when_it_is_due() {
	run(|| {
		register(1, 1_000, 0);
		let issuance = Balances::total_issuance();
		assert_ok!(delegate(20, 1, 500));
		assert_ok!(undelegate(20, 1, 200));
		assert_ok!(undelegate(20, 1, 100));
		assert_noop!(undelegate(20, 1, 500), Error::<Test>::InsufficientStake);
		for _ in 0..3 {
			blocks(UNBONDING.into());
			assert_eq!(Balances::free_balance(account(20)), FUNDS - 200);
			assert_eq!((wealth(20), held(20)), (FUNDS, 200));
		}
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!((Minted::get(), Burned::get()), (0, 0));
	});
}

#[test]
fn issuance_should_fall_by_exactly_the_sum_when_slashes_were_borne() {
	run(|| {
		register(1, 1_003, 0);
		let amounts = [(20, 507), (21, 333), (22, 109)];
		for (who, amount) in amounts {
			assert_ok!(delegate(who, 1, amount));
		}
		assert_ok!(undelegate(20, 1, 201));
		let issuance = Balances::total_issuance();
		slash(1, 0, 77_777);
		blocks(1);
		let parts: u128 = [1_003, 306, 201, 333, 109]
			.map(|amount| amount * 77_777 / 1_000_000)
			.iter()
			.sum();
		assert_eq!(Burned::get(), parts);
		assert_eq!(Balances::total_issuance(), issuance - parts);
		let lost: u128 = [1, 20, 21, 22].map(|who| FUNDS - wealth(who)).iter().sum();
		assert_eq!(lost, parts);
	});
}

#[test]
fn a_slash_should_cut_once_when_it_is_met_on_every_way() {
	// A way that is closed after another does nothing; a refused call rolls back.
	let ways: [fn(); 6] = [
		|| blocks(3),
		|| {
			let origin = RuntimeOrigin::signed(account(30));
			let _ = with_storage_layer(|| Delegation::payout(origin, account(20), account(1)));
		},
		|| {
			let _ = undelegate(20, 1, 450);
			let _ = undelegate(20, 1, 450);
		},
		|| {
			let _ = delegate(20, 1, 100);
		},
		next_epoch,
		|| set_state(1, None),
	];
	for first in ways {
		for second in ways {
			run(|| {
				register(1, 1_000, 0);
				assert_ok!(delegate(20, 1, 2_000));
				assert_ok!(undelegate(20, 1, 1_000));
				slash(1, 0, 100_000);
				first();
				second();
				first();
				for _ in 0..2 {
					next_epoch();
					blocks(UNBONDING.into());
				}
				assert_eq!(wealth(20), FUNDS - 200);
				assert_eq!(Burned::get(), 100 + 200);
			});
		}
	}
}

#[test]
fn balance_and_hold_should_be_untouched_when_a_delegation_is_refused() {
	run(|| {
		for index in 1..=10 {
			register(index, 1_000, 0);
		}
		assert_ok!(delegate(20, 1, 400));
		slash(1, 0, 100_000);
		let before = (wealth(20), held(20), Balances::free_balance(account(20)));
		assert_noop!(delegate(20, 1, 99), Error::<Test>::TooLow);
		assert_noop!(delegate(20, 2, 100_000), Error::<Test>::MaxPowerExceeded);
		assert_noop!(delegate(20, 11, 500), Error::<Test>::NotFound);
		assert_noop!(delegate(20, 20, 500), Error::<Test>::OwnValidator);
		CapHolds::<Test>::put(false);
		assert_noop!(delegate(20, 1, FUNDS), TokenError::FundsUnavailable);
		CapHolds::<Test>::put(true);
		let after = (wealth(20), held(20), Balances::free_balance(account(20)));
		assert_eq!(before, after);
		assert_eq!(
			<Balances as Inspect<_>>::total_issuance(),
			60 * FUNDS + EXISTENTIAL_DEPOSIT - 100
		);
		assert_eq!(Delegation::self_stake(&account(1)), 900);
	});
}
