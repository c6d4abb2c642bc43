// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet, a stake ledger of plain maps, a session clock and a slot clock.

use crate as pallet_validators;
use crate::{DisableValidator, pallet::*};
use computechain_primitives::{
	AccountId, AttestationParameters, Balance, BlockNumber, ComputeParameters, EmissionCurve,
	EpochClock, EpochEnd, EpochIndex, FeeSplit, NetworkParameters, Randomness, Slash,
	StakingParameters, SupplyBook,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{Contains, Hooks, fungible::Mutate},
};
use pallet_session::SessionManager;
use sp_runtime::{BuildStorage, DispatchResult, traits::IdentityLookup};
use std::collections::{BTreeMap, BTreeSet};

mod ledger;
pub use ledger::Ledger;

type Block = frame_system::mocking::MockBlock<Test>;

/// The mock's minimum of own stake.
pub const MINIMUM: Balance = 1_000;
/// What every account can stake.
pub const FUNDS: Balance = 1_000_000;
/// The blocks of an epoch.
pub const EPOCH_LENGTH: BlockNumber = 10;
/// The missed slots in a row that jail.
pub const MISSES: u32 = 5;
/// The blocks of a jail.
pub const JAIL: BlockNumber = 30;
/// What leaving it early costs.
pub const PRICE: Balance = 100;
/// The blocks for which offences are remembered.
pub const MEMORY: BlockNumber = 300;

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
	pub type Validators = pallet_validators::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ExistentialDeposit;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = 1;
	pub const MaxCandidates: u32 = 40;
	pub static ActiveLimit: u32 = 4;
	pub static Epoch: EpochIndex = 0;
	pub static Own: BTreeMap<AccountId, Balance> = BTreeMap::new();
	pub static Delegated: BTreeMap<AccountId, Balance> = BTreeMap::new();
	pub static Keyless: BTreeSet<AccountId> = BTreeSet::new();
	pub static Joined: u32 = 0;
	pub static Left: Vec<AccountId> = vec![];
	pub static Ended: Vec<EpochIndex> = vec![];
	pub static Slashes: Vec<(AccountId, Slash)> = vec![];
	pub static SlashesAtEnd: usize = 0;
	pub static LedgerBurned: Balance = 0;
	pub static SupplyBurned: Balance = 0;
	pub static NextStart: BlockNumber = EPOCH_LENGTH;
	pub static Slot: u64 = 0;
	pub static Disabled: Vec<u32> = vec![];
	pub static SetChanged: bool = false;
	pub static Seed: Option<[u8; 32]> = None;
}

pub struct Parameters;
impl frame_support::traits::Get<NetworkParameters> for Parameters {
	fn get() -> NetworkParameters {
		NetworkParameters {
			slot_duration: 1_000,
			epoch: EPOCH_LENGTH,
			staking: StakingParameters {
				minimum_self_stake: MINIMUM,
				active_limit: ActiveLimit::get(),
				minimum_delegation: 100,
				validators_per_delegator: 10,
				unbonding: 100 as BlockNumber,
				report_window: 80,
				jail: JAIL,
				jail_misses: MISSES,
				unjail_price: PRICE,
				offence_memory: MEMORY,
				maximum_commission: 200_000,
				commission_step: 50_000,
				commission_cooldown: 50,
				commission_notice: 15,
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

/// Counts what is burned.
pub struct Supply;
impl SupplyBook for Supply {
	fn minted(_: Balance) {}

	fn burned(amount: Balance) {
		SupplyBurned::mutate(|burned| *burned += amount);
	}
}

/// Disables less than a third of the set.
pub struct Disable;
impl DisableValidator for Disable {
	fn disable(index: u32) -> bool {
		let size = CurrentSet::<Test>::get().len();
		Disabled::mutate(|disabled| {
			if disabled.contains(&index) {
				return true;
			}
			let may = (disabled.len() + 1) * 3 < size;
			if may {
				disabled.push(index);
			}
			may
		})
	}

	fn disabled() -> Vec<u32> {
		Disabled::get()
	}
}

/// The seed, if there is one.
pub struct Seeds;
impl Randomness for Seeds {
	fn of_block(_: BlockNumber) -> Option<[u8; 32]> {
		Seed::get()
	}
}

pub struct HasKeys;
impl Contains<AccountId> for HasKeys {
	fn contains(who: &AccountId) -> bool {
		!Keyless::get().contains(who)
	}
}

pub struct Clock;
impl EpochClock for Clock {
	fn current() -> EpochIndex {
		Epoch::get()
	}

	fn next_start() -> BlockNumber {
		NextStart::get()
	}
}

impl EpochEnd for Clock {
	fn on_epoch_end(epoch: EpochIndex) {
		assert_eq!(epoch, Epoch::get());
		Ended::mutate(|ended| ended.push(epoch));
		SlashesAtEnd::set(Slashes::get().len());
	}
}

impl Config for Test {
	type Parameters = Parameters;
	type Ledger = Ledger;
	type Currency = Balances;
	type Supply = Supply;
	type HasKeys = HasKeys;
	type Disable = Disable;
	type CurrentSlot = Slot;
	type Randomness = Seeds;
	type EpochClock = Clock;
	type EpochEnd = Clock;
	type MaxCandidates = MaxCandidates;
	type WeightInfo = ();
}

/// Builds a chain whose first validators stake at genesis, and starts its first session.
pub fn genesis(validators: Vec<(AccountId, Balance, u32)>) -> sp_io::TestExternalities {
	genesis_with(4, validators)
}

fn genesis_with(
	limit: u32,
	validators: Vec<(AccountId, Balance, u32)>,
) -> sp_io::TestExternalities {
	ActiveLimit::set(limit);
	Epoch::set(0);
	Own::set(BTreeMap::new());
	Delegated::set(BTreeMap::new());
	Keyless::set(BTreeSet::new());
	Joined::set(0);
	Left::set(vec![]);
	Ended::set(vec![]);
	Slashes::set(vec![]);
	SlashesAtEnd::set(0);
	LedgerBurned::set(0);
	SupplyBurned::set(0);
	NextStart::set(EPOCH_LENGTH);
	Slot::set(0);
	Disabled::set(vec![]);
	SetChanged::set(true);
	Seed::set(None);
	let mut storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	crate::GenesisConfig::<Test> { validators }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		// As the session pallet does when its own genesis is built.
		<Validators as SessionManager<_>>::new_session_genesis(0);
		<Validators as SessionManager<_>>::new_session_genesis(1);
		<Validators as SessionManager<_>>::start_session(0);
		System::set_block_number(1);
		LastSlot::<Test>::put(0);
	});
	ext
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_ext() -> sp_io::TestExternalities {
	genesis(vec![])
}

/// Runs a test on a chain with `count` validators of numbers from 1 and the minimum of stake, of
/// whom four are in the set, and checks the invariants after it.
pub fn run(count: u8, test: impl FnOnce()) {
	run_with(4, count, test);
}

/// As [`run`] with all of them in the set.
pub fn run_set(count: u8, test: impl FnOnce()) {
	run_with(count.into(), count, test);
}

fn run_with(limit: u32, count: u8, test: impl FnOnce()) {
	let validators = (1..=count)
		.map(|index| (account(index), MINIMUM, 0))
		.collect();
	genesis_with(limit, validators).execute_with(|| {
		test();
		Validators::do_try_state().unwrap();
	});
}

/// Ends the current epoch and starts the next as the session pallet does.
pub fn next_epoch() {
	let start = NextStart::get().max(System::block_number() as BlockNumber);
	System::set_block_number(start.into());
	<Validators as SessionManager<_>>::end_session(Epoch::get());
	Epoch::mutate(|epoch| *epoch += 1);
	NextStart::set(start + EPOCH_LENGTH);
	if SetChanged::get() {
		Disabled::set(vec![]);
	}
	<Validators as SessionManager<_>>::start_session(Epoch::get());
	let chosen = <Validators as SessionManager<_>>::new_session(Epoch::get() + 1);
	SetChanged::set(chosen.is_some());
}

/// Goes on to the block of number `block`, which must not be earlier.
pub fn go_to(block: BlockNumber) {
	assert!(System::block_number() <= block.into());
	System::set_block_number(block.into());
}

/// Authors a block in `slot`.
pub fn author_in(slot: u64) {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	Slot::set(slot);
	Validators::on_initialize(block);
}

/// Lets `count` rounds of slots go by, in which the `silent` and the disabled author nothing.
pub fn rounds(count: usize, silent: &[u8]) {
	for _ in 0..count * current().len() {
		let slot = Slot::get() + 1;
		let index = slot as usize % current().len();
		if silent.contains(&current()[index]) || Disabled::get().contains(&(index as u32)) {
			Slot::set(slot);
		} else {
			author_in(slot);
		}
	}
}

/// Lets one epoch go by in which everybody has eight slots and the `silent` author nothing.
pub fn epoch_without(silent: &[u8]) {
	rounds(8, silent);
	next_epoch();
}

/// What is stored of the slots of a validator.
pub fn duty(index: u8) -> crate::Duty {
	Duties::<Test>::get(account(index))
}

/// The state of a validator.
pub fn state(index: u8) -> Option<computechain_primitives::ValidatorState> {
	<Validators as computechain_primitives::ValidatorRegistry<_>>::state(&account(index))
}

/// Adds to what an account has beside its stake.
pub fn fund(index: u8, amount: Balance) {
	Balances::mint_into(&account(index), amount).unwrap();
}

/// How many events there are of which `is` holds.
pub fn events(is: impl Fn(&Event<Test>) -> bool) -> usize {
	System::events()
		.into_iter()
		.filter(|record| matches!(&record.event, RuntimeEvent::Validators(event) if is(event)))
		.count()
}

/// The set of the current epoch, as numbers.
pub fn current() -> Vec<u8> {
	numbers(CurrentSet::<Test>::get().to_vec())
}

/// The set of the next epoch, as numbers.
pub fn next() -> Vec<u8> {
	numbers(NextSet::<Test>::get().to_vec())
}

fn numbers(set: Vec<AccountId>) -> Vec<u8> {
	set.iter()
		.map(|who| AsRef::<[u8; 32]>::as_ref(who)[0])
		.collect()
}
