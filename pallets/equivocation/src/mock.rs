// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet, with a clock, a set of real Aura keys, and a sink that writes down
//! what it is told.

use crate as pallet_equivocation;
use crate::{DoubleAuthoring, ForgetSessions, pallet::*};
use computechain_primitives::{
	AccountId, EpochClock, EpochIndex, EquivocationSink, NetworkParameters, StakingParameters,
};
use frame_support::{derive_impl, parameter_types, traits::Hooks};
use frame_system::offchain::{
	CreateAuthorizedTransaction, CreateTransaction, CreateTransactionBase,
};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
};
use sp_core::Pair;
use sp_runtime::{
	BuildStorage, DigestItem,
	generic::{self, Digest},
	traits::{BlakeTwo256, IdentityLookup},
};

pub type Header = generic::Header<u64, BlakeTwo256>;
pub type Extension = frame_system::AuthorizeCall<Test>;
pub type Extrinsic = generic::UncheckedExtrinsic<AccountId, RuntimeCall, (), Extension>;
type Block = generic::Block<Header, Extrinsic>;

/// How long a double signing can be reported, in blocks.
pub const BLOCKS: u32 = 20;

/// The account of number `index`.
pub fn account(index: u8) -> AccountId {
	AccountId::new([index; 32])
}

/// The Aura key of number `index`.
pub fn key(index: u8) -> AuthorityPair {
	AuthorityPair::from_string(&format!("//{index}"), None).unwrap()
}

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
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;
	#[runtime::pallet_index(1)]
	pub type Equivocation = pallet_equivocation::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

parameter_types! {
	pub const MaxSessions: u32 = 4;
	pub static Window: u32 = BLOCKS;
	pub static Epoch: EpochIndex = 0;
	pub static Slot: u64 = 0;
	pub static Set: Vec<(AccountId, AuthorityId)> = vec![];
	/// Whether the sink punishes.
	pub static Punishes: bool = true;
	pub static Told: Vec<(AccountId, EpochIndex)> = vec![];
	pub static LeftFrom: EpochIndex = 0;
}

pub struct Parameters;
impl frame_support::traits::Get<NetworkParameters> for Parameters {
	fn get() -> NetworkParameters {
		NetworkParameters {
			staking: StakingParameters {
				report_window: Window::get(),
				..NetworkParameters::DEVNET.staking
			},
			..NetworkParameters::DEVNET
		}
	}
}

pub struct Clock;
impl EpochClock for Clock {
	fn current() -> EpochIndex {
		Epoch::get()
	}

	fn next_start() -> u32 {
		0
	}
}

pub struct Sink;
impl EquivocationSink<AccountId> for Sink {
	fn equivocated(validator: &AccountId, epoch: EpochIndex) -> bool {
		Told::mutate(|told| told.push((validator.clone(), epoch)));
		Punishes::get()
	}
}

pub struct Forget;
impl ForgetSessions for Forget {
	fn forget_before(first: EpochIndex) {
		LeftFrom::set(first);
	}
}

impl Config for Test {
	type Parameters = Parameters;
	type EpochClock = Clock;
	type Authorities = Set;
	type CurrentSlot = Slot;
	type Sink = Sink;
	type Forget = Forget;
	type MaxSessions = MaxSessions;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl CreateTransactionBase<Call<Test>> for Test {
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl CreateTransaction<Call<Test>> for Test {
	type Extension = Extension;

	fn create_transaction(call: RuntimeCall, extension: Extension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl CreateAuthorizedTransaction<Call<Test>> for Test {
	fn create_extension() -> Extension {
		Extension::new()
	}
}

/// The set of these numbers, each with its account and its key.
pub fn set_of(numbers: &[u8]) -> Vec<(AccountId, AuthorityId)> {
	numbers
		.iter()
		.map(|number| (account(*number), key(*number).public()))
		.collect()
}

/// A chain before its first block, with the validators 0, 1 and 2.
pub fn new_ext() -> sp_io::TestExternalities {
	Window::set(BLOCKS);
	Epoch::set(0);
	Slot::set(0);
	Set::set(set_of(&[0, 1, 2]));
	Punishes::set(true);
	Told::set(vec![]);
	LeftFrom::set(0);
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext
}

/// Runs a test in block 1 of slot 100, and checks the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_ext().execute_with(|| {
		block_at(100);
		test();
		Equivocation::do_try_state().unwrap();
	});
}

/// The next block, in that slot.
pub fn block_at(slot: u64) {
	let now = System::block_number() + 1;
	System::set_block_number(now);
	Slot::set(slot);
	Equivocation::on_initialize(now);
}

/// So many blocks, each in the next slot.
pub fn blocks(count: u32) {
	for _ in 0..count {
		block_at(Slot::get() + 1);
	}
}

/// A block in the next slot, which begins the next session with that set. Returns its slot.
pub fn rotate(numbers: &[u8]) -> u64 {
	Epoch::mutate(|epoch| *epoch += 1);
	Set::set(set_of(numbers));
	blocks(1);
	Slot::get()
}

/// A header of that slot without a seal; `salt` makes it another block.
pub fn unsealed(slot: u64, salt: u8) -> Header {
	Header {
		parent_hash: [salt; 32].into(),
		number: 7,
		state_root: Default::default(),
		extrinsics_root: Default::default(),
		digest: Digest {
			logs: vec![
				<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(
					slot.into(),
				),
			],
		},
	}
}

/// The header with the seal of that key.
pub fn seal(mut header: Header, number: u8) -> Header {
	let signature = key(number).sign(header.hash().as_ref());
	header.digest.push(DigestItem::aura_seal(signature));
	header
}

/// Two blocks of that slot by the validator of that number.
pub fn proof(session: EpochIndex, slot: u64, number: u8) -> DoubleAuthoring<Header> {
	DoubleAuthoring {
		session,
		first: seal(unsealed(slot, 1), number),
		second: seal(unsealed(slot, 2), number),
	}
}

/// The call that reports it.
pub fn report(proof: DoubleAuthoring<Header>) -> Call<Test> {
	Call::report_double_authoring {
		proof: Box::new(proof),
	}
}
