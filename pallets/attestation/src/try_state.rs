// SPDX-License-Identifier: Apache-2.0
//! What holds between any two blocks.

use crate::{pallet::*, types::*};
use alloc::collections::BTreeSet;
use computechain_primitives::is_address;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks that
	///
	/// 1. no score is over 100 and no record comes from the future;
	/// 2. what a worker owes is on the agenda, unless its block was reached while a request is
	///    open;
	/// 3. every request is a recorded worker's, on the agenda, and its fee is on hold;
	/// 4. every report's GPU is its worker's, and every GPU is reported;
	/// 5. no two witnesses of a request are one validator's or have one signer, and none is the
	///    worker;
	/// 6. every published witness has a well-formed address.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = Self::now();
		for (worker, record) in Records::<T>::iter() {
			ensure!(
				record.score <= 100 && record.since <= now,
				"1: a score or a time is wrong"
			);
			if let Some(due) = record.owed {
				let listed = Agenda::<T>::contains_key(due, AgendaItem::Owed(worker.clone()));
				let waits = due <= now && Requests::<T>::contains_key(&worker);
				ensure!(listed || waits, "2: what is owed is not on the agenda");
			}
		}
		for (worker, request) in Requests::<T>::iter() {
			ensure!(
				Records::<T>::contains_key(&worker),
				"3: a request of a stranger"
			);
			let item = AgendaItem::Request(worker.clone());
			ensure!(
				Agenda::<T>::contains_key(request.due, item),
				"3: a request is not on the agenda"
			);
			let held = T::Currency::balance_on_hold(&HoldReason::BenchmarkFee.into(), &worker);
			ensure!(held == request.fee, "3: a fee is not on hold");
			let (mut accounts, mut signers) = (BTreeSet::new(), BTreeSet::new());
			for witness in request.witnesses {
				let itself = witness.account == worker || witness.signer == worker;
				ensure!(!itself, "5: a worker is its own witness");
				let new = accounts.insert(witness.account) && signers.insert(witness.signer);
				ensure!(new, "5: a witness was drawn twice");
			}
		}
		for (worker, report) in Reports::<T>::iter() {
			ensure!(
				Gpus::<T>::get(report.gpu) == Some(worker),
				"4: a GPU is not its worker's"
			);
		}
		ensure!(
			Gpus::<T>::iter().count() == Reports::<T>::iter().count(),
			"4: a GPU that nobody reported"
		);
		for service in Witnesses::<T>::iter_values() {
			ensure!(
				is_address(&service.address),
				"6: an address is not well formed"
			);
		}
		Ok(())
	}
}
