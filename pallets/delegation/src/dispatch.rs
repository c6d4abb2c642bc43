// SPDX-License-Identifier: Apache-2.0
//! Bodies of the calls and of the view functions. Calls return what they had to look at, for the
//! weight.

use crate::{
	DelegationInfo, Earned, HISTORY, RewardInfo, UnbondingInfo, pallet::*, settle::Work,
	types::Position,
};
use alloc::vec::Vec;
use computechain_primitives::{Balance, EpochClock, ValidatorRegistry, ValidatorState};
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
	) -> Result<Work, DispatchError> {
		ensure!(who != validator, Error::<T>::OwnValidator);
		match T::Validators::state(validator).ok_or(Error::<T>::NotFound)? {
			ValidatorState::Jailed => return Err(Error::<T>::Jailed.into()),
			ValidatorState::Exiting => return Err(Error::<T>::Exiting.into()),
			ValidatorState::Ejected => return Err(Error::<T>::Ejected.into()),
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
	) -> Result<Work, DispatchError> {
		ensure!(who != validator, Error::<T>::OwnValidator);
		let (position, mut work) = Self::settled(validator, who)?;
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
		let joined = Self::unbond(validator, who, position, amount);
		work.slashes = work.slashes.max(joined);
		Ok(work)
	}

	pub(crate) fn do_payout(
		who: &T::AccountId,
		validator: &T::AccountId,
	) -> Result<Work, DispatchError> {
		let (position, work) = Self::settled(validator, who)?;
		Self::store(validator, who, position);
		Ok(work)
	}

	/// A position after it was settled; it is not stored yet.
	pub(crate) fn settled(
		validator: &T::AccountId,
		who: &T::AccountId,
	) -> Result<(Position, Work), DispatchError> {
		let mut position = Positions::<T>::get(validator, who).ok_or(Error::<T>::NotFound)?;
		let work = Self::settle(validator, who, &mut position);
		Ok((position, work))
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

	pub(crate) fn view_delegations(who: &T::AccountId) -> Vec<DelegationInfo<T::AccountId>> {
		Self::positions_of(who)
			.map(|(validator, position)| {
				let position = Self::preview(&validator, who, position).position;
				DelegationInfo {
					validator,
					bonded: position.bonded,
					earning: position.earning,
				}
			})
			.collect()
	}

	pub(crate) fn view_rewards(who: &T::AccountId) -> Vec<RewardInfo<T::AccountId>> {
		Self::positions_of(who)
			.map(|(validator, position)| RewardInfo {
				amount: Self::preview(&validator, who, position)
					.earned
					.into_iter()
					.fold(0, |sum: Balance, (_, amount)| sum.saturating_add(amount)),
				validator,
			})
			.collect()
	}

	pub(crate) fn view_unbonding(who: &T::AccountId) -> Vec<UnbondingInfo<T::AccountId>> {
		let slot = T::Parameters::get().slot_duration;
		Unbonding::<T>::iter_prefix(who)
			.map(|((due, validator), chunk)| {
				let (chunk, _) = Self::outstanding_on(&validator, who, &chunk);
				let blocks = due.saturating_sub(Self::block());
				UnbondingInfo {
					validator,
					amount: chunk.amount,
					due,
					at: T::Now::get().saturating_add(slot.saturating_mul(blocks.into())),
				}
			})
			.collect()
	}

	pub(crate) fn view_history(who: &T::AccountId) -> Vec<Earned> {
		let oldest = T::EpochClock::current().saturating_sub(HISTORY);
		History::<T>::get(who)
			.into_iter()
			.filter(|entry| entry.epoch >= oldest)
			.collect()
	}
}
