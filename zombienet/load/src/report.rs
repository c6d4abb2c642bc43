// SPDX-License-Identifier: Apache-2.0
//! The report of a run: a folder with `report.md`, plots, and all figures as CSV and JSON.

use crate::{
	judge::Verdict,
	measure::{Machine, Sample},
	plots::{Series, draw},
	run::Outcome,
	scenario::{Pace, Scenario},
	view::rates,
};
use anyhow::{Context, Result};
use hdrhistogram::Histogram;
use serde_json::json;
use std::{
	fmt::Write,
	fs,
	path::{Path, PathBuf},
	time::{SystemTime, UNIX_EPOCH},
};

/// Over how many samples the plotted rates are taken.
const SMOOTHING: usize = 5;
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

	/// The report as text.
	pub fn text(&self) -> Result<String> {
		let (outcome, machine) = (self.outcome, self.machine);
		let (totals, leftover) = (&outcome.book.totals, &outcome.leftover);
		let figures = self.figures();
		let mut text = String::new();
		let to = &mut text;
		let passed = if self.verdict.failures.is_empty() {
			"passed"
		} else {
			"FAILED"
		};
		writeln!(
			to,
			"# {}: {passed}\n\n{}\n",
			self.scenario.name, self.scenario.about
		)?;
		for failure in &self.verdict.failures {
			writeln!(to, "- **failed** {failure}")?;
		}
		for remark in &self.verdict.remarks {
			writeln!(to, "- not judged: {remark}")?;
		}
		writeln!(to, "\n## Machine\n\n| | |\n|---|---|")?;
		let cores = format!("{} x {}", machine.cores, machine.processor);
		for (name, value) in [
			("processor", cores),
			("memory", format!("{:.1} GB", machine.memory)),
			("system", machine.system.clone()),
			(
				"load before the run",
				format!("{:.2} processes", machine.load_before),
			),
			("commit", machine.commit.clone()),
			("node", machine.node.clone()),
			("nodes offered to", self.nodes.to_string()),
			("command", format!("`{}`", self.command)),
		] {
			writeln!(to, "| {name} | {value} |")?;
		}
		writeln!(
			to,
			"\nSender and nodes share this machine unless the nodes were named by address."
		)?;
		writeln!(
			to,
			"\n## Four series\n\n| | transactions | a second |\n|---|---|---|"
		)?;
		let offering = outcome.offering.max(1e-3);
		writeln!(
			to,
			"| due | {} | {:.1} |",
			self.pace.total(),
			self.pace.total() as f64 / offering
		)?;
		writeln!(
			to,
			"| offered | {} | {:.1} |",
			totals.offered,
			totals.offered as f64 / offering
		)?;
		writeln!(
			to,
			"| accepted | {} | {:.1} |",
			totals.accepted,
			totals.accepted as f64 / offering
		)?;
		writeln!(
			to,
			"| included | {} | {:.1} |",
			totals.included, figures.included_rate
		)?;
		writeln!(
			to,
			"| **finalized** | {} | **{:.1}** |",
			totals.finalized, figures.finalized_rate
		)?;
		writeln!(
			to,
			"\nDue, offered and accepted over the {offering:.1} s of offering; included and finalized \
			 until the last of them. Offers were held back for {:.1} s (pool or bound of those in \
			 flight full).\n\n![throughput](throughput.svg)\n",
			outcome.held_back
		)?;
		self.latency(to)?;
		writeln!(to, "\n## Blocks\n\n| | |\n|---|---|")?;
		let percent = |part: f64| format!("{:.1} %", part * 100.0);
		for (name, value) in [
			("blocks", totals.blocks.to_string()),
			(
				"orphans",
				format!("{} ({})", totals.orphans, percent(figures.orphans)),
			),
			(
				"weight of user transactions, mean",
				percent(figures.mean_weight),
			),
			("weight, fullest", percent(figures.fullest)),
			(
				"bytes of user transactions, mean",
				percent(figures.mean_length),
			),
		] {
			writeln!(to, "| {name} | {value} |")?;
		}
		writeln!(
			to,
			"\nParts of what user transactions may fill, over blocks that hold some of this run.\n\n\
			 ![fullness](fullness.svg)\n"
		)?;
		writeln!(
			to,
			"## How every transaction ended\n\n| end | transactions |\n|---|---|"
		)?;
		writeln!(to, "| in a final block | {} |", totals.finalized)?;
		writeln!(
			to,
			"| in a block that is not final | {} |",
			leftover.not_final
		)?;
		for (reason, count) in &leftover.dropped {
			writeln!(to, "| refused: {reason} | {count} |")?;
		}
		writeln!(to, "| waiting in a pool | {} |", leftover.waiting)?;
		writeln!(to, "| missing | {} |", leftover.missing)?;
		writeln!(
			to,
			"\nOn the way: {} answers that there was no room, {} offers without an answer, {} left a \
			 pool without a word and were taken again, {} were in a block that left the best \
			 chain. Accounts with a gap in their nonces: {}; with fewer nonces used than \
			 transactions final: {}.\n",
			totals.pushed_back,
			totals.unanswered,
			totals.lost_by_pool,
			totals.retracted,
			outcome.nonce_gaps,
			outcome.nonce_mismatches
		)?;
		self.processes(to, &figures)?;
		Ok(text)
	}

	fn latency(&self, to: &mut String) -> Result<()> {
		let names = PERCENTILES.map(|percentile| match percentile {
			100.0 => "most".to_string(),
			percentile => format!("p{percentile}"),
		});
		writeln!(
			to,
			"## Latency\n\nMilliseconds from the first offer, at the sender.\n"
		)?;
		writeln!(
			to,
			"| until | {} |\n|---|{}",
			names.join(" | "),
			"---|".repeat(names.len())
		)?;
		let book = &self.outcome.book;
		for (name, histogram) in [("included", &book.inclusion), ("final", &book.finality)] {
			let values = PERCENTILES.map(|at| histogram.value_at_percentile(at).to_string());
			writeln!(to, "| {name} | {} |", values.join(" | "))?;
		}
		writeln!(to, "\n![latency](latency.svg)")?;
		Ok(())
	}

	fn processes(&self, to: &mut String, figures: &Figures) -> Result<()> {
		let finals = self.outcome.book.totals.finalized.max(1) as f64;
		writeln!(to, "## Processes\n")?;
		writeln!(
			to,
			"| process | processor time | a final transaction | most memory | slope after warm-up |"
		)?;
		writeln!(to, "|---|---|---|---|---|")?;
		let each = |seconds: f64| format!("{:.0} us", seconds * 1e6 / finals);
		for (memory, cpu) in self.verdict.memory.iter().zip(&figures.node_cpu) {
			let slope = memory.line.map_or("-".into(), |line| {
				format!("{:.2} MB/h (standard error {:.2})", line.slope, line.error)
			});
			writeln!(
				to,
				"| node {} | {cpu:.1} s | {} | {:.0} MB | {slope} |",
				memory.node,
				each(*cpu),
				memory.most
			)?;
		}
		let most = self
			.outcome
			.samples
			.iter()
			.map(|sample| sample.sender.memory);
		writeln!(
			to,
			"| sender | {:.1} s | {} | {:.0} MB | |",
			figures.sender_cpu,
			each(figures.sender_cpu),
			most.fold(0.0, f64::max)
		)?;
		writeln!(
			to,
			"\n![processors](processors.svg)\n\n![memory](memory.svg)"
		)?;
		Ok(())
	}

	/// Every second as CSV.
	pub fn series(&self) -> String {
		let mut text = String::from(
			"seconds,due,offered,accepted,included,finalized,in_flight,best,final,weight,length,\
			 sender_cpu_seconds,sender_mb",
		);
		let nodes = self
			.outcome
			.samples
			.last()
			.map_or(0, |sample| sample.nodes.len());
		for node in 0..nodes {
			text += &format!(",node{node}_cpu_seconds,node{node}_mb");
		}
		text.push('\n');
		for sample in &self.outcome.samples {
			text += &format!(
				"{:.3},{},{},{},{},{},{},{},{},{:.4},{:.4},{:.2},{:.1}",
				sample.seconds,
				sample.due,
				sample.offered,
				sample.accepted,
				sample.included,
				sample.finalized,
				sample.in_flight,
				sample.best,
				sample.last_final,
				sample.weight,
				sample.length,
				sample.sender.cpu_seconds,
				sample.sender.memory
			);
			for usage in &sample.nodes {
				text += &format!(",{:.2},{:.1}", usage.cpu_seconds, usage.memory);
			}
			text.push('\n');
		}
		text
	}

	fn blocks(&self) -> String {
		let mut text = String::from("number,hash,seen,finalized,ours,all,weight,length,orphan\n");
		for row in &self.outcome.book.rows {
			let finalized = row.finalized.map_or(String::new(), |at| format!("{at:.3}"));
			text += &format!(
				"{},{},{:.3},{finalized},{},{},{:.4},{:.4},{}\n",
				row.number,
				row.hash,
				row.seen,
				row.ours,
				row.all,
				row.weight,
				row.length,
				row.orphan
			);
		}
		text
	}

	fn json(&self) -> serde_json::Value {
		let outcome = self.outcome;
		let latency = |histogram: &Histogram<u64>| {
			let at = PERCENTILES.map(|at| (format!("p{at}"), histogram.value_at_percentile(at)));
			at.into_iter().collect::<std::collections::BTreeMap<_, _>>()
		};
		let figures = self.figures();
		json!({
			"scenario": self.scenario,
			"command": self.command,
			"machine": self.machine,
			"totals": outcome.book.totals,
			"leftover": outcome.leftover,
			"nonce_gaps": outcome.nonce_gaps,
			"nonce_mismatches": outcome.nonce_mismatches,
			"finalized_per_second": figures.finalized_rate,
			"included_per_second": figures.included_rate,
			"inclusion_ms": latency(&outcome.book.inclusion),
			"finality_ms": latency(&outcome.book.finality),
			"held_back_seconds": outcome.held_back,
			"offering_seconds": outcome.offering,
			"elapsed_seconds": outcome.elapsed,
			"verdict": self.verdict,
		})
	}

	fn plots(&self, folder: &Path) -> Result<()> {
		let samples = &self.outcome.samples;
		let names = ["offered", "accepted", "included", "finalized"];
		let series = |name: String, points: Vec<(f64, f64)>| Series { name, points };
		let windows = || samples.windows(SMOOTHING + 1);
		let throughput: Vec<_> = names
			.iter()
			.enumerate()
			.map(|(number, name)| {
				let point = |window: &[Sample]| {
					let last = window.last()?;
					Some((last.seconds, rates(window.first(), last)[number]))
				};
				series(name.to_string(), windows().filter_map(point).collect())
			})
			.collect();
		let title = format!("{}: transactions a second", self.scenario.name);
		let axes = ["seconds", "transactions a second"];
		draw(&folder.join("throughput.svg"), &title, axes, &throughput)?;

		let rows = &self.outcome.book.rows;
		let part = |name: &str, part: fn(f64, f64) -> f64| {
			let point =
				|row: &crate::book::BlockRow| (row.seen, 100.0 * part(row.weight, row.length));
			series(name.into(), rows.iter().map(point).collect())
		};
		let fullness = [
			part("weight", |weight, _| weight),
			part("bytes", |_, length| length),
		];
		let axes = ["seconds", "% of what user transactions may fill"];
		draw(
			&folder.join("fullness.svg"),
			"How full blocks were",
			axes,
			&fullness,
		)?;

		let book = &self.outcome.book;
		let latency =
			[("included", &book.inclusion), ("final", &book.finality)].map(|(name, histogram)| {
				let point = |percent: i32| {
					let percent = f64::from(percent);
					(percent, histogram.value_at_percentile(percent) as f64 / 1e3)
				};
				series(name.into(), (0..=100).map(point).collect())
			});
		let axes = ["% of transactions", "seconds"];
		draw(
			&folder.join("latency.svg"),
			"Latency from the first offer",
			axes,
			&latency,
		)?;

		let nodes = samples.last().map_or(0, |sample| sample.nodes.len());
		let usage = |sample: &Sample, process: usize| {
			let nodes = sample.nodes.get(process).copied();
			nodes.unwrap_or(sample.sender)
		};
		let name = |process: usize| match process == nodes {
			true => "sender".to_string(),
			false => format!("node {process}"),
		};
		let processors: Vec<_> = (0..=nodes)
			.map(|process| {
				let point = |window: &[Sample]| {
					let (first, last) = (window.first()?, window.last()?);
					let spent =
						usage(last, process).cpu_seconds - usage(first, process).cpu_seconds;
					Some((
						last.seconds,
						100.0 * spent / (last.seconds - first.seconds).max(1e-3),
					))
				};
				series(name(process), windows().filter_map(point).collect())
			})
			.collect();
		let axes = ["seconds", "% of a core"];
		draw(
			&folder.join("processors.svg"),
			"Processor time",
			axes,
			&processors,
		)?;
		let memory: Vec<_> = (0..=nodes)
			.map(|process| {
				let point = |sample: &Sample| (sample.seconds, usage(sample, process).memory);
				series(name(process), samples.iter().map(point).collect())
			})
			.collect();
		let axes = ["seconds", "MB resident"];
		draw(&folder.join("memory.svg"), "Memory", axes, &memory)
	}
}
