// SPDX-License-Identifier: Apache-2.0
//! Nodes of the development chain in one process, without a network.

use crate::count;
use clap::Parser;
use codec::Encode;
use computechain_node::{
	cli::Cli,
	randomness::Contributor,
	service::{self, Service},
};
use computechain_runtime::{
	Address, Hash, RuntimeCall, Signature, SignedPayload, UncheckedExtrinsic, VERSION,
	opaque::{Block, UncheckedExtrinsic as Opaque},
	transaction,
};
use futures::task::Poll;
use sc_block_builder::BlockBuilderBuilder;
use sc_cli::CliConfiguration;
use sc_client_api::HeaderBackend;
use sc_consensus::{BlockImportError, BlockImportStatus, ImportQueue, IncomingBlock, Link};
use sc_consensus_aura::standalone::{pre_digest, seal};
use sp_consensus::BlockOrigin;
use sp_consensus_aura::{Slot, sr25519::AuthorityPair};
use sp_core::crypto::key_types;
use sp_inherents::InherentDataProvider;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{Digest, generic::Era};
use sp_timestamp::Timestamp;
use std::{
	future::poll_fn,
	sync::{Mutex, PoisonError},
	time::Duration,
};
use substrate_prometheus_endpoint::Registry;
use tempfile::TempDir;
use tokio::{runtime::Runtime, time::timeout};

/// The node's parts: client, verifier and import queue are those of the program.
pub struct Node {
	pub service: Service,
	registry: Registry,
	_folder: TempDir,
	runtime: Runtime,
}

type Import = Result<BlockImportStatus<u32>, BlockImportError>;

/// How the import of a batch ended.
#[derive(Default)]
struct Imported(Mutex<Option<Vec<Import>>>);

impl Link<Block> for Imported {
	fn blocks_processed(&self, _: usize, _: usize, results: Vec<(Import, Hash)>) {
		let results = results.into_iter().map(|(result, _)| result).collect();
		*self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(results);
	}
}

impl Node {
	/// With a cache of that many verifications.
	pub fn new(signature_cache: u32) -> Self {
		let runtime = Runtime::new().expect("threads can be had");
		let folder = TempDir::new().expect("there is room for a folder");
		let path = folder.path().to_str().expect("the path is text");
		let size = signature_cache.to_string();
		let cli = Cli::try_parse_from([
			"computechain-node",
			"--dev",
			"--base-path",
			path,
			"--signature-cache",
			&size,
		])
		.expect("the options are right");
		let config = cli
			.run
			.create_configuration(&cli, runtime.handle().clone())
			.expect("the options fit");
		let registry = config.prometheus_registry().expect("it counts").clone();
		let service =
			service::new_partial(&config, cli.signature_cache).expect("the node can start");
		Self {
			service,
			registry,
			_folder: folder,
			runtime,
		}
	}

	pub fn count(&self, name: &str) -> u64 {
		count(&self.registry, name)
	}

	pub fn best(&self) -> Hash {
		self.service.client.info().best_hash
	}

	pub fn genesis(&self) -> Hash {
		self.service.client.info().genesis_hash
	}

	/// The block of these extrinsics on the best one, without a seal.
	pub fn execute(&self, digest: Digest, extrinsics: Vec<Opaque>) -> Block {
		let client = &*self.service.client;
		let mut builder = BlockBuilderBuilder::new(client)
			.on_parent_block(self.best())
			.fetch_parent_block_number(client)
			.expect("the best block is known")
			.with_inherent_digests(digest)
			.build()
			.expect("a block can begin");
		for extrinsic in extrinsics {
			builder.push(extrinsic).expect("the extrinsic is valid");
		}
		builder.build().expect("the block can end").block
	}

	/// A block of Alice with these transactions on the best one, which is not imported yet.
	pub fn write(&self, transactions: Vec<Opaque>) -> Block {
		let client = &self.service.client;
		let keystore = self.service.keystore_container.keystore();
		let alice = keystore
			.sr25519_generate_new(key_types::AURA, Some("//Alice"))
			.expect("the key can be kept");
		let parent = self.best();
		let duration = sc_consensus_aura::slot_duration(&**client).expect("the chain has slots");
		// Slots of the past, in order.
		let now = Slot::from_timestamp(Timestamp::current(), duration);
		let slot = Slot::from(u64::from(now) - 20 + u64::from(client.info().best_number));
		let inherents = (
			sp_consensus_aura::inherents::InherentDataProvider::new(slot),
			sp_timestamp::InherentDataProvider::new(Timestamp::new(
				u64::from(slot) * duration.as_millis(),
			)),
			Contributor::new(client.clone(), keystore.clone(), parent, slot),
		);
		let inherents = self
			.runtime
			.block_on(inherents.create_inherent_data())
			.expect("the author knows all");
		let digest = Digest {
			logs: vec![pre_digest::<AuthorityPair>(slot)],
		};
		let mut extrinsics = BlockBuilderBuilder::new(&**client)
			.on_parent_block(parent)
			.fetch_parent_block_number(&**client)
			.expect("the best block is known")
			.with_inherent_digests(digest.clone())
			.build()
			.expect("a block can begin")
			.create_inherents(inherents)
			.expect("the runtime takes them");
		extrinsics.extend(transactions);
		let mut block = self.execute(digest, extrinsics);
		let seal = seal::<_, AuthorityPair>(&block.header.hash(), &alice.into(), &keystore)
			.expect("the key is there");
		block.header.digest.push(seal);
		block
	}

	/// Imports a block as if another node had sent it.
	pub fn import(&mut self, block: &Block) {
		let hash = block.header.hash();
		let queue = &mut self.service.import_queue;
		queue.service_ref().import_blocks(
			BlockOrigin::NetworkBroadcast,
			vec![IncomingBlock {
				hash,
				header: Some(block.header.clone()),
				body: Some(block.extrinsics.clone()),
				indexed_body: None,
				justifications: None,
				origin: None,
				allow_missing_state: false,
				skip_execution: false,
				import_existing: false,
				state: None,
			}],
		);
		let imported = Imported::default();
		let results = poll_fn(|context| {
			queue.poll_actions(context, &imported);
			let mut results = imported.0.lock().unwrap_or_else(PoisonError::into_inner);
			results.take().map_or(Poll::Pending, Poll::Ready)
		});
		let results = self
			.runtime
			.block_on(async { timeout(Duration::from_secs(120), results).await })
			.expect("the import ends");
		assert!(
			matches!(&results[..], [Ok(BlockImportStatus::ImportedUnknown(..))]),
			"{results:?}"
		);
		assert_eq!(self.best(), hash);
	}
}

/// A transaction without its signature.
pub struct Draft {
	pub who: Sr25519Keyring,
	pub nonce: u32,
	pub call: RuntimeCall,
	pub era: Era,
	/// The hash of the block in which the era begins.
	pub birth: Hash,
}

impl Draft {
	/// What is signed for that chain.
	pub fn payload(self, genesis: Hash) -> SignedPayload {
		let extension = transaction::extension(self.era, self.nonce, 0);
		let (spec, form) = (VERSION.spec_version, VERSION.transaction_version);
		let implicit = transaction::implicit(spec, form, genesis, self.birth, None);
		SignedPayload::from_raw(self.call, extension, implicit)
	}

	/// The transaction, for that chain.
	pub fn sign(self, genesis: Hash) -> Opaque {
		let who = self.who;
		let payload = self.payload(genesis);
		let signature = payload.using_encoded(|bytes| who.sign(bytes));
		complete(payload, who.to_account_id().into(), signature.into())
	}
}

/// The transaction of a payload and a signature.
pub fn complete(payload: SignedPayload, signer: Address, signature: Signature) -> Opaque {
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, signer, signature, extension).into()
}
