// SPDX-License-Identifier: Apache-2.0
//! The chain's randomness behind one trait.
//!
//! The randomness of block b is `SHA-256("CPC/randomness" || hash of b - 1 || b as u32 LE)`. It is
//! known from b's own execution on, and for as long as the chain remembers the hash of b - 1,
//! which is [`frame_system::Config::BlockHashCount`] blocks.
//!
//! A block hash stands behind it only until authors contribute verifiable random outputs. Until
//! then an author can grind it: it may build many versions of its block and publish the one whose
//! hash suits it, so it can bias the randomness of the next block at the cost of computing
//! hashes. Whoever does not author cannot.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

use computechain_primitives::{BlockNumber, Randomness};
use sp_runtime::SaturatedConversion;

const DOMAIN: &[u8] = b"CPC/randomness";

#[frame_support::pallet]
pub mod pallet {
	use computechain_primitives::MAX_AUTHORITIES;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_runtime::SaturatedConversion;

	/// The least number of blocks to remember: what a worker may take to reveal a result in the
	/// largest network, twice its validators and 20 blocks, with room to spare.
	pub const MINIMUM_HISTORY: u32 = 4 * MAX_AUTHORITIES;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let history: u32 = T::BlockHashCount::get().saturated_into();
			assert!(
				history >= MINIMUM_HISTORY,
				"the chain must remember {MINIMUM_HISTORY} block hashes, not {history}"
			);
		}
	}
}

impl<T: Config> Randomness for Pallet<T> {
	fn of_block(block: BlockNumber) -> Option<[u8; 32]> {
		let now: BlockNumber = frame_system::Pallet::<T>::block_number().saturated_into();
		let parent = block.checked_sub(1).filter(|_| block <= now)?;
		let hash = frame_system::Pallet::<T>::block_hash(
			frame_system::pallet_prelude::BlockNumberFor::<T>::from(parent),
		);
		// A hash that the chain does not remember reads as the default.
		if hash == T::Hash::default() {
			return None;
		}
		let message = [DOMAIN, hash.as_ref(), &block.to_le_bytes()].concat();
		Some(sp_io::hashing::sha2_256(&message))
	}
}

#[cfg(test)]
mod tests;
