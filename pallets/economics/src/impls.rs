// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the others.

use crate::pallet::*;
use computechain_math::split::{FeeSplit, fee_split};
use computechain_primitives::{
	AuthorPool, Balance, ComputePool, EpochClock, EpochEnd, EpochIndex, NetworkParameters,
	SupplyBook,
};
use core::marker::PhantomData;
use frame_support::traits::{
	Get, Imbalance, OnUnbalanced,
	fungible::{Balanced, Credit, Mutate},
	tokens::{Fortitude, Precision, Preservation},
};

impl<T: Config> Get<NetworkParameters> for Pallet<T> {
	fn get() -> NetworkParameters {
		Parameters::<T>::get()
	}
}

impl<T: Config> SupplyBook for Pallet<T> {
	fn minted(amount: Balance) {
		if amount > 0 {
			Minted::<T>::mutate(|total| *total = total.saturating_add(amount));
		}
	}

	fn burned(amount: Balance) {
		if amount > 0 {
			Burned::<T>::mutate(|total| *total = total.saturating_add(amount));
		}
	}
}

impl<T: Config> AuthorPool<T::AccountId> for Pallet<T> {
	fn account() -> T::AccountId {
		Self::pot()
	}

	fn deposited(amount: Balance) {
		let Some(author) = T::BlockAuthor::get() else {
			// Nobody to credit: the pot keeps no token without an owner.
			return Self::burn_from_pot(T::EpochClock::current(), amount);
		};
		Self::credit(author, amount);
	}
}

impl<T: Config> EpochEnd for Pallet<T> {
	fn on_epoch_end(epoch: EpochIndex) {
		Self::end_epoch(epoch);
	}
}

impl<T: Config> ComputePool<T::AccountId> for Pallet<T> {
	fn issue(epoch: EpochIndex, earned: bool) -> Balance {
		let noted = ComputeNoted::<T>::take();
		if !earned {
			return 0;
		}
		let mut amount = Self::draw_reward(noted.drawn);
		if noted.minted > 0 {
			match T::Currency::mint_into(&Self::pot(), noted.minted) {
				Ok(minted) => {
					Self::minted(minted);
					amount = amount.saturating_add(minted);
				}
				Err(_) => Self::deposit_event(Event::Unexpected),
			}
		}
		if amount > 0 {
			ComputeOwed::<T>::mutate(|owed| *owed = owed.saturating_add(amount));
			Self::deposit_event(Event::ComputePoolIssued { epoch, amount });
		}
		amount
	}

	fn pay(worker: &T::AccountId, amount: Balance) -> Balance {
		let amount = amount.min(ComputeOwed::<T>::get());
		if amount == 0 {
			return 0;
		}
		// An account that is gone can not come back for less than an existential deposit.
		let preservation = Preservation::Preserve;
		let paid =
			T::Currency::transfer(&Self::pot(), worker, amount, preservation).unwrap_or_default();
		ComputeOwed::<T>::mutate(|owed| *owed = owed.saturating_sub(paid));
		paid
	}

	fn burn(epoch: EpochIndex, amount: Balance) {
		let amount = amount.min(ComputeOwed::<T>::get());
		ComputeOwed::<T>::mutate(|owed| *owed = owed.saturating_sub(amount));
		Self::burn_from_pot(epoch, amount);
	}

	fn outstanding() -> Balance {
		ComputeOwed::<T>::get()
	}
}

impl<T: Config> Pallet<T> {
	/// Adds `amount`, which has arrived in the pot, to the author's pool of the current epoch.
	pub(crate) fn credit(author: T::AccountId, amount: Balance) {
		AuthorPools::<T>::mutate(T::EpochClock::current(), author, |pool| {
			*pool = pool.saturating_add(amount);
		});
	}

	/// Burns what lies in the pot and belongs to nobody.
	pub(crate) fn burn_from_pot(epoch: EpochIndex, amount: Balance) {
		if amount == 0 {
			return;
		}
		let burned = T::Currency::burn_from(
			&Self::pot(),
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Force,
		);
		match burned {
			Ok(amount) => {
				Self::burned(amount);
				Self::deposit_event(Event::PoolsBurned { epoch, amount });
			}
			Err(_) => Self::deposit_event(Event::Unexpected),
		}
	}
}

/// Splits fees and tips: the runtime's handler of what transactions pay.
pub struct HandleFees<T>(PhantomData<T>);

impl<T: Config> OnUnbalanced<Credit<T::AccountId, T::Currency>> for HandleFees<T> {
	fn on_nonzero_unbalanced(credit: Credit<T::AccountId, T::Currency>) {
		let percent = Parameters::<T>::get().fees;
		let fees = credit.peek();
		let split = fee_split(
			fees,
			percent.author_percent.into(),
			percent.treasury_percent.into(),
		)
		.unwrap_or(FeeSplit {
			author: 0,
			treasury: 0,
			burned: fees,
		});
		let (author, rest) = credit.split(split.author);
		let (treasury, mut rest) = rest.split(split.treasury);

		let mut to_author = 0;
		// Without a known author its part has no owner and is burned with the rest.
		if T::BlockAuthor::get().is_none() {
			rest.subsume(author);
		} else if let Err(refused) = T::Currency::resolve(&Pallet::<T>::pot(), author) {
			rest.subsume(refused);
		} else {
			to_author = split.author;
			Pallet::<T>::deposited(to_author);
		}
		let mut to_treasury = 0;
		if let Err(refused) = T::Currency::resolve(&Pallet::<T>::treasury(), treasury) {
			rest.subsume(refused);
		} else {
			to_treasury = split.treasury;
		}
		let burned = rest.peek();
		drop(rest);
		Pallet::<T>::burned(burned);
		Pallet::<T>::deposit_event(Event::FeesSplit {
			author: to_author,
			treasury: to_treasury,
			burned,
		});
	}
}

/// Burns and books what reaped accounts leave: the runtime's handler of dust.
pub struct HandleDust<T>(PhantomData<T>);

impl<T: Config> OnUnbalanced<Credit<T::AccountId, T::Currency>> for HandleDust<T> {
	fn on_nonzero_unbalanced(dust: Credit<T::AccountId, T::Currency>) {
		// Dropping the credit takes it out of the issuance.
		Pallet::<T>::burned(dust.peek());
	}
}
