// SPDX-License-Identifier: Apache-2.0
//! Bodies of the calls and of the genesis.

use crate::pallet::*;
use computechain_primitives::NetworkParameters;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::fungible::{Inspect, Mutate},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_parameters(new: NetworkParameters) -> DispatchResult {
		new.validate().map_err(Error::<T>::from)?;
		let slot_duration = Parameters::<T>::get().slot_duration;
		ensure!(
			new.slot_duration == slot_duration,
			Error::<T>::SlotDurationFixed
		);
		Parameters::<T>::put(new);
		Self::deposit_event(Event::ParametersSet);
		Ok(())
	}

	/// Gives `account` what it lacks of one existential deposit.
	pub(crate) fn endow_at_genesis(account: &T::AccountId) {
		let minimum = T::Currency::minimum_balance();
		let lacking = minimum.saturating_sub(T::Currency::balance(account));
		if lacking > 0 {
			T::Currency::mint_into(account, lacking).expect("genesis can endow its accounts");
		}
	}
}
