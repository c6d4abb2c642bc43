// SPDX-License-Identifier: Apache-2.0
//! Whether what a worker sent is what it committed to, and right.

use crate::{
	STEP_SAMPLES, WALK_SAMPLES,
	chain::{Commitment, Fraud},
};
use computechain_matmul::{
	Hash,
	benchmark::{self, Parameters},
	opening::{check_sample, draw_samples},
};

/// Whether the hash chain over all roots leads to the chain root.
pub fn are_roots_right(commitment: &Commitment, parameters: Parameters, roots: &[Hash]) -> bool {
	if roots.len() as u64 != parameters.steps() + 1 {
		return false;
	}
	let mut last = commitment.seed;
	let links = roots.iter().map(|root| {
		last = benchmark::link(&last, root);
		last
	});
	let links: Vec<Hash> = links.collect();
	benchmark::chain_root(roots, &links) == commitment.chain_root
}

/// What the openings show.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
	/// All samples are right.
	Right,
	/// An opening leads elsewhere, or there are too few or too many: nothing is proven.
	Nothing,
	/// A sample is proven to be wrong.
	Wrong(Fraud),
}

/// Checks the openings of the samples that a challenge draws.
pub fn openings(
	commitment: &Commitment,
	parameters: Parameters,
	challenge: &Hash,
	openings: Vec<Vec<u8>>,
) -> Shown {
	let samples = draw_samples(challenge, parameters, STEP_SAMPLES, WALK_SAMPLES);
	if openings.len() != samples.len() {
		return Shown::Nothing;
	}
	let mut shown = Shown::Right;
	for (sample, opening) in samples.into_iter().zip(openings) {
		let checked = check_sample(
			&commitment.seed,
			parameters,
			&commitment.chain_root,
			&commitment.walk_root,
			sample,
			&opening,
		);
		match checked {
			Ok(true) => {}
			// Proof beats suspicion: the others are checked for it.
			Ok(false) => {
				return Shown::Wrong(Fraud {
					commitment: commitment.hash,
					sample,
					opening,
				});
			}
			Err(_) => shown = Shown::Nothing,
		}
	}
	shown
}
