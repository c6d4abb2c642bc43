// SPDX-License-Identifier: Apache-2.0
//! The connection to a node.

use crate::Error;
use computechain_primitives::BlockNumber;
use std::{sync::Arc, time::Duration};
use subxt::{
	OnlineClient, OnlineClientAtBlock, PolkadotConfig,
	backend::LegacyBackend,
	client,
	config::RpcConfigFor,
	error::ViewFunctionError,
	events::Events,
	ext::{
		codec::{Decode, Encode},
		frame_decode::view_functions::decode_view_function_response,
		scale_decode::IntoVisitor,
	},
	rpcs::{
		LegacyRpcMethods, RpcClient,
		client::{ReconnectingRpcClient, reconnecting_rpc_client::ExponentialBackoff},
	},
	utils::H256,
	view_functions,
};
use tokio::{sync::Mutex, time::timeout};

/// The hash of a block.
pub type BlockHash = H256;
/// Blocks as they come.
pub type Blocks = client::Blocks<PolkadotConfig>;

/// The bytes of a view function's id.
const VIEW_FUNCTION_ID: usize = 32;
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);
const FIRST_RECONNECTION: u64 = 100;
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// A connection to a node, which is made again whenever it breaks. Clones share it.
#[derive(Clone)]
pub struct Client {
	pub(crate) online: OnlineClient<PolkadotConfig>,
	pub(crate) rpc: RpcClient,
	pub(crate) legacy: LegacyRpcMethods<RpcConfigFor<PolkadotConfig>>,
	/// Held from asking for a nonce until the node has the transaction with it.
	pub(crate) nonce: Arc<Mutex<()>>,
}

impl Client {
	/// Connects to the node at a `ws://` or `wss://` address.
	pub async fn connect(url: &str) -> Result<Self, Error> {
		if !url.starts_with("ws://") && !url.starts_with("wss://") {
			return Err(Error::NotWebSocket { url: url.into() });
		}
		let unreachable = |reason: String| Error::Unreachable {
			url: url.into(),
			reason,
		};
		// The connection that repairs itself would try for ever; one that does not tells at once,
		// and why.
		let answer = timeout(CONNECTION_TIMEOUT, RpcClient::from_insecure_url(url));
		answer
			.await
			.map_err(|_| unreachable("no answer in 10 seconds".into()))?
			.map_err(|error| unreachable(error.to_string()))?;
		let pauses = ExponentialBackoff::from_millis(FIRST_RECONNECTION).max_delay(LONGEST_PAUSE);
		let connection = ReconnectingRpcClient::builder()
			.retry_policy(pauses)
			.build(url);
		let rpc = timeout(CONNECTION_TIMEOUT, connection)
			.await
			.map_err(|_| unreachable("the connection was lost at once".into()))?
			.map_err(|error| unreachable(error.to_string()))?;
		let rpc = RpcClient::new(rpc);
		// The older RPC methods, because they give best blocks and the state at any of them
		// without a subscription that a node may end.
		let backend = LegacyBackend::builder().build(rpc.clone());
		let online = OnlineClient::from_backend(Arc::new(backend)).await?;
		Ok(Self {
			online,
			legacy: LegacyRpcMethods::new(rpc.clone()),
			rpc,
			nonce: Arc::default(),
		})
	}

	/// The hash of the chain's first block.
	pub fn genesis_hash(&self) -> BlockHash {
		self.online.genesis_hash()
	}

	/// The chain as of the node's best block.
	pub async fn at_best(&self) -> Result<OnlineClientAtBlock<PolkadotConfig>, Error> {
		let hash = self.legacy.chain_get_block_hash(None).await?;
		self.at(hash.ok_or(Error::NoBlocks)?).await
	}

	/// The chain as of a block.
	pub async fn at(&self, block: BlockHash) -> Result<OnlineClientAtBlock<PolkadotConfig>, Error> {
		Ok(self.online.at_block(block).await?)
	}

	/// The best blocks from now on, as they come. The stream may end with an error when the
	/// connection breaks; ask for a new one then.
	pub async fn best_blocks(&self) -> Result<Blocks, Error> {
		Ok(self.online.stream_best_blocks().await?)
	}

	/// The final blocks from now on, without gaps.
	pub async fn final_blocks(&self) -> Result<Blocks, Error> {
		Ok(self.online.stream_blocks().await?)
	}

	/// The events of a block.
	pub async fn events(&self, block: BlockHash) -> Result<Events<PolkadotConfig>, Error> {
		Ok(self.at(block).await?.events().fetch().await?)
	}

	/// The events of the final block of that height.
	pub async fn events_of(&self, height: BlockNumber) -> Result<Events<PolkadotConfig>, Error> {
		let at = self.online.at_block(height).await?;
		Ok(at.events().fetch().await?)
	}

	/// The answer of a view function of [`api`](crate::api) at the best block.
	pub async fn view<P: view_functions::Payload>(
		&self,
		question: P,
	) -> Result<P::ReturnType, Error> {
		view_at(&self.at_best().await?, question).await
	}
}

/// The answer of a view function at a block.
///
/// The runtime takes the arguments as one byte string and gives a `Result` of another. subxt 0.51
/// leaves out the length of the first and does not unwrap the second, so both are done here.
pub(crate) async fn view_at<P: view_functions::Payload>(
	block: &OnlineClientAtBlock<PolkadotConfig>,
	question: P,
) -> Result<P::ReturnType, Error> {
	let functions = block.view_functions();
	functions.validate(&question)?;
	let arguments = functions.encode_args(&question)?;
	let (id, inputs) = arguments.split_at(VIEW_FUNCTION_ID.min(arguments.len()));
	let call = [id, &inputs.encode()].concat();
	let bytes = functions.call_raw(Some(&call)).await?;
	let Ok(Ok(answer)) = Result::<Vec<u8>, ()>::decode(&mut &*bytes) else {
		return Err(ViewFunctionError::IncompatibleCodegen.into());
	};
	let metadata = block.metadata_ref();
	let answer = decode_view_function_response(
		question.pallet_name(),
		question.function_name(),
		&mut &*answer,
		metadata,
		metadata.types(),
		P::ReturnType::into_visitor(),
	);
	Ok(answer.map_err(ViewFunctionError::CouldNotDecodeResponse)?)
}
