// SPDX-License-Identifier: Apache-2.0
//! Balances, fees and the economics that own the supply.

use super::staking::Epochs;
use crate::{
	AccountId, Authorship, Balances, Delegation, Economics, Runtime, RuntimeEvent,
	RuntimeFreezeReason, RuntimeHoldReason, System,
	constants::{EXISTENTIAL_DEPOSIT, PRICE_PER_BYTE, PRICE_PER_PICOSECOND},
};
use computechain_primitives::Balance;
use frame_support::{
	parameter_types,
	traits::{ConstU8, ConstU32, Get, VariantCountOf},
	weights::ConstantMultiplier,
};
use frame_system::EnsureRoot;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{FixedPointNumber, Perquintill};

// How fees move. After each block the price of weight is multiplied by 1 + x + x^2 / 2, where
// x = 2 % of (how full the block was - 25 %), both as parts of what user transactions may fill:
//
// | blocks | a block | doubles or halves in | at slots of 3 s |
// |---|---|---|---|
// | full | x 1.0151 | 47 blocks | 2.4 minutes |
// | half full | x 1.0050 | 139 blocks | 7 minutes |
// | empty | x 0.9950 | 139 blocks | 7 minutes |
//
// So fees tell of a crowd within minutes, and forget it within some more. A single full block
// moves them by a percent and a half, so they can be foretold for the time a transaction waits.
// A thousand times the least price is the most: 461 full blocks in a row lead there and 1,382
// empty ones back, so that whoever paid for the crowd has not closed the chain for a day. The
// price of bytes is not multiplied.
parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	pub const PricePerByte: Balance = PRICE_PER_BYTE;
	pub const PricePerPicosecond: Balance = PRICE_PER_PICOSECOND;
	/// Fees stay put while blocks are a quarter full, and rise above that.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(2, 100);
	pub MinimumMultiplier: Multiplier = Multiplier::from_u32(1);
	pub MaximumMultiplier: Multiplier = Multiplier::from_u32(1_000);
}

/// The account of the community reserve.
pub fn reserve_account() -> AccountId {
	Economics::reserve()
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Balance = Balance;
	type DustRemoval = pallet_economics::HandleDust<Runtime>;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
	type WeightInfo = crate::weights::pallet_balances::WeightInfo<Runtime>;
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, pallet_economics::HandleFees<Runtime>>;
	type WeightToFee = ConstantMultiplier<Balance, PricePerPicosecond>;
	type LengthToFee = ConstantMultiplier<Balance, PricePerByte>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = crate::weights::pallet_transaction_payment::WeightInfo<Runtime>;
}

/// The author of the current block.
pub struct BlockAuthor;
impl Get<Option<AccountId>> for BlockAuthor {
	fn get() -> Option<AccountId> {
		Authorship::author()
	}
}

/// The validators' own stakes and what is delegated, as far as they count for anybody's power.
pub struct Staked;
impl Get<(Balance, Balance)> for Staked {
	fn get() -> (Balance, Balance) {
		let sums = Delegation::totals();
		(sums.own, sums.delegated)
	}
}

impl pallet_economics::Config for Runtime {
	type Currency = Balances;
	type BlockAuthor = BlockAuthor;
	type EpochClock = Epochs;
	type RewardSink = Delegation;
	type Ledger = Delegation;
	type Staked = Staked;
	type AdminOrigin = EnsureRoot<AccountId>;
	type WeightInfo = crate::weights::pallet_economics::WeightInfo<Runtime>;
}
