// SPDX-License-Identifier: Apache-2.0
//! Steps that the tests are made of.

use super::*;
use crate::{HoldReason, Task, TaskState, Worker};
use computechain_matmul::{output_root, output_sha256, product, prove, sample_indices};
use frame_support::{
	assert_ok,
	dispatch::DispatchResultWithPostInfo,
	traits::{
		Hooks,
		fungible::{Inspect, InspectHold},
	},
	weights::WeightMeter,
};

/// Begins the next block with so much weight for the clock.
pub fn next_block_within(limit: Weight) {
	System::set_block_number(System::block_number() + 1);
	Compute::on_poll(System::block_number(), &mut WeightMeter::with_limit(limit));
}

/// Begins each block up to this one.
pub fn run_to(block: u32) {
	while System::block_number() < block {
		next_block_within(Weight::MAX);
	}
}

/// Begins so many blocks.
pub fn run(blocks: u32) {
	run_to(System::block_number() + blocks);
}

pub fn signed(who: &AccountId32) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// Registers a worker of so many slots that takes anything, with a bond.
pub fn register(who: &AccountId32, slots: u8) {
	assert_ok!(Compute::register_worker(signed(who), slots, u64::MAX, 0));
	assert_ok!(Compute::deposit_bond(signed(who), BOND));
}

/// Posts a task of the usual shape and reward.
pub fn post(who: &AccountId32) -> TaskId {
	let id = NextTask::<Test>::get();
	assert_ok!(Compute::post_task(signed(who), SHAPE, REWARD));
	id
}

/// Posts a task and lets it be assigned, which must succeed at once.
pub fn assigned(requester: &AccountId32) -> TaskId {
	let id = post(requester);
	run(DRAW);
	assert!(
		matches!(state(id), TaskState::Assigned { .. }),
		"{:?}",
		state(id)
	);
	id
}

pub fn task(id: TaskId) -> Task<AccountId32> {
	Compute::task(id).expect("the task is there")
}

pub fn state(id: TaskId) -> TaskState<AccountId32> {
	task(id).state
}

pub fn worker(who: &AccountId32) -> Worker {
	Compute::worker(who.clone()).expect("the worker is there")
}

pub fn held(reason: HoldReason, who: &AccountId32) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

pub fn free(who: &AccountId32) -> Balance {
	Balances::balance(who)
}

/// The honest result of an assigned or committed task, with its worker.
pub fn compute(id: TaskId) -> (AccountId32, Vec<i32>) {
	match state(id) {
		TaskState::Assigned { worker, seed, .. } | TaskState::Committed { worker, seed, .. } => {
			(worker, product(&seed, task(id).shape))
		}
		other => panic!("{other:?}"),
	}
}

/// Commits to a result for an assigned task, right or not.
pub fn commit(id: TaskId, c: &[i32]) {
	let (worker, _) = compute(id);
	let root = output_root(task(id).shape, c);
	assert_ok!(Compute::commit_result(
		signed(&worker),
		id,
		root,
		output_sha256(c)
	));
}

/// Commits to the right result and waits until it may be revealed.
pub fn committed(id: TaskId) -> (AccountId32, Vec<i32>) {
	let (worker, c) = compute(id);
	commit(id, &c);
	wait_for_samples(id);
	(worker, c)
}

pub fn wait_for_samples(id: TaskId) {
	let TaskState::Committed {
		challenge_block, ..
	} = state(id)
	else {
		panic!("{:?}", state(id));
	};
	run_to(challenge_block);
}

/// The proof of the samples of a committed task.
pub fn proof(id: TaskId, c: &[i32]) -> Vec<u8> {
	let seed = Compute::challenge_seed(id).expect("the samples are known");
	prove(task(id).shape, c, &sample_indices(&seed, task(id).shape))
}

/// Reveals with these bytes.
pub fn reveal(who: &AccountId32, id: TaskId, proof: Vec<u8>) -> DispatchResultWithPostInfo {
	Compute::reveal_result(
		signed(who),
		id,
		proof.try_into().expect("the proof is short enough"),
	)
}

/// Takes an assigned task to `Revealed`.
pub fn revealed(id: TaskId) -> AccountId32 {
	let (worker, c) = committed(id);
	assert_ok!(reveal(&worker, id, proof(id, &c)));
	worker
}

/// Takes an assigned task to a rejected reveal; every entry is wrong.
pub fn rejected(id: TaskId) -> AccountId32 {
	let (worker, mut c) = compute(id);
	c.iter_mut().for_each(|entry| *entry += 1);
	commit(id, &c);
	wait_for_samples(id);
	assert_ok!(reveal(&worker, id, proof(id, &c)));
	worker
}

/// Whether an event was emitted since the last [`System::reset_events`].
pub fn emitted(event: Event<Test>) -> bool {
	System::events()
		.iter()
		.any(|record| record.event == event.clone().into())
}
