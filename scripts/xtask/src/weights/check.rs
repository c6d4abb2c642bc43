// SPDX-License-Identifier: Apache-2.0
//! Compares what calls take with what the runtime charges for them.

use super::{
	Bencher, Effort, Workspace,
	formula::{Prices, Weights, constant},
	results::{self, Highest},
};
use anyhow::Context;
use serde::Serialize;
use std::{fs, path::PathBuf};

/// The least part of its weight that a call may take, in percent. Below, blocks stay empty.
const LEAST: u64 = 50;
/// The largest part of its weight that a call may take, in percent. Above, blocks come late.
const MOST: u64 = 95;
/// By how much a time may miss the range, in picoseconds.
///
/// The clock of the benchmarks is read through two calls of the host, which take as long as the
/// smallest calls do and vary as much: no ratio of such times says anything.
const NOISE: u64 = 1_000_000;

/// Compares what every benchmarked call takes at its highest components with its weight.
///
/// Time is the median of the execution, and what the reads and writes take at their measured cost.
/// Fails when it is less than 0.5 or more than 0.95 of the weight, by more than a microsecond.
/// Measures anew, which takes about 15 minutes on 2 cores; `--measured` takes the runs of the last
/// `weights measure` instead.
#[derive(clap::Args)]
pub struct Arguments {
	/// Only this pallet; may be repeated.
	#[arg(long = "pallet")]
	pallets: Vec<String>,
	#[command(flatten)]
	bencher: Bencher,
	/// How often each call is run; as suits the pallet by default.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
	repeat: Option<u32>,
	/// Takes the raw results that `weights measure` left.
	#[arg(long)]
	measured: bool,
	/// Leaves out what a check that was broken off has measured.
	#[arg(long, conflicts_with = "measured")]
	missing: bool,
	/// Writes the table as JSON, too.
	#[arg(long)]
	json: Option<PathBuf>,
}

/// A line of the table. Times are in picoseconds.
#[derive(Serialize)]
struct Row {
	call: String,
	#[serde(flatten)]
	took: Took,
	weight: u64,
	verdict: Verdict,
}

#[derive(Serialize)]
struct Took {
	execution: u64,
	reads: u64,
	writes: u64,
	time: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
	Ok,
	/// Outside the range by less than what can be measured.
	Noise,
	TooLight,
	TooHeavy,
}

impl Verdict {
	fn of(time: u64, weight: u64) -> Self {
		let part = |percent: u64| weight.saturating_mul(percent) / 100;
		let (least, most) = (part(LEAST), part(MOST));
		if (least..=most).contains(&time) {
			Self::Ok
		} else if time.saturating_add(NOISE) >= least && time <= most.saturating_add(NOISE) {
			Self::Noise
		} else if time > most {
			Self::TooLight
		} else {
			Self::TooHeavy
		}
	}

	fn passes(self) -> bool {
		matches!(self, Self::Ok | Self::Noise)
	}

	fn words(self) -> &'static str {
		match self {
			Self::Ok => "ok",
			Self::Noise => "ok, within noise",
			Self::TooLight => "TOO LIGHT",
			Self::TooHeavy => "TOO HEAVY",
		}
	}
}

impl Took {
	fn new(highest: &Highest, prices: &Prices) -> Self {
		let reads = highest.reads.saturating_mul(prices.read);
		let writes = highest.writes.saturating_mul(prices.write);
		Self {
			execution: highest.execution,
			reads: highest.reads,
			writes: highest.writes,
			time: highest
				.execution
				.saturating_add(reads)
				.saturating_add(writes),
		}
	}
}

/// Prints the table; whether all calls are within the range.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	let workspace = Workspace::open()?;
	let pallets = workspace.choose(&arguments.pallets)?;
	let prices = prices(&workspace)?;
	let folder = if arguments.measured {
		"measured"
	} else {
		"checked"
	};
	let folder = workspace.target.join("weights").join(folder);
	fs::create_dir_all(&folder).with_context(|| format!("{folder} can not be made"))?;
	let runtime = match arguments.measured {
		true => None,
		false => Some(workspace.build()?),
	};
	let mut rows = Vec::new();
	for pallet in pallets {
		let raw = folder.join(format!("{pallet}.json"));
		if let Some(runtime) = &runtime
			&& !(arguments.missing && raw.exists())
		{
			// The lowest and the highest value of each component.
			let usual = Effort::of(pallet);
			let effort = Effort {
				steps: 2,
				repeat: arguments.repeat.unwrap_or(usual.repeat),
				seconds: 0,
			};
			let partial = raw.with_extension("partial");
			let bencher = &arguments.bencher;
			bencher.run(
				&workspace,
				runtime,
				pallet,
				&effort,
				partial.as_std_path(),
				&[],
			)?;
			fs::rename(&partial, &raw).with_context(|| format!("{raw} can not be written"))?;
		}
		let read = |file| fs::read_to_string(file).with_context(|| format!("{file} is unreadable"));
		let weights = workspace.weights(pallet);
		rows.extend(
			compare(pallet, &read(&raw)?, &read(&weights)?, &prices)
				.with_context(|| format!("{pallet} can not be compared"))?,
		);
	}
	print(&rows);
	if let Some(file) = &arguments.json {
		let json = serde_json::to_string_pretty(&rows)?;
		fs::write(file, json).with_context(|| format!("{} is not written", file.display()))?;
	}
	Ok(rows.iter().all(|row| row.verdict.passes()))
}

/// What the runtime charges.
pub(super) fn prices(workspace: &Workspace) -> anyhow::Result<Prices> {
	let source = |module: &str| {
		let file = workspace.weights(module);
		fs::read_to_string(&file).with_context(|| format!("{file} is unreadable"))
	};
	let chain = source("chain")?;
	Ok(Prices {
		percent: constant(&source("mod")?, "CHARGED_PERCENT")?,
		read: constant(&chain, "READ")?,
		write: constant(&chain, "WRITE")?,
	})
}

/// The rows of a pallet.
fn compare(pallet: &str, raw: &str, weights: &str, prices: &Prices) -> anyhow::Result<Vec<Row>> {
	let weights = Weights::parse(weights)?;
	let benchmarks = results::parse(raw)?;
	let rows = benchmarks.iter().map(|benchmark| {
		let highest = benchmark.highest()?;
		let weight = weights.evaluate(&benchmark.name, &highest.components, prices)?;
		let took = Took::new(&highest, prices);
		Ok(Row {
			call: format!("{pallet}::{}", benchmark.name),
			verdict: Verdict::of(took.time, weight),
			took,
			weight,
		})
	});
	rows.collect()
}

fn print(rows: &[Row]) {
	println!(
		"{:<58}{:>12}{:>7}{:>7}{:>12}{:>12}{:>7}",
		"call", "execution us", "reads", "writes", "time us", "weight us", "ratio"
	);
	let us = |picoseconds: u64| picoseconds as f64 / 1e6;
	for row in rows {
		println!(
			"{:<58}{:>12.2}{:>7}{:>7}{:>12.2}{:>12.2}{:>7.2}  {}",
			row.call,
			us(row.took.execution),
			row.took.reads,
			row.took.writes,
			us(row.took.time),
			us(row.weight),
			row.took.time as f64 / row.weight as f64,
			row.verdict.words()
		);
	}
	let failed = rows.iter().filter(|row| !row.verdict.passes()).count();
	let noise = rows
		.iter()
		.filter(|row| row.verdict == Verdict::Noise)
		.count();
	println!(
		"{} calls: {failed} outside 0.{LEAST} to 0.{MOST}, {noise} more by less than a microsecond",
		rows.len()
	);
}

#[cfg(test)]
mod tests {
	use super::*;

	const PRICES: Prices = Prices {
		percent: 125,
		read: 8_000_000,
		write: 50_000_000,
	};
	const US: u64 = 1_000_000;

	#[test]
	fn verdict_should_follow_the_range_when_times_are_long() {
		assert_eq!(Verdict::of(80 * US, 100 * US), Verdict::Ok);
		assert_eq!(Verdict::of(95 * US, 100 * US), Verdict::Ok);
		assert_eq!(Verdict::of(50 * US, 100 * US), Verdict::Ok);
		assert_eq!(Verdict::of(97 * US, 100 * US), Verdict::TooLight);
		assert_eq!(Verdict::of(48 * US, 100 * US), Verdict::TooHeavy);
		assert_eq!(Verdict::of(US, 0), Verdict::Noise);
		assert_eq!(Verdict::of(2 * US, 0), Verdict::TooLight);
	}

	#[test]
	fn verdict_should_forgive_noise_when_times_are_short() {
		assert_eq!(Verdict::of(US, US), Verdict::Noise);
		assert_eq!(Verdict::of(0, US), Verdict::Noise);
	}

	#[test]
	fn rows_should_join_time_and_weight_when_both_are_read() {
		let raw = r#"[{"benchmark": "act",
			"time_results": [{"components": [["n", 3]], "extrinsic_time": 4000, "reads": 0, "writes": 0}],
			"db_results": [{"components": [["n", 3]], "extrinsic_time": 0, "reads": 1, "writes": 2}]}]"#;
		let weights = "impl A for B { fn act(n: u32, ) -> Weight { charged(1_000_000)
			.saturating_add(charged(1_000_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2)) } }";
		let rows = compare("pallet_x", raw, weights, &PRICES).expect("both are right");
		assert_eq!(rows[0].call, "pallet_x::act");
		assert_eq!(rows[0].took.time, 112 * US);
		assert_eq!(rows[0].weight, 140 * US);
		assert_eq!(rows[0].verdict, Verdict::Ok);
	}

	#[test]
	fn rows_should_be_refused_when_a_benchmark_has_no_weight() {
		let raw = r#"[{"benchmark": "act",
			"time_results": [{"components": [], "extrinsic_time": 1, "reads": 0, "writes": 0}],
			"db_results": [{"components": [], "extrinsic_time": 0, "reads": 0, "writes": 0}]}]"#;
		let refusal = compare("pallet_x", raw, "impl A for B {}", &PRICES);
		let refusal = refusal.err().expect("the call is unknown").to_string();
		assert_eq!(refusal, "act has no weight");
	}
}
