// SPDX-License-Identifier: Apache-2.0
//! Limits that no network changes.

/// The longest multiproof a reveal takes, in bytes; no 128 samples of a valid shape need more.
pub const MAX_MULTIPROOF: u32 = 90_112;
/// Attempts until a task has failed.
pub const MAX_ATTEMPTS: u8 = 4;
/// Faults that ban.
pub const MAX_FAULTS: u8 = 3;
/// Slots looked at per task and block in search of one that fits.
pub const MAX_DRAWS: u32 = 16;
/// Results in one batch.
pub const MAX_BATCH: u32 = 16;
/// Levels above the leaves of the largest result's tree.
pub const MAX_DEPTH: u32 = 20;

const _: () = assert!(computechain_matmul::MAX_PROOF_LEN <= MAX_MULTIPROOF);
