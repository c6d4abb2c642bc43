// SPDX-License-Identifier: Apache-2.0
//! What stakes count for and what they lose.

use super::{Amount, Input, plain, texts};
use computechain_math::{
	slash,
	stake::{ScoreFacts, largest_increase, power_cap_accepts},
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ejection {
	self_stake: Amount,
	delegations: Vec<Amount>,
}

impl Input for Ejection {
	fn evaluate(self) -> Option<Value> {
		let result = slash::ejection(self.self_stake.0, &plain(&self.delegations));
		Some(json!({
			"self_stake": result.self_stake.to_string(),
			"delegations": texts(&result.delegations),
			"burned": result.burned.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EquivocationSlash {
	offenders: u64,
	validators: u64,
}

impl Input for EquivocationSlash {
	fn evaluate(self) -> Option<Value> {
		Some(json!({ "ppm": slash::equivocation_ppm(self.offenders, self.validators) }))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PowerCap {
	total: Amount,
	power: Amount,
}

impl Input for PowerCap {
	fn evaluate(self) -> Option<Value> {
		let (power, total) = (self.power.0, self.total.0);
		let largest = largest_increase(power, total);
		Some(json!({
			"largest_delegation": largest.to_string(),
			"largest_accepted": power_cap_accepts(power, total, largest),
			"one_more_accepted": power_cap_accepts(power, total, largest.checked_add(1)?),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slash {
	positions: Vec<Amount>,
	ppm: u32,
}

impl Input for Slash {
	fn evaluate(self) -> Option<Value> {
		let result = slash::slash(&plain(&self.positions), self.ppm);
		Some(json!({ "after": texts(&result.after), "burned": result.burned.to_string() }))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnstakeJailed {
	amount: Amount,
}

impl Input for UnstakeJailed {
	fn evaluate(self) -> Option<Value> {
		let result = slash::unstake_jailed(self.amount.0);
		Some(json!({
			"returned": result.returned.to_string(),
			"burned": result.burned.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidatorScore {
	proposed: u64,
	expected: u64,
	stake: Amount,
	total_stake: Amount,
	penalties: Amount,
}

impl Input for ValidatorScore {
	fn evaluate(self) -> Option<Value> {
		let facts = ScoreFacts {
			proposed: self.proposed,
			expected: self.expected,
			stake: self.stake.0,
			total_stake: self.total_stake.0,
			penalties: self.penalties.0,
		};
		Some(json!({ "ppm": facts.score_ppm(), "uptime_ok": facts.uptime_ok() }))
	}
}
