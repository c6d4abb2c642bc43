// SPDX-License-Identifier: Apache-2.0
//! A runtime of balances and this pallet, with a registry of validators, books and pools that
//! tests set.

use crate as pallet_delegation;
use crate::{pallet::*, weights::WeightInfo};
use computechain_primitives::{
	AccountId, AttestationParameters, AuthorPool, Balance, BlockNumber, ComputeParameters,
	EmissionCurve, EpochClock, EpochIndex, FeeSplit, Moment, NetworkParameters, RewardSink,
	StakingParameters, SupplyBook, ValidatorRegistry, ValidatorState,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{Get, Imbalance, OnUnbalanced, fungible::Credit},
	weights::Weight,
};
use sp_runtime::{BuildStorage, traits::IdentityLookup};
use std::collections::BTreeMap;

mod play;
pub use play::*;

type Block = frame_system::mocking::MockBlock<Test>;

pub const EXISTENTIAL_DEPOSIT: Balance = 10;
/// What every account has at genesis.
pub const FUNDS: Balance = 1_000_000;
/// The least delegation.
pub const MINIMUM: Balance = 100;
/// How long stake unbonds, in blocks.
pub const UNBONDING: u32 = 5;

/// The account of number `index`.
pub fn account(index: u8) -> AccountId {
	AccountId::new([index; 32])
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
	pub type Balances = pallet_balances::Pallet<Test>;
	#[runtime::pallet_index(2)]
	pub type Delegation = pallet_delegation::Pallet<Test>;
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
	pub static Epoch: EpochIndex = 0;
	pub const Now: Moment = 1_000_000;
	/// Validators with their commission.
	pub static Registry: BTreeMap<AccountId, (ValidatorState, u32)> = BTreeMap::new();
	// In storage, because a call that fails must take back what it booked.
	pub storage Minted: Balance = 0;
	pub storage Burned: Balance = 0;
	/// The pools of the current epoch.
	pub static Pools: BTreeMap<AccountId, Balance> = BTreeMap::new();
	/// What one item of clock work weighs.
	pub static ItemWeight: u64 = 0;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ExistentialDeposit;
	type DustRemoval = World;
}

pub struct Parameters;
impl Get<NetworkParameters> for Parameters {
	fn get() -> NetworkParameters {
		NetworkParameters {
			slot_duration: 1_000,
			epoch: 10,
			staking: StakingParameters {
				minimum_self_stake: 1_000,
				active_limit: 4,
				minimum_delegation: MINIMUM,
				validators_per_delegator: 10,
				unbonding: UNBONDING,
				report_window: 4,
				maximum_commission: 200_000,
				..NetworkParameters::DEVNET.staking
			},
			emission: EmissionCurve::Halving {
				initial: 10,
				interval: 1_000_000,
			},
			fees: FeeSplit {
				author_percent: 90,
				treasury_percent: 10,
			},
			attestation: AttestationParameters {
				minimum_score: 35,
				minimum_vram: 0,
				unknown_allowed: true,
				..NetworkParameters::DEVNET.attestation
			},
			compute: ComputeParameters {
				worker_stake: 100,
				worker_unbonding: 100,
				maximum_work: 1,
				minimum_price: 1,
				lifetime: 1,
				challenge_window: 1,
				..NetworkParameters::DEVNET.compute
			},
		}
	}
}

/// All neighbours of this pallet.
pub struct World;

impl OnUnbalanced<Credit<AccountId, Balances>> for World {
	fn on_nonzero_unbalanced(dust: Credit<AccountId, Balances>) {
		Self::burned(dust.peek());
	}
}

impl EpochClock for World {
	fn current() -> EpochIndex {
		Epoch::get()
	}

	fn next_start() -> BlockNumber {
		(Epoch::get() + 1) * Parameters::get().epoch
	}
}

impl SupplyBook for World {
	fn minted(amount: Balance) {
		Minted::set(&(Minted::get() + amount));
	}

	fn burned(amount: Balance) {
		Burned::set(&(Burned::get() + amount));
	}
}

impl AuthorPool<AccountId> for World {
	fn account() -> AccountId {
		account(255)
	}

	fn deposited(_: Balance) {}
}

impl ValidatorRegistry<AccountId> for World {
	fn state(who: &AccountId) -> Option<ValidatorState> {
		Registry::get().get(who).map(|(state, _)| *state)
	}

	fn active() -> u32 {
		Self::registered()
	}

	fn active_list() -> Vec<AccountId> {
		Vec::new()
	}

	fn registered() -> u32 {
		Registry::get().len() as u32
	}

	fn commission(who: &AccountId) -> u32 {
		Registry::get()
			.get(who)
			.map_or(0, |(_, commission)| *commission)
	}
}

/// [`ItemWeight`] for each item, a tenth of it for each epoch, a hundredth for each slash.
pub struct ItemWeights;
impl ItemWeights {
	fn items(items: u32, epochs: u32, slashes: u32) -> Weight {
		let hundredths = u128::from(100 * items + 10 * epochs + slashes);
		let weight = u128::from(ItemWeight::get()) * hundredths / 100;
		Weight::from_parts(weight.try_into().unwrap(), 0)
	}
}

impl WeightInfo for ItemWeights {
	fn delegate(e: u32, s: u32) -> Weight {
		Self::items(1, e, s)
	}

	fn undelegate(e: u32, s: u32) -> Weight {
		Self::items(1, e, s)
	}

	fn payout(e: u32, s: u32) -> Weight {
		Self::items(1, e, s)
	}

	fn return_one(s: u32) -> Weight {
		Self::items(1, 0, s)
	}

	fn sweep_one(e: u32, s: u32) -> Weight {
		Self::items(1, e, s)
	}

	fn sweep_chunk(s: u32) -> Weight {
		Self::items(1, 0, s)
	}

	fn forget_slashes() -> Weight {
		Self::items(1, 0, 0)
	}

	fn prune_one() -> Weight {
		Self::items(1, 0, 0)
	}

	fn idle() -> Weight {
		Self::items(0, 1, 0)
	}
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Parameters;
	type Validators = World;
	type EpochClock = World;
	type Now = Now;
	type AuthorPool = World;
	type Supply = World;
	type WeightInfo = ItemWeights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = World;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for World {
	fn register(who: &AccountId) {
		Registry::mutate(|all| all.insert(who.clone(), (ValidatorState::Active, 0)));
	}

	fn set_epoch(epoch: EpochIndex) {
		Epoch::set(epoch);
	}
}

/// A chain at block 1 of epoch 0 with funded accounts 1 to 60 and the pot.
pub fn new_ext() -> sp_io::TestExternalities {
	Epoch::set(0);
	Registry::set(BTreeMap::new());
	Pools::set(BTreeMap::new());
	ItemWeight::set(0);
	let mut storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	let mut balances: Vec<_> = (1..=60).map(|index| (account(index), FUNDS)).collect();
	balances.push((World::account(), EXISTENTIAL_DEPOSIT));
	pallet_balances::GenesisConfig::<Test> {
		balances,
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test on a fresh chain and checks the invariants and the books after it.
pub fn run(test: impl FnOnce()) {
	new_ext().execute_with(|| {
		let genesis = Balances::total_issuance();
		test();
		check(genesis);
	});
}

/// Checks the invariants and the books of a chain with that issuance at genesis.
pub fn check(genesis: Balance) {
	Delegation::do_try_state().unwrap();
	assert_eq!(
		Balances::total_issuance(),
		genesis + Minted::get() - Burned::get()
	);
	let owed = Delegation::outstanding() + Pools::get().values().sum::<Balance>();
	assert_eq!(
		Balances::free_balance(World::account()),
		owed + EXISTENTIAL_DEPOSIT
	);
}
