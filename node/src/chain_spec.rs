// SPDX-License-Identifier: Apache-2.0
//! Chain specifications: what every node of a network starts from.

use computechain_primitives::SS58_PREFIX;
use computechain_runtime::WASM_BINARY;
use sc_service::{ChainType, Properties};
use serde_json::Value;
use std::path::PathBuf;

/// A chain specification of this chain.
pub type ChainSpec = sc_service::GenericChainSpec;

/// Where a specification's genesis comes from.
pub enum GenesisSource<'a> {
	/// A preset of the runtime.
	Preset(&'a str),
	/// A patch to the runtime's default genesis.
	Patch(Value),
}

/// What wallets need to show amounts and addresses.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "CPC".into());
	properties.insert("tokenDecimals".into(), 18.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	properties
}

/// A specification with this runtime's Wasm.
pub fn specification(
	name: &str,
	id: &str,
	chain_type: ChainType,
	genesis: GenesisSource,
) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or(
		"this node was built without its Wasm runtime (SKIP_WASM_BUILD); build it again without",
	)?;
	let builder = ChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id("computechain")
		.with_properties(properties());
	Ok(match genesis {
		GenesisSource::Preset(preset) => builder.with_genesis_config_preset_name(preset),
		GenesisSource::Patch(patch) => builder.with_genesis_config_patch(patch),
	}
	.build())
}

/// The specification named on the command line: a preset, or else a file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" => specification(
			"ComputeChain Development",
			"computechain_dev",
			ChainType::Development,
			GenesisSource::Preset(sp_genesis_builder::DEV_RUNTIME_PRESET),
		),
		"" | "local" => specification(
			"ComputeChain Local Testnet",
			"computechain_local",
			ChainType::Local,
			GenesisSource::Preset(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
		),
		path if PathBuf::from(path).is_file() => ChainSpec::from_json_file(PathBuf::from(path)),
		other => Err(format!(
			"no chain is called {other:?} and there is no such file; the chains of this build are \
			 \"dev\" and \"local\", and `genesis` makes a network of its own"
		)),
	}
}
