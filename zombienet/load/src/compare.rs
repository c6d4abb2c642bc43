// SPDX-License-Identifier: Apache-2.0
//! Two ways to run a node, A and B, in turns: which is better, and whether that can be told.
//!
//! Both run the same scenario with the same senders. The first run of each is thrown away, and then
//! A and B alternate, so that what drifts (a warm processor, a fuller disk) meets both. B is better
//! or worse in a figure only where the ranges of all its runs do not overlap those of A.

use crate::nodes::program;
use anyhow::{Context, Result, ensure};
use clap::Args;
use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::Value;
use std::{
	env,
	fmt::Write,
	fs::{self, File},
	path::{Path, PathBuf},
	process::Command,
	time::{SystemTime, UNIX_EPOCH},
};

/// What is compared with what.
#[derive(Args)]
pub struct Arguments {
	/// The scenario's file.
	#[arg(long)]
	pub scenario: PathBuf,
	/// The scenario's file for B; that of A without it.
	#[arg(long)]
	pub scenario_b: Option<PathBuf>,
	/// Offer that many transactions a second instead of what the scenario says.
	#[arg(long)]
	pub rate: Option<u32>,
	/// The node's program for A; COMPUTECHAIN_NODE without it, or the one beside this program.
	#[arg(long)]
	pub node_a: Option<PathBuf>,
	/// The node's program for B; that of A without it.
	#[arg(long)]
	pub node_b: Option<PathBuf>,
	/// One more argument for the nodes of A; may be repeated.
	#[arg(long, allow_hyphen_values = true)]
	pub argument_a: Vec<String>,
	/// One more argument for the nodes of B; may be repeated.
	#[arg(long, allow_hyphen_values = true)]
	pub argument_b: Vec<String>,
	/// How many runs of each are counted, after one that is not.
	#[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
	pub pairs: u32,
	/// The folder that the reports' folder is made in.
	#[arg(long, default_value = "reports")]
	pub report: PathBuf,
}

/// A figure of a run.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
	/// What it is called in a table.
	pub name: &'static str,
	/// Where it stands in `run.json`.
	pub pointer: &'static str,
	/// Whether more of it is better.
	pub more_is_better: bool,
}

const fn figure(name: &'static str, pointer: &'static str, more_is_better: bool) -> Figure {
	Figure {
		name,
		pointer,
		more_is_better,
	}
}

/// What is compared.
pub const FIGURES: [Figure; 8] = [
	figure("finalized a second", "/finalized_per_second", true),
	figure(
		"nodes' processor, us a transaction",
		"/node_cpu_us_per_transaction",
		false,
	),
	figure(
		"writing, us a transaction",
		"/writing_us_per_transaction",
		false,
	),
	figure("inclusion p50, ms", "/inclusion_ms/p50", false),
	figure("inclusion p99, ms", "/inclusion_ms/p99", false),
	figure("finality p50, ms", "/finality_ms/p50", false),
	figure("orphans, parts", "/orphans", false),
	figure("most memory of a node, MB", "/most_memory", false),
];

/// One figure of both ways.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
	/// The figure.
	pub name: &'static str,
	/// Of the runs of A, in order.
	pub a: Vec<f64>,
	/// Of the runs of B, in order.
	pub b: Vec<f64>,
	/// Whether B is better (`Some(true)`), worse (`Some(false)`), or nobody can tell.
	pub better: Option<bool>,
}

/// The middle value; of an even number, the mean of the two in the middle. 0 of none.
pub fn median(values: &[f64]) -> f64 {
	let mut sorted = values.to_vec();
	sorted.sort_by(f64::total_cmp);
	let half = sorted.len() / 2;
	match sorted.len() {
		0 => 0.0,
		odd if odd % 2 == 1 => sorted[half],
		_ => (sorted[half - 1] + sorted[half]) / 2.0,
	}
}

/// The least and the most.
pub fn range(values: &[f64]) -> (f64, f64) {
	let fold = |start: f64, pick: fn(f64, f64) -> f64| values.iter().copied().fold(start, pick);
	(
		fold(f64::INFINITY, f64::min),
		fold(f64::NEG_INFINITY, f64::max),
	)
}

/// Compares the runs of A with those of B, each the content of a `run.json`.
pub fn rows(a: &[Value], b: &[Value]) -> Result<Vec<Row>> {
	ensure!(
		!a.is_empty() && a.len() == b.len(),
		"{} runs of A and {} of B are no pairs",
		a.len(),
		b.len()
	);
	FIGURES
		.iter()
		.map(|figure| {
			let of = |runs: &[Value]| {
				runs.iter()
					.map(|run| {
						run.pointer(figure.pointer)
							.and_then(Value::as_f64)
							.with_context(|| format!("a run has no {}", figure.pointer))
					})
					.collect::<Result<Vec<_>>>()
			};
			let (a, b) = (of(a)?, of(b)?);
			let ((least_a, most_a), (least_b, most_b)) = (range(&a), range(&b));
			let better = if least_b > most_a {
				Some(figure.more_is_better)
			} else if most_b < least_a {
				Some(!figure.more_is_better)
			} else {
				None
			};
			Ok(Row {
				name: figure.name,
				a,
				b,
				better,
			})
		})
		.collect()
}

/// The table.
pub fn table(rows: &[Row]) -> String {
	let mut text = String::from(
		"| figure | A: median (range) | B: median (range) | B / A | B is |\n|---|---|---|---|---|\n",
	);
	let digits = |value: f64| match value.abs() {
		large if large >= 100.0 => format!("{value:.0}"),
		_ => format!("{value:.2}"),
	};
	let side = |values: &[f64]| {
		let (least, most) = range(values);
		format!(
			"{} ({} to {})",
			digits(median(values)),
			digits(least),
			digits(most)
		)
	};
	for row in rows {
		let ratio = match median(&row.a) {
			0.0 => "-".to_string(),
			a => format!("{:.2}", median(&row.b) / a),
		};
		let verdict = match row.better {
			Some(true) => "better",
			Some(false) => "worse",
			None => "not told apart",
		};
		// Writing to a string does not fail.
		let _ = writeln!(
			text,
			"| {} | {} | {} | {ratio} | {verdict} |",
			row.name,
			side(&row.a),
			side(&row.b)
		);
	}
	text
}

/// Reads the `run.json` of the one report in `folder`.
fn read(folder: &Path) -> Result<Value> {
	let entries = fs::read_dir(folder)
		.with_context(|| format!("no report was written to {}", folder.display()))?
		.collect::<std::io::Result<Vec<_>>>()?;
	let path = entries
		.iter()
		.map(|entry| entry.path().join("run.json"))
		.find(|path| path.is_file())
		.with_context(|| format!("there is no report in {}", folder.display()))?;
	Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// One run, by a process of its own so that nothing of one run is left in the next.
fn one_run(arguments: &Arguments, side: char, folder: &Path) -> Result<Value> {
	let (scenario, node, more) = match side {
		'A' => (None, None, &arguments.argument_a),
		_ => (
			arguments.scenario_b.as_ref(),
			arguments.node_b.as_ref(),
			&arguments.argument_b,
		),
	};
	let scenario = scenario.unwrap_or(&arguments.scenario);
	let node = node.or(arguments.node_a.as_ref()).map(PathBuf::as_path);
	fs::create_dir_all(folder)?;
	let path = folder.with_extension("log");
	let log = File::create(&path)?;
	let mut command = Command::new(env::current_exe()?);
	command
		.args(["run", "--plain", "--scenario"])
		.arg(scenario)
		.arg("--node")
		.arg(program(node)?)
		.arg("--report")
		.arg(folder)
		.args(more.iter().map(|argument| format!("--argument={argument}")))
		.stdout(log.try_clone()?)
		.stderr(log);
	if let Some(rate) = arguments.rate {
		command.args(["--rate", &rate.to_string()]);
	}
	let status = command.status()?;
	read(folder).with_context(|| {
		format!(
			"a run of {side} ended with {status}; see {}",
			path.display()
		)
	})
}

/// Runs A and B in turns, writes `compare.md` beside the reports, and gives its text.
pub fn alternate(arguments: &Arguments) -> Result<String> {
	let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
	let folder = arguments.report.join(format!("compare-{now}"));
	let (mut a, mut b) = (Vec::new(), Vec::new());
	let bar = ProgressBar::new(u64::from(arguments.pairs + 1) * 2);
	bar.tick();
	for pair in 0..=arguments.pairs {
		for (side, runs) in [('A', &mut a), ('B', &mut b)] {
			let run = one_run(arguments, side, &folder.join(format!("{pair}{side}")))?;
			if pair > 0 {
				runs.push(run);
			}
			bar.inc(1);
		}
	}
	bar.finish_and_clear();
	let command = env::args().collect::<Vec<_>>().join(" ");
	let text = format!("`{command}`\n\n{}", table(&rows(&a, &b)?));
	fs::write(folder.join("compare.md"), &text)?;
	Ok(text)
}
