// SPDX-License-Identifier: Apache-2.0
//! Numbers that follow from a seed: SplitMix64, which is short and the same everywhere.

use computechain_primitives::Balance;

pub struct Random(u64);

impl Random {
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below `end`, which is not 0.
	pub fn below(&mut self, end: u64) -> u64 {
		self.next() % end
	}

	/// A number from `low` to `high`, both included; `low` when that is not below `high`.
	pub fn within(&mut self, low: u64, high: u64) -> u64 {
		low + self.below(high.saturating_sub(low) + 1)
	}

	/// An amount from `low` to `high`, both included; `low` when that is not below `high`.
	pub fn amount(&mut self, low: Balance, high: Balance) -> Balance {
		let number = u128::from(self.next()) << 64 | u128::from(self.next());
		low + number % (high.saturating_sub(low) + 1)
	}

	/// True that many times out of a hundred.
	pub fn percent(&mut self, chance: u64) -> bool {
		self.below(100) < chance
	}

	/// One of them, if there are any.
	pub fn pick<T: Clone>(&mut self, items: &[T]) -> Option<T> {
		if items.is_empty() {
			return None;
		}
		items.get(self.below(items.len() as u64) as usize).cloned()
	}
}
