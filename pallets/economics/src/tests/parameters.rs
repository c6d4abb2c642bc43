// SPDX-License-Identifier: Apache-2.0
//! Every contradiction is refused, and what is refused is named.

use crate::{mock::*, pallet::*};
use computechain_primitives::{
	CPC, EmissionCurve, InvalidParameters as Invalid, NetworkParameters,
};
use frame_support::{assert_noop, assert_ok};

type Change = fn(&mut NetworkParameters);

const REFUSED: [(Invalid, Change); 58] = [
	(Invalid::SlotDuration, |p| p.slot_duration = 0),
	(Invalid::SlotDuration, |p| p.slot_duration = 499),
	(Invalid::SlotDuration, |p| p.slot_duration = 501),
	(Invalid::SlotDuration, |p| p.slot_duration = 999),
	(Invalid::SlotDuration, |p| p.slot_duration = 6_001),
	(Invalid::Epoch, |p| p.epoch = 0),
	(Invalid::Epoch, |p| p.epoch = 1),
	(Invalid::Epoch, |p| p.epoch = p.staking.unbonding + 1),
	(Invalid::ActiveLimit, |p| p.staking.active_limit = 0),
	(Invalid::ActiveLimit, |p| p.staking.active_limit = 257),
	(Invalid::ZeroAmount, |p| p.staking.minimum_self_stake = 0),
	(Invalid::ZeroAmount, |p| p.staking.minimum_delegation = 0),
	(Invalid::ZeroAmount, |p| p.compute.worker_stake = 0),
	(Invalid::ZeroAmount, |p| p.compute.minimum_price = 0),
	(Invalid::AmountTooLarge, |p| {
		p.staking.minimum_self_stake = SUPPLY + 1
	}),
	(Invalid::AmountTooLarge, |p| {
		p.staking.minimum_delegation = SUPPLY + 1
	}),
	(Invalid::AmountTooLarge, |p| {
		p.staking.unjail_price = SUPPLY + 1
	}),
	(Invalid::AmountTooLarge, |p| {
		p.compute.worker_stake = SUPPLY + 1
	}),
	(Invalid::AmountTooLarge, |p| {
		p.compute.minimum_price = SUPPLY + 1
	}),
	(Invalid::ValidatorsPerDelegator, |p| {
		p.staking.validators_per_delegator = 0
	}),
	(Invalid::ValidatorsPerDelegator, |p| {
		p.staking.validators_per_delegator = 33
	}),
	(Invalid::ReportWindow, |p| {
		p.staking.report_window = p.staking.unbonding
	}),
	(Invalid::ReportWindow, |p| {
		p.staking.report_window = p.staking.unbonding + 1
	}),
	(Invalid::ReportWindow, |p| p.staking.report_window = 0),
	(Invalid::Jail, |p| p.staking.jail = 0),
	(Invalid::Jail, |p| {
		p.staking.jail = p.staking.offence_memory + 1
	}),
	(Invalid::Jail, |p| p.staking.offence_memory = 0),
	(Invalid::Jail, |p| p.staking.jail_misses = 0),
	(Invalid::Jail, |p| p.staking.jail_misses = 1),
	(Invalid::Jail, |p| p.staking.unjail_price = 0),
	(Invalid::Commission, |p| {
		p.staking.maximum_commission = 1_000_001
	}),
	(Invalid::Commission, |p| p.staking.commission_step = 0),
	(Invalid::Commission, |p| {
		p.staking.commission_step = p.staking.maximum_commission + 1
	}),
	(Invalid::Commission, |p| {
		p.staking.commission_cooldown = 0;
		p.staking.commission_notice = 0;
	}),
	(Invalid::CommissionNotice, |p| {
		p.staking.commission_notice = p.staking.commission_cooldown + 1
	}),
	(Invalid::Emission, |p| p.emission = halving(0)),
	(Invalid::Emission, |p| {
		p.emission = reserve(1_000_001, 20_000, 40_000)
	}),
	(Invalid::Emission, |p| {
		p.emission = reserve(40_000, 20_000, 40_001)
	}),
	(Invalid::Emission, |p| {
		p.emission = reserve(120_000, 0, 40_000)
	}),
	(Invalid::Emission, |p| {
		p.emission = reserve(1_000_001, 0, 1_000_001)
	}),
	(Invalid::FeeSplit, |p| p.fees.treasury_percent = 11),
	(Invalid::FeeSplit, |p| p.fees.author_percent = 91),
	(Invalid::FeeSplit, |p| {
		p.fees.author_percent = 255;
		p.fees.treasury_percent = 255;
	}),
	(Invalid::Score, |p| p.attestation.minimum_score = 101),
	(Invalid::ComputeWork, |p| p.compute.maximum_work = 0),
	(Invalid::ComputeWork, |p| {
		p.compute.maximum_work = (1 << 42) + 1
	}),
	(Invalid::ComputeLifetime, |p| p.compute.lifetime = 0),
	(Invalid::ComputeLifetime, |p| p.compute.lifetime = 2),
	(Invalid::ComputeWindow, |p| p.compute.challenge_window = 0),
	(Invalid::ComputeUnbonding, |p| {
		p.compute.worker_unbonding = 0
	}),
	(Invalid::ComputeUnbonding, |p| {
		p.compute.challenge_window = p.compute.worker_unbonding + 1
	}),
	(Invalid::ComputeProtocol, |p| {
		p.compute.maximum_work = (1 << 24) - 1
	}),
	(Invalid::ComputeProtocol, |p| {
		p.compute.protocol_shape[0] = 0
	}),
	(Invalid::ComputeProtocol, |p| {
		p.compute.protocol_shape = [1, 16_385, 1]
	}),
	(Invalid::ComputeProtocol, |p| {
		p.compute.protocol_shape = [1 << 14, 1, (1 << 12) + 1]
	}),
	(Invalid::ComputeProtocol, |p| {
		p.compute.protocol_shape = [(1 << 14) + 1, 1 << 14, 1]
	}),
	// Of two contradictions the first in the order of the fields is named.
	(Invalid::Epoch, |p| p.staking.unbonding = 80),
	(Invalid::Epoch, |p| p.staking.unbonding = 0),
];

/// What is at the edge of a contradiction and none.
const ACCEPTED: [Change; 13] = [
	|p| p.epoch = 2,
	|p| p.epoch = p.staking.unbonding,
	|p| p.staking.active_limit = 1,
	|p| p.staking.active_limit = 256,
	|p| p.staking.minimum_self_stake = SUPPLY,
	|p| p.staking.report_window = p.staking.unbonding - 1,
	|p| p.staking.jail = p.staking.offence_memory,
	|p| p.staking.maximum_commission = 1_000_000,
	|p| p.staking.commission_notice = p.staking.commission_cooldown,
	|p| p.emission = reserve(40_000, 0, 40_000),
	|p| p.fees.author_percent = 0,
	|p| p.compute.maximum_work = 1 << 42,
	|p| p.compute.challenge_window = p.compute.worker_unbonding,
];

const SUPPLY: u128 = 1_000_000_000 * CPC;

const fn halving(interval: u32) -> EmissionCurve {
	EmissionCurve::Halving {
		initial: CPC,
		interval,
	}
}

const fn reserve(initial_ppm: u32, step_ppm: u32, floor_ppm: u32) -> EmissionCurve {
	EmissionCurve::Reserve {
		initial_ppm,
		step_ppm,
		floor_ppm,
	}
}

#[test]
fn parameters_should_be_refused_with_the_reason_when_they_contradict_themselves() {
	run(|| {
		for (number, (why, contradict)) in REFUSED.into_iter().enumerate() {
			let mut new = DEVNET;
			contradict(&mut new);
			assert_eq!(new.validate(), Err(why), "{number}: {why:?}");
			assert_noop!(
				Economics::set_parameters(RuntimeOrigin::root(), Box::new(new)),
				Error::<Test>::from(why)
			);
		}
	});
}

#[test]
fn parameters_should_be_taken_when_they_are_at_the_edge_of_a_contradiction() {
	run(|| {
		for (number, change) in ACCEPTED.into_iter().enumerate() {
			let mut new = DEVNET;
			change(&mut new);
			assert_eq!(new.validate(), Ok(()), "{number}");
			assert_ok!(Economics::set_parameters(
				RuntimeOrigin::root(),
				Box::new(new)
			));
		}
	});
}

#[test]
fn reason_should_have_the_same_name_when_it_is_an_error_of_the_call() {
	for (why, _) in REFUSED {
		let error = Error::<Test>::from(why);
		assert_eq!(format!("{error:?}"), format!("{why:?}"));
	}
}
