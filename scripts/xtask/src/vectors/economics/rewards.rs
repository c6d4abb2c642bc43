// SPDX-License-Identifier: Apache-2.0
//! What blocks issue and who gets it.

use super::{Amount, Input, plain, saturated, texts};
use computechain_math::{emission, split};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Apr {
	year: u128,
}

impl Input for Apr {
	fn evaluate(self) -> Option<Value> {
		Some(json!({ "ppm": emission::apr_ppm(saturated(self.year, u32::MAX)) }))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AprBlockReward {
	bonded: Amount,
	year: u128,
	blocks_per_year: u64,
}

impl Input for AprBlockReward {
	fn evaluate(self) -> Option<Value> {
		let rate = emission::apr_ppm(saturated(self.year, u32::MAX));
		let reward = emission::apr_block_reward(self.bonded.0, rate, self.blocks_per_year)?;
		Some(json!({
			"authors": reward.authors.to_string(),
			"compute": reward.compute.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AuthorPool {
	pool: Amount,
	commission_ppm: u32,
	self_stake: Amount,
	delegations: Vec<Amount>,
}

impl Input for AuthorPool {
	fn evaluate(self) -> Option<Value> {
		let delegations = plain(&self.delegations);
		let parts = split::author_pool(
			self.pool.0,
			self.commission_ppm,
			self.self_stake.0,
			&delegations,
		);
		Some(json!({
			"commission": parts.commission.to_string(),
			"own_share": parts.own_share.to_string(),
			"delegators": texts(&parts.delegators),
			"burned": parts.burned.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlockReward {
	block: u128,
}

impl Input for BlockReward {
	fn evaluate(self) -> Option<Value> {
		let parts = emission::split_reward(emission::halving_reward(
			emission::INITIAL_BLOCK_REWARD,
			emission::HALVING_INTERVAL,
			saturated(self.block, u64::MAX),
		));
		Some(json!({
			"reward": parts.reward.to_string(),
			"validator": parts.validator.to_string(),
			"compute": parts.compute.to_string(),
			"burned": parts.burned.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComputePool {
	pool: Amount,
	weights: Vec<Amount>,
}

impl Input for ComputePool {
	fn evaluate(self) -> Option<Value> {
		let parts = split::compute_pool(self.pool.0, &plain(&self.weights));
		Some(json!({
			"workers": texts(&parts.workers),
			"burned": parts.burned.to_string(),
			"not_minted": parts.not_minted.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeeSplit {
	fees: Amount,
	author_percent: u32,
	treasury_percent: u32,
}

impl Input for FeeSplit {
	fn evaluate(self) -> Option<Value> {
		let parts = split::fee_split(self.fees.0, self.author_percent, self.treasury_percent)?;
		Some(json!({
			"author": parts.author.to_string(),
			"treasury": parts.treasury.to_string(),
			"burned": parts.burned.to_string(),
		}))
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskSettlement {
	price: Amount,
}

impl Input for TaskSettlement {
	fn evaluate(self) -> Option<Value> {
		let parts = split::task_settlement(self.price.0);
		Some(json!({
			"worker": parts.worker.to_string(),
			"validators": parts.validators.to_string(),
			"burned": parts.burned.to_string(),
		}))
	}
}
