// SPDX-License-Identifier: Apache-2.0
//! One node's view of the chain.

use crate::eventually;
use anyhow::{Context, Result};
use serde_json::Value as Json;
use std::{collections::BTreeSet, time::Duration};
use tokio::time::timeout;
use zombienet_sdk::{
	NetworkNode,
	subxt::{
		OnlineClient, PolkadotConfig,
		backend::{
			legacy::{LegacyRpcMethods, rpc_methods::Bytes},
			rpc::RpcClient,
		},
		config::{DefaultExtrinsicParamsBuilder, substrate::DigestItem},
		dynamic::{self, Value},
		ext::{codec::Decode, subxt_rpcs::client::rpc_params},
		tx::DynamicPayload,
		utils::{AccountId32, H256},
	},
	subxt_signer::sr25519::Keypair,
};

/// How long a transaction may take until it is final.
const FINAL_WITHIN: Duration = Duration::from_secs(120);

/// Whose digest in a header is the slot.
const AURA: [u8; 4] = *b"aura";

/// What a node says of one block. Nodes of one chain say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
	/// The block.
	pub hash: H256,
	/// The root of its state.
	pub state_root: H256,
	/// The validators that follow it, in the order of their slots.
	pub validators: Vec<AccountId32>,
}

/// A connection to one node.
pub struct View {
	client: OnlineClient<PolkadotConfig>,
	raw: RpcClient,
	rpc: LegacyRpcMethods<PolkadotConfig>,
}

impl View {
	/// Connects; an error when the node does not answer.
	pub async fn connect(node: &NetworkNode) -> Result<Self> {
		Self::over(node.rpc().await?).await
	}

	/// Connects to the RPC at `url`; an error when nothing answers.
	pub(crate) async fn connect_to(url: &str) -> Result<Self> {
		Self::over(RpcClient::from_insecure_url(url).await?).await
	}

	async fn over(raw: RpcClient) -> Result<Self> {
		Ok(Self {
			client: OnlineClient::from_rpc_client(raw.clone()).await?,
			rpc: LegacyRpcMethods::new(raw.clone()),
			raw,
		})
	}

	/// The height of the best block.
	pub async fn best(&self) -> Result<u32> {
		Ok(self
			.rpc
			.chain_get_header(None)
			.await?
			.context("no best block")?
			.number)
	}

	/// The height of the last finalized block.
	pub async fn finalized(&self) -> Result<u32> {
		let hash = self.rpc.chain_get_finalized_head().await?;
		Ok(self
			.rpc
			.chain_get_header(Some(hash))
			.await?
			.context("no finalized block")?
			.number)
	}

	/// How many nodes this one syncs with.
	pub async fn peers(&self) -> Result<usize> {
		Ok(self.rpc.system_health().await?.peers)
	}

	/// The block of that height on the best chain.
	pub async fn at(&self, height: u32) -> Result<Snapshot> {
		let (hash, state_root) = self.header(height).await?;
		let validators = self.storage(hash, "Session", "Validators", vec![]).await?;
		Ok(Snapshot {
			hash,
			state_root,
			validators,
		})
	}

	/// The hash of that block and the root of its state, which a node knows for longer than the
	/// state itself.
	pub async fn header(&self, height: u32) -> Result<(H256, H256)> {
		let missing = || format!("there is no block {height} yet");
		let hash = self.rpc.chain_get_block_hash(Some(height.into())).await?;
		let hash = hash.with_context(missing)?;
		let header = self.rpc.chain_get_header(Some(hash)).await?;
		Ok((hash, header.with_context(missing)?.state_root))
	}

	/// How many transactions `who` had in the chain after block `height`, and its free balance in
	/// base units.
	pub async fn account(&self, height: u32, who: &AccountId32) -> Result<(u32, u128)> {
		let (hash, _) = self.header(height).await?;
		let keys = vec![Value::from_bytes(who.0)];
		// Between the two are three counters of references.
		let (nonce, _, free): (u32, [u32; 3], u128) =
			self.storage(hash, "System", "Account", keys).await?;
		Ok((nonce, free))
	}

	/// The index of the session that block `height` belongs to.
	pub async fn session(&self, height: u32) -> Result<u32> {
		let hash = self.at(height).await?.hash;
		self.storage(hash, "Session", "CurrentIndex", vec![]).await
	}

	/// What `who` has bonded on `validator` after block `height`, in base units.
	pub async fn bonded(
		&self,
		height: u32,
		validator: &AccountId32,
		who: &AccountId32,
	) -> Result<u128> {
		let hash = self.at(height).await?.hash;
		let keys = vec![Value::from_bytes(validator.0), Value::from_bytes(who.0)];
		let address = dynamic::storage("Delegation", "Positions", keys);
		let position = self.client.storage().at(hash).fetch(&address).await?;
		// The amount bonded is a position's first field.
		position.map_or(Ok(0), |position| Ok(u128::decode(&mut position.encoded())?))
	}

	/// Issuance, and what was issued at genesis, minted and burned since, after block `height`.
	pub async fn supply(&self, height: u32) -> Result<[u128; 4]> {
		let hash = self.at(height).await?.hash;
		let mut supply = [0; 4];
		for (amount, (pallet, entry)) in supply.iter_mut().zip([
			("Balances", "TotalIssuance"),
			("Economics", "GenesisIssuance"),
			("Economics", "Minted"),
			("Economics", "Burned"),
		]) {
			*amount = self.storage(hash, pallet, entry, vec![]).await?;
		}
		Ok(supply)
	}

	/// The events of that name in block `height`, each as the SCALE bytes of its fields.
	pub async fn events(&self, height: u32, pallet: &str, name: &str) -> Result<Vec<Vec<u8>>> {
		let hash = self.at(height).await?.hash;
		let mut found = Vec::new();
		for event in self.client.blocks().at(hash).await?.events().await?.iter() {
			let event = event?;
			if event.pallet_name() == pallet && event.variant_name() == name {
				found.push(event.field_bytes().to_vec());
			}
		}
		Ok(found)
	}

	/// The first block from `height` on that has an event of that name, as soon as it is final, and
	/// the SCALE bytes of the event's fields.
	pub async fn first_event(
		&self,
		mut height: u32,
		pallet: &str,
		name: &str,
		within: Duration,
	) -> Result<(u32, Vec<u8>)> {
		eventually(&format!("{pallet}.{name} happens"), within, async || {
			while height <= self.finalized().await? {
				if let Some(event) = self.events(height, pallet, name).await?.pop() {
					return Ok(Some((height, event)));
				}
				height += 1;
			}
			Ok(None)
		})
		.await
	}

	/// The authors of the last `count` blocks: of each, the one whose turn the slot in its header
	/// was among the validators of its parent.
	pub async fn authors(&self, count: u32) -> Result<BTreeSet<AccountId32>> {
		let mut authors = BTreeSet::new();
		let mut header = self
			.rpc
			.chain_get_header(None)
			.await?
			.context("no best block")?;
		for _ in 0..count {
			let slot = header
				.digest
				.logs
				.iter()
				.find_map(|log| match log {
					DigestItem::PreRuntime(AURA, slot) => Some(slot),
					_ => None,
				})
				.with_context(|| format!("block {} has no slot", header.number))?;
			let slot = u64::decode(&mut slot.as_slice())?;
			let validators: Vec<AccountId32> = self
				.storage(header.parent_hash, "Session", "Validators", vec![])
				.await?;
			let turn = slot
				.checked_rem(validators.len() as u64)
				.context("no validators")?;
			authors.insert(validators[turn as usize].clone());
			header = self
				.rpc
				.chain_get_header(Some(header.parent_hash))
				.await?
				.context("the chain is too short")?;
		}
		Ok(authors)
	}

	/// Makes new session keys in this node's keystore, for `owner`: the keys and the proof.
	pub async fn rotate_keys(&self, owner: &AccountId32) -> Result<(Vec<u8>, Vec<u8>)> {
		let made: Json = self
			.raw
			.request(
				"author_rotateKeysWithOwner",
				rpc_params![Bytes(owner.0.to_vec())],
			)
			.await?;
		let part = |name: &str| -> Result<Vec<u8>> {
			Ok(serde_json::from_value::<Bytes>(made[name].clone())?.0)
		};
		Ok((part("keys")?, part("proof")?))
	}

	/// Signs a call and submits it through this node; what becomes of it is not waited for.
	pub async fn send(&self, call: &DynamicPayload, signer: &Keypair) -> Result<()> {
		self.client
			.tx()
			.sign_and_submit_default(call, signer)
			.await?;
		Ok(())
	}

	/// As [`View::send`], as the signer's transaction of that number, which may be ahead of what
	/// this node knows, and without an end to its validity.
	pub async fn send_as(&self, call: &DynamicPayload, signer: &Keypair, nonce: u32) -> Result<()> {
		let extensions = DefaultExtrinsicParamsBuilder::<PolkadotConfig>::new()
			.immortal()
			.nonce(nonce.into())
			.build();
		self.client
			.tx()
			.sign_and_submit(call, signer, extensions)
			.await?;
		Ok(())
	}

	/// Signs a call, submits it through this node, and waits until it is final: the height of its
	/// block.
	pub async fn submit(&self, call: &DynamicPayload, signer: &Keypair) -> Result<u32> {
		let progress = self
			.client
			.tx()
			.sign_and_submit_then_watch_default(call, signer)
			.await?;
		let included = timeout(FINAL_WITHIN, progress.wait_for_finalized())
			.await
			.context("a transaction did not become final")??;
		included.wait_for_success().await?;
		let header = self
			.rpc
			.chain_get_header(Some(included.block_hash()))
			.await?;
		Ok(header
			.context("the block of a final transaction is gone")?
			.number)
	}

	/// A storage value after block `hash`, or its default.
	async fn storage<T: Decode>(
		&self,
		hash: H256,
		pallet: &str,
		entry: &str,
		keys: Vec<Value>,
	) -> Result<T> {
		let address = dynamic::storage(pallet, entry, keys);
		let value = self
			.client
			.storage()
			.at(hash)
			.fetch_or_default(&address)
			.await?;
		Ok(T::decode(&mut value.encoded())?)
	}
}
