// SPDX-License-Identifier: Apache-2.0
//! What workers' evidence and results count for.

use super::Input;
use computechain_math::{
	attestation::Evidence,
	compute::{Reputation, WeightFacts},
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttestationScore {
	level1: bool,
	level2: bool,
	level3: bool,
	compute: bool,
	residency: bool,
	stability: bool,
	level5: bool,
	consistent: bool,
}

impl Input for AttestationScore {
	fn evaluate(self) -> Option<Value> {
		let Self {
			level1,
			level2,
			level3,
			compute,
			residency,
			stability,
			level5,
			consistent,
		} = self;
		let evidence = Evidence {
			level1,
			level2,
			level3,
			compute,
			residency,
			stability,
			level5,
			consistent,
		};
		Some(json!({ "score": evidence.score() }))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComputeWeight {
	results: u64,
	tier_milli: u32,
	uptime_ppm: u32,
	difficulty_milli: u64,
	reputation_ppm: u32,
}

impl Input for ComputeWeight {
	fn evaluate(self) -> Option<Value> {
		let Self {
			results,
			tier_milli,
			uptime_ppm,
			difficulty_milli,
			reputation_ppm,
		} = self;
		let facts = WeightFacts {
			results,
			tier_milli,
			uptime_ppm,
			difficulty_milli,
			reputation_ppm,
		};
		Some(json!({ "micro": facts.weight_micro().to_string() }))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReputationTasks {
	tasks: Vec<ReputationTask>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReputationTask {
	verified: bool,
	difficulty_milli: u64,
}

impl Input for ReputationTasks {
	fn evaluate(self) -> Option<Value> {
		let reputation = self.tasks.iter().fold(Reputation::default(), |past, task| {
			past.after(task.verified, task.difficulty_milli)
		});
		Some(json!({
			"alpha_micro": reputation.alpha_micro.to_string(),
			"beta_micro": reputation.beta_micro.to_string(),
			"ppm": reputation.ppm(),
		}))
	}
}
