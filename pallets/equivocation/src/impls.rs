// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to GRANDPA's pallet and to the node.

use crate::{DoubleAuthoring, pallet::*};
use alloc::{boxed::Box, vec::Vec};
use computechain_primitives::{EpochIndex, EquivocationSink};
use frame_support::ensure;
use frame_system::{
	offchain::{CreateAuthorizedTransaction, SubmitTransaction},
	pallet_prelude::HeaderFor,
};
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

/// Double votes, which GRANDPA's pallet has proven. They are keyed by session like double
/// authoring, so that the offenders of a session are all that is ever stored, however many rounds
/// they voted twice in. The fraction is not used: the sink has one rule for both ways of signing
/// twice.
impl<T, O> ReportOffence<T::AccountId, (T::AccountId, ()), O> for Pallet<T>
where
	T: Config,
	O: Offence<(T::AccountId, ())>,
{
	fn report_offence(_: Vec<T::AccountId>, offence: O) -> Result<(), OffenceError> {
		let session = offence.session_index();
		for (validator, ()) in offence.offenders() {
			Self::double_voted(session, validator).map_err(|_| OffenceError::DuplicateReport)?;
		}
		Ok(())
	}

	/// Never: a round does not say in which session it was. [`Pallet::is_reportable`] knows.
	fn is_known_offence(_: &[(T::AccountId, ())], _: &O::Slot) -> bool {
		false
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a double signing of that validator in that session would still be news.
	pub fn is_reportable(session: EpochIndex, validator: &T::AccountId) -> bool {
		Sessions::<T>::contains_key(session) && !Self::is_reported(session, validator)
	}

	fn double_voted(session: EpochIndex, validator: T::AccountId) -> Result<(), Error<T>> {
		ensure!(Sessions::<T>::contains_key(session), Error::<T>::TooOld);
		Self::note(session, &validator)?;
		let punished = T::Sink::equivocated(&validator, session);
		Self::deposit_event(Event::DoubleVoted {
			validator: validator.clone(),
			session,
		});
		if !punished {
			Self::deposit_event(Event::NotPunished { validator, session });
		}
		Ok(())
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
