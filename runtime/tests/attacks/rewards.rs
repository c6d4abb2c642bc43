// SPDX-License-Identifier: Apache-2.0
//! Attack 4: more reward than what was at stake has earned.

use super::{
	bill::{Defence::*, Dice, Gain, Row, cpc, judge, seeds},
	field::{
		EPOCH, OUTSIDER, SEAT, commission, delegate, fees, genesis, parameters, rewarded, shared,
		submit, undelegate, wealth,
	},
};
use crate::common::{Chain, chain};
use computechain_math::{
	compute::{WeightFacts, difficulty_milli},
	emission::{INITIAL_BLOCK_REWARD, split_reward},
	split::{compute_pool, share},
};
use computechain_matmul::{
	Hash, Shape, output_root, output_sha256, product, prove, sample_indices,
};
use computechain_primitives::{Balance, CPC, NetworkParameters, PPM};
use computechain_runtime::{Compute, Runtime, presets::GENESIS_COMMISSION};
use frame_support::assert_ok;
use pallet_compute::{Call, TaskState};

/// The validator whose pool is wanted. With fewer than ten there is no power cap in the way.
const VALIDATOR: u32 = 0;
const VALIDATORS: u32 = 5;
/// An honest delegator.
const HONEST: u32 = OUTSIDER + 1;

#[test]
fn delegating_late_should_not_pay_when_a_delegation_counts_from_the_next_epoch() {
	for seed in seeds() {
		let mut dice = Dice::new(seed);
		let amount = Balance::from(dice.between(10_000, 900_000)) * CPC;
		// The last blocks of epoch 1.
		let block = 2 * EPOCH - dice.between(1, 3) as u32;
		let genesis = genesis(parameters(), VALIDATORS, 2, 1_000_000 * CPC);
		chain(&genesis, |chain| {
			assert_ok!(submit(HONEST, delegate(VALIDATOR, 5_000 * CPC)));
			let before = wealth([OUTSIDER]);
			chain.run_to(block);
			assert_ok!(submit(OUTSIDER, delegate(VALIDATOR, amount)));
			// The rotating block is full.
			chain.run_to(2 * EPOCH + 1);
			assert_ok!(submit(OUTSIDER, undelegate(VALIDATOR, amount)));
			chain.run_to(2 * EPOCH + 1 + parameters().staking.unbonding);
			assert_eq!(rewarded(chain, VALIDATOR, OUTSIDER), 0);

			// Bonded at the end of epoch 1 is all that a naive rule asks for.
			let bonded = SEAT + 5_000 * CPC + amount;
			let naive = share(shared(chain, VALIDATOR, 1), amount, bonded);
			let attack = "4a delegating as the epoch ends";
			let off = Row {
				attack,
				defence: OffComputed,
				stake: amount,
				cost: fees(chain, [OUTSIDER]),
				gain: Gain::Tokens(naive),
				break_even: "always".into(),
			};
			let after = wealth([OUTSIDER]);
			let on = Row::measured(attack, On, amount, [after, before], "never: earns 0");
			judge(&off, &on, 0);
		});
	}
}

/// What the validator owns in block 4 of epoch 3, after it did `raise` at the end of epoch 1 and
/// `lower` at the end of epoch 2.
fn after_commissions(parameters: &NetworkParameters, raise: &[u32], lower: &[u32]) -> Balance {
	let mut result = 0;
	let genesis = genesis(parameters.clone(), VALIDATORS, 2, 1_000_000 * CPC);
	chain(&genesis, |chain| {
		assert_ok!(submit(HONEST, delegate(VALIDATOR, 40_000 * CPC)));
		for (end, rates) in [(2 * EPOCH - 1, raise), (3 * EPOCH - 1, lower)] {
			chain.run_to(end);
			for rate in rates {
				// Refused or not, the attacker tries.
				let _ = submit(VALIDATOR, commission(*rate));
			}
		}
		chain.run_to(3 * EPOCH + 4);
		result = wealth([VALIDATOR]);
	});
	result
}

#[test]
fn commission_jump_should_not_pay_when_a_raise_is_bounded_and_announced() {
	let attack = "4b commission jump for one epoch";
	let defended = parameters();
	let mut open = parameters();
	open.staking.maximum_commission = PPM;
	open.staking.commission_step = PPM;
	open.staking.commission_notice = 0;
	open.staking.commission_cooldown = 1;
	let measure = |parameters: &NetworkParameters, raise: &[u32]| {
		[
			after_commissions(parameters, raise, &[GENESIS_COMMISSION]),
			after_commissions(parameters, &[], &[]),
		]
	};
	let off = Row::measured(attack, Off, SEAT, measure(&open, &[PPM]), "always");
	// All of it, all that is allowed, and the largest step.
	let limit = defended.staking.maximum_commission;
	let step = GENESIS_COMMISSION + defended.staking.commission_step;
	let tries = measure(&defended, &[PPM, limit, step]);
	let break_even = "delegators who stay through 4 h of notice";
	let on = Row::measured(attack, On, SEAT, tries, break_even);
	judge(&off, &on, 0);
}

#[test]
fn stake_churn_should_not_pay_when_only_what_stays_all_epoch_earns() {
	for seed in seeds() {
		let mut dice = Dice::new(seed);
		let amount = Balance::from(dice.between(10_000, 400_000)) * CPC;
		let leaves = 2 * EPOCH + dice.between(3, 8) as u32;
		let genesis = genesis(parameters(), VALIDATORS, 2, 1_000_000 * CPC);
		chain(&genesis, |chain| {
			assert_ok!(submit(HONEST, delegate(VALIDATOR, 5_000 * CPC)));
			assert_ok!(submit(OUTSIDER, delegate(VALIDATOR, amount)));
			// Epoch 1 is earned honestly and paid at the start of epoch 2.
			chain.run_to(leaves);
			let before = wealth([OUTSIDER]);
			let honest = rewarded(chain, VALIDATOR, OUTSIDER);
			assert!(honest > 0);
			// It leaves early in epoch 2, and other money of its takes its place at the end.
			assert_ok!(submit(OUTSIDER, undelegate(VALIDATOR, amount)));
			chain.run_to(3 * EPOCH - 1);
			assert_ok!(submit(OUTSIDER, delegate(VALIDATOR, amount)));
			chain.run_to(3 * EPOCH + 1);
			assert_ok!(submit(OUTSIDER, undelegate(VALIDATOR, amount)));
			chain.run_to(3 * EPOCH + 4);
			assert_eq!(rewarded(chain, VALIDATOR, OUTSIDER), honest);

			// The naive rule looks at the sums at the start and at the end of epoch 2.
			let bonded = SEAT + 5_000 * CPC + amount;
			let naive = share(shared(chain, VALIDATOR, 2), amount, bonded);
			let attack = "4c stake that is there at the start and at the end only";
			let after = wealth([OUTSIDER]);
			let off = Row {
				attack,
				defence: OffComputed,
				stake: amount,
				cost: before - after,
				gain: Gain::Tokens(naive),
				break_even: "always".into(),
			};
			let on = Row::measured(attack, On, amount, [after, before], "never: earns 0");
			judge(&off, &on, 0);
		});
	}
}

/// The least cube whose result weighs anything.
const SHAPE: Shape = Shape {
	m: 512,
	k: 512,
	n: 512,
};
const REWARD: Balance = CPC;
/// The attacker's accounts as requester and as worker, beside the only validator.
const REQUESTER: u32 = OUTSIDER;
const WORKER: u32 = OUTSIDER + 1;
const ATTACKER: [u32; 3] = [VALIDATOR, REQUESTER, WORKER];

fn state(id: u64) -> TaskState<computechain_runtime::AccountId> {
	Compute::task(id).expect("the task is known").state
}

/// Posts a task and does it oneself, from the posting to the payment.
fn work_for_oneself(chain: &mut Chain) {
	assert_ok!(submit(
		WORKER,
		Call::register_worker {
			slots: 1,
			maximum_work: u64::MAX,
			minimum_price: 0,
		}
	));
	assert_ok!(submit(WORKER, Call::deposit_bond { amount: 2 * REWARD }));
	let id = pallet_compute::NextTask::<Runtime>::get();
	let (shape, reward) = (SHAPE, REWARD);
	assert_ok!(submit(REQUESTER, Call::post_task { shape, reward }));
	chain.run(2);
	let TaskState::Assigned { seed, .. } = state(id) else {
		panic!("the only worker is drawn: {:?}", state(id));
	};
	let c = product(&seed, SHAPE);
	let commit = Call::commit_result {
		task: id,
		root: output_root(SHAPE, &c),
		output_sha256: output_sha256(&c),
	};
	assert_ok!(submit(WORKER, commit));
	let TaskState::Committed {
		challenge_block, ..
	} = state(id)
	else {
		panic!("the task is not committed: {:?}", state(id));
	};
	chain.run_to(challenge_block);
	let samples: Hash = Compute::challenge_seed(id).expect("the samples are known");
	let multiproof = prove(SHAPE, &c, &sample_indices(&samples, SHAPE));
	let multiproof = multiproof.try_into().expect("the proof is short");
	let reveal = Call::reveal_result {
		task: id,
		multiproof,
	};
	assert_ok!(submit(WORKER, reveal));
	let TaskState::Revealed { settles, .. } = state(id) else {
		panic!("the result is not verified: {:?}", state(id));
	};
	chain.run_to(settles + 1);
	assert!(matches!(state(id), TaskState::Settled { .. }));
}

#[test]
fn task_posted_to_oneself_should_not_pay_when_it_weighs_nothing() {
	// The strongest attacker: it also authors every block, so that the author's part comes back.
	let horizon = 6 * EPOCH + 4;
	let owned = |attack: bool| {
		let mut result = 0;
		chain(&genesis(parameters(), 1, 2, 1_000_000 * CPC), |chain| {
			if attack {
				work_for_oneself(chain);
			}
			chain.run_to(horizon);
			result = wealth(ATTACKER);
		});
		result
	};
	let [with, without] = [owned(true), owned(false)];
	let attack = "4d a task posted to oneself, by the author of all blocks";
	let stake = parameters().compute.worker_stake + 2 * REWARD;
	let break_even = "never: at least 5 % of the price burn";
	let on = Row::measured(attack, On, stake, [with, without], break_even);
	assert!(on.cost >= REWARD * 5 / 100, "{}", cpc(on.cost));

	// With weight, the only worker of an epoch earns the whole compute pool of it.
	let facts = WeightFacts {
		results: 1,
		tier_milli: 1_000,
		uptime_ppm: PPM,
		difficulty_milli: difficulty_milli(SHAPE.m, SHAPE.k, SHAPE.n),
		reputation_ppm: PPM,
	};
	let pool = split_reward(INITIAL_BLOCK_REWARD).compute * Balance::from(EPOCH);
	let earned = compute_pool(pool, &[facts.weight_micro()]);
	let off = Row {
		attack,
		defence: OffComputed,
		stake,
		cost: on.cost,
		gain: Gain::Tokens(earned.workers[0]),
		break_even: "a share of the compute pool above 15 % of the price".into(),
	};
	judge(&off, &on, 0);
}
