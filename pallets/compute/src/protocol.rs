// SPDX-License-Identifier: Apache-2.0
//! The protocol's own tasks.

use crate::{
	MAX_DRAWS,
	pallet::{Config, Event, NextTask, OpenProtocolTasks, Pallet, SlotCount},
	rules,
	types::{Task, TaskState},
	weights::WeightInfo,
};
use computechain_matmul::{Hash, Shape};
use computechain_primitives::{BlockNumber, ComputeParameters, NetworkParameters, Randomness};
use frame_support::{traits::Get, weights::WeightMeter};

impl<T: Config> Pallet<T> {
	/// Makes the protocol's task of this block, if it is time for one, there are fewer open than
	/// free slots, and a draw finds somebody who could take it. A block without room makes none.
	///
	/// It is charged like a draw that assigns a task, which writes more.
	pub(crate) fn generate(meter: &mut WeightMeter) {
		if !meter.can_consume(T::WeightInfo::try_open_task(MAX_DRAWS)) {
			return;
		}
		let now = Self::now();
		let parameters = T::Parameters::get();
		let due = now.checked_rem(parameters.compute.protocol_interval) == Some(0);
		let room = OpenProtocolTasks::<T>::get() < SlotCount::<T>::get();
		let Some(randomness) = T::Randomness::of_block(now).filter(|_| due && room) else {
			return meter.consume(T::WeightInfo::clock_base());
		};
		let draws = Self::make_task(now, &randomness, &parameters);
		meter.consume(T::WeightInfo::try_open_task(draws));
	}

	/// Makes a task of the protocol, if a draw finds somebody who could take it; returns how many
	/// slots were looked at.
	pub(crate) fn make_task(
		now: BlockNumber,
		randomness: &Hash,
		parameters: &NetworkParameters,
	) -> u32 {
		let task = Self::protocol_task(now, &parameters.compute);
		let (id, shape, expires) = (NextTask::<T>::get(), task.shape, task.due);
		let (taker, draws) = Self::draw(id, &task, randomness, parameters);
		if taker.is_some() {
			NextTask::<T>::put(id.saturating_add(1));
			Self::open(id, task, expires);
			Self::deposit_event(Event::TaskGenerated { task: id, shape });
		}
		draws
	}

	/// The protocol's task of a block.
	pub(crate) fn protocol_task(
		now: BlockNumber,
		compute: &ComputeParameters,
	) -> Task<T::AccountId> {
		let [m, k, n] = compute.protocol_shape;
		Task {
			requester: None,
			shape: Shape { m, k, n },
			reward: 0,
			bond: rules::protocol_bond(compute.worker_stake),
			posted: now,
			attempt: 0,
			state: TaskState::Open,
			due: now.saturating_add(compute.lifetime),
		}
	}
}
