// SPDX-License-Identifier: Apache-2.0
//! Types of storage and views.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_math::slash::slashed;
use computechain_primitives::{Balance, BlockNumber, EpochIndex, Moment, PPM};
use frame_support::{BoundedVec, traits::ConstU32};
use scale_info::TypeInfo;

macro_rules! stored {
	($(#[$doc:meta])* $name:ident $(< $account:ident >)? { $($body:tt)* }) => {
		$(#[$doc])*
		#[derive(
			Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo,
		)]
		pub struct $name $(< $account >)? { $($body)* }
	};
}

stored! {
/// Stake of one account on one validator, and what of it earns.
Position {
	/// What is bonded now, but for the slashes that it has not borne.
	pub bonded: Balance,
	/// What earns in `epoch`: bonded at its start and ever since. In later epochs all does.
	pub earning: Balance,
	/// The epoch of the last change. Rewards of all epochs before it have been taken.
	pub epoch: EpochIndex,
	/// It has borne all slashes with a lower index.
	pub slashes: u32,
}
}

impl Position {
	/// An empty position that no slash below `slashes` concerns.
	pub fn empty(epoch: EpochIndex, slashes: u32) -> Self {
		Self {
			bonded: 0,
			earning: 0,
			epoch,
			slashes,
		}
	}

	/// What earns in `epoch`, seen from the last change.
	pub fn earning_in(&self, epoch: EpochIndex) -> Balance {
		if epoch > self.epoch {
			self.bonded
		} else {
			self.earning
		}
	}

	/// Moves on to `epoch`, at whose start all that is bonded begins to earn.
	pub fn advance(&mut self, epoch: EpochIndex) {
		if epoch > self.epoch {
			self.earning = self.bonded;
			self.epoch = epoch;
		}
	}

	/// Bears a slash and returns what it takes.
	pub fn cut(&mut self, ppm: u32) -> Balance {
		let cut = slashed(self.bonded, ppm);
		self.bonded = self.bonded.saturating_sub(cut);
		self.earning = kept(self.earning, ppm);
		cut
	}

	/// Loses `amount`, first what does not earn yet. Returns by how much what earns fell.
	pub fn take(&mut self, amount: Balance) -> Balance {
		let earned_on = self.earning;
		self.bonded = self.bonded.saturating_sub(amount);
		self.earning = self.earning.min(self.bonded);
		earned_on.saturating_sub(self.earning)
	}
}

/// What a slash leaves of what earns, floored: never more than what it leaves of what is bonded.
pub(crate) fn kept(earning: Balance, ppm: u32) -> Balance {
	slashed(earning, PPM.saturating_sub(ppm))
}

stored! {
/// All delegations to a validator together; its own stake is not among them.
///
/// Each delegation bears a slash on its own, when something touches it, so that what the slashes
/// take from all is known only within bounds until the last one has borne them.
Total {
	/// The sum of what the positions say, slashed or not.
	pub delegated: Balance,
	/// What earns in `epoch`; never less than what the positions earn on.
	pub earning: Balance,
	/// The epoch of the last change.
	pub epoch: EpochIndex,
	/// How many delegations there are.
	pub positions: u32,
	/// How many of them have slashes to bear.
	pub behind: u32,
	/// What slashes still take from them, at most.
	pub most: Balance,
	/// What slashes still take from them, at least.
	pub least: Balance,
}
}

impl Total {
	/// Nothing delegated.
	pub fn empty(epoch: EpochIndex) -> Self {
		Self {
			delegated: 0,
			earning: 0,
			epoch,
			positions: 0,
			behind: 0,
			most: 0,
			least: 0,
		}
	}

	/// What counts as power: what the delegations have after all slashes, at least.
	pub fn power(&self) -> Balance {
		self.delegated.saturating_sub(self.most)
	}

	/// What the delegations have after all slashes, at most.
	pub fn ceiling(&self) -> Balance {
		self.delegated.saturating_sub(self.least)
	}

	/// What earns in `epoch`, seen from the last change.
	pub fn earning_in(&self, epoch: EpochIndex) -> Balance {
		if epoch > self.epoch {
			self.ceiling()
		} else {
			self.earning
		}
	}

	/// Moves on to `epoch`, at whose start all that is delegated begins to earn.
	pub fn advance(&mut self, epoch: EpochIndex) {
		if epoch > self.epoch {
			self.earning = self.ceiling();
			self.epoch = epoch;
		}
	}

	/// A slash that all delegations have to bear. Returns by how much the power falls.
	pub fn slash(&mut self, ppm: u32) -> Balance {
		let fall = slashed(self.power(), ppm);
		let ceiling = self.ceiling();
		// Each position keeps less than one base unit more than its exact part.
		let keep = kept(ceiling, ppm)
			.saturating_add(self.positions.into())
			.min(ceiling);
		self.most = self.most.saturating_add(fall);
		self.least = self.least.saturating_add(ceiling.saturating_sub(keep));
		self.earning = kept(self.earning, ppm);
		self.behind = self.positions;
		fall
	}

	/// One delegation has borne all its slashes, which took `cut`.
	pub fn borne(&mut self, cut: Balance) {
		self.delegated = self.delegated.saturating_sub(cut);
		self.behind = self.behind.saturating_sub(1);
		if self.behind == 0 {
			self.most = 0;
			self.least = 0;
		} else {
			self.most = self.most.saturating_sub(cut);
			self.least = self.least.saturating_sub(cut);
		}
	}
}

stored! {
/// A slash that delegations and unbonding amounts have to bear.
SlashEntry {
	/// Counts the slashes of all validators.
	pub index: u32,
	/// The epoch of the offence.
	pub epoch: EpochIndex,
	/// The epoch of the slash.
	pub at: EpochIndex,
	/// What it takes of the validator's own unbonding stake, in parts per million.
	pub own_ppm: u32,
	/// What it takes of each delegation, in parts per million.
	pub delegated_ppm: u32,
	/// How many sweeps had begun before it.
	pub round: u32,
}
}

stored! {
/// All stake of the network, in base units.
#[derive(Default)]
StakeSums {
	/// Staked by validators on themselves, without those that left.
	pub own: Balance,
	/// Delegated, without what is delegated to validators that left.
	pub delegated: Balance,
	/// Unbonding, but for slashes that it has not borne.
	pub unbonding: Balance,
}
}

stored! {
/// What an account earned in an epoch.
Earned {
	/// The epoch.
	pub epoch: EpochIndex,
	/// In base units.
	pub amount: Balance,
}
}

stored! {
/// What is left to share of an author's pool.
Frozen {
	/// What is shared, in base units.
	pub rest: Balance,
	/// The sum of what earned.
	pub base: Balance,
	/// What was not taken yet, in base units.
	pub rest_left: Balance,
	/// The sum of what earned and has not taken its share.
	pub base_left: Balance,
}
}

stored! {
/// An amount that unbonds.
Chunk {
	/// How much, in base units.
	pub amount: Balance,
	/// The epoch in which it was still bonded.
	pub epoch: EpochIndex,
	/// It has borne all slashes with a lower index.
	pub slashes: u32,
}
}

/// What the sweep is at.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Stage {
	/// It begins with the next step.
	#[default]
	Start,
	/// All positions.
	Positions,
	/// All that unbonds; only where there are slashes to bear.
	Chunks,
	/// The slashes that everything has borne now.
	Slashes,
}

stored! {
/// Where the sweep stands.
#[derive(Default)]
SweepCursor {
	/// What it is at.
	pub stage: Stage,
	/// The raw key of the last item visited, empty before the first.
	pub last: BoundedVec<u8, ConstU32<256>>,
	/// Whether to begin again at the end, because of what happened meanwhile.
	pub again: bool,
	/// How many sweeps have begun, this one included.
	pub round: u32,
	/// The epoch in which it began.
	pub epoch: EpochIndex,
	/// The block in which it was asked for.
	pub asked: BlockNumber,
}
}

impl SweepCursor {
	/// The item with that raw key was visited; none was, for an empty one.
	pub(crate) fn went_to(&mut self, key: Vec<u8>) {
		self.last = BoundedVec::truncate_from(key);
	}
}

stored! {
/// A delegation.
DelegationInfo<AccountId> {
	/// To whom.
	pub validator: AccountId,
	/// What is bonded, in base units.
	pub bonded: Balance,
	/// What of it earns in the current epoch, in base units.
	pub earning: Balance,
}
}

stored! {
/// Earned and not yet paid.
RewardInfo<AccountId> {
	/// On whom.
	pub validator: AccountId,
	/// In base units.
	pub amount: Balance,
}
}

stored! {
/// An amount on its way back.
UnbondingInfo<AccountId> {
	/// From whom.
	pub validator: AccountId,
	/// In base units.
	pub amount: Balance,
	/// The block in which it returns.
	pub due: BlockNumber,
	/// About when that will be, in milliseconds since the Unix epoch.
	pub at: Moment,
}
}
