// SPDX-License-Identifier: Apache-2.0
//! Randomness, attestation and compute.

use super::staking::{CurrentSlot, Epochs};
use crate::{
	AccountId, Attestation, Balances, Compute, Economics, Randomness, Runtime, RuntimeHoldReason,
	Validators,
};
use frame_support::traits::{ConstU8, ConstU32, Get};
use frame_system::EnsureRoot;
use pallet_randomness::Turn;
use sp_core::sr25519;

/// Whose turn the current block is by the authorities that Aura has, which are those of the parent
/// until the session pallet has initialised the block.
pub struct CurrentTurn;
impl Get<Option<Turn>> for CurrentTurn {
	fn get() -> Option<Turn> {
		let slot = CurrentSlot::get();
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		let index = slot.checked_rem(authorities.len() as u64)?;
		let author = authorities.get(usize::try_from(index).ok()?)?;
		Some(Turn {
			slot,
			author: sr25519::Public::from(author.clone()).0,
		})
	}
}

impl pallet_randomness::Config for Runtime {
	type Turn = CurrentTurn;
	type WeightInfo = crate::weights::pallet_randomness::WeightInfo<Runtime>;
}

/// The randomness that benchmarks draw from: every block up to the current one has some, though
/// nobody contributes.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkRandomness;
#[cfg(feature = "runtime-benchmarks")]
impl computechain_primitives::Randomness for BenchmarkRandomness {
	fn of_block(block: crate::BlockNumber) -> Option<[u8; 32]> {
		let invented = block <= crate::System::block_number();
		<Randomness as computechain_primitives::Randomness>::of_block(block)
			.or(invented.then_some([7; 32]))
	}
}

impl pallet_attestation::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Economics;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Randomness = Randomness;
	#[cfg(feature = "runtime-benchmarks")]
	type Randomness = BenchmarkRandomness;
	type Validators = Validators;
	type Workers = Compute;
	type Filings = Compute;
	type EpochClock = Epochs;
	type SupplyBook = Economics;
	type PrivilegedOrigin = EnsureRoot<AccountId>;
	type WeightInfo = crate::weights::pallet_attestation::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}

/// What the benchmarks of the attestation and compute pallets can not do through their traits.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_compute::benchmarking::BenchmarkHelper for BenchmarkHelper {
	fn admit_unmeasured() {
		pallet_economics::Parameters::<Runtime>::mutate(|parameters| {
			parameters.attestation.unmeasured_allowed = true;
		});
	}

	fn fill_pool(amount: crate::Balance) {
		let part = pallet_economics::ComputePart {
			minted: amount,
			drawn: 0,
		};
		pallet_economics::ComputeNoted::<Runtime>::put(part);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_attestation::benchmarking::BenchmarkHelper<AccountId> for BenchmarkHelper {
	fn register_worker(who: &AccountId) {
		use frame_support::assert_ok;
		let signed = || crate::RuntimeOrigin::signed(who.clone());
		let slots = <Runtime as pallet_compute::Config>::MaxSlots::get();
		assert_ok!(Compute::register_worker(signed(), slots, u64::MAX, 0));
		assert_ok!(Compute::deposit_bond(
			signed(),
			10_000 * computechain_primitives::CPC
		));
		let epoch = <Epochs as computechain_primitives::EpochClock>::current();
		let facts = pallet_compute::Facts {
			weight_micro: 1_000_000,
			..Default::default()
		};
		pallet_compute::EpochFacts::<Runtime>::insert(epoch, who, facts);
		pallet_compute::EpochWeight::<Runtime>::insert(epoch, 2_000_000);
	}

	fn set_validators(validators: alloc::vec::Vec<AccountId>) {
		for who in &validators {
			let entry = pallet_validators::Validator::new(0, 0);
			pallet_validators::Registry::<Runtime>::insert(who, entry);
		}
		let set = frame_support::BoundedVec::truncate_from(validators);
		pallet_validators::CurrentSet::<Runtime>::put(set);
	}

	fn file(who: &AccountId, filing: [u8; 32]) {
		let now = crate::System::block_number();
		crate::System::set_block_number(now - computechain_primitives::FILING_AGE);
		let signed = crate::RuntimeOrigin::signed(who.clone());
		frame_support::assert_ok!(Compute::file(signed, filing));
		crate::System::set_block_number(now);
	}

	fn set_parameters(parameters: computechain_primitives::NetworkParameters) {
		pallet_economics::Parameters::<Runtime>::put(parameters);
	}
}

impl pallet_compute::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Economics;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Randomness = Randomness;
	#[cfg(feature = "runtime-benchmarks")]
	type Randomness = BenchmarkRandomness;
	type Attestation = Attestation;
	type Validators = Validators;
	type AuthorPool = Economics;
	type ComputePool = Economics;
	type EpochClock = Epochs;
	type SupplyBook = Economics;
	type MaxSlots = ConstU8<8>;
	type MaxOpenTasks = ConstU32<32>;
	type MaxWorkerTasks = ConstU32<256>;
	type WeightInfo = crate::weights::pallet_compute::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
}
