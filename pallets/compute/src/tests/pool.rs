// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*};
use computechain_math::split::compute_pool;
use computechain_primitives::CPC;
use frame_support::{assert_ok, weights::Weight};

const PAY: u128 = 300 * CPC;

/// Two workers that did 3 and 7 tasks.
fn two_workers() {
	register(&WORKER, 1);
	register(&OTHER, 1);
	did(&WORKER, 3);
	did(&OTHER, 7);
}

fn weights() -> [u128; 2] {
	[WORKER, OTHER].map(|who| Compute::facts(who).weight_micro)
}

#[test]
fn weight_should_be_the_product_of_the_facts_when_results_settle() {
	test(|| {
		two_workers();
		// results * class 0.5 * uptime 1 * difficulty 1 * reputation 1/2, which no task changed.
		assert_eq!(weights(), [750_000, 1_750_000]);
		assert_eq!(EpochWeight::<Test>::get(0), 2_500_000);
		// Late with one of four: three quarters.
		Compute::missed(&WORKER, true);
		assert_eq!(weights(), [562_500, 1_750_000]);
		assert_eq!(EpochWeight::<Test>::get(0), 2_312_500);
		// Late with a posted task: none of the facts.
		Compute::missed(&WORKER, false);
		assert_eq!(weights()[0], 562_500);
	});
}

#[test]
fn pool_should_be_paid_by_weight_when_the_epoch_ends() {
	test(|| {
		two_workers();
		Noted::set(PAY + 1);
		let weights = weights();
		let split = compute_pool(PAY + 1, &weights);
		end_epoch();
		assert_eq!(Issued::get(), PAY + 1);
		run(1);
		let start = ENDOWMENT - STAKE - BOND;
		assert_eq!(
			[free(&WORKER) - start, free(&OTHER) - start].to_vec(),
			split.workers
		);
		assert_eq!((Burned::get(), Owed::get()), (split.burned, 0));
		assert!(emitted(Event::WorkerPaid {
			worker: WORKER,
			epoch: 0,
			weight_micro: weights[0],
			paid: split.workers[0]
		}));
		assert!(emitted(Event::PoolPaid {
			epoch: 0,
			paid: PAY + 1 - split.burned,
			burned: split.burned
		}));
		assert_eq!(EpochFacts::<Test>::iter().count(), 0);
		// It is paid once.
		end_epoch();
		run(3);
		assert_eq!(Issued::get(), PAY + 1);
	});
}

#[test]
fn pool_should_not_be_issued_when_nothing_weighs_enough() {
	test(|| {
		register(&WORKER, 1);
		Noted::set(PAY);
		// 0.015 of 1024^3 each: ten of them weigh 0.04, less than 0.1.
		(0..10).for_each(|_| Compute::earned(&WORKER, 15));
		assert_eq!(Compute::facts(WORKER).results, 10);
		end_epoch();
		assert_eq!(Issued::get(), 0);
		run(1);
		assert_eq!(
			(
				EpochFacts::<Test>::iter().count(),
				Payouts::<Test>::iter().count()
			),
			(0, 0)
		);
	});
}

#[test]
fn results_should_not_be_paid_when_the_worker_is_not_attested() {
	test(|| {
		register(&WORKER, 1);
		Noted::set(PAY);
		Class::set(Ok(None));
		did(&WORKER, 5);
		let facts = Compute::facts(WORKER);
		assert_eq!((facts.assigned, facts.on_time, facts.results), (5, 5, 0));
		end_epoch();
		assert_eq!(Issued::get(), 0);
		run(1);
	});
}

#[test]
fn workers_should_be_paid_over_many_blocks_when_blocks_are_full() {
	test(|| {
		two_workers();
		register(&BOB, 1);
		did(&BOB, 1);
		Noted::set(PAY);
		end_epoch();
		ClockWeight::set(10);
		let room = Weight::from_parts(10, 0);
		for unpaid in (0..3).rev() {
			next_block_within(room);
			assert_eq!(EpochFacts::<Test>::iter().count(), unpaid);
			assert_ok!(Compute::do_try_state());
		}
		assert_eq!(Payouts::<Test>::iter().count(), 0);
		assert_eq!(Owed::get(), 0);
	});
}

#[test]
fn oldest_epoch_should_be_paid_first_when_two_wait() {
	test(|| {
		two_workers();
		Noted::set(PAY);
		end_epoch();
		did(&WORKER, 2);
		Noted::set(PAY / 2);
		end_epoch();
		assert_eq!(Payouts::<Test>::iter().count(), 2);
		assert_ok!(Compute::do_try_state());
		ClockWeight::set(10);
		let room = Weight::from_parts(10, 0);
		next_block_within(room);
		next_block_within(room);
		assert_eq!(EpochFacts::<Test>::iter_prefix(0).count(), 0);
		assert_eq!(EpochFacts::<Test>::iter_prefix(1).count(), 1);
		next_block_within(room);
		run(1);
		assert_eq!((Issued::get(), Owed::get()), (PAY + PAY / 2, 0));
		assert_eq!(
			free(&WORKER) + free(&OTHER) + Burned::get(),
			2 * (ENDOWMENT - STAKE - BOND) + PAY + PAY / 2
		);
	});
}

#[test]
fn worker_should_be_forgotten_when_the_reserve_is_empty() {
	test(|| {
		two_workers();
		end_epoch();
		System::reset_events();
		run(1);
		assert_eq!(EpochFacts::<Test>::iter().count(), 0);
		assert!(System::events().is_empty());
	});
}

#[test]
fn worker_should_earn_nothing_when_it_cheated_in_the_epoch() {
	test(|| {
		two_workers();
		Noted::set(PAY);
		let id = assigned(&ALICE);
		let (liar, c, wrong) = revealed_lie(id, 3);
		file(&BOB, id, &wrong);
		run(2);
		assert_ok!(prove_fraud(&BOB, id, &c, &wrong));
		assert_eq!(Compute::facts(liar.clone()), Default::default());
		// What it still has open changes nothing.
		Compute::earned(&liar, 1_000);
		assert_eq!(Compute::facts(liar.clone()), Default::default());
		let honest = if liar == WORKER { OTHER } else { WORKER };
		end_epoch();
		run(1);
		assert!(free(&honest) >= ENDOWMENT - STAKE - BOND + PAY);
		assert_eq!(free(&liar), ENDOWMENT - STAKE - BOND);
	});
}

#[test]
fn part_should_burn_when_the_worker_is_gone() {
	test(|| {
		two_workers();
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		run(20);
		let all = free(&WORKER);
		assert_ok!(Balances::transfer_allow_death(signed(&WORKER), ALICE, all));
		// Less than what an account needs.
		Noted::set(CPC / 1_000);
		let burned = Burned::get();
		end_epoch();
		run(1);
		assert_eq!(free(&WORKER), 0);
		assert!(Burned::get() > burned);
	});
}

#[test]
fn protocol_tasks_should_be_paid_when_they_are_done() {
	test(|| {
		register(&WORKER, 1);
		Noted::set(PAY);
		for _ in 0..4 {
			let id = protocol_assigned([512, 512, 512]);
			revealed(id);
			run(5);
			assert!(matches!(state(id), TaskState::Settled { .. }));
		}
		assert_eq!(Compute::facts(WORKER).results, 4);
		end_epoch();
		run(1);
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND + PAY);
		assert_eq!(Burned::get(), 0);
	});
}
