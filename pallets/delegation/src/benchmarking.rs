// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight, each with one position that has `e` records to look at and, like an
//! amount that unbonds, `s` slashes to bear.

use crate::{Earned, Frozen, HISTORY, MAX_SLASHES, pallet::*};
use computechain_primitives::{AuthorPool, Balance, EpochIndex, Slash, SupplyBook};
use frame_benchmarking::v2::*;
use frame_support::{
	BoundedVec,
	traits::{Get, fungible::Mutate},
};
use frame_system::RawOrigin;

/// What the benchmarks can not do through the traits of the config.
pub trait BenchmarkHelper<AccountId> {
	/// Makes `who` a registered validator, whatever that takes.
	fn register(who: &AccountId);
	/// Makes `epoch` the current one.
	fn set_epoch(epoch: EpochIndex);
}

/// What every position of these benchmarks has.
fn unit<T: Config>() -> Balance {
	T::Parameters::get()
		.staking
		.minimum_delegation
		.saturating_mul(2)
}

fn fund<T: Config>(who: &T::AccountId, amount: Balance) {
	T::Currency::mint_into(who, amount).expect("an account can be funded");
	T::Supply::minted(amount);
}

/// The epoch in which the positions of these benchmarks begin.
const START: EpochIndex = 1;

/// A delegator with a position of four minimum delegations and a full history, and its validator.
fn position<T: Config>() -> (T::AccountId, T::AccountId) {
	let validator: T::AccountId = account("validator", 0, 0);
	let who: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::set_epoch(START);
	T::BenchmarkHelper::register(&validator);
	fund::<T>(&who, unit::<T>().saturating_mul(6));
	Pallet::<T>::list(&who, &validator).expect("the list is empty");
	Pallet::<T>::bond(&validator, &who, unit::<T>().saturating_mul(2))
		.expect("the account is funded");
	// As if it had been bonded before.
	Positions::<T>::mutate(&validator, &who, |slot| {
		let position = slot.as_mut().expect("it was bonded");
		position.earning = position.bonded;
	});
	let history = (START..START.saturating_add(HISTORY)).map(|epoch| Earned { epoch, amount: 1 });
	History::<T>::insert(&who, BoundedVec::truncate_from(history.collect()));
	(validator, who)
}

/// Lets `epochs` pass, each of which owes the position something, and leaves dust when it is paid:
/// the position is the last one to come.
fn pass<T: Config>(validator: &T::AccountId, epochs: u32) {
	let rest = unit::<T>();
	fund::<T>(
		&T::AuthorPool::account(),
		rest.saturating_mul(u128::from(epochs) + 1),
	);
	let base = unit::<T>().saturating_mul(4);
	let end = START.saturating_add(epochs);
	for epoch in START..end {
		let record = Frozen {
			rest,
			base,
			rest_left: rest,
			base_left: 1,
		};
		Records::<T>::insert(epoch, validator, record);
	}
	T::BenchmarkHelper::set_epoch(end);
}

/// Slashes everything on the validator `count` times, a little. Comes before the epochs [`pass`],
/// because the validator's own stake takes its part of them when it is slashed.
fn slash<T: Config>(validator: &T::AccountId, count: u32) {
	let slash = Slash {
		epoch: START,
		own_ppm: 1,
		delegated_ppm: 1,
	};
	for _ in 0..count {
		Pallet::<T>::do_slash(validator, &slash);
	}
}

/// What the position has after all slashes.
fn bonded<T: Config>(validator: &T::AccountId, who: &T::AccountId) -> Balance {
	Positions::<T>::get(validator, who).map_or(0, |position| {
		Pallet::<T>::preview(validator, who, position)
			.position
			.bonded
	})
}

/// Lets half of the position unbond. Returns the block in which it returns.
fn unbond_half<T: Config>(validator: &T::AccountId, who: &T::AccountId) -> u32 {
	let (settled, _) = Pallet::<T>::settled(validator, who).expect("there is a position");
	Pallet::<T>::unbond(validator, who, settled, unit::<T>());
	Pallet::<T>::due()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn delegate(e: Linear<0, HISTORY>, s: Linear<0, MAX_SLASHES>) {
		let (validator, who) = position::<T>();
		slash::<T>(&validator, s);
		pass::<T>(&validator, e);
		let before = bonded::<T>(&validator, &who);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			validator.clone(),
			unit::<T>(),
		);

		assert_eq!(bonded::<T>(&validator, &who), before + unit::<T>());
		assert_eq!(Records::<T>::iter().count(), 0);
	}

	/// What is taken out joins what was taken out before in the same block, and was slashed too.
	#[benchmark]
	fn undelegate(e: Linear<0, HISTORY>, s: Linear<0, MAX_SLASHES>) {
		let (validator, who) = position::<T>();
		unbond_half::<T>(&validator, &who);
		slash::<T>(&validator, s);
		pass::<T>(&validator, e);
		let all = bonded::<T>(&validator, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), validator.clone(), all);

		assert_eq!(Positions::<T>::get(&validator, &who), None);
	}

	#[benchmark]
	fn payout(e: Linear<0, HISTORY>, s: Linear<0, MAX_SLASHES>) {
		let (validator, who) = position::<T>();
		slash::<T>(&validator, s);
		pass::<T>(&validator, e);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			who.clone(),
			validator.clone(),
		);

		assert_eq!(
			Positions::<T>::get(&validator, &who).map(|position| position.epoch),
			Some(START + e)
		);
		assert_eq!(Records::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn return_one(s: Linear<0, MAX_SLASHES>) {
		let (validator, who) = position::<T>();
		let due = unbond_half::<T>(&validator, &who);
		slash::<T>(&validator, s);

		#[block]
		{
			Pallet::<T>::return_one(due, &who, &validator);
		}

		assert_eq!(Unbonding::<T>::iter_prefix_values(&who).count(), 0);
	}

	/// The validator has left, so the position is paid, slashed and undelegated.
	#[benchmark]
	fn sweep_one(e: Linear<0, HISTORY>, s: Linear<0, MAX_SLASHES>) {
		let (validator, who) = position::<T>();
		unbond_half::<T>(&validator, &who);
		slash::<T>(&validator, s);
		pass::<T>(&validator, e);
		Left::<T>::insert(&validator, 0);

		#[block]
		{
			if let Some(position) = Positions::<T>::get(&validator, &who) {
				Pallet::<T>::visit(&validator, &who, position);
			}
		}

		assert_eq!(Positions::<T>::get(&validator, &who), None);
	}

	#[benchmark]
	fn sweep_chunk(s: Linear<0, MAX_SLASHES>) {
		let (validator, who) = position::<T>();
		let due = unbond_half::<T>(&validator, &who);
		slash::<T>(&validator, s);

		#[block]
		{
			let next = Unbonding::<T>::iter_prefix(&who).next();
			if let Some((_, chunk)) = next {
				Pallet::<T>::visit_chunk(due, &validator, &who, chunk);
			}
		}

		assert_eq!(Unbonding::<T>::iter_prefix_values(&who).count(), 1);
	}

	#[benchmark]
	fn forget_slashes() {
		let (validator, _) = position::<T>();
		slash::<T>(&validator, MAX_SLASHES);

		#[block]
		{
			Pallet::<T>::forget_slashes(&validator, u32::MAX);
		}

		assert!(!Slashes::<T>::contains_key(&validator));
	}

	#[benchmark]
	fn prune_one() {
		let (validator, _) = position::<T>();
		pass::<T>(&validator, 1);

		#[block]
		{
			if let Some(record) = Records::<T>::take(START, &validator) {
				Pallet::<T>::burn_dust(record.rest_left);
			}
		}

		assert!(!Records::<T>::contains_key(START, &validator));
	}

	#[benchmark]
	fn idle() {
		let due = Pallet::<T>::due();

		#[block]
		{
			if Agenda::<T>::iter_key_prefix(due).next().is_none() {
				NextDue::<T>::put(due);
			}
		}
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
