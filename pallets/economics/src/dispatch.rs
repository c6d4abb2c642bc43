// SPDX-License-Identifier: Apache-2.0
//! Bodies of the calls and the block reward.

use crate::pallet::*;
use computechain_math::emission::{halving_reward, split_reward};
use computechain_primitives::{AuthorPool, EmissionCurve, NetworkParameters, SupplyBook};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		Get,
		fungible::{Inspect, Mutate},
	},
};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_parameters(new: NetworkParameters) -> DispatchResult {
		ensure!(new.validate().is_ok(), Error::<T>::InvalidParameters);
		let slot_duration = Parameters::<T>::get().slot_duration;
		ensure!(
			new.slot_duration == slot_duration,
			Error::<T>::SlotDurationFixed
		);
		Parameters::<T>::put(new);
		Self::deposit_event(Event::ParametersSet);
		Ok(())
	}

	/// Mints the author's part of the current block's reward into its pool.
	///
	/// The compute part waits until workers earned it: an epoch without compute weight mints
	/// nothing for it.
	pub(crate) fn reward_block() {
		let Some(author) = T::BlockAuthor::get() else {
			return;
		};
		let block: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		let reward = match Parameters::<T>::get().emission {
			EmissionCurve::Halving { initial, interval } => {
				halving_reward(initial, interval.into(), block)
			}
		};
		let parts = split_reward(reward);
		// The odd remainder is issued and burned at once, so it only appears in the books.
		Self::minted(parts.burned);
		Self::burned(parts.burned);
		if parts.validator == 0 {
			return;
		}
		if T::Currency::mint_into(&Self::pot(), parts.validator).is_err() {
			// An issuance at the end of the number range: no reward is better than no block.
			return Self::deposit_event(Event::Unexpected);
		}
		Self::minted(parts.validator);
		Self::deposited(parts.validator);
		Self::deposit_event(Event::BlockRewarded {
			author,
			amount: parts.validator,
		});
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
