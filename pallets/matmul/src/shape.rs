// SPDX-License-Identifier: Apache-2.0
//! The dimensions of a product and the bound of its inputs.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The largest inner dimension.
pub const MAX_INNER: u32 = 16_384;

const MAX_OUTPUT: u64 = 1 << 26;
const MAX_INPUT: u64 = 1 << 28;

/// The dimensions of `C = A * B`: A is m x k, B is k x n, C is m x n.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Shape {
	/// Rows of A and of C.
	pub m: u32,
	/// Columns of A and rows of B, the inner dimension.
	pub k: u32,
	/// Columns of B and of C.
	pub n: u32,
}

impl Shape {
	/// Whether the dimensions lie within the protocol's limits.
	pub fn is_valid(&self) -> bool {
		let k = u64::from(self.k);
		self.m >= 1
			&& self.n >= 1
			&& (1..=MAX_INNER).contains(&self.k)
			&& self.entries() <= MAX_OUTPUT
			&& u64::from(self.m) * k <= MAX_INPUT
			&& k * u64::from(self.n) <= MAX_INPUT
	}

	/// The number of entries of C.
	pub const fn entries(&self) -> u64 {
		self.m as u64 * self.n as u64
	}

	/// The number of multiplications, `m * k * n`.
	pub fn work(&self) -> u64 {
		self.entries().saturating_mul(u64::from(self.k))
	}

	/// The bound L of the inputs, see [`bound`].
	pub fn bound(&self) -> u8 {
		bound(self.k)
	}
}

/// The bound L of inputs with inner dimension k: `min(127, floor(sqrt((2^24 - 1) / k)))`.
///
/// Every partial sum of products of inputs in `[-L, L]` then stays below 2^24, where FP32
/// accumulation is still exact. An inner dimension of 0, which no valid shape has, counts as 1.
pub fn bound(k: u32) -> u8 {
	let root = (((1u32 << 24) - 1) / k.max(1)).isqrt();
	root.min(127) as u8
}
