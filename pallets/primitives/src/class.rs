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
}

impl GpuClass {
	/// The speed a worker of this class is expected to reach, in multiply-adds a second.
	///
	/// Deadlines are ten times what a task takes at this speed.
	pub const fn reference_speed(self) -> u64 {
		match self {
			Self::Unknown => 1_000_000_000,
		}
	}
}
