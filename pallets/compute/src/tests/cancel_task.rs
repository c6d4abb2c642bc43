// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn reward_should_be_free_again_when_its_task_is_cancelled() {
	test(|| {
		let id = post(&ALICE);
		assert_ok!(Compute::cancel_task(signed(&ALICE), id));
		assert_eq!(free(&ALICE), ENDOWMENT);
		assert_eq!(state(id), TaskState::Cancelled);
		assert!(Compute::requester_tasks(ALICE).is_empty());
		assert!(emitted(Event::TaskCancelled { task: id }));
		register(&WORKER, 1);
		run(10);
		assert_eq!(state(id), TaskState::Cancelled);
	});
}

#[test]
fn cancellation_should_be_refused_when_the_task_is_not_open() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let cancel = || Compute::cancel_task(signed(&ALICE), id);
		assert_noop!(cancel(), Error::<Test>::WrongState);
		committed(id);
		assert_noop!(cancel(), Error::<Test>::WrongState);
		let (_, c) = compute(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		assert_noop!(cancel(), Error::<Test>::WrongState);
		run(5);
		assert_noop!(cancel(), Error::<Test>::WrongState);
		let other = post(&ALICE);
		assert_ok!(Compute::cancel_task(signed(&ALICE), other));
		let again = Compute::cancel_task(signed(&ALICE), other);
		assert_noop!(again, Error::<Test>::WrongState);
	});
}

#[test]
fn cancellation_should_be_refused_when_it_is_another_requesters_task() {
	test(|| {
		let id = post(&ALICE);
		assert_noop!(
			Compute::cancel_task(signed(&BOB), id),
			Error::<Test>::NotAuthorized
		);
		assert_noop!(
			Compute::cancel_task(signed(&BOB), id + 1),
			Error::<Test>::NotFound
		);
		let unsigned = Compute::cancel_task(RuntimeOrigin::none(), id);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
