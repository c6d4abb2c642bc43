// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the others.

use crate::pallet::{Config, Pallet, Workers};
use computechain_primitives::{EpochEnd, EpochIndex, FilingBook, WorkerRegistry};
use frame_support::traits::Get;
use sp_runtime::DispatchResult;

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

impl<T: Config> FilingBook<T::AccountId> for Pallet<T> {
	fn use_up(who: &T::AccountId, filing: &[u8; 32]) -> DispatchResult {
		Self::take_old_filing(who, *filing)?;
		Self::release_challenge_bond(who);
		Ok(())
	}
}

impl<T: Config> EpochEnd for Pallet<T> {
	fn on_epoch_end(epoch: EpochIndex) {
		Self::end_epoch(epoch);
	}
}
