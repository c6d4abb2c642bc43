// SPDX-License-Identifier: Apache-2.0
//! Uptime, penalties and score, and what the end of an epoch makes of them.

use crate::{Duty, LAST_MISSES, Penalty, Performance, pallet::*};
use alloc::{collections::BTreeSet, vec::Vec};
use computechain_math::{muldiv::multiply_by_rational, stake::ScoreFacts};
use computechain_primitives::{Balance, BlockNumber, EpochIndex, PPM, StakeLedger};
use frame_support::traits::Get;
use sp_runtime::traits::SaturatedConversion;

impl Performance {
	/// 75 %, which one has that returns after it sat out.
	pub fn probation(epoch: EpochIndex) -> Self {
		Self {
			epoch,
			proposed: 3,
			expected: 4,
		}
	}
}

impl Duty {
	/// What the score is made of, with the stakes and penalties to be added.
	pub(crate) fn facts(&self) -> ScoreFacts {
		let (proposed, expected) = self
			.last
			.map_or((0, 0), |last| (last.proposed, last.expected));
		ScoreFacts {
			proposed: proposed.into(),
			expected: expected.into(),
			stake: 0,
			total_stake: 0,
			penalties: 0,
		}
	}

	/// Whether the last epoch's uptime was 75 % or more.
	pub(crate) fn uptime_ok(&self) -> bool {
		self.facts().uptime_ok()
	}

	/// The last epoch's uptime in parts per million, floored.
	pub(crate) fn uptime(&self) -> u32 {
		let ScoreFacts {
			proposed, expected, ..
		} = self.facts();
		multiply_by_rational(proposed.into(), PPM.into(), expected.into())
			.map_or(PPM, |ppm| ppm.min(PPM.into()) as u32)
	}

	/// Moves on after an epoch in which it was in the set. False when it had no slots there.
	fn end(&mut self, epoch: EpochIndex) -> bool {
		let acted = self.expected > 0;
		if acted {
			self.last = Some(Performance {
				epoch,
				proposed: self.proposed,
				expected: self.expected,
			});
			self.proposed = 0;
			self.expected = 0;
		}
		acted
	}

	/// Starts anew with 75 %. Counts, streak and cover begin again.
	pub(crate) fn acquit(&mut self, epoch: EpochIndex) {
		self.last = Some(Performance::probation(epoch));
		self.proposed = 0;
		self.expected = 0;
		self.streak = 0;
		self.covered = false;
	}
}

impl<T: Config> Pallet<T> {
	/// The current block.
	pub(crate) fn block() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Closes the counts of `epoch`, whose set is still the current one: drops and jails for
	/// uptime, and lets those return who sat out.
	pub(crate) fn close_epoch(epoch: EpochIndex) {
		let set = CurrentSet::<T>::get();
		let members: BTreeSet<&T::AccountId> = set.iter().collect();
		// At most one for each registered validator.
		let duties: Vec<(T::AccountId, Duty)> = Duties::<T>::iter().collect();
		let mut suspects = Vec::new();
		for (who, mut duty) in duties {
			let Some(entry) = Registry::<T>::get(&who) else {
				continue;
			};
			if members.contains(&who) {
				let low = duty.end(epoch) && !duty.uptime_ok();
				if low && entry.in_office() {
					let (proposed, expected) = duty
						.last
						.map_or((0, 0), |last| (last.proposed, last.expected));
					Self::deposit_event(Event::Dropped {
						validator: who.clone(),
						proposed,
						expected,
					});
				}
				if low && !duty.covered && duty.streak >= LAST_MISSES {
					suspects.push(who.clone());
				}
			} else if entry.in_office() && !duty.uptime_ok() {
				duty.last = Some(Performance::probation(epoch));
				duty.covered = false;
				Self::deposit_event(Event::OnProbation {
					validator: who.clone(),
				});
			}
			Duties::<T>::insert(&who, duty);
		}
		Self::judge(suspects, LAST_MISSES);
	}

	/// Remembers `amount` as burned from a validator, for its score.
	pub(crate) fn penalise(who: &T::AccountId, amount: Balance) {
		if amount == 0 {
			return;
		}
		let block = Self::block();
		let memory = T::Parameters::get().staking.offence_memory;
		Penalties::<T>::mutate(who, |list| {
			list.retain(|penalty| counts(penalty, block, memory));
			if list.is_full() {
				let oldest = list.remove(0);
				// The two count until the younger of them is forgotten.
				if let Some(next) = list.iter_mut().next() {
					next.amount = next.amount.saturating_add(oldest.amount);
				}
			}
			// There is room now.
			let _ = list.try_push(Penalty { block, amount });
		});
	}

	/// What was burned from a validator and is not forgotten.
	pub(crate) fn penalties_of(who: &T::AccountId, memory: BlockNumber) -> Balance {
		let block = Self::block();
		Penalties::<T>::get(who)
			.iter()
			.filter(|penalty| counts(penalty, block, memory))
			.fold(0, |sum: Balance, penalty| {
				sum.saturating_add(penalty.amount)
			})
	}

	/// All that a validator's score is made of; `total` is what is bonded on all of them.
	pub(crate) fn facts_of(
		who: &T::AccountId,
		duty: &Duty,
		total: Balance,
		memory: BlockNumber,
	) -> ScoreFacts {
		ScoreFacts {
			stake: T::Ledger::total_stake(who),
			total_stake: total,
			penalties: Self::penalties_of(who, memory),
			..duty.facts()
		}
	}
}

/// Whether a penalty is not forgotten in `block`.
fn counts(penalty: &Penalty, block: BlockNumber, memory: BlockNumber) -> bool {
	block.saturating_sub(penalty.block) < memory
}
