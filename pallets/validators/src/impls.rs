// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the session pallet and to the others.

use crate::pallet::*;
use alloc::vec::Vec;
use computechain_primitives::{EpochClock, EpochEnd, ValidatorRegistry, ValidatorState};
use core::marker::PhantomData;
use pallet_session::historical;
use sp_runtime::traits::Convert;
use sp_staking::SessionIndex;

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
	/// Called when the epoch `index - 2` has ended.
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		let chosen = Self::plan(index);
		Self::forget_gone();
		chosen
	}

	fn start_session(index: SessionIndex) {
		CurrentSet::<T>::put(NextSet::<T>::get());
		Self::note_set_size(index);
		Self::disable_jailed();
	}

	/// Punishes before the epoch's pools are shared, as in any other block of the epoch.
	fn end_session(index: SessionIndex) {
		Self::close_epoch(index);
		T::EpochEnd::on_epoch_end(index);
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		let chosen = <Self as pallet_session::SessionManager<_>>::new_session(index)?;
		Some(chosen.into_iter().map(|who| (who, ())).collect())
	}

	fn start_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(index);
	}
}

/// The full identification of the historical session pallet: an account is all there is to know.
pub struct UnitIdentificationOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for UnitIdentificationOf<T> {
	fn convert(_: T::AccountId) -> Option<()> {
		Some(())
	}
}

impl<T: Config> ValidatorRegistry<T::AccountId> for Pallet<T> {
	fn state(who: &T::AccountId) -> Option<ValidatorState> {
		match Registry::<T>::get(who) {
			Some(entry) => Some(Self::state_of(who, &entry)),
			None => Ejected::<T>::contains_key(who).then_some(ValidatorState::Ejected),
		}
	}

	fn active() -> u32 {
		CurrentSet::<T>::decode_len().unwrap_or(0) as u32
	}

	fn active_list() -> Vec<T::AccountId> {
		CurrentSet::<T>::get().into_iter().collect()
	}

	fn registered() -> u32 {
		Registry::<T>::count()
	}

	fn commission(who: &T::AccountId) -> u32 {
		Registry::<T>::get(who).map_or(0, |entry| {
			entry.commission.in_epoch(T::EpochClock::current())
		})
	}
}
