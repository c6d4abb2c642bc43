// SPDX-License-Identifier: Apache-2.0
//! Types of storage and views, and what the pallet asks of the session pallet.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{Balance, BlockNumber, EpochIndex, ValidatorState};
use frame_support::{BoundedVec, traits::ConstU32};
use scale_info::TypeInfo;

/// Keeps validators of the current set from authoring; implemented over the session pallet.
pub trait DisableValidator {
	/// Disables the validator at `index` of the current set until the set changes. False when it
	/// goes on, because too many of the set would be disabled.
	fn disable(index: u32) -> bool;
	/// The indices of all who are disabled in the current set.
	fn disabled() -> Vec<u32>;
}

macro_rules! stored {
	($(#[$meta:meta])* $kind:ident $name:ident $(< $account:ident >)? { $($body:tt)* }) => {
		$(#[$meta])*
		#[derive(
			Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo,
		)]
		pub $kind $name $(< $account >)? { $($body)* }
	};
}

stored! {
/// Where a validator stands, apart from being in a set or in jail.
#[derive(Copy)]
enum Standing {
	/// It may be chosen.
	Registered,
	/// It took its whole stake out, in this epoch, and is chosen no more.
	Exiting(EpochIndex),
	/// It is shut out for good.
	Ejected,
}
}

stored! {
/// Why a validator is in jail.
#[derive(Copy)]
enum JailReason {
	/// It missed its slots.
	Misses,
	/// It signed twice.
	Equivocation,
}
}

stored! {
/// A stay in jail; it ends by `unjail` alone.
#[derive(Copy)]
struct Jail {
	/// From this block on leaving costs nothing.
	pub until: BlockNumber,
	/// What for.
	pub reason: JailReason,
	/// Whether it was called back into a set for want of others, and authors there.
	pub recalled: bool,
}
}

stored! {
/// The rate of a commission and the one that replaces it.
struct Commission {
	before: u32,
	after: u32,
	from: EpochIndex,
	requested: Option<BlockNumber>,
}
}

impl Commission {
	/// A commission of `rate` ever since.
	pub fn new(rate: u32) -> Self {
		Self {
			before: rate,
			after: rate,
			from: 0,
			requested: None,
		}
	}

	/// The rate in force in `epoch`, in parts per million.
	pub fn in_epoch(&self, epoch: EpochIndex) -> u32 {
		if epoch < self.from {
			self.before
		} else {
			self.after
		}
	}

	/// The rate requested last and the first epoch in which it is in force.
	pub fn latest(&self) -> (u32, EpochIndex) {
		(self.after, self.from)
	}

	/// The block of the last request.
	pub fn requested(&self) -> Option<BlockNumber> {
		self.requested
	}

	/// The commission with `rate` from epoch `from` on, requested in `block` of epoch `now`.
	#[must_use]
	pub fn changed(
		&self,
		rate: u32,
		now: EpochIndex,
		from: EpochIndex,
		block: BlockNumber,
	) -> Self {
		Self {
			before: self.in_epoch(now),
			after: rate,
			from,
			requested: Some(block),
		}
	}
}

stored! {
/// A registered validator.
struct Validator {
	/// Where it stands.
	pub standing: Standing,
	/// The epoch in which it registered.
	pub since: EpochIndex,
	/// What it takes of its pool before the rest is shared.
	pub commission: Commission,
	/// Its stay in jail.
	pub jail: Option<Jail>,
	/// How often it was jailed for missed slots, as of `last_offence`.
	pub offences: u32,
	/// The block in which it was jailed for missed slots last.
	pub last_offence: BlockNumber,
	/// Whether it was ever slashed.
	pub slashed: bool,
}
}

impl Validator {
	/// A validator that registers in `epoch`.
	pub fn new(commission: u32, epoch: EpochIndex) -> Self {
		Self {
			standing: Standing::Registered,
			since: epoch,
			commission: Commission::new(commission),
			jail: None,
			offences: 0,
			last_offence: 0,
			slashed: false,
		}
	}

	/// Whether it may be chosen as far as jail and exit go.
	pub fn in_office(&self) -> bool {
		self.standing == Standing::Registered && self.jail.is_none()
	}

	/// Whether it is in jail and was not called back.
	pub fn locked_up(&self) -> bool {
		self.jail.is_some_and(|jail| !jail.recalled)
	}

	/// Whether it is in jail for signing twice.
	pub fn equivocator(&self) -> bool {
		self.jail
			.is_some_and(|jail| jail.reason == JailReason::Equivocation)
	}

	/// The count of offences in `block`: one less for each `memory` since the last one.
	pub fn offences_at(&self, block: BlockNumber, memory: BlockNumber) -> u32 {
		let forgotten = block.saturating_sub(self.last_offence) / memory.max(1);
		self.offences.saturating_sub(forgotten)
	}

	/// The epoch to slash for an offence of `epoch`: of an exiting validator at the latest the one
	/// in which its stake was bonded still.
	pub fn slashed_in(&self, epoch: EpochIndex) -> EpochIndex {
		match self.standing {
			Standing::Exiting(since) => epoch.min(since),
			_ => epoch,
		}
	}
}

stored! {
/// What a validator did of its slots in one epoch.
#[derive(Copy)]
struct Performance {
	/// The epoch.
	pub epoch: EpochIndex,
	/// Blocks authored.
	pub proposed: u32,
	/// Slots that were its own while it was not disabled.
	pub expected: u32,
}
}

stored! {
/// The slots of a validator.
#[derive(Default)]
struct Duty {
	/// Blocks authored in the current epoch.
	pub proposed: u32,
	/// Own slots in the current epoch.
	pub expected: u32,
	/// Own slots missed in a row.
	pub streak: u32,
	/// Whether the partition guard covers the current streak.
	pub covered: bool,
	/// The block in which the partition guard covered it last.
	pub covered_at: Option<BlockNumber>,
	/// The last ended epoch in which it had slots, or the probation that replaced it.
	pub last: Option<Performance>,
}
}

stored! {
/// What was burned of a validator's stake.
#[derive(Copy)]
struct Penalty {
	/// When.
	pub block: BlockNumber,
	/// In base units.
	pub amount: Balance,
}
}

stored! {
/// Who signed twice in an epoch.
struct Offender<AccountId> {
	/// Who.
	pub account: AccountId,
	/// What it has paid of the stake that it had, in parts per million.
	pub ppm: u32,
}
}

stored! {
/// A validator that exited and is in no set any more.
#[derive(Copy)]
struct Departure {
	/// The epoch in which it had registered.
	pub since: EpochIndex,
	/// The epoch in which it took its stake out.
	pub exited: EpochIndex,
	/// The epoch in which it was forgotten.
	pub left: EpochIndex,
}
}

stored! {
/// How a validator presents itself; all UTF-8.
#[derive(Default)]
struct Metadata {
	/// Its name.
	pub name: BoundedVec<u8, ConstU32<64>>,
	/// Its website.
	pub website: BoundedVec<u8, ConstU32<128>>,
	/// What it says of itself.
	pub description: BoundedVec<u8, ConstU32<280>>,
}
}

impl Metadata {
	/// Whether all of it is UTF-8.
	pub fn is_utf8(&self) -> bool {
		[
			self.name.as_slice(),
			self.website.as_slice(),
			self.description.as_slice(),
		]
		.into_iter()
		.all(|text| core::str::from_utf8(text).is_ok())
	}

	/// Whether there is nothing in it.
	pub fn is_empty(&self) -> bool {
		self.name.is_empty() && self.website.is_empty() && self.description.is_empty()
	}
}

stored! {
/// What anyone may want to know of a validator.
struct ValidatorInfo<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// Its state.
	pub state: ValidatorState,
	/// Its own stake, in base units.
	pub self_stake: Balance,
	/// Its own stake and what is delegated to it, in base units.
	pub total_stake: Balance,
	/// Its commission in the current epoch, in parts per million.
	pub commission: u32,
	/// The commission that it requested last, in parts per million.
	pub next_commission: u32,
	/// The first epoch in which that one is in force; 0 for the first commission.
	pub next_commission_from: EpochIndex,
	/// Its uptime, in parts per million.
	pub uptime: u32,
	/// Its score, in parts per million.
	pub score: u32,
	/// Own slots missed in a row.
	pub streak: u32,
	/// The count of its offences.
	pub offences: u32,
	/// The block from which on leaving the jail costs nothing.
	pub jailed_until: Option<BlockNumber>,
	/// Whether it is in jail for signing twice, which it can not leave before that block.
	pub equivocator: bool,
	/// How it presents itself.
	pub metadata: Metadata,
}
}

stored! {
/// A place on the leaderboard.
struct Ranked<AccountId> {
	/// Who.
	pub account: AccountId,
	/// Its state.
	pub state: ValidatorState,
	/// Its own stake and what is delegated to it, in base units.
	pub total_stake: Balance,
	/// Its score, in parts per million.
	pub score: u32,
}
}

stored! {
/// How well a validator does.
struct PerformanceInfo {
	/// The current epoch so far.
	pub current: Performance,
	/// The epoch that its uptime is of; none for one that was never active.
	pub last: Option<Performance>,
	/// Its uptime, in parts per million.
	pub uptime: u32,
	/// Own slots missed in a row.
	pub streak: u32,
	/// What was burned of its stake and weighs on its score, in base units.
	pub penalties: Balance,
}
}
