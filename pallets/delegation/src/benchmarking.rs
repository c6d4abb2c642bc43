// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight, each with one position that has `e` records to look at.

use crate::{Frozen, HISTORY, pallet::*};
use computechain_primitives::{AuthorPool, Balance, EpochIndex, SupplyBook};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, fungible::Mutate};
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

/// A delegator with a position of two minimum delegations, and its validator.
fn position<T: Config>(registered: bool) -> (T::AccountId, T::AccountId) {
	let validator: T::AccountId = account("validator", 0, 0);
	let who: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::set_epoch(0);
	if registered {
		T::BenchmarkHelper::register(&validator);
	}
	fund::<T>(&who, unit::<T>().saturating_mul(4));
	Pallet::<T>::list(&who, &validator).expect("the list is empty");
	Pallet::<T>::bond(&validator, &who, unit::<T>()).expect("the account is funded");
	(validator, who)
}

/// Lets `epochs` pass, each of which owes the position something.
fn pass<T: Config>(validator: &T::AccountId, epochs: u32) {
	let rest = unit::<T>();
	fund::<T>(
		&T::AuthorPool::account(),
		rest.saturating_mul(u128::from(epochs) + 1),
	);
	let base = unit::<T>().saturating_mul(2);
	for epoch in 0..epochs {
		let record = Frozen {
			rest,
			base,
			rest_left: rest,
			base_left: base,
		};
		Records::<T>::insert(epoch, validator, record);
	}
	T::BenchmarkHelper::set_epoch(epochs);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn delegate(e: Linear<0, HISTORY>) {
		let (validator, who) = position::<T>(true);
		pass::<T>(&validator, e);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			validator.clone(),
			unit::<T>(),
		);

		let bonded = Positions::<T>::get(&validator, &who).map(|position| position.bonded);
		assert_eq!(bonded, Some(unit::<T>() * 2));
	}

	#[benchmark]
	fn undelegate(e: Linear<0, HISTORY>) {
		let (validator, who) = position::<T>(true);
		pass::<T>(&validator, e);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			validator.clone(),
			unit::<T>(),
		);

		assert_eq!(Positions::<T>::get(&validator, &who), None);
	}

	#[benchmark]
	fn payout(e: Linear<0, HISTORY>) {
		let (validator, who) = position::<T>(true);
		pass::<T>(&validator, e);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			who.clone(),
			validator.clone(),
		);

		assert_eq!(
			Positions::<T>::get(&validator, &who).map(|position| position.epoch),
			Some(e)
		);
	}

	#[benchmark]
	fn return_one() {
		let (validator, who) = position::<T>(true);
		let (settled, _) = Pallet::<T>::settled(&validator, &who).expect("there is a position");
		Pallet::<T>::unbond(&validator, &who, settled, unit::<T>());
		let due = Pallet::<T>::due();

		#[block]
		{
			Pallet::<T>::return_one(due, &who, &validator);
		}

		assert_eq!(Unbonding::<T>::iter_prefix_values(&who).count(), 0);
	}

	/// The validator has left, so the position is paid and undelegated.
	#[benchmark]
	fn sweep_one(e: Linear<0, HISTORY>) {
		let (validator, who) = position::<T>(false);
		pass::<T>(&validator, e);

		#[block]
		{
			let next = Positions::<T>::iter_prefix(&validator).next();
			if let Some((who, position)) = next {
				Pallet::<T>::visit(&validator, &who, position);
			}
		}

		assert_eq!(Positions::<T>::get(&validator, &who), None);
	}

	#[benchmark]
	fn prune_one() {
		let (validator, _) = position::<T>(true);
		pass::<T>(&validator, 1);

		#[block]
		{
			if let Some(record) = Records::<T>::take(0, &validator) {
				Pallet::<T>::burn_dust(record.rest_left);
			}
		}

		assert!(!Records::<T>::contains_key(0, &validator));
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
