// SPDX-License-Identifier: Apache-2.0
//! Follows the blocks of a node: each with its transactions, after its parent.

use crate::{
	chain::{Block, ChainEvent, Hash},
	rpc::{Node, from_hex, hash_from_hex, storage_key, to_hex},
	transactions::Anchor,
};
use anyhow::{Context, Result, bail};
use codec::{Compact, Decode};
use computechain_primitives::Header;
use futures::{Stream, StreamExt, stream::select_all};
use jsonrpsee_client::rpc_params;
use serde::Deserialize;
use serde_json::Value;
use sp_io::hashing::blake2_256;
use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};
use tokio::{sync::mpsc, time::sleep};

/// How long to wait before the next node is tried.
const PAUSE: Duration = Duration::from_millis(500);

/// What user transactions may fill of a block.
#[derive(Clone, Copy, Debug)]
pub struct Room {
	/// Weight, in picoseconds.
	pub weight: u64,
	/// Bytes.
	pub length: u32,
}

#[derive(Deserialize)]
struct Answer {
	block: Body,
}

#[derive(Deserialize)]
struct Body {
	header: Header,
	extrinsics: Vec<String>,
}

/// What a subscription told.
enum Told {
	Imported(Header),
	Best(Header),
	Final(Header),
}

struct Follower {
	nodes: Vec<Arc<Node>>,
	room: Room,
	known: HashMap<Hash, u32>,
	last: u32,
	events: mpsc::Sender<ChainEvent>,
}

/// Follows the first of these nodes that answers, from that block on.
pub fn follow(nodes: Vec<Arc<Node>>, room: Room, from: Anchor, events: mpsc::Sender<ChainEvent>) {
	let mut follower = Follower {
		nodes,
		room,
		known: HashMap::from([(from.hash, from.number)]),
		last: from.number,
		events,
	};
	tokio::spawn(async move {
		for turn in 0.. {
			let node = follower.nodes[turn % follower.nodes.len()].clone();
			let ended = follower.listen(&node).await;
			let trouble = ended
				.err()
				.map_or("it ended".into(), |error| format!("{error:#}"));
			let trouble = format!("{} is not followed any more: {trouble}", node.url);
			if follower
				.events
				.send(ChainEvent::Trouble(trouble))
				.await
				.is_err()
			{
				return;
			}
			sleep(PAUSE).await;
		}
	});
}

type Stories = Pin<Box<dyn Stream<Item = Result<Told>> + Send>>;

async fn stories(node: &Node, what: &str, told: fn(Header) -> Told) -> Result<Stories> {
	let stream = node.subscribe(what).await?;
	Ok(Box::pin(stream.map(move |header| {
		Ok(told(serde_json::from_value(header?)?))
	})))
}

impl Follower {
	async fn listen(&mut self, node: &Node) -> Result<()> {
		let mut told = select_all([
			stories(node, "AllHeads", Told::Imported).await?,
			stories(node, "NewHeads", Told::Best).await?,
			stories(node, "FinalizedHeads", Told::Final).await?,
		]);
		while let Some(told) = told.next().await {
			let told = told?;
			let (Told::Imported(header) | Told::Best(header) | Told::Final(header)) = &told;
			let (hash, number) = (header.hash().0, header.number);
			self.deliver(node, hash, number).await?;
			let event = match told {
				Told::Imported(_) => None,
				Told::Best(_) => Some(ChainEvent::Best(hash)),
				Told::Final(_) => {
					self.last = self.last.max(number);
					let last = self.last;
					self.known.retain(|_, number| *number + 64 >= last);
					Some(ChainEvent::Final(hash))
				}
			};
			if let Some(event) = event
				&& self.events.send(event).await.is_err()
			{
				return Ok(());
			}
		}
		bail!("the subscription ended")
	}

	/// Sends a block and those before it, as far as they are not known.
	async fn deliver(&mut self, node: &Node, hash: Hash, number: u32) -> Result<()> {
		let mut waiting = Vec::new();
		let (mut next, mut height) = (hash, number);
		while !self.known.contains_key(&next) && height > self.last {
			let block = self.fetch(node, next).await?;
			next = block.parent;
			height = height.saturating_sub(1);
			waiting.push(block);
		}
		for block in waiting.into_iter().rev() {
			self.known.insert(block.hash, block.number);
			if self.events.send(ChainEvent::Block(block)).await.is_err() {
				bail!("nobody listens");
			}
		}
		Ok(())
	}

	async fn fetch(&self, node: &Node, hash: Hash) -> Result<Block> {
		let text = to_hex(&hash);
		let key = format!("0x{}", hex::encode(storage_key("System", "BlockWeight")));
		let body = node.request::<Answer>("chain_getBlock", rpc_params![&text]);
		let weight = node.request::<Option<String>>("state_getStorage", rpc_params![key, &text]);
		let (body, weight) = futures::try_join!(body, weight)?;
		let body = body.block;
		let mut transactions = Vec::with_capacity(body.extrinsics.len());
		let mut length = 0;
		for extrinsic in &body.extrinsics {
			let bytes = from_hex(extrinsic)?;
			// Inherents are not signed.
			if is_signed(&bytes) {
				length += bytes.len();
			}
			transactions.push(blake2_256(&bytes));
		}
		let used = weight.as_deref().map(used_weight).transpose()?.unwrap_or(0);
		Ok(Block {
			hash,
			parent: body.header.parent_hash.0,
			number: body.header.number,
			transactions,
			weight: used as f64 / self.room.weight.max(1) as f64,
			length: length as f64 / f64::from(self.room.length.max(1)),
		})
	}
}

/// Whether the byte behind the length says that there is a signature.
fn is_signed(bytes: &[u8]) -> bool {
	let mut input = bytes;
	Compact::<u32>::decode(&mut input).is_ok() && input.first() == Some(&0x84)
}

/// The weight of user transactions, which stands first.
fn used_weight(text: &str) -> Result<u64> {
	let bytes = from_hex(text)?;
	let weight = Compact::<u64>::decode(&mut bytes.as_slice())?;
	Ok(weight.0)
}

/// The last final block of a node.
pub async fn last_final(node: &Node) -> Result<Anchor> {
	let text: String = node
		.request("chain_getFinalizedHead", rpc_params![])
		.await?;
	let header: Value = node.request("chain_getHeader", rpc_params![&text]).await?;
	let header: Header = serde_json::from_value(header).context("the node gives no header")?;
	Ok(Anchor {
		number: header.number,
		hash: hash_from_hex(&text)?,
	})
}
