// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{AuthorPool, CPC, EpochPool};

#[test]
fn pools_should_go_to_the_sink_when_their_epoch_ends() {
	run(|| {
		author_until(2);
		Author::set(Some(BOB));
		author_until(4);
		end_epoch();
		author_until(5);

		let mut given = Given::get();
		given.sort_by_key(|(_, pool)| pool.amount);
		assert_eq!(
			given,
			vec![
				(
					0,
					EpochPool {
						validator: ALICE,
						amount: 7 * CPC
					}
				),
				(
					0,
					EpochPool {
						validator: BOB,
						amount: 14 * CPC
					}
				),
			]
		);
		assert_eq!(AuthorPools::<Test>::iter_prefix(0).count(), 0);
		assert_eq!(AuthorPools::<Test>::get(1, BOB), 7 * CPC);
	});
}

#[test]
fn pools_should_be_burned_by_the_part_that_the_sink_refuses_when_they_are_handed_out() {
	run(|| {
		Refused::set(3);
		author_until(2);
		end_epoch();
		assert_eq!(Burned::<Test>::get(), 3);
		System::assert_last_event(
			Event::PoolsBurned {
				epoch: 0,
				amount: 3,
			}
			.into(),
		);
	});
}

#[test]
fn deposits_should_be_burned_when_the_block_has_no_author() {
	run(|| {
		author_until(2);
		end_epoch();
		Given::set(vec![]);
		Author::set(None);
		<Economics as AuthorPool<_>>::deposited(7 * CPC);
		assert_eq!(Burned::<Test>::get(), 7 * CPC);
		assert_eq!(
			Balances::free_balance(Economics::pot()),
			EXISTENTIAL_DEPOSIT
		);
	});
}
