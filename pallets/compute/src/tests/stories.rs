// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, TaskState, mock::*, pallet::*};
use computechain_matmul::Shape;
use computechain_primitives::CPC;
use frame_support::assert_ok;

#[test]
fn honest_worker_should_get_85_10_5_when_the_window_closes() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		run(4);
		assert!(matches!(state(id), TaskState::Revealed { .. }));
		run(1);
		let (paid, author, burned) = (85 * REWARD / 100, REWARD / 10, REWARD / 20);
		assert!(emitted(Event::TaskSettled {
			task: id,
			worker: WORKER,
			paid,
			author,
			burned
		}));
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND + paid);
		assert_eq!((ToAuthors::get(), Burned::get()), (author, burned));
		assert_eq!(free(&ALICE), ENDOWMENT - REWARD);
		assert_eq!(held(HoldReason::TaskReward, &ALICE), 0);
		assert_eq!((worker(&WORKER).locked, worker(&WORKER).verified), (0, 1));
		assert!(Compute::worker_tasks(WORKER).is_empty());
		assert!(Compute::requester_tasks(ALICE).is_empty());
		let settled = System::block_number();
		assert!(
			matches!(state(id), TaskState::Settled { settled: in_block, .. } if in_block == settled)
		);
		run_to(settled + 840);
		assert_eq!(Compute::task(id), None);
	});
}

#[test]
fn dust_should_burn_when_the_reward_does_not_divide() {
	test(|| {
		register(&WORKER, 1);
		let reward = CPC + 19;
		assert_ok!(Compute::post_task(signed(&ALICE), SHAPE, reward));
		run(DRAW);
		revealed(0);
		run(5);
		let (paid, author) = (reward * 85 / 100, reward / 10);
		let burned = reward - paid - author;
		assert_eq!(
			(paid, author, burned),
			(CPC * 85 / 100 + 16, CPC / 10 + 1, CPC / 20 + 2)
		);
		let event = Event::TaskSettled {
			task: 0,
			worker: WORKER,
			paid,
			author,
			burned,
		};
		assert!(emitted(event));
	});
}

#[test]
fn reward_should_go_back_when_four_attempts_have_failed() {
	test(|| {
		register(&WORKER, 1);
		register(&OTHER, 1);
		let id = post(&ALICE);
		// Two late, one not revealed, one wrong.
		for attempt in 0..4 {
			for who in [&WORKER, &OTHER] {
				assert_ok!(Compute::update_worker(signed(who), 1, u64::MAX, 0));
			}
			while !matches!(state(id), TaskState::Assigned { .. }) {
				run(1);
			}
			assert_eq!(task(id).attempt, attempt);
			match attempt {
				0 | 1 => run_to(task(id).due - 1),
				2 => {
					committed(id);
					run_to(task(id).due - 1);
				}
				_ => {
					rejected(id);
				}
			}
			run(1);
		}
		assert_eq!((state(id), task(id).attempt), (TaskState::Failed, 4));
		assert!(emitted(Event::TaskFailed {
			task: id,
			refunded: REWARD
		}));
		assert_eq!(free(&ALICE), ENDOWMENT);
		let (one, other) = (worker(&WORKER), worker(&OTHER));
		assert_eq!(
			(one.late + other.late, one.rejected + other.rejected),
			(2, 2)
		);
		run(20);
		assert_eq!(state(id), TaskState::Failed);
	});
}

#[test]
fn fresh_attempt_should_have_a_fresh_seed_when_the_worker_is_the_same() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let TaskState::Assigned {
			seed: first,
			deadline,
			..
		} = state(id)
		else {
			panic!("{:?}", state(id));
		};
		run_to(deadline + 1);
		let TaskState::Assigned {
			seed: second,
			worker,
			..
		} = state(id)
		else {
			panic!("{:?}", state(id));
		};
		assert_eq!(worker, WORKER);
		assert_ne!(first, second);
	});
}

#[test]
fn reward_should_go_back_when_a_task_stays_open_for_its_lifetime() {
	test(|| {
		let id = post(&ALICE);
		run_to(1_000);
		assert_eq!(state(id), TaskState::Open);
		run_to(1_001);
		assert_eq!(state(id), TaskState::Expired);
		assert!(emitted(Event::TaskExpired {
			task: id,
			refunded: REWARD
		}));
		assert_eq!(free(&ALICE), ENDOWMENT);
		register(&WORKER, 1);
		run(10);
		assert_eq!(state(id), TaskState::Expired);
	});
}

#[test]
fn task_should_expire_when_an_attempt_outlives_its_lifetime() {
	test(|| {
		configure(|compute| compute.lifetime = 10);
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		run_to(task(id).due);
		assert_eq!(state(id), TaskState::Expired);
		assert_eq!(worker(&WORKER).late, 1);
		assert_eq!(free(&ALICE), ENDOWMENT);
	});
}

#[test]
fn task_should_be_paid_when_it_was_revealed_after_its_lifetime() {
	test(|| {
		configure(|compute| compute.lifetime = 3);
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		run(5);
		assert!(matches!(state(id), TaskState::Settled { .. }));
	});
}

#[test]
fn requester_should_lose_nothing_when_its_own_worker_computes() {
	test(|| {
		register(&ALICE, 1);
		let id = assigned(&ALICE);
		revealed(id);
		run(5);
		let spent = REWARD - 85 * REWARD / 100;
		assert_eq!(free(&ALICE), ENDOWMENT - STAKE - BOND - spent);
	});
}

#[test]
fn author_part_should_burn_when_its_account_can_not_take_it() {
	test(|| {
		register(&WORKER, 1);
		let all = free(&POOL);
		assert_ok!(Balances::transfer_allow_death(signed(&POOL), BOB, all));
		let tiny = Shape { m: 1, k: 1, n: 1 };
		let reward = CPC / 1_000;
		assert_ok!(Compute::post_task(signed(&ALICE), tiny, reward));
		run(DRAW);
		revealed(0);
		run(5);
		assert_eq!(
			(ToAuthors::get(), Burned::get()),
			(0, reward - reward * 85 / 100)
		);
		assert_ok!(Balances::transfer_allow_death(signed(&BOB), POOL, all));
	});
}

#[test]
fn money_should_add_up_when_honest_and_lying_workers_share_many_tasks() {
	test(|| {
		let workers = [WORKER, OTHER, BOB];
		workers.iter().for_each(|who| register(who, 2));
		let shapes = [(1, 1, 1), (2, 3, 5), (8, 16, 9), (16, 16, 20)];
		let mut next = 0u64;
		for round in 0..60u32 {
			let (m, k, n) = shapes[round as usize % shapes.len()];
			let reward = CPC + u128::from(round) * 7;
			let _ = Compute::post_task(signed(&ALICE), Shape { m, k, n }, reward);
			run(1);
			let hash = sp_io::hashing::sha2_256(&round.to_le_bytes());
			let ids: Vec<_> = Tasks::<Test>::iter_keys().collect();
			for id in ids {
				next += 1;
				match (state(id), hash[(next % 32) as usize] % 8) {
					(_, 0) => {}
					(TaskState::Assigned { .. }, 1) => {
						let (_, mut c) = compute(id);
						c.iter_mut().for_each(|entry| *entry ^= 1);
						commit(id, &c);
					}
					(TaskState::Assigned { .. }, _) => {
						let (_, c) = compute(id);
						commit(id, &c);
					}
					(TaskState::Committed { root, .. }, _) => {
						if Compute::challenge_seed(id).is_none() {
							continue;
						}
						let (who, mut c) = compute(id);
						if computechain_matmul::output_root(task(id).shape, &c) != root {
							c.iter_mut().for_each(|entry| *entry ^= 1);
						}
						assert_ok!(reveal(&who, id, proof(id, &c)));
					}
					_ => {}
				}
			}
			for who in &workers {
				// A banned worker is refused.
				let _ = Compute::update_worker(signed(who), 2, u64::MAX, 0);
			}
			assert_ok!(Compute::do_try_state());
		}
		run(1_100);
		assert!(Tasks::<Test>::iter_values().all(|task| task.is_closed()));
		let verified: u32 = workers.iter().map(|who| worker(who).verified).sum();
		let rejected: u32 = workers.iter().map(|who| worker(who).rejected).sum();
		assert!(verified > 10 && rejected > 0, "{verified} {rejected}");
	});
}
