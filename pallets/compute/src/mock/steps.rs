// SPDX-License-Identifier: Apache-2.0
//! Steps that the tests are made of.

use super::*;
use crate::{HoldReason, Task, TaskState, Worker};
use computechain_matmul::{
	challenge_seed, output_root, output_sha256, product, prove, sample_indices,
};
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

/// A salt that nobody guesses.
pub const SALT: Hash = [42; 32];

/// Takes an assigned task to `Revealed` with one wrong entry in each of so many rows, which no
/// sample finds: the randomness of these tests can be foreseen. Returns the worker, the result and
/// the wrong entries.
pub fn revealed_lie(id: TaskId, rows: u64) -> (AccountId32, Vec<i32>, Vec<u64>) {
	let (worker, mut c) = compute(id);
	let shape = task(id).shape;
	let block = System::block_number() + 2;
	let randomness = sp_io::hashing::sha2_256(&block.to_le_bytes());
	let attempt = task(id).attempt.into();
	let seed = challenge_seed(&randomness, id, attempt, &worker.clone().into());
	let sampled = sample_indices(&seed, shape);
	let n = u64::from(shape.n);
	let wrong: Vec<u64> = (0..rows)
		.filter_map(|row| (row * n..(row + 1) * n).find(|index| !sampled.contains(index)))
		.collect();
	assert_eq!(
		wrong.len() as u64,
		rows,
		"every row has an entry that is not sampled"
	);
	for index in &wrong {
		c[*index as usize] += 1;
	}
	commit(id, &c);
	wait_for_samples(id);
	assert_ok!(reveal(&worker, id, proof(id, &c)));
	assert!(matches!(state(id), TaskState::Revealed { .. }));
	(worker, c, wrong)
}

/// Files what `who` is going to say about these entries.
pub fn file(who: &AccountId32, id: TaskId, indices: &[u64]) -> Hash {
	let filing = crate::filing(who.clone().into(), id, indices, SALT);
	assert_ok!(Compute::file(signed(who), filing));
	filing
}

pub fn indices(indices: &[u64]) -> crate::Indices {
	indices.to_vec().try_into().expect("they are at most 8")
}

/// Challenges these entries, filed two blocks ago.
pub fn challenge(who: &AccountId32, id: TaskId, entries: &[u64]) -> DispatchResult {
	Compute::challenge(signed(who), id, indices(entries), SALT)
}

/// Files and, two blocks later, challenges.
pub fn challenged(who: &AccountId32, id: TaskId, entries: &[u64]) -> Hash {
	let filing = file(who, id, entries);
	run(2);
	assert_ok!(challenge(who, id, entries));
	filing
}

/// The worker's answer to a challenge.
pub fn answer(
	who: &AccountId32,
	id: TaskId,
	filing: Hash,
	c: &[i32],
	entries: &[u64],
) -> DispatchResultWithPostInfo {
	let proof = prove(task(id).shape, c, entries);
	Compute::open_result(
		signed(who),
		id,
		filing,
		proof.try_into().expect("it is short"),
	)
}

/// A proof of fraud, filed two blocks ago.
pub fn prove_fraud(
	who: &AccountId32,
	id: TaskId,
	c: &[i32],
	entries: &[u64],
) -> DispatchResultWithPostInfo {
	let proof = prove(task(id).shape, c, entries);
	Compute::prove_fraud(
		signed(who),
		id,
		indices(entries),
		SALT,
		proof.try_into().expect("it is short"),
	)
}

/// Lets the protocol make a task in each block.
pub fn generate(shape: [u32; 3]) {
	configure(|compute| {
		compute.protocol_interval = 1;
		compute.protocol_shape = shape;
	});
}

/// Stops it again.
pub fn generate_nothing() {
	configure(|compute| compute.protocol_interval = 0);
}

/// One task of the protocol, assigned to the only worker.
pub fn protocol_assigned(shape: [u32; 3]) -> TaskId {
	let id = NextTask::<Test>::get();
	generate(shape);
	run(1);
	generate_nothing();
	assert!(task(id).is_protocol());
	run(DRAW);
	assert!(
		matches!(state(id), TaskState::Assigned { .. }),
		"{:?}",
		state(id)
	);
	id
}

/// Ends the current epoch.
pub fn end_epoch() {
	<Compute as computechain_primitives::EpochEnd>::on_epoch_end(Epoch::get());
	Epoch::mutate(|epoch| *epoch += 1);
}

/// A worker did so many protocol tasks of 1024^3 in the current epoch, all of them right.
pub fn did(who: &AccountId32, results: u32) {
	(0..results).for_each(|_| Compute::earned(who, 1_000));
}
