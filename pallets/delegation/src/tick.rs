// SPDX-License-Identifier: Apache-2.0
//! Clock work: returns, the sweep over all positions, and old records.
//!
//! Each is a queue with a cursor in storage. What does not fit into the weight waits.

use crate::{Event, HISTORY, HoldReason, SweepCursor, WeightInfo, pallet::*, types::Position};
use computechain_primitives::{BlockNumber, EpochClock, ValidatorRegistry};
use frame_support::{
	BoundedVec,
	traits::{Get, fungible::MutateHold, tokens::Precision},
	weights::{Weight, WeightMeter},
};

impl<T: Config> Pallet<T> {
	/// The share of clock work at the start of a block: a tenth of it, at least one item.
	pub(crate) fn poll(meter: &mut WeightMeter) {
		let limit = (T::BlockWeights::get().max_block / 10).max(Self::one_item());
		let mut own = WeightMeter::with_limit(limit.min(meter.remaining()));
		Self::tick(&mut own);
		meter.consume(own.consumed());
	}

	/// The weight within which the longest of all items is done.
	pub(crate) fn one_item() -> Weight {
		let longest = T::WeightInfo::return_one()
			.max(T::WeightInfo::sweep_one(HISTORY))
			.max(T::WeightInfo::prune_one());
		// Each of the three queues is looked at once before.
		longest.saturating_add(T::WeightInfo::idle().saturating_mul(3))
	}

	/// Does what is due and fits.
	pub(crate) fn tick(meter: &mut WeightMeter) {
		Self::return_due(meter);
		Self::sweep(meter);
		Self::prune(meter);
	}

	fn return_due(meter: &mut WeightMeter) {
		let now = Self::block();
		let mut due = NextDue::<T>::get();
		while due <= now && meter.try_consume(T::WeightInfo::idle()).is_ok() {
			let Some((who, validator)) = Agenda::<T>::iter_key_prefix(due).next() else {
				due = due.saturating_add(1);
				NextDue::<T>::put(due);
				continue;
			};
			if meter.try_consume(T::WeightInfo::return_one()).is_err() {
				return;
			}
			Self::return_one(due, &who, &validator);
		}
	}

	pub(crate) fn return_one(due: BlockNumber, who: &T::AccountId, validator: &T::AccountId) {
		Agenda::<T>::remove(due, (who, validator));
		let Some(chunk) = Unbonding::<T>::take(who, (due, validator)) else {
			return Self::deposit_event(Event::Unexpected);
		};
		let (who, amount) = (who.clone(), chunk.amount);
		let reason = HoldReason::Staked.into();
		match T::Currency::release(&reason, &who, amount, Precision::Exact) {
			Ok(_) => Self::deposit_event(Event::Returned { who, amount }),
			Err(_) => {
				// The account has no existential deposit and this amount would not be one.
				let due = Self::due();
				Self::enqueue(validator, &who, due, chunk);
				Self::deposit_event(Event::ReturnDeferred { who, amount, due });
			}
		}
	}

	fn sweep(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle()).is_err() {
			return;
		}
		let Some(mut cursor) = Sweep::<T>::get() else {
			return;
		};
		while meter.can_consume(T::WeightInfo::sweep_one(HISTORY)) {
			let next = match cursor.last.is_empty() {
				true => Positions::<T>::iter().next(),
				false => Positions::<T>::iter_from(cursor.last.to_vec()).next(),
			};
			if let Some((validator, who, position)) = next {
				let epochs = Self::visit(&validator, &who, position);
				meter.consume(T::WeightInfo::sweep_one(epochs));
				let key = Positions::<T>::hashed_key_for(&validator, &who);
				cursor.last = BoundedVec::truncate_from(key);
			} else if cursor.again {
				meter.consume(T::WeightInfo::sweep_one(0));
				cursor = SweepCursor::default();
			} else {
				return Sweep::<T>::kill();
			}
		}
		Sweep::<T>::put(cursor);
	}

	/// Credits a position, and undelegates it when its validator has left.
	pub(crate) fn visit(
		validator: &T::AccountId,
		who: &T::AccountId,
		mut position: Position,
	) -> u32 {
		let epochs = Self::settle(validator, who, &mut position);
		if T::Validators::state(validator).is_none() {
			let all = position.bonded;
			Self::unbond(validator, who, position, all);
		} else {
			Positions::<T>::insert(validator, who, position);
		}
		epochs
	}

	/// Begins the sweep, or lets the one under way begin again at its end.
	pub(crate) fn start_sweep() {
		Sweep::<T>::mutate(|slot| match slot {
			Some(cursor) => cursor.again = true,
			None => *slot = Some(SweepCursor::default()),
		});
	}

	fn prune(meter: &mut WeightMeter) {
		let kept = T::EpochClock::current().saturating_sub(HISTORY);
		let mut oldest = OldestRecords::<T>::get();
		while oldest < kept && meter.try_consume(T::WeightInfo::idle()).is_ok() {
			let Some(validator) = Records::<T>::iter_key_prefix(oldest).next() else {
				oldest = oldest.saturating_add(1);
				OldestRecords::<T>::put(oldest);
				continue;
			};
			if meter.try_consume(T::WeightInfo::prune_one()).is_err() {
				return;
			}
			if let Some(record) = Records::<T>::take(oldest, validator) {
				Self::burn_dust(record.rest_left);
			}
		}
	}
}
