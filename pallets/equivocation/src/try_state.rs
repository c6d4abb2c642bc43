// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::pallet::*;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. The kept sessions are those from the first to the last, and no others.
	/// 2. Each of them has authorities.
	/// 3. Each begins where the one before it ended, and only the last one goes on.
	/// 4. Nobody is reported twice for a session, and only its authorities are.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let Some((first, last)) = Kept::<T>::get() else {
			ensure!(
				Sessions::<T>::iter_keys().next().is_none(),
				"1: a session is recorded and none is kept"
			);
			return Ok(());
		};
		ensure!(first <= last, "1: the first session is after the last");
		let count = u64::from(last.saturating_sub(first)).saturating_add(1);
		for kept in [
			Sessions::<T>::iter_keys().count(),
			Authorities::<T>::iter_keys().count(),
		] {
			ensure!(kept as u64 == count, "1: not exactly the kept sessions");
		}
		let mut before = None;
		for session in first..=last {
			let record = Sessions::<T>::get(session).ok_or("1: a kept session has no record")?;
			ensure!(
				!Authorities::<T>::get(session).is_empty(),
				"2: a session without authorities"
			);
			if let Some(end) = before {
				ensure!(
					end == Some((record.started, record.first_slot.saturating_sub(1))),
					"3: a session does not begin where the one before it ended"
				);
			}
			before = Some(record.ended);
			ensure!(
				record.ended.is_none() == (session == last),
				"3: a session before the last goes on, or the last has ended"
			);
		}
		for (session, reported) in Reported::<T>::iter() {
			ensure!(
				(first..=last).contains(&session),
				"4: somebody is reported for a session that is not kept"
			);
			let authorities = Authorities::<T>::get(session);
			for (index, who) in reported.iter().enumerate() {
				ensure!(
					authorities.iter().any(|(validator, _)| validator == who),
					"4: somebody is reported who could not author"
				);
				ensure!(
					!reported.iter().take(index).any(|other| other == who),
					"4: somebody is reported twice"
				);
			}
		}
		Ok(())
	}
}
