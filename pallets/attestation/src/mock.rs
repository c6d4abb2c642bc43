// SPDX-License-Identifier: Apache-2.0

use crate as pallet_attestation;
use computechain_primitives::{
	AttestationParameters, ComputeParameters, EmissionCurve, FeeSplit, NetworkParameters,
	StakingParameters,
};
use frame_support::{derive_impl, parameter_types};
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

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
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub static Parameters: NetworkParameters = parameters();
}

impl pallet_attestation::Config for Test {
	type Parameters = Parameters;
}

fn parameters() -> NetworkParameters {
	NetworkParameters {
		slot_duration: 3_000,
		epoch: 100,
		staking: StakingParameters {
			minimum_self_stake: 1,
			active_limit: 21,
			minimum_delegation: 1,
			validators_per_delegator: 10,
			unbonding: 100,
			report_window: 80,
			maximum_commission: 200_000,
			..NetworkParameters::DEVNET.staking
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
		},
		compute: ComputeParameters {
			worker_stake: 100,
			worker_unbonding: 100,
			maximum_work: 1 << 36,
			minimum_price: 1,
			lifetime: 1_000,
			challenge_window: 50,
		},
	}
}

/// Changes who may work.
pub fn admit(minimum_score: u8, unknown_allowed: bool) {
	let mut changed = parameters();
	changed.attestation = AttestationParameters {
		minimum_score,
		minimum_vram: 0,
		unknown_allowed,
	};
	Parameters::set(changed);
}

/// Runs a test in block 1 and checks the invariants after it.
pub fn test(run: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
	TestExternalities::new(storage.expect("an empty genesis builds")).execute_with(|| {
		System::set_block_number(1);
		Parameters::set(parameters());
		run();
		Attestation::do_try_state().expect("the invariants hold");
	});
}
