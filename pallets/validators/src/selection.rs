// SPDX-License-Identifier: Apache-2.0
//! The choice of a set, and who leaves.

use crate::{Standing, pallet::*};
use alloc::vec::Vec;
use computechain_math::stake::entry_limit;
use computechain_primitives::{Balance, EpochIndex, MAX_AUTHORITIES, StakeLedger};
use core::cmp::Reverse;
use frame_support::traits::{Contains, Get};

impl<T: Config> Pallet<T> {
	/// Chooses the set of `epoch`; none when nobody is eligible and the last one goes on.
	pub(crate) fn plan(epoch: EpochIndex) -> Option<Vec<T::AccountId>> {
		let chosen = Self::choose(&NextSet::<T>::get());
		if chosen.is_empty() {
			Self::deposit_event(Event::SetKept { epoch });
			return None;
		}
		let size = chosen.len() as u32;
		NextSet::<T>::put(SetOf::<T>::truncate_from(chosen.clone()));
		Self::deposit_event(Event::SetChosen { from: epoch, size });
		Some(chosen)
	}

	/// The eligible by rank, with few enough who were not in the `last` set.
	fn choose(last: &[T::AccountId]) -> Vec<T::AccountId> {
		let parameters = T::Parameters::get().staking;
		let mut ranked: Vec<(Reverse<Balance>, T::AccountId)> = Registry::<T>::iter()
			.filter(|(who, entry)| {
				entry.standing == Standing::Registered
					&& T::HasKeys::contains(who)
					&& T::Ledger::self_stake(who) >= parameters.minimum_self_stake
			})
			.map(|(who, _)| (Reverse(T::Ledger::total_stake(&who)), who))
			.collect();
		ranked.sort();

		let mut entries = match last.len() {
			0 => u32::MAX,
			size => entry_limit(size as u32),
		};
		ranked
			.into_iter()
			.map(|(_, who)| who)
			.filter(|who| {
				if last.contains(who) {
					return true;
				}
				let enters = entries > 0;
				entries = entries.saturating_sub(1);
				enters
			})
			.take(parameters.active_limit.min(MAX_AUTHORITIES) as usize)
			.collect()
	}

	/// Forgets the exiting who are in neither the current set nor the next.
	pub(crate) fn forget_exited() {
		let current = CurrentSet::<T>::get();
		let next = NextSet::<T>::get();
		let gone: Vec<T::AccountId> = Registry::<T>::iter()
			.filter(|(who, entry)| {
				entry.standing == Standing::Exiting && !current.contains(who) && !next.contains(who)
			})
			.map(|(who, _)| who)
			.collect();
		for validator in gone {
			Registry::<T>::remove(&validator);
			T::Ledger::validator_left(&validator);
			Self::deposit_event(Event::Left { validator });
		}
	}
}
