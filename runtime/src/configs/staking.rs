// SPDX-License-Identifier: Apache-2.0
//! Validators and delegations.

use super::consensus::EpochLength;
use crate::{
	AccountId, Balances, BlockNumber, Compute, Delegation, Economics, Moment, Randomness, Runtime,
	RuntimeHoldReason, Session, System, Timestamp, Validators,
};
use alloc::vec::Vec;
use computechain_primitives::{EpochClock, EpochIndex};
use frame_support::traits::{ConstU32, Contains, Get, Time};
use pallet_validators::DisableValidator;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// The current epoch, which is the current session.
pub struct Epochs;
impl EpochClock for Epochs {
	fn current() -> EpochIndex {
		pallet_session::CurrentIndex::<Runtime>::get()
	}

	fn next_start() -> BlockNumber {
		// The session pallet begins one in every block whose number is a multiple of the length.
		let length = EpochLength::get();
		let epochs = System::block_number() / length;
		epochs.saturating_add(1).saturating_mul(length)
	}
}

/// Who has session keys, without which nobody can validate.
pub struct HasKeys;
impl Contains<AccountId> for HasKeys {
	fn contains(who: &AccountId) -> bool {
		pallet_session::NextKeys::<Runtime>::contains_key(who)
	}
}

/// Disables in the session pallet, from which Aura learns whose blocks are refused.
pub struct Disable;
impl DisableValidator for Disable {
	/// Fewer than a third of a set are disabled: so many may fail without harm to finality.
	fn disable(index: u32) -> bool {
		let disabled = Session::disabled_validators();
		let size = pallet_session::Validators::<Runtime>::decode_len().unwrap_or(0);
		disabled.contains(&index)
			|| (disabled.len().saturating_add(1).saturating_mul(3) < size
				&& Session::disable_index(index))
	}

	fn disabled() -> Vec<u32> {
		Session::disabled_validators()
	}
}

/// The slot of the current block.
pub struct CurrentSlot;
impl Get<u64> for CurrentSlot {
	fn get() -> u64 {
		pallet_aura::CurrentSlot::<Runtime>::get().into()
	}
}

/// The time of the last block, in milliseconds.
pub struct Now;
impl Get<Moment> for Now {
	fn get() -> Moment {
		<Timestamp as Time>::now()
	}
}

/// Aura's authorities, each with its validator.
pub struct Authorities;
impl Get<Vec<(AccountId, AuraId)>> for Authorities {
	fn get() -> Vec<(AccountId, AuraId)> {
		let keys = pallet_aura::Authorities::<Runtime>::get();
		Session::validators().into_iter().zip(keys).collect()
	}
}

impl pallet_validators::Config for Runtime {
	type Parameters = Economics;
	type Ledger = Delegation;
	type Currency = Balances;
	type Supply = Economics;
	type HasKeys = HasKeys;
	type Disable = Disable;
	type CurrentSlot = CurrentSlot;
	type Randomness = Randomness;
	type EpochClock = Epochs;
	type EpochEnd = (Economics, Delegation, Compute);
	type MaxCandidates = ConstU32<1_024>;
	type WeightInfo = crate::weights::pallet_validators::WeightInfo<Runtime>;
}

impl pallet_delegation::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Economics;
	type Validators = Validators;
	type EpochClock = Epochs;
	type Now = Now;
	type AuthorPool = Economics;
	type Supply = Economics;
	type WeightInfo = crate::weights::pallet_delegation::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}

/// What the benchmarks of the delegation and equivocation pallets can not do through their traits.
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

#[cfg(feature = "runtime-benchmarks")]
impl pallet_equivocation::benchmarking::BenchmarkHelper<AccountId> for BenchmarkHelper {
	/// In a full set, so many signed twice before that this one makes all of them pay the most.
	fn register(who: &AccountId, session: EpochIndex) {
		use computechain_math::slash::equivocation_ppm;
		use computechain_primitives::MAX_AUTHORITIES;
		use frame_support::BoundedVec;
		let others = MAX_AUTHORITIES / 3;
		let ppm = equivocation_ppm(others.into(), MAX_AUTHORITIES.into());
		let offenders = (0..others)
			.map(|index| {
				let account = frame_benchmarking::account("offender", index, 0);
				<Self as pallet_delegation::benchmarking::BenchmarkHelper<_>>::register(&account);
				pallet_validators::Offender { account, ppm }
			})
			.collect();
		<Self as pallet_delegation::benchmarking::BenchmarkHelper<_>>::register(who);
		pallet_validators::SetSizes::<Runtime>::insert(session, MAX_AUTHORITIES);
		pallet_validators::Offenders::<Runtime>::insert(
			session,
			BoundedVec::truncate_from(offenders),
		);
	}
}
