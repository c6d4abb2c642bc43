// SPDX-License-Identifier: Apache-2.0
//! The repository's own tasks, run as `cargo xtask`.

mod check;
mod load;
mod metadata;
mod vectors;
mod weights;
mod whitelist;

use clap::Parser;
use std::process::ExitCode;

/// The repository's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
enum Task {
	/// Checks dependencies, licences, source files and manifests.
	Check,
	/// Runs a load scenario on nodes of its own, or on those named, and writes a report.
	#[command(disable_help_flag = true)]
	Load(load::Arguments),
	Metadata(metadata::Arguments),
	/// Runs at one rate for hours; fails on lost transactions, stalls and rising memory.
	#[command(disable_help_flag = true)]
	Soak(load::Arguments),
	/// Runs a load scenario with two nodes in turns, and says which is better.
	#[command(disable_help_flag = true)]
	Compare(load::Arguments),
	Vectors(vectors::Arguments),
	Weights(weights::Arguments),
	Whitelist(whitelist::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
	let passed = match Task::parse() {
		Task::Check => check::run()?,
		Task::Load(arguments) => return load::run("run", &arguments),
		Task::Soak(arguments) => return load::run("soak", &arguments),
		Task::Compare(arguments) => return load::run("compare", &arguments),
		Task::Metadata(arguments) => metadata::run(&arguments)?,
		Task::Vectors(arguments) => vectors::run(&arguments)?,
		Task::Weights(arguments) => weights::run(&arguments)?,
		Task::Whitelist(arguments) => whitelist::run(&arguments)?,
	};
	Ok(if passed {
		ExitCode::SUCCESS
	} else {
		ExitCode::FAILURE
	})
}
