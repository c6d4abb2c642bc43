// SPDX-License-Identifier: Apache-2.0
//! The repository's own tasks, run as `cargo xtask`.

mod check;
mod metadata;
mod vectors;
mod weights;

use clap::Parser;
use std::process::ExitCode;

/// The repository's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
enum Task {
	/// Checks dependencies, licences, source files and manifests.
	Check,
	Metadata(metadata::Arguments),
	Vectors(vectors::Arguments),
	Weights(weights::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
	let passed = match Task::parse() {
		Task::Check => check::run()?,
		Task::Metadata(arguments) => metadata::run(&arguments)?,
		Task::Vectors(arguments) => vectors::run(&arguments)?,
		Task::Weights(arguments) => weights::run(&arguments)?,
	};
	Ok(if passed {
		ExitCode::SUCCESS
	} else {
		ExitCode::FAILURE
	})
}
