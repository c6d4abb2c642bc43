// SPDX-License-Identifier: Apache-2.0
//! Which places of a benchmark are opened.

use crate::{Hash, benchmark::Parameters, key};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Steps of the chain that are opened on chain, and as many of the walk.
pub const ON_CHAIN_SAMPLES: u32 = 8;

/// A place in a benchmark that can be opened.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Sample {
	/// Entry `[column][row]` of X_{step + 1}, from that row of X_step.
	Step {
		/// The step t of the chain.
		step: u32,
		/// The row of X_t, and of the product.
		row: u32,
		/// The column of the product.
		column: u32,
	},
	/// Entry `[row]` of y_{step + 1}, from y_step and that row of the state that the step reads.
	Walk {
		/// The step k of the walk.
		step: u32,
		/// The row.
		row: u32,
	},
}

impl Sample {
	/// What names the place in a filing: 0, step, row and column of a step of the chain; 1, step
	/// and row of one of the walk.
	pub fn numbers(&self) -> Vec<u64> {
		match *self {
			Self::Step { step, row, column } => {
				vec![0, step.into(), row.into(), column.into()]
			}
			Self::Walk { step, row } => vec![1, step.into(), row.into()],
		}
	}

	/// Whether a benchmark with these parameters has such a place.
	pub fn is_inside(&self, parameters: Parameters) -> bool {
		match *self {
			Self::Step { step, row, column } => {
				u64::from(step) < parameters.steps() && row < parameters.n && column < parameters.n
			}
			Self::Walk { step, row } => step < parameters.k && row < parameters.n,
		}
	}
}

/// So many samples of the chain and then of the walk, drawn by a challenge; repeats are allowed.
///
/// Sample c, counted over both, is made of the first three u64 (little endian) of
/// `key(sample, challenge, c)`: the step, the row and the column, each modulo how many there are.
pub fn draw_samples(
	challenge: &Hash,
	parameters: Parameters,
	steps: u32,
	walks: u32,
) -> Vec<Sample> {
	// Parameters without a step are refused elsewhere; here they must only not divide by zero.
	let draw = |sample: u64, counts: [u64; 3]| {
		let hash = key("sample", challenge, &[sample]);
		let (words, _) = hash.as_chunks::<8>();
		let mut drawn = [0; 3];
		for ((drawn, word), count) in drawn.iter_mut().zip(words).zip(counts) {
			*drawn = (u64::from_le_bytes(*word) % count.max(1)) as u32;
		}
		drawn
	};
	let (n, steps, walks) = (u64::from(parameters.n), u64::from(steps), u64::from(walks));
	let step = |sample| {
		let [step, row, column] = draw(sample, [parameters.steps(), n, n]);
		Sample::Step { step, row, column }
	};
	let walk = |sample| {
		let [step, row, _] = draw(sample, [parameters.k.into(), n, n]);
		Sample::Walk { step, row }
	};
	let of_walk = (steps..steps + walks).map(walk);
	(0..steps).map(step).chain(of_walk).collect()
}

/// The samples that a worker opens on chain: [`ON_CHAIN_SAMPLES`] of the chain and as many of the
/// walk, drawn by randomness that came after the commitment.
pub fn on_chain_samples(
	randomness: &Hash,
	commitment: &Hash,
	parameters: Parameters,
) -> Vec<Sample> {
	let both = [*randomness, *commitment];
	let challenge = key("openings", both.as_flattened(), &[]);
	draw_samples(&challenge, parameters, ON_CHAIN_SAMPLES, ON_CHAIN_SAMPLES)
}
