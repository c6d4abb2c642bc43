// SPDX-License-Identifier: Apache-2.0
//! The transitions of a task, and what each does to its worker and its reward.

use crate::{
	MAX_ATTEMPTS, MAX_FAULTS,
	pallet::{
		Agenda, Banned, Config, Error, Event, HoldReason, OpenProtocolTasks, OpenTasks, Pallet,
		RequesterTasks, Tasks, WorkerTasks,
	},
	rules,
	types::{AgendaItem, Task, TaskState, Worker},
};
use alloc::vec::Vec;
use computechain_math::{
	slash::{FIRST_OFFENCE_PPM, slashed},
	split::task_settlement,
};
use computechain_matmul::{Hash, task_seed};
use computechain_primitives::{
	AuthorPool, Balance, BlockNumber, GpuClass, NetworkParameters, SupplyBook, TaskId,
};
use frame_support::{
	BoundedVec, defensive,
	traits::{
		Defensive, Get,
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use sp_runtime::{DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The current block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Tasks with their states; one that is gone is left out.
	pub(crate) fn with_states(ids: Vec<TaskId>) -> Vec<(TaskId, TaskState<T::AccountId>)> {
		let state = |id| Some((id, Tasks::<T>::get(id)?.state));
		ids.into_iter().filter_map(state).collect()
	}

	/// Sets the block in which the clock acts on a task next, and stores the task.
	pub(crate) fn store(id: TaskId, mut task: Task<T::AccountId>, due: BlockNumber) {
		Agenda::<T>::remove(task.due, AgendaItem::Task(id));
		Agenda::<T>::insert(due, AgendaItem::Task(id), ());
		task.due = due;
		Tasks::<T>::insert(id, task);
	}

	/// Gives an open task to a worker that fits.
	pub(crate) fn assign(
		id: TaskId,
		mut task: Task<T::AccountId>,
		worker: T::AccountId,
		class: GpuClass,
		randomness: &Hash,
		parameters: &NetworkParameters,
	) -> DispatchResult {
		let now = Self::now();
		let bond = task.bond;
		WorkerTasks::<T>::try_append(&worker, id).map_err(|()| Error::<T>::MaxOpenTasksExceeded)?;
		Self::mutate_worker(&worker, |worker| {
			worker.used = worker.used.saturating_add(1);
			worker.locked = worker.locked.saturating_add(bond);
			Ok(())
		})?;
		let seed = task_seed(randomness, id, task.attempt.into(), &worker.clone().into());
		let work = task.shape.work();
		let deadline = rules::commit_deadline(now, work, class, parameters.slot_duration);
		let attempt = task.attempt;
		task.state = TaskState::Assigned {
			worker: worker.clone(),
			seed,
			deadline,
		};
		Self::unlist(id, &task);
		Self::store(id, task, deadline.saturating_add(1));
		Self::deposit_event(Event::TaskAssigned {
			task: id,
			worker,
			attempt,
			seed,
			deadline,
		});
		Ok(())
	}

	/// The worker of an assigned task commits to its result.
	pub(crate) fn commit(
		id: TaskId,
		mut task: Task<T::AccountId>,
		seed: Hash,
		worker: T::AccountId,
		root: Hash,
		output_sha256: Hash,
		validators: u32,
	) -> DispatchResult {
		Self::mutate_worker(&worker, |worker| {
			worker.submitted = worker.submitted.saturating_add(1);
			Ok(())
		})?;
		let challenge_block = rules::challenge_block(Self::now(), validators);
		let deadline = rules::reveal_deadline(challenge_block, validators);
		task.state = TaskState::Committed {
			worker: worker.clone(),
			seed,
			root,
			output_sha256,
			challenge_block,
			deadline,
		};
		Self::store(id, task, deadline.saturating_add(1));
		Self::deposit_event(Event::ResultCommitted {
			task: id,
			worker,
			root,
			challenge_block,
			deadline,
		});
		Ok(())
	}

	/// All samples of a committed result were right.
	pub(crate) fn verified(
		id: TaskId,
		mut task: Task<T::AccountId>,
		seed: Hash,
		worker: T::AccountId,
		root: Hash,
		output_sha256: Hash,
	) -> DispatchResult {
		Self::mutate_worker(&worker, |worker| {
			worker.used = worker.used.saturating_sub(1);
			worker.verified = worker.verified.saturating_add(1);
			Ok(())
		})?;
		let settles = Self::now().saturating_add(T::Parameters::get().compute.challenge_window);
		task.state = TaskState::Revealed {
			worker: worker.clone(),
			seed,
			root,
			output_sha256,
			settles,
		};
		Self::store(id, task, settles);
		Self::deposit_event(Event::ResultVerified {
			task: id,
			worker,
			settles,
		});
		Ok(())
	}

	/// Pays a revealed task.
	pub(crate) fn settle(
		id: TaskId,
		mut task: Task<T::AccountId>,
		worker: T::AccountId,
		root: Hash,
		output_sha256: Hash,
	) {
		let (bond, difficulty, protocol) = (task.bond, task.difficulty_milli(), task.is_protocol());
		Self::drop_task(&worker, id, |worker| {
			worker.unlock(bond);
			if protocol {
				worker.judge(true, difficulty);
			}
		});
		let (paid, author, burned) = match &task.requester {
			Some(requester) => Self::pay_reward(requester, &worker, task.reward),
			None => {
				Self::earned(&worker, difficulty);
				(0, 0, 0)
			}
		};
		let settled = Self::now();
		task.state = TaskState::Settled {
			worker: worker.clone(),
			root,
			output_sha256,
			settled,
		};
		Self::close(id, task);
		Self::deposit_event(Event::TaskSettled {
			task: id,
			worker,
			paid,
			author,
			burned,
		});
	}

	/// Splits a held reward; returns what the worker got, what the author, and what burned.
	fn pay_reward(
		requester: &T::AccountId,
		worker: &T::AccountId,
		reward: Balance,
	) -> (Balance, Balance, Balance) {
		let split = task_settlement(reward);
		let paid = Self::pay(requester, worker, split.worker);
		let author = Self::pay(requester, &T::AuthorPool::account(), split.validators);
		T::AuthorPool::deposited(author);
		// Whatever could not be paid burns as well, so that nothing stays on hold.
		let rest = reward.saturating_sub(paid).saturating_sub(author);
		let burned = Self::burn(HoldReason::TaskReward, requester, rest);
		(paid, author, burned)
	}

	/// Nobody committed to an assigned task in time.
	pub(crate) fn late(id: TaskId, task: Task<T::AccountId>, worker: T::AccountId) {
		let (bond, difficulty) = (task.bond, task.difficulty_milli());
		Self::drop_task(&worker, id, |worker| {
			worker.judge(false, difficulty);
			worker.used = worker.used.saturating_sub(1);
			worker.late = worker.late.saturating_add(1);
			worker.unlock(bond);
		});
		Self::missed(&worker, task.is_protocol());
		Self::deposit_event(Event::WorkerLate { worker, task: id });
		Self::retry(id, task);
	}

	/// Punishes the worker of a committed task and takes the task from it.
	pub(crate) fn fault(id: TaskId, task: Task<T::AccountId>, worker: T::AccountId) {
		let bond = task.bond;
		let period = rules::fault_period(T::Parameters::get().slot_duration);
		let bond_burned = Self::burn(HoldReason::WorkerBond, &worker, bond);
		let (mut stake_burned, mut faults, mut newly_banned) = (0, 0, false);
		Self::drop_task(&worker, id, |state| {
			state.leave_slot(&task);
			state.rejected = state.rejected.saturating_add(1);
			state.unlock(bond);
			state.judge(false, task.difficulty_milli());
			state.bond = state.bond.saturating_sub(bond_burned);
			let cut = slashed(state.stake, FIRST_OFFENCE_PPM);
			stake_burned = Self::burn(HoldReason::WorkerStake, &worker, cut);
			state.stake = state.stake.saturating_sub(stake_burned);
			state.add_fault(Self::now(), period);
			faults = state.faults;
			newly_banned = faults >= MAX_FAULTS && !state.banned;
			state.banned |= newly_banned;
		});
		Self::missed(&worker, task.is_protocol());
		Self::deposit_event(Event::WorkerFaulted {
			worker: worker.clone(),
			task: id,
			bond_burned,
			stake_burned,
			faults,
		});
		if newly_banned {
			Banned::<T>::insert(&worker, ());
			Self::deposit_event(Event::WorkerBanned { worker });
		}
		Self::retry(id, task);
	}

	/// Opens a task again after an attempt, unless it was the last or the time is up.
	pub(crate) fn retry(id: TaskId, mut task: Task<T::AccountId>) {
		task.attempt = task.attempt.saturating_add(1);
		let expires = task
			.posted
			.saturating_add(T::Parameters::get().compute.lifetime);
		if task.attempt >= MAX_ATTEMPTS {
			let refunded = Self::refund(id, task, TaskState::Failed);
			Self::deposit_event(Event::TaskFailed { task: id, refunded });
		} else if expires <= Self::now() {
			Self::expire(id, task);
		} else {
			let attempt = task.attempt;
			Self::open(id, task, expires);
			Self::deposit_event(Event::TaskReopened { task: id, attempt });
		}
	}

	/// Puts a task into the list of open ones until it expires.
	pub(crate) fn open(id: TaskId, mut task: Task<T::AccountId>, expires: BlockNumber) {
		task.state = TaskState::Open;
		OpenTasks::<T>::insert(id.to_be_bytes(), ());
		if task.is_protocol() {
			OpenProtocolTasks::<T>::mutate(|count| *count = count.saturating_add(1));
		}
		Self::store(id, task, expires);
	}

	/// Takes a task out of the list of open ones, if it is there.
	fn unlist(id: TaskId, task: &Task<T::AccountId>) {
		let listed = OpenTasks::<T>::take(id.to_be_bytes()).is_some();
		if listed && task.is_protocol() {
			OpenProtocolTasks::<T>::mutate(|count| *count = count.saturating_sub(1));
		}
	}

	/// Closes a task that was open for too long.
	pub(crate) fn expire(id: TaskId, task: Task<T::AccountId>) {
		let refunded = Self::refund(id, task, TaskState::Expired);
		Self::deposit_event(Event::TaskExpired { task: id, refunded });
	}

	/// Gives the reward back and closes the task.
	pub(crate) fn refund(
		id: TaskId,
		mut task: Task<T::AccountId>,
		state: TaskState<T::AccountId>,
	) -> Balance {
		let refunded = task.requester.as_ref().map_or(0, |requester| {
			T::Currency::release(
				&HoldReason::TaskReward.into(),
				requester,
				task.reward,
				Precision::BestEffort,
			)
			.defensive_unwrap_or_default()
		});
		task.state = state;
		Self::close(id, task);
		refunded
	}

	/// Closes a task whose reward is gone; it is remembered for a while.
	fn close(id: TaskId, task: Task<T::AccountId>) {
		Self::unlist(id, &task);
		if let Some(requester) = &task.requester {
			RequesterTasks::<T>::mutate_exists(requester, |ids| remove(ids, id));
		}
		let due = Self::now().saturating_add(rules::retention(T::Parameters::get().epoch));
		Self::store(id, task, due);
	}

	/// Takes a task out of a worker's hands.
	pub(crate) fn drop_task(who: &T::AccountId, id: TaskId, change: impl FnOnce(&mut Worker)) {
		WorkerTasks::<T>::mutate_exists(who, |ids| remove(ids, id));
		let changed = Self::mutate_worker(who, |worker| {
			change(worker);
			Ok(())
		});
		if changed.is_err() {
			defensive!("no worker leaves while it has a task");
		}
	}

	/// Pays out of a requester's hold; returns what arrived.
	///
	/// Nothing arrives at an account that does not exist when the amount is below what keeps an
	/// account alive, which can happen to the author's pool before its first income.
	fn pay(requester: &T::AccountId, to: &T::AccountId, amount: Balance) -> Balance {
		Self::pay_held(HoldReason::TaskReward, requester, to, amount)
	}

	/// Pays out of what an account has on hold for a reason; returns what arrived.
	pub(crate) fn pay_held(
		reason: HoldReason,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Balance,
	) -> Balance {
		if amount == 0 {
			return 0;
		}
		T::Currency::transfer_on_hold(
			&reason.into(),
			from,
			to,
			amount,
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Force,
		)
		.unwrap_or_default()
	}

	/// Burns what is on hold and books it; returns how much that was.
	pub(crate) fn burn(reason: HoldReason, who: &T::AccountId, amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let burned = T::Currency::burn_held(
			&reason.into(),
			who,
			amount,
			Precision::BestEffort,
			Fortitude::Force,
		)
		.defensive_unwrap_or_default();
		T::SupplyBook::burned(burned);
		burned
	}
}

/// Removes a task from a list, and a list without tasks from storage.
fn remove<S>(list: &mut Option<BoundedVec<TaskId, S>>, id: TaskId) {
	if let Some(ids) = list {
		ids.retain(|other| *other != id);
		if ids.is_empty() {
			*list = None;
		}
	}
}
