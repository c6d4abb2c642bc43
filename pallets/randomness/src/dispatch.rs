// SPDX-License-Identifier: Apache-2.0
//! What the call does.

use crate::{Contribution, HISTORY, pallet::*, vrf};
use computechain_primitives::BlockNumber;
use frame_support::ensure;
use sp_runtime::{DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The current block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn do_contribute(contribution: &Contribution) -> DispatchResult {
		let now = Self::now();
		ensure!(!History::<T>::contains_key(now), Error::<T>::Twice);
		let turn = CurrentTurn::<T>::get().ok_or(Error::<T>::NoAuthor)?;
		let previous = Current::<T>::get();
		let randomness = vrf::verify(&turn.author, &previous, turn.slot, contribution)
			.ok_or(Error::<T>::BadProof)?;
		Current::<T>::put(randomness);
		History::<T>::insert(now, randomness);
		if let Some(past) = now.checked_sub(HISTORY) {
			History::<T>::remove(past);
		}
		Ok(())
	}
}
