// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight.

use crate::pallet::*;
use alloc::boxed::Box;
use computechain_primitives::{CPC, EmissionCurve, EpochClock, NetworkParameters};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, fungible::Mutate};

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let mut new = NetworkParameters::DEVNET;
		new.slot_duration = Parameters::<T>::get().slot_duration;
		new.staking.active_limit = 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(new.clone()));

		assert_eq!(Parameters::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn reward_by_halving() {
		let author: T::AccountId = whitelisted_caller();
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		let mut parameters = Parameters::<T>::get();
		// A reward whose split leaves a remainder, which both books note.
		parameters.emission = EmissionCurve::Halving {
			initial: 10 * CPC + 1,
			interval: 1_000_000,
		};
		Parameters::<T>::put(parameters);

		#[block]
		{
			Pallet::<T>::reward(author.clone());
		}

		let epoch = T::EpochClock::current();
		assert_eq!(AuthorPools::<T>::get(epoch, author), 7 * CPC);
	}

	#[benchmark]
	fn reward_by_reserve() -> Result<(), BenchmarkError> {
		let author: T::AccountId = whitelisted_caller();
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		T::Currency::mint_into(&Pallet::<T>::reserve(), 1_000_000 * CPC)?;
		let mut parameters = Parameters::<T>::get();
		parameters.emission = EmissionCurve::Reserve {
			initial_ppm: 120_000,
			step_ppm: 20_000,
			floor_ppm: 40_000,
		};
		Parameters::<T>::put(parameters);
		BondedAtStart::<T>::put(100_000_000 * CPC);

		#[block]
		{
			Pallet::<T>::reward(author.clone());
		}

		assert!(AuthorPools::<T>::get(T::EpochClock::current(), author) > 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
