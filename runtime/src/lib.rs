// SPDX-License-Identifier: Apache-2.0
//! What the chain computes: the pallets of ComputeChain joined into one runtime.
//!
//! | module | what is there |
//! |---|---|
//! | [`constants`] | money, weights and lengths of blocks |
//! | [`extensions`] | what surrounds a call beside what the SDK has |
//! | [`params`] | the parameters of each network |
//! | [`presets`] | the genesis presets |
//! | [`configs`] | how the pallets are joined |
//! | [`transaction`] | the form of transactions: what surrounds a call, and what is signed |
//! | [`apis`] | what the node asks of the runtime |
//! | [`weights`] | what calls, extensions, blocks and the database cost, measured |
//! | `benchmarking` | benchmarks of what has none of its own |
//! | [`migrations`] | what runs once after an upgrade |
#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]
// The runtime macro generates public items that can not carry documentation.
#![allow(missing_docs)]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod configs;
pub mod constants;
pub mod extensions;
pub mod migrations;
pub mod params;
pub mod presets;
pub mod transaction;
pub mod weights;

pub use computechain_primitives::{
	AccountId, Balance, BlockNumber, Hash, Header, Moment, NetworkParameters, Nonce, Signature,
};

pub use transaction::TxExtension;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{MultiAddress, generic, impl_opaque_keys, traits::BlakeTwo256};
use sp_version::RuntimeVersion;

/// Opaque types: all that the node needs to know of blocks.
pub mod opaque {
	use super::*;
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose extrinsics are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// A block's id.
	pub type BlockId = generic::BlockId<Block>;
}

impl_opaque_keys! {
	/// The keys a validator's node signs with, one per consensus protocol.
	pub struct SessionKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime; `spec_version` rises with every release that changes it.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("computechain"),
	impl_name: Cow::Borrowed("computechain-node"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 3,
};

/// What a transaction names as its target account.
pub type Address = MultiAddress<AccountId, ()>;
/// A transaction or inherent.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its signature by the justification.
pub type SignedBlock = generic::SignedBlock<Block>;
/// What a signer signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// The hashing of blocks and state.
pub type Hashing = BlakeTwo256;
/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// The order matters: Aura reads the slot, Authorship finds the author while the authorities are
/// still those of the parent block, Economics pays it, Randomness notes its key, Validators counts
/// the slots that went by, and only then Session may rotate; Equivocation records the set that has
/// begun.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(5)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(6)]
	pub type Economics = pallet_economics;
	#[runtime::pallet_index(7)]
	pub type Randomness = pallet_randomness;
	#[runtime::pallet_index(8)]
	pub type Delegation = pallet_delegation;
	#[runtime::pallet_index(9)]
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(10)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(11)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(12)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(14)]
	pub type Equivocation = pallet_equivocation;

	#[runtime::pallet_index(20)]
	pub type Attestation = pallet_attestation;
	#[runtime::pallet_index(21)]
	pub type Compute = pallet_compute;

	#[runtime::pallet_index(40)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(41)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(42)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(43)]
	pub type Sudo = pallet_sudo;
}

#[cfg(feature = "runtime-benchmarks")]
frame_benchmarking::define_benchmarks!(
	[frame_system, frame_system_benchmarking::Pallet::<Runtime>]
	[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
	[runtime_extensions, benchmarking::extensions::Pallet::<Runtime>]
	[pallet_balances, Balances]
	[pallet_grandpa, Grandpa]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_session, benchmarking::session::Pallet::<Runtime>]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_utility, Utility]
	[pallet_attestation, Attestation]
	[pallet_compute, Compute]
	[pallet_delegation, Delegation]
	[pallet_economics, Economics]
	[pallet_equivocation, Equivocation]
	[pallet_randomness, Randomness]
	[pallet_validators, Validators]
);
