// SPDX-License-Identifier: Apache-2.0
//! The parameters of each network: the columns of the staking and economics design.

use crate::{BlockNumber, Moment};
use computechain_primitives::{
	AttestationParameters, CPC, ComputeParameters, EmissionCurve, FeeSplit, NetworkParameters,
	StakingParameters,
};

/// The slot duration where none is given, in milliseconds.
pub const DEFAULT_SLOT_DURATION: Moment = 3_000;

/// Blocks in that many hours.
const fn hours(hours: u64, slot_duration: Moment) -> BlockNumber {
	(hours * 3_600_000 / slot_duration) as BlockNumber
}

/// The devnet column: small stakes, short windows, anyone may work.
pub fn devnet(slot_duration: Moment) -> NetworkParameters {
	NetworkParameters {
		slot_duration,
		epoch: 100,
		staking: StakingParameters {
			minimum_self_stake: 1_000 * CPC,
			active_limit: 21,
			minimum_delegation: 100 * CPC,
			validators_per_delegator: 10,
			unbonding: 100,
			report_window: 80,
			maximum_commission: 200_000,
		},
		emission: EmissionCurve::Halving {
			initial: 10 * CPC,
			interval: 1_000_000,
		},
		fees: FeeSplit {
			author_percent: 90,
			treasury_percent: 10,
		},
		attestation: AttestationParameters {
			minimum_score: 35,
			unknown_allowed: true,
		},
		compute: ComputeParameters {
			worker_stake: 100 * CPC,
			worker_unbonding: 100,
			maximum_work: 1 << 36,
			minimum_price: CPC,
			lifetime: hours(24, slot_duration),
			challenge_window: 50,
		},
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
