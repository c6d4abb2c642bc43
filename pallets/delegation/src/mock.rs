// SPDX-License-Identifier: Apache-2.0
//! A runtime of balances and this pallet, with a registry of validators, books and pools that
//! tests set.

use crate as pallet_delegation;
use crate::{pallet::*, weights::WeightInfo};
use computechain_primitives::{
	AccountId, AttestationParameters, AuthorPool, Balance, ComputeParameters, EmissionCurve,
	EpochClock, EpochEnd, EpochIndex, EpochPool, FeeSplit, NetworkParameters, RewardSink,
	StakeLedger, StakingParameters, SupplyBook, ValidatorRegistry, ValidatorState,
};
use frame_support::{
	derive_impl,
	pallet_prelude::DispatchResultWithPostInfo,
	parameter_types,
	traits::{
		Get, Hooks, Imbalance, OnUnbalanced,
		fungible::{Credit, Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::{Weight, WeightMeter},
};
use sp_runtime::{
	BuildStorage,
	traits::{Dispatchable, IdentityLookup},
};
use std::collections::BTreeMap;

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
				unknown_allowed: true,
			},
			compute: ComputeParameters {
				worker_stake: 100,
				worker_unbonding: 100,
				maximum_work: 1,
				minimum_price: 1,
				lifetime: 1,
				challenge_window: 1,
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

	fn registered() -> u32 {
		Registry::get().len() as u32
	}

	fn commission(who: &AccountId) -> u32 {
		Registry::get()
			.get(who)
			.map_or(0, |(_, commission)| *commission)
	}
}

/// [`ItemWeight`] for each item, and a tenth of it for each epoch.
pub struct ItemWeights;
impl ItemWeights {
	fn items(items: u64, epochs: u32) -> Weight {
		Weight::from_parts(ItemWeight::get() * (10 * items + u64::from(epochs)) / 10, 0)
	}
}

impl WeightInfo for ItemWeights {
	fn delegate(e: u32) -> Weight {
		Self::items(1, e)
	}

	fn undelegate(e: u32) -> Weight {
		Self::items(1, e)
	}

	fn payout(e: u32) -> Weight {
		Self::items(1, e)
	}

	fn return_one() -> Weight {
		Self::items(1, 0)
	}

	fn sweep_one(e: u32) -> Weight {
		Self::items(1, e)
	}

	fn prune_one() -> Weight {
		Self::items(1, 0)
	}

	fn idle() -> Weight {
		Self::items(0, 1)
	}
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Parameters;
	type Validators = World;
	type EpochClock = World;
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

/// Registers a validator with an own stake.
pub fn register(index: u8, stake: Balance, commission: u32) {
	Registry::mutate(|all| all.insert(account(index), (ValidatorState::Active, commission)));
	Delegation::bond_self(&account(index), stake).unwrap();
	Delegation::validator_joined();
}

/// Sets the state of a validator; none makes it leave.
pub fn set_state(index: u8, state: Option<ValidatorState>) {
	let who = account(index);
	match state {
		Some(state) => {
			Registry::mutate(|all| all.insert(who, (state, 0)));
		}
		None => {
			Registry::mutate(|all| all.remove(&who));
			Delegation::validator_left(&who);
		}
	}
}

/// Mints into the pool of a validator.
pub fn earn(index: u8, amount: Balance) {
	Balances::mint_into(&World::account(), amount).unwrap();
	World::minted(amount);
	Pools::mutate(|pools| *pools.entry(account(index)).or_default() += amount);
}

/// Ends the epoch: the pools are distributed, and nothing is credited yet.
pub fn end_epoch() {
	for (validator, amount) in Pools::take() {
		let left = Delegation::distribute(Epoch::get(), EpochPool { validator, amount });
		let burned = Balances::burn_from(
			&World::account(),
			left,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Force,
		);
		World::burned(burned.unwrap());
	}
	Delegation::on_epoch_end(Epoch::get());
	Epoch::mutate(|epoch| *epoch += 1);
}

/// Starts `count` blocks, with all clock work that fits into them.
pub fn blocks(count: u64) {
	for _ in 0..count {
		System::set_block_number(System::block_number() + 1);
		let block = System::block_number();
		Delegation::on_poll(block, &mut WeightMeter::new());
	}
}

/// Ends the epoch and starts a block, which credits everyone.
pub fn next_epoch() {
	end_epoch();
	blocks(1);
}

/// The free balance of an account beyond what it began with.
pub fn gained(index: u8) -> Balance {
	let total = <Balances as Inspect<_>>::total_balance(&account(index));
	total
		.checked_sub(FUNDS)
		.expect("nobody loses anything here")
}

/// What an account has delegated to or staked as a validator.
pub fn bonded(validator: u8, who: u8) -> Balance {
	Positions::<Test>::get(account(validator), account(who)).map_or(0, |position| position.bonded)
}

/// Delegates as an account; a refusal rolls back, as it does on a chain.
pub fn delegate(who: u8, validator: u8, amount: Balance) -> DispatchResultWithPostInfo {
	RuntimeCall::Delegation(Call::delegate {
		validator: account(validator),
		amount,
	})
	.dispatch(RuntimeOrigin::signed(account(who)))
}

/// Undelegates as an account.
pub fn undelegate(who: u8, validator: u8, amount: Balance) -> DispatchResultWithPostInfo {
	RuntimeCall::Delegation(Call::undelegate {
		validator: account(validator),
		amount,
	})
	.dispatch(RuntimeOrigin::signed(account(who)))
}
