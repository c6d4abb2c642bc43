// SPDX-License-Identifier: Apache-2.0
//! Devnet: small stakes, short windows, anyone may work.

use super::{days, hours};
use crate::Moment;
use computechain_primitives::{ComputeParameters, NetworkParameters, StakingParameters};

/// Devnet, at slots of that many milliseconds.
///
/// The numbers are those of [`NetworkParameters::DEVNET`], where the pallets find them as well;
/// what is a time there, at slots of 3 s, follows the slot duration here.
pub fn devnet(slot_duration: Moment) -> NetworkParameters {
	let devnet = NetworkParameters::DEVNET;
	NetworkParameters {
		slot_duration,
		staking: StakingParameters {
			offence_memory: days(30, slot_duration),
			commission_cooldown: days(7, slot_duration),
			commission_notice: hours(4, slot_duration),
			..devnet.staking
		},
		compute: ComputeParameters {
			lifetime: days(1, slot_duration),
			..devnet.compute
		},
		..devnet
	}
}

/// Devnet for one machine: epochs and windows short enough that a task settles and a validator
/// enters the set while one watches.
pub fn development(slot_duration: Moment) -> NetworkParameters {
	let mut parameters = devnet(slot_duration);
	parameters.epoch = 20;
	parameters.compute.challenge_window = 20;
	// A worker is free for what one posts to it.
	parameters.compute.protocol_interval = 0;
	parameters
}
