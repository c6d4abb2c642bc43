// SPDX-License-Identifier: Apache-2.0
//! The everyday calls.

use crate::{AccountId, Client, Error, Key, Submitted, TransactionOptions, api};
use api::transactions;
use computechain_matmul::{Hash, Shape};
use computechain_primitives::{Balance, TaskId};
use serde::Deserialize;
use subxt::{
	rpcs::client::rpc_params,
	tx,
	utils::{Encoded, Static},
};

impl Client {
	/// Sends CPC to an account; the sender's account stays alive.
	pub async fn transfer(
		&self,
		key: &Key,
		to: AccountId,
		amount: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions()
			.balances()
			.transfer_keep_alive(to.into(), amount);
		self.submit(&call, key, options).await
	}

	/// Makes the node this client is connected to create new session keys, and registers them for
	/// the sender. The node must take unsafe RPC calls from this client.
	pub async fn rotate_session_keys(
		&self,
		key: &Key,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let owner = key.account();
		let unusable = |reason: &str| Error::SessionKeys {
			owner,
			reason: reason.into(),
		};
		let parameters = rpc_params![format!("0x{}", hex::encode(owner.0))];
		let made: SessionKeys = self
			.rpc
			.request("author_rotateKeysWithOwner", parameters)
			.await?;
		let proof = made.proof.ok_or_else(|| unusable("no proof"))?;
		let keys = from_hex(&made.keys).ok_or_else(|| unusable("the keys are not hex"))?;
		let proof = from_hex(&proof).ok_or_else(|| unusable("the proof is not hex"))?;
		// The node gives the keys encoded, and so does the call take them.
		let call = tx::dynamic("Session", "set_keys", (Static(Encoded(keys)), proof));
		self.submit(&call, key, options).await
	}

	/// Adds to the sender's stake as a validator; the first stake makes it a candidate.
	pub async fn stake(
		&self,
		key: &Key,
		amount: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions().validators().stake(amount);
		self.submit(&call, key, options).await
	}

	/// Delegates CPC to a validator.
	pub async fn delegate(
		&self,
		key: &Key,
		validator: AccountId,
		amount: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions().delegation().delegate(validator, amount);
		self.submit(&call, key, options).await
	}

	/// Takes CPC back from a validator; they return after the unbonding time.
	pub async fn undelegate(
		&self,
		key: &Key,
		validator: AccountId,
		amount: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions().delegation().undelegate(validator, amount);
		self.submit(&call, key, options).await
	}

	/// Makes the sender a worker. The price is per 2^30 multiply-adds.
	pub async fn register_worker(
		&self,
		key: &Key,
		slots: u8,
		maximum_work: u64,
		minimum_price: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions()
			.compute()
			.register_worker(slots, maximum_work, minimum_price);
		self.submit(&call, key, options).await
	}

	/// Changes what the sender offers as a worker.
	pub async fn update_worker(
		&self,
		key: &Key,
		slots: u8,
		maximum_work: u64,
		minimum_price: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions()
			.compute()
			.update_worker(slots, maximum_work, minimum_price);
		self.submit(&call, key, options).await
	}

	/// Publishes where the sender, a worker, serves its results, as `host:port`, or takes that back.
	pub async fn set_address(
		&self,
		key: &Key,
		address: Option<String>,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let address = address.map(|address| {
			api::runtime_types::bounded_collections::bounded_vec::BoundedVec(address.into_bytes())
		});
		let call = transactions().compute().set_address(address);
		self.submit(&call, key, options).await
	}

	/// Adds to the sender's bond as a worker.
	pub async fn deposit_bond(
		&self,
		key: &Key,
		amount: Balance,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions().compute().deposit_bond(amount);
		self.submit(&call, key, options).await
	}

	/// Posts a task and waits until it is in a block. Gives its id.
	pub async fn post_task(
		&self,
		key: &Key,
		shape: Shape,
		reward: Balance,
		options: TransactionOptions,
	) -> Result<TaskId, Error> {
		let call = transactions().compute().post_task(shape.into(), reward);
		let included = self.submit(&call, key, options).await?.in_block().await?;
		let posted = included
			.events
			.find_first::<api::compute::events::TaskPosted>();
		let posted = posted.ok_or(Error::MissingEvent {
			call: "Compute.post_task",
			event: "Compute.TaskPosted",
		})?;
		Ok(posted?.task)
	}

	/// Takes back a task that no worker has.
	pub async fn cancel_task(
		&self,
		key: &Key,
		task: TaskId,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions().compute().cancel_task(task);
		self.submit(&call, key, options).await
	}

	/// Commits the sender to the result of a task.
	pub async fn commit_result(
		&self,
		key: &Key,
		task: TaskId,
		root: Hash,
		output_sha256: Hash,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions()
			.compute()
			.commit_result(task, root, output_sha256);
		self.submit(&call, key, options).await
	}

	/// Opens the samples of a result that the sender committed to.
	pub async fn reveal_result(
		&self,
		key: &Key,
		task: TaskId,
		multiproof: Vec<u8>,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let bounded = api::runtime_types::bounded_collections::bounded_vec::BoundedVec(multiproof);
		let call = transactions().compute().reveal_result(task, bounded);
		self.submit(&call, key, options).await
	}

	/// Opens the entries of the sender's result that a challenge names.
	pub async fn open_result(
		&self,
		key: &Key,
		task: TaskId,
		filing: Hash,
		multiproof: Vec<u8>,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let bounded = api::runtime_types::bounded_collections::bounded_vec::BoundedVec(multiproof);
		let call = transactions().compute().open_result(task, filing, bounded);
		self.submit(&call, key, options).await
	}

	/// Files the hash of what the sender is going to say in [`Self::challenge`].
	pub async fn file(
		&self,
		key: &Key,
		filing: Hash,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let call = transactions().compute().file(filing);
		self.submit(&call, key, options).await
	}

	/// Makes the worker of a revealed task open these entries, as filed with this salt.
	pub async fn challenge(
		&self,
		key: &Key,
		task: TaskId,
		indices: Vec<u64>,
		salt: Hash,
		options: TransactionOptions,
	) -> Result<Submitted, Error> {
		let bounded = api::runtime_types::bounded_collections::bounded_vec::BoundedVec(indices);
		let call = transactions().compute().challenge(task, bounded, salt);
		self.submit(&call, key, options).await
	}
}

/// What a node answers when it has made session keys.
#[derive(Deserialize)]
struct SessionKeys {
	keys: String,
	proof: Option<String>,
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x").unwrap_or(text)).ok()
}
