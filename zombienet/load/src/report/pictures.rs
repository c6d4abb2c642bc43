// SPDX-License-Identifier: Apache-2.0
//! Which lines the report's plots show.

use super::Report;
use crate::{
	measure::Sample,
	plots::{Series, draw},
	view::rates,
};
use anyhow::Result;
use std::path::Path;

/// Over how many samples rates are taken: whole slots of 1, 2, 3, 4 and 6 s, so that blocks make no
/// pattern of their own.
const SMOOTHING: usize = 12;

impl Report<'_> {
	pub(super) fn plots(&self, folder: &Path) -> Result<()> {
		let samples = &self.outcome.samples;
		let names = ["offered", "accepted", "included", "finalized"];
		let series = |name: String, points: Vec<(f64, f64)>| Series { name, points };
		let smoothing = SMOOTHING.min(samples.len().saturating_sub(1)).max(1);
		let windows = || samples.windows(smoothing + 1);
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

		let counts: [fn(&Sample) -> u64; 4] = [
			|sample| sample.offered,
			|sample| sample.accepted,
			|sample| sample.included,
			|sample| sample.finalized,
		];
		let progress: Vec<_> = names
			.into_iter()
			.zip(counts)
			.map(|(name, count)| {
				let point = |sample: &Sample| (sample.seconds, count(sample) as f64);
				series(name.into(), samples.iter().map(point).collect())
			})
			.collect();
		let axes = ["seconds", "transactions"];
		draw(
			&folder.join("progress.svg"),
			"Transactions so far",
			axes,
			&progress,
		)?;

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
