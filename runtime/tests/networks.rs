// SPDX-License-Identifier: Apache-2.0
//! The networks' parameters: the design's table.

use computechain_primitives::{CPC, EmissionCurve, FeeSplit, NetworkParameters, StakingParameters};
use computechain_runtime::params::{development, devnet, mainnet, testnet};

/// Slots of 3 s in an hour and a day.
const HOUR: u32 = 1_200;
const DAY: u32 = 24 * HOUR;

#[test]
fn parameters_should_not_contradict_themselves_when_slots_have_any_accepted_length() {
	for slot_duration in [500].into_iter().chain(1_000..=6_000) {
		for network in [devnet, development, testnet, mainnet] {
			assert_eq!(network(slot_duration).validate(), Ok(()), "{slot_duration}");
			assert_eq!(network(slot_duration).slot_duration, slot_duration);
		}
	}
}

#[test]
fn devnet_should_be_what_the_pallets_default_to_when_slots_are_of_3_seconds() {
	assert_eq!(devnet(3_000), NetworkParameters::DEVNET);
}

#[test]
fn times_should_be_as_many_blocks_as_are_never_shorter_when_the_slot_changes() {
	assert_eq!(testnet(3_000).epoch, HOUR);
	assert_eq!(testnet(1_000).epoch, 3 * HOUR);
	assert_eq!(testnet(500).epoch, 6 * HOUR);
	assert_eq!(testnet(6_000).epoch, HOUR / 2);
	// 3,600 s are 514.3 slots of 7 s, were there such.
	assert_eq!(testnet(7_000).epoch, 515);
	assert_eq!(devnet(1_000).epoch, 100);
	assert_eq!(devnet(1_000).staking.commission_cooldown, 604_800);
}

/// What all networks have in common.
fn check_common(staking: &StakingParameters) {
	assert_eq!(staking.minimum_delegation, 100 * CPC);
	assert_eq!(staking.validators_per_delegator, 10);
	assert_eq!(staking.maximum_commission, 200_000);
	assert_eq!(staking.commission_step, 50_000);
	assert_eq!(staking.commission_cooldown, 7 * DAY);
	assert_eq!(staking.commission_notice, 4 * HOUR);
	assert_eq!(staking.unjail_price, 1_000 * CPC);
	assert_eq!(staking.offence_memory, 30 * DAY);
}

#[test]
fn networks_should_have_their_columns_numbers_when_slots_are_of_3_seconds() {
	let [devnet, testnet, mainnet] = [devnet, testnet, mainnet].map(|network| network(3_000));
	let all = [&devnet, &testnet, &mainnet];
	for network in all {
		check_common(&network.staking);
	}
	let column = |pick: fn(&NetworkParameters) -> u128| all.map(pick);

	assert_eq!(column(|p| p.epoch.into()), [100, 1_200, 7_200]);
	assert_eq!(
		column(|p| p.staking.minimum_self_stake / CPC),
		[1_000, 100_000, 100_000]
	);
	assert_eq!(column(|p| p.staking.active_limit.into()), [21, 100, 100]);
	let windows = column(|p| p.staking.unbonding.into());
	assert_eq!(windows, [100, 604_800, 604_800]);
	let windows = column(|p| p.staking.report_window.into());
	assert_eq!(windows, [80, 403_200, 403_200]);
	assert_eq!(column(|p| p.staking.jail.into()), [100, 2_400, 14_400]);
	assert_eq!(column(|p| p.staking.jail_misses.into()), [10, 50, 100]);
	let scores = column(|p| p.attestation.minimum_score.into());
	assert_eq!(scores, [35, 60, 70]);
	assert_eq!(column(|p| p.attestation.minimum_vram.into()), [0, 12, 16]);
	assert_eq!(
		all.map(|network| network.attestation.unknown_allowed),
		[true, false, false]
	);
	let stakes = column(|p| p.compute.worker_stake / CPC);
	assert_eq!(stakes, [100, 1_000, 10_000]);
	let windows = column(|p| p.compute.challenge_window.into());
	assert_eq!(windows, [50, 1_200, 1_200]);
	let work = column(|p| p.compute.maximum_work.into());
	assert_eq!(work, [1 << 36, 1 << 42, 1 << 42]);
}

#[test]
fn networks_should_pay_and_burn_as_the_table_says_when_emission_and_fees_are_read() {
	let halving = EmissionCurve::Halving {
		initial: 10 * CPC,
		interval: 1_000_000,
	};
	let split = FeeSplit {
		author_percent: 90,
		treasury_percent: 10,
	};
	for network in [devnet(3_000), testnet(3_000)] {
		assert_eq!(network.emission, halving);
		assert_eq!(network.fees, split);
	}
	let mainnet = mainnet(3_000);
	assert_eq!(
		mainnet.emission,
		EmissionCurve::Reserve {
			initial_ppm: 120_000,
			step_ppm: 20_000,
			floor_ppm: 40_000,
		}
	);
	assert_eq!(
		mainnet.fees,
		FeeSplit {
			author_percent: 50,
			treasury_percent: 0,
		}
	);
}
