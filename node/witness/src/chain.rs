// SPDX-License-Identifier: Apache-2.0
//! What a witness knows of the chain.

use crate::message::Request;
use computechain_matmul::{Hash, benchmark::Parameters, opening::Sample};
use computechain_primitives::BlockNumber;
use std::future::Future;

/// A benchmark that this witness was drawn for and that is not decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
	/// The benchmark.
	pub request: Request,
	/// Its numbers.
	pub parameters: Parameters,
	/// The last block for a measurement.
	pub deadline: BlockNumber,
	/// Our nonce, when it is on chain.
	pub nonce: Option<Hash>,
	/// What the worker committed to, when it has.
	pub commitment: Option<Commitment>,
	/// Whether our measurement is on chain.
	pub is_measured: bool,
}

/// What a worker committed to on chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment {
	/// The hash that binds all of it, for the measurement.
	pub hash: Hash,
	/// Whether our nonce is in the seed.
	pub uses_our_nonce: bool,
	/// The seed.
	pub seed: Hash,
	/// The root over roots and links.
	pub chain_root: Hash,
	/// The root over the vectors of the walk.
	pub walk_root: Hash,
}

/// The chain as of a block.
#[derive(Clone, Debug, Default)]
pub struct View {
	/// The block.
	pub block: BlockNumber,
	/// What this witness has to do.
	pub duties: Vec<Duty>,
}

impl View {
	/// The duty of a request.
	pub fn duty(&self, request: &Request) -> Option<&Duty> {
		self.duties.iter().find(|duty| duty.request == *request)
	}
}

/// What a witness says of a benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measurement {
	/// [`Commitment::hash`].
	pub commitment: Hash,
	/// From the nonce to the chain root.
	pub chain_millis: u64,
	/// From the chain root to the walk root.
	pub walk_millis: u64,
	/// Whether the hash chain and all samples are right.
	pub valid: bool,
}

/// Proof that a worker lies, for the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraud {
	/// [`Commitment::hash`] of the benchmark.
	pub commitment: Hash,
	/// The place.
	pub sample: Sample,
	/// Its opening, which leads to the roots and breaks a rule.
	pub opening: Vec<u8>,
}

/// The node does not answer, or answers nonsense.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

/// Why a transaction did not do what it was sent for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
	/// It is not in a block, as far as is known.
	#[error("not in a block: {0}")]
	NotIncluded(String),
	/// It is in a block, cost its fee and changed nothing.
	#[error("failed: {0}")]
	Failed(String),
}

/// The chain, as far as a witness needs it.
pub trait Chain: Send + Sync + 'static {
	/// Waits for the next best block and reads the witness's duties.
	fn next(&self) -> impl Future<Output = Result<View, Unavailable>> + Send;

	/// Puts our nonce on chain, and waits until it is in a block.
	fn submit_nonce(
		&self,
		request: Request,
		nonce: Hash,
	) -> impl Future<Output = Result<(), SendError>> + Send;

	/// Puts our measurement on chain, and waits until it is in a block.
	fn submit_measurement(
		&self,
		request: Request,
		measurement: Measurement,
	) -> impl Future<Output = Result<(), SendError>> + Send;

	/// Proves a lie, and waits until that is in a block.
	fn prove_fraud(
		&self,
		request: Request,
		fraud: Fraud,
	) -> impl Future<Output = Result<(), SendError>> + Send;
}
