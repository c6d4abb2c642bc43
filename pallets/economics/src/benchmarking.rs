// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight.

use crate::pallet::*;
use computechain_primitives::NetworkParameters;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;

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
		_(origin as T::RuntimeOrigin, new.clone());

		assert_eq!(Parameters::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn reward_block() {
		frame_system::Pallet::<T>::set_block_number(1u32.into());

		#[block]
		{
			Pallet::<T>::reward_block();
		}
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
