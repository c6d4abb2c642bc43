// SPDX-License-Identifier: Apache-2.0
//! The table of free slots and the draw from it.

use crate::{
	MAX_DRAWS,
	pallet::{Config, Error, Pallet, SlotCount, SlotIndex, Slots, WorkerTasks, Workers},
	rules,
	types::{Task, Worker},
};
use computechain_matmul::{Hash, key};
use computechain_primitives::{Attestation, GpuClass, NetworkParameters, TaskId};
use frame_support::{defensive, traits::Get};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Changes a worker and brings the table of free slots in line with it.
	pub(crate) fn mutate_worker<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut Worker) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		Workers::<T>::try_mutate(who, |worker| {
			let worker = worker.as_mut().ok_or(Error::<T>::NotFound)?;
			let result = change(worker)?;
			Self::seat(who, worker);
			Ok(result)
		})
	}

	/// Brings the table of free slots in line with a worker.
	pub(crate) fn seat(who: &T::AccountId, worker: &mut Worker) {
		let free = worker.free_slots();
		while worker.seated < free {
			let index = SlotCount::<T>::get();
			let slot = (who.clone(), worker.seated);
			SlotIndex::<T>::insert(&slot, index);
			Slots::<T>::insert(index, slot);
			SlotCount::<T>::put(index.saturating_add(1));
			worker.seated += 1;
		}
		while worker.seated > free {
			worker.seated -= 1;
			Self::unseat(&(who.clone(), worker.seated));
		}
	}

	/// Takes one slot out of the table; the last one fills the gap.
	fn unseat(slot: &(T::AccountId, u8)) {
		let last = SlotCount::<T>::get().saturating_sub(1);
		let (Some(index), Some(moved)) = (SlotIndex::<T>::take(slot), Slots::<T>::take(last))
		else {
			defensive!("a seated slot is in the table");
			return;
		};
		if index != last {
			SlotIndex::<T>::insert(&moved, index);
			Slots::<T>::insert(index, moved);
		}
		SlotCount::<T>::put(last);
	}

	/// Draws a worker for a task evenly among the free slots that fit.
	///
	/// Returns it with its class, and how many slots were looked at.
	pub(crate) fn draw(
		id: TaskId,
		task: &Task<T::AccountId>,
		randomness: &Hash,
		parameters: &NetworkParameters,
	) -> (Option<(T::AccountId, GpuClass)>, u32) {
		let count = u64::from(SlotCount::<T>::get());
		// Numbers past the last full round of the table would favour its beginning.
		let Some(excess) = u64::MAX.checked_rem(count) else {
			return (None, 0);
		};
		for draw in 0..MAX_DRAWS {
			let hash = key("draw", randomness, &[id, task.attempt.into(), draw.into()]);
			let (words, _) = hash.as_chunks::<8>();
			let number = u64::from_le_bytes(words[0]);
			if number >= u64::MAX - excess {
				continue;
			}
			let Some((who, _)) = Slots::<T>::get((number % count) as u32) else {
				defensive!("the table of free slots has no gaps");
				continue;
			};
			if let Some(class) = Self::class_if_fits(&who, task, parameters) {
				return (Some((who, class)), draw + 1);
			}
		}
		(None, MAX_DRAWS)
	}

	/// The class of a worker with a free slot, if the task suits it.
	fn class_if_fits(
		who: &T::AccountId,
		task: &Task<T::AccountId>,
		parameters: &NetworkParameters,
	) -> Option<GpuClass> {
		let worker = Workers::<T>::get(who)?;
		let work = task.shape.work();
		let tasks = WorkerTasks::<T>::decode_len(who).unwrap_or(0);
		let fits = worker.maximum_work >= work
			&& worker.stake >= parameters.compute.worker_stake
			&& worker.free_bond() >= task.bond
			&& (task.is_protocol() || task.reward >= rules::price_of(worker.minimum_price, work))
			&& tasks < T::MaxWorkerTasks::get() as usize;
		fits.then(|| T::Attestation::of(who).map(|attested| attested.class))
			.flatten()
	}
}
