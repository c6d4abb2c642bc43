// SPDX-License-Identifier: Apache-2.0

use crate::{HISTORY, mock::*, pallet::*};
use computechain_primitives::{RewardSink, StakeLedger};
use frame_support::assert_ok;

#[test]
fn everybody_should_be_credited_when_nobody_claims() {
	run(|| {
		register(1, 1_000, 0);
		register(2, 1_000, 0);
		for who in 20..40 {
			assert_ok!(delegate(who, 1 + who % 2, 1_000));
		}
		next_epoch();
		earn(1, 11_000);
		earn(2, 22_000);
		next_epoch();
		for who in 20..40 {
			assert_eq!(gained(who), if who % 2 == 0 { 1_000 } else { 2_000 });
		}
		assert_eq!(Delegation::outstanding(), 0);
		assert_eq!(Sweep::<Test>::get(), None);
	});
}

#[test]
fn credits_should_all_come_when_the_sweep_takes_longer_than_an_epoch() {
	run(|| {
		register(1, 1_000, 0);
		for who in 20..40 {
			assert_ok!(delegate(who, 1, 1_000));
		}
		next_epoch();
		ItemWeight::set(u64::MAX / 100);
		for _ in 0..3 {
			earn(1, 21_000);
			end_epoch();
			blocks(5);
		}
		assert!(Sweep::<Test>::get().is_some_and(|cursor| cursor.again));
		assert!(Delegation::outstanding() > 0);
		blocks(100);
		for who in 20..40 {
			assert_eq!(gained(who), 3_000);
		}
		assert_eq!((Delegation::outstanding(), Sweep::<Test>::get()), (0, None));
	});
}

#[test]
fn delegations_should_unbond_by_themselves_when_their_validator_has_left() {
	run(|| {
		register(1, 1_000, 0);
		for who in 20..30 {
			assert_ok!(delegate(who, 1, 1_000));
		}
		next_epoch();
		earn(1, 11_000);
		assert_ok!(Delegation::unbond_self(&account(1), 1_000));
		set_state(1, None);
		end_epoch();
		blocks(1);
		assert_eq!(Delegation::total_stake(&account(1)), 0);
		assert_eq!(Positions::<Test>::iter().count(), 0);
		blocks(UNBONDING.into());
		for who in 20..30 {
			assert_eq!(Balances::free_balance(account(who)), FUNDS + 1_100);
		}
	});
}

#[test]
fn a_record_should_be_burned_when_nobody_took_it_within_the_history() {
	run(|| {
		register(1, 1_000, 0);
		next_epoch();
		earn(1, 1_000);
		end_epoch();
		for _ in 1..HISTORY {
			end_epoch();
		}
		assert_eq!(Delegation::rewards(account(1))[0].amount, 1_000);
		end_epoch();
		assert_eq!(Delegation::rewards(account(1))[0].amount, 0);
		blocks(1);
		assert_eq!((gained(1), Burned::get()), (0, 1_000));
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn credits_should_be_the_same_and_complete_when_each_block_credits_one_position() {
	let play = |pass: fn(u64)| {
		let mut wealths = Vec::new();
		run(|| {
			register(1, 1_237, 70_000);
			for who in 20..27 {
				assert_ok!(delegate(who, 1, 100 + 13 * u128::from(who)));
			}
			next_epoch();
			for _ in 0..4 {
				earn(1, 98_765);
				end_epoch();
				// An epoch of the network; all of it is there when the next one ends.
				pass(10);
				assert_eq!(Delegation::outstanding(), 0);
				assert_eq!(Records::<Test>::iter().count(), 0);
				assert_eq!(Sweep::<Test>::get(), None);
			}
			wealths = (20..27).chain([1]).map(wealth).collect();
		});
		wealths
	};
	assert_eq!(play(blocks), play(crawl));
}

#[test]
fn a_change_should_settle_first_when_its_epoch_is_being_credited() {
	let play = |pass: fn(u64)| {
		let mut wealths = Vec::new();
		run(|| {
			register(1, 1_000, 0);
			for who in 20..26 {
				assert_ok!(delegate(who, 1, 1_000));
			}
			next_epoch();
			earn(1, 7_777);
			end_epoch();
			pass(2);
			// Some are credited by now and some are not; all change.
			for who in 20..24 {
				assert_ok!(undelegate(who, 1, 500));
				assert_ok!(delegate(who, 1, 300));
				assert_eq!(gained(who), 1_111);
			}
			assert_ok!(Delegation::bond_self(&account(1), 5_000));
			assert_eq!(gained(1), 1_111);
			pass(8);
			earn(1, 50_000);
			end_epoch();
			pass(10);
			wealths = (20..26).chain([1]).map(wealth).collect();
		});
		wealths
	};
	let at_once = play(blocks);
	// Of 5,000 that earned, each 500.
	assert_eq!(at_once.first(), Some(&(FUNDS + 1_111 + 5_000)));
	assert_eq!(at_once, play(crawl));
}
