// SPDX-License-Identifier: Apache-2.0
//! Signed transactions, from the key to the final block.

use crate::{BlockHash, Client, Error, Key, error::Bid};
use computechain_primitives::{Balance, BlockNumber};
use subxt::{
	PolkadotConfig,
	client::OnlineClientAtBlockImpl,
	config::DefaultExtrinsicParamsBuilder,
	extrinsics::ExtrinsicEvents,
	tx::{Payload, TransactionInBlock, TransactionProgress, TransactionStatus},
};

type AtBlock = OnlineClientAtBlockImpl<PolkadotConfig>;

/// What a transaction carries beside its call.
#[derive(Clone, Copy, Debug)]
pub struct TransactionOptions {
	/// For the author, in base units, to be included earlier.
	pub tip: Balance,
	/// The number of blocks in which the transaction may be included: a power of two, at least 4.
	/// No transaction of this client lives for ever.
	pub lifetime: u64,
	/// The block from which they are counted; the best block without it.
	pub from: Option<BlockNumber>,
}

impl Default for TransactionOptions {
	fn default() -> Self {
		Self {
			tip: 0,
			lifetime: 64,
			from: None,
		}
	}
}

/// A transaction that the node has taken.
pub struct Submitted {
	call: String,
	progress: TransactionProgress<PolkadotConfig, AtBlock>,
}

/// A transaction in a block, whose call succeeded.
#[derive(Debug)]
pub struct Included {
	/// The block.
	pub block: BlockHash,
	/// The events of the transaction.
	pub events: ExtrinsicEvents<PolkadotConfig>,
}

impl Client {
	/// Signs a call and hands it to the node.
	pub async fn submit(
		&self,
		call: &impl Payload,
		key: &Key,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let _until_the_node_has_it = self.nonce.lock().await;
		// Counts what waits in the pool as well, so that calls may follow each other at once.
		let nonce = self
			.legacy
			.system_account_next_index(&key.account())
			.await?;
		self.send(call, key, nonce, options).await
	}

	/// Signs a call with the nonce of a transaction that still waits, which it replaces when its
	/// tip makes it rank higher. [`Error::Outranked`] names the tip that would.
	pub async fn replace(
		&self,
		call: &impl Payload,
		key: &Key,
		nonce: u64,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		self.send(call, key, nonce, options).await
	}

	async fn send(
		&self,
		call: &impl Payload,
		key: &Key,
		nonce: u64,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let name = format!("{}.{}", call.pallet_name(), call.call_name());
		let parameters = DefaultExtrinsicParamsBuilder::new()
			.nonce(nonce)
			.tip(options.tip)
			.mortal(options.lifetime)
			.build();
		let at = match options.from {
			Some(number) => self.online.at_block(number).await?,
			None => self.at_best().await?,
		};
		let transaction = at
			.transactions()
			.create_signed(call, key.keypair(), parameters)
			.await?;
		let bid = Bid {
			tip: options.tip,
			length: transaction.encoded().len(),
		};
		let sent = transaction
			.submit_and_watch()
			.await
			.map_err(|error| Error::of_submission(name.clone(), bid, error))?;
		Ok(Submitted {
			call: name,
			progress: sent,
		})
	}
}

impl Submitted {
	/// The hash of the transaction.
	pub fn hash(&self) -> BlockHash {
		self.progress.extrinsic_hash()
	}

	/// Waits until the transaction is in a best block and its call has succeeded.
	pub async fn in_block(self) -> Result<Included, Error> {
		self.wait(false).await
	}

	/// Waits until the transaction is in a final block and its call has succeeded.
	pub async fn finalized(self) -> Result<Included, Error> {
		self.wait(true).await
	}

	async fn wait(mut self, until_final: bool) -> Result<Included, Error> {
		let call = self.call;
		let refused = |call, reason| Err(Error::Refused { call, reason });
		loop {
			let status = match self.progress.next().await {
				Some(Ok(status)) => status,
				Some(Err(error)) => {
					let reason = error.to_string();
					return Err(Error::Unknown { call, reason });
				}
				None => {
					let reason = "the node stopped reporting on it".into();
					return Err(Error::Unknown { call, reason });
				}
			};
			match status {
				TransactionStatus::InBestBlock(place) if !until_final => {
					return included(call, place).await;
				}
				TransactionStatus::InFinalizedBlock(place) => return included(call, place).await,
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message } => return refused(call, message),
				_ => {}
			}
		}
	}
}

async fn included(
	call: String,
	place: TransactionInBlock<PolkadotConfig, AtBlock>,
) -> Result<Included, Error> {
	let events = place.wait_for_success().await;
	Ok(Included {
		block: place.block_hash(),
		events: events.map_err(|error| Error::of_events(call, error))?,
	})
}
