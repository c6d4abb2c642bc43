// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::{Duty, Standing, Validator, pallet::*};
use alloc::collections::BTreeSet;
use computechain_primitives::{EpochClock, PPM, StakeLedger};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. There are at most [`Config::MaxCandidates`] validators.
	/// 2. Nobody is twice in a set, and everybody in one is registered or was ejected meanwhile.
	/// 3. One that exits or was ejected has no own stake; any other has, unless it was slashed.
	/// 4. A registered validator is ejected exactly when its account is among the ejected.
	/// 5. Slots, penalties and metadata are kept of registered validators alone.
	/// 6. Nobody authored more blocks than it had slots. A covered streak was covered in some
	///    block.
	/// 7. Who was called back from jail is in a set and did not sign twice; the ejected are in no
	///    jail.
	/// 8. No commission is over 100 %.
	/// 9. The size of the current set is known; those who signed twice are only known of epochs
	///    whose set size is, each once, and none paid more than all it had.
	/// 10. Penalties are in order of their blocks and none is 0.
	/// 11. Who left is on the list of the epoch in which it did, and no validator meanwhile.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Registry::<T>::count() <= T::MaxCandidates::get(),
			"1: more validators than there may be"
		);
		for set in [CurrentSet::<T>::get(), NextSet::<T>::get()] {
			let distinct: BTreeSet<_> = set.iter().collect();
			ensure!(
				distinct.len() == set.len(),
				"2: a validator is twice in a set"
			);
			ensure!(
				set.iter().all(Registry::<T>::contains_key),
				"2: somebody in a set is no validator"
			);
		}
		for (who, entry) in Registry::<T>::iter() {
			Self::check_entry(&who, &entry)?;
		}
		Self::check_records()?;
		Self::check_offenders()
	}

	fn check_entry(who: &T::AccountId, entry: &Validator) -> Result<(), TryRuntimeError> {
		let staked = T::Ledger::self_stake(who) > 0;
		let holds = match entry.standing {
			Standing::Registered => staked || entry.slashed,
			Standing::Exiting(_) | Standing::Ejected => !staked,
		};
		ensure!(holds, "3: own stake does not fit the standing");
		let ejected = entry.standing == Standing::Ejected;
		ensure!(
			ejected == Ejected::<T>::contains_key(who),
			"4: an ejected account is registered"
		);
		if let Some(jail) = entry.jail {
			let in_set = CurrentSet::<T>::get().contains(who) || NextSet::<T>::get().contains(who);
			ensure!(
				!jail.recalled || (in_set && !entry.equivocator()),
				"7: called back from jail and in no set, or signed twice"
			);
			ensure!(!ejected, "7: an ejected validator is in jail");
		}
		let (latest, from) = entry.commission.latest();
		ensure!(
			latest <= PPM && entry.commission.in_epoch(from.saturating_sub(1)) <= PPM,
			"8: a commission over 100 %"
		);
		Ok(())
	}

	fn check_records() -> Result<(), TryRuntimeError> {
		for (who, duty) in Duties::<T>::iter() {
			ensure!(Registry::<T>::contains_key(&who), "5: slots of a stranger");
			let Duty { last, .. } = duty;
			ensure!(
				duty.proposed <= duty.expected
					&& last.is_none_or(|last| last.proposed <= last.expected),
				"6: more blocks than slots"
			);
			ensure!(
				!duty.covered || duty.covered_at.is_some(),
				"6: covered and never was"
			);
		}
		for (who, list) in Penalties::<T>::iter() {
			ensure!(
				Registry::<T>::contains_key(&who),
				"5: penalties of a stranger"
			);
			ensure!(
				list.windows(2)
					.all(|pair| pair.first().map(|one| one.block)
						<= pair.last().map(|two| two.block))
					&& list.iter().all(|penalty| penalty.amount > 0),
				"10: penalties out of order or of nothing"
			);
		}
		for who in MetadataOf::<T>::iter_keys() {
			ensure!(
				Registry::<T>::contains_key(&who),
				"5: metadata of a stranger"
			);
		}
		Ok(())
	}

	fn check_offenders() -> Result<(), TryRuntimeError> {
		let size = CurrentSet::<T>::decode_len().unwrap_or(0) as u32;
		ensure!(
			SetSizes::<T>::get(T::EpochClock::current()) == Some(size),
			"9: the size of the current set is not known"
		);
		for (epoch, offenders) in Offenders::<T>::iter() {
			ensure!(
				SetSizes::<T>::contains_key(epoch),
				"9: offenders of an unknown set"
			);
			let distinct: BTreeSet<_> =
				offenders.iter().map(|offender| &offender.account).collect();
			ensure!(
				distinct.len() == offenders.len(),
				"9: an offender is known twice"
			);
			ensure!(
				offenders.iter().all(|offender| offender.ppm <= PPM),
				"9: an offender paid more than all"
			);
		}
		Self::check_departures()
	}

	fn check_departures() -> Result<(), TryRuntimeError> {
		let mut listed = BTreeSet::new();
		for (epoch, list) in LeftIn::<T>::iter() {
			for who in list {
				ensure!(
					Departures::<T>::get(&who).is_some_and(|departure| departure.left == epoch),
					"11: who left is listed under another epoch"
				);
				ensure!(
					!Registry::<T>::contains_key(&who),
					"11: who left is a validator"
				);
				listed.insert(who);
			}
		}
		ensure!(
			Departures::<T>::iter_keys().all(|who| listed.contains(&who)),
			"11: who left is on no list"
		);
		Ok(())
	}
}
