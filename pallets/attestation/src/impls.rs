// SPDX-License-Identifier: Apache-2.0
//! What the compute pallet asks.

use crate::{UNKNOWN_SCORE, pallet::*, types::*};
use computechain_primitives::{Attestation, Attested, BlockNumber, GpuClass, WorkerRegistry};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;

impl<T: Config> Attestation<T::AccountId> for Pallet<T> {
	fn enrol(worker: &T::AccountId) -> DispatchResult {
		ensure!(
			!Records::<T>::contains_key(worker),
			Error::<T>::AlreadyExists
		);
		Records::<T>::insert(
			worker,
			Record {
				class: GpuClass::Unknown,
				score: 0,
				since: Self::now(),
				requested: None,
				history: Default::default(),
				pending: None,
				flags: 0,
				owed: None,
				suspended: false,
			},
		);
		Ok(())
	}

	fn of(worker: &T::AccountId) -> Option<Attested> {
		let record = Records::<T>::get(worker)?;
		let rules = T::Parameters::get().attestation;
		if Self::is_new(&record) && rules.unmeasured_allowed {
			let (class, score) = (GpuClass::Unknown, UNKNOWN_SCORE);
			return (score >= rules.minimum_score).then_some(Attested { class, score });
		}
		let score = Self::score_of(worker)?;
		let class = record.class;
		let admitted = class != GpuClass::Unknown || rules.unknown_allowed;
		let measured = !record.history.is_empty() && !record.suspended;
		(admitted && measured && score >= rules.minimum_score).then_some(Attested { class, score })
	}

	fn forget(worker: &T::AccountId) {
		Self::forget_all(worker);
	}

	fn owe_benchmark(worker: &T::AccountId, due: BlockNumber) {
		Records::<T>::mutate(worker, |record| {
			let Some(record) = record else { return };
			// A suspended worker owes one already; one that was never measured has nothing to confirm.
			let measured = !record.history.is_empty() && !record.suspended;
			if measured && record.owed.is_none_or(|before| due < before) {
				Self::set_owed(worker, record, due);
			}
		});
	}
}

impl<T: Config> Pallet<T> {
	/// Whether nothing was ever measured of a worker, nor owed.
	fn is_new(record: &Record<T::AccountId>) -> bool {
		record.history.is_empty() && !record.suspended && record.owed.is_none()
	}

	/// The score, 0 without the whole stake.
	pub(crate) fn score_of(worker: &T::AccountId) -> Option<u8> {
		let record = Records::<T>::get(worker)?;
		Some(if T::Workers::has_stake(worker) {
			record.score
		} else {
			0
		})
	}

	/// Forgets a worker, but not the runs that may still be challenged.
	pub(crate) fn forget_all(worker: &T::AccountId) {
		if let Some(request) = Requests::<T>::take(worker) {
			Agenda::<T>::remove(request.due, AgendaItem::Request(worker.clone()));
			Self::release_fee(worker, request.fee);
		}
		if let Some(report) = Reports::<T>::take(worker) {
			Gpus::<T>::remove(report.gpu);
		}
		if let Some(due) = Records::<T>::take(worker).and_then(|record| record.owed) {
			Agenda::<T>::remove(due, AgendaItem::Owed(worker.clone()));
		}
	}
}
