// SPDX-License-Identifier: Apache-2.0
//! What workers did for the protocol in an epoch, what it weighs, and what it earns.
//!
//! The weights are kept up to date with every fact, and so is their sum: when an epoch ends nothing
//! has to be computed for all workers, and paying them can take as many blocks as it needs.

use crate::{
	pallet::{Config, EpochFacts, EpochWeight, Event, Pallet, Payouts, Workers},
	types::{Facts, Payout, Standing, Worker},
	weights::WeightInfo,
};
use computechain_math::{PPM, compute::WeightFacts, muldiv::multiply_by_rational, split::share};
use computechain_primitives::{Attestation, ComputePool, EpochClock, EpochIndex};
use frame_support::weights::WeightMeter;

impl Facts {
	/// What these facts weigh, in micro units.
	fn weigh(&self) -> u128 {
		let uptime = multiply_by_rational(self.on_time.into(), PPM.into(), self.assigned.into());
		let facts = WeightFacts {
			results: self.results.into(),
			tier_milli: self.tier_milli,
			uptime_ppm: uptime.and_then(|ppm| ppm.try_into().ok()).unwrap_or(0),
			difficulty_milli: self
				.difficulty_milli
				.checked_div(self.results.into())
				.unwrap_or(0),
			reputation_ppm: self.reputation_ppm,
		};
		facts.weight_micro()
	}
}

impl<T: Config> Pallet<T> {
	/// A result of one of the protocol's tasks was right to the end.
	pub(crate) fn earned(who: &T::AccountId, difficulty_milli: u64) {
		let attested = T::Attestation::of(who);
		Self::note(who, |facts| {
			facts.assigned = facts.assigned.saturating_add(1);
			facts.on_time = facts.on_time.saturating_add(1);
			if let Some(attested) = attested {
				facts.results = facts.results.saturating_add(1);
				facts.difficulty_milli = facts.difficulty_milli.saturating_add(difficulty_milli);
				facts.tier_milli = attested.class.multiplier_milli();
			}
		});
	}

	/// A worker was late with a task or punished for it, which its reputation shows already.
	pub(crate) fn missed(who: &T::AccountId, protocol: bool) {
		if protocol {
			Self::note(who, |facts| {
				facts.assigned = facts.assigned.saturating_add(1);
			});
		} else if EpochFacts::<T>::contains_key(T::EpochClock::current(), who) {
			Self::note(who, |_| {});
		}
	}

	/// A worker that cheated earns nothing in the epoch that has not ended.
	pub(crate) fn forfeit(who: &T::AccountId) {
		let epoch = T::EpochClock::current();
		let weight = EpochFacts::<T>::take(epoch, who).weight_micro;
		if weight > 0 {
			EpochWeight::<T>::mutate(epoch, |total| *total = total.saturating_sub(weight));
		}
	}

	/// Changes what is known of a worker's epoch, and the weights with it.
	fn note(who: &T::AccountId, change: impl FnOnce(&mut Facts)) {
		let epoch = T::EpochClock::current();
		let Some(worker) = Workers::<T>::get(who).filter(|worker| !worker.fraud) else {
			return;
		};
		let (before, after) = EpochFacts::<T>::mutate(epoch, who, |facts| {
			let before = facts.weight_micro;
			change(facts);
			facts.reputation_ppm = worker.reputation().ppm();
			facts.weight_micro = facts.weigh();
			(before, facts.weight_micro)
		});
		if before != after {
			EpochWeight::<T>::mutate(epoch, |total| {
				*total = total.saturating_sub(before).saturating_add(after);
			});
		}
	}

	/// Has the ended epoch's pool issued, if anybody earned a part of it, and begins to pay it.
	pub(crate) fn end_epoch(epoch: EpochIndex) {
		let weight_micro = EpochWeight::<T>::take(epoch);
		let pool = T::ComputePool::issue(epoch, weight_micro > 0);
		if EpochFacts::<T>::iter_key_prefix(epoch).next().is_some() {
			let payout = Payout {
				pool,
				weight_micro,
				left: pool,
			};
			Payouts::<T>::insert(epoch.to_be_bytes(), payout);
		}
	}

	/// Pays the pools of ended epochs, oldest first, one worker after the other.
	pub(crate) fn run_payouts(meter: &mut WeightMeter) {
		while meter.try_consume(T::WeightInfo::clock_base()).is_ok() {
			let Some((key, mut payout)) = Payouts::<T>::iter().next() else {
				return;
			};
			let epoch = EpochIndex::from_be_bytes(key);
			let mut workers = EpochFacts::<T>::iter_prefix(epoch).peekable();
			while workers.peek().is_some() && meter.try_consume(T::WeightInfo::pay_worker()).is_ok()
			{
				if let Some((who, facts)) = workers.next() {
					Self::pay_worker(epoch, &mut payout, who, &facts);
				}
			}
			if workers.peek().is_some() {
				Payouts::<T>::insert(key, payout);
				return;
			}
			// Charged with the last worker.
			Self::end_payout(epoch, &payout);
		}
	}

	/// Pays a worker its part of an epoch's pool, and forgets what it did.
	pub(crate) fn pay_worker(
		epoch: EpochIndex,
		payout: &mut Payout,
		worker: T::AccountId,
		facts: &Facts,
	) {
		EpochFacts::<T>::remove(epoch, &worker);
		let amount = share(payout.pool, facts.weight_micro, payout.weight_micro);
		if amount == 0 {
			return;
		}
		let paid = T::ComputePool::pay(&worker, amount.min(payout.left));
		payout.left = payout.left.saturating_sub(paid);
		Self::deposit_event(Event::WorkerPaid {
			worker,
			epoch,
			weight_micro: facts.weight_micro,
			paid,
		});
	}

	/// Ends a payout: what nobody could be paid burns.
	pub(crate) fn end_payout(epoch: EpochIndex, payout: &Payout) {
		Payouts::<T>::remove(epoch.to_be_bytes());
		if payout.pool > 0 {
			T::ComputePool::burn(epoch, payout.left);
			Self::deposit_event(Event::PoolPaid {
				epoch,
				paid: payout.pool.saturating_sub(payout.left),
				burned: payout.left,
			});
		}
	}

	/// A worker's reputation, and what it is made of.
	pub(crate) fn standing(worker: &Worker) -> Standing {
		Standing {
			reputation_ppm: worker.reputation().ppm(),
			submitted: worker.submitted,
			verified: worker.verified,
			late: worker.late,
			rejected: worker.rejected,
		}
	}
}
