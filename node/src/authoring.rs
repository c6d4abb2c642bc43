// SPDX-License-Identifier: Apache-2.0
//! Writes blocks, as far as the [`Guard`] lets it.
//!
//! The guard decides in [`Turn`], which Aura asks when a slot is the node's and before it builds
//! anything: what refuses there costs nothing and logs nothing. An error from the inherents would be
//! logged by Aura in each slot, whoever's it is.

use crate::{guard::Guard, randomness::Contributor, service::FullClient};
use computechain_runtime::{BlockNumber, Hash, opaque::Block};
use sc_consensus::{
	BlockCheckParams, BlockImport, BlockImportParams, ImportResult, JustificationSyncLink,
};
use sc_consensus_aura::{SlotProportion, StartAuraParams};
use sc_consensus_slots::BackoffAuthoringBlocksStrategy;
use sc_telemetry::TelemetryHandle;
use sp_consensus::{Environment, Error as ConsensusError, Proposer, SelectChain, SyncOracle};
use sp_consensus_aura::{Slot, SlotDuration, sr25519::AuthorityPair};
use sp_keystore::KeystorePtr;
use std::{future::Future, sync::Arc};

/// How blocks are written.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct AuthoringParams {
	/// How long a block is searched for lighter transactions once one did not fit, in percent of
	/// the time for it. Each that does not fit either costs as much as one that does.
	#[arg(
		long,
		value_name = "PERCENT",
		default_value_t = 5,
		value_parser = clap::value_parser!(u8).range(..=100),
		hide_short_help = true,
	)]
	pub block_soft_deadline: u8,

	/// The part of a slot that writing a block may take, in percent. What is left is for the way to
	/// the other validators.
	#[arg(
		long,
		value_name = "PERCENT",
		default_value_t = 67,
		value_parser = clap::value_parser!(u8).range(10..=95),
		hide_short_help = true,
	)]
	pub block_slot_portion: u8,
}

/// What a block carries that its author says: the slot, the time and its randomness.
pub type Inherents<R> = (
	sp_consensus_aura::inherents::InherentDataProvider,
	sp_timestamp::InherentDataProvider,
	R,
);

/// The inherents of this moment; never an error, but Aura expects a result.
pub fn inherents<R>(
	slot_duration: SlotDuration,
	randomness: impl FnOnce(Slot) -> R,
) -> Result<Inherents<R>, Box<dyn std::error::Error + Send + Sync>> {
	let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
	let slot = sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
		*timestamp,
		slot_duration,
	);
	let randomness = randomness(*slot);
	Ok((slot, timestamp, randomness))
}

/// Notes each own block before it is imported, which is before it is announced.
struct OwnBlocks<I> {
	inner: I,
	guard: Arc<Guard>,
}

#[async_trait::async_trait]
impl<I> BlockImport<Block> for OwnBlocks<I>
where
	I: BlockImport<Block, Error = ConsensusError> + Send + Sync,
{
	type Error = ConsensusError;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		self.inner.check_block(block).await
	}

	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		self.guard
			.wrote(&block.header, block.post_header())
			.map_err(|why| {
				ConsensusError::ClientImport(format!("the block is not let go: {why}"))
			})?;
		self.inner.import_block(block).await
	}
}

/// What Aura asks when a slot is this node's.
struct Turn(Arc<Guard>);

impl BackoffAuthoringBlocksStrategy<BlockNumber> for Turn {
	fn should_backoff(
		&self,
		_head: BlockNumber,
		_head_slot: Slot,
		_finalized: BlockNumber,
		slot: Slot,
		_target: &str,
	) -> bool {
		self.0.refuses(slot.into())
	}
}

/// The sync's state, overheard by the guard.
#[derive(Clone)]
struct Overheard<S> {
	inner: S,
	guard: Arc<Guard>,
}

impl<S: SyncOracle> SyncOracle for Overheard<S> {
	fn is_major_syncing(&self) -> bool {
		let behind = self.inner.is_major_syncing();
		if behind {
			self.guard.fell_behind();
		}
		behind
	}

	fn is_offline(&self) -> bool {
		self.inner.is_offline()
	}
}

/// What Aura needs.
pub struct Parts<SC, I, PF, S> {
	/// The client.
	pub client: Arc<FullClient>,
	/// Which chain to build on.
	pub select_chain: SC,
	/// Where own blocks go.
	pub block_import: I,
	/// Builds blocks.
	pub proposer_factory: PF,
	/// The sync.
	pub sync: S,
	/// Whether to write blocks without peers.
	pub force_authoring: bool,
	/// The keys.
	pub keystore: KeystorePtr,
	/// What keeps the node from writing twice.
	pub guard: Arc<Guard>,
	/// The part of a slot that writing a block may take, in percent.
	pub slot_portion: u8,
	/// Telemetry.
	pub telemetry: Option<TelemetryHandle>,
}

/// Aura's worker; it writes blocks while the future is polled.
pub fn start<SC, I, PF, S, E>(
	parts: Parts<SC, I, PF, S>,
) -> Result<impl Future<Output = ()>, ConsensusError>
where
	SC: SelectChain<Block>,
	I: BlockImport<Block, Error = ConsensusError> + Send + Sync + 'static,
	PF: Environment<Block, Error = E> + Send + Sync + 'static,
	PF::Proposer: Proposer<Block, Error = E>,
	S: SyncOracle + JustificationSyncLink<Block> + Clone + Send + Sync + 'static,
	E: std::error::Error + Send + From<ConsensusError> + 'static,
{
	let guard = parts.guard;
	let slot_duration = guard.slot_duration;
	let sync_oracle = Overheard {
		inner: parts.sync.clone(),
		guard: guard.clone(),
	};
	let watched = guard.clone();
	let network = parts.sync.clone();
	let (client, keystore) = (parts.client.clone(), parts.keystore.clone());
	let force_authoring = parts.force_authoring;
	sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
		slot_duration,
		client: parts.client,
		select_chain: parts.select_chain,
		block_import: OwnBlocks {
			inner: parts.block_import,
			guard: guard.clone(),
		},
		proposer_factory: parts.proposer_factory,
		create_inherent_data_providers: move |parent: Hash, ()| {
			watched.on_slot(parent, force_authoring || !network.is_offline());
			let (client, keystore) = (client.clone(), keystore.clone());
			async move {
				inherents(slot_duration, |slot| {
					Contributor::new(client, keystore, parent, slot)
				})
			}
		},
		force_authoring,
		backoff_authoring_blocks: Some(Turn(guard)),
		keystore: parts.keystore,
		sync_oracle,
		justification_sync_link: parts.sync,
		block_proposal_slot_portion: SlotProportion::new(f32::from(parts.slot_portion) / 100.0),
		max_block_proposal_slot_portion: None,
		telemetry: parts.telemetry,
		compatibility_mode: Default::default(),
	})
}
