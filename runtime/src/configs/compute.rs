// SPDX-License-Identifier: Apache-2.0
//! Randomness, attestation and compute.

use crate::{Attestation, Balances, Economics, Randomness, Runtime, RuntimeHoldReason, Validators};
use frame_support::traits::{ConstU8, ConstU32};

impl pallet_randomness::Config for Runtime {}

impl pallet_attestation::Config for Runtime {
	type Parameters = Economics;
}

impl pallet_compute::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Economics;
	type Randomness = Randomness;
	type Attestation = Attestation;
	type Validators = Validators;
	type AuthorPool = Economics;
	type SupplyBook = Economics;
	type MaxSlots = ConstU8<8>;
	type MaxOpenTasks = ConstU32<32>;
	type MaxWorkerTasks = ConstU32<256>;
	type WeightInfo = crate::weights::pallet_compute::WeightInfo<Runtime>;
}
