// SPDX-License-Identifier: Apache-2.0
//! The one place where positions are brought up to date.
//!
//! Whoever changes, pays or shows a position lets it [`walk`] to the current epoch first.

use crate::{Event, HISTORY, SlashEntry, pallet::*, slash::after, types::Position};
use alloc::vec::Vec;
use computechain_math::split::share;
use computechain_primitives::{AuthorPool, Balance, EpochClock, EpochIndex, SupplyBook};
use frame_support::traits::{
	fungible::Mutate,
	tokens::{Fortitude, Precision, Preservation},
};

/// What bringing something up to date had to look at; it decides the weight.
#[derive(Clone, Copy, Default)]
pub(crate) struct Work {
	/// Epochs whose records were looked at.
	pub epochs: u32,
	/// Slashes that were borne.
	pub slashes: u32,
}

/// A position brought up to date.
pub(crate) struct Walked {
	/// The position now.
	pub position: Position,
	/// What it earned in which epochs.
	pub earned: Vec<(EpochIndex, Balance)>,
	/// What slashes took.
	pub cut: Balance,
	/// What there was to do.
	pub work: Work,
}

impl Walked {
	fn bear(&mut self, entry: &SlashEntry) {
		self.position.advance(entry.at);
		let cut = self.position.cut(entry.delegated_ppm);
		self.cut = self.cut.saturating_add(cut);
		self.work.slashes = self.work.slashes.saturating_add(1);
	}
}

/// Brings a position up to date, epoch by epoch: what was slashed in an epoch did not earn in it.
///
/// `take` is asked once per ended epoch for the share of what earned in it.
pub(crate) fn walk(
	position: Position,
	own: bool,
	log: &[SlashEntry],
	now: EpochIndex,
	mut take: impl FnMut(EpochIndex, Balance) -> Balance,
) -> Walked {
	let from = position.slashes;
	// Own stake bears its slashes when they come.
	let mut waiting = log
		.iter()
		.filter(|entry| !own && entry.index >= from)
		.peekable();
	let first = position.epoch.max(now.saturating_sub(HISTORY));
	let mut walked = Walked {
		position,
		earned: Vec::new(),
		cut: 0,
		work: Work {
			epochs: now.saturating_sub(first),
			slashes: 0,
		},
	};
	for epoch in first..now {
		while let Some(entry) = waiting.next_if(|entry| entry.at <= epoch) {
			walked.bear(entry);
		}
		let amount = take(epoch, walked.position.earning_in(epoch));
		if amount > 0 {
			walked.earned.push((epoch, amount));
		}
	}
	for entry in waiting {
		walked.bear(entry);
	}
	walked.position.advance(now);
	walked.position.slashes = after(log).max(from);
	walked
}

impl<T: Config> Pallet<T> {
	/// Takes and pays a position's shares of all epochs that ended since its last change, lets it
	/// bear its slashes, and moves it on to the current epoch. The caller stores it.
	pub(crate) fn settle(
		validator: &T::AccountId,
		who: &T::AccountId,
		position: &mut Position,
	) -> Work {
		let log = Slashes::<T>::get(validator);
		let now = T::EpochClock::current();
		let mut dust: Balance = 0;
		let Walked {
			position: settled,
			earned,
			cut,
			work,
		} = walk(
			position.clone(),
			validator == who,
			&log,
			now,
			|epoch, earning| {
				let (taken, left) = Self::take_share(epoch, validator, earning);
				dust = dust.saturating_add(left);
				taken
			},
		);
		*position = settled;
		Self::burn_dust(dust);
		if work.slashes > 0 {
			Self::burn_stake(validator, who, cut);
			Self::change(validator, |total| total.borne(cut));
		}
		Self::reward(validator, who, &earned);
		work
	}

	/// What settling a position would make of it, and would pay.
	pub(crate) fn preview(
		validator: &T::AccountId,
		who: &T::AccountId,
		position: Position,
	) -> Walked {
		let log = Slashes::<T>::get(validator);
		let now = T::EpochClock::current();
		walk(position, validator == who, &log, now, |epoch, earning| {
			Records::<T>::get(epoch, validator).map_or(0, |record| {
				share(record.rest, earning, record.base).min(record.rest_left)
			})
		})
	}

	/// Takes the share of what earned out of a record; the last share takes the record with it.
	/// Returns the share, and what the record leaves to nobody.
	fn take_share(
		epoch: EpochIndex,
		validator: &T::AccountId,
		earning: Balance,
	) -> (Balance, Balance) {
		if earning == 0 {
			return (0, 0);
		}
		Records::<T>::mutate_exists(epoch, validator, |slot| {
			let Some(record) = slot else { return (0, 0) };
			let taken = share(record.rest, earning, record.base).min(record.rest_left);
			record.rest_left = record.rest_left.saturating_sub(taken);
			record.base_left = record.base_left.saturating_sub(earning);
			let dust = record.rest_left;
			if record.base_left > 0 {
				return (taken, 0);
			}
			*slot = None;
			(taken, dust)
		})
	}

	/// Pays what a position earned and writes it down; burns what the account can not receive.
	fn reward(validator: &T::AccountId, who: &T::AccountId, earned: &[(EpochIndex, Balance)]) {
		let amount = earned
			.iter()
			.fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount));
		if amount == 0 {
			return;
		}
		if !Self::pay(who, amount) {
			return Self::burn_dust(amount);
		}
		Self::note(who, earned);
		Self::deposit_event(Event::Rewarded {
			validator: validator.clone(),
			who: who.clone(),
			amount,
		});
	}

	/// Pays a reward out of the pot; false when the account can not receive so little.
	pub(crate) fn pay(who: &T::AccountId, amount: Balance) -> bool {
		let pot = T::AuthorPool::account();
		amount == 0 || T::Currency::transfer(&pot, who, amount, Preservation::Preserve).is_ok()
	}

	/// Burns what nobody can be given of the pot.
	pub(crate) fn burn_dust(amount: Balance) {
		if amount == 0 {
			return;
		}
		let burned = T::Currency::burn_from(
			&T::AuthorPool::account(),
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Force,
		);
		match burned {
			Ok(amount) => {
				T::Supply::burned(amount);
				Self::deposit_event(Event::DustBurned { amount });
			}
			Err(_) => Self::deposit_event(Event::Unexpected),
		}
	}
}
