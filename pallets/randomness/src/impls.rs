// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the other pallets.

use crate::pallet::*;
use computechain_primitives::{BlockNumber, Randomness};

impl<T: Config> Randomness for Pallet<T> {
	fn of_block(block: BlockNumber) -> Option<[u8; 32]> {
		History::<T>::get(block)
	}
}
