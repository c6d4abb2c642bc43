// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight.

use crate::{Jail, JailReason, Metadata, Standing, Validator, pallet::*};
use alloc::{vec, vec::Vec};
use computechain_primitives::{
	Balance, EpochClock, EquivocationSink, MAX_AUTHORITIES, StakeLedger,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, fungible::Mutate};
use frame_system::RawOrigin;

fn minimum<T: Config>() -> Balance {
	T::Parameters::get().staking.minimum_self_stake
}

/// Lets an account stake several times the minimum and pay for leaving the jail.
fn fund<T: Config>(who: &T::AccountId) {
	let price = T::Parameters::get().staking.unjail_price;
	let amount = minimum::<T>().saturating_mul(4).saturating_add(price);
	T::Currency::mint_into(who, amount).expect("an account can be funded");
}

fn funded<T: Config>() -> T::AccountId {
	let who = whitelisted_caller();
	fund::<T>(&who);
	who
}

/// A validator that pays to leave its jail.
fn jailed<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let who = funded::<T>();
	Pallet::<T>::do_stake(&who, minimum::<T>())?;
	Registry::<T>::mutate(&who, |entry| {
		if let Some(entry) = entry {
			entry.jail = Some(Jail {
				until: Pallet::<T>::block().saturating_add(1),
				reason: JailReason::Misses,
				recalled: false,
			});
		}
	});
	Ok(who)
}

/// A set of `size` without stake.
fn set<T: Config>(size: u32) -> Vec<T::AccountId> {
	let set: Vec<T::AccountId> = (0..size)
		.map(|index| account("validator", index, 0))
		.collect();
	for who in &set {
		Registry::<T>::insert(who, Validator::new(0, 0));
	}
	CurrentSet::<T>::put(SetOf::<T>::truncate_from(set.clone()));
	set
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The first call, which registers.
	#[benchmark]
	fn stake() {
		let who = funded::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), minimum::<T>());

		assert_eq!(T::Ledger::self_stake(&who), minimum::<T>());
	}

	/// The last call out of jail, which burns a part and exits.
	#[benchmark]
	fn unstake() -> Result<(), BenchmarkError> {
		let who = jailed::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), minimum::<T>());

		let standing = Registry::<T>::get(&who).map(|entry| entry.standing);
		assert_eq!(standing, Some(Standing::Exiting(T::EpochClock::current())));
		Ok(())
	}

	/// Both at once, of full length.
	#[benchmark]
	fn update_validator() -> Result<(), BenchmarkError> {
		let who = funded::<T>();
		Pallet::<T>::do_stake(&who, minimum::<T>())?;
		let metadata = Metadata {
			name: vec![b'n'; 64].try_into().expect("within the bound"),
			website: vec![b'w'; 128].try_into().expect("within the bound"),
			description: vec![b'd'; 280].try_into().expect("within the bound"),
		};

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Some(1), Some(metadata));

		assert!(!MetadataOf::<T>::get(&who).is_empty());
		Ok(())
	}

	/// Before the end of the jail, for the price.
	#[benchmark]
	fn unjail() -> Result<(), BenchmarkError> {
		let who = jailed::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		let entry = Registry::<T>::get(&who);
		assert!(entry.is_some_and(|entry| entry.jail.is_none()));
		Ok(())
	}

	/// The others of a full set missed one slot each.
	#[benchmark]
	fn note_slot(m: Linear<0, 255>) {
		let members = set::<T>(MAX_AUTHORITIES);
		LastSlot::<T>::put(0);

		#[block]
		{
			Pallet::<T>::note_slot(u64::from(m).saturating_add(1));
		}

		assert_eq!(members.len(), MAX_AUTHORITIES as usize);
		assert_eq!(LastSlot::<T>::get(), Some(u64::from(m) + 1));
	}

	/// Everybody is silent, so the guard covers the one suspect.
	#[benchmark]
	fn judge(n: Linear<3, 256>) {
		let members = set::<T>(n);
		for who in &members {
			Duties::<T>::mutate(who, |duty| duty.streak = 3);
		}
		let suspect: Vec<T::AccountId> = members.iter().take(1).cloned().collect();

		#[block]
		{
			Pallet::<T>::judge(suspect, 3);
		}

		assert!(members.iter().any(|who| Duties::<T>::get(who).covered));
	}

	/// The third offence, which ejects.
	#[benchmark]
	fn punish() -> Result<(), BenchmarkError> {
		let who = funded::<T>();
		Pallet::<T>::do_stake(&who, minimum::<T>())?;
		CurrentSet::<T>::put(SetOf::<T>::truncate_from(vec![who.clone()]));
		let now = Pallet::<T>::block();
		let mut entry = Registry::<T>::get(&who).ok_or("registered above")?;
		entry.offences = 2;
		entry.last_offence = now;

		#[block]
		{
			Pallet::<T>::punish_misses(&who, entry, now);
		}

		assert!(Ejected::<T>::contains_key(&who));
		Ok(())
	}

	/// With each further offender everybody before pays more.
	#[benchmark]
	fn equivocated(k: Linear<1, 40>) -> Result<(), BenchmarkError> {
		let epoch = T::EpochClock::current();
		SetSizes::<T>::insert(epoch, 3 * k);
		let offenders: Vec<T::AccountId> =
			(0..k).map(|index| account("offender", index, 0)).collect();
		for who in &offenders {
			fund::<T>(who);
			Pallet::<T>::do_stake(who, minimum::<T>())?;
		}
		let (last, others) = offenders.split_last().ok_or("there is at least one")?;
		for who in others {
			Pallet::<T>::equivocated(who, epoch);
		}
		let punished;

		#[block]
		{
			punished = Pallet::<T>::equivocated(last, epoch);
		}

		assert!(punished);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
