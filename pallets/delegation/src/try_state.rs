// SPDX-License-Identifier: Apache-2.0
//! What always holds between two blocks.

use crate::{HISTORY, HoldReason, pallet::*, slash::after, types::StakeSums};
use alloc::collections::{BTreeMap, BTreeSet};
use computechain_primitives::{Balance, EpochClock, EpochIndex};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

type Checked = Result<(), TryRuntimeError>;

/// What the positions on one validator come to.
#[derive(Default)]
struct Found {
	positions: u32,
	behind: u32,
	/// What they say.
	stored: Balance,
	/// What they have after all slashes.
	settled: Balance,
	/// What earns of that in the current epoch.
	earning: Balance,
	/// What earned in ended epochs whose shares were not taken.
	waiting: BTreeMap<EpochIndex, Balance>,
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. What is held of an account is what its positions and its unbonding amounts say: what
	///    slashes take is burned when they are borne, not before.
	/// 2. A validator's total counts the delegations to it and how many have slashes to bear, and
	///    sums up what they say. What they have after all slashes lies between its power and its
	///    ceiling, both of which are exact when nobody is behind; what earns of it is not more than
	///    the total says. No position is empty, and own stake has no slash to bear.
	/// 3. A delegator's list names exactly the other validators that it has positions on.
	/// 4. Agenda and unbonding amounts belong to each other, and nothing due was passed over.
	/// 5. Positions that have not taken their share of a record earned on not more than it has left
	///    to share; nobody waits for one from before the last sweep.
	/// 6. Slashes of a validator are in order and not from the future, and while any are written
	///    down a sweep is under way.
	/// 7. The sums of the network are those of all validators that did not leave, and of all that
	///    unbonds; a validator that left has something bonded on it.
	/// 8. A history is in order, without empty entries and not from the future.
	pub fn do_try_state() -> Checked {
		let mut held = BTreeMap::<T::AccountId, Balance>::new();
		let mut sums = StakeSums::default();
		let found = Self::check_positions(&mut held)?;
		Self::check_totals(&found, &mut sums)?;
		Self::check_unbonding(&mut held, &mut sums)?;
		for (who, amount) in held {
			let actual = T::Currency::balance_on_hold(&HoldReason::Staked.into(), &who);
			ensure!(
				actual == amount,
				"1: the hold differs from what is bonded and unbonding"
			);
		}
		ensure!(Sums::<T>::get() == sums, "7: the sums do not add up");
		Self::check_records(&found)?;
		Self::check_slashes()?;
		Self::check_histories()
	}

	fn check_positions(
		held: &mut BTreeMap<T::AccountId, Balance>,
	) -> Result<BTreeMap<T::AccountId, Found>, TryRuntimeError> {
		let now = T::EpochClock::current();
		let mut all = BTreeMap::<T::AccountId, Found>::new();
		let mut lists = BTreeMap::<T::AccountId, BTreeSet<T::AccountId>>::new();
		for (validator, who, position) in Positions::<T>::iter() {
			ensure!(position.bonded > 0, "2: a position is empty");
			ensure!(
				position.earning <= position.bonded,
				"2: more earns than is bonded"
			);
			*held.entry(who.clone()).or_default() += position.bonded;
			let log = Slashes::<T>::get(&validator);
			let found = all.entry(validator.clone()).or_default();
			let own = validator == who;
			let walked = crate::settle::walk(position.clone(), own, &log, now, |epoch, earning| {
				*found.waiting.entry(epoch).or_default() += earning;
				0
			});
			if own {
				ensure!(walked.cut == 0, "2: own stake has a slash to bear");
				continue;
			}
			found.positions += 1;
			found.behind += u32::from(position.slashes < after(&log));
			found.stored += position.bonded;
			found.settled += walked.position.bonded;
			found.earning += walked.position.earning;
			lists.entry(who).or_default().insert(validator);
		}

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
		Ok(all)
	}

	fn check_totals(found: &BTreeMap<T::AccountId, Found>, sums: &mut StakeSums) -> Checked {
		let now = T::EpochClock::current();
		for (validator, found) in found {
			let total = Totals::<T>::get(validator);
			ensure!(
				total.is_some() == (found.positions > 0),
				"2: there is a total exactly where there are delegations"
			);
			let counts = !Left::<T>::contains_key(validator);
			if counts {
				let own = Positions::<T>::get(validator, validator);
				sums.own += own.map_or(0, |position| position.bonded);
			}
			let Some(total) = total else { continue };
			ensure!(
				(total.positions, total.behind, total.delegated)
					== (found.positions, found.behind, found.stored),
				"2: a total differs from the delegations"
			);
			ensure!(
				(total.power()..=total.ceiling()).contains(&found.settled),
				"2: a total does not expect what slashes take"
			);
			ensure!(
				total.behind > 0 || (total.most, total.least) == (0, 0),
				"2: nobody has slashes to bear, but the total expects some"
			);
			ensure!(
				found.earning <= total.earning_in(now),
				"2: more earns than the total says"
			);
			if counts {
				sums.delegated += total.power();
			}
		}
		ensure!(
			Totals::<T>::iter_keys().all(|validator| found.contains_key(&validator)),
			"2: a total without positions"
		);
		ensure!(
			Left::<T>::iter_keys().all(|validator| found.contains_key(&validator)),
			"7: nothing is bonded on a validator that left"
		);
		Ok(())
	}

	fn check_unbonding(
		held: &mut BTreeMap<T::AccountId, Balance>,
		sums: &mut StakeSums,
	) -> Checked {
		let mut entries = 0;
		for (who, (due, validator), chunk) in Unbonding::<T>::iter() {
			ensure!(
				Agenda::<T>::contains_key(due, (&who, &validator)),
				"4: an amount is on no agenda"
			);
			ensure!(due >= NextDue::<T>::get(), "4: an amount was passed over");
			*held.entry(who).or_default() += chunk.amount;
			sums.unbonding += chunk.amount;
			entries += 1;
		}
		ensure!(
			Agenda::<T>::iter_keys().count() == entries,
			"4: the agenda names no amount"
		);
		Ok(())
	}

	fn check_records(found: &BTreeMap<T::AccountId, Found>) -> Checked {
		let kept = T::EpochClock::current().saturating_sub(HISTORY);
		for (epoch, validator, record) in Records::<T>::iter() {
			ensure!(
				record.rest_left <= record.rest && record.base_left <= record.base,
				"5: more is left than there was"
			);
			if epoch < kept {
				continue;
			}
			let waiting = found
				.get(&validator)
				.and_then(|found| found.waiting.get(&epoch))
				.copied()
				.unwrap_or(0);
			ensure!(
				waiting <= record.base_left,
				"5: more positions wait for a record than it has left"
			);
			ensure!(
				waiting == 0 || epoch >= Swept::<T>::get(),
				"5: a position was not credited"
			);
		}
		Ok(())
	}

	fn check_slashes() -> Checked {
		let now = T::EpochClock::current();
		let next = NextSlash::<T>::get();
		for (_, log) in Slashes::<T>::iter() {
			ensure!(
				log.is_sorted_by(|one, other| one.index < other.index && one.at <= other.at),
				"6: slashes are out of order"
			);
			ensure!(
				log.iter().all(|entry| {
					entry.index < next && entry.at <= now && entry.round <= Rounds::<T>::get()
				}),
				"6: a slash is from the future"
			);
			ensure!(
				Sweep::<T>::exists(),
				"6: there are slashes and no sweep is under way"
			);
		}
		Ok(())
	}

	fn check_histories() -> Checked {
		let now = T::EpochClock::current();
		for (_, history) in History::<T>::iter() {
			ensure!(
				history.is_sorted_by(|one, other| one.epoch < other.epoch),
				"8: a history is out of order"
			);
			ensure!(
				history
					.iter()
					.all(|entry| entry.amount > 0 && entry.epoch <= now),
				"8: a history has an empty entry or one from the future"
			);
		}
		Ok(())
	}
}
