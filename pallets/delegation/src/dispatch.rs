// SPDX-License-Identifier: Apache-2.0
//! Bodies of the calls. Each returns how many epochs it settled, for the weight.

use crate::{pallet::*, types::Position};
use computechain_primitives::{Balance, ValidatorRegistry, ValidatorState};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_delegate(
		who: &T::AccountId,
		validator: &T::AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError> {
		ensure!(who != validator, Error::<T>::OwnValidator);
		match T::Validators::state(validator).ok_or(Error::<T>::NotFound)? {
			ValidatorState::Exiting => return Err(Error::<T>::Exiting.into()),
			ValidatorState::Candidate | ValidatorState::Active => {}
		}
		ensure!(
			amount >= T::Parameters::get().staking.minimum_delegation,
			Error::<T>::TooLow
		);
		if !Positions::<T>::contains_key(validator, who) {
			Self::list(who, validator)?;
		}
		Self::bond(validator, who, amount)
	}

	pub(crate) fn do_undelegate(
		who: &T::AccountId,
		validator: &T::AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError> {
		ensure!(who != validator, Error::<T>::OwnValidator);
		let (position, epochs) = Self::settled(validator, who)?;
		let remaining = position
			.bonded
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientStake)?;
		let minimum = T::Parameters::get().staking.minimum_delegation;
		// Taking out everything is always possible, also where a slash left less than the minimum.
		ensure!(
			amount > 0 && (remaining == 0 || (amount >= minimum && remaining >= minimum)),
			Error::<T>::TooLow
		);
		Self::unbond(validator, who, position, amount);
		Ok(epochs)
	}

	pub(crate) fn do_payout(
		who: &T::AccountId,
		validator: &T::AccountId,
	) -> Result<u32, DispatchError> {
		let (position, epochs) = Self::settled(validator, who)?;
		Positions::<T>::insert(validator, who, position);
		Ok(epochs)
	}

	/// A position after it was settled; it is not stored yet.
	pub(crate) fn settled(
		validator: &T::AccountId,
		who: &T::AccountId,
	) -> Result<(Position, u32), DispatchError> {
		let mut position = Positions::<T>::get(validator, who).ok_or(Error::<T>::NotFound)?;
		let epochs = Self::settle(validator, who, &mut position);
		Ok((position, epochs))
	}

	/// Every position of an account, its own stake as a validator first.
	pub(crate) fn positions_of(
		who: &T::AccountId,
	) -> impl Iterator<Item = (T::AccountId, Position)> {
		core::iter::once(who.clone())
			.chain(Delegations::<T>::get(who))
			.filter_map(move |validator| {
				Positions::<T>::get(&validator, who).map(|position| (validator, position))
			})
	}

	/// Adds a validator to those of a delegator.
	pub(crate) fn list(who: &T::AccountId, validator: &T::AccountId) -> DispatchResult {
		let limit = T::Parameters::get().staking.validators_per_delegator;
		Delegations::<T>::try_mutate(who, |list| {
			ensure!(
				(list.len() as u32) < limit,
				Error::<T>::MaxValidatorsExceeded
			);
			list.try_push(validator.clone())
				.map_err(|_| Error::<T>::MaxValidatorsExceeded.into())
		})
	}
}
