// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn stake_and_bond_should_return_by_themselves_when_unbonding_is_over() {
	test(|| {
		register(&WORKER, 8);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert!(emitted(Event::WorkerUnregistered {
			worker: WORKER,
			due: 21
		}));
		assert_eq!(
			(SlotCount::<Test>::get(), Forgotten::get()),
			(0, vec![WORKER])
		);
		run_to(20);
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND);
		run_to(21);
		assert_eq!(free(&WORKER), ENDOWMENT);
		assert_eq!(Compute::worker(WORKER), None);
		assert!(emitted(Event::StakeReturned {
			worker: WORKER,
			stake: STAKE,
			bond: BOND
		}));
	});
}

#[test]
fn worker_should_return_when_it_has_left() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		let again = || Compute::register_worker(signed(&WORKER), 1, 1, 1);
		assert_noop!(again(), Error::<Test>::AlreadyExists);
		run(20);
		assert_ok!(again());
	});
}

#[test]
fn unregistration_should_be_refused_when_a_task_is_not_paid() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let leave = || Compute::unregister_worker(signed(&WORKER));
		assert_noop!(leave(), Error::<Test>::TasksOpen);
		revealed(id);
		assert_noop!(leave(), Error::<Test>::TasksOpen);
		run(5);
		assert_ok!(leave());
	});
}

#[test]
fn unregistration_should_be_refused_when_the_sender_is_no_worker() {
	test(|| {
		let leave = || Compute::unregister_worker(signed(&WORKER));
		assert_noop!(leave(), Error::<Test>::NotFound);
		register(&WORKER, 1);
		assert_ok!(leave());
		assert_noop!(leave(), Error::<Test>::Leaving);
		let unsigned = Compute::unregister_worker(RuntimeOrigin::none());
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}

#[test]
fn banned_worker_should_get_its_remaining_stake_when_it_unregisters() {
	test(|| {
		register(&WORKER, 1);
		for _ in 0..3 {
			assert_ok!(Compute::update_worker(signed(&WORKER), 1, u64::MAX, 0));
			rejected(assigned(&ALICE));
			// The task is open again and would be drawn before the next one.
			assert_ok!(Compute::cancel_task(
				signed(&ALICE),
				NextTask::<Test>::get() - 1
			));
		}
		assert!(worker(&WORKER).banned);
		let kept = free(&WORKER) + worker(&WORKER).stake + worker(&WORKER).bond;
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		run(20);
		assert_eq!(free(&WORKER), kept);
		let again = Compute::register_worker(signed(&WORKER), 1, 1, 1);
		assert_noop!(again, Error::<Test>::Banned);
	});
}
