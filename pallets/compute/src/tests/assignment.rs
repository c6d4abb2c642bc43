// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*};
use computechain_matmul::task_seed;
use computechain_primitives::{Balance, CPC, Randomness};
use frame_support::assert_ok;
use sp_runtime::DispatchResult;

fn is_assigned(id: u64) -> bool {
	matches!(state(id), TaskState::Assigned { .. })
}

#[test]
fn task_should_be_assigned_in_the_second_block_when_a_worker_fits() {
	test(|| {
		register(&WORKER, 1);
		let id = post(&ALICE);
		run(1);
		assert_eq!(state(id), TaskState::Open);
		run(1);
		let randomness = Mock::of_block(3).expect("the block is the current one");
		let seed = task_seed(&randomness, id, 0, &WORKER.into());
		// 5,120 multiply-adds take less than a slot, and 20 blocks are added.
		let deadline = 3 + 1 + 20;
		assert_eq!(
			state(id),
			TaskState::Assigned {
				worker: WORKER,
				seed,
				deadline
			}
		);
		assert_eq!(worker(&WORKER).locked, 2 * REWARD);
		assert_eq!(Compute::worker_tasks(WORKER), vec![(id, state(id))]);
		let event = Event::TaskAssigned {
			task: id,
			worker: WORKER,
			attempt: 0,
			seed,
			deadline,
		};
		assert!(emitted(event));
	});
}

#[test]
fn task_should_wait_when_no_worker_fits() {
	// Each of these makes the one worker unfit, and its undoing makes it fit again.
	type Step = fn() -> DispatchResult;
	const HIGHEST_PRICE: Balance = (REWARD << 30) / (16 * 16 * 20);
	fn update(work: u64, price: Balance) -> DispatchResult {
		Compute::update_worker(signed(&WORKER), 1, work, price)
	}
	fn attest(score: Option<u8>) -> DispatchResult {
		Class::set(Ok(score));
		Ok(())
	}
	fn demand_stake(stake: Balance) -> DispatchResult {
		configure(|compute| compute.worker_stake = stake);
		Ok(())
	}
	let reasons: [(&str, Step, Step); 5] = [
		(
			"its limit of work",
			|| update(SHAPE.work() - 1, 0),
			|| update(SHAPE.work(), 0),
		),
		(
			"its price",
			|| update(u64::MAX, HIGHEST_PRICE + 1),
			|| update(u64::MAX, HIGHEST_PRICE),
		),
		(
			"its bond",
			|| Compute::withdraw_bond(signed(&WORKER), BOND - 2 * REWARD + 1),
			|| Compute::deposit_bond(signed(&WORKER), 1),
		),
		("its attestation", || attest(None), || attest(Some(40))),
		(
			"its stake",
			|| demand_stake(STAKE + 1),
			|| update(u64::MAX, 0),
		),
	];
	for (reason, make_unfit, undo) in reasons {
		test(|| {
			register(&WORKER, 1);
			assert_ok!(make_unfit());
			let id = post(&ALICE);
			run(5);
			assert!(!is_assigned(id), "{reason}");
			assert_ok!(undo());
			run(1);
			assert!(is_assigned(id), "{reason}");
		});
	}
}

#[test]
fn task_should_wait_when_all_slots_are_taken() {
	test(|| {
		register(&WORKER, 2);
		let ids = [post(&ALICE), post(&ALICE), post(&ALICE)];
		run(DRAW);
		assert_eq!(ids.map(is_assigned), [true, true, false]);
		assert_eq!(SlotCount::<Test>::get(), 0);
		revealed(ids[0]);
		run(1);
		assert!(is_assigned(ids[2]));
	});
}

#[test]
fn worker_should_get_no_more_when_it_has_16_unpaid_tasks() {
	test(|| {
		configure(|compute| compute.challenge_window = 100);
		register(&WORKER, 8);
		for _ in 0..2 {
			let ids: Vec<_> = (0..8).map(|_| post(&ALICE)).collect();
			run(DRAW);
			for id in ids {
				revealed(id);
			}
		}
		assert_eq!((worker(&WORKER).used, worker(&WORKER).seated), (0, 8));
		let id = post(&ALICE);
		run(10);
		assert!(!is_assigned(id));
		run(100);
		assert!(is_assigned(id));
	});
}

#[test]
fn draws_should_be_even_when_workers_have_different_numbers_of_slots() {
	test(|| {
		register(&WORKER, 6);
		register(&OTHER, 2);
		let mut count = 0;
		let id = post(&ALICE);
		let (task, parameters) = (task(id), Parameters::get());
		for round in 0..4_000u32 {
			let randomness = sp_io::hashing::sha2_256(&round.to_le_bytes());
			let (drawn, draws) = Compute::draw(id, &task, &randomness, &parameters);
			assert_eq!(draws, 1);
			count += u32::from(drawn.is_some_and(|(who, _)| who == WORKER));
		}
		// 3,000 are expected, with a standard deviation of 27.
		assert!((2_850..=3_150).contains(&count), "{count}");
	});
}

#[test]
fn draws_should_be_even_among_those_that_fit_when_others_do_not() {
	test(|| {
		register(&WORKER, 1);
		register(&OTHER, 1);
		register(&BOB, 8);
		assert_ok!(Compute::update_worker(signed(&BOB), 8, 1, 0));
		let id = post(&ALICE);
		let (task, parameters) = (task(id), Parameters::get());
		let mut counts = [0u32; 3];
		for round in 0..4_000u32 {
			let randomness = sp_io::hashing::sha2_256(&round.to_le_bytes());
			match Compute::draw(id, &task, &randomness, &parameters) {
				(Some((who, _)), _) if who == WORKER => counts[0] += 1,
				(Some((who, _)), _) if who == OTHER => counts[1] += 1,
				(None, draws) => {
					assert_eq!(draws, crate::MAX_DRAWS);
					counts[2] += 1;
				}
				other => panic!("{other:?}"),
			}
		}
		// 16 looks all miss with a chance of 0.8^16, 2.8 %.
		assert!(counts[2] < 200, "{counts:?}");
		assert!(counts[0].abs_diff(counts[1]) < 320, "{counts:?}");
	});
}

#[test]
fn oldest_task_should_go_first_when_a_slot_becomes_free() {
	test(|| {
		let ids: Vec<_> = (0..3).map(|_| post(&BOB)).collect();
		run(10);
		register(&WORKER, 1);
		run(1);
		assert_eq!(
			ids.iter().map(|id| is_assigned(*id)).collect::<Vec<_>>(),
			[true, false, false]
		);
	});
}

#[test]
fn seats_should_stay_without_gaps_when_workers_come_and_go() {
	test(|| {
		let workers = [ALICE, BOB, WORKER, OTHER];
		for (slots, who) in (1..).zip(&workers) {
			register(who, slots);
		}
		assert_eq!(SlotCount::<Test>::get(), 10);
		for who in [&BOB, &ALICE] {
			assert_ok!(Compute::set_paused(signed(who), true));
			assert_ok!(Compute::do_try_state());
		}
		assert_eq!(SlotCount::<Test>::get(), 7);
		assert_ok!(Compute::unregister_worker(signed(&OTHER)));
		assert_ok!(Compute::do_try_state());
		assert_ok!(Compute::set_paused(signed(&BOB), false));
		assert_ok!(Compute::update_worker(signed(&WORKER), 8, 1, CPC));
		assert_eq!(SlotCount::<Test>::get(), 10);
	});
}
