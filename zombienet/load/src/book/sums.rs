// SPDX-License-Identifier: Apache-2.0
//! What the books add up.

use serde::Serialize;
use std::collections::BTreeMap;

/// A block of the report.
#[derive(Clone, Debug, Serialize)]
pub struct BlockRow {
	/// Its height.
	pub number: u32,
	/// Its hash.
	pub hash: String,
	/// When it was seen, in seconds from the start.
	pub seen: f64,
	/// When it was known to be final.
	pub finalized: Option<f64>,
	/// Transactions of this run in it.
	pub ours: usize,
	/// All transactions and inherents.
	pub all: usize,
	/// The weight of user transactions, as a part of what they may fill.
	pub weight: f64,
	/// Their bytes, likewise.
	pub length: f64,
	/// Whether another block became final in its place.
	pub orphan: bool,
}

/// The sums of a run. Each counts transactions, unless it says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
	/// Offered for the first time.
	pub offered: u64,
	/// Taken by a pool for the first time.
	pub accepted: u64,
	/// In blocks of the best chain, final or not.
	pub included: u64,
	/// In final blocks.
	pub finalized: u64,
	/// Refused with a reason, or at the end of their era.
	pub dropped: u64,
	/// Answers that there was no room.
	pub pushed_back: u64,
	/// Answers that a pool does not take for a while what it dropped.
	pub banned: u64,
	/// Offers that no answer came to.
	pub unanswered: u64,
	/// Times that a pool told that it dropped one for want of room, which was then offered again.
	pub told_dropped: u64,
	/// Found to have left a pool without a word.
	pub lost_by_pool: u64,
	/// Times that one was in a block which left the best chain.
	pub retracted: u64,
	/// Blocks.
	pub blocks: u64,
	/// Blocks in whose place others became final.
	pub orphans: u64,
}

/// How transactions ended that are in no final block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Leftover {
	/// Refused: how many for which reason.
	pub dropped: BTreeMap<String, u64>,
	/// In a block that is not final.
	pub not_final: u64,
	/// In the pool still, or on the way to it, or nobody looked any more.
	pub waiting: u64,
	/// Nowhere.
	pub missing: u64,
}
