// SPDX-License-Identifier: Apache-2.0
//! Scenarios: what is offered to which network, as a TOML file.

mod limits;

pub use limits::InvalidScenario;
use limits::{must, within};

use computechain_client::Amount;
use computechain_primitives::CPC;
use serde::{Deserialize, Serialize};
use std::{fs, path::Path};

/// A scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
	/// Its name, which names the report's folder.
	pub name: String,
	/// What it is for, in a sentence.
	pub about: String,
	/// Draws the senders' keys; another seed gives other accounts.
	#[serde(default = "one")]
	pub seed: u64,
	/// What is offered.
	pub load: Load,
	/// Which calls.
	#[serde(default)]
	pub mix: Mix,
	/// The nodes that are started, where none are named.
	#[serde(default)]
	pub network: Network,
	/// What the senders own.
	#[serde(default)]
	pub funding: Funding,
	/// What the run must keep to.
	#[serde(default)]
	pub limits: Limits,
}

/// What is offered. Exactly one of `rate`, `percent_of_maximum` and `count` says how much.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
	/// How many accounts send.
	pub senders: u32,
	/// Transactions a second.
	pub rate: Option<u32>,
	/// Transactions a second, in percent of the maximum that the command line names.
	pub percent_of_maximum: Option<u32>,
	/// That many transactions, as fast as the nodes take them.
	pub count: Option<u64>,
	/// How long, in seconds; with a rate only.
	pub duration: Option<u64>,
	/// The rate rises from nothing over that many seconds.
	#[serde(default)]
	pub ramp: u64,
	/// How many transactions an account sends one after the other, before the next one's turn.
	#[serde(default = "one")]
	pub chain: u32,
	/// The number of blocks in which a transaction may be included: a power of two.
	#[serde(default = "lifetime")]
	pub lifetime: u32,
	/// The most transactions that are offered and not in a block yet.
	#[serde(default = "in_flight")]
	pub in_flight: u32,
	/// Whether nodes are asked to tell what becomes of each transaction: it costs them a
	/// subscription each, and shows whether a sender is told that its transaction was dropped.
	#[serde(default)]
	pub watch: bool,
	/// The most transactions in one request.
	#[serde(default = "batch")]
	pub batch: u32,
	/// The most requests under way at once at each node.
	#[serde(default = "requests")]
	pub requests: u32,
	/// How far ahead transactions are signed, in seconds. All of them before the start, where the
	/// run is no longer than that or has a count.
	#[serde(default = "ahead")]
	pub ahead: u64,
	/// A transaction that is in no block after so many seconds is offered once more.
	#[serde(default = "overdue")]
	pub overdue: u64,
	/// A run ends when nothing was accepted or included or became final for so many seconds.
	#[serde(default = "settle")]
	pub settle: u64,
}

/// How many of how many transactions are which call. Any sum will do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mix {
	/// `balances.transfer_keep_alive` to the next sender.
	pub transfer: u32,
	/// `delegation.delegate` to a validator.
	pub delegate: u32,
	/// `delegation.undelegate` of what the sender delegated; a `delegate` where it did not yet.
	pub undelegate: u32,
	/// `system.remark`.
	pub remark: u32,
	/// What is delegated at once.
	pub delegation: Amount,
	/// The bytes of a remark.
	pub remark_bytes: u32,
}

/// The nodes that are started, where none are named.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Network {
	/// How many validators.
	pub validators: u32,
	/// How many nodes hold the validators' keys, in turns; each validator has a node of its own
	/// unless there are fewer. GRANDPA votes with one key of a node only, so finality needs more
	/// than two thirds as many nodes as validators.
	pub nodes: Option<u32>,
	/// The length of a slot in milliseconds.
	pub slot: u32,
	/// The length of an epoch in blocks.
	pub epoch: u32,
	/// What else stands on the nodes' command lines.
	pub arguments: Vec<String>,
}

/// What the senders own.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Funding {
	/// What each sender has at least when the run begins.
	pub amount: Amount,
	/// The development accounts that pay it.
	pub from: Vec<String>,
}

/// What the run must keep to; it fails otherwise.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
	/// The longest time without a new best block, in seconds.
	pub block_stall: u64,
	/// The longest time without a new final block, in seconds.
	pub finality_stall: u64,
	/// The most transactions that end neither in a final block nor refused with a reason.
	pub missing: u64,
	/// The most transactions that end refused with a reason, though they were valid.
	pub dropped: u64,
	/// The most of what is due that may not be offered, because nodes do not keep up, in percent.
	pub behind: u32,
	/// The most that a node's memory may rise by, in MB an hour after the warm-up.
	pub memory_slope: Option<f64>,
	/// The part of the run that counts as warm-up for memory, in percent.
	pub warm_up: u32,
}

fn one<T: From<u8>>() -> T {
	1.into()
}
fn lifetime() -> u32 {
	1_024
}
fn in_flight() -> u32 {
	7_000
}
fn batch() -> u32 {
	50
}
fn requests() -> u32 {
	4
}
fn ahead() -> u64 {
	60
}
fn overdue() -> u64 {
	60
}
fn settle() -> u64 {
	120
}

impl Default for Mix {
	fn default() -> Self {
		Self {
			transfer: 1,
			delegate: 0,
			undelegate: 0,
			remark: 0,
			delegation: Amount(100 * CPC),
			remark_bytes: 32,
		}
	}
}

impl Default for Network {
	fn default() -> Self {
		Self {
			validators: 1,
			nodes: None,
			slot: 3_000,
			epoch: 100,
			arguments: Vec::new(),
		}
	}
}

impl Default for Funding {
	fn default() -> Self {
		Self {
			amount: Amount(100 * CPC),
			from: vec!["//Alice".into()],
		}
	}
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			block_stall: 60,
			finality_stall: 120,
			missing: 0,
			dropped: 0,
			behind: 100,
			memory_slope: None,
			warm_up: 25,
		}
	}
}

/// How much is offered, once it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
	/// Transactions a second, seconds, and the seconds over which the rate rises.
	Rate {
		/// Transactions a second.
		rate: u32,
		/// Seconds.
		duration: u64,
		/// Seconds.
		ramp: u64,
	},
	/// All at once.
	Burst {
		/// Transactions.
		count: u64,
	},
}

impl Pace {
	/// How many transactions are due after that many seconds.
	pub fn due(&self, seconds: f64) -> u64 {
		match *self {
			Self::Burst { count } => count,
			Self::Rate {
				rate,
				duration,
				ramp,
			} => {
				let (rate, ramp) = (f64::from(rate), ramp as f64);
				let seconds = seconds.clamp(0.0, duration as f64);
				let rising = seconds.min(ramp);
				let risen = if ramp > 0.0 {
					rate * rising * rising / (2.0 * ramp)
				} else {
					0.0
				};
				(risen + rate * (seconds - rising)).round() as u64
			}
		}
	}

	/// How many seconds it takes; none where all is at once.
	pub fn seconds(&self) -> u64 {
		match *self {
			Self::Burst { .. } => 0,
			Self::Rate { duration, .. } => duration,
		}
	}

	/// Whether what was not offered by then is not offered any more.
	pub fn is_over(&self, seconds: f64) -> bool {
		match *self {
			Self::Burst { .. } => false,
			// The last ones may be on their way.
			Self::Rate { duration, .. } => seconds > duration as f64 + 1.0,
		}
	}

	/// How many there are in all.
	pub fn total(&self) -> u64 {
		match *self {
			Self::Burst { count } => count,
			Self::Rate { duration, .. } => self.due(duration as f64),
		}
	}
}

impl Scenario {
	/// Reads a file.
	pub fn load(path: &Path) -> Result<Self, InvalidScenario> {
		let shown = path.display().to_string();
		let text = fs::read_to_string(path).map_err(|reason| InvalidScenario::Unreadable {
			path: shown.clone(),
			reason,
		})?;
		Self::parse(&text, &shown)
	}

	/// Reads a text; `origin` names it in errors.
	pub fn parse(text: &str, origin: &str) -> Result<Self, InvalidScenario> {
		let scenario: Self =
			toml::from_str(text).map_err(|error| InvalidScenario::NotAScenario {
				path: origin.into(),
				reason: error.to_string(),
			})?;
		scenario.validate()?;
		Ok(scenario)
	}

	/// How much is offered; `maximum` is the rate that a percentage is of.
	pub fn pace(&self, maximum: Option<u32>) -> Result<Pace, InvalidScenario> {
		let load = &self.load;
		if let Some(count) = load.count {
			return Ok(Pace::Burst { count });
		}
		let rate = match (load.rate, load.percent_of_maximum, maximum) {
			(Some(rate), ..) => rate,
			(None, Some(percent), Some(maximum)) => {
				let rate = u64::from(percent) * u64::from(maximum) / 100;
				u32::try_from(rate).unwrap_or(u32::MAX)
			}
			_ => {
				must(
					false,
					"load.percent_of_maximum",
					load.percent_of_maximum.unwrap_or_default(),
					"name the maximum with --maximum",
				)?;
				0
			}
		};
		within("the rate", rate, 1, 100_000)?;
		Ok(Pace::Rate {
			rate,
			duration: load.duration.unwrap_or_default(),
			ramp: load.ramp,
		})
	}
}
