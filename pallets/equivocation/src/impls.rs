// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the offences pallet and to the node.

use crate::{DoubleAuthoring, WeightInfo, pallet::*};
use alloc::boxed::Box;
use computechain_primitives::{EpochIndex, EquivocationSink};
use frame_support::weights::Weight;
use frame_system::{
	offchain::{CreateAuthorizedTransaction, SubmitTransaction},
	pallet_prelude::HeaderFor,
};
use sp_runtime::Perbill;
use sp_staking::{
	SessionIndex,
	offence::{OffenceDetails, OnOffenceHandler},
};

/// Double votes, which the offences pallet passes on. It hands over all offenders of the round each
/// time that one is added, so those who were reported already are left out. Its fraction is not
/// used: the sink has one rule for both ways of signing twice.
impl<T: Config> OnOffenceHandler<T::AccountId, (T::AccountId, ()), Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, (T::AccountId, ())>],
		_: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		if Sessions::<T>::contains_key(session) {
			for details in offenders {
				let (validator, ()) = &details.offender;
				if Self::note(session, validator).is_err() {
					continue;
				}
				let punished = T::Sink::equivocated(validator, session);
				let validator = validator.clone();
				Self::deposit_event(Event::DoubleVoted {
					validator: validator.clone(),
					session,
				});
				if !punished {
					Self::deposit_event(Event::NotPunished { validator, session });
				}
			}
		}
		T::WeightInfo::on_offence(offenders.len() as u32)
	}
}

impl<T: Config> Pallet<T> {
	/// The session to which a slot belongs, as far as it is kept.
	pub fn session_of_slot(slot: u64) -> Option<EpochIndex> {
		let (first, last) = Kept::<T>::get()?;
		(first..=last)
			.rev()
			.find(|session| Sessions::<T>::get(session).is_some_and(|record| record.has(slot)))
	}
}

impl<T: Config + CreateAuthorizedTransaction<Call<T>>> Pallet<T> {
	/// Sends an unsigned report to the pool of the node that calls this off chain.
	///
	/// None when the proof does not hold at this block, or the pool does not take it. A validator
	/// that was reported already needs no second report.
	pub fn submit_double_authoring_report(first: HeaderFor<T>, second: HeaderFor<T>) -> Option<()> {
		let session = Self::session_of_slot(Self::slot_of(&first)?)?;
		let proof = DoubleAuthoring {
			session,
			first,
			second,
		};
		match Self::check(&proof) {
			Ok(_) => {}
			Err(Error::AlreadyReported) => return Some(()),
			Err(_) => return None,
		}
		let call = Call::<T>::report_double_authoring {
			proof: Box::new(proof),
		};
		let transaction = T::create_authorized_transaction(call.into());
		SubmitTransaction::<T, Call<T>>::submit_transaction(transaction).ok()
	}
}
