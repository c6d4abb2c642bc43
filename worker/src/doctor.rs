// SPDX-License-Identifier: Apache-2.0
//! Says in plain words what a worker needs and this machine, account or node lacks, and what to do.

mod account;
mod machine;
#[cfg(test)]
mod tests;

pub use account::account;
pub use machine::machine;

use crate::config::Config;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// As it should be.
	Good,
	/// The worker works without it.
	Lacking,
	/// Nothing works without it.
	Missing,
}

/// A check and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
	/// How it ended.
	pub verdict: Verdict,
	/// What was looked at.
	pub subject: &'static str,
	/// What was found, and what to do.
	pub sentence: String,
}

impl Check {
	fn good(subject: &'static str, sentence: impl Into<String>) -> Self {
		Self {
			verdict: Verdict::Good,
			subject,
			sentence: sentence.into(),
		}
	}

	fn lacking(subject: &'static str, sentence: impl Into<String>) -> Self {
		Self {
			verdict: Verdict::Lacking,
			..Self::good(subject, sentence)
		}
	}

	fn missing(subject: &'static str, sentence: impl Into<String>) -> Self {
		Self {
			verdict: Verdict::Missing,
			..Self::good(subject, sentence)
		}
	}
}

/// Checks everything that working with these settings needs.
pub fn run(config: &Config) -> anyhow::Result<Vec<Check>> {
	let mut checks = machine(config);
	let runtime = tokio::runtime::Runtime::new()?;
	checks.extend(runtime.block_on(account(config)));
	Ok(checks)
}

/// Whether work is possible.
pub fn healthy(checks: &[Check]) -> bool {
	checks.iter().all(|check| check.verdict != Verdict::Missing)
}

/// The checks as a table with a last line that sums them up.
pub fn shown(checks: &[Check]) -> String {
	let row = |check: &Check| {
		let verdict = match check.verdict {
			Verdict::Good => "ok",
			Verdict::Lacking => "lacking",
			Verdict::Missing => "MISSING",
		};
		format!("{verdict:<8} {:<12} {}\n", check.subject, check.sentence)
	};
	let missing = |check: &&Check| check.verdict == Verdict::Missing;
	let end = match checks.iter().filter(missing).count() {
		0 => "This machine can work. What is lacking costs speed, points or convenience.".into(),
		1 => "This machine can not work yet: one thing is MISSING.".into(),
		count => format!("This machine can not work yet: {count} things are MISSING."),
	};
	checks.iter().map(row).collect::<String>() + "\n" + &end
}
