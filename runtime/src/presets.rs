// SPDX-License-Identifier: Apache-2.0
//! The genesis presets, made of the development accounts whose keys everybody knows.

use crate::{
	AccountId, AttestationConfig, Balance, BalancesConfig, Economics, EconomicsConfig, Moment,
	NetworkParameters, RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig,
	ValidatorsConfig, configs::reserve_account, constants::EXISTENTIAL_DEPOSIT, params,
};
use alloc::{vec, vec::Vec};
use computechain_primitives::{CPC, Hash};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// The supply at genesis, in base units: a billion CPC.
pub const GENESIS_SUPPLY: Balance = 1_000_000_000 * CPC;
/// What each development account starts with.
pub const DEVELOPMENT_ENDOWMENT: Balance = 10_000_000 * CPC;
/// What each genesis validator stakes out of its balance where the network asks for no more.
pub const GENESIS_SELF_STAKE: Balance = 10_000 * CPC;
/// The commission of the genesis validators, in parts per million.
pub const GENESIS_COMMISSION: u32 = 100_000;

/// The roots of the whitelists of drivers and devices, as `cargo xtask whitelist build` wrote them.
const WHITELIST: &str = include_str!("../data/whitelist.json");

/// The root of a whitelist, `drivers` or `devices`.
fn whitelist_root(list: &str) -> Option<Hash> {
	let roots: Value = serde_json::from_str(WHITELIST).ok()?;
	serde_json::from_value(roots.get(list)?.get("root")?.clone()).ok()
}

/// A validator of the genesis.
pub struct GenesisValidator {
	/// The account that holds the stake.
	pub stash: AccountId,
	/// The keys of its node.
	pub keys: SessionKeys,
}

/// The development validators: stash `//Alice//stash` with the keys of `//Alice`, and so on.
fn development_validators(count: usize) -> Vec<GenesisValidator> {
	use Ed25519Keyring as Ed;
	use Sr25519Keyring as Sr;
	[
		(Sr::AliceStash, Sr::Alice, Ed::Alice),
		(Sr::BobStash, Sr::Bob, Ed::Bob),
		(Sr::CharlieStash, Sr::Charlie, Ed::Charlie),
		(Sr::DaveStash, Sr::Dave, Ed::Dave),
		(Sr::EveStash, Sr::Eve, Ed::Eve),
	]
	.into_iter()
	.take(count)
	.map(|(stash, aura, grandpa)| GenesisValidator {
		stash: stash.to_account_id(),
		keys: SessionKeys {
			aura: aura.public().into(),
			grandpa: grandpa.public().into(),
		},
	})
	.collect()
}

/// What each genesis validator of a network stakes.
pub fn genesis_self_stake(parameters: &NetworkParameters) -> Balance {
	GENESIS_SELF_STAKE.max(parameters.staking.minimum_self_stake)
}

/// A network's genesis. The accounts named start with `endowed`; the rest of the supply lies in
/// the community reserve. The validators' stakes come out of their balances.
///
/// Session fills the authorities of Aura and GRANDPA, so these stay empty here.
pub fn genesis(
	parameters: NetworkParameters,
	validators: Vec<GenesisValidator>,
	endowed: Vec<(AccountId, Balance)>,
	sudo: Option<AccountId>,
) -> Value {
	let stake = genesis_self_stake(&parameters);
	let mut balances = endowed;
	// Accounts of the runtime that must exist before they earn anything.
	balances
		.extend([Economics::pot(), Economics::treasury()].map(|pot| (pot, EXISTENTIAL_DEPOSIT)));
	let endowment = balances
		.iter()
		.fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount));
	balances.push((reserve_account(), GENESIS_SUPPLY.saturating_sub(endowment)));
	build_struct_json_patch!(RuntimeGenesisConfig {
		attestation: AttestationConfig {
			driver_root: whitelist_root("drivers"),
			device_root: whitelist_root("devices"),
		},
		balances: BalancesConfig { balances },
		economics: EconomicsConfig { parameters },
		validators: ValidatorsConfig {
			validators: validators
				.iter()
				.map(|v| (v.stash.clone(), stake, GENESIS_COMMISSION))
				.collect::<Vec<_>>(),
		},
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|v| (v.stash.clone(), v.stash, v.keys))
				.collect::<Vec<_>>(),
		},
		sudo: SudoConfig { key: sudo },
	})
}

/// The development genesis: the well-known accounts, `//Alice` as sudo.
pub fn development(parameters: NetworkParameters, validators: usize) -> Value {
	let endowed = Sr25519Keyring::well_known()
		.map(|account| (account.to_account_id(), DEVELOPMENT_ENDOWMENT))
		.collect();
	genesis(
		parameters,
		development_validators(validators),
		endowed,
		Some(Sr25519Keyring::Alice.to_account_id()),
	)
}

/// The slot duration of both presets, in milliseconds.
const PRESET_SLOT_DURATION: Moment = 1_000;

/// The preset of that name, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(params::development(PRESET_SLOT_DURATION), 1),
		LOCAL_TESTNET_RUNTIME_PRESET => development(params::development(PRESET_SLOT_DURATION), 5),
		_ => return None,
	};
	serde_json::to_vec(&genesis).ok()
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(DEV_RUNTIME_PRESET),
		PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET),
	]
}
