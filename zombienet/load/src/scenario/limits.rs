// SPDX-License-Identifier: Apache-2.0
//! What a scenario may say.

use super::{Load, Scenario};
use computechain_primitives::MAX_AUTHORITIES;
use std::{fmt::Display, io};

/// Why there is no scenario.
#[derive(Debug, thiserror::Error)]
pub enum InvalidScenario {
	/// The file can not be read.
	#[error("the scenario {path} can not be read: {reason}")]
	Unreadable {
		/// The file.
		path: String,
		/// What the system says.
		reason: io::Error,
	},
	/// It is no TOML, or has other keys.
	#[error("the scenario {path} is not one:\n{reason}")]
	NotAScenario {
		/// The file.
		path: String,
		/// Where and why.
		reason: String,
	},
	/// A value lies outside its limits.
	#[error("{key} is {value}; it must be {least} to {most}")]
	OutOfRange {
		/// The key.
		key: &'static str,
		/// Its value.
		value: String,
		/// The least.
		least: String,
		/// The most.
		most: String,
	},
	/// Values do not go together.
	#[error("{key} is {value}; {rule}")]
	Contradiction {
		/// The key.
		key: &'static str,
		/// Its value.
		value: String,
		/// What it must be.
		rule: String,
	},
}

pub(super) fn within<T: PartialOrd + Display>(
	key: &'static str,
	value: T,
	least: T,
	most: T,
) -> Result<(), InvalidScenario> {
	if value >= least && value <= most {
		return Ok(());
	}
	Err(InvalidScenario::OutOfRange {
		key,
		value: value.to_string(),
		least: least.to_string(),
		most: most.to_string(),
	})
}

pub(super) fn must(
	holds: bool,
	key: &'static str,
	value: impl Display,
	rule: impl Into<String>,
) -> Result<(), InvalidScenario> {
	if holds {
		return Ok(());
	}
	Err(InvalidScenario::Contradiction {
		key,
		value: value.to_string(),
		rule: rule.into(),
	})
}

impl Scenario {
	/// Whether every value lies within its limits.
	pub fn validate(&self) -> Result<(), InvalidScenario> {
		let Load {
			senders,
			chain,
			lifetime,
			..
		} = self.load;
		let load = &self.load;
		let name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
		must(
			!self.name.is_empty() && self.name.chars().all(name),
			"name",
			format!("{:?}", self.name),
			"it must be letters, digits, - and _",
		)?;
		within("load.senders", senders, 1, 1_000_000)?;
		within("load.chain", chain, 1, 1_000)?;
		within("load.lifetime", lifetime, 16, 4_096)?;
		must(
			lifetime.is_power_of_two(),
			"load.lifetime",
			lifetime,
			"it must be a power of two",
		)?;
		within("load.in_flight", load.in_flight, 1, 1_000_000)?;
		within("load.batch", load.batch, 1, 1_000)?;
		within("load.requests", load.requests, 1, 256)?;
		within("load.ahead", load.ahead, 1, 3_600)?;
		within("load.overdue", load.overdue, 5, 3_600)?;
		within("load.settle", load.settle, 1, 86_400)?;
		let amounts = [
			load.rate.map(u64::from),
			load.percent_of_maximum.map(u64::from),
			load.count,
		];
		let named = amounts.iter().flatten().count();
		must(
			named == 1,
			"load",
			format!("given {named} amounts"),
			"exactly one of rate, percent_of_maximum and count must be there",
		)?;
		load.rate
			.map_or(Ok(()), |rate| within("load.rate", rate, 1, 100_000))?;
		load.percent_of_maximum.map_or(Ok(()), |percent| {
			within("load.percent_of_maximum", percent, 1, 200)
		})?;
		match (load.count, load.duration) {
			(Some(count), None) => {
				within("load.count", count, 1, 1_000_000)?;
				within("load.ramp", load.ramp, 0, 0)?;
			}
			(Some(_), Some(duration)) => must(
				false,
				"load.duration",
				duration,
				"with a count there is none",
			)?,
			(None, None) => must(
				false,
				"load.duration",
				"missing",
				"with a rate it must be there",
			)?,
			(None, Some(duration)) => {
				within("load.duration", duration, 1, 31 * 86_400)?;
				within("load.ramp", load.ramp, 0, duration)?;
			}
		}
		self.validate_mix()?;
		self.validate_network()
	}

	fn validate_mix(&self) -> Result<(), InvalidScenario> {
		let mix = &self.mix;
		let parts = [mix.transfer, mix.delegate, mix.undelegate, mix.remark];
		for (key, part) in [
			"mix.transfer",
			"mix.delegate",
			"mix.undelegate",
			"mix.remark",
		]
		.into_iter()
		.zip(parts)
		{
			within(key, part, 0, 1_000_000)?;
		}
		within("mix.remark_bytes", mix.remark_bytes, 0, 65_536)?;
		let sum: u32 = parts.iter().sum();
		must(sum > 0, "mix", "empty", "some call must have a part")?;
		let delegates = mix.delegate + mix.undelegate > 0;
		let (has, needs) = (self.funding.amount, mix.delegation);
		must(
			!delegates || has.0 > needs.0,
			"funding.amount",
			has,
			format!("a sender delegates {needs} at once and must have more"),
		)
	}

	fn validate_network(&self) -> Result<(), InvalidScenario> {
		let (network, limits) = (&self.network, &self.limits);
		within("network.validators", network.validators, 1, MAX_AUTHORITIES)?;
		if let Some(nodes) = network.nodes {
			within("network.nodes", nodes, 1, network.validators)?;
		}
		let least = if network.validators > 1 { 1_000 } else { 500 };
		within("network.slot", network.slot, least, 6_000)?;
		within("network.epoch", network.epoch, 2, 10_000)?;
		let slot = u64::from(network.slot).div_ceil(1_000);
		// A slot without a block is no stall.
		within("limits.block_stall", limits.block_stall, 3 * slot, 86_400)?;
		within(
			"limits.finality_stall",
			limits.finality_stall,
			5 * slot,
			86_400,
		)?;
		within("limits.behind", limits.behind, 0, 100)?;
		within("limits.warm_up", limits.warm_up, 0, 90)?;
		limits.memory_slope.map_or(Ok(()), |slope| {
			within("limits.memory_slope", slope, 0.0, 1_000_000.0)
		})?;
		must(
			!self.funding.from.is_empty(),
			"funding.from",
			"empty",
			"some account must pay the senders",
		)?;
		let foreign = self.funding.from.iter().find(|uri| !uri.starts_with("//"));
		must(
			foreign.is_none(),
			"funding.from",
			"not a development account",
			"it must be accounts such as //Alice, because a scenario holds no secrets",
		)
	}
}
