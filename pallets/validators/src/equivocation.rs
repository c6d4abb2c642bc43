// SPDX-License-Identifier: Apache-2.0
//! What signing twice costs.

use crate::{Departure, JailReason, Offender, Standing, pallet::*};
use computechain_math::slash::equivocation_ppm;
use computechain_primitives::{EpochClock, EpochIndex, EquivocationSink, PPM, Slash, StakeLedger};
use frame_support::traits::Get;

/// How many old epochs are forgotten with each new one; only one becomes old in that time, so
/// those that a shorter report window leaves behind go step by step.
const FORGOTTEN_AT_ONCE: usize = 8;

impl<T: Config> EquivocationSink<T::AccountId> for Pallet<T> {
	fn equivocated(validator: &T::AccountId, epoch: EpochIndex) -> bool {
		// An account that registered again does not answer for what it was before.
		let answers = |who: &T::AccountId| {
			Registry::<T>::get(who)
				.filter(|entry| entry.standing != Standing::Ejected && entry.since <= epoch)
		};
		let departed = |who: &T::AccountId| {
			Departures::<T>::get(who).filter(|departure| departure.since <= epoch)
		};
		if answers(validator).is_none() && departed(validator).is_none() {
			return false;
		}
		let Some(size) = SetSizes::<T>::get(epoch) else {
			return false;
		};
		let mut offenders = Offenders::<T>::get(epoch);
		if offenders.iter().any(|other| &other.account == validator) {
			return false;
		}
		let newcomer = Offender {
			account: validator.clone(),
			ppm: 0,
		};
		if offenders.try_push(newcomer).is_err() {
			return false;
		}
		let ppm = equivocation_ppm(offenders.len() as u64, size.into());
		for offender in offenders.iter_mut() {
			let due = due_ppm(offender.ppm, ppm);
			offender.ppm = ppm;
			let Some(mut entry) = answers(&offender.account) else {
				if let Some(departure) = departed(&offender.account).filter(|_| due > 0) {
					Self::slash_departed(&offender.account, departure, epoch, due);
				}
				continue;
			};
			if due > 0 {
				Self::slash(&offender.account, &mut entry, epoch, due, due);
			}
			if &offender.account == validator {
				Self::imprison(validator, &mut entry, JailReason::Equivocation);
			}
			Registry::<T>::insert(&offender.account, entry);
		}
		Offenders::<T>::insert(epoch, offenders);
		Self::disable(validator);
		true
	}
}

impl<T: Config> Pallet<T> {
	/// Burns a part of what unbonds of a validator that left, for an offence of `epoch`. There is
	/// nobody to jail any more.
	fn slash_departed(who: &T::AccountId, departure: Departure, epoch: EpochIndex, ppm: u32) {
		let slash = Slash {
			epoch: epoch.min(departure.exited),
			own_ppm: ppm,
			delegated_ppm: ppm,
		};
		let amount = T::Ledger::slash(who, slash);
		Self::deposit_event(Event::Slashed {
			validator: who.clone(),
			epoch,
			ppm,
			delegated_ppm: ppm,
			amount,
		});
	}

	/// Remembers who has left, until nothing that it did can be reported any more.
	pub(crate) fn remember(who: &T::AccountId, since: EpochIndex, exited: EpochIndex) {
		let left = T::EpochClock::current();
		let departure = Departure {
			since,
			exited,
			left,
		};
		// No more can leave at once than were registered.
		if LeftIn::<T>::mutate(left, |list| list.try_push(who.clone())).is_ok() {
			Departures::<T>::insert(who, departure);
		}
	}

	/// Remembers how large the set of `epoch` is, which begins, and forgets the epochs whose
	/// offences can be reported no more.
	pub(crate) fn note_set_size(epoch: EpochIndex) {
		SetSizes::<T>::insert(epoch, CurrentSet::<T>::decode_len().unwrap_or(0) as u32);
		let parameters = T::Parameters::get();
		let window = parameters.staking.report_window / parameters.epoch.max(1);
		let keep_from = epoch.saturating_sub(window.saturating_add(1));
		let first = OldestEpoch::<T>::get();
		let mut oldest = first;
		for old in (first..keep_from).take(FORGOTTEN_AT_ONCE) {
			SetSizes::<T>::remove(old);
			Offenders::<T>::remove(old);
			for who in LeftIn::<T>::take(old) {
				Departures::<T>::remove(who);
			}
			oldest = old.saturating_add(1);
		}
		OldestEpoch::<T>::put(oldest);
	}
}

/// What to take of the stake that is left after `paid` of it was taken, so that `ppm` of all of it
/// will have been: `floor((ppm - paid) * 10^6 / (10^6 - paid))`.
pub(crate) fn due_ppm(paid: u32, ppm: u32) -> u32 {
	let whole = u64::from(PPM);
	let difference = u64::from(ppm.saturating_sub(paid));
	let left = whole.saturating_sub(u64::from(paid));
	difference
		.saturating_mul(whole)
		.checked_div(left)
		.map_or(0, |due| due.min(whole) as u32)
}
