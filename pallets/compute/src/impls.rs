// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the others.

use crate::pallet::{Config, Pallet, Workers};
use computechain_primitives::{EpochEnd, EpochIndex, WorkerRegistry};
use frame_support::traits::Get;

impl<T: Config> WorkerRegistry<T::AccountId> for Pallet<T> {
	fn is_worker(who: &T::AccountId) -> bool {
		Workers::<T>::get(who).is_some_and(|worker| worker.leaving.is_none() && !worker.banned)
	}

	fn has_stake(who: &T::AccountId) -> bool {
		let required = T::Parameters::get().compute.worker_stake;
		Workers::<T>::get(who).is_some_and(|worker| worker.stake >= required)
	}

	fn fraud(who: &T::AccountId, prover: Option<&T::AccountId>) {
		Self::take_all(who, None, prover.cloned());
	}
}

impl<T: Config> EpochEnd for Pallet<T> {
	fn on_epoch_end(epoch: EpochIndex) {
		Self::end_epoch(epoch);
	}
}
