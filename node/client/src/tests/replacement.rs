// SPDX-License-Identifier: Apache-2.0
use crate::{
	Amount, Error, TransactionOptions,
	error::{Bid, Ranks, priorities},
};
use computechain_primitives::{Balance, CPC, NetworkParameters};
use subxt::{
	error::{BackendError, ExtrinsicError, RpcError},
	rpcs::{Error as Rpc, UserError},
};

const UNIT: Balance = NetworkParameters::TIP_UNIT;
/// The longest transactions of a block, in bytes.
const BLOCK_LENGTH: u128 = 3_932_160;

#[test]
fn transactions_should_be_mortal_when_nothing_else_is_asked_for() {
	assert_eq!(TransactionOptions::default().lifetime, 64);
}

#[test]
fn priorities_should_be_read_when_the_node_names_them() {
	let ranks = |old, new| Some(Ranks { old, new });
	let read = priorities("Priority is too low: (26214 vs 24576)");
	assert_eq!(read, ranks(26_214, 24_576));
	let largest = format!("Priority is too low: ({} vs 0)", u64::MAX);
	assert_eq!(priorities(&largest), ranks(u64::MAX, 0));
	for text in [
		"",
		"Priority is too low",
		"Priority is too low: (1 vs)",
		"Priority is too low: (1 vs 2",
		"Priority is too low: (-1 vs 2)",
		"Priority is too low: (18446744073709551616 vs 2)",
	] {
		assert_eq!(priorities(text), None, "{text}");
	}
}

/// The rank that the chain gives a transaction whose other parts take `bare` bytes, and which is
/// so heavy that at most `most` fit.
fn rank(tip: Balance, bare: u128, most: u128) -> (u64, u128) {
	let compact = match tip {
		0..64 => 1,
		64..16_384 => 2,
		16_384..1_073_741_824 => 4,
		_ => 1 + u128::from((128 - tip.leading_zeros()).div_ceil(8)),
	};
	let length = bare + compact;
	let fit = (BLOCK_LENGTH / length).min(most);
	let rank = (tip / UNIT + 1).saturating_mul(fit);
	(u64::try_from(rank).unwrap_or(u64::MAX), length)
}

#[test]
fn tip_should_be_enough_and_no_waste_when_it_is_named() {
	let tips = [
		0,
		1,
		UNIT,
		63 * UNIT,
		1_000 * UNIT,
		CPC / 1_000,
		CPC,
		100_000 * CPC,
	];
	for (bare, most) in [
		(110, u128::MAX),
		(150, 5_000),
		(16_380, 7_000),
		(90_000, 30),
	] {
		for old_tip in tips {
			for tip in tips.into_iter().filter(|tip| *tip <= old_tip) {
				let (old, _) = rank(old_tip, bare, most);
				let (new, length) = rank(tip, bare, most);
				if new > old {
					// The lower tip is shorter and ranks higher already.
					continue;
				}
				let length = usize::try_from(length).expect("it is short");
				let sufficient = Bid { tip, length }
					.beating(Ranks { old, new })
					.expect("some tip is enough");
				assert!(rank(sufficient, bare, most).0 > old, "{old_tip} {tip}");
				// A fifth more than the old tip covers what the longer encoding loses.
				assert!(sufficient <= old_tip / 5 * 6 + 2 * UNIT, "{sufficient}");
			}
		}
	}
}

#[test]
fn tip_should_be_one_unit_more_when_the_lengths_are_equal() {
	let (old, length) = rank(CPC, 110, u128::MAX);
	let length = usize::try_from(length).expect("it is short");
	let bid = Bid { tip: CPC, length };
	assert_eq!(bid.beating(Ranks { old, new: old }), Some(CPC + UNIT));
}

#[test]
fn no_tip_should_be_named_when_none_is_enough() {
	let bid = Bid {
		tip: 0,
		length: 150,
	};
	let ranks = |old, new| Ranks { old, new };
	assert_eq!(bid.beating(ranks(u64::MAX, u64::MAX)), None);
	assert_eq!(bid.beating(ranks(5, 0)), None);
	let empty = Bid { tip: 0, length: 0 };
	assert_eq!(empty.beating(ranks(5, 5)), None);
}

/// What becomes of the node's answer to a transfer of 150 bytes without a tip.
fn sorted(code: i32, message: &str) -> Error {
	let answer = UserError {
		code,
		message: message.into(),
		data: None,
	};
	let error = BackendError::Rpc(RpcError::ClientError(Rpc::User(answer)));
	let bid = Bid {
		tip: 0,
		length: 150,
	};
	let error = ExtrinsicError::ErrorSubmittingTransaction(error);
	Error::of_submission("Balances.transfer_keep_alive".into(), bid, error)
}

#[test]
fn error_should_name_a_sufficient_tip_when_a_replacement_is_refused() {
	let error = sorted(1014, "Priority is too low: (26214 vs 26214)");
	let Error::Outranked {
		tip, sufficient, ..
	} = &error
	else {
		panic!("{error:?}");
	};
	assert_eq!(*tip, Amount(0));
	assert_eq!(*sufficient, Amount(UNIT));
	assert_eq!(
		error.to_string(),
		"Balances.transfer_keep_alive does not replace the waiting transaction of the same nonce: \
		 a tip of 0 CPC is too low, 0.000000001 CPC is enough"
	);
}

#[test]
fn error_should_say_what_the_node_says_when_it_is_another_refusal() {
	for (code, message) in [
		(1010, "Invalid Transaction"),
		(1010, "Priority is too low: (1 vs 1)"),
		(1014, "Priority is too low"),
	] {
		let error = sorted(code, message);
		assert!(matches!(error, Error::Refused { .. }), "{error:?}");
		assert!(error.to_string().ends_with(message), "{error}");
	}
}
