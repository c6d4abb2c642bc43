// SPDX-License-Identifier: Apache-2.0
//! The states that the benchmarks begin with.

use crate::{pallet::*, types::*, *};
use alloc::{vec, vec::Vec};
use computechain_matmul::{Shape, column_of_b, dot, output_root, prove, row_of_a, sample_indices};
use computechain_primitives::{AuthorPool, BlockNumber, CPC, GpuClass, TaskId};
use frame_benchmarking::v2::account;
use frame_support::{
	BoundedVec,
	traits::{Get, fungible::Mutate},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::Hash as _;

pub(super) const SMALL: Shape = Shape { m: 8, k: 8, n: 8 };
pub(super) const REWARD: u128 = 100 * CPC;
pub(super) const RICHES: u128 = 1_000_000_000 * CPC;

/// An account that can pay for anything.
pub(super) fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who = account(name, index, 0);
	T::Currency::set_balance(&who, RICHES);
	who
}

/// A block whose randomness is known, and an author's account that can be paid.
pub(super) fn begin<T: Config>() -> BlockNumber {
	let now = 10u32;
	let parent = BlockNumberFor::<T>::from(now - 1);
	frame_system::Pallet::<T>::set_block_number(now.into());
	frame_system::BlockHash::<T>::insert(parent, T::Hashing::hash(b"parent"));
	T::Currency::set_balance(&T::AuthorPool::account(), CPC);
	now
}

/// A worker with all slots and a bond, and behind it one that moves when it loses a seat.
pub(super) fn register<T: Config>() -> T::AccountId {
	let neighbour = rich::<T>("neighbour", 0);
	for (who, slots) in [(rich::<T>("worker", 0), T::MaxSlots::get()), (neighbour, 1)] {
		Pallet::<T>::do_register_worker(who.clone(), slots, u64::MAX, 0).expect("it may work");
		Pallet::<T>::do_deposit_bond(who, 100 * REWARD).expect("it is rich");
	}
	account("worker", 0, 0)
}

/// A task of a requester who has as many others as it may.
pub(super) fn post<T: Config>() -> TaskId {
	let requester = rich::<T>("requester", 0);
	let others = vec![TaskId::MAX; T::MaxOpenTasks::get() as usize - 1];
	RequesterTasks::<T>::insert(&requester, BoundedVec::truncate_from(others));
	let id = NextTask::<T>::get();
	Pallet::<T>::do_post_task(requester, SMALL, REWARD).expect("it is rich");
	id
}

/// A task that was given to a worker who has as many others as it may.
pub(super) fn assign<T: Config>(worker: &T::AccountId) -> TaskId {
	let id = post::<T>();
	let others = vec![TaskId::MAX; T::MaxWorkerTasks::get() as usize - 1];
	WorkerTasks::<T>::insert(worker, BoundedVec::truncate_from(others));
	let (task, parameters) = (get::<T>(id), T::Parameters::get());
	let class = GpuClass::Unknown;
	Pallet::<T>::assign(id, task, worker.clone(), class, &[1; 32], &parameters).expect("it fits");
	id
}

pub(super) fn commit<T: Config>(worker: &T::AccountId) -> TaskId {
	let id = assign::<T>(worker);
	Pallet::<T>::do_commit_result(worker.clone(), id, [2; 32], [3; 32]).expect("it is assigned");
	id
}

/// Makes the next fault the worst: it bans, and the task fails.
pub(super) fn worst_fault<T: Config>(worker: &T::AccountId, id: TaskId) {
	Workers::<T>::mutate(worker, |worker| {
		if let Some(worker) = worker {
			worker.faults = MAX_FAULTS - 1;
		}
	});
	Tasks::<T>::mutate(id, |task| {
		if let Some(task) = task {
			task.attempt = MAX_ATTEMPTS - 1;
		}
	});
}

pub(super) fn get<T: Config>(id: TaskId) -> Task<T::AccountId> {
	Tasks::<T>::get(id).expect("the task was posted")
}

/// Gives a committed task a larger shape and a result that is right where it is sampled, but
/// for the last sample; returns the proof. Entries that no sample touches stay zero.
pub(super) fn large_result<T: Config>(id: TaskId, shape: Shape) -> Vec<u8> {
	let mut task = get::<T>(id);
	task.shape = shape;
	let TaskState::Committed {
		worker,
		seed,
		output_sha256,
		deadline,
		..
	} = task.state.clone()
	else {
		panic!("the task is committed");
	};
	let challenge_block = Pallet::<T>::now();
	let committed = |root| TaskState::Committed {
		worker: worker.clone(),
		seed,
		root,
		output_sha256,
		challenge_block,
		deadline,
	};
	task.state = committed([0; 32]);
	let challenge = Pallet::<T>::challenge_seed_of(id, &task).expect("the block has randomness");
	let indices = sample_indices(&challenge, shape);
	let n = u64::from(shape.n);
	let mut c = vec![0; shape.entries() as usize];
	for index in &indices {
		let row = row_of_a(&seed, shape, (index / n) as u32);
		let column = column_of_b(&seed, shape, (index % n) as u32);
		c[*index as usize] = dot(&row, &column);
	}
	if let Some(last) = indices.last() {
		c[*last as usize] += 1;
	}
	task.state = committed(output_root(shape, &c));
	Tasks::<T>::insert(id, task);
	prove(shape, &c, &indices)
}

/// Lets the clock act on a task.
pub(super) fn run_task<T: Config>(id: TaskId) {
	Pallet::<T>::run_task(id, get::<T>(id));
}
