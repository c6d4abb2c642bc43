// SPDX-License-Identifier: Apache-2.0
//! What hardware a worker proved to have.
//!
//! A worker is recorded when it registers, with the class and the score that its evidence is
//! worth. Without evidence that is [`GpuClass::Unknown`] at [`UNKNOWN_SCORE`], on networks that
//! admit it. A worker below the network's minimum score stays recorded and counts as not
//! attested, so it gets no tasks; both limits are looked up anew each time, so a change of them
//! acts at once.
#![cfg_attr(not(feature = "std"), no_std)]

mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;

pub use pallet::*;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{BlockNumber, GpuClass};
use scale_info::TypeInfo;

/// The score of a worker whose class was not measured.
pub const UNKNOWN_SCORE: u8 = 40;

/// What is on record about a worker.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Record {
	/// The class.
	pub class: GpuClass,
	/// The score, 0 to 100.
	pub score: u8,
	/// The block it was recorded in.
	pub since: BlockNumber,
}

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use computechain_primitives::NetworkParameters;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The network's parameters.
		type Parameters: Get<NetworkParameters>;
	}

	/// The workers on record.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Record>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A worker was recorded.
		WorkerAttested {
			/// The worker.
			worker: T::AccountId,
			/// Its class.
			class: GpuClass,
			/// Its score.
			score: u8,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The network admits no worker whose class was not measured.
		UnknownNotAllowed,
		/// The worker is recorded already.
		AlreadyExists,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A worker's score, none when it is not on record.
		pub fn attestation_score(worker: T::AccountId) -> Option<u8> {
			Records::<T>::get(worker).map(|record| record.score)
		}
	}
}
