// SPDX-License-Identifier: Apache-2.0
//! What a witness keeps of a benchmark while connections come and go: its nonce and its clock.

use crate::random;
use computechain_matmul::Hash;
use std::time::{Duration, Instant};

/// The clock of one benchmark.
pub struct Clock {
	/// Goes into the seed.
	pub nonce: Hash,
	start: Instant,
	chain: Option<(Hash, Duration)>,
	walk: Option<(Hash, Duration)>,
	/// The worker gave two different roots.
	is_contradicted: bool,
}

impl Clock {
	/// Starts now, with a fresh nonce.
	pub fn start() -> Result<Self, getrandom::Error> {
		let nonce = random()?;
		Ok(Self {
			nonce,
			start: Instant::now(),
			chain: None,
			walk: None,
			is_contradicted: false,
		})
	}

	/// The chain root has arrived, perhaps again.
	pub fn chain_arrived(&mut self, root: Hash) {
		let now = self.start.elapsed();
		self.is_contradicted |= self.chain.get_or_insert((root, now)).0 != root;
	}

	/// The walk root has arrived, perhaps again.
	pub fn walk_arrived(&mut self, root: Hash) {
		let now = self.start.elapsed();
		self.is_contradicted |= self.walk.get_or_insert((root, now)).0 != root;
	}

	/// Whether these roots are those that arrived, always.
	pub fn agrees(&self, chain_root: &Hash, walk_root: &Hash) -> bool {
		let is = |seen: &Option<(Hash, Duration)>, root| matches!(seen, Some((r, _)) if r == root);
		!self.is_contradicted && is(&self.chain, chain_root) && is(&self.walk, walk_root)
	}

	/// The milliseconds of both phases, when both have ended.
	pub fn millis(&self) -> Option<(u64, u64)> {
		let ((_, chain), (_, walk)) = (self.chain?, self.walk?);
		let walk = walk.saturating_sub(chain);
		Some((chain.as_millis() as u64, walk.as_millis() as u64))
	}
}
