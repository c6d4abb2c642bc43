// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

#[test]
fn worker_should_change_its_offer_and_seats_when_it_updates() {
	test(|| {
		register(&WORKER, 2);
		assert_ok!(Compute::update_worker(signed(&WORKER), 5, 1 << 20, 7));
		let worker = worker(&WORKER);
		assert_eq!((worker.slots, worker.seated), (5, 5));
		assert_eq!((worker.maximum_work, worker.minimum_price), (1 << 20, 7));
		assert!(emitted(Event::WorkerUpdated { worker: WORKER }));
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, 1 << 20, 7));
		assert_eq!(SlotCount::<Test>::get(), 1);
	});
}

#[test]
fn worker_should_keep_its_task_when_it_offers_fewer_slots_than_it_uses() {
	test(|| {
		register(&WORKER, 2);
		let first = assigned(&ALICE);
		let second = assigned(&ALICE);
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, u64::MAX, 0));
		assert_eq!((worker(&WORKER).used, worker(&WORKER).seated), (2, 0));
		revealed(first);
		assert_eq!((worker(&WORKER).used, worker(&WORKER).seated), (1, 0));
		revealed(second);
		assert_eq!((worker(&WORKER).used, worker(&WORKER).seated), (0, 1));
	});
}

#[test]
fn worker_should_top_up_its_stake_when_the_network_asks_for_more() {
	test(|| {
		register(&WORKER, 1);
		configure(|compute| compute.worker_stake = 3 * STAKE);
		assert_ok!(Compute::deposit_bond(signed(&WORKER), STAKE));
		assert_eq!(worker(&WORKER).stake, STAKE);
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, 1, 1));
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), 3 * STAKE);
		assert_eq!(worker(&WORKER).stake, 3 * STAKE);
	});
}

#[test]
fn worker_should_keep_its_stake_when_the_network_asks_for_less() {
	test(|| {
		register(&WORKER, 1);
		configure(|compute| compute.worker_stake = 1);
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, 1, 1));
		assert_eq!(worker(&WORKER).stake, STAKE);
	});
}

#[test]
fn update_should_be_refused_when_it_makes_no_sense() {
	test(|| {
		let update = |slots| Compute::update_worker(signed(&WORKER), slots, 1, 1);
		assert_noop!(update(1), Error::<Test>::NotFound);
		register(&WORKER, 1);
		assert_noop!(update(0), Error::<Test>::NoSlots);
		assert_noop!(update(9), Error::<Test>::MaxSlotsExceeded);
		configure(|compute| compute.worker_stake = ENDOWMENT);
		assert_noop!(update(1), TokenError::FundsUnavailable);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert_noop!(update(1), Error::<Test>::Leaving);
		let unsigned = Compute::update_worker(RuntimeOrigin::none(), 1, 1, 1);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
