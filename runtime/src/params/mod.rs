// SPDX-License-Identifier: Apache-2.0
//! The parameters of each network: the columns of the staking and economics design, one file each.
//!
//! What the design gives as time becomes blocks here, by the network's slot duration, which never
//! changes after genesis. A duration is never shorter than its time: blocks are rounded up.
//!
//! Every set is complete and passes [`NetworkParameters::validate`] for every slot duration that
//! a network may have.
//!
//! [`NetworkParameters::validate`]: computechain_primitives::NetworkParameters::validate

mod devnet;
mod mainnet;
mod testnet;

pub use devnet::{development, devnet};
pub use mainnet::mainnet;
pub use testnet::testnet;

use crate::{BlockNumber, Moment};

/// The slot duration where none is given, in milliseconds.
pub const DEFAULT_SLOT_DURATION: Moment = 3_000;

/// Milliseconds of an hour.
const HOUR: Moment = 3_600_000;

/// The blocks of that many hours, at slots of that many milliseconds.
fn hours(hours: u32, slot_duration: Moment) -> BlockNumber {
	let blocks = Moment::from(hours)
		.saturating_mul(HOUR)
		.div_ceil(slot_duration.max(1));
	BlockNumber::try_from(blocks).unwrap_or(BlockNumber::MAX)
}

/// The blocks of that many days.
fn days(days: u32, slot_duration: Moment) -> BlockNumber {
	hours(days.saturating_mul(24), slot_duration)
}
