// SPDX-License-Identifier: Apache-2.0
//! What a fraud costs a worker, and who gets a part of it.

use crate::{
	pallet::{Banned, Challenges, Config, Event, HoldReason, Pallet},
	types::Task,
};
use computechain_primitives::{Balance, TaskId};

/// The prover's part of what a fraud costs: one of so many.
const FRAUD_REWARD_PART: Balance = 5;

impl<T: Config> Pallet<T> {
	/// The worker of a challenged task did not answer in time, which is as good as a proof.
	pub(crate) fn silent(id: TaskId, task: Task<T::AccountId>, worker: T::AccountId) {
		let now = Self::now();
		let challenges = Challenges::<T>::take(id);
		let first = challenges
			.iter()
			.filter(|challenge| challenge.due < now)
			.min_by_key(|challenge| (challenge.filed, &challenge.challenger))
			.map(|challenge| challenge.challenger.clone());
		for challenge in &challenges {
			Self::release_challenge_bond(&challenge.challenger);
		}
		Self::fraud(id, task, worker, first);
	}

	/// Takes everything from the worker of a revealed task whose result is a fraud.
	pub(crate) fn fraud(
		id: TaskId,
		task: Task<T::AccountId>,
		worker: T::AccountId,
		prover: Option<T::AccountId>,
	) {
		Self::drop_task(&worker, id, |state| {
			state.leave_slot(&task);
			state.rejected = state.rejected.saturating_add(1);
			state.unlock(task.bond);
			state.judge(false, task.difficulty_milli());
		});
		Self::take_all(&worker, Some(id), prover);
		Self::retry(id, task);
	}

	/// Takes the bond and the remaining stake of a worker that cheated, in a task or in a
	/// benchmark, and bans it. Does nothing when there is no such worker.
	pub(crate) fn take_all(
		worker: &T::AccountId,
		task: Option<TaskId>,
		prover: Option<T::AccountId>,
	) {
		let (mut rewarded, mut burned, mut newly_banned) = (0, 0, false);
		let prover = prover.filter(|prover| prover != worker);
		let taken = Self::mutate_worker(worker, |state| {
			let all = state.bond.saturating_add(state.stake);
			let mut reward = prover.as_ref().map_or(0, |_| all / FRAUD_REWARD_PART);
			for (reason, held) in [
				(HoldReason::WorkerStake, state.stake),
				(HoldReason::WorkerBond, state.bond),
			] {
				let part = reward.min(held);
				let paid = prover
					.as_ref()
					.map_or(0, |prover| Self::pay_held(reason, worker, prover, part));
				reward = reward.saturating_sub(part);
				rewarded = paid.saturating_add(rewarded);
				let rest = Self::burn(reason, worker, held.saturating_sub(paid));
				burned = rest.saturating_add(burned);
			}
			(state.stake, state.bond) = (0, 0);
			newly_banned = !state.banned;
			(state.banned, state.fraud) = (true, true);
			Ok(())
		});
		if taken.is_err() {
			return;
		}
		Self::forfeit(worker);
		Self::deposit_event(Event::FraudProven {
			worker: worker.clone(),
			task,
			prover,
			rewarded,
			burned,
		});
		if newly_banned {
			Banned::<T>::insert(worker, ());
			Self::deposit_event(Event::WorkerBanned {
				worker: worker.clone(),
			});
		}
	}

	/// A result that was due for payment is by a worker of whom a fraud was proven meanwhile.
	pub(crate) fn disbelieve(id: TaskId, task: Task<T::AccountId>, worker: &T::AccountId) {
		let bond = task.bond;
		Self::drop_task(worker, id, |worker| worker.unlock(bond));
		Self::retry(id, task);
	}
}
