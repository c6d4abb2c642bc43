// SPDX-License-Identifier: Apache-2.0
//! Clock work: the agenda and the draws for open tasks.

use crate::{
	MAX_DRAWS,
	pallet::{
		Agenda, AgendaCursor, Challenges, Config, Event, HoldReason, OpenSweep, OpenTasks, Pallet,
		SlotCount, Tasks, Workers,
	},
	rules::DRAW_DELAY,
	types::{AgendaItem, Task, TaskState},
	weights::WeightInfo,
};
use computechain_matmul::Hash;
use computechain_primitives::{BlockNumber, NetworkParameters, Randomness, TaskId};
use frame_support::{
	defensive,
	traits::{Defensive, Get, fungible::MutateHold, tokens::Precision},
	weights::{Weight, WeightMeter},
};

impl<T: Config> Pallet<T> {
	/// Works before the transactions of a block: on at most a twentieth of the block each for the
	/// agenda, the draws and the payouts, but on one item of each at least.
	pub(crate) fn poll(meter: &mut WeightMeter) {
		let cap = T::BlockWeights::get().max_block.div(20);
		let base = T::WeightInfo::clock_base();
		let agenda = base.saturating_add(T::WeightInfo::agenda_block());
		within(
			meter,
			cap.max(agenda.saturating_add(heaviest::<T>())),
			Self::run_agenda,
		);
		let draw = base.saturating_add(T::WeightInfo::try_open_task(MAX_DRAWS));
		within(meter, cap.max(draw), Self::run_sweep);
		Self::generate(meter);
		let payout = T::WeightInfo::clock_base().saturating_add(T::WeightInfo::pay_worker());
		within(meter, cap.max(payout), Self::run_payouts);
	}

	/// Works on what is left, as far as the meter goes.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		Self::run_agenda(meter);
		Self::run_sweep(meter);
		Self::run_payouts(meter);
	}

	/// Works off the agenda up to the current block, oldest first.
	fn run_agenda(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::clock_base()).is_err() {
			return;
		}
		let now = Self::now();
		let mut cursor = AgendaCursor::<T>::get();
		while cursor <= now && meter.try_consume(T::WeightInfo::agenda_block()).is_ok() {
			for item in Agenda::<T>::iter_key_prefix(cursor) {
				if !meter.can_consume(heaviest::<T>()) {
					AgendaCursor::<T>::put(cursor);
					return;
				}
				meter.consume(Self::run_item(cursor, item));
			}
			cursor = cursor.saturating_add(1);
		}
		AgendaCursor::<T>::put(cursor);
	}

	/// Does what an entry of the agenda is there for, removes it, and returns what it cost.
	fn run_item(due: BlockNumber, item: AgendaItem<T::AccountId>) -> Weight {
		match item {
			AgendaItem::Task(id) => match Tasks::<T>::get(id) {
				Some(task) if task.due == due => Self::run_task(id, task),
				_ => {
					defensive!("a task has one entry, where it is due");
					Agenda::<T>::remove(due, AgendaItem::<T::AccountId>::Task(id));
					T::WeightInfo::prune_task()
				}
			},
			AgendaItem::Stake(who) => {
				Self::return_stake(due, who);
				T::WeightInfo::return_stake()
			}
			AgendaItem::Filing(who, hash) => {
				Self::expire_filing(due, who, hash);
				T::WeightInfo::withdraw_filing()
			}
		}
	}

	/// Moves a task on that is due; its state says whereto.
	pub(crate) fn run_task(id: TaskId, task: Task<T::AccountId>) -> Weight {
		match task.state.clone() {
			TaskState::Open => {
				Self::expire(id, task);
				T::WeightInfo::expire_task()
			}
			TaskState::Assigned { worker, .. } => {
				Self::late(id, task, worker);
				T::WeightInfo::late_task()
			}
			TaskState::Committed { worker, .. } => {
				Self::fault(id, task, worker);
				T::WeightInfo::fault_task()
			}
			TaskState::Revealed {
				worker,
				root,
				output_sha256,
				..
			} => {
				if Challenges::<T>::contains_key(id) {
					Self::silent(id, task, worker);
					return T::WeightInfo::fraud_task();
				}
				if Workers::<T>::get(&worker).is_some_and(|worker| worker.fraud) {
					Self::disbelieve(id, task, &worker);
					return T::WeightInfo::fault_task();
				}
				// One of the protocol's is counted instead, which costs less.
				Self::settle(id, task, worker, root, output_sha256);
				T::WeightInfo::settle_task()
			}
			TaskState::Settled { .. }
			| TaskState::Failed
			| TaskState::Expired
			| TaskState::Cancelled => {
				Agenda::<T>::remove(task.due, AgendaItem::<T::AccountId>::Task(id));
				Tasks::<T>::remove(id);
				T::WeightInfo::prune_task()
			}
		}
	}

	/// Lets a worker go that has unregistered and waited.
	pub(crate) fn return_stake(due: BlockNumber, who: T::AccountId) {
		Agenda::<T>::remove(due, AgendaItem::Stake(who.clone()));
		let Some(worker) = Workers::<T>::take(&who) else {
			defensive!("a leaving worker is still one");
			return;
		};
		let release = |reason: HoldReason, amount| {
			T::Currency::release(&reason.into(), &who, amount, Precision::BestEffort)
				.defensive_unwrap_or_default()
		};
		let stake = release(HoldReason::WorkerStake, worker.stake);
		let bond = release(HoldReason::WorkerBond, worker.bond);
		Self::deposit_event(Event::StakeReturned {
			worker: who,
			stake,
			bond,
		});
	}

	/// Tries to find a worker for each open task, once a block, oldest first.
	fn run_sweep(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::clock_base()).is_err() {
			return;
		}
		let now = Self::now();
		let mut sweep = OpenSweep::<T>::get();
		let Some(randomness) = T::Randomness::of_block(now).filter(|_| sweep.done < now) else {
			return;
		};
		let parameters = T::Parameters::get();
		let mut last = sweep.after.take();
		let ids = match last {
			None => OpenTasks::<T>::iter_keys(),
			Some(id) => OpenTasks::<T>::iter_keys_from_key(id.to_be_bytes()),
		};
		sweep.done = now;
		for id in ids.map(TaskId::from_be_bytes) {
			// With no slot free there is no use in looking further; the oldest go first again.
			if SlotCount::<T>::get() == 0 {
				break;
			}
			if !meter.can_consume(T::WeightInfo::try_open_task(MAX_DRAWS)) {
				// Not done: what is left of the block, or the next one, goes on from here.
				sweep.after = last;
				sweep.done = now.saturating_sub(1);
				break;
			}
			let draws = Self::try_open_task(id, now, &randomness, &parameters);
			meter.consume(T::WeightInfo::try_open_task(draws));
			last = Some(id);
		}
		OpenSweep::<T>::put(sweep);
	}

	/// Draws a worker for an open task; returns how many slots were looked at.
	pub(crate) fn try_open_task(
		id: TaskId,
		now: BlockNumber,
		randomness: &Hash,
		parameters: &NetworkParameters,
	) -> u32 {
		let Some(task) = Tasks::<T>::get(id) else {
			defensive!("an open task is a task");
			OpenTasks::<T>::remove(id.to_be_bytes());
			return 0;
		};
		if now < task.posted.saturating_add(DRAW_DELAY) {
			return 0;
		}
		let (drawn, draws) = Self::draw(id, &task, randomness, parameters);
		if let Some((worker, class)) = drawn {
			let assigned = Self::assign(id, task, worker, class, randomness, parameters);
			if assigned.is_err() {
				defensive!("a worker that fits can be assigned");
			}
		}
		draws
	}
}

/// The most that one entry of the agenda can cost.
fn heaviest<T: Config>() -> Weight {
	[
		T::WeightInfo::settle_task(),
		T::WeightInfo::late_task(),
		T::WeightInfo::fault_task(),
		T::WeightInfo::fraud_task(),
		T::WeightInfo::expire_task(),
		T::WeightInfo::prune_task(),
		T::WeightInfo::return_stake(),
		T::WeightInfo::withdraw_filing(),
	]
	.into_iter()
	.fold(Weight::zero(), |heaviest, weight| heaviest.max(weight))
}

/// Works within a limit of its own and within what the block's meter allows.
fn within(meter: &mut WeightMeter, limit: Weight, work: impl FnOnce(&mut WeightMeter)) {
	let mut own = WeightMeter::with_limit(limit.min(meter.remaining()));
	work(&mut own);
	meter.consume(own.consumed());
}
