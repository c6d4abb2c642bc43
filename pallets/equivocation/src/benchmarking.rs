// SPDX-License-Identifier: Apache-2.0
//! Benchmarks of every weight, with as many authorities as there may be.

use crate::{DoubleAuthoring, SessionRecord, pallet::*};
use alloc::{boxed::Box, vec, vec::Vec};
use computechain_primitives::{EpochIndex, MAX_AUTHORITIES};
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{Authorize, Get, Hooks},
};
use frame_system::{RawOrigin, pallet_prelude::*};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthoritySignature},
};
use sp_runtime::{
	DigestItem, RuntimeAppPublic,
	generic::Digest,
	traits::{Header, Zero},
};

/// What the benchmarks can not do through the traits of the config.
pub trait BenchmarkHelper<AccountId> {
	/// Makes `who` somebody whom the sink punishes for `session`, at the greatest cost.
	fn register(who: &AccountId, session: EpochIndex);
}

impl<AccountId> BenchmarkHelper<AccountId> for () {
	fn register(_: &AccountId, _: EpochIndex) {}
}

/// Forgets what the genesis recorded, and opens the current session with `n` authorities, the
/// author of slot `slot` being one that can sign.
fn open<T: Config>(slot: u64) -> (EpochIndex, AuthorityId) {
	let session = <T::EpochClock as computechain_primitives::EpochClock>::current();
	let key = AuthorityId::generate_pair(None);
	let author = slot % u64::from(MAX_AUTHORITIES);
	let set: Vec<_> = (0..MAX_AUTHORITIES)
		.map(|index| {
			let who: T::AccountId = account("authority", index, 0);
			let key = if u64::from(index) == author {
				key.clone()
			} else {
				nobody(index)
			};
			(who, key)
		})
		.collect();
	let _ = Sessions::<T>::clear(u32::MAX, None);
	let _ = Authorities::<T>::clear(u32::MAX, None);
	let _ = Reported::<T>::clear(u32::MAX, None);
	Kept::<T>::put((session, session));
	Sessions::<T>::insert(
		session,
		SessionRecord {
			started: 0,
			first_slot: 0,
			ended: None,
		},
	);
	Authorities::<T>::insert(session, AuthoritiesOf::<T>::truncate_from(set));
	(session, key)
}

/// A key that nobody can sign with.
fn nobody(index: u32) -> AuthorityId {
	let mut bytes = [0u8; 32];
	bytes[..4].copy_from_slice(&index.to_le_bytes());
	codec::Decode::decode(&mut &bytes[..]).expect("any 32 bytes are a key")
}

/// A header of the current slot as long as one that announces all authorities, sealed.
fn header<T: Config>(key: &AuthorityId, slot: u64, salt: u8) -> HeaderFor<T> {
	let logs = vec![
		<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into()),
		DigestItem::Other(vec![salt; 72 * MAX_AUTHORITIES as usize]),
	];
	let mut header = HeaderFor::<T>::new(
		Zero::zero(),
		Default::default(),
		Default::default(),
		Default::default(),
		Digest { logs },
	);
	let seal = key
		.sign(&header.hash())
		.expect("the key is in the keystore");
	header.digest_mut().push(DigestItem::aura_seal(seal));
	header
}

/// The greatest proof that holds, against somebody whom the sink punishes.
fn proof<T: Config>() -> DoubleAuthoring<HeaderFor<T>> {
	let slot = T::CurrentSlot::get();
	let (session, key) = open::<T>(slot);
	let author = (slot % u64::from(MAX_AUTHORITIES)) as u32;
	T::BenchmarkHelper::register(&account("authority", author, 0), session);
	DoubleAuthoring {
		session,
		first: header::<T>(&key, slot, 1),
		second: header::<T>(&key, slot, 2),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn report_double_authoring() {
		let proof = proof::<T>();
		let session = proof.session;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), Box::new(proof));

		assert_eq!(Reported::<T>::get(session).len(), 1);
	}

	#[benchmark]
	fn authorize_report_double_authoring() -> Result<(), BenchmarkError> {
		let call = Call::<T>::report_double_authoring {
			proof: Box::new(proof::<T>()),
		};

		#[block]
		{
			call.authorize(TransactionSource::External)
				.ok_or("the call can be authorized")?
				.map_err(|_| "the proof holds")?;
		}

		Ok(())
	}

	/// Closes one session, opens the next with `n` authorities, and forgets as many as it may.
	#[benchmark]
	fn begin_session(n: Linear<1, MAX_AUTHORITIES>) {
		open::<T>(0);
		let past = SessionRecord {
			started: 0,
			first_slot: 0,
			ended: Some((0, 0)),
		};
		let last = crate::PRUNED_AT_ONCE;
		let full = Authorities::<T>::iter_values().next().expect("one is open");
		for session in 0..=last {
			Sessions::<T>::insert(session, past);
			Authorities::<T>::insert(session, full.clone());
		}
		Kept::<T>::put((0, last));
		let set = full.iter().take(n as usize).cloned().collect();
		let set = AuthoritiesOf::<T>::truncate_from(set);
		let now = Pallet::<T>::window().saturating_add(1);

		#[block]
		{
			Pallet::<T>::begin(last + 1, set, now);
		}

		assert_eq!(Kept::<T>::get(), Some((last, last + 1)));
	}

	#[benchmark]
	fn idle() {
		open::<T>(0);
		let before = Kept::<T>::get();

		#[block]
		{
			Pallet::<T>::on_initialize(frame_system::Pallet::<T>::block_number());
		}

		assert_eq!(Kept::<T>::get(), before);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_ext(), crate::mock::Test);
}
