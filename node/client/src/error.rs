// SPDX-License-Identifier: Apache-2.0
//! What can go wrong between a program and the chain.

use crate::{AccountId, Amount};
use computechain_primitives::{Balance, NetworkParameters, TaskId};
use subxt::error::{BackendError, DispatchError, ExtrinsicError, RpcError, TransactionEventsError};

/// What went wrong. For transactions it tells whether the call can still happen:
/// [`Refused`](Error::Refused) and [`Outranked`](Error::Outranked) never will,
/// [`Failed`](Error::Failed) did and had no effect but its fee, [`Unknown`](Error::Unknown) may or
/// may not.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The system gives no random bytes.
	#[error("the system gives no random bytes: {reason}")]
	NoRandomness {
		/// Why.
		reason: String,
	},
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
	/// Another transaction of the same account and nonce waits, and ranks at least as high; this
	/// one will not be in any block.
	#[error(
		"{call} does not replace the waiting transaction of the same nonce: a tip of {tip} is too \
		 low, {sufficient} is enough"
	)]
	Outranked {
		/// The call, as `Pallet.call`.
		call: String,
		/// The tip it was sent with.
		tip: Amount,
		/// A tip with which it ranks higher.
		sufficient: Amount,
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
	pub(crate) fn of_submission(call: String, bid: Bid, error: ExtrinsicError) -> Self {
		let ExtrinsicError::ErrorSubmittingTransaction(error) = error else {
			// Made before anything was sent.
			return error.into();
		};
		match error {
			BackendError::Rpc(RpcError::ClientError(subxt::rpcs::Error::User(answer))) => {
				let ranks = (answer.code == TOO_LOW_PRIORITY).then(|| priorities(&answer.message));
				if let Some(sufficient) = ranks.flatten().and_then(|ranks| bid.beating(ranks)) {
					return Self::Outranked {
						call,
						tip: Amount(bid.tip),
						sufficient: Amount(sufficient),
					};
				}
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

/// The code of the node's answer that a transaction ranks too low to replace another.
const TOO_LOW_PRIORITY: i32 = 1014;

/// The two ranks that the node compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ranks {
	/// Of what waits.
	pub(crate) old: u64,
	/// Of what was to replace it.
	pub(crate) new: u64,
}

/// Reads `Priority is too low: (OLD vs NEW)`.
pub(crate) fn priorities(message: &str) -> Option<Ranks> {
	let (_, pair) = message.split_once('(')?;
	let (old, new) = pair.strip_suffix(')')?.split_once(" vs ")?;
	Some(Ranks {
		old: old.parse().ok()?,
		new: new.parse().ok()?,
	})
}

/// What a transaction ranks by.
///
/// The chain ranks a transaction by `(tip + 1) * fit`, where the tip is counted in units of
/// [`NetworkParameters::TIP_UNIT`] and `fit` is how many transactions of its weight and length fit
/// in a block. Only the calls that root makes directly rank otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bid {
	/// The tip, in base units.
	pub(crate) tip: Balance,
	/// The length of the encoded transaction.
	pub(crate) length: usize,
}

impl Bid {
	/// By how much the length that a transaction begins with may grow.
	const PREFIX_GROWTH: u128 = 2;

	/// A tip with which the same call ranks above the old transaction; none when no tip does.
	///
	/// It is the least one, but for what a longer transaction loses: a higher tip takes more bytes,
	/// which may let fewer of them fit.
	pub(crate) fn beating(self, ranks: Ranks) -> Option<Balance> {
		let unit = NetworkParameters::TIP_UNIT;
		if ranks.old == u64::MAX {
			return None;
		}
		let fit = u128::from(ranks.new) / (self.tip / unit + 1);
		let length = u128::try_from(self.length).ok()?;
		let mut growth = 0;
		loop {
			// No fewer than this fit once the transaction is longer.
			let fit_then = (fit * length).checked_div(length + growth)?;
			let tip = u128::from(ranks.old).checked_div(fit_then)? * unit;
			let needed = compact_length(tip).saturating_sub(compact_length(self.tip));
			let needed = if needed > 0 {
				needed + Self::PREFIX_GROWTH
			} else {
				0
			};
			if needed <= growth {
				return Some(tip);
			}
			growth = needed;
		}
	}
}

/// The bytes of a number in the compact encoding of transactions.
fn compact_length(number: u128) -> u128 {
	match number {
		0..0x40 => 1,
		0x40..0x4000 => 2,
		0x4000..0x4000_0000 => 4,
		_ => u128::from(1 + (u128::BITS - number.leading_zeros()).div_ceil(8)),
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
