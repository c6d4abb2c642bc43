// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight.

use crate::{HISTORY, pallet::*, vector};
use frame_benchmarking::v2::*;
use frame_support::traits::Hooks;
use frame_system::RawOrigin;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// In a chain that is old enough to forget a block, with the end of the block.
	#[benchmark]
	fn contribute() {
		let now = HISTORY.saturating_add(1);
		frame_system::Pallet::<T>::set_block_number(now.into());
		for block in 1..now {
			History::<T>::insert(block, [1; 32]);
		}
		Current::<T>::put(vector::PREVIOUS);
		CurrentTurn::<T>::put(vector::TURN);

		#[block]
		{
			Pallet::<T>::contribute(RawOrigin::None.into(), vector::CONTRIBUTION)
				.expect("the contribution holds");
			Pallet::<T>::on_finalize(now.into());
		}

		assert_eq!(Current::<T>::get(), vector::RANDOMNESS);
		assert!(!History::<T>::contains_key(1));
	}

	#[benchmark]
	fn note_turn() {
		CurrentTurn::<T>::put(vector::TURN);

		#[block]
		{
			Pallet::<T>::on_initialize(frame_system::Pallet::<T>::block_number());
		}

		assert_ne!(CurrentTurn::<T>::get(), Some(vector::TURN));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
