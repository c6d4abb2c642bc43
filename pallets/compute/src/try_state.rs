// SPDX-License-Identifier: Apache-2.0
//! What holds between any two blocks.

use crate::{
	CHALLENGE_BOND, MAX_ATTEMPTS,
	pallet::{
		Addresses, Agenda, AgendaCursor, Banned, Challenges, Config, EpochFacts, EpochWeight,
		Filings, HoldReason, NextTask, OpenProtocolTasks, OpenTasks, Pallet, Payouts,
		RequesterTasks, SlotCount, SlotIndex, Slots, Tasks, WorkerTasks, Workers,
	},
	types::{AgendaItem, Task, TaskState},
};
use alloc::{collections::BTreeMap, vec::Vec};
use computechain_primitives::{Balance, ComputePool, EpochClock, EpochIndex, TaskId, is_address};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

/// The tasks of each worker that are not paid.
type ByWorker<AccountId> = BTreeMap<AccountId, Vec<(TaskId, Task<AccountId>)>>;

impl<T: Config> Pallet<T> {
	/// Checks that
	///
	/// 1. each worker has on hold what its record says, as stake and as bond; its tasks lock their
	///    bonds of it, fill its used slots, and are those in its list; none
	///    is left when it leaves;
	/// 2. each requester has on hold the rewards of its tasks that are not closed, and these are
	///    in its list;
	/// 3. the table of free slots has no gaps, agrees with its index, and holds exactly the free
	///    slots of workers that want draws;
	/// 4. each task, each filing and each leaving worker has exactly one entry in the agenda, where it is due,
	///    and none is due before the cursor;
	/// 5. the list of open tasks holds exactly those, and those of the protocol are counted;
	/// 6. a banned worker's account is banned, and one that cheated has nothing left;
	/// 7. ids are below the next one, and no open task has used up its attempts;
	/// 8. each account has on hold the bonds of its filings and open challenges; challenged tasks
	///    are revealed, and due with the first challenge that has to be answered;
	/// 9. the weights of an epoch add up to its sum, each ended epoch with facts is being paid, and
	///    what is left of the payouts is what the pool owes;
	/// 10. each address is well formed, and that of a worker that has not unregistered.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut by_worker = ByWorker::<T::AccountId>::new();
		let mut by_requester = BTreeMap::<T::AccountId, (Balance, Vec<TaskId>)>::new();
		let mut tasks = 0usize;
		let mut open = 0usize;
		let mut protocol = 0u32;
		for (id, task) in Tasks::<T>::iter() {
			tasks += 1;
			ensure!(
				id < NextTask::<T>::get(),
				"7: a task has the id of a later one"
			);
			let entry = AgendaItem::<T::AccountId>::Task(id);
			ensure!(
				Agenda::<T>::contains_key(task.due, entry),
				"4: a task is not due"
			);
			if matches!(task.state, TaskState::Open) {
				open += 1;
				protocol += u32::from(task.is_protocol());
				ensure!(
					task.attempt < MAX_ATTEMPTS,
					"7: an open task has no attempt left"
				);
				ensure!(
					OpenTasks::<T>::contains_key(id.to_be_bytes()),
					"5: an open task is not listed"
				);
			}
			if !task.is_closed()
				&& let Some(requester) = &task.requester
			{
				let (held, ids) = by_requester.entry(requester.clone()).or_default();
				*held += task.reward;
				ids.push(id);
			}
			if let Some(worker) = task.worker() {
				by_worker
					.entry(worker.clone())
					.or_default()
					.push((id, task));
			}
		}
		ensure!(
			OpenTasks::<T>::iter_keys().count() == open,
			"5: a listed task is not open"
		);
		ensure!(
			OpenProtocolTasks::<T>::get() == protocol,
			"5: the protocol has another number of open tasks"
		);
		Self::try_requesters(by_requester)?;
		let filings = Self::try_challenges()?;
		Self::try_pool()?;
		let leaving = Self::try_workers(by_worker)?;
		ensure!(
			Agenda::<T>::iter_keys().count() == tasks + leaving + filings,
			"4: an entry too many"
		);
		let cursor = AgendaCursor::<T>::get();
		ensure!(
			Agenda::<T>::iter_keys().all(|(due, _)| due >= cursor),
			"4: an entry was passed over"
		);
		Self::try_slots()
	}

	fn try_requesters(
		mut tasks: BTreeMap<T::AccountId, (Balance, Vec<TaskId>)>,
	) -> Result<(), TryRuntimeError> {
		for (requester, listed) in RequesterTasks::<T>::iter() {
			let (held, ids) = tasks.remove(&requester).unwrap_or_default();
			ensure!(same(&listed, ids), "2: a requester's list is wrong");
			ensure!(
				held_for::<T>(HoldReason::TaskReward, &requester) == held,
				"2: a requester holds other than its rewards"
			);
		}
		ensure!(tasks.is_empty(), "2: a requester with tasks has no list");
		Ok(())
	}

	/// Returns how many filings there are.
	fn try_challenges() -> Result<usize, TryRuntimeError> {
		let mut filings = 0;
		let mut bonds = BTreeMap::<T::AccountId, Balance>::new();
		for (who, hash, filing) in Filings::<T>::iter() {
			filings += 1;
			let entry = AgendaItem::Filing(who.clone(), hash);
			ensure!(
				Agenda::<T>::contains_key(filing.expires, entry),
				"4: a filing is not due"
			);
			*bonds.entry(who).or_default() += CHALLENGE_BOND;
		}
		for (id, challenges) in Challenges::<T>::iter() {
			let task = Tasks::<T>::get(id).ok_or("8: a challenged task is none")?;
			ensure!(
				matches!(task.state, TaskState::Revealed { .. }),
				"8: a challenged task is not revealed"
			);
			let first = challenges.iter().map(|challenge| challenge.due + 1).min();
			ensure!(
				first == Some(task.due),
				"8: a challenged task is due at another time"
			);
			for challenge in challenges {
				*bonds.entry(challenge.challenger).or_default() += CHALLENGE_BOND;
			}
		}
		for (who, bond) in bonds {
			ensure!(
				held_for::<T>(HoldReason::ChallengeBond, &who) == bond,
				"8: an account holds other than its challenges"
			);
		}
		Ok(filings)
	}

	fn try_pool() -> Result<(), TryRuntimeError> {
		let mut weights = BTreeMap::<EpochIndex, u128>::new();
		for (epoch, _, facts) in EpochFacts::<T>::iter() {
			*weights.entry(epoch).or_default() += facts.weight_micro;
		}
		let current = T::EpochClock::current();
		ensure!(
			EpochWeight::<T>::get(current) == weights.remove(&current).unwrap_or(0),
			"9: the weights of the epoch are another sum"
		);
		let mut left = 0;
		for (key, payout) in Payouts::<T>::iter() {
			left += payout.left;
			let rest = weights.remove(&EpochIndex::from_be_bytes(key)).unwrap_or(0);
			ensure!(
				rest <= payout.weight_micro && payout.left <= payout.pool,
				"9: a payout is less than what is to be paid"
			);
		}
		ensure!(weights.is_empty(), "9: an ended epoch is not paid");
		ensure!(
			T::ComputePool::outstanding() == left,
			"9: the pool owes other than the payouts"
		);
		Ok(())
	}

	/// Returns how many workers leave.
	fn try_workers(mut tasks: ByWorker<T::AccountId>) -> Result<usize, TryRuntimeError> {
		let mut leaving = 0;
		for (who, worker) in Workers::<T>::iter() {
			let tasks = tasks.remove(&who).unwrap_or_default();
			let locked: Balance = tasks.iter().map(|(_, task)| task.bond).sum();
			let revealed =
				|task: &Task<T::AccountId>| matches!(task.state, TaskState::Revealed { .. });
			let used = tasks.iter().filter(|(_, task)| !revealed(task)).count();
			let ids = tasks.into_iter().map(|(id, _)| id).collect();
			ensure!(
				held_for::<T>(HoldReason::WorkerStake, &who) == worker.stake
					&& held_for::<T>(HoldReason::WorkerBond, &who) == worker.bond,
				"1: a worker holds other than its stake and bond"
			);
			ensure!(
				worker.locked == locked && (locked <= worker.bond || worker.fraud),
				"1: a worker's tasks lock other than its record says"
			);
			ensure!(
				usize::from(worker.used) == used,
				"1: a worker's slots are used otherwise"
			);
			ensure!(
				same(&WorkerTasks::<T>::get(&who), ids),
				"1: a worker's list is wrong"
			);
			ensure!(
				worker.seated == worker.free_slots(),
				"3: a worker's free slots are wrong"
			);
			ensure!(
				!worker.banned || Banned::<T>::contains_key(&who),
				"6: a banned worker's account is not"
			);
			ensure!(
				!worker.fraud || (worker.banned && worker.stake == 0 && worker.bond == 0),
				"6: a worker that cheated has something left"
			);
			if let Some(due) = worker.leaving {
				leaving += 1;
				ensure!(
					!WorkerTasks::<T>::contains_key(&who),
					"1: a leaving worker has tasks"
				);
				ensure!(
					Agenda::<T>::contains_key(due, AgendaItem::Stake(who)),
					"4: a leaving worker is not due"
				);
			}
		}
		ensure!(tasks.is_empty(), "1: a task's worker is none");
		for (who, address) in Addresses::<T>::iter() {
			let stays = Workers::<T>::get(who).is_some_and(|worker| worker.leaving.is_none());
			ensure!(
				stays && is_address(&address),
				"10: an address is nobody's or not well formed"
			);
		}
		Ok(leaving)
	}

	fn try_slots() -> Result<(), TryRuntimeError> {
		let count = SlotCount::<T>::get();
		for index in 0..count {
			let slot = Slots::<T>::get(index).ok_or("3: the table has a gap")?;
			ensure!(
				SlotIndex::<T>::get(&slot) == Some(index),
				"3: a slot's index is wrong"
			);
			let worker = Workers::<T>::get(&slot.0).ok_or("3: a slot's worker is none")?;
			ensure!(slot.1 < worker.seated, "3: a worker has a slot too many");
		}
		let seated: u32 = Workers::<T>::iter_values()
			.map(|worker| u32::from(worker.seated))
			.sum();
		ensure!(
			Slots::<T>::iter_keys().count() == count as usize
				&& SlotIndex::<T>::iter_keys().count() == count as usize
				&& seated == count,
			"3: the table's length is wrong"
		);
		Ok(())
	}
}

fn held_for<T: Config>(reason: HoldReason, who: &T::AccountId) -> Balance {
	T::Currency::balance_on_hold(&reason.into(), who)
}

/// Whether two lists hold the same tasks, in whatever order.
fn same(listed: &[TaskId], mut ids: Vec<TaskId>) -> bool {
	let mut listed = listed.to_vec();
	listed.sort_unstable();
	ids.sort_unstable();
	listed == ids
}
