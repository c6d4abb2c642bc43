// SPDX-License-Identifier: Apache-2.0
//! What the node submits off chain.

use crate::mock::*;
use codec::Decode;
use frame_support::assert_ok;
use frame_system::RawOrigin;
use sp_core::offchain::{OffchainDbExt, TransactionPoolExt, testing};
use sp_runtime::generic::Preamble;

/// Runs a test with a pool, and returns what is in the pool after it.
fn pool_after(test: impl FnOnce()) -> Vec<Extrinsic> {
	let mut ext = new_ext();
	let (offchain, _) = testing::TestOffchainExt::new();
	let (pool, state) = testing::TestTransactionPoolExt::new();
	ext.register_extension(OffchainDbExt::new(offchain));
	ext.register_extension(TransactionPoolExt::new(pool));
	ext.execute_with(|| {
		block_at(100);
		test();
	});
	let transactions = state.read().transactions.clone();
	transactions
		.iter()
		.map(|bytes| Extrinsic::decode(&mut &bytes[..]).unwrap())
		.collect()
}

fn submit(slot: u64, number: u8) -> Option<()> {
	let proof = proof(0, slot, number);
	Equivocation::submit_double_authoring_report(proof.first, proof.second)
}

#[test]
fn report_should_enter_the_pool_unsigned_when_the_proof_holds() {
	let pool = pool_after(|| assert_eq!(submit(99, 0), Some(())));
	assert_eq!(pool.len(), 1);
	assert!(matches!(pool[0].preamble, Preamble::General(..)));
	assert!(matches!(pool[0].function, RuntimeCall::Equivocation(_)));
}

#[test]
fn report_should_find_the_session_by_itself_when_it_is_an_older_one() {
	let pool = pool_after(|| {
		rotate(&[5]);
		blocks(2);
		assert_eq!(submit(101, 2), Some(()));
	});
	assert_eq!(pool.len(), 1);
}

#[test]
fn nothing_should_be_submitted_when_the_proof_does_not_hold() {
	let pool = pool_after(|| assert_eq!(submit(99, 1), None));
	assert!(pool.is_empty());
}

#[test]
fn nothing_should_be_submitted_when_the_validator_was_reported() {
	let pool = pool_after(|| {
		assert_ok!(Equivocation::report_double_authoring(
			RawOrigin::Signed(account(9)).into(),
			Box::new(proof(0, 99, 0)),
		));
		assert_eq!(submit(99, 0), Some(()));
	});
	assert!(pool.is_empty());
}
