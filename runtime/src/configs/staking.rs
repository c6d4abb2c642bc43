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
