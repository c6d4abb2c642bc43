// SPDX-License-Identifier: Apache-2.0
//! What anyone may ask.

use crate::{Performance, PerformanceInfo, Ranked, Standing, Validator, ValidatorInfo, pallet::*};
use alloc::vec::Vec;
use computechain_math::stake::rank;
use computechain_primitives::{EpochClock, StakeLedger, ValidatorState};
use core::cmp::Reverse;
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// The state of a registered validator.
	pub(crate) fn state_of(who: &T::AccountId, entry: &Validator) -> ValidatorState {
		match entry.standing {
			Standing::Ejected => ValidatorState::Ejected,
			Standing::Exiting(_) => ValidatorState::Exiting,
			Standing::Registered if entry.jail.is_some() => ValidatorState::Jailed,
			Standing::Registered if CurrentSet::<T>::get().contains(who) => ValidatorState::Active,
			Standing::Registered => ValidatorState::Candidate,
		}
	}

	pub(crate) fn info(who: T::AccountId, entry: Validator) -> ValidatorInfo<T::AccountId> {
		let memory = T::Parameters::get().staking.offence_memory;
		let duty = Duties::<T>::get(&who);
		let facts = Self::facts_of(&who, &duty, T::Ledger::total(), memory);
		let (next_commission, next_commission_from) = entry.commission.latest();
		ValidatorInfo {
			state: Self::state_of(&who, &entry),
			self_stake: T::Ledger::self_stake(&who),
			total_stake: facts.stake,
			commission: entry.commission.in_epoch(T::EpochClock::current()),
			next_commission,
			next_commission_from,
			uptime: duty.uptime(),
			score: facts.score_ppm(),
			streak: duty.streak,
			offences: entry.offences_at(Self::block(), memory),
			jailed_until: entry.jail.map(|jail| jail.until),
			equivocator: entry.equivocator(),
			metadata: MetadataOf::<T>::get(&who),
			account: who,
		}
	}

	/// All who are neither exiting nor ejected, the first of them first.
	pub(crate) fn ranking() -> Vec<Ranked<T::AccountId>> {
		let memory = T::Parameters::get().staking.offence_memory;
		let total = T::Ledger::total();
		let mut ranking: Vec<Ranked<T::AccountId>> = Registry::<T>::iter()
			.filter(|(_, entry)| entry.standing == Standing::Registered)
			.map(|(who, entry)| {
				let facts = Self::facts_of(&who, &Duties::<T>::get(&who), total, memory);
				Ranked {
					state: Self::state_of(&who, &entry),
					total_stake: facts.stake,
					score: facts.score_ppm(),
					account: who,
				}
			})
			.collect();
		ranking.sort_by_cached_key(|place| {
			(
				Reverse(rank(place.total_stake, place.score)),
				place.account.clone(),
			)
		});
		ranking
	}

	pub(crate) fn performance_of(who: &T::AccountId) -> Option<PerformanceInfo> {
		if !Registry::<T>::contains_key(who) {
			return None;
		}
		let duty = Duties::<T>::get(who);
		let memory = T::Parameters::get().staking.offence_memory;
		Some(PerformanceInfo {
			current: Performance {
				epoch: T::EpochClock::current(),
				proposed: duty.proposed,
				expected: duty.expected,
			},
			last: duty.last,
			uptime: duty.uptime(),
			streak: duty.streak,
			penalties: Self::penalties_of(who, memory),
		})
	}
}
