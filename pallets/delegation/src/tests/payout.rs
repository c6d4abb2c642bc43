// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

fn payout(caller: u8, who: u8, validator: u8) {
	assert_ok!(Delegation::payout(
		RuntimeOrigin::signed(account(caller)),
		account(who),
		account(validator)
	));
}

#[test]
fn payout_should_pay_once_when_anyone_calls() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 1_000));
		next_epoch();
		earn(1, 100);
		end_epoch();
		let reward = Delegation::rewards(account(20));
		assert_eq!((reward.len(), reward[0].amount), (1, 50));

		payout(30, 20, 1);
		assert_eq!((gained(20), gained(30)), (50, 0));
		System::assert_last_event(
			Event::Rewarded {
				validator: account(1),
				who: account(20),
				amount: 50,
			}
			.into(),
		);
		payout(30, 20, 1);
		blocks(1);
		assert_eq!((gained(20), gained(1)), (50, 50));
		assert_eq!(Delegation::rewards(account(20))[0].amount, 0);
	});
}

#[test]
fn payout_should_pay_all_epochs_when_many_were_not_credited() {
	run(|| {
		register(1, 1_000, 0);
		assert_ok!(delegate(20, 1, 3_000));
		for _ in 0..4 {
			earn(1, 1_000);
			end_epoch();
		}
		// The first epoch had no base at all: even the validator had just staked.
		assert_eq!(Burned::get(), 1_000);
		payout(20, 20, 1);
		assert_eq!(gained(20), 3 * 750);
		payout(20, 1, 1);
		assert_eq!(gained(1), 3 * 250);
		assert_eq!(Records::<Test>::iter().count(), 0);
	});
}

#[test]
fn payout_should_fail_when_there_is_no_position() {
	run(|| {
		register(1, 1_000, 0);
		assert_noop!(
			Delegation::payout(RuntimeOrigin::signed(account(20)), account(20), account(1)),
			Error::<Test>::NotFound
		);
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				Delegation::payout(origin, account(1), account(1)),
				BadOrigin
			);
		}
	});
}
