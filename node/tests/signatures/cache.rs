// SPDX-License-Identifier: Apache-2.0
//! The cache, the host function that asks it, and the option that sizes it.

use crate::count;
use clap::Parser;
use computechain_node::{
	cli::Cli,
	signatures::{
		DEFAULT_LIMIT, HostFunctions, MAX_LIMIT, SignatureCache,
		host::{SignatureCacheExt, crypto},
	},
};
use sc_executor::HostFunctions as _;
use sp_core::sr25519::{Public, Signature};
use sp_io::{SubstrateHostFunctions, TestExternalities};
use sp_keyring::Sr25519Keyring;
use std::{collections::BTreeSet, sync::Arc};
use substrate_prometheus_endpoint::Registry;

/// A cache of that many verifications, and where it counts.
fn cache(limit: u32) -> (SignatureCache, Registry) {
	let registry = Registry::new();
	let cache = SignatureCache::new(limit, Some(&registry)).expect("its names are free");
	(cache, registry)
}

/// A signature, what it claims to be one of, and by whom.
type Claim = (Signature, Vec<u8>, Public);

fn right(message: &[u8]) -> Claim {
	let who = Sr25519Keyring::Alice;
	(who.sign(message), message.to_vec(), who.public())
}

fn wrong() -> Vec<Claim> {
	let (signature, message, public) = right(b"message");
	let mut flipped = signature;
	flipped.0[3] ^= 1;
	// Without the mark of its form, a signature is one of the form before version 2.
	let mut unmarked = signature;
	unmarked.0[63] &= 0x7f;
	vec![
		(flipped, message.clone(), public),
		(unmarked, message.clone(), public),
		(signature, b"another message".to_vec(), public),
		(signature, Vec::new(), public),
		(signature, message.clone(), Sr25519Keyring::Bob.public()),
		(signature, message.clone(), Public::from_raw([0xff; 32])),
		(signature, message.clone(), Public::from_raw([0; 32])),
		(Signature::from_raw([0; 64]), message.clone(), public),
		(Signature::from_raw([0xff; 64]), message, public),
	]
}

#[test]
fn host_function_should_say_what_the_original_says_when_the_cache_is_on_and_off() {
	let mut claims = wrong();
	claims.extend([b"".as_slice(), b"message", &[7; 256], &[7; 10_000]].map(right));
	// What only its place tells from a claim that was cached.
	let (signature, mut message, public) = right(b"message");
	message.extend_from_slice(&public.0);
	claims.push((signature, message, public));

	let (cache, registry) = cache(100);
	let mut on = TestExternalities::default();
	on.register_extension(SignatureCacheExt::from(Arc::new(cache)));
	let mut off = TestExternalities::default();
	let mut results = BTreeSet::new();
	for (signature, message, public) in claims {
		let expected = sp_io::crypto::sr25519_verify(&signature, &message, &public);
		results.insert(expected);
		for cached in [true, false, true, false] {
			let externalities = if cached { &mut on } else { &mut off };
			let result = externalities
				.execute_with(|| crypto::sr25519_verify(&signature, &message, &public));
			assert_eq!(result, expected, "{signature:?} of {message:?}");
		}
	}
	assert_eq!(results, BTreeSet::from([false, true]));
	assert_eq!(count(&registry, "hits"), 4);
}

#[test]
fn overlay_should_add_no_name_when_it_takes_the_place_of_the_original() {
	let names = |functions: Vec<&'static dyn sc_executor::sp_wasm_interface::Function>| {
		let mut names: Vec<_> = functions.iter().map(|function| function.name()).collect();
		names.sort_unstable();
		names
	};
	assert_eq!(
		names(crypto::HostFunctions::host_functions()),
		[
			"ext_crypto_sr25519_verify_version_1",
			"ext_crypto_sr25519_verify_version_2"
		]
	);
	assert_eq!(
		names(HostFunctions::host_functions()),
		names(SubstrateHostFunctions::host_functions())
	);
}

#[test]
fn cache_should_keep_nothing_when_a_signature_is_wrong() {
	let (cache, registry) = cache(100);
	let claims = wrong();
	for (signature, message, public) in claims.iter().chain(&claims) {
		assert!(!cache.verify(signature, message, public));
		assert!(!cache.prefetch(signature, message, public));
	}
	assert_eq!(count(&registry, "inserted"), 0);
	assert_eq!(count(&registry, "hits"), 0);
	assert_eq!(count(&registry, "misses"), 2 * claims.len() as u64);
}

#[test]
fn cache_should_forget_what_was_not_asked_for_when_it_is_full() {
	let (cache, registry) = cache(2);
	let [first, second, third] = [b"1", b"2", b"3"].map(|message| right(message));
	let is_right = |(signature, message, public): &Claim| cache.verify(signature, message, public);
	for claim in [&first, &second, &first, &third] {
		assert!(is_right(claim));
	}
	assert_eq!(count(&registry, "hits"), 1);
	assert!(is_right(&first) && is_right(&third));
	assert_eq!(count(&registry, "hits"), 3);
	assert!(is_right(&second));
	assert_eq!(count(&registry, "hits"), 3);
	assert_eq!(count(&registry, "inserted"), 4);
}

#[test]
fn cache_should_count_no_question_when_a_signature_is_checked_ahead() {
	let (cache, registry) = cache(2);
	let (signature, message, public) = right(b"message");
	for _ in 0..2 {
		assert!(cache.prefetch(&signature, &message, &public));
	}
	assert_eq!(count(&registry, "inserted"), 1);
	assert_eq!(count(&registry, "hits") + count(&registry, "misses"), 0);
	assert!(cache.verify(&signature, &message, &public));
	assert_eq!(count(&registry, "hits"), 1);
}

fn option(value: &str) -> Result<u32, String> {
	Cli::try_parse_from(["computechain-node", "--signature-cache", value])
		.map(|cli| cli.signature_cache)
		.map_err(|why| why.to_string())
}

#[test]
fn option_should_be_taken_when_it_is_within_the_bounds() {
	let default = Cli::try_parse_from(["computechain-node"]).expect("it has a default");
	assert_eq!(default.signature_cache, DEFAULT_LIMIT);
	for limit in [0, 1, MAX_LIMIT] {
		assert_eq!(option(&limit.to_string()), Ok(limit));
	}
}

#[test]
fn option_should_be_refused_when_it_is_no_number_within_the_bounds() {
	let complaint = option("4194305").expect_err("it is too much");
	assert!(
		complaint.contains("4194305 is not in 0..=4194304"),
		"{complaint}"
	);
	for value in ["many", "", "1.5", "99999999999999999999"] {
		let complaint = option(value).expect_err("it is no number");
		assert!(complaint.contains("--signature-cache <N>"), "{complaint}");
	}
}
