// SPDX-License-Identifier: Apache-2.0

use crate::{HISTORY, mock::*, pallet::*};
use frame_support::assert_ok;

fn history(who: u8) -> Vec<(u32, u128)> {
	Delegation::history(account(who))
		.into_iter()
		.map(|entry| (entry.epoch, entry.amount))
		.collect()
}

#[test]
fn history_should_name_each_epoch_when_one_settle_covers_several() {
	run(|| {
		register(1, 1_000, 0);
		register(2, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		assert_ok!(delegate(20, 2, 1_000));
		next_epoch();
		for amount in [100, 0, 300] {
			earn(1, amount);
			earn(2, 2 * amount);
			end_epoch();
		}
		assert!(history(20).is_empty());
		blocks(1);
		// Half of each pool, both validators together.
		assert_eq!(history(20), vec![(1, 150), (3, 450)]);
		assert_eq!(history(1), vec![(1, 50), (3, 150)]);
		assert_eq!(history(2), vec![(1, 100), (3, 300)]);
	});
}

#[test]
fn history_should_hold_the_commission_when_a_validator_earns_it() {
	run(|| {
		register(1, 1_000, 200_000);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		earn(1, 1_000);
		next_epoch();
		assert_eq!(history(1), vec![(1, 200 + 400)]);
		assert_eq!(history(20), vec![(1, 400)]);
	});
}

#[test]
fn history_should_forget_the_oldest_when_it_is_full() {
	run(|| {
		register(1, 1_000, 100_000);
		next_epoch();
		for _ in 0..HISTORY + 10 {
			earn(1, 1_000);
			next_epoch();
		}
		let kept = history(1);
		assert_eq!(kept.len() as u32, HISTORY);
		assert_eq!(kept.first(), Some(&(11, 1_000)));
		assert_eq!(kept.last(), Some(&(HISTORY + 10, 1_000)));
		for _ in 0..HISTORY {
			next_epoch();
		}
		assert!(history(1).is_empty());
	});
}

#[test]
fn history_should_not_hold_a_reward_when_it_was_burned() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		frame_system::Pallet::<Test>::inc_providers(&account(20));
		assert_ok!(delegate(20, 1, FUNDS - 1_000));
		earn(1, 2 * (EXISTENTIAL_DEPOSIT - 1));
		next_epoch();
		assert!(history(20).is_empty());
		assert_eq!(history(1), vec![(1, EXISTENTIAL_DEPOSIT - 1)]);
		assert_eq!(Burned::get(), EXISTENTIAL_DEPOSIT - 1);
		assert_eq!(History::<Test>::iter().count(), 1);
	});
}
