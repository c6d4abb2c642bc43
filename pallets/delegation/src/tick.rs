// SPDX-License-Identifier: Apache-2.0
//! Clock work: returns, the sweep over everything that rewards and slashes concern, old records.
//!
//! Each is a queue with a cursor in storage. What does not fit into the weight waits.

use crate::{
	Event, HISTORY, HoldReason, MAX_SLASHES, Stage, SweepCursor, WeightInfo, pallet::*,
	settle::Work, types::Position,
};
use alloc::vec::Vec;
use computechain_primitives::{BlockNumber, EpochClock};
use frame_support::{
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
		let longest = T::WeightInfo::return_one(MAX_SLASHES)
			.max(T::WeightInfo::sweep_one(HISTORY, MAX_SLASHES))
			.max(T::WeightInfo::sweep_chunk(MAX_SLASHES))
			.max(T::WeightInfo::forget_slashes())
			.max(T::WeightInfo::prune_one());
		// Each of the three queues is looked at before, and a sweep goes through four stages.
		longest.saturating_add(T::WeightInfo::idle().saturating_mul(7))
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
			if !meter.can_consume(T::WeightInfo::return_one(MAX_SLASHES)) {
				return;
			}
			let slashes = Self::return_one(due, &who, &validator);
			meter.consume(T::WeightInfo::return_one(slashes));
		}
	}

	/// Returns an amount after it has borne its slashes. Returns how many those were.
	pub(crate) fn return_one(
		due: BlockNumber,
		who: &T::AccountId,
		validator: &T::AccountId,
	) -> u32 {
		Agenda::<T>::remove(due, (who, validator));
		let Some(mut chunk) = Unbonding::<T>::take(who, (due, validator)) else {
			Self::deposit_event(Event::Unexpected);
			return 0;
		};
		let slashes = Self::settle_chunk(validator, who, &mut chunk);
		let (who, amount) = (who.clone(), chunk.amount);
		if amount == 0 {
			return slashes;
		}
		Sums::<T>::mutate(|sums| sums.unbonding = sums.unbonding.saturating_sub(amount));
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
		slashes
	}

	fn sweep(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle()).is_err() {
			return;
		}
		let Some(mut cursor) = Sweep::<T>::get() else {
			return;
		};
		// A block that slashes or ends an epoch has enough to do, and must not take longer for it
		// when there are more delegators.
		if cursor.stage == Stage::Start && cursor.asked == Self::block() {
			return;
		}
		while let Some(went_on) = Self::step(&mut cursor, meter) {
			if went_on {
				continue;
			}
			Swept::<T>::put(cursor.epoch);
			if !cursor.again {
				return Sweep::<T>::kill();
			}
			cursor = SweepCursor::default();
		}
		Sweep::<T>::put(cursor);
	}

	/// One step of the sweep: none when it does not fit, false when the sweep is at its end.
	fn step(cursor: &mut SweepCursor, meter: &mut WeightMeter) -> Option<bool> {
		let next_stage = match cursor.stage {
			Stage::Start => {
				meter.try_consume(T::WeightInfo::idle()).ok()?;
				cursor.round = Rounds::<T>::get().saturating_add(1);
				cursor.epoch = T::EpochClock::current();
				Rounds::<T>::put(cursor.round);
				Some(Stage::Positions)
			}
			Stage::Positions => {
				let most = T::WeightInfo::sweep_one(HISTORY, MAX_SLASHES);
				if !meter.can_consume(most) {
					return None;
				}
				let mut rest = match cursor.last.is_empty() {
					true => Positions::<T>::iter(),
					false => Positions::<T>::iter_from(cursor.last.to_vec()),
				};
				if let Some((validator, who, position)) = rest.next() {
					let work = Self::visit(&validator, &who, position);
					meter.consume(T::WeightInfo::sweep_one(work.epochs, work.slashes));
					cursor.went_to(Positions::<T>::hashed_key_for(&validator, &who));
					None
				} else {
					meter.consume(T::WeightInfo::idle());
					if Slashes::<T>::iter_keys().next().is_none() {
						return Some(false);
					}
					Some(Stage::Chunks)
				}
			}
			Stage::Chunks => {
				let most = T::WeightInfo::sweep_chunk(MAX_SLASHES);
				if !meter.can_consume(most) {
					return None;
				}
				let mut rest = match cursor.last.is_empty() {
					true => Unbonding::<T>::iter(),
					false => Unbonding::<T>::iter_from(cursor.last.to_vec()),
				};
				if let Some((who, (due, validator), chunk)) = rest.next() {
					let slashes = Self::visit_chunk(due, &validator, &who, chunk);
					meter.consume(T::WeightInfo::sweep_chunk(slashes));
					cursor.went_to(Unbonding::<T>::hashed_key_for(&who, (due, &validator)));
					None
				} else {
					meter.consume(T::WeightInfo::idle());
					Some(Stage::Slashes)
				}
			}
			Stage::Slashes => {
				meter.try_consume(T::WeightInfo::forget_slashes()).ok()?;
				let mut rest = match cursor.last.is_empty() {
					true => Slashes::<T>::iter_keys(),
					false => Slashes::<T>::iter_keys_from(cursor.last.to_vec()),
				};
				let Some(validator) = rest.next() else {
					return Some(false);
				};
				Self::forget_slashes(&validator, cursor.round);
				cursor.went_to(Slashes::<T>::hashed_key_for(&validator));
				None
			}
		};
		if let Some(stage) = next_stage {
			cursor.stage = stage;
			cursor.went_to(Vec::new());
		}
		Some(true)
	}

	/// Credits a position and lets it bear its slashes; undelegates it when its validator had left
	/// before the epoch began, so that the last epoch is paid.
	pub(crate) fn visit(
		validator: &T::AccountId,
		who: &T::AccountId,
		mut position: Position,
	) -> Work {
		let mut work = Self::settle(validator, who, &mut position);
		if Left::<T>::get(validator).is_some_and(|left| left < T::EpochClock::current()) {
			let all = position.bonded;
			let joined = Self::unbond(validator, who, position, all);
			work.slashes = work.slashes.max(joined);
		} else {
			Self::store(validator, who, position);
		}
		work
	}

	/// Begins a sweep in the next block, or lets the one under way begin again at its end.
	pub(crate) fn start_sweep() {
		Sweep::<T>::mutate(|slot| match slot {
			Some(cursor) => cursor.again = cursor.again || cursor.stage != Stage::Start,
			None => {
				*slot = Some(SweepCursor {
					asked: Self::block(),
					..SweepCursor::default()
				});
			}
		});
	}

	fn prune(meter: &mut WeightMeter) {
		// Once everybody was credited, what flooring left in a record is for nobody.
		let kept = T::EpochClock::current()
			.saturating_sub(HISTORY)
			.max(Swept::<T>::get());
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
