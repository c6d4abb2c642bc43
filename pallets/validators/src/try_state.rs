// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::{Standing, pallet::*};
use alloc::collections::BTreeSet;
use computechain_primitives::StakeLedger;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. There are at most [`Config::MaxCandidates`] validators.
	/// 2. Nobody is twice in a set, and everybody in one is a registered validator.
	/// 3. A validator has own stake until it exits, and none from then on.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Registry::<T>::count() <= T::MaxCandidates::get(),
			"1: more validators than there may be"
		);
		for set in [CurrentSet::<T>::get(), NextSet::<T>::get()] {
			let distinct: BTreeSet<_> = set.iter().collect();
			ensure!(
				distinct.len() == set.len(),
				"2: a validator is twice in a set"
			);
			ensure!(
				set.iter().all(Registry::<T>::contains_key),
				"2: somebody in a set is no validator"
			);
		}
		for (who, entry) in Registry::<T>::iter() {
			let exiting = entry.standing == Standing::Exiting;
			ensure!(
				exiting == (T::Ledger::self_stake(&who) == 0),
				"3: own stake and exiting do not exclude each other"
			);
		}
		Ok(())
	}
}
