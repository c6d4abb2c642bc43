// SPDX-License-Identifier: Apache-2.0
//! Clock work: a block's reward and the end of an epoch.

use crate::{ComputePart, WeightInfo, pallet::*};
use computechain_math::emission::{
	apr_block_reward, blocks_per_year, falling_apr_ppm, halving_reward, split_reward,
};
use computechain_primitives::{
	Balance, EmissionCurve, EpochIndex, EpochPool, RewardSink, StakeLedger, SupplyBook,
};
use frame_support::{
	traits::{Get, fungible::Mutate, tokens::Preservation},
	weights::Weight,
};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Rewards the current block's author, if it is known.
	pub(crate) fn reward_block() -> Weight {
		if let Some(author) = T::BlockAuthor::get() {
			Self::reward(author);
		}
		match Parameters::<T>::get().emission {
			EmissionCurve::Halving { .. } => T::WeightInfo::reward_by_halving(),
			EmissionCurve::Reserve { .. } => T::WeightInfo::reward_by_reserve(),
		}
	}

	/// Pays the author's part of the current block's reward into its pool.
	pub(crate) fn reward(author: T::AccountId) {
		let block: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		let parameters = Parameters::<T>::get();
		let amount = match parameters.emission {
			EmissionCurve::Halving { initial, interval } => {
				Self::mint_reward(halving_reward(initial, interval.into(), block))
			}
			EmissionCurve::Reserve {
				initial_ppm,
				step_ppm,
				floor_ppm,
			} => {
				let blocks = blocks_per_year(parameters.slot_duration);
				let year = block.checked_div(blocks).unwrap_or(0).saturated_into();
				let rate = falling_apr_ppm(initial_ppm, step_ppm, floor_ppm, year);
				let reward = apr_block_reward(Self::bonded_at_start(), rate, blocks);
				let (authors, compute) =
					reward.map_or((0, 0), |reward| (reward.authors, reward.compute));
				let paid = Self::draw_reward(authors);
				if paid > 0 {
					Self::note(|part| part.drawn = part.drawn.saturating_add(compute));
				}
				paid
			}
		};
		if amount == 0 {
			return;
		}
		Self::credit(author.clone(), amount);
		Self::deposit_event(Event::BlockRewarded { author, amount });
	}

	/// Mints the author's part of `reward` into the pot and returns it.
	///
	/// The compute part waits until workers earned it: an epoch without compute weight mints
	/// nothing for it.
	fn mint_reward(reward: Balance) -> Balance {
		let parts = split_reward(reward);
		// The odd remainder is issued and burned at once, so it only appears in the books.
		Self::minted(parts.burned);
		Self::burned(parts.burned);
		if parts.validator == 0 {
			return 0;
		}
		if T::Currency::mint_into(&Self::pot(), parts.validator).is_err() {
			// An issuance at the end of the number range: no reward is better than no block.
			Self::deposit_event(Event::Unexpected);
			return 0;
		}
		Self::minted(parts.validator);
		Self::note(|part| part.minted = part.minted.saturating_add(parts.compute));
		parts.validator
	}

	/// Notes a block's compute part, which may or may not come into being.
	fn note(add: impl FnOnce(&mut ComputePart)) {
		ComputeNoted::<T>::mutate(add);
	}

	/// Moves `amount` from the reserve to the pot and returns it, or 0 if the reserve can not pay
	/// that and stay alive.
	pub(crate) fn draw_reward(amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let preservation = Preservation::Preserve;
		T::Currency::transfer(&Self::reserve(), &Self::pot(), amount, preservation).unwrap_or(0)
	}

	/// What was bonded when the current epoch began.
	fn bonded_at_start() -> Balance {
		BondedAtStart::<T>::get().unwrap_or_else(|| {
			// The first block: genesis can not ask for it, other pallets may not be built yet.
			let bonded = T::Ledger::total();
			BondedAtStart::<T>::put(bonded);
			bonded
		})
	}

	/// Hands out the pools of the ended epoch, one per author, at most a set of validators; notes
	/// what is bonded as the next one begins.
	pub(crate) fn end_epoch(epoch: EpochIndex) {
		let mut undistributable: Balance = 0;
		for (validator, amount) in AuthorPools::<T>::drain_prefix(epoch) {
			let left = T::RewardSink::distribute(epoch, EpochPool { validator, amount });
			undistributable = undistributable.saturating_add(left.min(amount));
		}
		Self::burn_from_pot(epoch, undistributable);
		BondedAtStart::<T>::put(T::Ledger::total());
	}
}
