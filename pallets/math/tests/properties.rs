// SPDX-License-Identifier: Apache-2.0
//! What holds for every input, the extremes included.

use computechain_math::{
	PPM, U256,
	compute::{Reputation, WeightFacts, difficulty_milli},
	emission::{apr_block_reward, apr_ppm, halving_reward, split_reward},
	muldiv::{multiply_by_rational, percent_of, ppm_of},
	slash::{ejection, equivocation_ppm, offence_ppm, slash, slashed, unstake_jailed},
	split::{author_pool, commission, compute_pool, fee_split, share, task_settlement},
	stake::{ScoreFacts, entry_limit, largest_increase, partition_limit, power_cap_accepts, rank},
};
use proptest::{collection::vec, prelude::*};

/// Amounts of every size, the two ends often.
fn amount() -> impl Strategy<Value = u128> {
	prop_oneof![
		1 => Just(0u128),
		1 => Just(1u128),
		1 => Just(u128::MAX),
		1 => Just(u128::MAX - 1),
		4 => any::<u64>().prop_map(u128::from),
		8 => (any::<u128>(), 0u32..128).prop_map(|(value, shift)| value >> shift),
	]
}

fn count() -> impl Strategy<Value = u64> {
	prop_oneof![Just(0), Just(1), Just(u64::MAX), 0..500u64, any::<u64>()]
}

fn ratio() -> impl Strategy<Value = u32> {
	prop_oneof![
		Just(0),
		Just(PPM),
		Just(PPM + 1),
		Just(u32::MAX),
		0..=PPM,
		any::<u32>()
	]
}

fn sum(amounts: &[u128]) -> U256 {
	amounts
		.iter()
		.fold(U256::zero(), |sum, amount| sum + U256::from(*amount))
}

fn score_facts() -> impl Strategy<Value = ScoreFacts> {
	(count(), count(), amount(), amount(), amount()).prop_map(
		|(proposed, expected, stake, total_stake, penalties)| ScoreFacts {
			proposed,
			expected,
			stake,
			total_stake,
			penalties,
		},
	)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn product_should_equal_the_narrow_one_when_that_fits(a: u64, b: u64, c in 1u128..) {
		let narrow = u128::from(a) * u128::from(b) / c;
		prop_assert_eq!(multiply_by_rational(a.into(), b.into(), c), Some(narrow));
	}

	#[test]
	fn product_should_be_none_when_divided_by_zero(a in amount(), b in amount()) {
		prop_assert_eq!(multiply_by_rational(a, b, 0), None);
	}

	#[test]
	fn ratio_should_stay_within_and_grow_when_the_amount_grows(
		a in amount(), b in amount(), ppm in ratio(), percent: u32,
	) {
		let (low, high) = (a.min(b), a.max(b));
		prop_assert!(ppm_of(low, ppm) <= ppm_of(high, ppm));
		prop_assert!(ppm_of(high, ppm) <= high);
		prop_assert!(percent_of(high, percent) <= high);
	}

	#[test]
	fn block_reward_should_conserve_and_never_grow_when_blocks_pass(
		initial in amount(), interval in count(), block in count(), later in count(),
	) {
		let reward = halving_reward(initial, interval, block);
		prop_assert!(reward <= initial);
		prop_assert!(halving_reward(initial, interval, block.saturating_add(later)) <= reward);
		let split = split_reward(reward);
		prop_assert_eq!(split.validator + split.compute + split.burned, reward);
		prop_assert!(split.burned <= 1);
	}

	#[test]
	fn yearly_rate_should_stay_in_range_when_years_pass(
		bonded in amount(), year: u32, blocks in 1u64..,
	) {
		prop_assert!((40_000..=120_000).contains(&apr_ppm(year)));
		let reward = apr_block_reward(bonded, apr_ppm(year), blocks).unwrap();
		prop_assert!(reward.authors <= ppm_of(bonded, 120_000));
		prop_assert!(reward.compute <= reward.authors / 7 * 3 + 3);
		prop_assert_eq!(apr_block_reward(bonded, apr_ppm(year), 0), None);
	}

	#[test]
	fn fees_should_be_conserved_when_split(
		fees in amount(), author in 0u32..150, treasury in 0u32..150,
	) {
		match fee_split(fees, author, treasury) {
			Some(split) => prop_assert_eq!(split.author + split.treasury + split.burned, fees),
			None => prop_assert!(author + treasury > 100),
		}
		prop_assert_eq!(fee_split(fees, u32::MAX, treasury + 1), None);
	}

	#[test]
	fn author_pool_should_be_conserved_when_divided(
		pool in amount(), ppm in ratio(), own in amount(), delegations in vec(amount(), 0..20),
	) {
		let split = author_pool(pool, ppm, own, &delegations);
		let paid: u128 = split.commission + split.own_share + split.delegators.iter().sum::<u128>();
		prop_assert_eq!(paid + split.burned, pool);
		if own > 0 {
			prop_assert!(split.burned <= delegations.len() as u128);
		}
	}

	#[test]
	fn single_shares_should_equal_the_list_when_the_total_fits(
		pool in amount(), ppm in ratio(), own: u64, delegations in vec(any::<u64>(), 0..20),
	) {
		let delegations: Vec<u128> = delegations.into_iter().map(u128::from).collect();
		let total = u128::from(own) + delegations.iter().sum::<u128>();
		let rest = pool - commission(pool, ppm);
		let split = author_pool(pool, ppm, own.into(), &delegations);
		prop_assert_eq!(split.own_share, share(rest, own.into(), total));
		let single: Vec<u128> = delegations.iter().map(|one| share(rest, *one, total)).collect();
		prop_assert_eq!(split.delegators, single);
	}

	#[test]
	fn share_should_never_exceed_the_rest_when_inputs_disagree(
		rest in amount(), position in amount(), total in amount(),
	) {
		prop_assert!(share(rest, position, total) <= rest);
	}

	#[test]
	fn compute_pool_should_be_conserved_when_divided(
		pool in amount(), weights in vec(amount(), 0..20),
	) {
		let split = compute_pool(pool, &weights);
		let paid: u128 = split.workers.iter().sum();
		prop_assert_eq!(paid + split.burned + split.not_minted, pool);
		prop_assert_eq!(split.workers.len(), weights.len());
		prop_assert!(split.not_minted == 0 || weights.iter().all(|weight| *weight == 0));
	}

	#[test]
	fn task_price_should_be_conserved_when_settled(price in amount()) {
		let split = task_settlement(price);
		prop_assert_eq!(split.worker + split.validators + split.burned, price);
		prop_assert!(split.burned >= price / 20);
	}

	#[test]
	fn slash_should_take_at_most_the_position_when_applied(
		positions in vec(amount(), 0..20), ppm in ratio(), higher in ratio(),
	) {
		for position in &positions {
			prop_assert!(slashed(*position, ppm) <= *position);
			prop_assert!(
				slashed(*position, ppm.min(higher)) <= slashed(*position, ppm.max(higher))
			);
		}
		let result = slash(&positions, ppm);
		prop_assert_eq!(sum(&result.after) + result.burned, sum(&positions));
	}

	#[test]
	fn ejection_should_conserve_when_applied(own in amount(), delegations in vec(amount(), 0..20)) {
		let result = ejection(own, &delegations);
		prop_assert_eq!(result.self_stake, 0);
		prop_assert_eq!(
			sum(&result.delegations) + result.burned,
			sum(&delegations) + U256::from(own)
		);
	}

	#[test]
	fn equivocation_should_cost_more_when_more_offend(k in count(), more in count(), n in count()) {
		let ratio = equivocation_ppm(k, n);
		prop_assert!((100_000..=PPM).contains(&ratio));
		prop_assert!(ratio <= equivocation_ppm(k.saturating_add(more), n));
	}

	#[test]
	fn unstaking_should_conserve_when_jailed(amount in amount()) {
		let result = unstake_jailed(amount);
		prop_assert_eq!(result.returned + result.burned, amount);
	}

	#[test]
	fn power_cap_should_accept_the_largest_and_refuse_one_more(
		power in amount(), total in amount(), less: u128,
	) {
		let largest = largest_increase(power, total);
		prop_assert_eq!(power_cap_accepts(power, total, largest), largest > 0);
		prop_assert!(!power_cap_accepts(power, total, largest + 1));
		if largest > 0 {
			prop_assert!(power_cap_accepts(power, total, less % largest + 1));
		}
		prop_assert!(!power_cap_accepts(power, total, 0));
	}

	#[test]
	fn score_should_stay_in_range_and_fall_with_penalties(facts in score_facts(), more in amount()) {
		let score = facts.score_ppm();
		prop_assert!(score <= PPM);
		let worse = ScoreFacts { penalties: facts.penalties.saturating_add(more), ..facts };
		prop_assert!(worse.score_ppm() <= score);
		let better = ScoreFacts { proposed: u64::MAX, ..facts };
		prop_assert!(better.score_ppm() >= score && better.uptime_ok());
		prop_assert!(rank(facts.stake, score) <= rank(u128::MAX, PPM));
	}

	#[test]
	fn limits_should_have_floors_when_the_set_is_small(validators: u32) {
		prop_assert!(entry_limit(validators) >= 1 && partition_limit(validators) >= 2);
		prop_assert!(offence_ppm(validators) <= PPM);
	}

	#[test]
	fn weight_should_be_nothing_or_in_range_when_computed(
		results in count(), tier_milli: u32, uptime_ppm in ratio(), difficulty_milli in count(),
		reputation_ppm in ratio(),
	) {
		let facts =
			WeightFacts { results, tier_milli, uptime_ppm, difficulty_milli, reputation_ppm };
		let weight = facts.weight_micro();
		prop_assert!(weight == 0 || (100_000..=1_000_000_000).contains(&weight));
		let more = WeightFacts { results: results.saturating_add(1), ..facts };
		prop_assert!(more.weight_micro() >= weight);
	}

	#[test]
	fn reputation_should_follow_the_result_when_a_task_ends(
		alpha_micro in amount(), beta_micro in amount(), difficulty in count(),
	) {
		let past = Reputation { alpha_micro, beta_micro };
		prop_assert!(past.ppm() <= PPM);
		let [good, bad] = [true, false].map(|verified| past.after(verified, difficulty));
		prop_assert!(bad.ppm() <= good.ppm());
		// Without new evidence both sides only decay.
		let idle = past.after(true, 0);
		prop_assert!(idle.alpha_micro <= alpha_micro && idle.beta_micro <= beta_micro);
		prop_assert!(idle.alpha_micro >= alpha_micro / 100 * 98);
	}

	#[test]
	fn difficulty_should_grow_when_a_dimension_grows(m: u32, k: u32, n: u32) {
		prop_assert!(difficulty_milli(m, k, n) <= difficulty_milli(m.saturating_add(1), k, n));
	}
}

#[test]
fn difficulty_should_be_a_thousand_when_the_product_is_the_unit() {
	assert_eq!(difficulty_milli(1024, 1024, 1024), 1_000);
	assert_eq!(difficulty_milli(256, 256, 256), 15);
	assert_eq!(difficulty_milli(0, 1024, 1024), 0);
	assert_eq!(difficulty_milli(u32::MAX, u32::MAX, u32::MAX), u64::MAX);
}

#[test]
fn score_should_be_one_floor_of_the_exact_sum_when_fractions_add_up() {
	// 400,000 + 66,666.67 + 133,333.33: three floors would lose one.
	let facts = ScoreFacts {
		proposed: 2,
		expected: 3,
		stake: 3,
		total_stake: 9,
		penalties: 1,
	};
	assert_eq!(facts.score_ppm(), 600_000);
}

#[test]
fn reputation_should_return_to_the_prior_when_all_evidence_decays() {
	let idle = (0..5_000).fold(Reputation::default(), |past, _| past.after(true, 0));
	assert_eq!(
		idle,
		Reputation {
			alpha_micro: 0,
			beta_micro: 0
		}
	);
	assert_eq!(idle.ppm(), 500_000);
}
