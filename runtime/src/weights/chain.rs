// SPDX-License-Identifier: Apache-2.0
//! What a block, a transaction and an access of the database take, in picoseconds.
//!
//! Not measured here yet: what the SDK has for its reference machine and ParityDB.

/// A block without transactions.
pub const BLOCK: u64 = 390_584_000;
/// A transaction, without its call and its extensions.
pub const EXTRINSIC: u64 = 108_157_000;
/// A read.
pub const READ: u64 = 8_000_000;
/// A write.
pub const WRITE: u64 = 50_000_000;
