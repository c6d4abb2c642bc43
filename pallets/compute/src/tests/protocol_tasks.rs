// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, TaskState, mock::*, pallet::*, rules};
use computechain_primitives::CPC;
use frame_support::assert_ok;

const TINY: [u32; 3] = [8, 8, 8];
/// 5 % of the network's stake.
const LOCKED: u128 = STAKE / 20;

#[test]
fn task_should_be_made_when_a_worker_can_take_it() {
	test(|| {
		register(&WORKER, 1);
		let id = protocol_assigned(TINY);
		let task = task(id);
		assert_eq!(
			(task.requester.clone(), task.reward, task.bond),
			(None, 0, LOCKED)
		);
		assert_eq!(
			(task.shape.m, task.shape.k, task.shape.n),
			(TINY[0], TINY[1], TINY[2])
		);
		assert!(emitted(Event::TaskGenerated {
			task: id,
			shape: task.shape
		}));
		assert_eq!(worker(&WORKER).locked, LOCKED);
		assert!(Compute::requester_tasks(WORKER).is_empty());
	});
}

#[test]
fn task_should_not_be_made_when_nobody_can_take_it() {
	test(|| {
		generate(TINY);
		run(3);
		assert_eq!(NextTask::<Test>::get(), 0);
		// No bond.
		assert_ok!(Compute::register_worker(signed(&WORKER), 1, u64::MAX, 0));
		run(3);
		assert_ok!(Compute::deposit_bond(signed(&WORKER), LOCKED - 1));
		run(3);
		// Too large.
		assert_ok!(Compute::deposit_bond(signed(&WORKER), 1));
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, 511, 0));
		run(3);
		// Not attested.
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, 512, 0));
		Class::set(Ok(None));
		run(3);
		// Paused.
		Class::set(Ok(Some(40)));
		assert_ok!(Compute::set_paused(signed(&WORKER), true));
		run(3);
		assert_eq!(NextTask::<Test>::get(), 0);
		// A price is for tasks that pay one.
		assert_ok!(Compute::set_paused(signed(&WORKER), false));
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, 512, CPC));
		run(1);
		assert_eq!(NextTask::<Test>::get(), 1);
	});
}

#[test]
fn task_should_be_made_at_the_interval_when_there_is_one() {
	test(|| {
		register(&WORKER, 8);
		generate(TINY);
		configure(|compute| compute.protocol_interval = 4);
		run_to(13);
		// In blocks 4, 8 and 12.
		assert_eq!(NextTask::<Test>::get(), 3);
	});
}

#[test]
fn tasks_should_not_pile_up_when_slots_are_few() {
	test(|| {
		register(&WORKER, 2);
		register(&OTHER, 1);
		generate(TINY);
		for _ in 0..60 {
			run(1);
			assert!(OpenProtocolTasks::<Test>::get() <= 3);
			assert_ok!(Compute::do_try_state());
		}
		assert!(NextTask::<Test>::get() < 30);
	});
}

#[test]
fn task_should_wait_when_the_block_has_no_room() {
	test(|| {
		register(&WORKER, 1);
		generate(TINY);
		ClockWeight::set(1_000);
		next_block_within(frame_support::weights::Weight::from_parts(999, 0));
		assert_eq!(NextTask::<Test>::get(), 0);
		run(1);
		assert_eq!(NextTask::<Test>::get(), 1);
	});
}

#[test]
fn result_should_count_when_its_window_closes() {
	test(|| {
		register(&WORKER, 1);
		let id = protocol_assigned([256, 256, 256]);
		revealed(id);
		run(4);
		assert_eq!(Compute::facts(WORKER).assigned, 0);
		// It closes in the next epoch, where it counts.
		end_epoch();
		run(1);
		assert!(matches!(state(id), TaskState::Settled { .. }));
		let facts = Compute::facts(WORKER);
		assert_eq!((facts.assigned, facts.on_time, facts.results), (1, 1, 1));
		assert_eq!((facts.difficulty_milli, facts.tier_milli), (15, 500));
		let standing = Compute::reputation(WORKER).expect("it is a worker");
		// (0.98 + 0.015) / (2 * 0.98 + 0.015)
		assert_eq!(standing.reputation_ppm, 503_797);
		assert_eq!(facts.reputation_ppm, 503_797);
		assert_eq!((standing.submitted, standing.verified), (1, 1));
		assert_eq!(
			(worker(&WORKER).locked, free(&WORKER)),
			(0, ENDOWMENT - STAKE - BOND)
		);
		assert_eq!(Burned::get(), 0);
	});
}

#[test]
fn reputation_should_fall_when_a_worker_is_late_with_any_task() {
	test(|| {
		register(&WORKER, 1);
		for protocol in [true, false] {
			let id = if protocol {
				protocol_assigned([256, 256, 256])
			} else {
				let shape = computechain_matmul::Shape {
					m: 256,
					k: 256,
					n: 256,
				};
				assert_ok!(Compute::post_task(signed(&ALICE), shape, REWARD));
				run(DRAW);
				NextTask::<Test>::get() - 1
			};
			let before = Compute::reputation(WORKER).expect("it is a worker");
			let due = task(id).due;
			run_to(due - 1);
			assert_ok!(Compute::set_paused(signed(&WORKER), true));
			run(1);
			let after = Compute::reputation(WORKER).expect("it is a worker");
			assert!(after.reputation_ppm < before.reputation_ppm);
			assert_eq!(after.late, before.late + 1);
			assert_eq!((state(id), worker(&WORKER).locked), (TaskState::Open, 0));
			// Only the protocol's tasks count for the weight.
			assert_eq!(Compute::facts(WORKER).assigned, 1);
			assert_eq!(Burned::get(), 0);
			// It goes away by itself.
			configure(|compute| compute.lifetime = 1);
			run_to(task(id).posted + 1_000);
			assert!(task(id).is_closed());
			configure(|compute| compute.lifetime = 1_000);
			assert_ok!(Compute::set_paused(signed(&WORKER), false));
		}
	});
}

#[test]
fn bond_should_burn_when_a_result_is_rejected() {
	test(|| {
		register(&WORKER, 1);
		let id = protocol_assigned(TINY);
		rejected(id);
		assert_eq!(held(HoldReason::WorkerBond, &WORKER), BOND - LOCKED);
		assert_eq!(Burned::get(), LOCKED + STAKE / 20);
		assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		let facts = Compute::facts(WORKER);
		assert_eq!((facts.assigned, facts.on_time, facts.results), (1, 0, 0));
	});
}

#[test]
fn bond_should_be_unlocked_as_it_was_locked_when_the_stake_changes_meanwhile() {
	test(|| {
		register(&WORKER, 1);
		let id = protocol_assigned(TINY);
		configure(|compute| compute.worker_stake = 3 * STAKE);
		revealed(id);
		run(5);
		assert_eq!(worker(&WORKER).locked, 0);
	});
}

#[test]
fn benchmark_should_be_owed_when_the_samples_seed_draws_it() {
	test(|| {
		register(&WORKER, 1);
		let mut expected = Vec::new();
		for _ in 0..60 {
			let id = protocol_assigned(TINY);
			let (_, c) = committed(id);
			let seed = Compute::challenge_seed(id).expect("the samples are known");
			if rules::is_spot_checked(&seed) {
				expected.push((WORKER, System::block_number() + 20));
			}
			assert_ok!(reveal(&WORKER, id, proof(id, &c)));
			run(5);
		}
		assert!(!expected.is_empty());
		assert_eq!(SpotChecks::get(), expected);
	});
}

#[test]
fn benchmark_should_never_be_owed_when_tasks_are_posted() {
	test(|| {
		register(&WORKER, 1);
		for _ in 0..60 {
			let id = assigned(&ALICE);
			revealed(id);
			run(5);
		}
		assert!(SpotChecks::get().is_empty());
	});
}

#[test]
fn posted_tasks_should_farm_nothing_when_worker_and_requester_are_one() {
	test(|| {
		register(&WORKER, 8);
		Noted::set(300 * CPC);
		for _ in 0..4 {
			let ids: Vec<_> = (0..8).map(|_| post(&WORKER)).collect();
			run(DRAW);
			for id in ids {
				revealed(id);
			}
			run(5);
		}
		let before = worker(&WORKER);
		assert_eq!(before.verified, 32);
		assert_eq!(Compute::facts(WORKER), Default::default());
		assert_eq!(
			Compute::reputation(WORKER).map(|standing| standing.reputation_ppm),
			Some(500_000)
		);
		end_epoch();
		run(5);
		// Nothing came into being, and 15 % of each reward is gone.
		assert_eq!(Issued::get(), 0);
		let lost = 32 * (REWARD - REWARD * 85 / 100);
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND - lost);
	});
}
