// SPDX-License-Identifier: Apache-2.0
//! What is seen while it runs: bars on a terminal, lines elsewhere.

use crate::measure::Sample;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use std::{
	collections::VecDeque,
	io::{self, IsTerminal},
	time::{Duration, Instant},
};

/// How many seconds a rate is taken over.
const WINDOW: usize = 5;
/// How often a line is printed where there is no terminal, in seconds.
const LINE_EVERY: f64 = 5.0;
/// After how long the same is told again.
const NOTE_AGAIN: Duration = Duration::from_secs(10);
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The live view.
pub struct View {
	bars: Option<Bars>,
	recent: VecDeque<Sample>,
	last_line: f64,
	last_note: Option<(Instant, String)>,
}

struct Bars {
	all: MultiProgress,
	series: [ProgressBar; 4],
	block: ProgressBar,
	status: ProgressBar,
	history: [VecDeque<f64>; 4],
}

impl Bars {
	fn new(total: u64) -> Option<Self> {
		let all = MultiProgress::new();
		let bar = |name: &'static str, colour: &str, length: u64| {
			let template =
				format!("{{prefix:>10.bold}} {{bar:36.{colour}/black.bright}} {{pos:>9}} {{msg}}");
			let style = ProgressStyle::with_template(&template).ok()?;
			let bar = all.add(ProgressBar::new(length.max(1)));
			bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
			bar.set_prefix(name);
			Some(bar)
		};
		let series = [
			bar("offered", "white", total)?,
			bar("accepted", "cyan", total)?,
			bar("included", "yellow", total)?,
			bar("finalized", "green", total)?,
		];
		let block = bar("block %", "magenta", 100)?;
		let status = all.add(ProgressBar::new(1));
		status.set_style(ProgressStyle::with_template("{msg}").ok()?);
		Some(Self {
			series,
			block,
			status,
			history: Default::default(),
			all,
		})
	}
}

impl View {
	/// Of a run of `total` transactions. `plain` gives lines on a terminal as well.
	pub fn new(total: u64, plain: bool) -> Self {
		let terminal = !plain && io::stderr().is_terminal();
		Self {
			bars: terminal.then(|| Bars::new(total)).flatten(),
			recent: VecDeque::new(),
			last_line: f64::NEG_INFINITY,
			last_note: None,
		}
	}

	/// Another second is over.
	pub fn show(&mut self, sample: &Sample) {
		self.recent.push_back(sample.clone());
		if self.recent.len() > WINDOW + 1 {
			self.recent.pop_front();
		}
		let rates = rates(self.recent.front(), sample);
		let status = status(self.recent.front(), sample);
		let Some(bars) = &mut self.bars else {
			if sample.seconds - self.last_line >= LINE_EVERY {
				self.last_line = sample.seconds;
				println!("{}", line(sample, rates, &status));
			}
			return;
		};
		let counts = [
			sample.offered,
			sample.accepted,
			sample.included,
			sample.finalized,
		];
		for (number, count) in counts.into_iter().enumerate() {
			let history = &mut bars.history[number];
			history.push_back(rates[number]);
			if history.len() > 24 {
				history.pop_front();
			}
			bars.series[number].set_position(count);
			let message = format!("{:>7.0}/s {}", rates[number], sparks(history));
			bars.series[number].set_message(message);
		}
		bars.block.set_position((sample.weight * 100.0) as u64);
		bars.block
			.set_message(format!("bytes {:.0} %", sample.length * 100.0));
		bars.status.set_message(status);
	}

	/// Something happened. The same again is told again after some seconds only.
	pub fn note(&mut self, text: &str) {
		let again = |(at, last): &(Instant, String)| last == text && at.elapsed() < NOTE_AGAIN;
		if self.last_note.as_ref().is_some_and(again) {
			return;
		}
		self.last_note = Some((Instant::now(), text.into()));
		match &self.bars {
			Some(bars) => drop(bars.all.println(text)),
			None => println!("{text}"),
		}
	}

	/// Leaves the bars as they are.
	pub fn finish(&self) {
		if let Some(bars) = &self.bars {
			bars.series.iter().for_each(ProgressBar::abandon);
			bars.block.abandon();
			bars.status.abandon();
		}
	}
}

/// Offered, accepted, included and finalized a second.
pub fn rates(from: Option<&Sample>, to: &Sample) -> [f64; 4] {
	let Some(from) = from else {
		return [0.0; 4];
	};
	let seconds = (to.seconds - from.seconds).max(1e-3);
	[
		(from.offered, to.offered),
		(from.accepted, to.accepted),
		(from.included, to.included),
		(from.finalized, to.finalized),
	]
	.map(|(from, to)| (to as f64 - from as f64) / seconds)
}

fn status(from: Option<&Sample>, to: &Sample) -> String {
	let from = from.unwrap_or(to);
	let seconds = (to.seconds - from.seconds).max(1e-3);
	let share = |a: f64, b: f64| (b - a).max(0.0) / seconds * 100.0;
	let nodes: Vec<_> = from
		.nodes
		.iter()
		.zip(&to.nodes)
		.map(|(a, b)| {
			format!(
				"{:.0} % {:.0} MB",
				share(a.cpu_seconds, b.cpu_seconds),
				b.memory
			)
		})
		.collect();
	format!(
		"{:>5.0} s  in flight {}  best {}  final {}  sender {:.0} %  nodes {}",
		to.seconds,
		to.in_flight,
		to.best,
		to.last_final,
		share(from.sender.cpu_seconds, to.sender.cpu_seconds),
		nodes.join(", ")
	)
}

fn line(sample: &Sample, rates: [f64; 4], status: &str) -> String {
	let [offered, accepted, included, finalized] = rates;
	format!(
		"offered {} ({offered:.0}/s)  accepted {} ({accepted:.0}/s)  included {} ({included:.0}/s)  \
		 finalized {} ({finalized:.0}/s)  block {:.0} %  {status}",
		sample.offered,
		sample.accepted,
		sample.included,
		sample.finalized,
		sample.weight * 100.0
	)
}

fn sparks(values: &VecDeque<f64>) -> String {
	let most = values.iter().copied().fold(1.0, f64::max);
	let level = |value: &f64| LEVELS[((value / most * 7.0).round() as usize).min(7)];
	values.iter().map(level).collect()
}
