// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::{HISTORY, pallet::*};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. It is nobody's turn.
	/// 2. Exactly the last [`HISTORY`] blocks have randomness, without the genesis.
	/// 3. The current randomness is that of the last block; zero at genesis.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			!CurrentTurn::<T>::exists(),
			"1: it is still somebody's turn"
		);
		let now = Self::now();
		let first = now.saturating_sub(HISTORY);
		let mut known = 0u32;
		for block in History::<T>::iter_keys() {
			ensure!(
				block > first && block <= now,
				"2: a block too many is known"
			);
			known = known.saturating_add(1);
		}
		ensure!(known == now.min(HISTORY), "2: a block is not known");
		let last = History::<T>::get(now).unwrap_or_default();
		ensure!(Current::<T>::get() == last, "3: not that of the last block");
		Ok(())
	}
}
