// SPDX-License-Identifier: Apache-2.0
//! What each account earned, by epoch.

use crate::{Earned, Event, HISTORY, pallet::*};
use computechain_primitives::{Balance, EpochClock, EpochIndex};

impl<T: Config> Pallet<T> {
	/// Writes down what was paid to an account for which epochs.
	pub(crate) fn note(who: &T::AccountId, earned: &[(EpochIndex, Balance)]) {
		if earned.iter().all(|(_, amount)| *amount == 0) {
			return;
		}
		let oldest = T::EpochClock::current().saturating_sub(HISTORY);
		let fits = History::<T>::mutate(who, |history| {
			history.retain(|entry| entry.epoch >= oldest);
			earned
				.iter()
				.filter(|(_, amount)| *amount > 0)
				.all(|(epoch, amount)| {
					let at = match history.binary_search_by_key(epoch, |entry| entry.epoch) {
						Ok(at) => {
							if let Some(entry) = history.get_mut(at) {
								entry.amount = entry.amount.saturating_add(*amount);
							}
							return true;
						}
						Err(at) => at,
					};
					let entry = Earned {
						epoch: *epoch,
						amount: *amount,
					};
					if !history.is_full() {
						return history.try_insert(at, entry).is_ok();
					}
					// The ring is full: the oldest makes room, unless this one is older.
					let Some(at) = at.checked_sub(1) else {
						return true;
					};
					history.remove(0);
					history.try_insert(at, entry).is_ok()
				})
		});
		if !fits {
			Self::deposit_event(Event::Unexpected);
		}
	}
}
