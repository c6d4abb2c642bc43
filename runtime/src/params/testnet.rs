// SPDX-License-Identifier: Apache-2.0
//! Testnet: the times of a real network, devnet's emission, measured workers only.

use super::{days, hours};
use crate::Moment;
use computechain_primitives::{
	AttestationParameters, CPC, ComputeParameters, EmissionCurve, FeeSplit, NetworkParameters,
	StakingParameters,
};

/// Testnet, at slots of that many milliseconds.
pub fn testnet(slot_duration: Moment) -> NetworkParameters {
	NetworkParameters {
		slot_duration,
		epoch: hours(1, slot_duration),
		staking: StakingParameters {
			minimum_self_stake: 100_000 * CPC,
			active_limit: 100,
			minimum_delegation: 100 * CPC,
			validators_per_delegator: 10,
			unbonding: days(21, slot_duration),
			report_window: days(14, slot_duration),
			jail: hours(2, slot_duration),
			jail_misses: 50,
			unjail_price: 1_000 * CPC,
			offence_memory: days(30, slot_duration),
			maximum_commission: 200_000,
			commission_step: 50_000,
			commission_cooldown: days(7, slot_duration),
			commission_notice: hours(4, slot_duration),
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
			minimum_score: 60,
			minimum_vram: 12,
			unknown_allowed: false,
			unmeasured_allowed: false,
			minimum_speed: 10_000_000_000_000,
			side: 4_096,
			stride: 4,
			resident_limit: 12_288,
			walk: 32_768,
			scale: 1,
			witnesses: 5,
			benchmark_fee: 10 * CPC,
			benchmark_interval: days(7, slot_duration),
			benchmark_deadline: 60,
			benchmark_window: hours(1, slot_duration),
		},
		compute: ComputeParameters {
			worker_stake: 1_000 * CPC,
			worker_unbonding: days(21, slot_duration),
			maximum_work: 1 << 42,
			minimum_price: CPC,
			lifetime: days(1, slot_duration),
			challenge_window: hours(1, slot_duration),
			protocol_interval: 1,
			protocol_shape: [4_096, 4_096, 4_096],
		},
	}
}
