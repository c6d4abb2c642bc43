// SPDX-License-Identifier: Apache-2.0

mod story;

pub use story::*;

use crate as pallet_attestation;
use crate::{pallet::*, types::*};
use computechain_matmul::Hash;
use computechain_primitives::{
	Attestation as _, Balance, BlockNumber, CPC, EpochClock, EpochIndex, FilingBook, GpuClass,
	NetworkParameters, Randomness, SupplyBook, ValidatorRegistry, ValidatorState, WorkerRegistry,
	attestation::{DeviceReport, DriverReport, PciReport, Report, device_leaf, driver_leaf},
};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use sp_io::TestExternalities;
use sp_runtime::{
	AccountId32, BuildStorage, DispatchError, DispatchResult, traits::IdentityLookup,
};

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
	pub type Attestation = pallet_attestation::Pallet<Test>;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub static Parameters: NetworkParameters = NetworkParameters::DEVNET;
	pub static Validators: u8 = 20;
	pub static Workers: Vec<AccountId32> = vec![WORKER, OTHER];
	pub static Staked: bool = true;
	pub static Frauds: Vec<(AccountId32, Option<AccountId32>)> = vec![];
	pub static Burned: Balance = 0;
	pub static Filed: Vec<(AccountId32, Hash)> = vec![];
}

/// A worker.
pub const WORKER: AccountId32 = AccountId32::new([201; 32]);
/// Another one.
pub const OTHER: AccountId32 = AccountId32::new([202; 32]);
/// Nobody.
pub const STRANGER: AccountId32 = AccountId32::new([203; 32]);

/// More workers.
pub fn cohort() -> impl Iterator<Item = AccountId32> {
	(210..215).map(|number| AccountId32::new([number; 32]))
}

impl pallet_attestation::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Parameters;
	type Randomness = Mock;
	type Validators = Mock;
	type Workers = Mock;
	type Filings = Mock;
	type EpochClock = Mock;
	type SupplyBook = Mock;
	type PrivilegedOrigin = frame_system::EnsureRoot<AccountId32>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Mock;
}

/// The pallet's neighbours.
pub struct Mock;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId32> for Mock {
	fn register_worker(_: &AccountId32) {}

	fn set_validators(_: Vec<AccountId32>) {}

	fn file(who: &AccountId32, filing: Hash) {
		Filed::mutate(|filed| filed.push((who.clone(), filing)));
	}

	fn set_parameters(parameters: NetworkParameters) {
		Parameters::set(parameters);
	}
}

impl Randomness for Mock {
	fn of_block(block: BlockNumber) -> Option<Hash> {
		let known = u64::from(block) <= System::block_number();
		known.then(|| sp_io::hashing::sha2_256(&block.to_le_bytes()))
	}
}

impl ValidatorRegistry<AccountId32> for Mock {
	fn state(who: &AccountId32) -> Option<ValidatorState> {
		let active = Self::active_list().contains(who);
		active.then_some(ValidatorState::Active)
	}

	fn active() -> u32 {
		Validators::get().into()
	}

	fn active_list() -> Vec<AccountId32> {
		(1..=Validators::get())
			.map(|one| [one; 32].into())
			.collect()
	}

	fn registered() -> u32 {
		Validators::get().into()
	}

	fn commission(_: &AccountId32) -> u32 {
		0
	}
}

impl WorkerRegistry<AccountId32> for Mock {
	fn is_worker(who: &AccountId32) -> bool {
		Workers::get().contains(who)
	}

	fn has_stake(who: &AccountId32) -> bool {
		Self::is_worker(who) && Staked::get()
	}

	fn fraud(who: &AccountId32, prover: Option<&AccountId32>) {
		Frauds::mutate(|frauds| frauds.push((who.clone(), prover.cloned())));
	}
}

impl FilingBook<AccountId32> for Mock {
	fn use_up(who: &AccountId32, filing: &Hash) -> DispatchResult {
		let place = Filed::get()
			.iter()
			.position(|filed| *filed == (who.clone(), *filing));
		let place = place.ok_or(DispatchError::Unavailable)?;
		Filed::mutate(|filed| filed.remove(place));
		Ok(())
	}
}

impl EpochClock for Mock {
	fn current() -> EpochIndex {
		(System::block_number() / 100) as EpochIndex
	}

	fn next_start() -> BlockNumber {
		(Self::current() + 1) * 100
	}
}

impl SupplyBook for Mock {
	fn minted(_: Balance) {}

	fn burned(amount: Balance) {
		Burned::mutate(|burned| *burned += amount);
	}
}

/// The key of the witness of a validator, by number.
pub fn signer_of(validator: u8) -> AccountId32 {
	[validator + 100; 32].into()
}

/// Publishes the witness of a validator, by number, with that key.
pub fn publish(validator: u8, account: AccountId32) {
	let address = b"witness.example:7340".to_vec();
	let service = WitnessService {
		account,
		address: address.try_into().expect("short"),
	};
	let origin = RuntimeOrigin::signed([validator; 32].into());
	assert_ok!(Attestation::set_witness(origin, Some(service)));
}

/// Runs a test in block 1 and checks the invariants and the ledger after it.
pub fn test(run: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
	TestExternalities::new(storage.expect("an empty genesis builds")).execute_with(|| {
		let mut rules = NetworkParameters::DEVNET;
		rules.attestation.unmeasured_allowed = false;
		rules.attestation.side = 16;
		rules.attestation.walk = 8;
		// So that 40 states of 256 bytes stand for the 24 GB of a card.
		rules.attestation.scale = 2_200_000;
		Parameters::set(rules);
		Validators::set(20);
		let workers: Vec<AccountId32> = [WORKER, OTHER].into_iter().chain(cohort()).collect();
		Workers::set(workers.clone());
		Staked::set(true);
		Frauds::set(vec![]);
		Burned::set(0);
		Filed::set(vec![]);
		System::set_block_number(1);
		let mut rich: Vec<AccountId32> = <Mock as ValidatorRegistry<_>>::active_list();
		rich.extend((1..=20).map(signer_of));
		rich.extend(workers.clone());
		rich.push(STRANGER);
		for who in rich {
			let minted = <Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(
				&who,
				1_000 * CPC,
			);
			assert_ok!(minted);
		}
		let issued = Balances::total_issuance();
		for worker in workers {
			assert_ok!(Attestation::enrol(&worker));
		}
		for validator in 1..=20 {
			publish(validator, signer_of(validator));
		}
		run();
		Attestation::do_try_state().expect("the invariants hold");
		assert_eq!(Balances::total_issuance() + Burned::get(), issued);
	});
}

/// Goes on to a block.
pub fn run_to(block: BlockNumber) {
	while System::block_number() < block.into() {
		let now = System::block_number() + 1;
		System::set_block_number(now);
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		Attestation::on_poll(now, &mut meter);
	}
}

pub fn now() -> BlockNumber {
	System::block_number() as BlockNumber
}

pub fn signed(who: &AccountId32) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// A whole report of a card, with whitelists that have nothing else on them.
pub fn report(claim: GpuClass) -> Report {
	let driver = driver_leaf(b"580.1", b"libcuda.so", &[3; 32]);
	assert_ok!(Attestation::set_driver_whitelist(
		RuntimeOrigin::root(),
		driver
	));
	let device = device_leaf(0x10de, 0x2684);
	assert_ok!(Attestation::set_device_whitelist(
		RuntimeOrigin::root(),
		device
	));
	Report {
		claim: Some(claim),
		gpu: [9; 32],
		device: Some(DeviceReport::default()),
		driver: Some(DriverReport {
			version: b"580.1".to_vec().try_into().expect("short"),
			file: b"libcuda.so".to_vec().try_into().expect("short"),
			digest: [3; 32],
			..DriverReport::default()
		}),
		pci: Some(PciReport {
			vendor: 0x10de,
			device: 0x2684,
			..PciReport::default()
		}),
	}
}

pub fn request_of(worker: &AccountId32) -> Request<AccountId32> {
	Requests::<Test>::get(worker).expect("a benchmark is open")
}
