// SPDX-License-Identifier: Apache-2.0
//! What a worker's results weigh and what its past is worth.

use crate::{PPM, muldiv::multiply_by_wide_rational};
use primitive_types::U256;

/// One, in micro units.
const MICRO: u128 = 1_000_000;
/// Weights below this count as nothing: 0.1.
const LOWEST_WEIGHT_MICRO: u128 = 100_000;
/// Weights above this count as this: 1000.
const HIGHEST_WEIGHT_MICRO: u128 = 1_000_000_000;
/// What one task leaves of the evidence before it, in percent.
const DECAY_PERCENT: u128 = 98;

/// How hard a product is, in thousandths of 1024 x 1024 x 1024, floored.
pub fn difficulty_milli(m: u32, k: u32, n: u32) -> u64 {
	let operations = U256::from(m) * U256::from(k) * U256::from(n);
	// At most 2^96 * 1000 / 2^30 = 2^76: saturates only for products that no network accepts.
	u64::try_from((operations * U256::from(1_000)) >> 30).unwrap_or(u64::MAX)
}

/// The facts that a worker's weight of one epoch is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WeightFacts {
	/// Results whose window closed in the epoch.
	pub results: u64,
	/// Multiplier of the worker's class, in thousandths.
	pub tier_milli: u32,
	/// Tasks done on time / tasks assigned; above one counts as one.
	pub uptime_ppm: u32,
	/// Mean difficulty of the results, in thousandths.
	pub difficulty_milli: u64,
	/// The worker's reputation; above one counts as one.
	pub reputation_ppm: u32,
}

impl WeightFacts {
	/// The weight in micro units: the exact product of all five, floored once.
	///
	/// Below 0.1 it is 0, above 1000 it is 1000.
	pub fn weight_micro(&self) -> u128 {
		let uptime = self.uptime_ppm.min(PPM);
		let reputation = self.reputation_ppm.min(PPM);
		// At most 64 + 32 + 64 + 20 + 20 bits.
		let product = U256::from(self.results)
			* U256::from(self.tier_milli)
			* U256::from(self.difficulty_milli)
			* U256::from(uptime)
			* U256::from(reputation);
		// Units of the factors: 10^-3, 10^-3, 10^-6 and 10^-6; of the weight: 10^-6.
		let micro = product / U256::from(MICRO * MICRO);
		match u128::try_from(micro)
			.unwrap_or(u128::MAX)
			.min(HIGHEST_WEIGHT_MICRO)
		{
			low if low < LOWEST_WEIGHT_MICRO => 0,
			weight => weight,
		}
	}
}

/// A worker's reputation: a beta distribution in micro units that begins at (1, 1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reputation {
	/// Evidence for the worker.
	pub alpha_micro: u128,
	/// Evidence against it.
	pub beta_micro: u128,
}

impl Default for Reputation {
	fn default() -> Self {
		Self {
			alpha_micro: MICRO,
			beta_micro: MICRO,
		}
	}
}

impl Reputation {
	/// The reputation after one more protocol task.
	///
	/// Both sides decay first, each floored; then the task's difficulty, in micro units, is
	/// added to the side that it speaks for.
	#[must_use]
	pub fn after(self, verified: bool, difficulty_milli: u64) -> Self {
		let weight = u128::from(difficulty_milli) * 1_000;
		let (gain, loss) = if verified { (weight, 0) } else { (0, weight) };
		Self {
			alpha_micro: decayed(self.alpha_micro).saturating_add(gain),
			beta_micro: decayed(self.beta_micro).saturating_add(loss),
		}
	}

	/// `floor(alpha * 10^6 / (alpha + beta))`.
	///
	/// One half, like the prior, when all evidence has decayed to nothing.
	pub fn ppm(&self) -> u32 {
		let total = U256::from(self.alpha_micro) + U256::from(self.beta_micro);
		multiply_by_wide_rational(self.alpha_micro, PPM.into(), total)
			.and_then(|ppm| u32::try_from(ppm).ok())
			.unwrap_or(PPM / 2)
	}
}

fn decayed(evidence: u128) -> u128 {
	// The ratio is below one, so there always is a result.
	multiply_by_wide_rational(evidence, DECAY_PERCENT, U256::from(100)).unwrap_or(evidence)
}
