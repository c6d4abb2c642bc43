// SPDX-License-Identifier: Apache-2.0
//! Types of storage and views.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{Balance, BlockNumber, EpochIndex};
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
/// Stake, and what of it earns; a position or a sum of positions.
Position {
	/// What is bonded now.
	pub bonded: Balance,
	/// What earns in `epoch`: bonded at its start and ever since. In later epochs all does.
	pub earning: Balance,
	/// The epoch of the last change. Rewards of all epochs before it have been taken.
	pub epoch: EpochIndex,
}
}

impl Position {
	/// An empty position.
	pub fn empty(epoch: EpochIndex) -> Self {
		Self {
			bonded: 0,
			earning: 0,
			epoch,
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
}
}

stored! {
/// Where the sweep over all positions stands.
SweepCursor {
	/// The raw key of the last position visited, empty before the first.
	pub last: BoundedVec<u8, ConstU32<256>>,
	/// Whether to begin again at the end, because another epoch has ended meanwhile.
	pub again: bool,
}
}

impl Default for SweepCursor {
	fn default() -> Self {
		Self {
			last: BoundedVec::new(),
			again: false,
		}
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
}
}
