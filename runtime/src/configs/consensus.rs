// SPDX-License-Identifier: Apache-2.0
//! Aura, GRANDPA and sessions.

use super::staking::{Authorities, CurrentSlot, Epochs};
use crate::{
	AccountId, Aura, Balances, BlockNumber, Economics, Equivocation, Hash, Historical, Moment,
	Runtime, RuntimeCall, RuntimeEvent, Session, SessionKeys, TxExtension, UncheckedExtrinsic,
	Validators, constants, params::DEFAULT_SLOT_DURATION, transaction, weights::charged,
};
use computechain_primitives::{Balance, EpochIndex, MAX_AUTHORITIES, NetworkParameters};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get, KeyOwnerProofSystem},
	weights::Weight,
};
use frame_system::offchain::{
	CreateAuthorizedTransaction, CreateBare, CreateTransaction, CreateTransactionBase,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{
	DispatchError,
	generic::Era,
	traits::{ConvertInto, OpaqueKeys},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use sp_session::MembershipProof;
use sp_staking::offence::OffenceReportSystem;

/// The slot duration of the genesis.
///
/// Aura's integrity test and the native metadata ask for it where there is no state to read; they
/// get the default.
pub struct SlotDuration;

/// The slot duration of this call into the Wasm, once it has been read: it never changes, and the
/// limits of a block ask for it several times in each transaction. Each call has a memory of its
/// own; natively, where tests have many networks, nothing is kept.
#[cfg(not(feature = "std"))]
static SLOT_DURATION: core::sync::atomic::AtomicU64 = core::sync::atomic::AtomicU64::new(0);

impl SlotDuration {
	/// What the genesis says; 0 before it has been built.
	fn stored() -> Moment {
		<Economics as Get<NetworkParameters>>::get().slot_duration
	}

	#[cfg(feature = "std")]
	fn known() -> Moment {
		match sp_externalities::with_externalities(|_| ()) {
			Some(()) => Self::stored(),
			None => 0,
		}
	}

	#[cfg(not(feature = "std"))]
	fn known() -> Moment {
		use core::sync::atomic::Ordering::Relaxed;
		match SLOT_DURATION.load(Relaxed) {
			0 => {
				let stored = Self::stored();
				SLOT_DURATION.store(stored, Relaxed);
				stored
			}
			known => known,
		}
	}
}

impl Get<Moment> for SlotDuration {
	fn get() -> Moment {
		match Self::known() {
			0 => DEFAULT_SLOT_DURATION,
			known => known,
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
	type WeightInfo = crate::weights::pallet_session::WeightInfo<Runtime>;
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
	type MaxSetIdSessionEntries = ConstU64<{ KEPT_SESSIONS as u64 }>;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem = DoubleVotes;
	type WeightInfo = GrandpaWeights;
}

type DoubleVote = (
	sp_consensus_grandpa::EquivocationProof<Hash, BlockNumber>,
	MembershipProof,
);

/// GRANDPA's own way of proving a double vote, reported to the equivocation pallet.
type ProvenDoubleVotes =
	pallet_grandpa::EquivocationReportSystem<Runtime, Equivocation, Historical, ReportWindow>;

/// Reports of double votes, of which one per validator and session is news.
pub struct DoubleVotes;
impl OffenceReportSystem<Option<AccountId>, DoubleVote> for DoubleVotes {
	type Longevity = ReportWindow;

	fn publish_evidence(evidence: DoubleVote) -> Result<(), ()> {
		ProvenDoubleVotes::publish_evidence(evidence)
	}

	fn check_evidence(evidence: DoubleVote) -> Result<(), TransactionValidityError> {
		let (vote, proof) = &evidence;
		let key = (sp_consensus_grandpa::KEY_TYPE, vote.offender().clone());
		let (validator, _) =
			Historical::check_proof(key, proof.clone()).ok_or(InvalidTransaction::BadProof)?;
		if !Equivocation::is_reportable(proof.session, &validator) {
			return Err(InvalidTransaction::Stale.into());
		}
		ProvenDoubleVotes::check_evidence(evidence)
	}

	fn process_evidence(
		reporter: Option<AccountId>,
		evidence: DoubleVote,
	) -> Result<(), DispatchError> {
		ProvenDoubleVotes::process_evidence(reporter, evidence)
	}
}

/// What GRANDPA's calls cost here.
///
/// Its benchmarks know nothing of reports as a whole. Checking the two votes is measured; the proof
/// of membership is that of historical sessions, and the punishment weighs what it does for a
/// double authoring.
pub struct GrandpaWeights;

impl GrandpaWeights {
	/// What checking a proof of membership in the largest set takes, in picoseconds, as the SDK
	/// estimates it.
	const MEMBERSHIP: u64 = 35_000_000 + 175_000 * MAX_AUTHORITIES as u64;
	/// The reads of the proof and of the set's session.
	const READS: u64 = 7;
}

type Measured = crate::weights::pallet_grandpa::WeightInfo<Runtime>;

impl pallet_grandpa::WeightInfo for GrandpaWeights {
	fn report_equivocation(_validators: u32, _nominators: u32) -> Weight {
		type Punishing = <Runtime as pallet_equivocation::Config>::WeightInfo;
		charged(Self::MEMBERSHIP)
			.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(Self::READS))
			.saturating_add(Measured::check_equivocation_proof(1))
			.saturating_add(
				<Punishing as pallet_equivocation::WeightInfo>::report_double_authoring(),
			)
	}

	fn note_stalled() -> Weight {
		Measured::note_stalled()
	}
}

/// For how many blocks an offence may be reported.
pub struct ReportWindow;
impl Get<u64> for ReportWindow {
	fn get() -> u64 {
		<Economics as Get<NetworkParameters>>::get()
			.staking
			.report_window
			.into()
	}
}

/// Prunes the roots of sessions whose offences nobody can report any more.
pub struct ForgetSessions;
impl pallet_equivocation::ForgetSessions for ForgetSessions {
	fn forget_before(first: EpochIndex) {
		Historical::prune_up_to(first);
	}
}

/// More sessions than the longest report window has: two weeks of sessions of an hour.
const KEPT_SESSIONS: u32 = 1_024;

impl pallet_equivocation::Config for Runtime {
	type Parameters = Economics;
	type EpochClock = Epochs;
	type Authorities = Authorities;
	type CurrentSlot = CurrentSlot;
	type Sink = Validators;
	type Forget = ForgetSessions;
	type MaxSessions = ConstU32<KEPT_SESSIONS>;
	type WeightInfo = crate::weights::pallet_equivocation::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::staking::BenchmarkHelper;
}

impl<C> CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl<C> CreateTransaction<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

/// What surrounds a transaction that its call authorizes: nobody signs it and nobody pays.
impl<C> CreateAuthorizedTransaction<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_extension() -> TxExtension {
		transaction::extension(Era::Immortal, 0, 0)
	}
}
