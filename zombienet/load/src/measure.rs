// SPDX-License-Identifier: Apache-2.0
//! The machine, the processes on it, and the line that fits their memory.

use crate::book::Book;
use serde::Serialize;
use std::process;
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// What a process uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Usage {
	/// Processor time since it began, in seconds.
	pub cpu_seconds: f64,
	/// Resident memory in MB (10^6 bytes).
	pub memory: f64,
}

/// A second of the run. The first five are sums from the start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
	/// Seconds from the start.
	pub seconds: f64,
	/// Due by the scenario's pace.
	pub due: u64,
	/// Offered to a node.
	pub offered: u64,
	/// Taken by a node.
	pub accepted: u64,
	/// In blocks of the best chain.
	pub included: u64,
	/// In final blocks.
	pub finalized: u64,
	/// Offered and in no block yet.
	pub in_flight: u64,
	/// The height of the best block.
	pub best: u32,
	/// The height of the last final block.
	pub last_final: u32,
	/// The part of what user transactions may weigh that the last block used.
	pub weight: f64,
	/// The part of their bytes.
	pub length: f64,
	/// This program.
	pub sender: Usage,
	/// The nodes, as far as their processes are known.
	pub nodes: Vec<Usage>,
}

/// Measures processes.
pub struct Meter {
	system: System,
	nodes: Vec<Pid>,
}

impl Meter {
	/// Measures these processes and this one.
	pub fn new(nodes: &[u32]) -> Self {
		Self {
			system: System::new(),
			nodes: nodes.iter().copied().map(Pid::from_u32).collect(),
		}
	}

	fn usage(&self, pid: Pid) -> Usage {
		self.system
			.process(pid)
			.map(|process| Usage {
				cpu_seconds: process.accumulated_cpu_time() as f64 / 1e3,
				memory: process.memory() as f64 / 1e6,
			})
			.unwrap_or_default()
	}

	/// Measures now.
	pub fn sample(&mut self, book: &Book, seconds: f64, due: u64) -> Sample {
		let own = Pid::from_u32(process::id());
		let pids: Vec<_> = self.nodes.iter().copied().chain([own]).collect();
		let what = ProcessRefreshKind::nothing().with_cpu().with_memory();
		let update = ProcessesToUpdate::Some(&pids);
		self.system.refresh_processes_specifics(update, true, what);
		Sample {
			sender: self.usage(own),
			nodes: self.nodes.iter().map(|pid| self.usage(*pid)).collect(),
			..sample(book, seconds, due)
		}
	}
}

/// What the books say now, without any process.
pub fn sample(book: &Book, seconds: f64, due: u64) -> Sample {
	let totals = &book.totals;
	let block = book.rows.last();
	Sample {
		seconds,
		due,
		offered: totals.offered,
		accepted: totals.accepted,
		included: totals.included,
		finalized: totals.finalized,
		in_flight: book.in_flight(),
		best: book.best_number(),
		last_final: book.last_final().number,
		weight: block.map_or(0.0, |block| block.weight),
		length: block.map_or(0.0, |block| block.length),
		sender: Usage::default(),
		nodes: Vec::new(),
	}
}

/// The line that fits points best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Line {
	/// How much `y` rises when `x` rises by one.
	pub slope: f64,
	/// The standard error of the slope.
	pub error: f64,
}

/// The line through points by least squares; none through fewer than three, or above each other.
pub fn fit(points: &[(f64, f64)]) -> Option<Line> {
	if points.len() < 3 {
		return None;
	}
	let count = points.len() as f64;
	let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
	let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
	let xx: f64 = points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
	if xx <= f64::EPSILON {
		return None;
	}
	let xy: f64 = points
		.iter()
		.map(|(x, y)| (x - mean_x) * (y - mean_y))
		.sum();
	let slope = xy / xx;
	let residual = |(x, y): &(f64, f64)| (y - mean_y - slope * (x - mean_x)).powi(2);
	let squares: f64 = points.iter().map(residual).sum();
	Some(Line {
		slope,
		error: (squares / (count - 2.0) / xx).sqrt(),
	})
}

/// What the run was on.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
	/// The processor.
	pub processor: String,
	/// Its logical cores.
	pub cores: usize,
	/// Memory in GB (10^9 bytes).
	pub memory: f64,
	/// The operating system.
	pub system: String,
	/// Processes that wanted a core in the minute before the run.
	pub load_before: f64,
	/// The commit of the folder that the program was started in.
	pub commit: String,
	/// What the followed node calls itself.
	pub node: String,
}

impl Machine {
	/// This one; `node` is what the followed node calls itself.
	pub fn describe(node: String) -> Self {
		let mut system = System::new();
		system.refresh_memory();
		system.refresh_cpu_all();
		let commit = process::Command::new("git")
			.args(["describe", "--always", "--dirty", "--abbrev=12"])
			.output()
			.ok()
			.filter(|output| output.status.success())
			.and_then(|output| String::from_utf8(output.stdout).ok())
			.map_or_else(|| "unknown".into(), |text| text.trim().to_string());
		let unknown = || "unknown".to_string();
		Self {
			processor: system
				.cpus()
				.first()
				.map_or_else(unknown, |cpu| cpu.brand().trim().to_string()),
			cores: system.cpus().len(),
			memory: system.total_memory() as f64 / 1e9,
			system: format!(
				"{}, kernel {}",
				System::long_os_version().unwrap_or_else(unknown),
				System::kernel_version().unwrap_or_else(unknown)
			),
			load_before: System::load_average().one,
			commit,
			node,
		}
	}
}
