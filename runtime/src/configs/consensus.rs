// SPDX-License-Identifier: Apache-2.0
//! Aura, GRANDPA and sessions.

use crate::{
	AccountId, Aura, Balances, BlockNumber, Economics, Historical, Moment, Runtime, RuntimeEvent,
	Session, SessionKeys, Validators, constants, params::DEFAULT_SLOT_DURATION,
};
use computechain_primitives::{Balance, MAX_AUTHORITIES, NetworkParameters};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get, KeyOwnerProofSystem},
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

/// The slot duration of the genesis.
///
/// Aura's integrity test and the native metadata ask for it where there is no state to read; they
/// get the default.
pub struct SlotDuration;
impl Get<Moment> for SlotDuration {
	fn get() -> Moment {
		#[cfg(feature = "std")]
		if sp_externalities::with_externalities(|_| ()).is_none() {
			return DEFAULT_SLOT_DURATION;
		}
		match <Economics as Get<NetworkParameters>>::get().slot_duration {
			0 => DEFAULT_SLOT_DURATION,
			duration => duration,
		}
	}
}

/// The length of an epoch in blocks.
pub struct EpochLength;
impl Get<BlockNumber> for EpochLength {
	fn get() -> BlockNumber {
		<Economics as Get<NetworkParameters>>::get().epoch.max(1)
	}
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = SlotDuration;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

parameter_types! {
	pub const SessionOffset: BlockNumber = 0;
	/// What a validator's session keys cost to keep.
	pub const KeyDeposit: Balance = constants::deposit(1, 2 * 32);
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = pallet_session::PeriodicSessions<EpochLength, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<EpochLength, SessionOffset>;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Validators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = pallet_session::disabling::UpToLimitDisablingStrategy<3>;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_validators::UnitIdentificationOf<Self>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<256>;
	type KeyOwnerProof =
		<Historical as KeyOwnerProofSystem<(KeyTypeId, pallet_grandpa::AuthorityId)>>::Proof;
	type EquivocationReportSystem = ();
	type WeightInfo = ();
}
