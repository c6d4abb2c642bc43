// SPDX-License-Identifier: Apache-2.0
//! What worker and witness say to each other, in SCALE.

use codec::{Decode, Encode};
use computechain_matmul::{Hash, benchmark::Parameters, opening::max_opening_len};
use computechain_primitives::BlockNumber;

use crate::{STEP_SAMPLES, WALK_SAMPLES};

/// The version of the protocol.
pub const VERSION: u8 = 1;

/// Room for the compact lengths of a message and what names it.
const OVERHEAD: usize = 16;

/// The benchmark that it is about: a worker has one at a time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode)]
pub struct Request {
	/// The worker's account.
	pub worker: Hash,
	/// The block it starts at.
	pub start: BlockNumber,
}

/// The first frame, by the worker; the only one without a signature.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Hello {
	/// See [`VERSION`].
	pub version: u8,
	/// The chain.
	pub genesis: Hash,
	/// The benchmark.
	pub request: Request,
	/// Whom the worker means to speak to.
	pub witness: Hash,
	/// The worker's part of what both sign.
	pub challenge: Hash,
}

/// The answer of the witness, whose signature is over both challenges.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Welcome {
	/// The witness's part of what both sign. Sent in the clear before the signature can be checked.
	pub challenge: Hash,
}

/// What a worker says once it is welcome.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum FromWorker {
	/// Waits for the nonce.
	Ready,
	/// The chain is computed.
	ChainRoot(Hash),
	/// The walk is done.
	WalkRoot(Hash),
	/// The roots of X_0 to X_T.
	Roots(Vec<Hash>),
	/// The openings of the samples that the challenge draws.
	Openings(Vec<Vec<u8>>),
}

impl FromWorker {
	/// No message without roots or openings is longer.
	pub const SHORT: usize = 64;

	/// No message with the roots is longer.
	pub fn longest_roots(parameters: Parameters) -> usize {
		let roots = (parameters.steps() as usize).saturating_add(1);
		roots.saturating_mul(32).saturating_add(OVERHEAD)
	}

	/// No message with openings is longer.
	pub fn longest_openings(parameters: Parameters) -> usize {
		let one = max_opening_len(parameters).saturating_add(OVERHEAD);
		let samples = (STEP_SAMPLES + WALK_SAMPLES) as usize;
		one.saturating_mul(samples).saturating_add(OVERHEAD)
	}
}

/// What a witness says.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum FromWitness {
	/// The benchmark has started.
	Nonce(Hash),
	/// Draws the samples to open.
	Challenge(Hash),
	/// What the witness says on chain: whether all is right.
	Verdict(bool),
}

impl FromWitness {
	/// No message is longer.
	pub const LONGEST: usize = 64;
}
