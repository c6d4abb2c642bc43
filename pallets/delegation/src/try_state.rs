// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::{HISTORY, HoldReason, pallet::*};
use alloc::collections::{BTreeMap, BTreeSet};
use computechain_primitives::{Balance, EpochClock};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. What is held of an account is what it has bonded and what it has unbonding.
	/// 2. A validator's total is the sum of the positions on it, bonded and earning, and all
	///    totals add up; no position is empty.
	/// 3. A delegator's list names exactly the other validators that it has positions on.
	/// 4. Agenda and unbonding amounts belong to each other, and nothing due was passed over.
	/// 5. What a record has left to share is earned on exactly by the positions that have not
	///    taken their share.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<T::AccountId, Balance>::new();
		Self::check_positions(&mut held)?;
		Self::check_unbonding(&mut held)?;
		for (who, amount) in held {
			let actual = T::Currency::balance_on_hold(&HoldReason::Staked.into(), &who);
			ensure!(
				actual == amount,
				"1: the hold differs from what is bonded and unbonding"
			);
		}
		Self::check_records()
	}

	fn check_positions(held: &mut BTreeMap<T::AccountId, Balance>) -> Result<(), TryRuntimeError> {
		let now = T::EpochClock::current();
		let mut sums = BTreeMap::<T::AccountId, (Balance, Balance)>::new();
		let mut lists = BTreeMap::<T::AccountId, BTreeSet<T::AccountId>>::new();
		for (validator, who, position) in Positions::<T>::iter() {
			ensure!(position.bonded > 0, "2: a position is empty");
			ensure!(
				position.earning <= position.bonded,
				"2: more earns than is bonded"
			);
			*held.entry(who.clone()).or_default() += position.bonded;
			let sum = sums.entry(validator.clone()).or_default();
			sum.0 += position.bonded;
			sum.1 += position.earning_in(now);
			if validator != who {
				lists.entry(who).or_default().insert(validator);
			}
		}
		let all: Balance = sums.values().map(|(bonded, _)| bonded).sum();
		ensure!(
			TotalBonded::<T>::get() == all,
			"2: the totals do not add up"
		);
		let totals: BTreeMap<_, _> = Totals::<T>::iter()
			.map(|(validator, total)| (validator, (total.bonded, total.earning_in(now))))
			.collect();
		ensure!(
			totals == sums,
			"2: a total differs from the positions on the validator"
		);

		for (who, list) in Delegations::<T>::iter() {
			let distinct: BTreeSet<_> = list.iter().cloned().collect();
			ensure!(
				distinct.len() == list.len(),
				"3: a validator is listed twice"
			);
			ensure!(
				lists.remove(&who) == Some(distinct),
				"3: a list differs from the positions"
			);
		}
		ensure!(lists.is_empty(), "3: a delegator has no list");
		Ok(())
	}

	fn check_unbonding(held: &mut BTreeMap<T::AccountId, Balance>) -> Result<(), TryRuntimeError> {
		let mut entries = 0;
		for (who, (due, validator), chunk) in Unbonding::<T>::iter() {
			ensure!(
				Agenda::<T>::contains_key(due, (&who, &validator)),
				"4: an amount is on no agenda"
			);
			ensure!(due >= NextDue::<T>::get(), "4: an amount was passed over");
			*held.entry(who).or_default() += chunk.amount;
			entries += 1;
		}
		ensure!(
			Agenda::<T>::iter_keys().count() == entries,
			"4: the agenda names no amount"
		);
		Ok(())
	}

	fn check_records() -> Result<(), TryRuntimeError> {
		let kept = T::EpochClock::current().saturating_sub(HISTORY);
		for (epoch, validator, record) in Records::<T>::iter() {
			ensure!(
				record.rest_left <= record.rest,
				"5: more is left than there was"
			);
			if epoch < kept {
				continue;
			}
			let waiting: Balance = Positions::<T>::iter_prefix_values(&validator)
				.filter(|position| position.epoch <= epoch)
				.map(|position| position.earning_in(epoch))
				.sum();
			ensure!(
				record.base_left == waiting,
				"5: a record waits for other positions"
			);
		}
		Ok(())
	}
}
