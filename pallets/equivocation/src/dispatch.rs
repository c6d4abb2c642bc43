// SPDX-License-Identifier: Apache-2.0
//! What a proof must hold, and what it brings about.

use crate::{DoubleAuthoring, LONGEVITY, SessionRecord, pallet::*};
use computechain_primitives::{BlockNumber, EpochIndex, EquivocationSink};
use frame_support::{pallet_prelude::*, traits::Get};
use frame_system::pallet_prelude::*;
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_runtime::{
	RuntimeAppPublic,
	traits::{Header, SaturatedConversion},
};

/// What one header says.
struct Opened<Hash> {
	slot: u64,
	/// The hash of the header without its seal, which is what the author signed.
	pre_hash: Hash,
	seal: AuthoritySignature,
}

/// What a proof proves.
pub(crate) struct Proven<AccountId> {
	pub validator: AccountId,
	pub session: EpochIndex,
	pub slot: u64,
}

impl<T: Config> Pallet<T> {
	/// The current block's number.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The report window, in blocks.
	pub(crate) fn window() -> BlockNumber {
		T::Parameters::get().staking.report_window
	}

	/// The slot that a header names, without which it is no block of this chain.
	pub(crate) fn slot_of(header: &HeaderFor<T>) -> Option<u64> {
		let mut slots = header.digest().logs().iter().filter_map(|item| {
			<_ as CompatibleDigestItem<AuthoritySignature>>::as_aura_pre_digest(item)
		});
		match (slots.next(), slots.next()) {
			(Some(slot), None) => Some(slot.into()),
			_ => None,
		}
	}

	fn open(header: &HeaderFor<T>) -> Result<Opened<<HeaderFor<T> as Header>::Hash>, Error<T>> {
		let mut header = header.clone();
		let seal = header
			.digest_mut()
			.pop()
			.and_then(|item| item.as_aura_seal())
			.ok_or(Error::<T>::NoSeal)?;
		Ok(Opened {
			slot: Self::slot_of(&header).ok_or(Error::<T>::NoSlot)?,
			pre_hash: header.hash(),
			seal,
		})
	}

	/// The record of a session to which the slot belongs and which can still be reported.
	fn open_session(session: EpochIndex, slot: u64) -> Result<SessionRecord, Error<T>> {
		let (first, _) = Kept::<T>::get().ok_or(Error::<T>::WrongSession)?;
		ensure!(session >= first, Error::<T>::TooOld);
		let record = Sessions::<T>::get(session).ok_or(Error::<T>::WrongSession)?;
		ensure!(record.has(slot), Error::<T>::WrongSession);
		let current = T::CurrentSlot::get();
		ensure!(slot <= current.saturating_add(1), Error::<T>::TooEarly);
		let passed = record.blocks_since(slot, Self::now(), current);
		ensure!(passed <= Self::window(), Error::<T>::TooOld);
		Ok(record)
	}

	/// Checks a proof, what is dear last. Changes nothing.
	pub(crate) fn check(
		proof: &DoubleAuthoring<HeaderFor<T>>,
	) -> Result<Proven<T::AccountId>, Error<T>> {
		ensure!(proof.is_short(), Error::<T>::TooLarge);
		let first = Self::open(&proof.first)?;
		let second = Self::open(&proof.second)?;
		ensure!(first.slot == second.slot, Error::<T>::DifferentSlots);
		ensure!(first.pre_hash != second.pre_hash, Error::<T>::SameBlock);

		let (session, slot) = (proof.session, first.slot);
		Self::open_session(session, slot)?;
		let authorities = Authorities::<T>::get(session);
		let (validator, key) = slot
			.checked_rem(authorities.len() as u64)
			.and_then(|index| authorities.get(index as usize))
			.ok_or(Error::<T>::WrongSession)?;
		ensure!(
			!Self::is_reported(session, validator),
			Error::<T>::AlreadyReported
		);
		for header in [first, second] {
			ensure!(
				key.verify(&header.pre_hash, &header.seal),
				Error::<T>::BadSeal
			);
		}
		Ok(Proven {
			validator: validator.clone(),
			session,
			slot,
		})
	}

	/// Whether an unsigned report may enter the pool or a block.
	pub(crate) fn authorize_report(
		proof: &DoubleAuthoring<HeaderFor<T>>,
	) -> TransactionValidityWithRefund {
		let proven = Self::check(proof).map_err(|why| match why {
			Error::AlreadyReported | Error::TooOld => InvalidTransaction::Stale,
			Error::TooEarly => InvalidTransaction::Future,
			_ => InvalidTransaction::BadProof,
		})?;
		ValidTransaction::with_tag_prefix("DoubleAuthoring")
			.priority(TransactionPriority::MAX)
			.longevity(LONGEVITY)
			.and_provides((proven.session, proven.validator))
			.propagate(true)
			.build()
			.map(|validity| (validity, Weight::zero()))
	}

	pub(crate) fn do_report(proof: &DoubleAuthoring<HeaderFor<T>>) -> DispatchResultWithPostInfo {
		let Proven {
			validator,
			session,
			slot,
		} = Self::check(proof)?;
		Self::note(session, &validator)?;
		let punished = T::Sink::equivocated(&validator, session);
		Self::deposit_event(Event::DoubleAuthored {
			validator: validator.clone(),
			session,
			slot,
		});
		if !punished {
			Self::deposit_event(Event::NotPunished { validator, session });
		}
		Ok(Pays::No.into())
	}

	/// Whether the validator was reported for that session.
	pub(crate) fn is_reported(session: EpochIndex, validator: &T::AccountId) -> bool {
		Reported::<T>::get(session).contains(validator)
	}

	/// Notes that the validator was reported for that session.
	pub(crate) fn note(session: EpochIndex, validator: &T::AccountId) -> Result<(), Error<T>> {
		Reported::<T>::mutate(session, |reported| {
			ensure!(!reported.contains(validator), Error::<T>::AlreadyReported);
			// There are as many places as authorities.
			reported
				.try_push(validator.clone())
				.map_err(|_| Error::<T>::AlreadyReported)
		})
	}
}
