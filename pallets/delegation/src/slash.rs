// SPDX-License-Identifier: Apache-2.0
//! Slashes: written down once per validator, borne by each position and unbonding amount before
//! anything else happens to it.

use crate::{
	Chunk, Event, HoldReason, SlashEntry,
	pallet::*,
	types::{StakeSums, Total},
};
use computechain_math::slash::slashed;
use computechain_primitives::{Balance, BlockNumber, EpochClock, Slash, SupplyBook};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision},
	},
};

/// The index from which slashes concern what has borne all of `log`.
///
/// Without a log nothing that exists is outstanding, and whatever comes later concerns everything.
pub(crate) fn after(log: &[SlashEntry]) -> u32 {
	log.last().map_or(0, |entry| entry.index.saturating_add(1))
}

impl<T: Config> Pallet<T> {
	/// Slashes what is bonded and unbonding on a validator. Returns by how much its stake fell.
	pub(crate) fn do_slash(validator: &T::AccountId, slash: &Slash) -> Balance {
		let own = Self::slash_own(validator, slash.own_ppm);
		let index = NextSlash::<T>::get();
		let entry = SlashEntry {
			index,
			epoch: slash.epoch,
			at: T::EpochClock::current(),
			own_ppm: slash.own_ppm,
			delegated_ppm: slash.delegated_ppm,
			round: Rounds::<T>::get(),
		};
		let delegated = match Slashes::<T>::mutate(validator, |log| log.try_push(entry)) {
			Ok(()) => {
				NextSlash::<T>::put(index.saturating_add(1));
				Self::start_sweep();
				Self::change(validator, |total| total.slash(slash.delegated_ppm))
			}
			Err(_) => {
				Self::deposit_event(Event::Unexpected);
				0
			}
		};
		Self::deposit_event(Event::Slashed {
			validator: validator.clone(),
			epoch: slash.epoch,
			own,
			delegated,
		});
		own.saturating_add(delegated)
	}

	/// The own stake bears a slash at once, so that it never has one outstanding.
	fn slash_own(validator: &T::AccountId, ppm: u32) -> Balance {
		let Ok((mut position, _)) = Self::settled(validator, validator) else {
			return 0;
		};
		let cut = position.cut(ppm);
		Self::burn_stake(validator, validator, cut);
		Self::weigh(validator, |sums| sums.own = sums.own.saturating_sub(cut));
		Self::store(validator, validator, position);
		cut
	}

	/// Burns exactly `amount` of a validator's own stake.
	pub(crate) fn do_burn_self(validator: &T::AccountId, amount: Balance) -> DispatchResult {
		let (mut position, _) = Self::settled(validator, validator)?;
		ensure!(amount <= position.bonded, Error::<T>::InsufficientStake);
		position.take(amount);
		Self::burn_stake(validator, validator, amount);
		Self::weigh(validator, |sums| sums.own = sums.own.saturating_sub(amount));
		Self::store(validator, validator, position);
		Ok(())
	}

	/// Burns staked tokens of an account and books it.
	pub(crate) fn burn_stake(validator: &T::AccountId, who: &T::AccountId, amount: Balance) {
		if amount == 0 {
			return;
		}
		let burned = T::Currency::burn_held(
			&HoldReason::Staked.into(),
			who,
			amount,
			Precision::BestEffort,
			Fortitude::Force,
		)
		.unwrap_or(0);
		T::Supply::burned(burned);
		Self::deposit_event(Event::StakeBurned {
			validator: validator.clone(),
			who: who.clone(),
			amount: burned,
		});
		if burned != amount {
			Self::deposit_event(Event::Unexpected);
		}
	}

	/// What an unbonding amount loses by the slashes that it has not borne, and how many entries
	/// it has to look at for that.
	pub(crate) fn outstanding_on(
		validator: &T::AccountId,
		who: &T::AccountId,
		chunk: &Chunk,
	) -> (Chunk, u32) {
		let log = Slashes::<T>::get(validator);
		let mut after_all = chunk.clone();
		let mut looked_at: u32 = 0;
		for entry in log.iter().filter(|entry| entry.index >= chunk.slashes) {
			looked_at = looked_at.saturating_add(1);
			// What had left before the offence is not accountable.
			if chunk.epoch >= entry.epoch {
				let ppm = if validator == who {
					entry.own_ppm
				} else {
					entry.delegated_ppm
				};
				let cut = slashed(after_all.amount, ppm);
				after_all.amount = after_all.amount.saturating_sub(cut);
			}
		}
		after_all.slashes = after(&log).max(chunk.slashes);
		(after_all, looked_at)
	}

	/// Lets an unbonding amount bear its slashes. Returns how many it looked at.
	pub(crate) fn settle_chunk(
		validator: &T::AccountId,
		who: &T::AccountId,
		chunk: &mut Chunk,
	) -> u32 {
		let (settled, slashes) = Self::outstanding_on(validator, who, chunk);
		let cut = chunk.amount.saturating_sub(settled.amount);
		*chunk = settled;
		Self::burn_stake(validator, who, cut);
		Sums::<T>::mutate(|sums| sums.unbonding = sums.unbonding.saturating_sub(cut));
		slashes
	}

	/// Lets a stored unbonding amount bear its slashes; what is nothing then goes away.
	pub(crate) fn visit_chunk(
		due: BlockNumber,
		validator: &T::AccountId,
		who: &T::AccountId,
		mut chunk: Chunk,
	) -> u32 {
		let slashes = Self::settle_chunk(validator, who, &mut chunk);
		if chunk.amount == 0 {
			Unbonding::<T>::remove(who, (due, validator));
			Agenda::<T>::remove(due, (who, validator));
		} else if slashes > 0 {
			Unbonding::<T>::insert(who, (due, validator), chunk);
		}
		slashes
	}

	/// Forgets the slashes that were there before the sweep number `round` began.
	pub(crate) fn forget_slashes(validator: &T::AccountId, round: u32) {
		Slashes::<T>::mutate_exists(validator, |slot| {
			let mut log = slot.take().unwrap_or_default();
			log.retain(|entry| entry.round >= round);
			*slot = (!log.is_empty()).then_some(log);
		});
	}

	/// Changes the total of what is delegated to a validator, and with it that of the network.
	pub(crate) fn change<R>(validator: &T::AccountId, by: impl FnOnce(&mut Total) -> R) -> R {
		let now = T::EpochClock::current();
		let (result, before, after) = Totals::<T>::mutate_exists(validator, |slot| {
			let mut total = slot.take().unwrap_or_else(|| Total::empty(now));
			total.advance(now);
			let before = total.power();
			let result = by(&mut total);
			// What flooring has left over can not earn once there is not as much.
			total.earning = total.earning.min(total.ceiling());
			let after = total.power();
			*slot = (total.positions > 0).then_some(total);
			(result, before, after)
		});
		Self::weigh(validator, |sums| {
			sums.delegated = sums.delegated.saturating_add(after).saturating_sub(before);
		});
		result
	}

	/// Changes the sums of the network, unless the validator left and counts no more.
	pub(crate) fn weigh(validator: &T::AccountId, by: impl FnOnce(&mut StakeSums)) {
		if !Left::<T>::contains_key(validator) {
			Sums::<T>::mutate(by);
		}
	}

	/// What is bonded on a validator that left counts for nobody from now on.
	pub(crate) fn do_left(validator: &T::AccountId) {
		let own = Positions::<T>::get(validator, validator);
		let total = Totals::<T>::get(validator);
		if Left::<T>::contains_key(validator) || (own.is_none() && total.is_none()) {
			return;
		}
		let own = own.map_or(0, |position| position.bonded);
		let delegated = total.map_or(0, |total| total.power());
		Self::weigh(validator, |sums| {
			sums.own = sums.own.saturating_sub(own);
			sums.delegated = sums.delegated.saturating_sub(delegated);
		});
		Left::<T>::insert(validator, T::EpochClock::current());
	}
}
