// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

#[test]
fn worker_should_hold_its_stake_and_get_seats_when_it_registers() {
	test(|| {
		assert_ok!(Compute::register_worker(signed(&WORKER), 3, 1 << 30, 5));
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), STAKE);
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE);
		let worker = worker(&WORKER);
		assert_eq!((worker.slots, worker.used, worker.seated), (3, 0, 3));
		assert_eq!((worker.maximum_work, worker.minimum_price), (1 << 30, 5));
		assert_eq!(SlotCount::<Test>::get(), 3);
		assert!(emitted(Event::WorkerRegistered {
			worker: WORKER,
			stake: STAKE
		}));
	});
}

#[test]
fn worker_should_be_refused_when_its_slots_are_out_of_range() {
	test(|| {
		let register = |slots| Compute::register_worker(signed(&WORKER), slots, 1, 1);
		assert_noop!(register(0), Error::<Test>::NoSlots);
		assert_noop!(register(9), Error::<Test>::MaxSlotsExceeded);
		assert_ok!(register(8));
	});
}

#[test]
fn worker_should_be_refused_when_it_is_one_already() {
	test(|| {
		register(&WORKER, 1);
		let again = Compute::register_worker(signed(&WORKER), 1, 1, 1);
		assert_noop!(again, Error::<Test>::AlreadyExists);
	});
}

#[test]
fn worker_should_be_refused_when_it_is_banned() {
	test(|| {
		Banned::<Test>::insert(WORKER, ());
		let banned = Compute::register_worker(signed(&WORKER), 1, 1, 1);
		assert_noop!(banned, Error::<Test>::Banned);
		assert!(Compute::is_banned(WORKER));
	});
}

#[test]
fn worker_should_be_refused_when_the_network_does_not_admit_its_hardware() {
	test(|| {
		Class::set(Err("not admitted"));
		let refused = Compute::register_worker(signed(&WORKER), 1, 1, 1);
		assert_noop!(refused, DispatchError::Other("not admitted"));
	});
}

#[test]
fn worker_should_be_refused_when_it_can_not_pay_the_stake() {
	test(|| {
		configure(|compute| compute.worker_stake = ENDOWMENT);
		let poor = Compute::register_worker(signed(&WORKER), 1, 1, 1);
		assert_noop!(poor, TokenError::FundsUnavailable);
	});
}

#[test]
fn worker_should_be_refused_when_nobody_signs() {
	test(|| {
		let unsigned = Compute::register_worker(RuntimeOrigin::none(), 1, 1, 1);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
