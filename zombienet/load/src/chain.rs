// SPDX-License-Identifier: Apache-2.0
//! What the load needs of a chain, and nothing more: it is a network of nodes, or one in memory.

use crate::transactions::Signed;
use std::{future::Future, sync::Arc};

/// The hash of a block or of a transaction.
pub type Hash = [u8; 32];
/// An account's public key.
pub type Account = [u8; 32];

/// What a node says of a transaction that it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
	/// It is in the pool now.
	Accepted,
	/// It was in the pool before.
	Known,
	/// There is no room now; later there may be.
	PushedBack(String),
	/// The pool dropped it and takes it for a while no more, whatever room there is.
	Banned(String),
	/// Its nonce is used, or its time is over: it may have been included.
	Outdated(String),
	/// It can not be included.
	Refused(String),
}

/// A block, as the node that is followed sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
	/// Its hash.
	pub hash: Hash,
	/// That of the block before.
	pub parent: Hash,
	/// Its height.
	pub number: u32,
	/// The hashes of all transactions and inherents.
	pub transactions: Vec<Hash>,
	/// The weight of user transactions, as a part of what they may fill.
	pub weight: f64,
	/// The bytes of user transactions, as a part of what they may fill.
	pub length: f64,
}

/// What happens on the chain. A block comes before what is said of it, and after its parent.
#[derive(Clone, Debug, PartialEq)]
pub enum ChainEvent {
	/// There is a block.
	Block(Block),
	/// That is the best one.
	Best(Hash),
	/// That one and those before it are final.
	Final(Hash),
	/// A pool told that it dropped this transaction for want of room.
	Dropped(Hash),
	/// A node told that this transaction can not be included, and why.
	Refused(Hash, String),
	/// The node that is followed did not answer.
	Trouble(String),
}

/// Several nodes of one chain.
pub trait Chain: Send + Sync + 'static {
	/// How many nodes.
	fn nodes(&self) -> usize;

	/// Offers transactions to a node. One answer for each; an error when it is not known whether
	/// the node has got them.
	fn submit(
		&self,
		node: usize,
		batch: Vec<Arc<Signed>>,
	) -> impl Future<Output = Result<Vec<Answer>, String>> + Send;

	/// The next nonce of each account, by the best block.
	fn nonces(&self, accounts: &[Account])
	-> impl Future<Output = anyhow::Result<Vec<u32>>> + Send;
}
