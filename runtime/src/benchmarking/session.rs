// SPDX-License-Identifier: Apache-2.0
//! What setting and removing session keys costs. The SDK's benchmarks of it need its staking pallet.

use crate::{Runtime, SessionKeys};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::{account, v2::*};
use frame_support::assert_ok;
use frame_system::RawOrigin;

/// Carries the benchmarks.
pub struct Pallet<T: Config>(pallet_session::Pallet<T>);

/// Makes session keys.
pub trait Config: pallet_session::Config {
	/// New keys, and the proof that whoever made them owns them.
	fn keys_and_proof(owner: &Self::AccountId) -> (Self::Keys, Vec<u8>);
}

impl Config for Runtime {
	fn keys_and_proof(owner: &Self::AccountId) -> (Self::Keys, Vec<u8>) {
		let made = SessionKeys::generate(&owner.encode(), None);
		(made.keys, made.proof.encode())
	}
}

/// An account that can pay the deposit, and its keys.
fn owner<T: Config>() -> (T::AccountId, T::Keys, Vec<u8>) {
	let owner = account("owner", 0, 0);
	// Once for the deposit, and once for what an account must have beside it.
	for _ in 0..2 {
		assert_ok!(pallet_session::Pallet::<T>::ensure_can_pay_key_deposit(
			&owner
		));
	}
	let (keys, proof) = T::keys_and_proof(&owner);
	(owner, keys, proof)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_keys() {
		let (owner, keys, proof) = owner::<T>();
		let origin = RawOrigin::Signed(owner).into();

		#[block]
		{
			assert_ok!(pallet_session::Pallet::<T>::set_keys(origin, keys, proof));
		}
	}

	#[benchmark]
	fn purge_keys() {
		let (owner, keys, proof) = owner::<T>();
		let origin: T::RuntimeOrigin = RawOrigin::Signed(owner).into();
		assert_ok!(pallet_session::Pallet::<T>::set_keys(
			origin.clone(),
			keys,
			proof
		));

		#[block]
		{
			assert_ok!(pallet_session::Pallet::<T>::purge_keys(origin));
		}
	}
}
