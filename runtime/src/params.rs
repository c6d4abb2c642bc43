// SPDX-License-Identifier: Apache-2.0
//! The parameters of each network: the columns of the staking and economics design.

use crate::{BlockNumber, Moment};
use computechain_primitives::{ComputeParameters, NetworkParameters};

/// The slot duration where none is given, in milliseconds.
pub const DEFAULT_SLOT_DURATION: Moment = 3_000;

/// Blocks in that many hours.
fn hours(hours: u64, slot_duration: Moment) -> BlockNumber {
	(hours * 3_600_000 / slot_duration.max(1)) as BlockNumber
}

/// The devnet column, at slots of that many milliseconds.
pub fn devnet(slot_duration: Moment) -> NetworkParameters {
	let devnet = NetworkParameters::DEVNET;
	NetworkParameters {
		slot_duration,
		compute: ComputeParameters {
			lifetime: hours(24, slot_duration),
			..devnet.compute
		},
		..devnet
	}
}

/// The devnet column for one machine: epochs and windows short enough that a task settles and a
/// validator enters the set while one watches.
pub fn development(slot_duration: Moment) -> NetworkParameters {
	let mut parameters = devnet(slot_duration);
	parameters.epoch = 20;
	parameters.compute.challenge_window = 20;
	parameters
}
