// SPDX-License-Identifier: Apache-2.0
//! The one place where positions are brought up to date and change.
//!
//! Whoever changes or pays a position calls [`Pallet::settle`] on it first.

use crate::{Chunk, Event, HISTORY, HoldReason, pallet::*, types::Position};
use computechain_math::{split::share, stake::power_cap_accepts};
use computechain_primitives::{
	AuthorPool, Balance, BlockNumber, EpochClock, EpochIndex, SupplyBook,
};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{
		Get,
		fungible::{Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Takes and pays a position's shares of all epochs that ended since its last change, and
	/// moves it on to the current epoch. Returns how many epochs it looked at.
	pub(crate) fn settle(
		validator: &T::AccountId,
		who: &T::AccountId,
		position: &mut Position,
	) -> u32 {
		let now = T::EpochClock::current();
		let first = position.epoch.max(now.saturating_sub(HISTORY));
		let earned = (first..now).fold(0, |sum: Balance, epoch| {
			sum.saturating_add(Self::take_share(
				epoch,
				validator,
				position.earning_in(epoch),
			))
		});
		position.advance(now);
		if !Self::pay(who, earned) {
			Self::burn_dust(earned);
		} else if earned > 0 {
			Self::deposit_event(Event::Rewarded {
				validator: validator.clone(),
				who: who.clone(),
				amount: earned,
			});
		}
		now.saturating_sub(first)
	}

	/// Takes the share of what earned out of a record; the last share takes the record with it.
	fn take_share(epoch: EpochIndex, validator: &T::AccountId, earning: Balance) -> Balance {
		if earning == 0 {
			return 0;
		}
		let (taken, dust) = Records::<T>::mutate_exists(epoch, validator, |slot| {
			let Some(record) = slot else { return (0, 0) };
			let taken = share(record.rest, earning, record.base).min(record.rest_left);
			record.rest_left = record.rest_left.saturating_sub(taken);
			record.base_left = record.base_left.saturating_sub(earning);
			let dust = record.rest_left;
			if record.base_left > 0 {
				return (taken, 0);
			}
			*slot = None;
			(taken, dust)
		});
		Self::burn_dust(dust);
		taken
	}

	/// What a position would be paid if it was settled now.
	pub(crate) fn pending(validator: &T::AccountId, position: &Position) -> Balance {
		let now = T::EpochClock::current();
		let first = position.epoch.max(now.saturating_sub(HISTORY));
		(first..now)
			.filter_map(|epoch| {
				let record = Records::<T>::get(epoch, validator)?;
				Some(share(record.rest, position.earning_in(epoch), record.base))
			})
			.fold(0, Balance::saturating_add)
	}

	/// Pays a reward out of the pot; false when the account can not receive so little.
	pub(crate) fn pay(who: &T::AccountId, amount: Balance) -> bool {
		let pot = T::AuthorPool::account();
		amount == 0 || T::Currency::transfer(&pot, who, amount, Preservation::Preserve).is_ok()
	}

	/// Burns what nobody can be given of the pot.
	pub(crate) fn burn_dust(amount: Balance) {
		if amount == 0 {
			return;
		}
		let burned = T::Currency::burn_from(
			&T::AuthorPool::account(),
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Force,
		);
		match burned {
			Ok(amount) => {
				T::Supply::burned(amount);
				Self::deposit_event(Event::DustBurned { amount });
			}
			Err(_) => Self::deposit_event(Event::Unexpected),
		}
	}

	/// Holds `amount` and adds it to a position. Returns how many epochs were settled.
	pub(crate) fn bond(
		validator: &T::AccountId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<u32, DispatchError> {
		Self::ensure_power(validator, amount)?;
		T::Currency::hold(&HoldReason::Staked.into(), who, amount)?;
		let now = T::EpochClock::current();
		let mut position =
			Positions::<T>::get(validator, who).unwrap_or_else(|| Position::empty(now));
		let epochs = Self::settle(validator, who, &mut position);
		let mut total = Totals::<T>::get(validator).unwrap_or_else(|| Position::empty(now));
		total.advance(now);
		for part in [&mut position, &mut total] {
			part.bonded = part.bonded.saturating_add(amount);
			// What is bonded at genesis is there when epoch 0 begins.
			if Self::block() == 0 {
				part.earning = part.bonded;
			}
		}
		Positions::<T>::insert(validator, who, position);
		Totals::<T>::insert(validator, total);
		TotalBonded::<T>::mutate(|all| *all = all.saturating_add(amount));
		Self::deposit_event(Event::Bonded {
			validator: validator.clone(),
			who: who.clone(),
			amount,
		});
		Ok(epochs)
	}

	/// Takes `amount`, which must not be more than it has, out of a settled position and lets it
	/// unbond.
	pub(crate) fn unbond(
		validator: &T::AccountId,
		who: &T::AccountId,
		mut position: Position,
		amount: Balance,
	) {
		let earned_on = position.earning;
		position.bonded = position.bonded.saturating_sub(amount);
		position.earning = position.earning.min(position.bonded);
		let earns_less = earned_on.saturating_sub(position.earning);
		let now = T::EpochClock::current();
		Totals::<T>::mutate_exists(validator, |slot| {
			let mut total = slot.take().unwrap_or_else(|| Position::empty(now));
			total.advance(now);
			total.bonded = total.bonded.saturating_sub(amount);
			total.earning = total.earning.saturating_sub(earns_less);
			*slot = (total.bonded > 0).then_some(total);
		});
		TotalBonded::<T>::mutate(|all| *all = all.saturating_sub(amount));
		if position.bonded > 0 {
			Positions::<T>::insert(validator, who, position);
		} else {
			Positions::<T>::remove(validator, who);
			Delegations::<T>::mutate_exists(who, |slot| {
				let mut list = slot.take().unwrap_or_default();
				list.retain(|other| other != validator);
				*slot = (!list.is_empty()).then_some(list);
			});
		}

		let due = Self::due();
		Self::enqueue(validator, who, due, Chunk { amount, epoch: now });
		Self::deposit_event(Event::Unbonded {
			validator: validator.clone(),
			who: who.clone(),
			amount,
			due,
		});
	}

	/// Puts an amount on the agenda of a block.
	pub(crate) fn enqueue(
		validator: &T::AccountId,
		who: &T::AccountId,
		due: BlockNumber,
		chunk: Chunk,
	) {
		Unbonding::<T>::mutate(who, (due, validator), |slot| match slot {
			Some(other) => other.amount = other.amount.saturating_add(chunk.amount),
			None => *slot = Some(chunk),
		});
		Agenda::<T>::insert(due, (who, validator), ());
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
		let power = Totals::<T>::get(validator).map_or(0, |total| total.bonded);
		ensure!(
			power_cap_accepts(power, TotalBonded::<T>::get(), increase),
			Error::<T>::MaxPowerExceeded
		);
		Ok(())
	}
}
