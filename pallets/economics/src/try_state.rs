// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::pallet::*;
use computechain_primitives::{Balance, EpochClock, RewardSink};
use frame_support::{ensure, traits::fungible::Inspect};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. The issuance is that of genesis, plus what was minted, minus what was burned.
	/// 2. The pot holds an existential deposit, all author pools, all that was distributed and not
	///    paid yet, and what workers are owed.
	/// 3. No author pool outlives its epoch.
	/// 4. The parameters do not contradict themselves.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let booked = GenesisIssuance::<T>::get()
			.checked_add(Minted::<T>::get())
			.and_then(|sum| sum.checked_sub(Burned::<T>::get()));
		ensure!(
			booked == Some(T::Currency::total_issuance()),
			"1: the books disagree with the issuance"
		);

		let owed = AuthorPools::<T>::iter_values()
			.fold(0, Balance::saturating_add)
			.saturating_add(T::RewardSink::outstanding())
			.saturating_add(ComputeOwed::<T>::get())
			.saturating_add(T::Currency::minimum_balance());
		ensure!(
			T::Currency::balance(&Self::pot()) >= owed,
			"2: the pot owes more than it holds"
		);

		let now = T::EpochClock::current();
		ensure!(
			AuthorPools::<T>::iter_keys().all(|(epoch, _)| epoch == now),
			"3: a pool of another epoch is left"
		);

		ensure!(
			Parameters::<T>::get().validate().is_ok(),
			"4: the parameters are invalid"
		);
		Ok(())
	}
}
