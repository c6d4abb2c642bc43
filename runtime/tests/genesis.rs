// SPDX-License-Identifier: Apache-2.0
//! What a chain starts with.

mod common;

use common::{build, chain, free, held, preset};
use computechain_primitives::{CPC, EmissionCurve, NetworkParameters};
use computechain_runtime::{
	AccountId, Aura, Balance, Balances, Economics, Runtime, RuntimeCall, RuntimeOrigin, Session,
	SessionKeys, configs::SlotDuration, params, presets,
};
use computechain_whitelist::{DEVICES, DRIVERS, devices, drivers, root};
use frame_support::{
	assert_ok,
	traits::{Get, GetStorageVersion, StorageVersion, fungible::Inspect},
};
use pallet_attestation::{DeviceRoot, DriverRoot};
use pallet_delegation::HoldReason::Staked;
use sp_core::{Pair, ed25519, sr25519};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_io::TestExternalities;
use sp_runtime::traits::Dispatchable;
use std::panic::{AssertUnwindSafe, catch_unwind};

const PRESETS: [(&str, usize); 2] = [(DEV_RUNTIME_PRESET, 1), (LOCAL_TESTNET_RUNTIME_PRESET, 5)];

/// Validators with made-up keys, each as an account with 20,000 CPC.
fn validators(count: u16) -> (Vec<presets::GenesisValidator>, Vec<(AccountId, Balance)>) {
	let seed = |number: u16, purpose: u8| {
		let mut seed = [purpose; 32];
		seed[..2].copy_from_slice(&number.to_le_bytes());
		seed
	};
	(0..count)
		.map(|number| {
			let stash = AccountId::new(seed(number, 1));
			let aura = sr25519::Pair::from_seed(&seed(number, 2));
			common::remember(&aura);
			let keys = SessionKeys {
				aura: aura.public().into(),
				grandpa: ed25519::Pair::from_seed(&seed(number, 3)).public().into(),
			};
			let account = stash.clone();
			(
				presets::GenesisValidator { stash, keys },
				(account, 20_000 * CPC),
			)
		})
		.unzip()
}

#[test]
fn presets_should_be_the_ones_the_node_names_when_listed() {
	let names = PRESETS.map(|(name, _)| name.to_string());
	assert_eq!(presets::preset_names(), names);
	assert_eq!(presets::get_preset(&"mainnet".into()), None);
}

#[test]
fn supply_should_be_a_billion_when_a_preset_is_built() {
	for (name, _) in PRESETS {
		chain(&preset(name), |_| {
			assert_eq!(Economics::supply().genesis, 1_000_000_000 * CPC);
			// Nothing was minted to make up for a pot that lacks its existential deposit.
			let minimum = Balances::minimum_balance();
			assert_eq!(free(&Economics::treasury()), minimum);
			assert_eq!(
				Economics::supply().issuance,
				1_000_000_000 * CPC + Economics::supply().minted
			);
		});
	}
}

#[test]
fn whitelists_should_be_those_of_the_data_when_a_preset_is_built() {
	let drivers = drivers(DRIVERS).expect("the file of drivers is well formed");
	let devices = devices(DEVICES).expect("the file of devices is well formed");
	for (name, _) in PRESETS {
		chain(&preset(name), |_| {
			assert_eq!(DriverRoot::<Runtime>::get(), Some(root(&drivers)));
			assert_eq!(DeviceRoot::<Runtime>::get(), Some(root(&devices)));
		});
	}
}

#[test]
fn stakes_should_come_out_of_balances_when_a_preset_is_built() {
	for (name, count) in PRESETS {
		chain(&preset(name), |_| {
			let validators = Session::validators();
			assert_eq!(validators.len(), count);
			for stash in validators {
				assert_eq!(held(Staked, &stash), 10_000 * CPC);
				assert_eq!(free(&stash), presets::DEVELOPMENT_ENDOWMENT - 10_000 * CPC);
			}
		});
	}
}

#[test]
fn slot_duration_should_be_that_of_the_parameters_when_built() {
	for duration in [500, 1_000, 3_000, 6_000] {
		let genesis = presets::development(params::devnet(duration), 1);
		chain(&genesis, |chain| {
			assert_eq!(SlotDuration::get(), duration);
			assert_eq!(Aura::slot_duration(), duration);
			chain.run(2);
		});
	}
}

#[test]
fn set_should_rotate_when_there_are_256_validators() {
	let mut parameters = params::development(1_000);
	parameters.staking.active_limit = 256;
	let (validators, endowed) = validators(257);
	let first = validators[0].stash.clone();
	let genesis = presets::genesis(parameters, validators, endowed, None);
	chain(&genesis, |chain| {
		let before = Session::validators();
		assert_eq!(before.len(), 256);
		// All stakes are equal, so the accounts' order decides who waits.
		assert!(before.contains(&first));
		assert_eq!(pallet_validators::Registry::<Runtime>::count(), 257);
		let unstake = RuntimeCall::Validators(pallet_validators::Call::unstake {
			amount: 10_000 * CPC,
		});
		assert_ok!(unstake.dispatch(RuntimeOrigin::signed(first.clone())));
		chain.run_to(39);
		assert_eq!(Session::validators(), before);
		// The changed set acts; that Aura and GRANDPA have it is checked after every block.
		chain.run_to(45);
		let after = Session::validators();
		assert_eq!(after.len(), 256);
		assert!(!after.contains(&first));
		assert_eq!(after.iter().filter(|who| !before.contains(who)).count(), 1);
	});
}

#[test]
fn storage_versions_should_be_one_when_built() {
	fn version<P: GetStorageVersion<InCodeStorageVersion = StorageVersion>>() {
		assert_eq!(P::in_code_storage_version(), StorageVersion::new(1));
		assert_eq!(P::on_chain_storage_version(), StorageVersion::new(1));
	}
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		version::<Economics>();
		version::<computechain_runtime::Randomness>();
		version::<computechain_runtime::Delegation>();
		version::<computechain_runtime::Validators>();
		version::<computechain_runtime::Attestation>();
		version::<computechain_runtime::Compute>();
	});
}

/// Why a genesis panics.
fn refusal(genesis: &serde_json::Value) -> String {
	let mut state = TestExternalities::new_empty();
	let built = state.execute_with(|| catch_unwind(AssertUnwindSafe(|| build(genesis))));
	let refused = built.expect_err("the genesis is refused");
	refused
		.downcast_ref::<String>()
		.cloned()
		.unwrap_or_default()
}

#[test]
fn genesis_should_be_refused_when_its_parameters_contradict_themselves() {
	type Change = fn(&mut NetworkParameters);
	let contradictions: [(&str, Change); 9] = [
		("SlotDuration", |p| p.slot_duration = 999),
		("Epoch", |p| p.epoch = 1),
		("ActiveLimit", |p| p.staking.active_limit = 257),
		("ZeroAmount", |p| p.compute.minimum_price = 0),
		("ReportWindow", |p| {
			p.staking.report_window = p.staking.unbonding
		}),
		("Commission", |p| p.staking.maximum_commission = 1_000_001),
		("Emission", |p| {
			p.emission = EmissionCurve::Halving {
				initial: CPC,
				interval: 0,
			}
		}),
		("FeeSplit", |p| p.fees.treasury_percent = 11),
		("Compute", |p| p.compute.challenge_window = 0),
	];
	for (why, contradict) in contradictions {
		let mut parameters = params::development(1_000);
		contradict(&mut parameters);
		let refusal = refusal(&presets::development(parameters, 1));
		assert!(refusal.contains("contradict"), "{refusal}");
		assert!(refusal.contains(why), "{refusal}");
	}
}

#[test]
fn genesis_should_be_refused_when_a_validator_stakes_more_than_it_has() {
	let (validators, mut endowed) = validators(2);
	endowed[1].1 = 10_000 * CPC - 1;
	let genesis = presets::genesis(params::development(1_000), validators, endowed, None);
	assert!(refusal(&genesis).contains("can not stake"));
}

#[test]
fn genesis_should_be_refused_when_a_field_is_unknown() {
	let mut genesis = preset(DEV_RUNTIME_PRESET);
	genesis["economics"]["parameters"]["slotLength"] = 1_000.into();
	let built = TestExternalities::new_empty().execute_with(|| build(&genesis));
	let refused = built.expect_err("the genesis is refused");
	assert!(refused.contains("slotLength"), "{refused}");
}
