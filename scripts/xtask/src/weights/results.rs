// SPDX-License-Identifier: Apache-2.0
//! What the bencher measured, run by run.

use anyhow::{Context, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The runs of one benchmark.
#[derive(Deserialize)]
pub struct Benchmark {
	#[serde(rename = "benchmark")]
	pub name: String,
	/// The runs whose time was taken.
	time_results: Vec<Run>,
	/// The runs whose reads and writes were counted.
	db_results: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
	components: Vec<(String, u32)>,
	/// In nanoseconds.
	extrinsic_time: u64,
	reads: u64,
	writes: u64,
}

/// What a benchmark took where all its components are highest.
#[derive(Debug, PartialEq, Eq)]
pub struct Highest {
	pub components: BTreeMap<String, u32>,
	/// The median time, in picoseconds, without what the database takes.
	pub execution: u64,
	pub reads: u64,
	pub writes: u64,
}

/// Reads the bencher's file.
pub fn parse(json: &str) -> anyhow::Result<Vec<Benchmark>> {
	serde_json::from_str(json).context("these are no results of the bencher")
}

impl Benchmark {
	/// What it took where all its components are highest.
	pub fn highest(&self) -> anyhow::Result<Highest> {
		let name = &self.name;
		let mut components = BTreeMap::<String, u32>::new();
		for (component, value) in self.time_results.iter().flat_map(|run| &run.components) {
			let highest = components.entry(component.clone()).or_default();
			*highest = (*highest).max(*value);
		}
		let is_highest = |run: &&Run| {
			let values = &run.components;
			values
				.iter()
				.all(|(of, value)| components.get(of) == Some(value))
		};
		let timed = self.time_results.iter().filter(is_highest);
		let mut times: Vec<u64> = timed.map(|run| run.extrinsic_time).collect();
		ensure!(
			!times.is_empty(),
			"{name} was not run at its highest components"
		);
		times.sort_unstable();
		let counted = || self.db_results.iter().filter(is_highest);
		let most = "its reads and writes were not counted";
		Ok(Highest {
			execution: times[times.len() / 2].saturating_mul(1_000),
			reads: counted()
				.map(|run| run.reads)
				.max()
				.with_context(|| format!("{name}: {most}"))?,
			writes: counted()
				.map(|run| run.writes)
				.max()
				.with_context(|| format!("{name}: {most}"))?,
			components,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const RESULTS: &str = r#"[{"pallet": "pallet_x", "instance": "X", "benchmark": "act",
		"time_results": [
			{"components": [["n", 1], ["m", 9]], "extrinsic_time": 5, "storage_root_time": 0, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0},
			{"components": [["n", 7], ["m", 9]], "extrinsic_time": 30, "storage_root_time": 0, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0},
			{"components": [["n", 7], ["m", 9]], "extrinsic_time": 900, "storage_root_time": 0, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0},
			{"components": [["n", 7], ["m", 9]], "extrinsic_time": 40, "storage_root_time": 0, "reads": 0, "repeat_reads": 0, "writes": 0, "repeat_writes": 0, "proof_size": 0}],
		"db_results": [
			{"components": [["n", 1], ["m", 9]], "extrinsic_time": 0, "storage_root_time": 0, "reads": 1, "repeat_reads": 8, "writes": 1, "repeat_writes": 8, "proof_size": 0},
			{"components": [["n", 7], ["m", 9]], "extrinsic_time": 0, "storage_root_time": 0, "reads": 3, "repeat_reads": 8, "writes": 2, "repeat_writes": 8, "proof_size": 0}]}]"#;

	#[test]
	fn benchmark_should_take_the_median_when_it_ran_often_at_its_highest() {
		let results = parse(RESULTS).expect("they are the bencher's");
		assert_eq!(results[0].name, "act");
		let highest = Highest {
			components: [("m".into(), 9), ("n".into(), 7)].into(),
			execution: 40_000,
			reads: 3,
			writes: 2,
		};
		assert_eq!(results[0].highest().expect("it was run"), highest);
	}

	#[test]
	fn results_should_be_refused_when_they_are_not_the_benchers() {
		assert!(parse("{}").is_err());
		let nothing = r#"[{"benchmark": "act", "time_results": [], "db_results": []}]"#;
		let results = parse(nothing).expect("it has the form");
		assert!(results[0].highest().is_err());
	}
}
