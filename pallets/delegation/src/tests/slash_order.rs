// SPDX-License-Identifier: Apache-2.0
//! Slashes and rewards in the order in which they happened.

use crate::{mock::*, pallet::*};
use computechain_primitives::{RewardSink, Slash, StakeLedger};
use frame_support::assert_ok;

#[test]
fn rewards_should_follow_what_earned_then_when_a_slash_came_in_between() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		// Epoch 1 is not credited yet when the slash of epoch 2 comes.
		earn(1, 1_000);
		end_epoch();
		assert_eq!(slash(1, 1, 100_000), 200);
		earn(1, 1_800);
		end_epoch();
		earn(1, 1_800);
		end_epoch();
		// As nobody has borne the slash yet, the last base is one more than what earns.
		let rewards = 500 + 900 + 1_800 * 900 / 1_801;
		assert_eq!(Delegation::rewards(account(20))[0].amount, rewards);
		blocks(1);
		assert_eq!(wealth(20), FUNDS - 100 + rewards);
		assert_eq!(wealth(1), FUNDS - 100 + rewards);
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_slash_should_lower_what_earns_in_its_epoch_when_it_takes_own_stake_alone() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		let slash = Slash {
			epoch: 1,
			own_ppm: 500_000,
			delegated_ppm: 0,
		};
		assert_eq!(Delegation::slash(&account(1), slash), 500);
		earn(1, 1_500);
		next_epoch();
		assert_eq!(wealth(1), FUNDS - 500 + 500);
		assert_eq!(wealth(20), FUNDS + 1_000);
	});
}

#[test]
fn a_record_should_be_closed_by_the_sweep_when_flooring_leaves_a_remainder() {
	run(|| {
		register(1, 1_000, 0);
		for who in 20..27 {
			assert_ok!(delegate(who, 1, 101));
		}
		next_epoch();
		// Each keeps floor(101 * 0.9) = 90 that earn; together they would keep 636.
		slash(1, 1, 100_000);
		earn(1, 10_000);
		end_epoch();
		let record = Records::<Test>::get(1, account(1)).unwrap();
		assert_eq!(record.base, 900 + 636);
		for who in 20..27 {
			let reward = Delegation::rewards(account(who))[0].amount;
			assert_eq!(reward, 10_000 * 90 / 1_536);
		}
		blocks(1);
		assert_eq!(Delegation::outstanding(), 0);
		assert_eq!(Records::<Test>::iter().count(), 0);
		let rewards = 7 * (10_000 * 90 / 1_536) + 10_000 * 900 / 1_536;
		assert_eq!(Burned::get(), 100 + 7 * 10 + (10_000 - rewards));
	});
}

#[test]
fn shares_should_not_exceed_the_pool_when_nobody_has_borne_the_slashes_at_the_epochs_start() {
	run(|| {
		register(1, 1_000, 0);
		for who in 20..40 {
			assert_ok!(delegate(who, 1, 101));
		}
		end_epoch();
		for _ in 0..5 {
			slash(1, 1, 333_333);
			end_epoch();
		}
		earn(1, 1_000_000);
		end_epoch();
		let shares: u128 = (20..40)
			.chain([1])
			.map(|who| Delegation::rewards(account(who))[0].amount)
			.sum();
		assert!(shares <= 1_000_000 && shares > 800_000);
		blocks(1);
		assert_eq!(Delegation::outstanding(), 0);
	});
}

#[test]
fn a_slash_should_free_a_part_of_the_frozen_pool_when_it_comes_after_the_freeze() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		earn(1, 2_000);
		end_epoch();
		// As a hook does that runs between the freeze and the next epoch.
		Epoch::mutate(|epoch| *epoch -= 1);
		slash(1, 1, 100_000);
		Epoch::mutate(|epoch| *epoch += 1);
		blocks(1);
		assert_eq!(wealth(1), FUNDS - 100 + 900);
		assert_eq!(wealth(20), FUNDS - 100 + 900);
		assert_eq!(Burned::get(), 200 + 200);
		assert_eq!(Delegation::outstanding(), 0);
	});
}
