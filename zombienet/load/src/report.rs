// SPDX-License-Identifier: Apache-2.0
//! The report of a run: a folder with `report.md`, plots, and all figures as CSV and JSON.

mod data;
mod pictures;
mod text;

use crate::{
	costs::Costs,
	judge::Verdict,
	measure::{Machine, Sample},
	run::Outcome,
	scenario::{Pace, Scenario},
};
use anyhow::{Context, Result};
use std::{
	fs,
	path::{Path, PathBuf},
	time::{SystemTime, UNIX_EPOCH},
};

const PERCENTILES: [f64; 6] = [50.0, 75.0, 90.0, 95.0, 99.0, 100.0];

/// All that goes into a report.
pub struct Report<'a> {
	/// The scenario.
	pub scenario: &'a Scenario,
	/// How much was offered.
	pub pace: Pace,
	/// The command, as it was given.
	pub command: String,
	/// The machine.
	pub machine: &'a Machine,
	/// The run.
	pub outcome: &'a Outcome,
	/// What is said of it.
	pub verdict: &'a Verdict,
	/// How many nodes were offered transactions.
	pub nodes: usize,
	/// What the nodes say of their work; none of nodes that were running before.
	pub costs: Option<&'a Costs>,
	/// How many calls failed in their final block; none when nobody looked.
	pub failed_calls: Option<u64>,
}

/// The figures that a run is known by.
struct Figures {
	finalized_rate: f64,
	included_rate: f64,
	fullest: f64,
	mean_weight: f64,
	mean_length: f64,
	orphans: f64,
	sender_cpu: f64,
	node_cpu: Vec<f64>,
}

fn cpu(samples: &[Sample], usage: impl Fn(&Sample) -> Option<f64>) -> f64 {
	let seconds = |sample: &Sample| usage(sample).unwrap_or_default();
	match (samples.first(), samples.last()) {
		(Some(first), Some(last)) => (seconds(last) - seconds(first)).max(0.0),
		_ => 0.0,
	}
}

impl Report<'_> {
	fn figures(&self) -> Figures {
		let samples = &self.outcome.samples;
		let totals = &self.outcome.book.totals;
		// From the first offer until the last second in which something became final, so that
		// waiting for finality at the end does not thin the figure out.
		let end_of = |count: fn(&Sample) -> u64| {
			let last = samples.last().map_or(0, count);
			let reached = samples.iter().find(|sample| count(sample) == last);
			reached.map_or(1.0, |sample| sample.seconds.max(1.0))
		};
		let rows: Vec<_> = self
			.outcome
			.book
			.rows
			.iter()
			.filter(|row| row.ours > 0)
			.collect();
		let count = rows.len().max(1) as f64;
		let nodes = samples.last().map_or(0, |sample| sample.nodes.len());
		Figures {
			finalized_rate: totals.finalized as f64 / end_of(|sample| sample.finalized),
			included_rate: totals.included as f64 / end_of(|sample| sample.included),
			fullest: rows.iter().map(|row| row.weight).fold(0.0, f64::max),
			mean_weight: rows.iter().map(|row| row.weight).sum::<f64>() / count,
			mean_length: rows.iter().map(|row| row.length).sum::<f64>() / count,
			orphans: totals.orphans as f64 / totals.blocks.max(1) as f64,
			sender_cpu: cpu(samples, |sample| Some(sample.sender.cpu_seconds)),
			node_cpu: (0..nodes)
				.map(|node| {
					cpu(samples, |sample| {
						sample.nodes.get(node).map(|usage| usage.cpu_seconds)
					})
				})
				.collect(),
		}
	}

	/// Microseconds that an author took to put a transaction into its block.
	fn writing(&self) -> Option<f64> {
		let included = self.outcome.book.totals.included;
		let seconds = self.costs?.work.writing;
		(included > 0).then(|| seconds * 1e6 / included as f64)
	}

	/// Microseconds that an importing node took for a transaction.
	fn importing(&self) -> Option<f64> {
		let importers = self.nodes.checked_sub(1).filter(|others| *others > 0)?;
		let imports = self.outcome.book.totals.included as f64 * importers as f64;
		let seconds = self.costs?.work.importing;
		(imports > 0.0).then(|| seconds * 1e6 / imports)
	}

	/// Writes it into a new folder below `parent`, and gives that folder.
	pub fn write(&self, parent: &Path) -> Result<PathBuf> {
		let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
		let folder = parent.join(format!("{}-{now}", self.scenario.name));
		fs::create_dir_all(&folder)
			.with_context(|| format!("the folder {} can not be made", folder.display()))?;
		fs::write(folder.join("report.md"), self.text()?)?;
		fs::write(
			folder.join("scenario.toml"),
			toml::to_string(self.scenario)?,
		)?;
		fs::write(folder.join("series.csv"), self.series())?;
		fs::write(folder.join("blocks.csv"), self.blocks())?;
		fs::write(
			folder.join("run.json"),
			serde_json::to_string_pretty(&self.json())?,
		)?;
		self.plots(&folder)?;
		Ok(folder)
	}
}
