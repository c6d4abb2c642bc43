// SPDX-License-Identifier: Apache-2.0
//! What holds between any two blocks.

use crate::pallet::{Config, Pallet, Records};
use computechain_primitives::BlockNumber;
use frame_support::ensure;
use sp_runtime::{SaturatedConversion, TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks that
	///
	/// 1. no score is over 100;
	/// 2. no record comes from the future.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let now: BlockNumber = frame_system::Pallet::<T>::block_number().saturated_into();
		for record in Records::<T>::iter_values() {
			ensure!(record.score <= 100, "1: a score is over 100");
			ensure!(record.since <= now, "2: a record comes from the future");
		}
		Ok(())
	}
}
