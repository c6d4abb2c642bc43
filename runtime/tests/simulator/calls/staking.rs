// SPDX-License-Identifier: Apache-2.0
//! Validators, delegations and the network's parameters.

use crate::{
	common::free,
	world::{Role, Step, World, parameters},
};
use computechain_primitives::{Balance, CPC, EmissionCurve, NetworkParameters, ValidatorState};
use computechain_runtime::{AccountId, Economics, Runtime, System, Validators};
use frame_support::traits::Get;
use pallet_delegation::{Call as Delegation, Positions};
use pallet_validators::{Call, Metadata, ValidatorInfo};

fn network() -> NetworkParameters {
	<Economics as Get<NetworkParameters>>::get()
}

/// A validator in one of these states, if one is found soon.
fn validator_in(world: &mut World, states: &[ValidatorState]) -> Option<ValidatorInfo<AccountId>> {
	(0..12).find_map(|_| {
		let info = Validators::validator(world.validator()?)?;
		states.contains(&info.state).then_some(info)
	})
}

const STAYING: [ValidatorState; 2] = [ValidatorState::Candidate, ValidatorState::Active];

pub fn stake(world: &mut World) -> Option<Step> {
	let minimum = network().staking.minimum_self_stake;
	let (who, good) = if world.random.percent(50) {
		let who = world.with(Role::Validator, minimum)?;
		let most = free(&who) / 2;
		(who, world.random.amount(minimum, most))
	} else {
		let who = validator_in(world, &STAYING)?.account;
		let most = free(&who) / 4;
		(who, world.random.amount(1, most))
	};
	let amount = world.amount(good);
	world.signed(who, Call::stake { amount })
}

pub fn unstake(world: &mut World) -> Option<Step> {
	use ValidatorState::{Active, Candidate, Jailed};
	let info = validator_in(world, &[Candidate, Active, Jailed])?;
	let spare = info
		.self_stake
		.saturating_sub(network().staking.minimum_self_stake);
	let good = match world.random.percent(25) || spare == 0 {
		true => info.self_stake,
		false => world.random.amount(1, spare),
	};
	let amount = world.amount(good);
	world.signed(info.account, Call::unstake { amount })
}

pub fn update_validator(world: &mut World) -> Option<Step> {
	let info = validator_in(world, &STAYING)?;
	let staking = network().staking;
	let rate = match world.random.below(12) {
		0 => staking.maximum_commission.saturating_add(1),
		1 => u32::MAX,
		2 => world.random.below(1_000_000) as u32,
		_ => {
			let most = info.commission + staking.commission_step;
			let most = most.min(staking.maximum_commission);
			world.random.within(0, most.into()) as u32
		}
	};
	let byte = match world.random.percent(5) {
		true => 0xff,
		false => b'a',
	};
	let metadata = Metadata {
		name: vec![byte; world.random.below(65) as usize]
			.try_into()
			.ok()?,
		..Default::default()
	};
	// A commission only once in a while: its cooldown is long for how often this is called.
	let (commission, metadata) = match world.random.below(6) {
		0 => (None, None),
		1 | 2 => (Some(rate), None),
		3 => (Some(rate), Some(metadata)),
		_ => (None, Some(metadata)),
	};
	world.signed(
		info.account,
		Call::update_validator {
			commission,
			metadata,
		},
	)
}

pub fn unjail(world: &mut World) -> Option<Step> {
	let info = validator_in(world, &[ValidatorState::Jailed])?;
	let early = info.jailed_until? > System::block_number();
	let price = network().staking.unjail_price;
	// Most wait when it would be refused or costs something.
	let waits =
		early && (info.equivocator || free(&info.account) < price || world.random.percent(80));
	if waits && !world.random.percent(4) {
		return None;
	}
	let who = world.somebody(info.account);
	world.signed(who, Call::unjail {})
}

pub fn delegate(world: &mut World) -> Option<Step> {
	let minimum = network().staking.minimum_delegation;
	let target = validator_in(world, &STAYING)?.account;
	let validator = world.somebody(target);
	let who = match world.random.percent(80) {
		true => world.with(Role::Delegator, 2 * minimum)?,
		false => world.anyone_with(2 * minimum)?,
	};
	let most = free(&who) / 3;
	let good = world.random.amount(minimum, most);
	let amount = world.amount(good);
	world.signed(who, Delegation::delegate { validator, amount })
}

pub fn undelegate(world: &mut World) -> Option<Step> {
	let (validator, who) = world.random.pick(&world.seen.delegations)?;
	let minimum = network().staking.minimum_delegation;
	let bonded = Positions::<Runtime>::get(&validator, &who)?.bonded;
	let good = match bonded >= 2 * minimum && world.random.percent(60) {
		true => world.random.amount(minimum, bonded - minimum),
		false => bonded,
	};
	let amount = world.amount(good);
	world.signed(who, Delegation::undelegate { validator, amount })
}

pub fn payout(world: &mut World) -> Option<Step> {
	let (validator, delegator) = world.random.pick(&world.seen.delegations)?;
	let delegator = world.somebody(delegator);
	let who = world.anyone();
	world.signed(
		who,
		Delegation::payout {
			delegator,
			validator,
		},
	)
}

/// Another set of parameters around those that the run began with, so that it never drifts away.
pub fn set_parameters(world: &mut World) -> Option<Step> {
	let mut new = parameters();
	for _ in 0..world.random.within(0, 2) {
		change(world, &mut new);
	}
	if world.random.percent(15) {
		match world.random.below(5) {
			0 => new.slot_duration = 2_000,
			1 => new.staking.report_window = new.staking.unbonding,
			2 => new.fees.author_percent = 101,
			3 => new.staking.active_limit = 257,
			_ => new.compute.minimum_price = 0,
		}
	}
	let new = Box::new(new);
	world.root(pallet_economics::Call::set_parameters { new })
}

fn change(world: &mut World, new: &mut NetworkParameters) {
	let random = &mut world.random;
	let staking = &mut new.staking;
	match random.below(16) {
		0 => staking.active_limit = random.within(4, 16) as u32,
		1 => staking.unbonding = random.within(31, 60) as u32,
		2 => staking.report_window = random.within(1, 39) as u32,
		3 => staking.jail = random.within(1, 40) as u32,
		4 => staking.jail_misses = random.within(2, 5) as u32,
		5 => staking.offence_memory = random.within(100, 600) as u32,
		6 => staking.minimum_self_stake = random.amount(500 * CPC, 2_000 * CPC),
		7 => staking.minimum_delegation = random.amount(1, 200 * CPC),
		8 => staking.validators_per_delegator = random.within(1, 10) as u32,
		9 => staking.maximum_commission = random.within(50_000, 1_000_000) as u32,
		10 => new.epoch = random.within(6, 20) as u32,
		11 => {
			new.fees.author_percent = random.below(101) as u8;
			new.fees.treasury_percent =
				random.below(101 - u64::from(new.fees.author_percent)) as u8;
		}
		12 => new.compute.worker_stake = random.amount(1, 200 * CPC),
		13 => new.compute.challenge_window = random.within(1, 9) as u32,
		14 => {
			new.emission = EmissionCurve::Reserve {
				initial_ppm: 120_000,
				step_ppm: 20_000,
				floor_ppm: 40_000,
			}
		}
		_ => {
			new.emission = EmissionCurve::Halving {
				initial: random.amount(0, 20 * CPC) as Balance,
				interval: random.within(1, 1_000_000) as u32,
			}
		}
	}
}
