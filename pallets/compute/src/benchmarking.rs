// SPDX-License-Identifier: Apache-2.0
//! The worst case of every call and of every piece of clock work.

mod setup;

use crate::{pallet::*, rules::DRAW_DELAY, types::*, *};
use alloc::vec;
use computechain_primitives::{CPC, TaskId};
use frame_benchmarking::v2::*;
use frame_support::{BoundedVec, traits::Get, weights::WeightMeter};
use frame_system::RawOrigin;
pub use setup::BenchmarkHelper;
use setup::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_worker() {
		begin::<T>();
		let (worker, slots) = (rich::<T>("worker", 0), T::MaxSlots::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), slots, u64::MAX, 1);

		assert!(Workers::<T>::contains_key(worker));
	}

	#[benchmark]
	fn update_worker() {
		let worker = begin_with_worker::<T>();
		let id = commit::<T>(&worker);
		Pallet::<T>::fault(id, get::<T>(id), worker.clone());

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), 1, u64::MAX, 1);

		let stake = T::Parameters::get().compute.worker_stake;
		assert!(Pallet::<T>::worker(worker).is_some_and(|worker| worker.stake == stake));
	}

	#[benchmark]
	fn set_paused() {
		let worker = begin_with_worker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(worker), true);

		assert_eq!(SlotCount::<T>::get(), 1);
	}

	#[benchmark]
	fn set_address() {
		let worker = begin_with_worker::<T>();
		Addresses::<T>::insert(&worker, longest_address(b'a'));
		let address = longest_address(b'b');

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), Some(address.clone()));

		assert_eq!(Addresses::<T>::get(worker), Some(address));
	}

	#[benchmark]
	fn deposit_bond() {
		let worker = begin_with_worker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), CPC);

		let bond = 100 * REWARD + CPC;
		assert!(Pallet::<T>::worker(worker).is_some_and(|worker| worker.bond == bond));
	}

	#[benchmark]
	fn withdraw_bond() {
		let worker = begin_with_worker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), 100 * REWARD);

		assert!(Pallet::<T>::worker(worker).is_some_and(|worker| worker.bond == 0));
	}

	#[benchmark]
	fn unregister_worker() {
		let worker = begin_with_worker::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()));

		assert!(Pallet::<T>::worker(worker).is_some_and(|worker| worker.leaving.is_some()));
	}

	#[benchmark]
	fn post_task() {
		begin::<T>();
		let requester = rich::<T>("requester", 0);
		let others = vec![TaskId::MAX; T::MaxOpenTasks::get() as usize - 1];
		RequesterTasks::<T>::insert(&requester, BoundedVec::truncate_from(others));
		let id = NextTask::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(requester), SMALL, REWARD);

		assert!(Tasks::<T>::contains_key(id));
	}

	#[benchmark]
	fn cancel_task() {
		begin::<T>();
		let id = post::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account("requester", 0, 0)), id);

		assert_eq!(get::<T>(id).state, TaskState::Cancelled);
	}

	#[benchmark]
	fn commit_result() {
		let worker = begin_with_worker::<T>();
		let id = assign::<T>(&worker);

		#[extrinsic_call]
		_(RawOrigin::Signed(worker), id, [1; 32], [2; 32]);

		assert!(matches!(get::<T>(id).state, TaskState::Committed { .. }));
	}

	/// All samples are checked, and the last one is wrong: more work than a right result.
	///
	/// `k`: the inner dimension. `d`: the depth of the result's tree. Results of less than 2^12
	/// leaves would let samples share rows and columns.
	#[benchmark]
	fn reveal_result(k: Linear<1_024, 4_096>, d: Linear<12, 16>) {
		let (worker, id) = doomed::<T>();
		let proof = large_result::<T>(id, shape_of(k, d));
		let proof = BoundedVec::truncate_from(proof);

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), id, proof);

		assert!(Banned::<T>::contains_key(worker));
	}

	#[benchmark]
	fn reveal_refused() {
		let worker = begin_with_worker::<T>();
		let id = commit::<T>(&worker);

		#[block]
		{
			assert!(Pallet::<T>::do_reveal_result(worker, id, &[]).is_err());
		}
	}

	#[benchmark]
	fn file() {
		begin::<T>();
		let who = rich::<T>("prover", 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), [1; 32]);

		assert!(Filings::<T>::contains_key(who, [1; 32]));
	}

	#[benchmark]
	fn withdraw_filing() {
		begin::<T>();
		let who = rich::<T>("prover", 0);
		Pallet::<T>::do_file(who.clone(), [1; 32]).expect("it is rich");

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), [1; 32]);

		assert!(!Filings::<T>::contains_key(who, [1; 32]));
	}

	#[benchmark]
	fn challenge() {
		let worker = begin_with_worker::<T>();
		let (id, indices, _) = lie::<T>(&worker, SMALL);
		challenge_often::<T>(id, MAX_CHALLENGES - 1);
		let who = accuser::<T>(id, &indices);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, indices, SALT);

		assert_eq!(Challenges::<T>::get(id).len() as u32, MAX_CHALLENGES);
	}

	/// `k`: the inner dimension. `d`: the tree's depth. Wrong entries that others challenged too.
	#[benchmark]
	fn open_result(k: Linear<1_024, 4_096>, d: Linear<12, 16>) {
		let worker = begin_with_worker::<T>();
		let (id, indices, proof) = lie::<T>(&worker, shape_of(k, d));
		let who = accuser::<T>(id, &indices);
		Pallet::<T>::do_challenge(who.clone(), id, indices.clone(), SALT).expect("it is filed");
		challenge_often::<T>(id, MAX_CHALLENGES - 1);
		let filing = filing(who.into(), id, &indices, SALT);
		worst_fault::<T>(&worker, id);

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), id, filing, proof);

		assert!(Banned::<T>::contains_key(worker));
	}

	/// `k`: the inner dimension. `d`: the tree's depth. Wrong entries that others challenged too.
	#[benchmark]
	fn prove_fraud(k: Linear<1_024, 4_096>, d: Linear<12, 16>) {
		let worker = begin_with_worker::<T>();
		let (id, indices, proof) = lie::<T>(&worker, shape_of(k, d));
		challenge_often::<T>(id, MAX_CHALLENGES);
		let who = accuser::<T>(id, &indices);
		worst_fault::<T>(&worker, id);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, indices, SALT, proof);

		assert!(Banned::<T>::contains_key(worker));
	}

	#[benchmark]
	fn fraud_task() {
		let now = begin::<T>();
		let worker = register::<T>();
		let (id, ..) = lie::<T>(&worker, SMALL);
		challenge_often::<T>(id, MAX_CHALLENGES);
		worst_fault::<T>(&worker, id);
		frame_system::Pallet::<T>::set_block_number((now + 1_000).into());

		#[block]
		{
			run_task::<T>(id);
		}

		assert!(Banned::<T>::contains_key(worker));
	}

	#[benchmark]
	fn clock_base() {
		let now = begin::<T>();
		AgendaCursor::<T>::put(now);

		#[block]
		{
			Pallet::<T>::work_off(&mut WeightMeter::new());
		}

		assert_eq!(AgendaCursor::<T>::get(), now + 1);
	}

	#[benchmark]
	fn agenda_block() {
		begin::<T>();
		let due = get::<T>(post::<T>()).due;

		#[block]
		{
			assert!(Agenda::<T>::iter_key_prefix(due).next().is_some());
		}
	}

	#[benchmark]
	fn settle_task() {
		let worker = begin_with_worker::<T>();
		let id = commit::<T>(&worker);
		Pallet::<T>::verified(id, get::<T>(id), [1; 32], worker, [2; 32], [3; 32])
			.expect("the worker is one");

		#[block]
		{
			run_task::<T>(id);
		}

		assert!(matches!(get::<T>(id).state, TaskState::Settled { .. }));
	}

	#[benchmark]
	fn late_task() {
		let worker = begin_with_worker::<T>();
		let id = assign::<T>(&worker);
		worst_fault::<T>(&worker, id);

		#[block]
		{
			run_task::<T>(id);
		}

		assert_eq!(get::<T>(id).state, TaskState::Failed);
	}

	#[benchmark]
	fn fault_task() {
		let (worker, id) = doomed::<T>();

		#[block]
		{
			run_task::<T>(id);
		}

		assert!(Banned::<T>::contains_key(worker));
	}

	#[benchmark]
	fn expire_task() {
		begin::<T>();
		let id = post::<T>();

		#[block]
		{
			run_task::<T>(id);
		}

		assert_eq!(get::<T>(id).state, TaskState::Expired);
	}

	#[benchmark]
	fn prune_task() {
		begin::<T>();
		let id = post::<T>();
		run_task::<T>(id);

		#[block]
		{
			run_task::<T>(id);
		}

		assert!(!Tasks::<T>::contains_key(id));
	}

	#[benchmark]
	fn return_stake() -> Result<(), BenchmarkError> {
		let worker = begin_with_worker::<T>();
		Pallet::<T>::do_unregister_worker(worker.clone())?;
		let due = Pallet::<T>::worker(worker.clone()).and_then(|worker| worker.leaving);
		let due = due.ok_or("the worker leaves")?;

		#[block]
		{
			Pallet::<T>::return_stake(due, worker.clone());
		}

		assert!(!Workers::<T>::contains_key(worker));
		Ok(())
	}

	/// `d`: the slots looked at; all but the last belong to workers whose attestation is gone.
	#[benchmark]
	fn try_open_task(d: Linear<1, MAX_DRAWS>) {
		let now = begin::<T>();
		let worker = register::<T>();
		register_unfit::<T>();
		let others = vec![TaskId::MAX; T::MaxWorkerTasks::get() as usize - 1];
		WorkerTasks::<T>::insert(&worker, BoundedVec::truncate_from(others));
		let id = post::<T>();
		frame_system::Pallet::<T>::set_block_number((now + DRAW_DELAY).into());
		let (task, parameters) = (get::<T>(id), T::Parameters::get());
		let randomness = randomness_for::<T>(id, &task, &parameters, d);

		#[block]
		{
			Pallet::<T>::try_open_task(id, now + DRAW_DELAY, &randomness, &parameters);
		}

		assert!(matches!(get::<T>(id).state, TaskState::Assigned { .. }));
	}

	#[benchmark]
	fn pay_worker() {
		begin::<T>();
		let worker = register::<T>();
		pay_soon::<T>(&worker);

		#[block]
		{
			Pallet::<T>::run_payouts(&mut WeightMeter::new());
		}

		assert_eq!(Payouts::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn batch_item() {
		begin::<T>();
		let who = rich::<T>("worker", 0);
		let items = vec![refused()].try_into().expect("there is room");

		#[extrinsic_call]
		commit_results(RawOrigin::Signed(who), items);

		assert!(!Tasks::<T>::contains_key(TaskId::MAX));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
