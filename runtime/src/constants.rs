// SPDX-License-Identifier: Apache-2.0
//! Money, weights and lengths that do not depend on the network.

use crate::{
	Moment,
	configs::SlotDuration,
	weights::{chain, charged},
};
use computechain_primitives::{Balance, CPC};
use frame_support::{
	dispatch::DispatchClass,
	parameter_types,
	traits::Get,
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MILLIS},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::Perbill;

/// A thousandth of a CPC.
pub const MILLI_CPC: Balance = CPC / 1_000;
/// The least balance an account may have.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_CPC;
/// What a byte of an extrinsic costs: the longest reveal, 88 KiB, pays less than a tenth of a CPC.
pub const PRICE_PER_BYTE: Balance = CPC / 1_000_000;
/// What a picosecond of weight costs: a second of execution pays one CPC.
pub const PRICE_PER_PICOSECOND: Balance = CPC / 1_000_000_000_000;
/// What a kept item costs its keeper, beside its bytes.
pub const DEPOSIT_PER_ITEM: Balance = CPC;
/// What a kept byte costs its keeper.
pub const DEPOSIT_PER_BYTE: Balance = CPC / 100;

/// The deposit for a number of items and bytes.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	items as Balance * DEPOSIT_PER_ITEM + bytes as Balance * DEPOSIT_PER_BYTE
}

/// The execution time of a full block: half a slot, so that every importer is done before the next
/// slot begins.
pub fn maximum_block_weight(slot_duration: Moment) -> Weight {
	Weight::from_parts(
		WEIGHT_REF_TIME_PER_MILLIS.saturating_mul(slot_duration / 2),
		u64::MAX,
	)
}
/// The part of a block that user transactions may fill. The rest is for the clock, the inherents and
/// evidence.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(85);
/// The part of a block that its beginning may be taken to weigh, by which a transaction must be
/// lighter than a block.
const AVERAGE_CLOCK_RATIO: Perbill = Perbill::from_percent(10);
/// The longest block, in bytes.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// How many block hashes the chain remembers; longer than any window of the compute pallet.
pub const BLOCK_HASH_COUNT: u32 = 4_096;

/// Weights of blocks by class, for the slots of this network.
pub struct RuntimeBlockWeights;
impl Get<BlockWeights> for RuntimeBlockWeights {
	fn get() -> BlockWeights {
		let most = maximum_block_weight(SlotDuration::get());
		let normal = NORMAL_DISPATCH_RATIO * most;
		BlockWeights::builder()
			.base_block(charged(chain::BLOCK))
			.for_class(DispatchClass::all(), |class| {
				class.base_extrinsic = charged(chain::EXTRINSIC);
			})
			.for_class(DispatchClass::Normal, |class| {
				class.max_total = Some(normal);
			})
			.for_class(DispatchClass::Operational, |class| {
				class.max_total = Some(most);
				// Room for them where user transactions fill theirs.
				class.reserved = Some(most.saturating_sub(normal));
			})
			.avg_block_initialization(AVERAGE_CLOCK_RATIO)
			.build_or_panic()
	}
}

parameter_types! {
	/// Lengths of blocks by class.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_LENGTH;
		})
		.build();
}
