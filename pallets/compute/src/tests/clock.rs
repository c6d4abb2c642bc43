// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*, weights::WeightInfo};
use frame_support::{
	assert_ok,
	traits::{Get, Hooks},
	weights::{Weight, WeightMeter},
};
use frame_system::limits::BlockWeights;

const STEP: u64 = 1_000;

fn steps(count: u64) -> Weight {
	Weight::from_parts(STEP * count, 0)
}

fn count_assigned() -> usize {
	Tasks::<Test>::iter_values()
		.filter(|task| task.worker().is_some())
		.count()
}

#[test]
fn draws_should_all_be_made_when_the_clock_is_starved() {
	test(|| {
		ClockWeight::set(STEP);
		register(&WORKER, 8);
		register(&OTHER, 8);
		for _ in 0..10 {
			post(&ALICE);
		}
		run(1);
		// Three looks a block, whether a task is assigned by it or not.
		for expected in [3, 6, 9, 10, 10] {
			next_block_within(steps(3));
			assert_eq!(count_assigned(), expected);
			assert_ok!(Compute::do_try_state());
		}
	});
}

#[test]
fn sweep_should_reach_every_task_when_those_in_front_fit_nobody() {
	test(|| {
		ClockWeight::set(STEP);
		register(&WORKER, 1);
		assert_ok!(Compute::update_worker(signed(&WORKER), 1, SHAPE.work(), 0));
		let too_large = computechain_matmul::Shape { m: 17, ..SHAPE };
		for _ in 0..10 {
			assert_ok!(Compute::post_task(signed(&BOB), too_large, REWARD));
		}
		let id = post(&ALICE);
		run(1);
		for _ in 0..3 {
			next_block_within(steps(3));
			assert_eq!(state(id), TaskState::Open);
		}
		next_block_within(steps(3));
		assert!(matches!(state(id), TaskState::Assigned { .. }));
	});
}

#[test]
fn sweep_should_go_on_in_the_rest_of_the_block_when_it_was_cut_short() {
	test(|| {
		ClockWeight::set(STEP);
		register(&WORKER, 8);
		for _ in 0..8 {
			post(&ALICE);
		}
		run(1);
		next_block_within(steps(2));
		assert_eq!(count_assigned(), 2);
		let used = Compute::on_idle(System::block_number(), steps(4));
		assert_eq!((used, count_assigned()), (steps(4), 6));
		assert_eq!(
			Compute::on_idle(System::block_number(), steps(40)),
			steps(2)
		);
		// Nothing is tried twice in one block.
		assert_eq!(
			Compute::on_idle(System::block_number(), steps(40)),
			steps(0)
		);
	});
}

#[test]
fn agenda_should_lose_nothing_when_the_clock_is_starved() {
	test(|| {
		configure(|compute| compute.challenge_window = 30);
		register(&WORKER, 8);
		let ids: Vec<_> = (0..8).map(|_| post(&ALICE)).collect();
		run(DRAW);
		for id in &ids {
			revealed(*id);
		}
		ClockWeight::set(STEP);
		let settled = || {
			let states = ids.iter().map(|id| state(*id));
			states
				.filter(|state| matches!(state, TaskState::Settled { .. }))
				.count()
		};
		for _ in 0..40 {
			next_block_within(Weight::zero());
		}
		assert_eq!(settled(), 0);
		for expected in [2, 4, 6, 8] {
			next_block_within(steps(2));
			assert_eq!(settled(), expected);
			assert_ok!(Compute::do_try_state());
		}
		next_block_within(steps(2));
		assert_eq!(AgendaCursor::<Test>::get(), System::block_number() + 1);
	});
}

#[test]
fn poll_should_keep_to_its_cap_when_there_is_more_to_do() {
	test(|| {
		let limits: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		let block = limits.max_block;
		// Each look is a fiftieth of the block: two and a half fit the sweep's twentieth.
		ClockWeight::set(block.ref_time() / 50);
		register(&WORKER, 8);
		for _ in 0..8 {
			post(&ALICE);
		}
		run(1);
		run(1);
		assert_eq!(count_assigned(), 2);
		// One that is more than the cap is done all the same, if the block has room for it.
		ClockWeight::set(block.ref_time() / 2);
		run(1);
		assert_eq!(count_assigned(), 3);
		next_block_within(block.div(3));
		assert_eq!(count_assigned(), 3);
	});
}

#[test]
fn meter_should_count_what_the_clock_does_when_it_does_it() {
	test(|| {
		ClockWeight::set(STEP);
		register(&WORKER, 8);
		post(&ALICE);
		post(&ALICE);
		run(1);
		System::set_block_number(System::block_number() + 1);
		let mut meter = WeightMeter::with_limit(steps(100));
		Compute::on_poll(System::block_number(), &mut meter);
		assert_eq!(meter.consumed(), Mock::try_open_task(1).mul(2));
	});
}

#[test]
fn closed_task_should_be_forgotten_when_84_epochs_have_passed() {
	test(|| {
		let id = post(&ALICE);
		assert_ok!(Compute::cancel_task(signed(&ALICE), id));
		run_to(840);
		assert!(Compute::task(id).is_some());
		run_to(841);
		assert_eq!(Compute::task(id), None);
		assert_eq!(Agenda::<Test>::iter().count(), 0);
	});
}
