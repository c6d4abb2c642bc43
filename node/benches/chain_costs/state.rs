// SPDX-License-Identifier: Apache-2.0
//! A database with a genesis of many accounts, and a node's client on it.

use codec::Encode;
use computechain_primitives::CPC;
use computechain_runtime::{AccountId, Runtime, apis::RuntimeApi};
use frame_system::AccountInfo;
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use sc_executor::WasmExecutor;
use sc_service::{ClientConfig, GenericChainSpec, GenesisBlockBuilder};
use sp_core::{Pair, sr25519, testing::TaskExecutor};
use sp_io::hashing::blake2_256;
use sp_runtime::BuildStorage;
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// Why a measurement was broken off.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
pub type Block = computechain_runtime::opaque::Block;
pub type Client = sc_service::TFullClient<Block, RuntimeApi, Executor>;
pub type Backend = sc_service::TFullBackend<Block>;
type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;
type Storage = sp_core::storage::Storage;

/// The accounts of the state. Where they lie in it depends on hashes, so numbers in a row are
/// anywhere.
#[derive(Clone, Copy)]
pub struct Size {
	/// All of them.
	pub accounts: u32,
	/// So many of them, the first half at most, have keys to sign with.
	pub signers: u32,
}

impl Size {
	/// A state of so many accounts, of whom enough sign to fill some blocks.
	pub fn new(accounts: u32) -> Self {
		Self {
			accounts,
			signers: (accounts / 2).min(50_000),
		}
	}

	/// The account of that number.
	pub fn account(&self, number: u32) -> AccountId {
		match number < self.signers {
			true => signer(number).public().into(),
			false => AccountId::from(blake2_256(&number.encode())),
		}
	}
}

/// The key of the account of that number.
pub fn signer(number: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&(number, "signer").encode()))
}

/// Where the account's entry lies in the state.
pub fn key(account: &AccountId) -> Vec<u8> {
	frame_system::Account::<Runtime>::hashed_key_for(account)
}

/// The entry of an account that has that many CPC.
pub fn entry(amount: u128) -> Vec<u8> {
	let info = AccountInfo {
		nonce: 0_u32,
		consumers: 0,
		providers: 1,
		sufficients: 0,
		data: pallet_balances::AccountData {
			free: amount * CPC,
			..Default::default()
		},
	};
	info.encode()
}

/// Writes the database.
pub fn create(folder: &Path, code: &[u8], size: Size) -> Result<(), Failure> {
	let spec = GenericChainSpec::<sc_service::NoExtension>::builder(code, None)
		.with_genesis_config_preset_name(sp_genesis_builder::DEV_RUNTIME_PRESET)
		.build();
	let mut storage = spec.build_storage()?;
	let accounts = (0..size.accounts).map(|number| (key(&size.account(number)), entry(1_000)));
	let accounts: BTreeMap<_, _> = accounts.collect();
	storage.top.extend(accounts);
	Node::new(folder, None, storage)?;
	Ok(())
}

/// A client with its database.
pub struct Node {
	pub client: Arc<Client>,
	pub backend: Arc<Backend>,
}

impl Node {
	/// Opens a database that is there.
	pub fn open(folder: &Path, cache: Option<usize>) -> Result<Self, Failure> {
		Self::new(folder, cache, Storage::default())
	}

	fn new(folder: &Path, cache: Option<usize>, genesis: Storage) -> Result<Self, Failure> {
		let executor = Executor::builder()
			// A runtime with benchmarks imports functions that only the bencher has.
			.with_allow_missing_host_functions(true)
			.build();
		let backend = sc_service::new_db_backend::<Block>(DatabaseSettings {
			trie_cache_maximum_size: cache,
			state_pruning: Some(PruningMode::ArchiveAll),
			blocks_pruning: BlocksPruning::KeepAll,
			pruning_filters: Vec::new(),
			source: DatabaseSource::ParityDb {
				path: folder.join("paritydb"),
			},
			metrics_registry: None,
		})?;
		let genesis = GenesisBlockBuilder::new_with_storage(
			genesis,
			true,
			backend.clone(),
			executor.clone(),
		)?;
		let extensions = sc_client_api::execution_extensions::ExecutionExtensions::new(
			None,
			Arc::new(executor.clone()),
		);
		let client = sc_service::new_client(
			backend.clone(),
			executor,
			genesis,
			Default::default(),
			Default::default(),
			extensions,
			Box::new(TaskExecutor::new()),
			None,
			None,
			ClientConfig::default(),
		)?;
		Ok(Self {
			client: Arc::new(client),
			backend,
		})
	}
}
