// SPDX-License-Identifier: Apache-2.0
//! The bodies of all calls but the reveal.

use crate::{
	pallet::{
		Addresses, Agenda, Banned, Config, Error, Event, HoldReason, NextTask, Pallet,
		RequesterTasks, Tasks, WorkerTasks, Workers,
	},
	rules,
	types::{AgendaItem, Commitment, Task, TaskState, Worker},
};
use alloc::vec::Vec;
use computechain_math::compute::Reputation;
use computechain_matmul::{Hash, Shape};
use computechain_primitives::{
	Address, Attestation, Balance, TaskId, ValidatorRegistry, is_address,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{Get, fungible::MutateHold, tokens::Precision},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_worker(
		who: T::AccountId,
		slots: u8,
		maximum_work: u64,
		minimum_price: Balance,
	) -> DispatchResult {
		ensure!(!Banned::<T>::contains_key(&who), Error::<T>::Banned);
		ensure!(!Workers::<T>::contains_key(&who), Error::<T>::AlreadyExists);
		Self::ensure_slots(slots)?;
		let stake = T::Parameters::get().compute.worker_stake;
		T::Currency::hold(&HoldReason::WorkerStake.into(), &who, stake)?;
		T::Attestation::enrol(&who)?;
		let untried = Reputation::default();
		let mut worker = Worker {
			slots,
			used: 0,
			seated: 0,
			maximum_work,
			minimum_price,
			paused: false,
			banned: false,
			fraud: false,
			leaving: None,
			stake,
			bond: 0,
			locked: 0,
			faults: 0,
			faults_since: Self::now(),
			submitted: 0,
			verified: 0,
			late: 0,
			rejected: 0,
			alpha_micro: untried.alpha_micro,
			beta_micro: untried.beta_micro,
		};
		Self::seat(&who, &mut worker);
		Workers::<T>::insert(&who, worker);
		Self::deposit_event(Event::WorkerRegistered { worker: who, stake });
		Ok(())
	}

	pub(crate) fn do_update_worker(
		who: T::AccountId,
		slots: u8,
		maximum_work: u64,
		minimum_price: Balance,
	) -> DispatchResult {
		Self::ensure_slots(slots)?;
		let required = T::Parameters::get().compute.worker_stake;
		Self::mutate_staying(&who, |worker| {
			// It could get no draws whatever it stakes.
			ensure!(!worker.banned, Error::<T>::Banned);
			let missing = required.saturating_sub(worker.stake);
			if missing > 0 {
				T::Currency::hold(&HoldReason::WorkerStake.into(), &who, missing)?;
				worker.stake = worker.stake.saturating_add(missing);
			}
			worker.slots = slots;
			worker.maximum_work = maximum_work;
			worker.minimum_price = minimum_price;
			Ok(())
		})?;
		Self::deposit_event(Event::WorkerUpdated { worker: who });
		Ok(())
	}

	pub(crate) fn do_set_paused(who: T::AccountId, paused: bool) -> DispatchResult {
		Self::mutate_staying(&who, |worker| {
			worker.paused = paused;
			Ok(())
		})?;
		Self::deposit_event(Event::WorkerPaused {
			worker: who,
			paused,
		});
		Ok(())
	}

	pub(crate) fn do_set_address(who: T::AccountId, address: Option<Address>) -> DispatchResult {
		let worker = Workers::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		ensure!(worker.leaving.is_none(), Error::<T>::Leaving);
		match &address {
			None => {
				Addresses::<T>::take(&who).ok_or(Error::<T>::NotFound)?;
			}
			Some(address) => {
				ensure!(is_address(address), Error::<T>::BadAddress);
				Addresses::<T>::insert(&who, address);
			}
		}
		Self::deposit_event(Event::AddressChanged {
			worker: who,
			address,
		});
		Ok(())
	}

	pub(crate) fn do_deposit_bond(who: T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::TooLow);
		Self::mutate_staying(&who, |worker| {
			ensure!(!worker.fraud, Error::<T>::Banned);
			T::Currency::hold(&HoldReason::WorkerBond.into(), &who, amount)?;
			worker.bond = worker.bond.saturating_add(amount);
			Ok(())
		})?;
		Self::deposit_event(Event::BondDeposited {
			worker: who,
			amount,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_bond(who: T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::TooLow);
		Self::mutate_staying(&who, |worker| {
			ensure!(amount <= worker.free_bond(), Error::<T>::BondLocked);
			let reason = HoldReason::WorkerBond.into();
			T::Currency::release(&reason, &who, amount, Precision::Exact)?;
			worker.bond = worker.bond.saturating_sub(amount);
			Ok(())
		})?;
		Self::deposit_event(Event::BondWithdrawn {
			worker: who,
			amount,
		});
		Ok(())
	}

	pub(crate) fn do_unregister_worker(who: T::AccountId) -> DispatchResult {
		ensure!(!WorkerTasks::<T>::contains_key(&who), Error::<T>::TasksOpen);
		// At least one block, so that the entry is never due before it is written.
		let unbonding = T::Parameters::get().compute.worker_unbonding.max(1);
		let due = Self::now().saturating_add(unbonding);
		Self::mutate_staying(&who, |worker| {
			worker.leaving = Some(due);
			Ok(())
		})?;
		T::Attestation::forget(&who);
		Addresses::<T>::remove(&who);
		Agenda::<T>::insert(due, AgendaItem::Stake(who.clone()), ());
		Self::deposit_event(Event::WorkerUnregistered { worker: who, due });
		Ok(())
	}

	pub(crate) fn do_post_task(
		requester: T::AccountId,
		shape: Shape,
		reward: Balance,
	) -> DispatchResult {
		let parameters = T::Parameters::get().compute;
		ensure!(shape.is_valid(), Error::<T>::BadShape);
		ensure!(
			shape.work() <= parameters.maximum_work,
			Error::<T>::MaxWorkExceeded
		);
		let price = rules::price_of(parameters.minimum_price, shape.work());
		ensure!(reward >= price, Error::<T>::TooLow);
		let id = NextTask::<T>::get();
		RequesterTasks::<T>::try_append(&requester, id)
			.map_err(|()| Error::<T>::MaxOpenTasksExceeded)?;
		T::Currency::hold(&HoldReason::TaskReward.into(), &requester, reward)?;
		NextTask::<T>::put(id.saturating_add(1));
		let posted = Self::now();
		let due = posted.saturating_add(parameters.lifetime);
		let task = Task {
			requester: Some(requester.clone()),
			shape,
			reward,
			bond: reward.saturating_mul(2),
			posted,
			attempt: 0,
			state: TaskState::Open,
			due,
		};
		Self::open(id, task, due);
		Self::deposit_event(Event::TaskPosted {
			task: id,
			requester,
			shape,
			reward,
		});
		Ok(())
	}

	pub(crate) fn do_cancel_task(who: T::AccountId, id: TaskId) -> DispatchResult {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(
			task.requester.as_ref() == Some(&who),
			Error::<T>::NotAuthorized
		);
		ensure!(
			matches!(task.state, TaskState::Open),
			Error::<T>::WrongState
		);
		Self::refund(id, task, TaskState::Cancelled);
		Self::deposit_event(Event::TaskCancelled { task: id });
		Ok(())
	}

	pub(crate) fn do_commit_result(
		who: T::AccountId,
		id: TaskId,
		root: Hash,
		output_sha256: Hash,
	) -> DispatchResult {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let TaskState::Assigned {
			ref worker,
			seed,
			deadline,
		} = task.state
		else {
			return Err(Error::<T>::WrongState.into());
		};
		ensure!(*worker == who, Error::<T>::NotAuthorized);
		ensure!(Self::now() <= deadline, Error::<T>::TooLate);
		Self::commit(
			id,
			task,
			seed,
			who,
			root,
			output_sha256,
			T::Validators::active(),
		)
	}

	pub(crate) fn do_commit_results(who: T::AccountId, items: Vec<Commitment>) -> DispatchResult {
		for item in items {
			let task = item.task;
			let outcome = with_storage_layer(|| {
				Self::do_commit_result(who.clone(), task, item.root, item.output_sha256)
			});
			if let Err(error) = outcome {
				Self::deposit_event(Event::ItemFailed { task, error });
			}
		}
		Ok(())
	}

	/// Changes a worker that has not unregistered.
	fn mutate_staying(
		who: &T::AccountId,
		change: impl FnOnce(&mut Worker) -> DispatchResult,
	) -> Result<(), DispatchError> {
		Self::mutate_worker(who, |worker| {
			ensure!(worker.leaving.is_none(), Error::<T>::Leaving);
			change(worker)
		})
	}

	fn ensure_slots(slots: u8) -> DispatchResult {
		ensure!(slots > 0, Error::<T>::NoSlots);
		ensure!(slots <= T::MaxSlots::get(), Error::<T>::MaxSlotsExceeded);
		Ok(())
	}
}
