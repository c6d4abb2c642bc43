// SPDX-License-Identifier: Apache-2.0
//! The states that the benchmarks begin with.

use crate::{pallet::*, types::*, *};
use alloc::{vec, vec::Vec};
use computechain_matmul::{Shape, column_of_b, dot, output_root, prove, row_of_a, sample_indices};
use computechain_primitives::{
	Address, Attestation, AuthorPool, Balance, BlockNumber, CPC, ComputePool, EpochClock, GpuClass,
	NetworkParameters, TaskId,
};
use frame_benchmarking::v2::account;
use frame_support::{
	BoundedVec,
	pallet_prelude::ConstU32,
	traits::{Get, fungible::Mutate},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::Hash as _;

/// What the benchmarks can not do through the traits of the pallet's [`Config`].
pub trait BenchmarkHelper {
	/// Lets workers work whom no witness has measured.
	fn admit_unmeasured();
	/// Makes the next compute pool that is issued this large.
	fn fill_pool(amount: Balance);
}

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
	T::BenchmarkHelper::admit_unmeasured();
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

/// An address that takes as many bytes as there may be.
pub(super) fn longest_address(letter: u8) -> Address {
	let mut address = vec![letter; 122];
	address.extend(b":65535");
	address.try_into().expect("there is room")
}

/// A commitment that is refused.
pub(super) fn refused() -> Commitment {
	Commitment {
		task: TaskId::MAX,
		root: [1; 32],
		output_sha256: [2; 32],
	}
}

/// [`begin`] and [`register`].
pub(super) fn begin_with_worker<T: Config>() -> T::AccountId {
	begin::<T>();
	register::<T>()
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
	let facts = Facts {
		weight_micro: 1_000_000,
		..Default::default()
	};
	let epoch = T::EpochClock::current();
	EpochWeight::<T>::insert(epoch, facts.weight_micro);
	EpochFacts::<T>::insert(epoch, worker, facts);
	Tasks::<T>::mutate(id, |task| {
		if let Some(task) = task {
			task.attempt = MAX_ATTEMPTS - 1;
		}
	});
}

/// A committed result whose fault bans.
pub(super) fn doomed<T: Config>() -> (T::AccountId, TaskId) {
	let worker = begin_with_worker::<T>();
	let id = commit::<T>(&worker);
	worst_fault::<T>(&worker, id);
	(worker, id)
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

/// The salt of every filing.
pub(super) const SALT: [u8; 32] = [9; 32];

/// A task as square as it can be whose result has a tree of depth `d`.
pub(super) fn shape_of(k: u32, d: u32) -> Shape {
	let bits = d + 6;
	Shape {
		m: 1 << bits.div_ceil(2),
		k,
		n: 1 << (bits / 2),
	}
}

/// A revealed result of zeros, entries of it in as many rows as one may name, and the proof that
/// opens them.
pub(super) fn lie<T: Config>(
	worker: &T::AccountId,
	shape: Shape,
) -> (TaskId, Indices, BoundedVec<u8, ConstU32<MAX_MULTIPROOF>>) {
	let id = commit::<T>(worker);
	let mut task = get::<T>(id);
	task.shape = shape;
	let c = vec![0; shape.entries() as usize];
	let n = u64::from(shape.n);
	let entries: Vec<u64> = (0..u64::from(MAX_INDICES))
		.map(|row| row * n + row)
		.collect();
	let proof = prove(shape, &c, &entries);
	let root = output_root(shape, &c);
	Pallet::<T>::verified(id, task, [1; 32], worker.clone(), root, [3; 32])
		.expect("the worker is one");
	(
		id,
		BoundedVec::truncate_from(entries),
		BoundedVec::truncate_from(proof),
	)
}

/// Somebody rich who filed these entries long enough ago.
pub(super) fn accuser<T: Config>(id: TaskId, indices: &Indices) -> T::AccountId {
	let who = rich::<T>("prover", 0);
	let filing = filing(who.clone().into(), id, indices, SALT);
	Pallet::<T>::do_file(who.clone(), filing).expect("it is rich");
	age::<T>(&who, filing, 1);
	who
}

/// Challenges by so many others, of entries that are wrong too.
pub(super) fn challenge_often<T: Config>(id: TaskId, count: u32) {
	for number in 0..count {
		let who = rich::<T>("challenger", number);
		let indices: Indices = BoundedVec::truncate_from(vec![0, 1, 2, 3, 4, 5, 6, 7]);
		let filing = filing(who.clone().into(), id, &indices, SALT);
		Pallet::<T>::do_file(who.clone(), filing).expect("it is rich");
		age::<T>(&who, filing, 2);
		Pallet::<T>::do_challenge(who, id, indices, SALT).expect("there is room");
	}
}

/// Makes a filing as old as if it were of this block.
fn age<T: Config>(who: &T::AccountId, filing: [u8; 32], filed: BlockNumber) {
	Filings::<T>::mutate(who, filing, |filing| {
		if let Some(filing) = filing {
			filing.filed = filed;
		}
	});
}

/// Workers that no task fits, because their attestation is gone.
pub(super) fn register_unfit<T: Config>() {
	for index in 0..64 {
		let who = rich::<T>("unfit", index);
		Pallet::<T>::do_register_worker(who.clone(), 1, u64::MAX, 0).expect("it may work");
		Pallet::<T>::do_deposit_bond(who.clone(), 2 * REWARD).expect("it is rich");
		T::Attestation::forget(&who);
	}
}

/// Randomness with which the draw for a task looks at so many slots.
///
/// About one of seven slots fits, so a few hundred tries find a draw of each length.
pub(super) fn randomness_for<T: Config>(
	id: TaskId,
	task: &Task<T::AccountId>,
	parameters: &NetworkParameters,
	draws: u32,
) -> [u8; 32] {
	let mut randomness = [0; 32];
	for attempt in 0u32..100_000 {
		randomness[..4].copy_from_slice(&attempt.to_le_bytes());
		let found = Pallet::<T>::draw(id, task, &randomness, parameters);
		if matches!(found, (Some(_), looked) if looked == draws) {
			break;
		}
	}
	randomness
}

/// A pool of epoch 0, of which a worker is owed a half; the other half burns.
pub(super) fn pay_soon<T: Config>(worker: &T::AccountId) {
	T::BenchmarkHelper::fill_pool(1_000 * CPC);
	let pool = T::ComputePool::issue(0, true);
	let facts = Facts {
		weight_micro: 1_000_000,
		..Default::default()
	};
	EpochFacts::<T>::insert(0, worker, facts);
	let payout = Payout {
		pool,
		weight_micro: 2_000_000,
		left: pool,
	};
	Payouts::<T>::insert([0; 4], payout);
}
