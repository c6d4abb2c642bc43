// SPDX-License-Identifier: Apache-2.0
//! Whether a run kept to its limits.

use crate::{
	measure::{Line, Sample, fit},
	run::Outcome,
	scenario::Limits,
};
use serde::Serialize;

/// A slope of memory over less than this, in seconds, says more of caches that fill than of a leak.
pub const SHORTEST_SLOPE: f64 = 1_800.0;

/// How the memory of a node went.
#[derive(Clone, Debug, Serialize)]
pub struct Memory {
	/// The node's number.
	pub node: usize,
	/// Over how many seconds, after the warm-up.
	pub seconds: f64,
	/// MB an hour; none when there are too few samples.
	pub line: Option<Line>,
	/// The most, in MB.
	pub most: f64,
}

/// What is said of a run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verdict {
	/// Why it failed, each with the value and the limit; it passed when there is none.
	pub failures: Vec<String>,
	/// What could not be judged, or is no failure.
	pub remarks: Vec<String>,
	/// The memory of the nodes.
	pub memory: Vec<Memory>,
}

/// How the memory of each node went after the warm-up.
pub fn memory(samples: &[Sample], warm_up: u32) -> Vec<Memory> {
	let end = samples.last().map_or(0.0, |sample| sample.seconds);
	let from = end * f64::from(warm_up) / 100.0;
	let count = samples.iter().map(|sample| sample.nodes.len()).max();
	(0..count.unwrap_or(0))
		.map(|node| {
			let all = || {
				let usage = |sample: &Sample| sample.nodes.get(node).map(|usage| usage.memory);
				samples
					.iter()
					.filter_map(move |sample| Some((sample.seconds, usage(sample)?)))
					.filter(|(_, memory)| *memory > 0.0)
			};
			let points: Vec<_> = all()
				.filter(|(seconds, _)| *seconds >= from)
				.map(|(seconds, memory)| (seconds / 3_600.0, memory))
				.collect();
			Memory {
				node,
				seconds: end - from,
				line: fit(&points),
				most: all().map(|(_, memory)| memory).fold(0.0, f64::max),
			}
		})
		.collect()
}

/// Judges a run of `due` transactions.
pub fn judge(outcome: &Outcome, limits: &Limits, due: u64) -> Verdict {
	let mut failures: Vec<String> = outcome.stopped.iter().cloned().collect();
	let mut remarks = Vec::new();
	let leftover = &outcome.leftover;
	let dropped: u64 = leftover.dropped.values().sum();
	if leftover.missing > limits.missing {
		failures.push(format!(
			"lost: {} transactions are in no block, in no pool and were refused by nobody; the limit \
			 is {}",
			leftover.missing, limits.missing
		));
	}
	if dropped > limits.dropped {
		failures.push(format!(
			"dropped: {dropped} transactions were refused; the limit is {}",
			limits.dropped
		));
	}
	let open = leftover.waiting + leftover.not_final;
	if open > 0 && outcome.stopped.is_none() {
		failures.push(format!(
			"late: {open} transactions were not final when the time to settle was over ({} in a pool, \
			 {} in a block)",
			leftover.waiting, leftover.not_final
		));
	}
	if outcome.nonce_gaps + outcome.nonce_mismatches > 0 {
		failures.push(format!(
			"nonces: {} accounts have a gap, and {} have fewer nonces used than transactions final",
			outcome.nonce_gaps, outcome.nonce_mismatches
		));
	}
	let behind = due.saturating_sub(outcome.book.totals.offered + outcome.withheld);
	let share = 100.0 * behind as f64 / due.max(1) as f64;
	if behind > 0 {
		let text =
			format!("behind: {behind} of {due} transactions ({share:.1} %) were not offered");
		match share > f64::from(limits.behind) {
			true => failures.push(format!("{text}; the limit is {} %", limits.behind)),
			false => remarks.push(text),
		}
	}
	let memory = memory(&outcome.samples, limits.warm_up);
	if let Some(limit) = limits.memory_slope {
		if memory.is_empty() {
			remarks.push("memory: the nodes' processes are not known, so it is not judged".into());
		}
		for node in &memory {
			match node.line {
				Some(line) if node.seconds >= SHORTEST_SLOPE => {
					if line.slope > limit {
						failures.push(format!(
							"memory: node {} rises by {:.2} MB an hour (standard error {:.2}); the \
							 limit is {limit}",
							node.node, line.slope, line.error
						));
					}
				}
				_ => remarks.push(format!(
					"memory: node {} was measured for {:.0} s after the warm-up; a slope is judged \
					 from {SHORTEST_SLOPE} s on",
					node.node, node.seconds
				)),
			}
		}
	}
	Verdict {
		failures,
		remarks,
		memory,
	}
}
