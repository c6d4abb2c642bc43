// SPDX-License-Identifier: Apache-2.0
//! How far a worker's evidence about its machine is believed, 0 to 100.

/// The highest score without a passed benchmark: a replayed report alone stays below admission.
pub const UNMEASURED_CAP: u8 = 59;

/// Which levels of an attestation hold.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Evidence {
	/// Level 1: the device's own description.
	pub level1: bool,
	/// Level 2: the driver is on the whitelist.
	pub level2: bool,
	/// Level 3: the PCI identity agrees everywhere and is on the whitelist.
	pub level3: bool,
	/// Level 4: the benchmark's speed.
	pub compute: bool,
	/// Level 4: the memory was resident.
	pub residency: bool,
	/// Level 4: the speed is that of the last runs.
	pub stability: bool,
	/// Level 5: signature, nonce and stake.
	pub level5: bool,
	/// The claimed model matches the measured class, or there is no measured class.
	pub consistent: bool,
}

impl Evidence {
	/// Whether level 4 counts as passed: compute and residency.
	pub fn benchmark_passed(&self) -> bool {
		self.compute && self.residency
	}

	/// The sum of the levels that hold, 0 without level 5, at most 59 without a passed benchmark.
	///
	/// Levels 1 to 3 count only when consistent. The parts of level 4 count one by one.
	pub fn score(&self) -> u8 {
		if !self.level5 {
			return 0;
		}
		let points = [
			(self.level1 && self.consistent, 10),
			(self.level2 && self.consistent, 20),
			(self.level3 && self.consistent, 30),
			(self.compute, 15),
			(self.residency, 10),
			(self.stability, 5),
			(self.level5, 10),
		];
		// At most 100 in all.
		let sum: u8 = points
			.iter()
			.filter(|(holds, _)| *holds)
			.map(|(_, points)| points)
			.sum();
		if self.benchmark_passed() {
			sum
		} else {
			sum.min(UNMEASURED_CAP)
		}
	}
}
