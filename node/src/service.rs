// SPDX-License-Identifier: Apache-2.0
//! The node as a set of running services.

use crate::{
	authoring::{self, AuthoringParams},
	equivocation::Watch,
	genesis_check,
	guard::Guard,
	randomness::Importer,
	rpc,
	signatures::{HostFunctions, Prefetch, SignatureCache, host::SignatureCacheExt},
};
use computechain_runtime::{Hash, apis::RuntimeApi, opaque::Block};
use futures::FutureExt;
use sc_client_api::{Backend, ExecutorProvider, HeaderBackend};
use sc_consensus::BasicQueue;
use sc_consensus_aura::{BuildVerifierParams, CheckForEquivocation};
use sc_consensus_grandpa::SharedVoterState;
use sc_network::{Litep2pNetworkBackend, NetworkBackend};
use sc_service::{Configuration, TaskManager, WarpSyncConfig, error::Error as ServiceError};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use sp_runtime::Percent;
use std::{sync::Arc, time::Duration};

/// The client: executes the Wasm runtime with Substrate's host functions and no others; one of
/// them remembers its results.
pub type FullClient =
	sc_service::TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<HostFunctions>>;
type FullBackend = sc_service::TFullBackend<Block>;
type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;

/// A justification is kept at least every that many blocks.
const JUSTIFICATION_PERIOD: u32 = 512;

/// How long a GRANDPA message may take across the network.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// What both the node and the maintenance commands need.
pub type Service = sc_service::PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	(
		GrandpaBlockImport,
		GrandpaLink,
		Arc<Guard>,
		Option<Telemetry>,
	),
>;

/// Builds the client, the pool and the import queue; `signature_cache` is how many signature checks
/// are remembered.
pub fn new_partial(config: &Configuration, signature_cache: u32) -> Result<Service, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			vec![Arc::new(sc_consensus_grandpa::GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);

	let signatures = (signature_cache > 0)
		.then(|| SignatureCache::new(signature_cache, config.prometheus_registry()))
		.transpose()?
		.map(Arc::new);
	if let Some(cache) = &signatures {
		client
			.execution_extensions()
			.set_extensions_factory(SignatureCacheExt::from(cache.clone()));
	}

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager
			.spawn_handle()
			.spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let transaction_pool: Arc<FullPool> = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(|telemetry| telemetry.handle()),
	)?;

	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let guard = Arc::new(Guard::new(
		client.clone(),
		keystore_container.keystore(),
		slot_duration,
	)?);
	let verifier =
		sc_consensus_aura::build_verifier::<AuraPair, _, _, Block>(BuildVerifierParams {
			client: client.clone(),
			create_inherent_data_providers: move |_: Hash, ()| async move {
				authoring::inherents(slot_duration, |_| Importer)
			},
			// It would look without the seals, which prove it.
			check_for_equivocation: CheckForEquivocation::No,
			telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
			compatibility_mode: Default::default(),
		});
	let import_queue = BasicQueue::new(
		Prefetch::new(
			Watch::new(
				verifier,
				client.clone(),
				guard.clone(),
				OffchainTransactionPoolFactory::new(transaction_pool.clone()),
			),
			client.clone(),
			signatures,
		),
		Box::new(grandpa_block_import.clone()),
		Some(Box::new(grandpa_block_import.clone())),
		&task_manager.spawn_essential_handle(),
		config.prometheus_registry(),
	);

	Ok(sc_service::PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (grandpa_block_import, grandpa_link, guard, telemetry),
	})
}

/// Runs the node; `guarded` is whether it minds other nodes with its keys, `signature_cache` how
/// many signature checks are remembered.
pub async fn new_full(
	config: Configuration,
	guarded: bool,
	authoring: AuthoringParams,
	signature_cache: u32,
) -> Result<TaskManager, ServiceError> {
	type Network = Litep2pNetworkBackend;

	let sc_service::PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: (block_import, grandpa_link, guard, mut telemetry),
	} = new_partial(&config, signature_cache)?;

	let genesis_hash = client.info().genesis_hash;
	log::info!(
		"Genesis {genesis_hash:?} of {:?}: only nodes that show the same genesis are on this network",
		config.chain_spec.name()
	);

	let registry = config.prometheus_registry().cloned();
	let mut net_config = sc_network::config::FullNetworkConfiguration::<Block, Hash, Network>::new(
		&config.network,
		registry.clone(),
	);
	let metrics =
		<Network as NetworkBackend<Block, Hash>>::register_notification_metrics(registry.as_ref());
	let grandpa_protocol_name =
		sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_protocol_config, grandpa_notification_service) =
		sc_consensus_grandpa::grandpa_peers_set_config::<Block, Network>(
			grandpa_protocol_name.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
	net_config.add_notification_protocol(grandpa_protocol_config);
	let genesis_requests = genesis_check::register(&mut net_config);

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let bootnodes = config
		.network
		.boot_nodes
		.iter()
		.map(|node| node.peer_id)
		.collect();
	task_manager.spawn_handle().spawn(
		"genesis-check-answer",
		"networking",
		genesis_check::answer(genesis_hash, genesis_requests),
	);
	task_manager.spawn_handle().spawn(
		"genesis-check-ask",
		"networking",
		genesis_check::ask(genesis_hash, bootnodes, network.clone()),
	);

	if config.offchain_worker.enabled {
		let offchain_workers =
			sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
				runtime_api_provider: client.clone(),
				is_validator: config.role.is_authority(),
				keystore: Some(keystore_container.keystore()),
				offchain_db: backend.offchain_storage(),
				transaction_pool: Some(OffchainTransactionPoolFactory::new(
					transaction_pool.clone(),
				)),
				network_provider: Arc::new(network.clone()),
				enable_http_requests: false,
				custom_extensions: |_| Vec::new(),
			})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			offchain_workers
				.run(client.clone(), task_manager.spawn_handle())
				.boxed(),
		);
	}

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let enable_grandpa = !config.disable_grandpa;
	let shared_voter_state = SharedVoterState::empty();

	let rpc_builder = {
		let client = client.clone();
		let pool = transaction_pool.clone();
		let shared_voter_state = shared_voter_state.clone();
		let shared_authority_set = grandpa_link.shared_authority_set().clone();
		let justification_stream = grandpa_link.justification_stream();
		let finality_provider = sc_consensus_grandpa::FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(shared_authority_set.clone()),
		);
		Box::new(move |subscription_executor| {
			rpc::create_full(rpc::FullDeps {
				client: client.clone(),
				pool: pool.clone(),
				grandpa: rpc::GrandpaDeps {
					shared_voter_state: shared_voter_state.clone(),
					shared_authority_set: shared_authority_set.clone(),
					justification_stream: justification_stream.clone(),
					subscription_executor,
					finality_provider: finality_provider.clone(),
				},
			})
			.map_err(Into::into)
		})
	};

	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		network: Arc::new(network.clone()),
		client: client.clone(),
		keystore: keystore_container.keystore(),
		task_manager: &mut task_manager,
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		backend,
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		config,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let mut proposer_factory = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			registry.as_ref(),
			telemetry.as_ref().map(|telemetry| telemetry.handle()),
		);
		proposer_factory.set_soft_deadline(Percent::from_percent(authoring.block_soft_deadline));
		if guarded {
			guard.watch();
		} else {
			log::warn!("This node writes blocks even where another node has the same key");
		}
		let aura = authoring::start(authoring::Parts {
			client: client.clone(),
			select_chain,
			block_import,
			proposer_factory,
			sync: sync_service.clone(),
			force_authoring,
			keystore: keystore_container.keystore(),
			guard: guard.clone(),
			slot_portion: authoring.block_slot_portion,
			telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
		})?;
		task_manager
			.spawn_essential_handle()
			.spawn_blocking("aura", Some("block-authoring"), aura);
	}

	if enable_grandpa {
		let keystore = role.is_authority().then(|| keystore_container.keystore());
		let grandpa_config = sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			name: Some(name),
			observer_enabled: false,
			keystore,
			local_role: role,
			telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
			protocol_name: grandpa_protocol_name,
		};
		let grandpa =
			sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
				config: grandpa_config,
				link: grandpa_link,
				network,
				sync: sync_service,
				notification_service: grandpa_notification_service,
				// The default rules hold finality two blocks back; without them votes go to the best
				// block, and finality follows it.
				voting_rule: sc_consensus_grandpa::VotingRulesBuilder::new().build(),
				prometheus_registry: registry,
				shared_voter_state,
				telemetry: telemetry.as_ref().map(|telemetry| telemetry.handle()),
				offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
			})?;
		task_manager.spawn_essential_handle().spawn_blocking(
			"grandpa-voter",
			None,
			guard.until_foreign(grandpa),
		);
	}

	Ok(task_manager)
}
