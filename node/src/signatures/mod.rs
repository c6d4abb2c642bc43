// SPDX-License-Identifier: Apache-2.0
//! Spares the runtime signature checks that this node has made before.
//!
//! A transaction's signature is checked when it enters the pool, and again when its block is built
//! or executed; it is the dearest part of a transfer. [`SignatureCache`] remembers which signatures
//! were right. [`host`] asks it in place of the check when the runtime wants to know, and
//! [`Prefetch`] fills it on all cores with the signatures of a block that is about to be executed.
//!
//! What the runtime gets to know is the same with and without: a signature is right or it is not,
//! and only those are remembered that the original check found right.

mod cache;
pub mod host;
mod prefetch;

pub use cache::{DEFAULT_LIMIT, MAX_LIMIT, SignatureCache};
pub use prefetch::{Prefetch, prefetch};

/// What the runtime may call: Substrate's host functions, one of which is asked by way of the
/// cache.
pub type HostFunctions = sc_executor::sp_wasm_interface::ExtendedHostFunctions<
	sp_io::SubstrateHostFunctions,
	host::crypto::HostFunctions,
>;
