// SPDX-License-Identifier: Apache-2.0
//! The nodes over their RPC: one WebSocket connection each, made again when it breaks.

use crate::{
	chain::{Account, Answer, Chain, ChainEvent, Hash},
	transactions::Signed,
};
use anyhow::{Context, Result, anyhow, ensure};
use futures::future::{join_all, try_join_all};
use jsonrpsee_client::{
	core::{
		ClientError,
		client::{ClientT, Subscription, SubscriptionClientT},
		params::{ArrayParams, BatchRequestBuilder},
	},
	rpc_params,
	types::ErrorObject,
	ws_client::{WsClient, WsClientBuilder},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sp_io::hashing::{blake2_128, twox_128};
use std::{sync::Arc, time::Duration};
use tokio::sync::{Mutex, mpsc};

const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// A full block has 10 MB in JSON.
const LONGEST_ANSWER: u32 = 64 * 1024 * 1024;
/// How many accounts are read at once.
const ACCOUNTS_AT_ONCE: usize = 1_000;

/// A node.
pub struct Node {
	/// Its address.
	pub url: String,
	connection: Mutex<Option<Arc<WsClient>>>,
}

/// What the chain holds of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
	/// Its next nonce.
	pub nonce: u32,
	/// What it can spend, in base units.
	pub free: u128,
}

impl Node {
	/// A node at a `ws://` address, not connected yet.
	pub fn new(url: &str) -> Self {
		Self {
			url: url.into(),
			connection: Mutex::default(),
		}
	}

	async fn client(&self) -> Result<Arc<WsClient>> {
		let mut connection = self.connection.lock().await;
		if let Some(client) = connection.as_ref().filter(|client| client.is_connected()) {
			return Ok(client.clone());
		}
		let client = WsClientBuilder::default()
			.connection_timeout(CONNECTION_TIMEOUT)
			.request_timeout(ANSWER_TIMEOUT)
			.max_response_size(LONGEST_ANSWER)
			.max_concurrent_requests(1_024)
			.max_buffer_capacity_per_subscription(4_096)
			.build(&self.url)
			.await
			.with_context(|| format!("no connection to {}", self.url))?;
		let client = Arc::new(client);
		*connection = Some(client.clone());
		Ok(client)
	}

	/// Asks.
	pub async fn request<T: DeserializeOwned>(
		&self,
		method: &str,
		parameters: ArrayParams,
	) -> Result<T> {
		let client = self.client().await?;
		let answer = client.request(method, parameters).await;
		answer.with_context(|| format!("{} does not answer {method}", self.url))
	}

	/// Asks for what comes.
	pub async fn subscribe(&self, what: &str) -> Result<Subscription<Value>> {
		let client = self.client().await?;
		let (begin, end) = (
			format!("chain_subscribe{what}"),
			format!("chain_unsubscribe{what}"),
		);
		let subscription = client.subscribe(&begin, rpc_params![], &end).await;
		subscription.with_context(|| format!("{} does not answer {begin}", self.url))
	}

	/// What accounts hold, by the best block.
	pub async fn holdings(&self, accounts: &[Account]) -> Result<Vec<Holding>> {
		let mut holdings = Vec::with_capacity(accounts.len());
		for accounts in accounts.chunks(ACCOUNTS_AT_ONCE) {
			let keys: Vec<_> = accounts.iter().map(account_key).collect();
			let answer: Value = self
				.request("state_queryStorageAt", rpc_params![&keys])
				.await?;
			let changes = answer
				.pointer("/0/changes")
				.and_then(Value::as_array)
				.context("the node gives no storage")?;
			ensure!(changes.len() == keys.len(), "the node leaves storage out");
			let found: std::collections::HashMap<&str, Holding> = changes
				.iter()
				.filter_map(|change| {
					let key = change.get(0)?.as_str()?;
					Some((key, holding(change.get(1)?.as_str()?)?))
				})
				.collect();
			let of = |key: &String| found.get(key.as_str()).copied().unwrap_or_default();
			holdings.extend(keys.iter().map(of));
		}
		Ok(holdings)
	}

	/// Offers transactions one by one, and has the node tell what becomes of each.
	async fn submit_watched(
		&self,
		batch: Vec<Arc<Signed>>,
		events: &mpsc::Sender<ChainEvent>,
	) -> Result<Vec<Answer>> {
		let client = self.client().await?;
		let asked = batch
			.into_iter()
			.map(|signed| watch(client.clone(), signed, events.clone()));
		join_all(asked).await.into_iter().collect()
	}

	/// Offers transactions in one request.
	async fn submit(&self, batch: &[Arc<Signed>]) -> Result<Vec<Answer>> {
		let client = self.client().await?;
		if let [signed] = batch {
			let sent = client.request("author_submitExtrinsic", rpc_params![&signed.hex]);
			return match sent.await {
				Ok::<Value, _>(_) => Ok(vec![Answer::Accepted]),
				Err(ClientError::Call(error)) => Ok(vec![answer(&error)]),
				Err(error) => Err(error.into()),
			};
		}
		let mut request = BatchRequestBuilder::new();
		for signed in batch {
			request.insert("author_submitExtrinsic", rpc_params![&signed.hex])?;
		}
		let answers = client.batch_request::<Value>(request).await?;
		let answers: Vec<_> = answers
			.iter()
			.map(|one| match one {
				Ok(_) => Answer::Accepted,
				Err(error) => answer(error),
			})
			.collect();
		ensure!(answers.len() == batch.len(), "answers are missing");
		Ok(answers)
	}
}

/// Offers a transaction whose node is to tell what becomes of it.
async fn watch(
	client: Arc<WsClient>,
	signed: Arc<Signed>,
	events: mpsc::Sender<ChainEvent>,
) -> Result<Answer> {
	let asked = client
		.subscribe::<Value, _>(
			"author_submitAndWatchExtrinsic",
			rpc_params![&signed.hex],
			"author_unwatchExtrinsic",
		)
		.await;
	let mut told = match asked {
		Ok(told) => told,
		Err(ClientError::Call(error)) => return Ok(answer(&error)),
		Err(error) => return Err(error.into()),
	};
	tokio::spawn(async move {
		while let Some(Ok(status)) = told.next().await {
			let word = match &status {
				Value::String(word) => word.as_str(),
				Value::Object(object) => object.keys().next().map_or("", String::as_str),
				_ => "",
			};
			match word {
				"dropped" | "invalid" | "usurped" => {
					let event = match word {
						"dropped" => ChainEvent::Dropped(signed.hash),
						word => ChainEvent::Refused(signed.hash, format!("the node told: {word}")),
					};
					// Nobody listens any more once the run is over.
					let _ = events.send(event).await;
					return;
				}
				"finalized" | "finalityTimeout" => return,
				_ => {}
			}
		}
	});
	Ok(Answer::Accepted)
}

/// What a node's error says of a transaction.
pub fn answer(error: &ErrorObject<'_>) -> Answer {
	let data = error
		.data()
		.and_then(|data| serde_json::from_str::<Value>(data.get()).ok());
	let reason = match data.as_ref().and_then(Value::as_str) {
		Some(data) => format!("{}: {data}", error.message()),
		None => error.message().to_string(),
	};
	match error.code() {
		1013 => Answer::Known,
		1012 => Answer::Banned(reason),
		1016 => Answer::PushedBack(reason),
		1010 if reason.contains("outdated") || reason.contains("stale") => Answer::Outdated(reason),
		1010 | 1014 => Answer::Refused(reason),
		// The server itself is busy.
		-32_999..=-32_000 => Answer::PushedBack(reason),
		_ => Answer::Refused(format!("{reason} (code {})", error.code())),
	}
}

/// The storage key of a value without a map.
pub fn storage_key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

fn account_key(account: &Account) -> String {
	let prefix = storage_key("System", "Account");
	let key = [prefix.as_slice(), &blake2_128(account), account].concat();
	format!("0x{}", hex::encode(key))
}

/// Nonce and free balance, which stand at the beginning of an account.
fn holding(text: &str) -> Option<Holding> {
	let bytes = from_hex(text).ok()?;
	Some(Holding {
		nonce: u32::from_le_bytes(bytes.get(0..4)?.try_into().ok()?),
		free: u128::from_le_bytes(bytes.get(16..32)?.try_into().ok()?),
	})
}

/// Bytes out of `0x...`.
pub fn from_hex(text: &str) -> Result<Vec<u8>> {
	Ok(hex::decode(text.strip_prefix("0x").unwrap_or(text))?)
}

/// A hash out of `0x...`.
pub fn hash_from_hex(text: &str) -> Result<Hash> {
	let bytes = from_hex(text)?;
	bytes.try_into().map_err(|_| anyhow!("{text} is no hash"))
}

/// A hash as `0x...`.
pub fn to_hex(hash: &Hash) -> String {
	format!("0x{}", hex::encode(hash))
}

/// The nodes that transactions are offered to.
pub struct Nodes {
	nodes: Vec<Arc<Node>>,
	watch: Option<mpsc::Sender<ChainEvent>>,
}

impl Nodes {
	/// Connects to all of them. With `watch`, they tell there what becomes of each transaction.
	pub async fn connect(urls: &[String], watch: Option<mpsc::Sender<ChainEvent>>) -> Result<Self> {
		ensure!(!urls.is_empty(), "no node is named");
		let nodes: Vec<_> = urls.iter().map(|url| Arc::new(Node::new(url))).collect();
		try_join_all(nodes.iter().map(|node| node.client())).await?;
		Ok(Self { nodes, watch })
	}

	/// All of them; the first one is followed.
	pub fn all(&self) -> &[Arc<Node>] {
		&self.nodes
	}
}

impl Chain for Nodes {
	fn nodes(&self) -> usize {
		self.nodes.len()
	}

	async fn submit(&self, node: usize, batch: Vec<Arc<Signed>>) -> Result<Vec<Answer>, String> {
		let node = &self.nodes[node % self.nodes.len()];
		let answers = match &self.watch {
			Some(events) => node.submit_watched(batch, events).await,
			None => node.submit(&batch).await,
		};
		answers.map_err(|error| format!("{} did not answer: {error:#}", node.url))
	}

	async fn nonces(&self, accounts: &[Account]) -> Result<Vec<u32>> {
		let mut trouble = anyhow!("no node is named");
		for node in &self.nodes {
			match node.holdings(accounts).await {
				Ok(holdings) => return Ok(holdings.iter().map(|holding| holding.nonce).collect()),
				Err(error) => trouble = error,
			}
		}
		Err(trouble)
	}
}
