// SPDX-License-Identifier: Apache-2.0
//! Whose slots went by since the parent block.

use crate::{WeightInfo, pallet::*};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};

use crate::DisableValidator;

impl<T: Config> Pallet<T> {
	/// Counts the slots after the last block's up to `slot`, which is that of the current block.
	///
	/// The set, and who in it is disabled, are still those of the parent's state, against which
	/// the current block's seal was checked.
	pub(crate) fn note_slot(slot: u64) -> Weight {
		let last = LastSlot::<T>::get();
		let set = CurrentSet::<T>::get();
		let size = set.len() as u64;
		let author = slot.checked_rem(size).unwrap_or(0) as usize;
		// Aura takes no block whose slot is not later than its parent's.
		let skipped = match last {
			Some(last) if slot <= last => return T::WeightInfo::note_slot(0),
			Some(last) => slot.saturating_sub(last).saturating_sub(1),
			None => 0,
		};
		LastSlot::<T>::put(slot);

		let mut weight = T::WeightInfo::note_slot(skipped.min(size) as u32);
		if skipped > 0 && size > 0 {
			let first = last.unwrap_or(0).saturating_add(1);
			let suspects = Self::note_missed(&set, first, skipped, author);
			if !suspects.is_empty() {
				let limit = T::Parameters::get().staking.jail_misses;
				weight = weight.saturating_add(Self::judge(suspects, limit));
			}
		}
		if let Some(author) = set.get(author) {
			Duties::<T>::mutate(author, |duty| {
				duty.proposed = duty.proposed.saturating_add(1);
				duty.expected = duty.expected.saturating_add(1);
				duty.streak = 0;
				duty.covered = false;
			});
		}
		weight
	}

	/// Counts `skipped` slots from `first` on as missed, each by whom it belonged to, and returns
	/// whose streak is too long.
	///
	/// The author of the current block is never among those: its block shows that it is there.
	fn note_missed(set: &SetOf<T>, first: u64, skipped: u64, author: usize) -> Vec<T::AccountId> {
		let size = (set.len() as u64).max(1);
		let (rounds, rest) = (skipped / size, skipped % size);
		let disabled = T::Disable::disabled();
		let limit = T::Parameters::get().staking.jail_misses;
		let start = first % size;
		let mut suspects = Vec::new();
		for offset in 0..skipped.min(size) {
			let index = ((start + offset) % size) as usize;
			let Some(who) = set.get(index) else { continue };
			if disabled.contains(&(index as u32)) {
				continue;
			}
			let missed = rounds.saturating_add(u64::from(offset < rest));
			let missed = u32::try_from(missed).unwrap_or(u32::MAX);
			let too_many = Duties::<T>::mutate(who, |duty| {
				duty.expected = duty.expected.saturating_add(missed);
				duty.streak = duty.streak.saturating_add(missed);
				duty.streak >= limit && !duty.covered
			});
			if too_many && index != author {
				suspects.push(who.clone());
			}
		}
		suspects
	}
}
