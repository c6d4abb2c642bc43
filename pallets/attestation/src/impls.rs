// SPDX-License-Identifier: Apache-2.0
//! What the compute pallet asks.

use crate::{
	Record, UNKNOWN_SCORE,
	pallet::{Config, Error, Event, Pallet, Records},
};
use computechain_primitives::{Attestation, Attested, GpuClass};
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchResult, SaturatedConversion};

impl<T: Config> Attestation<T::AccountId> for Pallet<T> {
	fn enrol(worker: &T::AccountId) -> DispatchResult {
		ensure!(
			T::Parameters::get().attestation.unknown_allowed,
			Error::<T>::UnknownNotAllowed
		);
		ensure!(
			!Records::<T>::contains_key(worker),
			Error::<T>::AlreadyExists
		);
		let (class, score) = (GpuClass::Unknown, UNKNOWN_SCORE);
		let since = frame_system::Pallet::<T>::block_number().saturated_into();
		Records::<T>::insert(
			worker,
			Record {
				class,
				score,
				since,
			},
		);
		Self::deposit_event(Event::WorkerAttested {
			worker: worker.clone(),
			class,
			score,
		});
		Ok(())
	}

	fn of(worker: &T::AccountId) -> Option<Attested> {
		let Record { class, score, .. } = Records::<T>::get(worker)?;
		let rules = T::Parameters::get().attestation;
		let admitted = class != GpuClass::Unknown || rules.unknown_allowed;
		(admitted && score >= rules.minimum_score).then_some(Attested { class, score })
	}

	fn forget(worker: &T::AccountId) {
		Records::<T>::remove(worker);
	}
}
