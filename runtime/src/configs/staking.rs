// SPDX-License-Identifier: Apache-2.0
//! Validators and delegations.

use crate::{AccountId, Balances, Delegation, Economics, Runtime, RuntimeHoldReason, Validators};
use computechain_primitives::{EpochClock, EpochIndex};
use frame_support::traits::{ConstU32, Contains};

/// The current epoch, which is the current session.
pub struct Epochs;
impl EpochClock for Epochs {
	fn current() -> EpochIndex {
		pallet_session::CurrentIndex::<Runtime>::get()
	}
}

/// Who has session keys, without which nobody can validate.
pub struct HasKeys;
impl Contains<AccountId> for HasKeys {
	fn contains(who: &AccountId) -> bool {
		pallet_session::NextKeys::<Runtime>::contains_key(who)
	}
}

impl pallet_validators::Config for Runtime {
	type Parameters = Economics;
	type Ledger = Delegation;
	type HasKeys = HasKeys;
	type EpochClock = Epochs;
	type EpochEnd = (Economics, Delegation);
	type MaxCandidates = ConstU32<1_024>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkCurrency = Balances;
}

impl pallet_delegation::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Economics;
	type Validators = Validators;
	type EpochClock = Epochs;
	type AuthorPool = Economics;
	type Supply = Economics;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}

/// What the benchmarks of the delegation pallet can not do through its traits.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_delegation::benchmarking::BenchmarkHelper<AccountId> for BenchmarkHelper {
	fn register(who: &AccountId) {
		use frame_support::traits::{Get, fungible::Mutate};
		let parameters = <Economics as Get<computechain_primitives::NetworkParameters>>::get();
		let stake = parameters.staking.minimum_self_stake;
		Balances::mint_into(who, 2 * stake).expect("the account can hold it");
		Validators::stake(frame_system::RawOrigin::Signed(who.clone()).into(), stake)
			.expect("the account is funded");
	}

	fn set_epoch(epoch: EpochIndex) {
		pallet_session::CurrentIndex::<Runtime>::put(epoch);
	}
}
