// SPDX-License-Identifier: Apache-2.0
//! Measures pallets and writes their weights.

use super::{Bencher, Effort, Workspace};
use anyhow::Context;
use std::{fs, time::Instant};

/// Measures the weights of pallets and extensions and writes runtime/src/weights/.
///
/// Takes about half an hour on 2 cores for all of them, one after the other. What was measured so
/// far stays when it is broken off; `--missing` goes on from there.
#[derive(clap::Args)]
pub struct Arguments {
	/// The pallets to measure; all with benchmarks when none is named.
	pallets: Vec<String>,
	#[command(flatten)]
	bencher: Bencher,
	/// How many points of each component's range are measured; as suits the pallet by default.
	#[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
	steps: Option<u32>,
	/// How often each point is measured; as suits the pallet by default.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
	repeat: Option<u32>,
	/// Leaves out what has raw results in target/weights/measured/ already.
	#[arg(long)]
	missing: bool,
}

/// Measures and writes; whether all of it went well.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	let workspace = Workspace::open()?;
	let pallets = workspace.choose(&arguments.pallets)?;
	let results = workspace.target.join("weights/measured");
	fs::create_dir_all(&results).with_context(|| format!("{results} can not be made"))?;
	let runtime = workspace.build()?;
	for pallet in pallets {
		let raw = results.join(format!("{pallet}.json"));
		if arguments.missing && raw.exists() {
			continue;
		}
		let began = Instant::now();
		let mut effort = Effort::of(pallet);
		effort.steps = arguments.steps.unwrap_or(effort.steps);
		effort.repeat = arguments.repeat.unwrap_or(effort.repeat);
		// Only whole results count for `--missing`.
		let partial = raw.with_extension("partial");
		let written = [
			["--header", "scripts/xtask/weights-header.txt"],
			["--template", "scripts/xtask/weights.hbs"],
			["--output", "runtime/src/weights/"],
		];
		let bencher = &arguments.bencher;
		bencher.run(
			&workspace,
			&runtime,
			pallet,
			&effort,
			partial.as_std_path(),
			written.as_flattened(),
		)?;
		fs::rename(&partial, &raw).with_context(|| format!("{raw} can not be written"))?;
		println!("{pallet}: {} s", began.elapsed().as_secs());
	}
	Ok(true)
}
