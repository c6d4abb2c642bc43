// SPDX-License-Identifier: Apache-2.0
//! What a block, a transaction and an access of the database take, in picoseconds.
//!
//! DATE: 2026-11-24, CPU: `AMD EPYC`, ACCOUNTS: 1000000, by
//! `cargo xtask weights chain --accounts 1000000`.
//!
//! Reads and writes are those of random accounts on ParityDB on disk, with the node's default
//! trie cache. A read is one that a process makes which has just begun; once in its cache, it
//! takes 467_044. A write takes 24_308_949 then and 28_920_747 later.

/// A block without transactions.
pub const BLOCK: u64 = 1_282_650_000;
/// A transaction, without its call and its extensions.
pub const EXTRINSIC: u64 = 24_402_056;
/// A read.
pub const READ: u64 = 18_212_923;
/// A write, with its part of the state's root.
pub const WRITE: u64 = 28_920_747;
