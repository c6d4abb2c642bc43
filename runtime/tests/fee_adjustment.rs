// SPDX-License-Identifier: Apache-2.0
//! How the price of weight follows how full blocks are.

mod common;

use common::{Chain, chain, preset, transaction};
use computechain_primitives::CPC;
use computechain_runtime::{Runtime, System, TransactionPayment, constants::RuntimeBlockWeights};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use pallet_transaction_payment::{Multiplier, NextFeeMultiplier};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{FixedPointNumber, traits::Convert};

type Update = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;

fn multiplier() -> Multiplier {
	NextFeeMultiplier::<Runtime>::get()
}

/// Fills the current block by so many percent of what transactions may fill, and ends it.
fn next_block(chain: &mut Chain, percent: u64) {
	let class = DispatchClass::Normal;
	let limit = RuntimeBlockWeights::get().get(class).max_total;
	let limit = limit.expect("transactions have a limit").ref_time();
	let weight = Weight::from_parts(limit / 100 * percent, 0);
	System::register_extra_weight_unchecked(weight, class);
	chain.next_block();
}

/// How many blocks of that fullness it takes until `done`.
fn blocks_until(chain: &mut Chain, percent: u64, done: impl Fn(Multiplier) -> bool) -> u32 {
	let mut blocks = 0;
	while !done(multiplier()) {
		next_block(chain, percent);
		blocks += 1;
		assert!(blocks < 1_000, "it takes too long");
	}
	blocks
}

#[test]
fn fees_should_double_within_minutes_and_fall_back_when_blocks_are_full_and_then_empty() {
	chain(&preset(DEV_RUNTIME_PRESET), |chain| {
		let (one, two) = (Multiplier::from_u32(1), Multiplier::from_u32(2));
		assert_eq!(multiplier(), one);
		// 2.4 and 7 minutes at slots of 3 s.
		assert_eq!(blocks_until(chain, 100, |now| now >= two), 47);
		let back = blocks_until(chain, 0, |now| now == one);
		assert!((139..=142).contains(&back), "{back}");
		// Half full blocks raise fees as fast as empty ones lower them.
		assert_eq!(blocks_until(chain, 50, |now| now >= two), 139);
	});
}

#[test]
fn block_should_hold_half_a_slot_of_work_when_slots_are_short_or_long() {
	const MILLISECOND: u64 = 1_000_000_000;
	// Outside of any network the default of 3 s counts.
	let limits = RuntimeBlockWeights::get();
	assert_eq!(limits.max_block.ref_time(), 1_500 * MILLISECOND);
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		let limits = RuntimeBlockWeights::get();
		assert_eq!(limits.max_block.ref_time(), 500 * MILLISECOND);
		let normal = limits.get(DispatchClass::Normal).max_total;
		assert_eq!(
			normal.map(|limit| limit.ref_time()),
			Some(425 * MILLISECOND)
		);
		let operational = limits.get(DispatchClass::Operational).reserved;
		assert_eq!(
			operational.map(|limit| limit.ref_time()),
			Some(75 * MILLISECOND)
		);
	});
}

#[test]
fn fees_should_stay_when_blocks_are_a_quarter_full() {
	chain(&preset(DEV_RUNTIME_PRESET), |chain| {
		let four = Multiplier::from_u32(4);
		NextFeeMultiplier::<Runtime>::put(four);
		for _ in 0..5 {
			next_block(chain, 25);
			assert_eq!(multiplier(), four);
		}
	});
}

#[test]
fn price_of_weight_should_be_multiplied_and_that_of_bytes_not_when_fees_have_risen() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		let fee = || {
			let dest = Key::Bob.to_account_id().into();
			let transfer = pallet_balances::Call::transfer_keep_alive { dest, value: CPC };
			let details =
				TransactionPayment::query_fee_details(transaction(Key::Alice, transfer, 0), 150);
			details.inclusion_fee.expect("a transfer pays")
		};
		let before = fee();
		NextFeeMultiplier::<Runtime>::put(Multiplier::from_u32(3));
		let after = fee();
		assert!(before.adjusted_weight_fee > 0);
		assert_eq!(after.adjusted_weight_fee, 3 * before.adjusted_weight_fee);
		assert_eq!(after.len_fee, before.len_fee);
	});
}

#[test]
fn multiplier_should_keep_to_its_bounds_when_blocks_stay_full_or_empty() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		// The current block is empty.
		assert_eq!(
			Update::convert(Multiplier::from_u32(1)),
			Multiplier::from_u32(1)
		);
		assert_eq!(
			Update::convert(Multiplier::saturating_from_rational(1, 2)),
			Multiplier::from_u32(1)
		);
		let limit = RuntimeBlockWeights::get().max_block;
		System::register_extra_weight_unchecked(limit, DispatchClass::Normal);
		let most = Multiplier::from_u32(1_000);
		assert_eq!(Update::convert(most), most);
		assert_eq!(Update::convert(Multiplier::from_u32(999)), most);
	});
}
