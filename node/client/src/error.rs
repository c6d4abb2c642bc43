// SPDX-License-Identifier: Apache-2.0
//! What can go wrong between a program and the chain.

use crate::AccountId;
use computechain_primitives::TaskId;
use subxt::error::{BackendError, DispatchError, ExtrinsicError, RpcError, TransactionEventsError};

/// What went wrong. For transactions it tells whether the call can still happen:
/// [`Refused`](Error::Refused) never will, [`Failed`](Error::Failed) did and had no effect but its
/// fee, [`Unknown`](Error::Unknown) may or may not.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The address is not one of a WebSocket.
	#[error("{url} is not a node's address: expected ws://HOST:PORT or wss://HOST:PORT")]
	NotWebSocket {
		/// The address.
		url: String,
	},
	/// Nothing answers at the address.
	#[error("no node answers at {url}: {reason}")]
	Unreachable {
		/// The address.
		url: String,
		/// What the connection says.
		reason: String,
	},
	/// A request failed, or its answer made no sense.
	#[error("the node's answer is of no use: {0}")]
	Rpc(Box<subxt::Error>),
	/// The node has no blocks.
	#[error("the node has no blocks")]
	NoBlocks,
	/// The node refused the transaction; it will not be in any block.
	#[error("the node refused {call}: {reason}")]
	Refused {
		/// The call, as `Pallet.call`.
		call: String,
		/// What the node says.
		reason: String,
	},
	/// The transaction is in a block and the call failed; the fee is paid.
	#[error("{call} failed: {reason}")]
	Failed {
		/// The call, as `Pallet.call`.
		call: String,
		/// The chain's error and its description.
		reason: String,
	},
	/// Contact was lost after the transaction was sent; it may still be included.
	#[error("what became of {call} is unknown: {reason}")]
	Unknown {
		/// The call, as `Pallet.call`.
		call: String,
		/// What broke.
		reason: String,
	},
	/// The expected event is missing from a successful call.
	#[error("{call} succeeded without the event {event}")]
	MissingEvent {
		/// The call, as `Pallet.call`.
		call: &'static str,
		/// The event, as `Pallet.Event`.
		event: &'static str,
	},
	/// There is no such task, or it was settled so long ago that the chain forgot it.
	#[error("there is no task {task}")]
	NoSuchTask {
		/// The task.
		task: TaskId,
	},
	/// The node made session keys that carry no proof for their owner.
	#[error("the node gave no usable session keys for {owner}: {reason}")]
	SessionKeys {
		/// The account that the keys are for.
		owner: AccountId,
		/// What is wrong with them.
		reason: String,
	},
}

impl<E: Into<subxt::Error>> From<E> for Error {
	fn from(error: E) -> Self {
		Self::Rpc(Box::new(error.into()))
	}
}

impl Error {
	/// Sorts an error of a submission by whether the transaction can still be included.
	pub(crate) fn of_submission(call: String, error: ExtrinsicError) -> Self {
		let ExtrinsicError::ErrorSubmittingTransaction(error) = error else {
			// Made before anything was sent.
			return error.into();
		};
		match error {
			BackendError::Rpc(RpcError::ClientError(subxt::rpcs::Error::User(answer))) => {
				let detail = answer.data.map(|data| format!(" ({data})"));
				let reason = format!("{}{}", answer.message, detail.unwrap_or_default());
				Self::Refused { call, reason }
			}
			other => Self::Unknown {
				call,
				reason: other.to_string(),
			},
		}
	}

	/// Sorts an error found in the events of an included transaction.
	pub(crate) fn of_events(call: String, error: TransactionEventsError) -> Self {
		match error {
			TransactionEventsError::ExtrinsicFailed(error) => Self::Failed {
				call,
				reason: sentence(&error),
			},
			other => Self::Unknown {
				call,
				reason: other.to_string(),
			},
		}
	}
}

/// The chain's error as a sentence: for a pallet's error, its name and description.
fn sentence(error: &DispatchError) -> String {
	let DispatchError::Module(module) = error else {
		return error.to_string();
	};
	let Ok(details) = module.details() else {
		return error.to_string();
	};
	let description = details.variant.docs.join(" ");
	let name = format!("{}.{}", details.pallet.name(), details.variant.name);
	match description.trim() {
		"" => name,
		description => format!("{name}: {description}"),
	}
}
