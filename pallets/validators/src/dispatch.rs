// SPDX-License-Identifier: Apache-2.0
//! Bodies of the calls; `unjail` is in `jail.rs`.

use crate::{Metadata, Standing, Validator, pallet::*};
use computechain_math::slash::{UnstakeJailed, unstake_jailed};
use computechain_primitives::{Balance, EpochClock, EpochIndex, StakeLedger, StakingParameters};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
};

impl<T: Config> Pallet<T> {
	/// A validator that is neither on its way out nor ejected.
	pub(crate) fn member(who: &T::AccountId) -> Result<Validator, DispatchError> {
		ensure!(!Ejected::<T>::contains_key(who), Error::<T>::Ejected);
		let entry = Registry::<T>::get(who).ok_or(Error::<T>::NotFound)?;
		ensure!(entry.standing == Standing::Registered, Error::<T>::Exiting);
		Ok(entry)
	}

	pub(crate) fn do_stake(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::TooLow);
		if Registry::<T>::contains_key(who) || Ejected::<T>::contains_key(who) {
			Self::member(who)?;
			T::Ledger::bond_self(who, amount)?;
		} else {
			Self::register(who, amount, 0)?;
		}
		Self::deposit_event(Event::Staked {
			validator: who.clone(),
			amount,
		});
		Ok(())
	}

	pub(crate) fn do_unstake(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut entry = Self::member(who)?;
		let own = T::Ledger::self_stake(who);
		// One whose stake was slashed to nothing leaves by taking out nothing.
		ensure!(amount > 0 || own == 0, Error::<T>::TooLow);
		let remaining = own
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientStake)?;
		let minimum = T::Parameters::get().staking.minimum_self_stake;
		ensure!(remaining == 0 || remaining >= minimum, Error::<T>::TooLow);

		let UnstakeJailed { returned, burned } = match entry.jail {
			Some(_) => unstake_jailed(amount),
			None => UnstakeJailed {
				returned: amount,
				burned: 0,
			},
		};
		if burned > 0 {
			T::Ledger::burn_self(who, burned)?;
		}
		if returned > 0 {
			T::Ledger::unbond_self(who, returned)?;
		}
		Self::penalise(who, burned);
		Self::deposit_event(Event::Unstaked {
			validator: who.clone(),
			amount: returned,
			burned,
		});
		if remaining == 0 {
			entry.standing = Standing::Exiting(T::EpochClock::current());
			Registry::<T>::insert(who, entry);
			Self::deposit_event(Event::Exiting {
				validator: who.clone(),
			});
		}
		Ok(())
	}

	pub(crate) fn do_update_validator(
		who: &T::AccountId,
		commission: Option<u32>,
		metadata: Option<Metadata>,
	) -> DispatchResult {
		let entry = Self::member(who)?;
		ensure!(
			commission.is_some() || metadata.is_some(),
			Error::<T>::NothingToChange
		);
		ensure!(
			metadata.as_ref().is_none_or(Metadata::is_utf8),
			Error::<T>::NotUtf8
		);
		if let Some(rate) = commission {
			Self::change_commission(who, entry, rate)?;
		}
		if let Some(metadata) = metadata {
			if metadata.is_empty() {
				MetadataOf::<T>::remove(who);
			} else {
				MetadataOf::<T>::insert(who, metadata);
			}
			Self::deposit_event(Event::MetadataSet {
				validator: who.clone(),
			});
		}
		Ok(())
	}

	fn change_commission(who: &T::AccountId, mut entry: Validator, rate: u32) -> DispatchResult {
		Self::ensure_commission(rate)?;
		let parameters = T::Parameters::get().staking;
		let now = T::EpochClock::current();
		let block = Self::block();
		let in_force = entry.commission.in_epoch(now);
		ensure!(
			rate <= in_force.saturating_add(parameters.commission_step),
			Error::<T>::CommissionStepExceeded
		);
		ensure!(
			entry
				.commission
				.requested()
				.is_none_or(|at| block.saturating_sub(at) >= parameters.commission_cooldown),
			Error::<T>::TooSoon
		);
		let from = if rate > in_force {
			Self::first_epoch_after_notice(now, &parameters)
		} else {
			now.saturating_add(1)
		};
		entry.commission = entry.commission.changed(rate, now, from, block);
		Registry::<T>::insert(who, entry);
		Self::deposit_event(Event::CommissionSet {
			validator: who.clone(),
			commission: rate,
			from,
		});
		Ok(())
	}

	/// The first epoch that starts at least the notice of a higher commission after this block.
	fn first_epoch_after_notice(now: EpochIndex, parameters: &StakingParameters) -> EpochIndex {
		let earliest = Self::block().saturating_add(parameters.commission_notice);
		let short = earliest.saturating_sub(T::EpochClock::next_start());
		let epochs = short.div_ceil(T::Parameters::get().epoch.max(1));
		now.saturating_add(1).saturating_add(epochs)
	}

	pub(crate) fn register_at_genesis(
		who: &T::AccountId,
		stake: Balance,
		commission: u32,
	) -> DispatchResult {
		ensure!(!Registry::<T>::contains_key(who), Error::<T>::AlreadyExists);
		Self::ensure_commission(commission)?;
		Self::register(who, stake, commission)
	}

	fn register(who: &T::AccountId, stake: Balance, commission: u32) -> DispatchResult {
		let minimum = T::Parameters::get().staking.minimum_self_stake;
		ensure!(stake >= minimum, Error::<T>::TooLow);
		ensure!(
			Registry::<T>::count() < T::MaxCandidates::get(),
			Error::<T>::MaxCandidatesExceeded
		);
		// Delegations to the validator that this account was before must not become delegations
		// to the one it is now.
		ensure!(T::Ledger::total_stake(who) == 0, Error::<T>::TooEarly);
		// Nor may it answer as a newcomer for nothing of what it did before.
		ensure!(!Departures::<T>::contains_key(who), Error::<T>::TooEarly);
		T::Ledger::bond_self(who, stake)?;
		Registry::<T>::insert(who, Validator::new(commission, T::EpochClock::current()));
		T::Ledger::validator_joined();
		Self::deposit_event(Event::Registered {
			validator: who.clone(),
		});
		Ok(())
	}

	fn ensure_commission(commission: u32) -> DispatchResult {
		let limit = T::Parameters::get().staking.maximum_commission;
		ensure!(commission <= limit, Error::<T>::MaxCommissionExceeded);
		Ok(())
	}
}
