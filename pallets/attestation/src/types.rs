// SPDX-License-Identifier: Apache-2.0
//! What is on record.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_matmul::{Hash, benchmark::Parameters};
use computechain_primitives::{Address, Balance, BlockNumber, EpochIndex, Figures, GpuClass};
use frame_support::{BoundedVec, traits::ConstU32};
use scale_info::TypeInfo;

/// The most witnesses of a benchmark on any network.
pub const MAX_WITNESSES: u32 = 8;
/// The runs that a new one is compared with.
pub const HISTORY: u32 = 4;
/// The samples that a worker opens on chain: half of the chain's steps, half of the walk's.
pub const OPENINGS: u32 = 2 * computechain_matmul::opening::ON_CHAIN_SAMPLES;
/// No opening of a benchmark with at most 8,192 rows is longer.
pub const MAX_OPENING: u32 = 32_768;

/// The bytes of one opening.
pub type Opening = BoundedVec<u8, ConstU32<MAX_OPENING>>;
/// The openings of all samples.
pub type Openings = BoundedVec<Opening, ConstU32<OPENINGS>>;

macro_rules! stored {
	($(#[$doc:meta])* $kind:ident $name:ident $(<$param:ident>)? { $($body:tt)* }) => {
		$(#[$doc])*
		#[derive(
			Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo,
		)]
		pub $kind $name $(<$param>)? { $($body)* }
	};
}

stored! {
/// What a finished benchmark measured.
struct Run {
	/// The block it was decided in.
	pub at: BlockNumber,
	/// What the device reached.
	pub figures: Figures,
}
}

stored! {
/// A first run of a class that needs a second one.
struct Pending<AccountId> {
	/// The class of that run.
	pub class: GpuClass,
	/// What it reached.
	pub figures: Figures,
	/// Who timed it; others must time the second.
	pub witnesses: BoundedVec<AccountId, ConstU32<MAX_WITNESSES>>,
}
}

stored! {
/// What is on record about a worker.
struct Record<AccountId> {
	/// The class that is confirmed.
	pub class: GpuClass,
	/// What the evidence is worth while the worker's stake is complete, 0 to 100.
	pub score: u8,
	/// The block it was recorded in.
	pub since: BlockNumber,
	/// The epoch of the last request that it made of its own.
	pub requested: Option<EpochIndex>,
	/// The last runs, oldest first.
	pub history: BoundedVec<Run, ConstU32<HISTORY>>,
	/// A first run of a higher class.
	pub pending: Option<Pending<AccountId>>,
	/// Runs more than 10 % off the mean of the last ones, since the last full benchmark was owed.
	pub flags: u8,
	/// The last block for the next benchmark.
	pub owed: Option<BlockNumber>,
	/// Whether that block passed without one.
	pub suspended: bool,
}
}

stored! {
/// What a witness measured.
struct Measurement {
	/// The commitment that it checked.
	pub commitment: Hash,
	/// From the nonce to the chain root.
	pub chain_millis: u64,
	/// From the chain root to the walk root.
	pub walk_millis: u64,
	/// Whether the hash chain and all samples are right.
	pub valid: bool,
}
}

stored! {
/// Where a validator's witness is.
struct WitnessService<AccountId> {
	/// The key that it signs with, which pays its transactions and gets its shares of fees.
	pub account: AccountId,
	/// `host:port`; the host is a name, an IPv4 address, or an IPv6 address in brackets.
	pub address: Address,
}
}

stored! {
/// A witness of a benchmark.
struct Witness<AccountId> {
	/// The validator.
	pub account: AccountId,
	/// The key that its witness had when it was drawn.
	pub signer: AccountId,
	/// Its nonce, when it is on chain.
	pub nonce: Option<Hash>,
	/// What it measured.
	pub measurement: Option<Measurement>,
}
}

stored! {
/// What a worker committed to.
struct Committed {
	/// The witnesses whose nonces are in the seed, by bit in the order of the draw.
	pub used: u8,
	/// The seed.
	pub seed: Hash,
	/// The root over roots and links.
	pub chain_root: Hash,
	/// The root over the vectors of the walk.
	pub walk_root: Hash,
	/// What binds both and the report.
	pub commitment: Hash,
	/// The block whose randomness draws the samples.
	pub sampled: BlockNumber,
	/// Whether the samples were opened and are right.
	pub opened: bool,
}
}

stored! {
/// An open benchmark. All requests of one block are one cohort, with one start.
struct Request<AccountId> {
	/// The block of the request.
	pub requested: BlockNumber,
	/// The block that the cohort starts with, once the witnesses are drawn.
	pub start: Option<BlockNumber>,
	/// The block in which the clock moves it on.
	pub due: BlockNumber,
	/// The numbers.
	pub parameters: Parameters,
	/// The hash of the report that is measured.
	pub report: Hash,
	/// The fee on hold.
	pub fee: Balance,
	/// The witnesses in the order of the draw.
	pub witnesses: BoundedVec<Witness<AccountId>, ConstU32<MAX_WITNESSES>>,
	/// The commitment.
	pub committed: Option<Committed>,
}
}

stored! {
/// A decided benchmark whose samples may still be challenged.
struct Challengeable {
	/// The numbers.
	pub parameters: Parameters,
	/// The seed.
	pub seed: Hash,
	/// The root over roots and links.
	pub chain_root: Hash,
	/// The root over the vectors of the walk.
	pub walk_root: Hash,
}
}

stored! {
/// A place that is said to be wrong.
enum Place {
	/// A sample.
	Sample(computechain_matmul::opening::Sample),
	/// A link of the chain.
	Link(u32),
}
}

stored! {
/// What the clock does.
enum AgendaItem<AccountId> {
	/// Draws the witnesses of a request, or closes it.
	Request(AccountId),
	/// A benchmark is owed.
	Owed(AccountId),
	/// A benchmark that was decided, by its commitment, is beyond challenge.
	Close(AccountId, Hash),
}
}

impl Place {
	/// What names the place in a filing: the numbers of a sample, or 2 and t of a link.
	pub fn numbers(&self) -> alloc::vec::Vec<u64> {
		match *self {
			Self::Sample(sample) => sample.numbers(),
			Self::Link(t) => alloc::vec![2, t.into()],
		}
	}
}

/// Why a benchmark ended without a result.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Failure {
	/// Nobody could witness it, or too few measured it in time: the fee went back.
	NoQuorum,
	/// The worker did not open the samples in time.
	NotOpened,
}

impl<AccountId> Request<AccountId> {
	/// The valid measurements of what was committed to, if they are a quorum, with their signers.
	pub fn quorum(&self) -> Option<alloc::vec::Vec<(&AccountId, u64, u64)>> {
		let committed = self.committed.as_ref()?;
		let measured = self.witnesses.iter().filter_map(|witness| {
			let measured = witness.measurement.as_ref()?;
			let counts = measured.valid && measured.commitment == committed.commitment;
			counts.then_some((&witness.signer, measured.chain_millis, measured.walk_millis))
		});
		let measured: alloc::vec::Vec<_> = measured.collect();
		(measured.len() >= quorum(self.witnesses.len())).then_some(measured)
	}

	/// Whether nothing more can come.
	pub fn is_complete(&self) -> bool {
		self.committed.as_ref().is_some_and(|committed| {
			let mut all = self.witnesses.iter().enumerate();
			committed.opened
				&& all.all(|(bit, witness)| {
					!is_used(committed.used, bit) || witness.measurement.is_some()
				})
		})
	}
}

/// How many of so many witnesses decide.
pub fn quorum(witnesses: usize) -> usize {
	witnesses / 2 + 1
}

/// Whether a witness's nonce is in the seed.
pub fn is_used(used: u8, bit: usize) -> bool {
	u32::try_from(bit)
		.ok()
		.and_then(|bit| used.checked_shr(bit))
		.is_some_and(|rest| rest & 1 == 1)
}
