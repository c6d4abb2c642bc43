// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, TaskState, mock::*, pallet::*};
use computechain_primitives::WorkerRegistry;
use frame_support::assert_ok;

#[test]
fn account_should_be_a_worker_when_it_stays_and_is_not_banned() {
	test(|| {
		assert!(!Compute::is_worker(&WORKER) && !Compute::has_stake(&WORKER));
		register(&WORKER, 1);
		assert!(Compute::is_worker(&WORKER) && Compute::has_stake(&WORKER));
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert!(!Compute::is_worker(&WORKER) && Compute::has_stake(&WORKER));
		run(20);
		assert!(!Compute::has_stake(&WORKER));
	});
}

#[test]
fn worker_should_lack_stake_when_it_was_cut() {
	test(|| {
		register(&WORKER, 1);
		rejected(assigned(&ALICE));
		assert!(Compute::is_worker(&WORKER) && !Compute::has_stake(&WORKER));
	});
}

#[test]
fn worker_should_lose_everything_when_a_benchmark_is_a_fraud() {
	test(|| {
		register(&WORKER, 2);
		let id = assigned(&ALICE);
		<Compute as WorkerRegistry<_>>::fraud(&WORKER, Some(&BOB));
		let reward = (STAKE + BOND) / 5;
		assert!(emitted(Event::FraudProven {
			worker: WORKER,
			task: None,
			prover: Some(BOB),
			rewarded: reward,
			burned: STAKE + BOND - reward
		}));
		assert!(Compute::is_banned(WORKER) && !Compute::is_worker(&WORKER));
		assert_eq!(free(&BOB), ENDOWMENT + reward);
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), 0);
		assert_eq!(SlotCount::<Test>::get(), 0);
		assert_ok!(Compute::do_try_state());
		// Its task is open again when it is due, whatever it still does.
		revealed(id);
		run(5);
		assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND);
	});
}

#[test]
fn everything_should_burn_when_nobody_or_the_worker_proved_it() {
	test(|| {
		register(&WORKER, 1);
		register(&OTHER, 1);
		<Compute as WorkerRegistry<_>>::fraud(&WORKER, None);
		<Compute as WorkerRegistry<_>>::fraud(&OTHER, Some(&OTHER));
		assert_eq!(Burned::get(), 2 * (STAKE + BOND));
		// Nobody else is touched.
		System::reset_events();
		<Compute as WorkerRegistry<_>>::fraud(&ALICE, Some(&BOB));
		assert!(System::events().is_empty() && !Compute::is_banned(ALICE));
	});
}

#[test]
fn stake_should_be_taken_when_the_worker_already_leaves() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		<Compute as WorkerRegistry<_>>::fraud(&WORKER, None);
		assert_eq!(Burned::get(), STAKE + BOND);
		run(20);
		assert_eq!(Compute::worker(WORKER), None);
		assert!(Compute::is_banned(WORKER));
	});
}

#[test]
fn slots_should_be_free_when_no_task_fills_them() {
	test(|| {
		assert_eq!(Compute::free_slots(WORKER), 0);
		register(&WORKER, 2);
		assert_eq!(Compute::free_slots(WORKER), 2);
		assigned(&ALICE);
		assert_eq!(Compute::free_slots(WORKER), 1);
		assert_ok!(Compute::set_paused(signed(&WORKER), true));
		assert_eq!(Compute::free_slots(WORKER), 0);
		assert_eq!(Compute::reputation(ALICE), None);
	});
}
