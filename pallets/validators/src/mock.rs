// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet, a stake ledger of plain maps, and a session clock.

use crate as pallet_validators;
use crate::pallet::*;
use computechain_primitives::{
	AccountId, AttestationParameters, Balance, BlockNumber, ComputeParameters, EmissionCurve,
	EpochClock, EpochEnd, EpochIndex, FeeSplit, NetworkParameters, StakeLedger, StakingParameters,
};
use frame_support::{derive_impl, parameter_types, traits::Contains};
use pallet_session::SessionManager;
use sp_runtime::{BuildStorage, DispatchResult, TokenError, traits::IdentityLookup};
use std::collections::{BTreeMap, BTreeSet};

type Block = frame_system::mocking::MockBlock<Test>;

/// The mock's minimum of own stake.
pub const MINIMUM: Balance = 1_000;
/// What every account can stake.
pub const FUNDS: Balance = 1_000_000;

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
}

pub struct Parameters;
impl frame_support::traits::Get<NetworkParameters> for Parameters {
	fn get() -> NetworkParameters {
		NetworkParameters {
			slot_duration: 1_000,
			epoch: 10,
			staking: StakingParameters {
				minimum_self_stake: MINIMUM,
				active_limit: ActiveLimit::get(),
				minimum_delegation: 100,
				validators_per_delegator: 10,
				unbonding: 100 as BlockNumber,
				report_window: 80,
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

/// Stake as two maps.
pub struct Ledger;
impl StakeLedger<AccountId> for Ledger {
	fn bond_self(validator: &AccountId, amount: Balance) -> DispatchResult {
		let stake = Self::self_stake(validator).saturating_add(amount);
		if stake > FUNDS {
			return Err(TokenError::FundsUnavailable.into());
		}
		Own::mutate(|own| own.insert(validator.clone(), stake));
		Ok(())
	}

	fn unbond_self(validator: &AccountId, amount: Balance) -> DispatchResult {
		let stake = Self::self_stake(validator).checked_sub(amount);
		let stake = stake.ok_or(TokenError::FundsUnavailable)?;
		Own::mutate(|own| own.insert(validator.clone(), stake));
		Ok(())
	}

	fn self_stake(validator: &AccountId) -> Balance {
		Own::get().get(validator).copied().unwrap_or(0)
	}

	fn total_stake(validator: &AccountId) -> Balance {
		Self::self_stake(validator) + Delegated::get().get(validator).copied().unwrap_or(0)
	}

	fn validator_joined() {
		Joined::mutate(|joined| *joined += 1);
	}

	fn validator_left(validator: &AccountId) {
		Left::mutate(|left| left.push(validator.clone()));
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
}

impl EpochEnd for Clock {
	fn on_epoch_end(epoch: EpochIndex) {
		assert_eq!(epoch, Epoch::get());
		Ended::mutate(|ended| ended.push(epoch));
	}
}

impl Config for Test {
	type Parameters = Parameters;
	type Ledger = Ledger;
	type HasKeys = HasKeys;
	type EpochClock = Clock;
	type EpochEnd = Clock;
	type MaxCandidates = MaxCandidates;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkCurrency = Balances;
}

/// Builds a chain whose first validators stake at genesis, and starts its first session.
pub fn genesis(validators: Vec<(AccountId, Balance, u32)>) -> sp_io::TestExternalities {
	ActiveLimit::set(4);
	Epoch::set(0);
	Own::set(BTreeMap::new());
	Delegated::set(BTreeMap::new());
	Keyless::set(BTreeSet::new());
	Joined::set(0);
	Left::set(vec![]);
	Ended::set(vec![]);
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
	});
	ext
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_ext() -> sp_io::TestExternalities {
	genesis(vec![])
}

/// Runs a test on a chain with `count` validators of numbers from 1 and the minimum of stake, and
/// checks the invariants after it.
pub fn run(count: u8, test: impl FnOnce()) {
	let validators = (1..=count)
		.map(|index| (account(index), MINIMUM, 0))
		.collect();
	genesis(validators).execute_with(|| {
		test();
		Validators::do_try_state().unwrap();
	});
}

/// Ends the current epoch and starts the next as the session pallet does.
pub fn next_epoch() {
	<Validators as SessionManager<_>>::end_session(Epoch::get());
	Epoch::mutate(|epoch| *epoch += 1);
	<Validators as SessionManager<_>>::start_session(Epoch::get());
	<Validators as SessionManager<_>>::new_session(Epoch::get() + 1);
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
