// SPDX-License-Identifier: Apache-2.0
//! What the pallets, the runtime and the programs around them share: basic types, the network's
//! parameters, and the traits through which a pallet knows its neighbours.
//!
//! A pallet never depends on another pallet of this chain. It names the trait it needs from this
//! crate in its `Config`, the runtime joins the two, and tests put a closure-like mock behind it.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod address;
pub mod attestation;
mod class;
mod parameters;
mod traits;

pub use address::{Address, is_address};
pub use class::{Figures, GpuClass};
pub use parameters::{
	AttestationParameters, ComputeParameters, EmissionCurve, FeeSplit, InvalidParameters,
	NetworkParameters, StakingParameters,
};
pub use traits::{
	Attestation, Attested, AuthorPool, ComputePool, EpochClock, EpochEnd, EpochPool,
	EquivocationSink, FilingBook, Randomness, RewardSink, Slash, StakeLedger, SupplyBook,
	ValidatorRegistry, ValidatorState, WorkerRegistry,
};

use sp_runtime::{
	MultiSignature, generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
};

/// An amount in base units of CPC; 10^18 base units are one CPC.
pub type Balance = u128;
/// A block's height.
pub type BlockNumber = u32;
/// An epoch's index; an epoch is a session of `pallet_session`.
pub type EpochIndex = u32;
/// A task's id, counted from 0 in the order of posting.
pub type TaskId = u64;
/// Milliseconds since the Unix epoch.
pub type Moment = u64;
/// An account's transaction count.
pub type Nonce = u32;
/// The hash of blocks and of the state.
pub type Hash = <BlakeTwo256 as sp_runtime::traits::Hash>::Output;
/// A signature of any of the schemes that Substrate accounts use.
pub type Signature = MultiSignature;
/// An account's public id, 32 bytes.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// Base units in one CPC.
pub const CPC: Balance = 1_000_000_000_000_000_000;
/// Blocks from a filing to the first in which it may be used.
pub const FILING_AGE: BlockNumber = 2;
/// Parts per million in a whole.
pub const PPM: u32 = 1_000_000;
/// The hard bound on validators in one set, for Aura, GRANDPA and session alike.
pub const MAX_AUTHORITIES: u32 = 256;
/// The prefix of the chain's SS58 addresses.
pub const SS58_PREFIX: u16 = 42;
