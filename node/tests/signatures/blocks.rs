// SPDX-License-Identifier: Apache-2.0
//! Blocks whose signatures are remembered and checked ahead, executed by the Wasm runtime.

use crate::{
	chain::{Draft, Node, complete},
	count,
};
use codec::Encode;
use computechain_node::signatures::{Prefetch, SignatureCache, prefetch};
use computechain_runtime::{
	Address, Hash, Header, RuntimeCall, TxExtension, UncheckedExtrinsic,
	opaque::{Block, UncheckedExtrinsic as Opaque},
};
use sc_consensus::{BlockImportParams, Verifier};
use sp_consensus::BlockOrigin;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{generic::Era, traits::Header as _};
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;

/// How many transactions [`transactions`] gives.
const TRANSACTIONS: u64 = 13;

fn transfer(who: Sr25519Keyring, nonce: u32) -> Draft {
	Draft {
		who,
		nonce,
		call: pallet_balances::Call::transfer_keep_alive {
			dest: Sr25519Keyring::Dave.to_account_id().into(),
			value: 1_000_000_000_000_000_000,
		}
		.into(),
		era: Era::Immortal,
		birth: Hash::zero(),
	}
}

/// Transactions for the block of that number after the genesis: immortal ones, ones that begin to be
/// valid with the parent, and one whose payload is signed by its hash.
fn transactions(node: &Node, number: u32) -> Vec<Opaque> {
	let (genesis, parent) = (node.genesis(), node.best());
	let immortal = (0..6).map(|nth| Draft {
		birth: genesis,
		..transfer(Sr25519Keyring::Alice, (number - 1) * 6 + nth)
	});
	let mortal = (0..6).map(|nth| Draft {
		era: Era::mortal(64, u64::from(number - 1)),
		birth: parent,
		..transfer(Sr25519Keyring::Bob, (number - 1) * 6 + nth)
	});
	let long = Draft {
		call: frame_system::Call::remark {
			remark: vec![7; 1_000],
		}
		.into(),
		birth: genesis,
		..transfer(Sr25519Keyring::Charlie, number - 1)
	};
	let drafts = immortal.chain(mortal).chain([long]);
	drafts.map(|draft| draft.sign(genesis)).collect()
}

#[test]
fn state_root_should_be_equal_when_the_cache_is_on_and_off() {
	let (mut on, mut off) = (Node::new(1_000), Node::new(0));
	for number in 1..=2 {
		let block = on.write(transactions(&on, number));
		assert_eq!(on.count("misses"), u64::from(number) * TRANSACTIONS);

		let mut digest = block.header.digest.clone();
		digest.pop();
		let again = off.execute(digest, block.extrinsics.clone());
		assert_eq!(again.header.state_root, block.header.state_root);

		// Each import fails unless the runtime finds the roots that the header names.
		on.import(&block);
		off.import(&block);
		assert_eq!(on.count("misses"), u64::from(number) * TRANSACTIONS);
		assert_eq!(on.count("hits"), u64::from(number) * TRANSACTIONS);
	}
	assert_eq!(on.count("inserted"), 2 * TRANSACTIONS);
}

#[test]
fn runtime_should_ask_for_no_unknown_signature_when_they_were_checked_ahead() {
	let (mut author, mut other) = (Node::new(0), Node::new(1_000));
	for number in 1..=2 {
		let block = author.write(transactions(&author, number));
		author.import(&block);
		other.import(&block);
	}
	assert_eq!(other.count("inserted"), 2 * TRANSACTIONS);
	assert_eq!(other.count("hits"), 2 * TRANSACTIONS);
	assert_eq!(other.count("misses"), 0);
}

/// The header of a first block on that parent.
fn child(parent: Hash) -> Header {
	let digest = Default::default();
	Header::new(1, Hash::zero(), Hash::zero(), parent, digest)
}

/// Checks the body of a block on that parent ahead, and says how many signatures were kept.
fn kept(node: &Node, parent: Hash, body: &[Opaque]) -> u64 {
	let registry = Registry::new();
	let cache = SignatureCache::new(1_000, Some(&registry)).expect("its names are free");
	prefetch(&node.service.client, &cache, &child(parent), body);
	count(&registry, "inserted")
}

/// Extrinsics that are no transactions with an sr25519 signature of this chain.
fn foreign(node: &Node) -> Vec<Opaque> {
	let genesis = node.genesis();
	let draft = || Draft {
		birth: genesis,
		..transfer(Sr25519Keyring::Alice, 0)
	};
	let good = draft().sign(genesis);
	let payload = draft().payload(genesis);
	let ed25519 = Ed25519Keyring::Alice;
	let signature = payload.using_encoded(|bytes| ed25519.sign(bytes));
	let ed25519 = complete(payload, ed25519.to_account_id().into(), signature.into());
	let raw = complete(
		draft().payload(genesis),
		Address::Raw(vec![1; 32]),
		Sr25519Keyring::Alice.sign(b"").into(),
	);
	let (call, extension, _): (RuntimeCall, TxExtension, _) =
		draft().payload(genesis).deconstruct();
	let general = UncheckedExtrinsic::new_transaction(call, extension);
	let bare = UncheckedExtrinsic::new_bare(frame_system::Call::remark { remark: vec![] }.into());
	// Batches of one batch each, the last one empty.
	let nested = |depth: usize| {
		let batches = [40, 0, 4].repeat(depth);
		Opaque::from_blob([&[4], &batches[..], &[40, 0, 0]].concat())
	};
	let mut longer = good.inner().to_vec();
	longer.push(0);
	vec![
		Opaque::from_blob(Vec::new()),
		Opaque::from_blob(vec![0xff; 1_000]),
		Opaque::from_blob(vec![0x84; 1_000]),
		Opaque::from_blob(good.inner()[..good.inner().len() - 1].to_vec()),
		Opaque::from_blob(longer),
		nested(10),
		nested(31),
		nested(1_000_000),
		ed25519,
		raw,
		general.into(),
		bare.into(),
		// It begins to be valid in a block that is not there.
		Draft {
			era: Era::mortal(64, 40),
			..draft()
		}
		.sign(genesis),
	]
}

#[test]
fn prefetch_should_keep_only_what_the_runtime_will_ask_for_when_a_block_holds_more() {
	let node = Node::new(0);
	let genesis = node.genesis();
	let elsewhere = Hash::repeat_byte(1);
	let transfer = |chain, birth| {
		let draft = transfer(Sr25519Keyring::Alice, 0);
		Draft { birth, ..draft }.sign(chain)
	};
	let good = transfer(genesis, genesis);

	let mut body = foreign(&node);
	assert_eq!(kept(&node, genesis, &body), 0);
	body.push(good.clone());
	assert_eq!(kept(&node, genesis, &body), 1);
	assert_eq!(kept(&node, genesis, &[transfer(elsewhere, genesis)]), 0);
	assert_eq!(kept(&node, genesis, &[transfer(genesis, elsewhere)]), 0);
	assert_eq!(kept(&node, elsewhere, &[good]), 0);
}

/// Finds every block right.
struct Trusting;

#[async_trait::async_trait]
impl Verifier<Block> for Trusting {
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		Ok(block)
	}
}

#[test]
fn block_should_pass_unchanged_when_its_extrinsics_are_foreign() {
	let node = Node::new(0);
	let client = node.service.client.clone();
	let header = child(node.genesis());
	for cache in [None, Some(SignatureCache::new(1_000, None))] {
		let cache = cache.map(|cache| Arc::new(cache.expect("it has no registry")));
		for body in [None, Some(Vec::new()), Some(foreign(&node))] {
			let mut block =
				BlockImportParams::<Block>::new(BlockOrigin::NetworkBroadcast, header.clone());
			block.body.clone_from(&body);
			let verifier = Prefetch::new(Trusting, client.clone(), cache.clone());
			let passed = futures::executor::block_on(verifier.verify(block));
			let passed = passed.expect("the verifier is content");
			assert_eq!(passed.header, header);
			assert_eq!(passed.body, body);
		}
	}
}
