// SPDX-License-Identifier: Apache-2.0
//! Issuance, splits, scores and slashes: pure integer functions.
//!
//! What the runtime pays and what documents and calculators print come from these functions.
//!
//! - Amounts are `u128` base units; 1 CPC is [`CPC`] of them. No float anywhere.
//! - Every share floors, and what flooring leaves over is booked as burned, so the parts of a
//!   split always add up to the whole.
//! - Ratios are parts per million (`ppm`); one above 1,000,000 counts as 1,000,000.
//! - A product that could overflow goes through 256 bits or more. Nothing panics: an input with
//!   no meaning gives `None` or the value that the function's doc states.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod attestation;
pub mod compute;
pub mod emission;
pub mod muldiv;
pub mod sampling;
pub mod slash;
pub mod split;
pub mod stake;

pub use primitive_types::U256;

/// Base units of one CPC: 18 decimals.
pub const CPC: u128 = 1_000_000_000_000_000_000;

/// The whole, in parts per million.
pub const PPM: u32 = 1_000_000;
