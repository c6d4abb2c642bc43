// SPDX-License-Identifier: Apache-2.0
//! The output is the author's only one, and depends on everything before it.

use crate::{Current, mock::*, vector, vrf};
use frame_support::{
	assert_ok,
	storage::{TransactionOutcome, with_transaction},
};
use sp_core::Pair;
use sp_runtime::DispatchError;
use std::collections::BTreeSet;

/// The randomness after a contribution, which is taken back.
fn tried(contribution: [u8; 96]) -> [u8; 32] {
	with_transaction(|| {
		assert_ok!(add(contribution));
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(Current::<Test>::get()))
	})
	.expect("it was taken")
}

#[test]
fn output_should_be_the_same_when_the_author_tries_again() {
	run(|| {
		block(2, 9);
		begin(1, 10);
		let tries: Vec<[u8; 96]> = (0..50).map(|_| by(1, 10)).collect();
		// The proofs are random, what counts is not.
		let different: BTreeSet<_> = tries.iter().collect();
		assert_eq!(different.len(), tries.len());
		let outputs: BTreeSet<_> = tries
			.iter()
			.map(|contribution| tried(*contribution))
			.collect();
		assert_eq!(outputs.len(), 1);
		let pre_outputs: BTreeSet<_> = tries.iter().map(|bytes| &bytes[..32]).collect();
		assert_eq!(pre_outputs.len(), 1);
		assert_ok!(add(tries[0]));
		end();
	});
}

#[test]
fn output_should_differ_when_author_slot_or_past_does() {
	let mut seen = BTreeSet::new();
	for (past, number, slot) in [(1, 1, 10), (1, 1, 11), (1, 2, 10), (2, 1, 10)] {
		run(|| {
			block(past, 5);
			block(number, slot);
			assert!(seen.insert(Current::<Test>::get()));
		});
	}
	assert_eq!(seen.len(), 4);
}

#[test]
fn output_should_be_the_documented_one_when_the_vector_is_verified() {
	assert_eq!(author(1).public().0, vector::TURN.author);
	let verified = vrf::verify(
		&vector::TURN.author,
		&vector::PREVIOUS,
		vector::TURN.slot,
		&vector::CONTRIBUTION,
	);
	assert_eq!(verified, Some(vector::RANDOMNESS));
	// Made anew, the pre-output is the same.
	let anew = vrf::sign(&author(1), &vector::PREVIOUS, vector::TURN.slot);
	assert_eq!(anew[..32], vector::CONTRIBUTION[..32]);
}

#[test]
fn fold_should_be_the_documented_hash_when_computed_by_hand() {
	let (pair, previous, slot) = (author(1), [2; 32], 3u64);
	let input = vrf::input(&previous, slot);
	let output: [u8; 32] = pair.make_bytes(b"CPC/randomness/output", &input);
	let mut message = b"CPC/randomness\0".to_vec();
	message.extend(previous);
	message.extend(output);
	let contribution = vrf::sign(&pair, &previous, slot);
	assert_eq!(
		vrf::verify(&pair.public().0, &previous, slot, &contribution),
		Some(sp_io::hashing::sha2_256(&message))
	);
}
