// SPDX-License-Identifier: Apache-2.0
//! Who is jailed for missed slots, what it costs, and the guard against punishing a partition.

use crate::{DisableValidator, Jail, JailReason, Standing, Validator, WeightInfo, pallet::*};
use alloc::vec::Vec;
use computechain_math::{
	slash::{EJECTION_DELEGATION_PPM, offence_ppm},
	stake::partition_limit,
};
use computechain_primitives::{
	BlockNumber, EpochClock, EpochIndex, PPM, Slash, StakeLedger, SupplyBook,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		Get,
		fungible::Mutate,
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::Weight,
};

impl<T: Config> Pallet<T> {
	/// Judges those of the current set who have missed `misses` slots in a row or more. Nobody
	/// whom the partition guard covers is punished.
	pub(crate) fn judge(suspects: Vec<T::AccountId>, misses: u32) -> Weight {
		let liable: Vec<(T::AccountId, Validator)> = suspects
			.into_iter()
			.filter_map(|who| Registry::<T>::get(&who).map(|entry| (who, entry)))
			.filter(|(_, entry)| entry.standing != Standing::Ejected && entry.jail.is_none())
			.collect();
		if liable.is_empty() {
			return Weight::zero();
		}
		let set = CurrentSet::<T>::get();
		// In the same round some have missed their slot already and others have not yet.
		let silent = set
			.iter()
			.filter(|who| {
				Duties::<T>::get(who).streak >= misses.saturating_sub(1)
					&& Registry::<T>::get(who).is_some_and(|entry| entry.in_office())
			})
			.count() as u32;
		let limit = partition_limit(set.len() as u32);
		let weight = T::WeightInfo::punish()
			.saturating_mul(liable.len() as u64)
			.saturating_add(T::WeightInfo::judge(set.len() as u32));

		let now = Self::block();
		for (who, entry) in liable {
			// One on its way out is not among those counted.
			let streaks = silent.saturating_add(u32::from(!entry.in_office()));
			if streaks > limit && Self::cover(&who, now) {
				Self::deposit_event(Event::GuardHeld {
					validator: who,
					streaks,
				});
			} else {
				Self::punish_misses(&who, entry, now);
			}
		}
		weight
	}

	/// Covers a validator's streak, which happens at most once in the memory of offences.
	fn cover(who: &T::AccountId, now: BlockNumber) -> bool {
		let memory = T::Parameters::get().staking.offence_memory;
		Duties::<T>::mutate(who, |duty| {
			let covers = duty
				.covered_at
				.is_none_or(|at| now.saturating_sub(at) >= memory);
			if covers {
				duty.covered = true;
				duty.covered_at = Some(now);
			}
			covers
		})
	}

	/// Slashes by the count of offences and jails, or ejects.
	pub(crate) fn punish_misses(who: &T::AccountId, mut entry: Validator, now: BlockNumber) {
		let memory = T::Parameters::get().staking.offence_memory;
		entry.offences = entry.offences_at(now, memory).saturating_add(1);
		entry.last_offence = now;
		let own_ppm = offence_ppm(entry.offences);
		let ejects = own_ppm >= PPM;
		let delegated_ppm = if ejects {
			EJECTION_DELEGATION_PPM
		} else {
			own_ppm
		};
		let epoch = T::EpochClock::current();
		Self::slash(who, &mut entry, epoch, own_ppm, delegated_ppm);
		if ejects {
			Self::eject(who, entry, epoch);
		} else {
			Self::imprison(who, &mut entry, JailReason::Misses);
			Registry::<T>::insert(who, entry);
		}
		Self::disable(who);
	}

	/// Burns parts of what is bonded on a validator, for an offence of `epoch`.
	pub(crate) fn slash(
		who: &T::AccountId,
		entry: &mut Validator,
		epoch: EpochIndex,
		own_ppm: u32,
		delegated_ppm: u32,
	) {
		let slash = Slash {
			epoch: entry.slashed_in(epoch),
			own_ppm,
			delegated_ppm,
		};
		entry.slashed = true;
		let amount = T::Ledger::slash(who, slash);
		Self::penalise(who, amount);
		Self::deposit_event(Event::Slashed {
			validator: who.clone(),
			epoch,
			ppm: own_ppm,
			delegated_ppm,
			amount,
		});
	}

	/// Puts a validator in jail. One that is there stays until the later of both ends, and for
	/// signing twice if either was for that.
	pub(crate) fn imprison(who: &T::AccountId, entry: &mut Validator, reason: JailReason) {
		let term = T::Parameters::get().staking.jail;
		let until = Self::block().saturating_add(term);
		let jail = Jail {
			until: entry.jail.map_or(until, |jail| jail.until.max(until)),
			reason: if entry.equivocator() {
				JailReason::Equivocation
			} else {
				reason
			},
			recalled: false,
		};
		entry.jail = Some(jail);
		Self::deposit_event(Event::Jailed {
			validator: who.clone(),
			until: jail.until,
			reason: jail.reason,
		});
	}

	/// Shuts an account out for good. It stays in the sets that it is in until they end.
	fn eject(who: &T::AccountId, mut entry: Validator, epoch: EpochIndex) {
		entry.standing = Standing::Ejected;
		entry.jail = None;
		Registry::<T>::insert(who, entry);
		Ejected::<T>::insert(who, epoch);
		T::Ledger::validator_left(who);
		Self::deposit_event(Event::Ejected {
			validator: who.clone(),
		});
	}

	/// Keeps a validator from authoring if it is in the current set.
	pub(crate) fn disable(who: &T::AccountId) {
		let set = CurrentSet::<T>::get();
		if let Some(index) = set.iter().position(|other| other == who) {
			Self::disable_index(index as u32, who);
		}
	}

	fn disable_index(index: u32, who: &T::AccountId) {
		if !T::Disable::disable(index) {
			Self::deposit_event(Event::NotDisabled {
				validator: who.clone(),
			});
		}
	}

	/// Disables those of a set that begins who were jailed or ejected after it had been chosen:
	/// first the ejected and those who signed twice.
	pub(crate) fn disable_jailed() {
		let set = CurrentSet::<T>::get();
		let mut locked: Vec<(bool, u32, &T::AccountId)> = set
			.iter()
			.enumerate()
			.filter_map(|(index, who)| {
				let entry = Registry::<T>::get(who)?;
				let ejected = entry.standing == Standing::Ejected;
				(ejected || entry.locked_up())
					.then(|| (!ejected && !entry.equivocator(), index as u32, who))
			})
			.collect();
		locked.sort();
		for (_, index, who) in locked {
			Self::disable_index(index, who);
		}
	}

	pub(crate) fn do_unjail(who: &T::AccountId) -> DispatchResult {
		let mut entry = Self::member(who)?;
		let jail = entry.jail.ok_or(Error::<T>::NotJailed)?;
		let early = Self::block() < jail.until;
		ensure!(!(early && entry.equivocator()), Error::<T>::StillJailed);
		let price = if early {
			T::Parameters::get().staking.unjail_price
		} else {
			0
		};
		// Nothing after the payment can fail.
		if price > 0 {
			T::Currency::burn_from(
				who,
				price,
				Preservation::Preserve,
				Precision::Exact,
				Fortitude::Polite,
			)?;
			T::Supply::burned(price);
		}
		entry.jail = None;
		Registry::<T>::insert(who, entry);
		Duties::<T>::mutate(who, |duty| duty.acquit(T::EpochClock::current()));
		Self::deposit_event(Event::Unjailed {
			validator: who.clone(),
			price,
		});
		Ok(())
	}
}
