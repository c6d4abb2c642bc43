// SPDX-License-Identifier: Apache-2.0
//! The node's RPC beside what every Substrate node serves.

use computechain_runtime::{AccountId, Balance, BlockNumber, Hash, Nonce, opaque::Block};
use jsonrpsee::{RpcModule, core::RpcResult, proc_macros::rpc};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::{Error as BlockChainError, HeaderBackend, HeaderMetadata};
use sp_core::traits::SpawnNamed;
use std::sync::Arc;

/// How full the transaction pool is.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolStatus {
	/// Transactions that could enter the next block.
	pub ready: usize,
	/// Their bytes.
	pub ready_bytes: usize,
	/// Transactions that wait for others, usually for an earlier nonce.
	pub future: usize,
	/// Their bytes.
	pub future_bytes: usize,
}

/// The pool's RPC.
#[rpc(server)]
pub trait TxPoolApi {
	/// How full the transaction pool is.
	#[method(name = "txpool_status")]
	fn status(&self) -> RpcResult<PoolStatus>;
}

/// Serves [`TxPoolApiServer`].
struct TxPool<P>(Arc<P>);

impl<P: TransactionPool + 'static> TxPoolApiServer for TxPool<P> {
	fn status(&self) -> RpcResult<PoolStatus> {
		let status = self.0.status();
		Ok(PoolStatus {
			ready: status.ready,
			ready_bytes: status.ready_bytes,
			future: status.future,
			future_bytes: status.future_bytes,
		})
	}
}

/// What the RPC reads of GRANDPA.
pub struct GrandpaDeps<B> {
	/// The voter's state.
	pub shared_voter_state: SharedVoterState,
	/// The authorities.
	pub shared_authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// Justifications as they come.
	pub justification_stream: GrandpaJustificationStream<Block>,
	/// Runs subscriptions.
	pub subscription_executor: Arc<dyn SpawnNamed>,
	/// Proves finality.
	pub finality_provider: Arc<FinalityProofProvider<B, Block>>,
}

/// What the RPC needs.
pub struct FullDeps<C, P, B> {
	/// The client.
	pub client: Arc<C>,
	/// The transaction pool.
	pub pool: Arc<P>,
	/// GRANDPA.
	pub grandpa: GrandpaDeps<B>,
}

/// All of the node's own RPC.
pub fn create_full<C, P, B>(
	deps: FullDeps<C, P, B>,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = BlockChainError>
		+ Send
		+ Sync
		+ 'static,
	C::Api: substrate_frame_rpc_system::AccountNonceApi<Block, AccountId, Nonce>
		+ pallet_transaction_payment_rpc::TransactionPaymentRuntimeApi<Block, Balance>
		+ BlockBuilder<Block>,
	P: TransactionPool + 'static,
	B: sc_client_api::Backend<Block> + Send + Sync + 'static,
	B::State: sc_client_api::StateBackend<sp_runtime::traits::HashingFor<Block>>,
{
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let FullDeps {
		client,
		pool,
		grandpa,
	} = deps;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool.clone()).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(TxPool(pool).into_rpc())?;
	module.merge(
		Grandpa::new(
			grandpa.subscription_executor,
			grandpa.shared_authority_set,
			grandpa.shared_voter_state,
			grandpa.justification_stream,
			grandpa.finality_provider,
		)
		.into_rpc(),
	)?;
	Ok(module)
}
