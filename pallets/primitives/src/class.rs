// SPDX-License-Identifier: Apache-2.0
//! Classes of hardware (proof-of-compute design, section 5).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The class of a worker's hardware, as measured.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum GpuClass {
	/// No measured class. Admitted where the network allows it.
	#[default]
	Unknown,
	/// RTX 3090.
	Rtx3090,
	/// RTX 4070.
	Rtx4070,
	/// RTX 4080.
	Rtx4080,
	/// RTX 4090.
	Rtx4090,
	/// RTX 5090.
	Rtx5090,
	/// RTX A6000.
	RtxA6000,
	/// L4.
	L4,
	/// L40S.
	L40s,
	/// A100 with 40 GB.
	A100x40,
	/// A100 with 80 GB.
	A100x80,
	/// H100 SXM.
	H100Sxm,
	/// H200.
	H200,
	/// B200.
	B200,
}

/// What a device reaches.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Figures {
	/// Multiply-adds a second.
	pub speed: u64,
	/// Bytes read from memory a second.
	pub bandwidth: u64,
	/// Bytes of memory.
	pub vram: u64,
}

const GIGA: u64 = 1_000_000_000;

/// A class is reached with so many percent of its reference speed.
const SPEED_PERCENT: u64 = 80;
/// A class is reached with so many percent of its reference bandwidth; a data sheet's bandwidth is
/// a peak that no kernel sees.
const BANDWIDTH_PERCENT: u64 = 60;
/// A class is reached with so many percent of its memory; the driver keeps some.
const VRAM_PERCENT: u64 = 85;

impl GpuClass {
	/// All classes.
	pub const ALL: [Self; 14] = [
		Self::Unknown,
		Self::Rtx3090,
		Self::Rtx4070,
		Self::Rtx4080,
		Self::Rtx4090,
		Self::Rtx5090,
		Self::RtxA6000,
		Self::L4,
		Self::L40s,
		Self::A100x40,
		Self::A100x80,
		Self::H100Sxm,
		Self::H200,
		Self::B200,
	];

	/// The row of the reference table: memory in GB, bandwidth in GB/s, measured TFLOPS of an FP16
	/// product (0: not known), and the multiplier in thousandths.
	const fn row(self) -> (u32, u32, u32, u32) {
		match self {
			Self::Unknown => (0, 0, 0, 500),
			Self::Rtx3090 => (24, 936, 66, 1_000),
			Self::Rtx4070 => (12, 504, 0, 1_000),
			Self::Rtx4080 => (16, 717, 0, 1_300),
			Self::Rtx4090 => (24, 1_008, 157, 1_600),
			Self::Rtx5090 => (32, 1_792, 220, 2_000),
			Self::RtxA6000 => (48, 768, 0, 2_000),
			Self::L4 => (24, 300, 51, 1_000),
			Self::L40s => (48, 864, 171, 2_000),
			Self::A100x40 => (40, 1_555, 239, 2_500),
			Self::A100x80 => (80, 2_039, 257, 3_000),
			Self::H100Sxm => (80, 3_350, 570, 4_000),
			Self::H200 => (141, 4_800, 610, 4_500),
			Self::B200 => (180, 8_000, 1_205, 6_000),
		}
	}

	/// The reference figures, none where the speed was not measured: nobody can claim such a class.
	pub const fn reference(self) -> Option<Figures> {
		let (vram, bandwidth, tflops, _) = self.row();
		if tflops == 0 {
			return None;
		}
		// A multiply-add is two floating-point operations.
		Some(Figures {
			speed: tflops as u64 * (1_000 * GIGA / 2),
			bandwidth: bandwidth as u64 * GIGA,
			vram: vram as u64 * GIGA,
		})
	}

	/// The speed a worker of this class is expected to reach, in multiply-adds a second; that of
	/// the unknown class where it was not measured.
	///
	/// Deadlines are ten times what a task takes at this speed.
	pub const fn reference_speed(self) -> u64 {
		match self.reference() {
			Some(figures) => figures.speed,
			None => GIGA,
		}
	}

	/// What a result of a worker of this class counts for, in thousandths.
	pub const fn multiplier_milli(self) -> u32 {
		self.row().3
	}

	/// The memory in GB.
	pub const fn vram_gb(self) -> u32 {
		self.row().0
	}

	/// The bandwidth of the memory in GB/s, 0 where it is not known.
	pub const fn bandwidth_gb_s(self) -> u32 {
		self.row().1
	}

	/// Whether these figures are enough for this class.
	pub fn is_reached_by(self, figures: &Figures) -> bool {
		let enough = |is: u64, of: u64, percent: u64| {
			u128::from(is).saturating_mul(100) >= u128::from(of).saturating_mul(percent.into())
		};
		self.reference().is_none_or(|reference| {
			enough(figures.speed, reference.speed, SPEED_PERCENT)
				&& enough(figures.bandwidth, reference.bandwidth, BANDWIDTH_PERCENT)
				&& enough(figures.vram, reference.vram, VRAM_PERCENT)
		}) && (self == Self::Unknown || self.reference().is_some())
	}

	/// The class that figures are worth to a worker that claims `claim`: the claim if it is
	/// reached, or the best of those below it that are.
	pub fn measured(claim: Self, figures: &Figures) -> Self {
		if claim.is_reached_by(figures) {
			return claim;
		}
		let below = Self::ALL
			.into_iter()
			.filter(|class| class.rank() < claim.rank() && class.is_reached_by(figures));
		below.max_by_key(|class| class.rank()).unwrap_or_default()
	}

	/// Classes in the order of what they are worth; no two are equal.
	pub fn rank(self) -> (u32, u64, Self) {
		(self.multiplier_milli(), self.reference_speed(), self)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn class_should_be_its_own_measure_when_its_reference_is_reached() {
		for class in GpuClass::ALL {
			if let Some(figures) = class.reference() {
				assert_eq!(GpuClass::measured(class, &figures), class);
			}
		}
	}

	#[test]
	fn claim_should_never_give_more_than_itself_when_the_device_is_faster() {
		let Some(figures) = GpuClass::B200.reference() else {
			panic!("a B200 was measured")
		};
		for class in GpuClass::ALL {
			let measured = GpuClass::measured(class, &figures);
			assert!(measured.rank() <= class.rank());
		}
		assert!(!GpuClass::Rtx4070.is_reached_by(&figures));
	}
}
