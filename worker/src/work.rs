// SPDX-License-Identifier: Apache-2.0
//! What the scheduler knows of the chain.

use computechain_matmul::{Hash, Shape};
use computechain_primitives::{BlockNumber, TaskId};
use std::future::Future;

/// The blocks, counted from the one it is made at, in which a transaction may be included.
///
/// After them a transaction whose fate is unknown can not happen any more, so that sending it
/// again does not happen twice. It is well below the 22 blocks that a reveal has at the least.
pub const LIFETIME: BlockNumber = 16;

/// A task that the chain gave to this worker and that is not paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
	/// The task.
	pub task: TaskId,
	/// The dimensions of the product.
	pub shape: Shape,
	/// The seed of the inputs. Another attempt has another seed.
	pub seed: Hash,
	/// Where the task stands.
	pub phase: Phase,
}

/// Where a task of this worker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	/// To be computed and committed to.
	Assigned,
	/// To be revealed as soon as the samples are drawn.
	Committed {
		/// The root that was committed to.
		root: Hash,
		/// The seed that draws the samples, once it is known.
		challenge: Option<Hash>,
	},
	/// Waits for its payment.
	Revealed {
		/// What somebody wants to see of the result, the most urgent first.
		demand: Option<Demand>,
	},
}

/// Some entries of a result that have to be opened, or everything is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
	/// What names the challenge.
	pub filing: Hash,
	indices: [u64; Self::MOST],
	count: usize,
}

impl Demand {
	/// The most entries of one challenge.
	pub const MOST: usize = 8;

	/// A demand for these entries; none when they are too many.
	pub fn new(filing: Hash, entries: &[u64]) -> Option<Self> {
		let mut indices = [0; Self::MOST];
		indices.get_mut(..entries.len())?.copy_from_slice(entries);
		Some(Self {
			filing,
			indices,
			count: entries.len(),
		})
	}

	/// The entries.
	pub fn indices(&self) -> &[u64] {
		&self.indices[..self.count]
	}
}

/// The chain as of a block.
#[derive(Clone, Debug)]
pub struct View {
	/// The block.
	pub block: BlockNumber,
	/// The tasks of this worker.
	pub assignments: Vec<Assignment>,
}

/// The node does not answer, or answers nonsense.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

/// Why a transaction did not do what it was sent for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
	/// It will not be in any block.
	#[error("refused: {0}")]
	Refused(String),
	/// It is in a block, cost its fee and changed nothing.
	#[error("failed: {0}")]
	Failed(String),
	/// It may be included yet.
	#[error("unknown outcome: {0}")]
	Unknown(String),
}

/// The chain, as far as a worker needs it.
pub trait Chain: Send + Sync + 'static {
	/// Waits for the next best block and reads the worker's tasks.
	fn next(&self) -> impl Future<Output = Result<View, Unavailable>> + Send;

	/// Commits to a result, in one of the [`LIFETIME`] blocks from `from` on, and waits until it
	/// is in one.
	fn commit(
		&self,
		from: BlockNumber,
		task: TaskId,
		root: Hash,
		output_sha256: Hash,
	) -> impl Future<Output = Result<(), SendError>> + Send;

	/// Opens the samples of a result, in one of the [`LIFETIME`] blocks from `from` on, and waits
	/// until it is in one.
	fn reveal(
		&self,
		from: BlockNumber,
		task: TaskId,
		multiproof: Vec<u8>,
	) -> impl Future<Output = Result<(), SendError>> + Send;

	/// Opens the entries of a result that a challenge names, in one of the [`LIFETIME`] blocks from
	/// `from` on, and waits until it is in one.
	fn answer(
		&self,
		from: BlockNumber,
		task: TaskId,
		filing: Hash,
		multiproof: Vec<u8>,
	) -> impl Future<Output = Result<(), SendError>> + Send;
}
