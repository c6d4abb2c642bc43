// SPDX-License-Identifier: Apache-2.0
//! Cases of issuance, splits, scores and slashes.

mod rewards;
mod stakes;
mod work;

use super::{Evaluated, Outputs, outputs};
use anyhow::{Context, bail};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, value::RawValue};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case<'a> {
	kind: String,
	#[serde(borrow, rename = "in")]
	input: &'a RawValue,
	out: Outputs,
}

/// An amount: decimal digits in a string, as `u128` writes them.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Amount(u128);

impl TryFrom<String> for Amount {
	type Error = String;

	fn try_from(text: String) -> Result<Self, String> {
		match text.parse::<u128>() {
			Ok(amount) if amount.to_string() == text => Ok(Self(amount)),
			_ => Err(format!("{text:?} is not an amount")),
		}
	}
}

fn plain(amounts: &[Amount]) -> Vec<u128> {
	amounts.iter().map(|amount| amount.0).collect()
}

fn texts(amounts: &[u128]) -> Vec<String> {
	amounts.iter().map(u128::to_string).collect()
}

/// A point in time, where everything past the end of a narrower type means the same as its end.
fn saturated<T: TryFrom<u128>>(time: u128, end: T) -> T {
	T::try_from(time).unwrap_or(end)
}

/// The inputs of one kind; nothing comes out where the formula has no meaning.
trait Input: DeserializeOwned {
	fn evaluate(self) -> Option<Value>;
}

/// Evaluates a case of any kind.
pub(super) fn evaluate(case: &RawValue) -> (String, anyhow::Result<Evaluated>) {
	let Case { kind, input, out } = match serde_json::from_str(case.get()) {
		Ok(case) => case,
		Err(error) => return ("unknown kind".into(), Err(error.into())),
	};
	let got = evaluate_kind(&kind, input);
	(
		kind,
		got.map(|got| Evaluated {
			expected: out,
			got: outputs(got),
		}),
	)
}

fn evaluate_kind(kind: &str, input: &RawValue) -> anyhow::Result<Value> {
	match kind {
		"apr" => evaluate_as::<rewards::Apr>(input),
		"apr_block_reward" => evaluate_as::<rewards::AprBlockReward>(input),
		"attestation_score" => evaluate_as::<work::AttestationScore>(input),
		"author_pool" => evaluate_as::<rewards::AuthorPool>(input),
		"block_reward" => evaluate_as::<rewards::BlockReward>(input),
		"compute_pool" => evaluate_as::<rewards::ComputePool>(input),
		"compute_weight" => evaluate_as::<work::ComputeWeight>(input),
		"ejection" => evaluate_as::<stakes::Ejection>(input),
		"equivocation_slash" => evaluate_as::<stakes::EquivocationSlash>(input),
		"fee_split" => evaluate_as::<rewards::FeeSplit>(input),
		"power_cap" => evaluate_as::<stakes::PowerCap>(input),
		"reputation" => evaluate_as::<work::ReputationTasks>(input),
		"slash" => evaluate_as::<stakes::Slash>(input),
		"task_settlement" => evaluate_as::<rewards::TaskSettlement>(input),
		"unstake_jailed" => evaluate_as::<stakes::UnstakeJailed>(input),
		"validator_score" => evaluate_as::<stakes::ValidatorScore>(input),
		_ => bail!("the kind is not known"),
	}
}

fn evaluate_as<T: Input>(input: &RawValue) -> anyhow::Result<Value> {
	let input: T = serde_json::from_str(input.get()).context("in")?;
	input
		.evaluate()
		.context("in: the formula has no meaning for these numbers")
}
