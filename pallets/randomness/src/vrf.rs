// SPDX-License-Identifier: Apache-2.0
//! The verifiable random function: what authors sign and what comes of it.
//!
//! The runtime verifies in Wasm; there is no host function for it.

use crate::Contribution;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use sp_core::{
	crypto::VrfPublic,
	sr25519::{
		Public,
		vrf::{VrfInput, VrfSignature, VrfTranscript},
	},
};

/// The label of what is signed, and with a zero byte the domain of the fold.
const LABEL: &[u8] = b"CPC/randomness";
/// The context in which the output's bytes are derived.
const OUTPUT: &[u8] = b"CPC/randomness/output";

/// What the author of a slot evaluates the function on (rule 1).
pub fn input(previous: &[u8; 32], slot: u64) -> VrfInput {
	VrfTranscript::new(
		LABEL,
		&[(b"previous", previous), (b"slot", &slot.to_le_bytes())],
	)
}

/// The bytes that go into a block.
pub fn contribution(signature: &VrfSignature) -> Contribution {
	let mut bytes: Contribution = [0; 96];
	for (to, from) in bytes.iter_mut().zip(signature.encode()) {
		*to = from;
	}
	bytes
}

/// The contribution of whoever has that key.
#[cfg(feature = "std")]
pub fn sign(author: &sp_core::sr25519::Pair, previous: &[u8; 32], slot: u64) -> Contribution {
	use sp_core::crypto::VrfSecret;
	contribution(&author.vrf_sign(&input(previous, slot).into_sign_data()))
}

/// The randomness that follows on `previous`; none when the contribution is not the author's.
pub fn verify(
	author: &[u8; 32],
	previous: &[u8; 32],
	slot: u64,
	contribution: &Contribution,
) -> Option<[u8; 32]> {
	let signature = VrfSignature::decode(&mut &contribution[..]).ok()?;
	let input = input(previous, slot);
	let author = Public::from_raw(*author);
	if !author.vrf_verify(&input.clone().into_sign_data(), &signature) {
		return None;
	}
	let output: [u8; 32] = author
		.make_bytes(OUTPUT, &input, &signature.pre_output)
		.ok()?;
	Some(fold(previous, &output))
}

/// Folds an output into the randomness (rule 5).
fn fold(previous: &[u8; 32], output: &[u8; 32]) -> [u8; 32] {
	let message: Vec<u8> = [LABEL, &[0], previous, output].concat();
	sp_io::hashing::sha2_256(&message)
}
