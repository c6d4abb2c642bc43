// SPDX-License-Identifier: Apache-2.0
//! Every worked number of `vectors/economics.json`, made by a reference that shares no code.

use computechain_math::{
	attestation::Evidence,
	compute::{Reputation, WeightFacts},
	emission::{
		HALVING_INTERVAL, INITIAL_BLOCK_REWARD, apr_block_reward, apr_ppm, halving_reward,
		split_reward,
	},
	slash::{ejection, equivocation_ppm, slash, unstake_jailed},
	split::{author_pool, compute_pool, fee_split, task_settlement},
	stake::{ScoreFacts, largest_increase, power_cap_accepts},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One case's input, read by field name.
struct Input<'a>(&'a Value);

impl Input<'_> {
	fn amount(&self, field: &str) -> u128 {
		text_amount(&self.0[field])
	}

	fn amounts(&self, field: &str) -> Vec<u128> {
		self.0[field]
			.as_array()
			.unwrap()
			.iter()
			.map(text_amount)
			.collect()
	}

	fn number(&self, field: &str) -> u64 {
		self.0[field].as_u64().unwrap()
	}

	fn small(&self, field: &str) -> u32 {
		self.number(field).try_into().unwrap()
	}

	fn flag(&self, field: &str) -> bool {
		self.0[field].as_bool().unwrap()
	}
}

fn text_amount(value: &Value) -> u128 {
	value.as_str().unwrap().parse().unwrap()
}

fn text(amount: u128) -> String {
	amount.to_string()
}

fn texts(amounts: &[u128]) -> Vec<String> {
	amounts.iter().map(u128::to_string).collect()
}

fn evaluate(kind: &str, input: &Input) -> Value {
	match kind {
		"block_reward" => {
			let reward = halving_reward(
				INITIAL_BLOCK_REWARD,
				HALVING_INTERVAL,
				input.number("block"),
			);
			let split = split_reward(reward);
			json!({
				"reward": text(split.reward),
				"validator": text(split.validator),
				"compute": text(split.compute),
				"burned": text(split.burned),
			})
		}
		"fee_split" => {
			let [author, treasury] = ["author_percent", "treasury_percent"].map(|f| input.small(f));
			let split = fee_split(input.amount("fees"), author, treasury).unwrap();
			json!({
				"author": text(split.author),
				"treasury": text(split.treasury),
				"burned": text(split.burned),
			})
		}
		"author_pool" => {
			let split = author_pool(
				input.amount("pool"),
				input.small("commission_ppm"),
				input.amount("self_stake"),
				&input.amounts("delegations"),
			);
			json!({
				"commission": text(split.commission),
				"own_share": text(split.own_share),
				"delegators": texts(&split.delegators),
				"burned": text(split.burned),
			})
		}
		"compute_pool" => {
			let split = compute_pool(input.amount("pool"), &input.amounts("weights"));
			json!({
				"workers": texts(&split.workers),
				"burned": text(split.burned),
				"not_minted": text(split.not_minted),
			})
		}
		"slash" => {
			let result = slash(&input.amounts("positions"), input.small("ppm"));
			json!({ "after": texts(&result.after), "burned": result.burned.to_string() })
		}
		"ejection" => {
			let result = ejection(input.amount("self_stake"), &input.amounts("delegations"));
			json!({
				"self_stake": text(result.self_stake),
				"delegations": texts(&result.delegations),
				"burned": result.burned.to_string(),
			})
		}
		"equivocation_slash" => json!({
			"ppm": equivocation_ppm(input.number("offenders"), input.number("validators")),
		}),
		"unstake_jailed" => {
			let result = unstake_jailed(input.amount("amount"));
			json!({ "returned": text(result.returned), "burned": result.burned.to_string() })
		}
		"power_cap" => {
			let [power, total] = ["power", "total"].map(|field| input.amount(field));
			let largest = largest_increase(power, total);
			json!({
				"largest_delegation": text(largest),
				"largest_accepted": power_cap_accepts(power, total, largest),
				"one_more_accepted": power_cap_accepts(power, total, largest + 1),
			})
		}
		"validator_score" => {
			let facts = ScoreFacts {
				proposed: input.number("proposed"),
				expected: input.number("expected"),
				stake: input.amount("stake"),
				total_stake: input.amount("total_stake"),
				penalties: input.amount("penalties"),
			};
			json!({ "ppm": facts.score_ppm(), "uptime_ok": facts.uptime_ok() })
		}
		"compute_weight" => {
			let facts = WeightFacts {
				results: input.number("results"),
				tier_milli: input.small("tier_milli"),
				uptime_ppm: input.small("uptime_ppm"),
				difficulty_milli: input.number("difficulty_milli"),
				reputation_ppm: input.small("reputation_ppm"),
			};
			json!({ "micro": text(facts.weight_micro()) })
		}
		"reputation" => {
			let tasks = input.0["tasks"].as_array().unwrap();
			let reputation = tasks
				.iter()
				.map(Input)
				.fold(Reputation::default(), |past, task| {
					past.after(task.flag("verified"), task.number("difficulty_milli"))
				});
			json!({
				"alpha_micro": text(reputation.alpha_micro),
				"beta_micro": text(reputation.beta_micro),
				"ppm": reputation.ppm(),
			})
		}
		"attestation_score" => {
			let evidence = Evidence {
				level1: input.flag("level1"),
				level2: input.flag("level2"),
				level3: input.flag("level3"),
				compute: input.flag("compute"),
				residency: input.flag("residency"),
				stability: input.flag("stability"),
				level5: input.flag("level5"),
				consistent: input.flag("consistent"),
			};
			json!({ "score": evidence.score() })
		}
		"task_settlement" => {
			let split = task_settlement(input.amount("price"));
			json!({
				"worker": text(split.worker),
				"validators": text(split.validators),
				"burned": text(split.burned),
			})
		}
		"apr" => json!({ "ppm": apr_ppm(input.small("year")) }),
		"apr_block_reward" => {
			let rate = apr_ppm(input.small("year"));
			let reward = apr_block_reward(
				input.amount("bonded"),
				rate,
				input.number("blocks_per_year"),
			)
			.unwrap();
			json!({ "authors": text(reward.authors), "compute": text(reward.compute) })
		}
		unknown => panic!("unknown kind {unknown}"),
	}
}

#[test]
fn functions_should_agree_with_the_reference_when_given_its_inputs() {
	let file: Value = serde_json::from_str(include_str!("vectors/economics.json")).unwrap();
	let cases = file["cases"].as_array().unwrap();
	let mut kinds = BTreeSet::new();
	for (number, case) in cases.iter().enumerate() {
		let kind = case["kind"].as_str().unwrap();
		kinds.insert(kind);
		assert_eq!(
			evaluate(kind, &Input(&case["in"])),
			case["out"],
			"case {number} ({kind})"
		);
	}
	assert_eq!(kinds.len(), 16, "{kinds:?}");
}
