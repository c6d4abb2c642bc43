// SPDX-License-Identifier: Apache-2.0

use crate as pallet_compute;
use crate::{WeightInfo, pallet::*};
use computechain_matmul::{Hash, Shape};
use computechain_primitives::{
	Attestation, AttestationParameters, Attested, AuthorPool, Balance, BlockNumber, CPC,
	ComputeParameters, ComputePool, EmissionCurve, EpochClock, EpochIndex, FeeSplit, GpuClass,
	NetworkParameters, Randomness, StakingParameters, SupplyBook, TaskId, ValidatorRegistry,
	ValidatorState,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		ConstU8, ConstU32,
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::Weight,
};
use sp_io::TestExternalities;
use sp_runtime::{
	AccountId32, BuildStorage, DispatchError, DispatchResult, traits::IdentityLookup,
};

mod steps;

pub use steps::*;

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
	pub type Compute = pallet_compute::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = CPC / 1_000;
	pub static Parameters: NetworkParameters = parameters();
	pub static Class: Result<Option<u8>, &'static str> = Ok(Some(40));
	pub static Forgotten: Vec<AccountId32> = Vec::new();
	pub static ActiveValidators: u32 = 1;
	pub static Burned: Balance = 0;
	pub static ToAuthors: Balance = 0;
	pub static Epoch: EpochIndex = 0;
	/// What an epoch's compute pool would be, what was issued of it and not paid, and all issued.
	pub static Noted: Balance = 0;
	pub static Owed: Balance = 0;
	pub static Issued: Balance = 0;
	/// Spot checks that were drawn.
	pub static SpotChecks: Vec<(AccountId32, BlockNumber)> = Vec::new();
	/// What each step of the clock weighs.
	pub static ClockWeight: u64 = 0;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_compute::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Parameters;
	type Randomness = Mock;
	type Attestation = Mock;
	type Validators = Mock;
	type AuthorPool = Mock;
	type ComputePool = Mock;
	type EpochClock = Mock;
	type SupplyBook = Mock;
	type MaxSlots = ConstU8<8>;
	type MaxOpenTasks = ConstU32<32>;
	type MaxWorkerTasks = ConstU32<16>;
	type WeightInfo = Mock;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Mock;
}

/// The pallet's neighbours.
pub struct Mock;

impl Randomness for Mock {
	fn of_block(block: BlockNumber) -> Option<Hash> {
		let known = (1..=System::block_number()).contains(&block);
		known.then(|| sp_io::hashing::sha2_256(&block.to_le_bytes()))
	}
}

impl Attestation<AccountId32> for Mock {
	fn enrol(who: &AccountId32) -> DispatchResult {
		Forgotten::mutate(|forgotten| forgotten.retain(|other| other != who));
		Class::get().map(|_| ()).map_err(DispatchError::Other)
	}

	fn of(who: &AccountId32) -> Option<Attested> {
		if Forgotten::get().contains(who) {
			return None;
		}
		let score = Class::get().ok().flatten()?;
		Some(Attested {
			class: GpuClass::Unknown,
			score,
		})
	}

	fn forget(who: &AccountId32) {
		Forgotten::mutate(|forgotten| forgotten.push(who.clone()));
	}

	fn owe_benchmark(who: &AccountId32, due: BlockNumber) {
		SpotChecks::mutate(|checks| checks.push((who.clone(), due)));
	}
}

impl ValidatorRegistry<AccountId32> for Mock {
	fn state(_: &AccountId32) -> Option<ValidatorState> {
		None
	}

	fn active() -> u32 {
		ActiveValidators::get()
	}

	fn active_list() -> Vec<AccountId32> {
		Vec::new()
	}

	fn registered() -> u32 {
		ActiveValidators::get()
	}

	fn commission(_: &AccountId32) -> u32 {
		0
	}
}

impl AuthorPool<AccountId32> for Mock {
	fn account() -> AccountId32 {
		POOL
	}

	fn deposited(amount: Balance) {
		ToAuthors::mutate(|total| *total += amount);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper for Mock {
	fn admit_unmeasured() {}

	fn fill_pool(amount: Balance) {
		Noted::set(amount);
	}
}

impl EpochClock for Mock {
	fn current() -> EpochIndex {
		Epoch::get()
	}

	fn next_start() -> BlockNumber {
		0
	}
}

impl ComputePool<AccountId32> for Mock {
	fn issue(_: EpochIndex, earned: bool) -> Balance {
		if !earned || Noted::get() == 0 {
			return 0;
		}
		let issued = Balances::mint_into(&POT, Noted::get()).expect("the pot can hold it");
		Owed::mutate(|owed| *owed += issued);
		Issued::mutate(|total| *total += issued);
		issued
	}

	fn pay(worker: &AccountId32, amount: Balance) -> Balance {
		let paid = Balances::transfer(&POT, worker, amount, Preservation::Expendable).unwrap_or(0);
		Owed::mutate(|owed| *owed -= paid);
		paid
	}

	fn burn(_: EpochIndex, amount: Balance) {
		if amount > 0 {
			let (kept, exact) = (Preservation::Expendable, Precision::Exact);
			Balances::burn_from(&POT, amount, kept, exact, Fortitude::Force)
				.expect("the pot holds it");
			Owed::mutate(|owed| *owed -= amount);
			Burned::mutate(|total| *total += amount);
		}
	}

	fn outstanding() -> Balance {
		Owed::get()
	}
}

impl SupplyBook for Mock {
	fn minted(_: Balance) {}

	fn burned(amount: Balance) {
		Burned::mutate(|total| *total += amount);
	}
}

macro_rules! weights {
	($weight:expr; $($name:ident($($component:ident),*);)*) => {
		$(fn $name($($component: u32),*) -> Weight {
			$weight
		})*
	};
}

impl WeightInfo for Mock {
	weights! { Weight::zero();
		register_worker();
		update_worker();
		set_paused();
		set_address();
		deposit_bond();
		withdraw_bond();
		unregister_worker();
		post_task();
		cancel_task();
		commit_result();
		file();
		withdraw_filing();
		challenge();
		batch_item();
		clock_base();
		agenda_block();
	}
	weights! { Weight::from_parts(ClockWeight::get(), 0);
		settle_task();
		late_task();
		fault_task();
		fraud_task();
		expire_task();
		prune_task();
		return_stake();
		pay_worker();
		try_open_task(_d);
	}

	fn reveal_result(k: u32, d: u32) -> Weight {
		Weight::from_parts(1_000 * u64::from(k) + u64::from(d), 0)
	}

	fn open_result(k: u32, d: u32) -> Weight {
		Self::reveal_result(k, d)
	}

	fn prove_fraud(k: u32, d: u32) -> Weight {
		Self::reveal_result(k, d)
	}

	fn reveal_refused() -> Weight {
		Weight::from_parts(7, 0)
	}
}

pub const ALICE: AccountId32 = AccountId32::new([1; 32]);
pub const BOB: AccountId32 = AccountId32::new([2; 32]);
pub const WORKER: AccountId32 = AccountId32::new([11; 32]);
pub const OTHER: AccountId32 = AccountId32::new([12; 32]);
pub const POT: AccountId32 = AccountId32::new([98; 32]);
pub const POOL: AccountId32 = AccountId32::new([99; 32]);

pub const SHAPE: Shape = Shape {
	m: 16,
	k: 16,
	n: 20,
};
pub const ENDOWMENT: Balance = 1_000_000 * CPC;
pub const STAKE: Balance = 100 * CPC;
pub const BOND: Balance = 1_000 * CPC;
pub const REWARD: Balance = 10 * CPC;
/// The blocks from posting to assignment.
pub const DRAW: u32 = 2;

pub fn parameters() -> NetworkParameters {
	NetworkParameters {
		slot_duration: 1_000,
		epoch: 10,
		staking: StakingParameters {
			minimum_self_stake: CPC,
			active_limit: 21,
			minimum_delegation: CPC,
			validators_per_delegator: 10,
			unbonding: 100,
			report_window: 80,
			maximum_commission: 200_000,
			..NetworkParameters::DEVNET.staking
		},
		emission: EmissionCurve::Halving {
			initial: CPC,
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
			worker_stake: STAKE,
			worker_unbonding: 20,
			maximum_work: 1 << 36,
			minimum_price: CPC,
			lifetime: 1_000,
			challenge_window: 5,
			protocol_interval: 0,
			protocol_shape: [64, 64, 64],
		},
	}
}

/// Changes the network's parameters for compute.
pub fn configure(change: impl FnOnce(&mut ComputeParameters)) {
	Parameters::mutate(|parameters| change(&mut parameters.compute));
}

/// The state in block 1: everyone has an endowment.
pub fn new_test_ext() -> TestExternalities {
	let balances = [ALICE, BOB, WORKER, OTHER, POOL, POT]
		.map(|account| (account, ENDOWMENT))
		.into();
	let balances = pallet_balances::GenesisConfig {
		balances,
		..Default::default()
	};
	let genesis = RuntimeGenesisConfig {
		balances,
		..Default::default()
	};
	let mut state: TestExternalities = genesis.build_storage().expect("the genesis builds").into();
	state.execute_with(|| {
		Parameters::set(parameters());
		Class::set(Ok(Some(40)));
		Forgotten::set(Vec::new());
		ActiveValidators::set(1);
		Burned::set(0);
		ToAuthors::set(0);
		ClockWeight::set(0);
		Epoch::set(0);
		Noted::set(0);
		Owed::set(0);
		Issued::set(0);
		SpotChecks::set(Vec::new());
		System::set_block_number(1);
	});
	state
}

/// Runs a test from block 1 on; checks the invariants and the supply after it.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		Compute::do_try_state().expect("the invariants hold");
		assert_eq!(
			Balances::total_issuance(),
			6 * ENDOWMENT + Issued::get() - Burned::get()
		);
		assert_eq!(Balances::total_balance(&POOL), ENDOWMENT + ToAuthors::get());
	});
}
