// SPDX-License-Identifier: Apache-2.0
//! `genesis`: one chain specification for a whole network, and the keys of each validator.
//!
//! Every node of a network starts from the one file this writes. Nodes that each make their own
//! genesis never find each other.

use crate::chain_spec::{self, GenesisSource};
use clap::ValueEnum;
use computechain_primitives::{AccountId, Balance, MAX_AUTHORITIES};
use computechain_runtime::{
	SessionKeys, params,
	presets::{self, DEVELOPMENT_ENDOWMENT, GenesisValidator},
};
use sc_cli::{Error, Result};
use sc_service::ChainType;
use sp_core::{Pair, crypto::Ss58Codec, ed25519, sr25519};
use sp_keyring::Sr25519Keyring;
use std::{
	fs,
	io::Write,
	path::{Path, PathBuf},
};

/// The shortest slot, in milliseconds, in which a block reaches the other validators.
const SHORTEST_SHARED_SLOT: u64 = 1_000;

/// Which column of the design's table the parameters come from.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum NetworkKind {
	/// Small stakes, epochs of 100 blocks.
	Devnet,
	/// As devnet, with epochs of 20 blocks, for one machine.
	Development,
	/// Stakes of 100,000 CPC, epochs of an hour, measured workers only.
	Testnet,
	/// As testnet, with epochs of 6 hours, a fixed supply and rewards out of the reserve.
	Mainnet,
}

/// The `genesis` command.
#[derive(Debug, clap::Parser)]
pub struct GenesisCmd {
	/// How many validators the genesis has, 1 to 256.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_AUTHORITIES)))]
	pub validators: u32,

	/// The folder to write to; it must not exist yet.
	#[arg(long)]
	pub output: PathBuf,

	/// The network's parameters.
	#[arg(long, value_enum, default_value = "devnet")]
	pub network: NetworkKind,

	/// The length of a slot in milliseconds: 1000 to 6000, or 500 for one node alone.
	#[arg(long, default_value_t = params::DEFAULT_SLOT_DURATION)]
	pub slot_duration: u64,

	/// The length of an epoch in blocks, instead of the network's.
	#[arg(long)]
	pub epoch: Option<u32>,

	/// The name of the network.
	#[arg(long, default_value = "ComputeChain Devnet")]
	pub name: String,

	/// The id of the network, which names its database folder.
	#[arg(long, default_value = "computechain_devnet")]
	pub id: String,

	/// Use the well-known development keys (//Alice, //Bob, ..., then //Validator6, ...), and
	/// fund the development accounts. Anybody can sign with them: for tests only.
	#[arg(long)]
	pub development_keys: bool,
}

/// A validator and its keys.
struct MadeValidator {
	name: String,
	stash: sr25519::Pair,
	aura: sr25519::Pair,
	grandpa: ed25519::Pair,
	/// What the keys of stash, Aura and GRANDPA are derived from: a phrase or a development seed.
	secrets: [String; 3],
}

impl MadeValidator {
	fn random(number: u32) -> Self {
		let (stash, stash_phrase, _) = sr25519::Pair::generate_with_phrase(None);
		let (aura, aura_phrase, _) = sr25519::Pair::generate_with_phrase(None);
		let (grandpa, grandpa_phrase, _) = ed25519::Pair::generate_with_phrase(None);
		Self {
			name: format!("validator-{number}"),
			stash,
			aura,
			grandpa,
			secrets: [stash_phrase, aura_phrase, grandpa_phrase],
		}
	}

	fn development(number: u32) -> Result<Self> {
		let name = match number {
			1 => "Alice".into(),
			2 => "Bob".into(),
			3 => "Charlie".into(),
			4 => "Dave".into(),
			5 => "Eve".into(),
			other => format!("Validator{other}"),
		};
		let seed = format!("//{name}");
		let stash = format!("{seed}//stash");
		let invalid = |error| Error::Input(format!("the seed {seed} is invalid: {error:?}"));
		Ok(Self {
			stash: sr25519::Pair::from_string(&stash, None).map_err(invalid)?,
			aura: sr25519::Pair::from_string(&seed, None).map_err(invalid)?,
			grandpa: ed25519::Pair::from_string(&seed, None).map_err(invalid)?,
			name: name.to_lowercase(),
			secrets: [stash, seed.clone(), seed],
		})
	}

	fn account(&self) -> AccountId {
		self.stash.public().into()
	}

	fn genesis(&self) -> GenesisValidator {
		GenesisValidator {
			stash: self.account(),
			keys: SessionKeys {
				aura: self.aura.public().into(),
				grandpa: self.grandpa.public().into(),
			},
		}
	}

	/// Writes the node's keystore, its network key and the stash's phrase.
	fn write(&self, folder: &Path) -> Result<()> {
		let [stash, aura, grandpa] = &self.secrets;
		let keystore = folder.join("keystore");
		fs::create_dir_all(&keystore)?;
		for (kind, public, phrase) in [
			("aura", self.aura.public().0.as_slice(), aura),
			("gran", self.grandpa.public().0.as_slice(), grandpa),
		] {
			let file = format!("{}{}", hex::encode(kind), hex::encode(public));
			write_secret(&keystore.join(file), &serde_json::json!(phrase).to_string())?;
		}
		let (_, _, network) = ed25519::Pair::generate_with_phrase(None);
		write_secret(&folder.join("network-key"), &hex::encode(network))?;
		write_secret(&folder.join("stash-phrase"), stash)
	}
}

/// Writes a file only its owner can read.
fn write_secret(path: &Path, text: &str) -> Result<()> {
	let mut options = fs::OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	Ok(options.open(path)?.write_all(text.as_bytes())?)
}

impl GenesisCmd {
	/// Makes the network.
	pub fn run(&self) -> Result<()> {
		if self.output.exists() {
			return Err(Error::Input(format!(
				"{} exists already; a new genesis would not match the nodes that started from it",
				self.output.display()
			)));
		}
		let mut parameters = match self.network {
			NetworkKind::Devnet => params::devnet(self.slot_duration),
			NetworkKind::Development => params::development(self.slot_duration),
			NetworkKind::Testnet => params::testnet(self.slot_duration),
			NetworkKind::Mainnet => params::mainnet(self.slot_duration),
		};
		if let Some(epoch) = self.epoch {
			parameters.epoch = epoch;
		}
		if self.validators > 1 && self.slot_duration < SHORTEST_SHARED_SLOT {
			return Err(Error::Input(format!(
				"slots of {} ms are too short for {} validators: with more than one, a slot takes \
				 {SHORTEST_SHARED_SLOT} to 6000 ms; 500 ms is for one node alone",
				self.slot_duration, self.validators
			)));
		}
		// Every validator that is asked for acts from the first epoch on.
		let active_limit = &mut parameters.staking.active_limit;
		*active_limit = self.validators.max(*active_limit);
		parameters.validate().map_err(|why| {
			Error::Input(format!(
				"the parameters contradict themselves ({why:?}): slot duration {} ms (1000 to 6000, or \
				 500 for one node alone), epoch {} blocks (2 to the unbonding time of {})",
				parameters.slot_duration, parameters.epoch, parameters.staking.unbonding
			))
		})?;

		let validators = (1..=self.validators)
			.map(|number| {
				if self.development_keys {
					MadeValidator::development(number)
				} else {
					Ok(MadeValidator::random(number))
				}
			})
			.collect::<Result<Vec<_>>>()?;
		// Each stash starts with its stake and as much again for fees and delegations.
		let endowment: Balance = 2 * presets::genesis_self_stake(&parameters);
		let mut endowed: Vec<_> = validators
			.iter()
			.map(|validator| (validator.account(), endowment))
			.collect();
		if self.development_keys {
			for account in Sr25519Keyring::well_known().map(|key| key.to_account_id()) {
				match endowed.iter_mut().find(|(known, _)| *known == account) {
					Some((_, amount)) => *amount = DEVELOPMENT_ENDOWMENT,
					None => endowed.push((account, DEVELOPMENT_ENDOWMENT)),
				}
			}
		}
		let sudo = self
			.development_keys
			.then(|| Sr25519Keyring::Alice.to_account_id());
		let genesis = presets::genesis(
			parameters,
			validators.iter().map(MadeValidator::genesis).collect(),
			endowed,
			sudo,
		);
		let specification = chain_spec::specification(
			&self.name,
			&self.id,
			ChainType::Local,
			GenesisSource::Patch(genesis),
		)?;

		fs::create_dir_all(&self.output)?;
		let path = self.output.join("chain-spec.json");
		fs::write(&path, specification.as_json(true)?)?;
		println!(
			"{}  the one specification that every node starts from",
			path.display()
		);
		for validator in &validators {
			validator.write(&self.output.join(&validator.name))?;
			println!(
				"{}  stash {}",
				validator.name,
				validator.account().to_ss58check()
			);
		}
		if self.development_keys {
			println!(
				"\nDevelopment keys: start a node with --alice, --bob, ... and this --chain, or with the \
				 keystore of a validator's folder."
			);
		} else {
			println!(
				"\nCopy chain-spec.json and ONE validator's folder to each machine, then run there:\n  \
				 computechain-node --chain chain-spec.json --validator \\\n    --keystore-path \
				 validator-N/keystore --node-key-file validator-N/network-key"
			);
		}
		Ok(())
	}
}
