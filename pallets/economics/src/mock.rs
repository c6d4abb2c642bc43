// SPDX-License-Identifier: Apache-2.0
//! A runtime of balances and this pallet.

use crate as pallet_economics;
use crate::{HandleDust, pallet::*};
use computechain_primitives::{
	AccountId, Balance, BlockNumber, CPC, EpochClock, EpochEnd, EpochIndex, EpochPool,
	NetworkParameters, RewardSink, Slash, StakeLedger,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{Get, Hooks},
};
use frame_system::EnsureRoot;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, traits::IdentityLookup};

type Block = frame_system::mocking::MockBlock<Test>;

/// 0.001 CPC.
pub const EXISTENTIAL_DEPOSIT: Balance = CPC / 1_000;
/// What everyone has at genesis, the reserve included.
pub const ENDOWMENT: Balance = 1_000_000 * CPC;

/// The parameters of the tests.
pub const DEVNET: NetworkParameters = NetworkParameters::DEVNET;

pub const ALICE: AccountId = AccountId::new([1; 32]);
pub const BOB: AccountId = AccountId::new([2; 32]);

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
	pub type Balances = pallet_balances::Pallet<Test>;
	#[runtime::pallet_index(2)]
	pub type Economics = pallet_economics::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	pub static Author: Option<AccountId> = Some(ALICE);
	pub static Epoch: EpochIndex = 0;
	/// What the ledger says is bonded, and how much of it is the validators' own.
	pub static Bonded: Balance = 0;
	pub static Own: Balance = 0;
	/// The part of each pool that the mock's sink can not distribute, and what it was given.
	pub static Refused: Balance = 0;
	pub static Given: Vec<(EpochIndex, EpochPool<AccountId>)> = vec![];
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ExistentialDeposit;
	type DustRemoval = HandleDust<Test>;
}

pub struct Clock;
impl EpochClock for Clock {
	fn current() -> EpochIndex {
		Epoch::get()
	}

	fn next_start() -> BlockNumber {
		0
	}
}

/// A ledger that only knows its total.
pub struct Ledger;
impl StakeLedger<AccountId> for Ledger {
	fn bond_self(_: &AccountId, _: Balance) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn unbond_self(_: &AccountId, _: Balance) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn self_stake(_: &AccountId) -> Balance {
		0
	}

	fn total_stake(_: &AccountId) -> Balance {
		0
	}

	fn validator_joined() {}

	fn validator_left(_: &AccountId) {}

	fn total() -> Balance {
		Bonded::get()
	}

	fn burn_self(_: &AccountId, _: Balance) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn slash(_: &AccountId, _: Slash) -> Balance {
		0
	}
}

pub struct Staked;
impl Get<(Balance, Balance)> for Staked {
	fn get() -> (Balance, Balance) {
		(Own::get(), Bonded::get() - Own::get())
	}
}

pub struct Sink;
impl RewardSink<AccountId> for Sink {
	fn distribute(epoch: EpochIndex, pool: EpochPool<AccountId>) -> Balance {
		let refused = Refused::get().min(pool.amount);
		Given::mutate(|given| given.push((epoch, pool)));
		refused
	}

	fn outstanding() -> Balance {
		let given: Balance = Given::get()
			.iter()
			.map(|(_, pool)| pool.amount - Refused::get().min(pool.amount))
			.sum();
		given
	}
}

impl Config for Test {
	type Currency = Balances;
	type AdminOrigin = EnsureRoot<AccountId>;
	type BlockAuthor = Author;
	type EpochClock = Clock;
	type RewardSink = Sink;
	type Ledger = Ledger;
	type Staked = Staked;
	type WeightInfo = ();
}

pub fn genesis(parameters: NetworkParameters) -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: [ALICE, BOB, Economics::reserve()]
			.map(|who| (who, ENDOWMENT))
			.to_vec(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	crate::GenesisConfig::<Test> {
		parameters,
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_ext() -> sp_io::TestExternalities {
	genesis(DEVNET)
}

/// Runs a test on a fresh chain and checks the invariants after it.
pub fn run(test: impl FnOnce()) {
	run_with(DEVNET, test);
}

/// [`run`] with other parameters.
pub fn run_with(parameters: NetworkParameters, test: impl FnOnce()) {
	genesis(parameters).execute_with(|| {
		Author::set(Some(ALICE));
		Epoch::set(0);
		Refused::set(0);
		Given::set(vec![]);
		Bonded::set(0);
		Own::set(0);
		test();
		Economics::do_try_state().unwrap();
	});
}

/// Authors blocks up to `block`.
pub fn author_until(block: u64) {
	while System::block_number() < block {
		System::set_block_number(System::block_number() + 1);
		Economics::on_initialize(System::block_number());
	}
}

/// Ends the current epoch.
pub fn end_epoch() {
	<Economics as EpochEnd>::on_epoch_end(Epoch::get());
	Epoch::mutate(|epoch| *epoch += 1);
}
