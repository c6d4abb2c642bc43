// SPDX-License-Identifier: Apache-2.0
//! What happens with the clock.

use crate::{ForgetSessions, PRUNED_AT_ONCE, SessionRecord, WeightInfo, pallet::*};
use computechain_primitives::{BlockNumber, EpochClock, EpochIndex};
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Records the session that the current block has begun, if it has.
	pub(crate) fn tick(now: BlockNumberFor<T>) -> Weight {
		let session = T::EpochClock::current();
		if Kept::<T>::get().is_some_and(|(_, last)| last >= session) {
			return T::WeightInfo::idle();
		}
		let authorities = AuthoritiesOf::<T>::truncate_from(T::Authorities::get());
		if authorities.is_empty() {
			return T::WeightInfo::idle();
		}
		let count = authorities.len() as u32;
		Self::begin(session, authorities, now.saturated_into());
		T::WeightInfo::begin_session(count)
	}

	/// Closes the last session, records `session`, and forgets those that are past.
	pub(crate) fn begin(session: EpochIndex, authorities: AuthoritiesOf<T>, now: BlockNumber) {
		let slot = T::CurrentSlot::get();
		let kept = Kept::<T>::get();
		let mut first = session;
		if let Some((oldest, last)) = kept {
			first = oldest;
			Sessions::<T>::mutate_extant(last, |record| record.ended = Some((now, slot)));
		}
		// The seal of the first block is checked against the genesis set, which is this one.
		let genesis = kept.is_none() && now <= 1;
		Sessions::<T>::insert(
			session,
			SessionRecord {
				started: if genesis { 0 } else { now },
				first_slot: if genesis { 0 } else { slot.saturating_add(1) },
				ended: None,
			},
		);
		Authorities::<T>::insert(session, authorities);

		let left = Self::prune(first, session, now);
		Kept::<T>::put((left, session));
		if left > first {
			T::Forget::forget_before(left);
		}
	}

	/// Forgets sessions before `last` that are past or too many; returns the first that is left.
	fn prune(first: EpochIndex, last: EpochIndex, now: BlockNumber) -> EpochIndex {
		let window = Self::window();
		let least = last.saturating_sub(T::MaxSessions::get().max(1).saturating_sub(1));
		let mut left = first;
		for _ in 0..PRUNED_AT_ONCE {
			let past = left < least
				|| Sessions::<T>::get(left).is_none_or(|record| record.is_past(window, now));
			if left >= last || !past {
				break;
			}
			Sessions::<T>::remove(left);
			Authorities::<T>::remove(left);
			Reported::<T>::remove(left);
			left = left.saturating_add(1);
		}
		left
	}
}
