// SPDX-License-Identifier: Apache-2.0
//! Bodies of the calls.

use crate::{Commission, Standing, Validator, ValidatorInfo, pallet::*};
use computechain_primitives::{Balance, EpochClock, StakeLedger, ValidatorState};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_stake(who: &T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::TooLow);
		match Registry::<T>::get(who) {
			None => Self::register(who, amount, 0)?,
			Some(Validator {
				standing: Standing::Exiting,
				..
			}) => {
				return Err(Error::<T>::Exiting.into());
			}
			Some(_) => T::Ledger::bond_self(who, amount)?,
		}
		Self::deposit_event(Event::Staked {
			validator: who.clone(),
			amount,
		});
		Ok(())
	}

	pub(crate) fn do_unstake(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut entry = Registry::<T>::get(who).ok_or(Error::<T>::NotFound)?;
		ensure!(entry.standing != Standing::Exiting, Error::<T>::Exiting);
		ensure!(amount > 0, Error::<T>::TooLow);
		let remaining = T::Ledger::self_stake(who)
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientStake)?;
		let minimum = T::Parameters::get().staking.minimum_self_stake;
		ensure!(remaining == 0 || remaining >= minimum, Error::<T>::TooLow);

		T::Ledger::unbond_self(who, amount)?;
		Self::deposit_event(Event::Unstaked {
			validator: who.clone(),
			amount,
		});
		if remaining == 0 {
			entry.standing = Standing::Exiting;
			Registry::<T>::insert(who, entry);
			Self::deposit_event(Event::Exiting {
				validator: who.clone(),
			});
		}
		Ok(())
	}

	pub(crate) fn do_update_validator(who: &T::AccountId, commission: u32) -> DispatchResult {
		let mut entry = Registry::<T>::get(who).ok_or(Error::<T>::NotFound)?;
		ensure!(entry.standing != Standing::Exiting, Error::<T>::Exiting);
		Self::ensure_commission(commission)?;
		let now = T::EpochClock::current();
		entry.commission = entry.commission.changed(commission, now);
		Registry::<T>::insert(who, entry);
		Self::deposit_event(Event::CommissionSet {
			validator: who.clone(),
			commission,
			from: now.saturating_add(1),
		});
		Ok(())
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
		T::Ledger::bond_self(who, stake)?;
		let commission = Commission::new(commission);
		Registry::<T>::insert(
			who,
			Validator {
				standing: Standing::Registered,
				commission,
			},
		);
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

	/// The state of a registered validator.
	pub(crate) fn state_of(who: &T::AccountId, entry: &Validator) -> ValidatorState {
		match entry.standing {
			Standing::Exiting => ValidatorState::Exiting,
			Standing::Registered if CurrentSet::<T>::get().contains(who) => ValidatorState::Active,
			Standing::Registered => ValidatorState::Candidate,
		}
	}

	pub(crate) fn info(who: T::AccountId, entry: Validator) -> ValidatorInfo<T::AccountId> {
		let now = T::EpochClock::current();
		ValidatorInfo {
			state: Self::state_of(&who, &entry),
			self_stake: T::Ledger::self_stake(&who),
			total_stake: T::Ledger::total_stake(&who),
			commission: entry.commission.in_epoch(now),
			next_commission: entry.commission.in_epoch(now.saturating_add(1)),
			account: who,
		}
	}
}
