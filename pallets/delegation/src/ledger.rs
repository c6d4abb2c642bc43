// SPDX-License-Identifier: Apache-2.0
//! How positions grow, shrink and unbond. All work on settled positions.

use crate::{Chunk, Event, HoldReason, pallet::*, settle::Work, slash::after, types::Position};
use computechain_math::stake::power_cap_accepts;
use computechain_primitives::{Balance, BlockNumber, EpochClock, StakeLedger};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{Get, fungible::MutateHold},
};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Holds `amount` and adds it to a position. Returns what settling it had to look at.
	pub(crate) fn bond(
		validator: &T::AccountId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<Work, DispatchError> {
		ensure!(amount > 0, Error::<T>::TooLow);
		ensure!(!Left::<T>::contains_key(validator), Error::<T>::TooEarly);
		Self::ensure_power(validator, amount)?;
		T::Currency::hold(&HoldReason::Staked.into(), who, amount)?;
		let stored = Positions::<T>::get(validator, who);
		let is_new = stored.is_none();
		let mut position = stored.unwrap_or_else(|| {
			let borne = after(&Slashes::<T>::get(validator));
			Position::empty(T::EpochClock::current(), borne)
		});
		let work = Self::settle(validator, who, &mut position);
		// What is bonded at genesis is there when epoch 0 begins.
		let genesis = Self::block() == 0;
		position.bonded = position.bonded.saturating_add(amount);
		if genesis {
			position.earning = position.bonded;
		}
		if validator == who {
			Self::weigh(validator, |sums| sums.own = sums.own.saturating_add(amount));
		} else {
			Self::change(validator, |total| {
				total.delegated = total.delegated.saturating_add(amount);
				total.positions = total.positions.saturating_add(is_new.into());
				if genesis {
					total.earning = total.delegated;
				}
			});
		}
		Positions::<T>::insert(validator, who, position);
		Self::deposit_event(Event::Bonded {
			validator: validator.clone(),
			who: who.clone(),
			amount,
		});
		Ok(work)
	}

	/// Takes `amount`, which must not be more than it has, out of a settled position and lets it
	/// unbond. Returns how many slashes the amount that it joins had to bear.
	pub(crate) fn unbond(
		validator: &T::AccountId,
		who: &T::AccountId,
		mut position: Position,
		amount: Balance,
	) -> u32 {
		let earns_less = position.take(amount);
		if validator == who {
			Self::weigh(validator, |sums| sums.own = sums.own.saturating_sub(amount));
		} else {
			Self::change(validator, |total| {
				total.delegated = total.delegated.saturating_sub(amount);
				total.earning = total.earning.saturating_sub(earns_less);
			});
		}
		let chunk = Chunk {
			amount,
			epoch: position.epoch,
			slashes: position.slashes,
		};
		Self::store(validator, who, position);
		if amount == 0 {
			return 0;
		}
		let due = Self::due();
		let slashes = Self::enqueue(validator, who, due, chunk);
		Self::deposit_event(Event::Unbonded {
			validator: validator.clone(),
			who: who.clone(),
			amount,
			due,
		});
		slashes
	}

	/// Stores a settled position; an empty one goes away.
	pub(crate) fn store(validator: &T::AccountId, who: &T::AccountId, position: Position) {
		if position.bonded > 0 {
			return Positions::<T>::insert(validator, who, position);
		}
		Positions::<T>::remove(validator, who);
		if validator != who {
			Self::change(validator, |total| {
				total.positions = total.positions.saturating_sub(1);
			});
			Delegations::<T>::mutate_exists(who, |slot| {
				let mut list = slot.take().unwrap_or_default();
				list.retain(|other| other != validator);
				*slot = (!list.is_empty()).then_some(list);
			});
		}
		if !Totals::<T>::contains_key(validator)
			&& !Positions::<T>::contains_key(validator, validator)
		{
			Left::<T>::remove(validator);
		}
	}

	/// Puts a settled amount on the agenda of a block. Returns how many slashes an amount that is
	/// there already had to bear.
	pub(crate) fn enqueue(
		validator: &T::AccountId,
		who: &T::AccountId,
		due: BlockNumber,
		chunk: Chunk,
	) -> u32 {
		Sums::<T>::mutate(|sums| sums.unbonding = sums.unbonding.saturating_add(chunk.amount));
		Agenda::<T>::insert(due, (who, validator), ());
		let Some(mut other) = Unbonding::<T>::get(who, (due, validator)) else {
			Unbonding::<T>::insert(who, (due, validator), chunk);
			return 0;
		};
		let slashes = Self::settle_chunk(validator, who, &mut other);
		other.amount = other.amount.saturating_add(chunk.amount);
		// One that was put off before may be older; together they answer for what the younger does.
		other.epoch = other.epoch.max(chunk.epoch);
		other.slashes = other.slashes.max(chunk.slashes);
		Unbonding::<T>::insert(who, (due, validator), other);
		slashes
	}

	/// When what starts to unbond now returns.
	pub(crate) fn due() -> BlockNumber {
		Self::block().saturating_add(T::Parameters::get().staking.unbonding.max(1))
	}

	pub(crate) fn block() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	fn ensure_power(validator: &T::AccountId, increase: Balance) -> DispatchResult {
		if !CapHolds::<T>::get() {
			return Ok(());
		}
		ensure!(
			power_cap_accepts(Self::total_stake(validator), Self::total(), increase),
			Error::<T>::MaxPowerExceeded
		);
		Ok(())
	}
}
