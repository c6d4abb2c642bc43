// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, TaskState, mock::*, pallet::*};
use computechain_matmul::Shape;
use computechain_primitives::CPC;
use frame_support::assert_ok;

/// Lets the reopened task go, so that the next one is drawn.
fn cancel(id: u64) {
	assert_ok!(Compute::cancel_task(signed(&ALICE), id));
}

#[test]
fn worker_should_be_counted_late_when_it_does_not_commit() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let TaskState::Assigned { deadline, .. } = state(id) else {
			panic!("{:?}", state(id));
		};
		run_to(deadline);
		assert!(matches!(state(id), TaskState::Assigned { .. }));
		assert_ok!(Compute::set_paused(signed(&WORKER), true));
		run(1);
		assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		let late = worker(&WORKER);
		assert_eq!(
			(late.late, late.faults, late.locked, late.used),
			(1, 0, 0, 0)
		);
		assert_eq!((late.stake, late.bond), (STAKE, BOND));
		assert!(emitted(Event::WorkerLate {
			worker: WORKER,
			task: id
		}));
		assert!(emitted(Event::TaskReopened {
			task: id,
			attempt: 1
		}));
		assert_eq!(Burned::get(), 0);
	});
}

#[test]
fn worker_should_be_punished_when_it_commits_and_does_not_reveal() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		committed(id);
		let TaskState::Committed { deadline, .. } = state(id) else {
			panic!("{:?}", state(id));
		};
		run_to(deadline);
		assert_eq!(Burned::get(), 0);
		run(1);
		assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		assert_eq!(Burned::get(), 2 * REWARD + STAKE / 20);
		assert_eq!((worker(&WORKER).faults, worker(&WORKER).rejected), (1, 1));
	});
}

#[test]
fn worker_should_get_no_draws_when_its_stake_was_cut() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		rejected(id);
		run(10);
		assert_eq!(state(id), TaskState::Open);
		assert_ok!(Compute::deposit_bond(signed(&WORKER), STAKE));
		run(1);
		assert_eq!(state(id), TaskState::Open);
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, u64::MAX, 0));
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), STAKE);
		run(1);
		assert!(matches!(state(id), TaskState::Assigned { .. }));
	});
}

#[test]
fn worker_should_be_banned_when_it_has_three_faults() {
	test(|| {
		register(&WORKER, 1);
		for fault in 1..=3 {
			assert_ok!(Compute::update_worker(signed(&WORKER), 1, u64::MAX, 0));
			let id = assigned(&ALICE);
			rejected(id);
			cancel(id);
			assert_eq!(worker(&WORKER).faults, fault);
			assert_eq!(Compute::is_banned(WORKER), fault == 3);
		}
		assert!(emitted(Event::WorkerBanned { worker: WORKER }));
		assert_eq!(SlotCount::<Test>::get(), 0);
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), STAKE - STAKE / 20);
		let update = Compute::update_worker(signed(&WORKER), 1, u64::MAX, 0);
		assert_eq!(update, Err(Error::<Test>::Banned.into()));
		let id = post(&ALICE);
		run(10);
		assert_eq!(state(id), TaskState::Open);
	});
}

#[test]
fn worker_should_finish_its_tasks_when_it_is_banned() {
	test(|| {
		register(&WORKER, 4);
		let ids = [post(&ALICE), post(&ALICE), post(&ALICE), post(&ALICE)];
		run(DRAW);
		for id in &ids[..3] {
			rejected(*id);
		}
		assert!(worker(&WORKER).banned);
		// 5 % of what is left, each time.
		let stake = (0..3).fold(STAKE, |stake, _| stake - stake / 20);
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), stake);
		revealed(ids[3]);
		run(5);
		assert!(matches!(state(ids[3]), TaskState::Settled { .. }));
		assert_eq!(worker(&WORKER).locked, 0);
	});
}

#[test]
fn fault_should_be_forgotten_when_thirty_days_have_passed() {
	test(|| {
		let month = 30 * 24 * 60 * 60;
		let mut worker = {
			register(&WORKER, 1);
			worker(&WORKER)
		};
		worker.add_fault(100, month);
		worker.add_fault(200, month);
		assert_eq!((worker.faults, worker.faults_since), (2, 100));
		worker.add_fault(100 + month, month);
		assert_eq!((worker.faults, worker.faults_since), (2, 100 + month));
		worker.add_fault(99 + 2 * month, month);
		assert_eq!(worker.faults, 3);
		worker.add_fault(u32::MAX, month);
		assert_eq!((worker.faults, worker.faults_since), (1, u32::MAX));
	});
}

#[test]
fn bond_of_the_task_alone_should_burn_when_others_are_locked() {
	test(|| {
		register(&WORKER, 2);
		let cheap = Shape { m: 3, k: 3, n: 3 };
		let small = post(&ALICE);
		assert_ok!(Compute::post_task(signed(&BOB), cheap, CPC));
		run(DRAW);
		rejected(1);
		assert_eq!(held(HoldReason::WorkerBond, &WORKER), BOND - 2 * CPC);
		assert_eq!(worker(&WORKER).locked, 2 * REWARD);
		revealed(small);
	});
}
