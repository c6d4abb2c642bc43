// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn worker_should_get_no_tasks_when_it_is_paused() {
	test(|| {
		register(&WORKER, 2);
		assert_ok!(Compute::set_paused(signed(&WORKER), true));
		assert_eq!(SlotCount::<Test>::get(), 0);
		assert!(emitted(Event::WorkerPaused {
			worker: WORKER,
			paused: true
		}));
		let id = post(&ALICE);
		run(10);
		assert_eq!(state(id), TaskState::Open);
		assert_ok!(Compute::set_paused(signed(&WORKER), false));
		run(1);
		assert!(matches!(state(id), TaskState::Assigned { .. }));
	});
}

#[test]
fn worker_should_finish_its_task_when_it_is_paused() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		assert_ok!(Compute::set_paused(signed(&WORKER), true));
		revealed(id);
		assert_eq!(SlotCount::<Test>::get(), 0);
	});
}

#[test]
fn pause_should_change_nothing_when_it_is_repeated() {
	test(|| {
		register(&WORKER, 2);
		for paused in [true, true, false, false] {
			assert_ok!(Compute::set_paused(signed(&WORKER), paused));
			assert_eq!(SlotCount::<Test>::get(), if paused { 0 } else { 2 });
		}
	});
}

#[test]
fn pause_should_be_refused_when_the_sender_is_no_worker() {
	test(|| {
		assert_noop!(
			Compute::set_paused(signed(&ALICE), true),
			Error::<Test>::NotFound
		);
		register(&WORKER, 1);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert_noop!(
			Compute::set_paused(signed(&WORKER), true),
			Error::<Test>::Leaving
		);
		let unsigned = Compute::set_paused(RuntimeOrigin::none(), true);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
