// SPDX-License-Identifier: Apache-2.0
use super::anchor;
use crate::{
	chain::Answer,
	rpc::answer,
	scenario::Mix,
	transactions::{Kind, Maker, Senders, Template},
};
use codec::{Compact, Decode};
use jsonrpsee_client::types::ErrorObject;
use sp_core::{Pair, sr25519};
use std::{collections::HashMap, sync::Arc};

fn template() -> Template {
	Template {
		calls: [[4, 3], [8, 0], [8, 1], [0, 0]],
		batch_all: [40, 2],
		spec_version: 7,
		transaction_version: 3,
		genesis: [9; 32],
		lifetime: 64,
	}
}

fn maker(mix: Mix, senders: u32, chain: u32, total: u64) -> Maker {
	let senders = Arc::new(Senders::derive(1, senders));
	let nonces = vec![5; senders.accounts().len()];
	Maker::new(
		senders,
		template(),
		mix,
		vec![[3; 32]],
		chain,
		nonces,
		total,
	)
}

#[test]
fn transaction_should_carry_a_good_signature_when_it_is_taken_apart() {
	let senders = Senders::derive(1, 1);
	let signed = maker(Mix::default(), 1, 1, 1).chunk(&anchor());
	assert_eq!(signed.len(), 1);
	assert_eq!(
		(signed[0].sender, signed[0].nonce, signed[0].last_block),
		(0, 5, 73)
	);
	let bytes = hex::decode(&signed[0].hex[2..]).unwrap();
	assert_eq!(signed[0].hash, sp_io::hashing::blake2_256(&bytes));
	let mut rest = bytes.as_slice();
	let length = Compact::<u32>::decode(&mut rest).unwrap().0;
	assert_eq!(length as usize, rest.len());
	assert_eq!(rest[..2], [0x84, 0]);
	assert_eq!(rest[2..34], senders.accounts()[0]);
	assert_eq!(rest[34], 1);
	let signature = sr25519::Signature::try_from(&rest[35..99]).unwrap();
	let account = sr25519::Public::from_raw(senders.accounts()[0]);
	// Behind the signature: era, nonce, tip, mode, and then the call.
	let call = &rest[99 + 2 + 3..];
	let payload = template().payload(call, 5, &anchor());
	assert!(sr25519::Pair::verify(&signature, &payload, &account));
}

#[test]
fn senders_should_be_the_same_when_the_seed_is_the_same() {
	assert_eq!(
		Senders::derive(1, 3).accounts(),
		Senders::derive(1, 3).accounts()
	);
	assert_ne!(
		Senders::derive(1, 3).accounts(),
		Senders::derive(2, 3).accounts()
	);
	let accounts = Senders::derive(1, 100).accounts();
	let different: std::collections::HashSet<_> = accounts.iter().collect();
	assert_eq!(different.len(), 100);
}

#[test]
fn nonces_should_follow_each_other_when_senders_take_turns() {
	let mut maker = maker(Mix::default(), 3, 2, 13);
	let signed = maker.chunk(&anchor());
	let pairs: Vec<_> = signed.iter().map(|one| (one.sender, one.nonce)).collect();
	let expected = [
		(0, 5),
		(0, 6),
		(1, 5),
		(1, 6),
		(2, 5),
		(2, 6),
		(0, 7),
		(0, 8),
		(1, 7),
		(1, 8),
		(2, 7),
		(2, 8),
		(0, 9),
	];
	assert_eq!(pairs, expected);
	assert!(maker.chunk(&anchor()).is_empty());
}

#[test]
fn mix_should_be_exact_in_each_round_and_spread_when_parts_differ() {
	let mix = Mix {
		transfer: 90,
		delegate: 6,
		undelegate: 2,
		remark: 2,
		..Default::default()
	};
	for round in 0..3 {
		let mut counts = HashMap::new();
		for number in 0..100 {
			let kind = Maker::kind(&mix, 100 * round + number);
			*counts.entry(format!("{kind:?}")).or_insert(0) += 1;
		}
		let of = |name: &str| counts.get(name).copied().unwrap_or(0);
		let counted = ["Transfer", "Delegate", "Undelegate", "Remark"].map(of);
		assert_eq!(counted, [90, 6, 2, 2]);
	}
	let gaps = (0..100).filter(|number| Maker::kind(&mix, *number) == Kind::Delegate);
	let places: Vec<_> = gaps.collect();
	assert!(
		places.windows(2).all(|pair| pair[1] - pair[0] >= 5),
		"{places:?}"
	);
}

#[test]
fn answer_should_be_told_from_the_code_when_a_node_refuses() {
	let of = |code: i32, message: &'static str, data: Option<&str>| {
		answer(&ErrorObject::owned(code, message, data))
	};
	assert_eq!(of(1013, "Already Imported", Some("hash")), Answer::Known);
	assert!(matches!(
		of(1016, "Immediately Dropped", None),
		Answer::PushedBack(_)
	));
	assert!(matches!(of(1012, "banned", None), Answer::Banned(_)));
	assert!(matches!(
		of(1010, "Invalid Transaction", Some("Transaction is outdated")),
		Answer::Outdated(_)
	));
	assert_eq!(
		of(
			1010,
			"Invalid Transaction",
			Some("Inability to pay some fees")
		),
		Answer::Refused("Invalid Transaction: Inability to pay some fees".into())
	);
	assert!(matches!(of(-32_008, "busy", None), Answer::PushedBack(_)));
	assert!(matches!(of(1, "what", None), Answer::Refused(_)));
}
