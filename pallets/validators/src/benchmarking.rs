// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight.

use crate::{Standing, pallet::*};
use computechain_primitives::{Balance, StakeLedger};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, fungible::Mutate};
use frame_system::RawOrigin;

fn minimum<T: Config>() -> Balance {
	T::Parameters::get().staking.minimum_self_stake
}

/// An account that can stake twice the minimum.
fn funded<T: Config>() -> T::AccountId {
	let who = whitelisted_caller();
	let amount = minimum::<T>().saturating_mul(4);
	T::BenchmarkCurrency::mint_into(&who, amount).expect("an account can be funded");
	who
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

	/// The last call, which exits.
	#[benchmark]
	fn unstake() -> Result<(), BenchmarkError> {
		let who = funded::<T>();
		Pallet::<T>::do_stake(&who, minimum::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), minimum::<T>());

		let standing = Registry::<T>::get(&who).map(|entry| entry.standing);
		assert_eq!(standing, Some(Standing::Exiting));
		Ok(())
	}

	#[benchmark]
	fn update_validator() -> Result<(), BenchmarkError> {
		let who = funded::<T>();
		Pallet::<T>::do_stake(&who, minimum::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), 1);

		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
