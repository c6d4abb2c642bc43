// SPDX-License-Identifier: Apache-2.0
//! The choice of a set and its order, and who is forgotten.

use crate::{FLOOR, Standing, Validator, pallet::*};
use alloc::vec::Vec;
use computechain_math::{
	U256,
	stake::{entry_limit, rank},
};
use computechain_primitives::{EpochIndex, MAX_AUTHORITIES, Randomness, StakeLedger};
use core::cmp::Reverse;
use frame_support::traits::{Contains, Get};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Separates the hashes of the shuffle from all other hashes.
const SHUFFLE: &[u8] = b"CPC/validators/shuffle";

/// In what order validators are considered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
	/// In office, uptime 75 % or more.
	Eligible,
	/// In office, dropped for uptime.
	Dropped,
	/// Jailed for missed slots.
	Jailed,
}

impl<T: Config> Pallet<T> {
	/// Chooses the set of `epoch`; none when nobody has session keys and the last one goes on.
	pub(crate) fn plan(epoch: EpochIndex) -> Option<Vec<T::AccountId>> {
		let last = NextSet::<T>::get();
		let mut chosen = Self::choose(&last);
		let kept = chosen.is_empty();
		if kept {
			Self::deposit_event(Event::SetKept { epoch });
			// The session pallet would leave out those without keys, without a word to Aura.
			chosen = last.into_iter().filter(T::HasKeys::contains).collect();
		}
		if chosen.is_empty() {
			return None;
		}
		// The first two sets are chosen one by one, and must be in the same order.
		let seed = match Self::block() {
			0 => None,
			// The author of this block has not contributed yet.
			block => T::Randomness::of_block(block.saturating_sub(1)),
		};
		if let Some(seed) = seed {
			shuffle(&mut chosen, &seed, epoch);
		}
		if !kept {
			let size = chosen.len() as u32;
			Self::deposit_event(Event::SetChosen { from: epoch, size });
		}
		NextSet::<T>::put(SetOf::<T>::truncate_from(chosen.clone()));
		Some(chosen)
	}

	/// Those who make up a set after the `last` one, by class and rank.
	fn choose(last: &[T::AccountId]) -> Vec<T::AccountId> {
		let parameters = T::Parameters::get().staking;
		let total = T::Ledger::total();
		let mut jailed: Vec<(T::AccountId, Validator)> = Vec::new();
		let mut ranked: Vec<(Class, Reverse<U256>, T::AccountId)> = Vec::new();
		for (who, entry) in Registry::<T>::iter() {
			if entry.jail.is_some() {
				jailed.push((who.clone(), entry.clone()));
			}
			if entry.standing != Standing::Registered
				|| entry.equivocator()
				|| !T::HasKeys::contains(&who)
				|| T::Ledger::self_stake(&who) < parameters.minimum_self_stake
			{
				continue;
			}
			let duty = Duties::<T>::get(&who);
			let class = match (entry.jail.is_some(), duty.uptime_ok()) {
				(true, _) => Class::Jailed,
				(false, false) => Class::Dropped,
				(false, true) => Class::Eligible,
			};
			let facts = Self::facts_of(&who, &duty, total, parameters.offence_memory);
			ranked.push((class, Reverse(rank(facts.stake, facts.score_ppm())), who));
		}
		ranked.sort();

		let limit = parameters.active_limit.min(MAX_AUTHORITIES) as usize;
		let floor = limit.min(FLOOR);
		let mut entries = match last.len() {
			0 => u32::MAX,
			size => entry_limit(size as u32),
		};
		let mut chosen = Vec::new();
		for (class, _, who) in ranked {
			if class == Class::Eligible {
				let known = last.contains(&who);
				if chosen.len() < limit && (known || entries > 0) {
					entries = entries.saturating_sub(u32::from(!known));
					chosen.push(who);
				}
			} else if chosen.len() < floor {
				Self::deposit_event(Event::Recalled {
					validator: who.clone(),
				});
				chosen.push(who);
			}
		}
		for (who, mut entry) in jailed {
			let recalled = chosen.contains(&who);
			if let Some(jail) = entry.jail.as_mut().filter(|jail| jail.recalled != recalled) {
				jail.recalled = recalled;
				Registry::<T>::insert(&who, entry);
			}
		}
		chosen
	}

	/// Forgets all of a validator but that it was ejected.
	pub(crate) fn forget(who: &T::AccountId) {
		Registry::<T>::remove(who);
		Duties::<T>::remove(who);
		Penalties::<T>::remove(who);
		MetadataOf::<T>::remove(who);
	}

	/// Forgets those who are on their way out and in neither the current set nor the next.
	pub(crate) fn forget_gone() {
		let current = CurrentSet::<T>::get();
		let next = NextSet::<T>::get();
		let gone: Vec<(T::AccountId, Standing, EpochIndex)> = Registry::<T>::iter()
			.filter(|(who, entry)| {
				entry.standing != Standing::Registered
					&& !current.contains(who)
					&& !next.contains(who)
			})
			.map(|(who, entry)| (who, entry.standing, entry.since))
			.collect();
		for (validator, standing, since) in gone {
			Self::forget(&validator);
			// The ledger learned of an ejection when it happened, and took all own stake for it.
			if let Standing::Exiting(exited) = standing {
				T::Ledger::validator_left(&validator);
				Self::remember(&validator, since, exited);
			}
			Self::deposit_event(Event::Left { validator });
		}
	}
}

/// Puts a list into one of its orders, all as likely as the seed is random: Fisher and Yates.
///
/// The choice among `n` places is `floor(word * n / 2^64)` of a 64-bit word of the stream
/// `BLAKE2-256(domain || seed || epoch || 0), BLAKE2-256(domain || seed || epoch || 1), ...`, in
/// little endian. No place is more likely than another by more than `n / 2^64`, which is at most
/// 2^-56 here.
pub(crate) fn shuffle<A>(list: &mut [A], seed: &[u8; 32], epoch: EpochIndex) {
	let mut words = (0u32..).flat_map(|counter| {
		let block = BlakeTwo256::hash(
			&[
				SHUFFLE,
				seed.as_slice(),
				&epoch.to_le_bytes(),
				&counter.to_le_bytes(),
			]
			.concat(),
		);
		let mut words = [0u64; 4];
		for (word, bytes) in words.iter_mut().zip(block.as_bytes().chunks_exact(8)) {
			*word = bytes
				.iter()
				.rev()
				.fold(0, |word, byte| (word << 8) | u64::from(*byte));
		}
		words
	});
	for place in (1..list.len()).rev() {
		let word = words.next().unwrap_or(0);
		let other = (u128::from(word) * (place as u128 + 1)) >> 64;
		// The product of a fraction below one and place + 1 is at most place.
		list.swap(place, other as usize);
	}
}
