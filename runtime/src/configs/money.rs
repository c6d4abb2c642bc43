// SPDX-License-Identifier: Apache-2.0
//! Balances, fees and the economics that own the supply.

use super::staking::Epochs;
use crate::{
	AccountId, Authorship, Balances, Delegation, Runtime, RuntimeEvent, RuntimeFreezeReason,
	RuntimeHoldReason, System,
	constants::{EXISTENTIAL_DEPOSIT, PRICE_PER_BYTE, PRICE_PER_PICOSECOND},
};
use computechain_primitives::Balance;
use frame_support::{
	PalletId, parameter_types,
	traits::{ConstU8, ConstU32, Get, VariantCountOf},
	weights::ConstantMultiplier,
};
use frame_system::EnsureRoot;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
	FixedPointNumber, Perquintill,
	traits::{AccountIdConversion, Bounded},
};

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	pub const PricePerByte: Balance = PRICE_PER_BYTE;
	pub const PricePerPicosecond: Balance = PRICE_PER_PICOSECOND;
	/// Fees stay put while blocks are a quarter full, and rise above that.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	pub MinimumMultiplier: Multiplier = Multiplier::from_u32(1);
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

/// The account of the community reserve.
pub fn reserve_account() -> AccountId {
	PalletId(*b"cpc/resv").into_account_truncating()
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
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
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
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

/// The author of the current block.
pub struct BlockAuthor;
impl Get<Option<AccountId>> for BlockAuthor {
	fn get() -> Option<AccountId> {
		Authorship::author()
	}
}

impl pallet_economics::Config for Runtime {
	type Currency = Balances;
	type BlockAuthor = BlockAuthor;
	type EpochClock = Epochs;
	type RewardSink = Delegation;
	type AdminOrigin = EnsureRoot<AccountId>;
	type WeightInfo = ();
}
