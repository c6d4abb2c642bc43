// SPDX-License-Identifier: Apache-2.0
//! Doors to the load generator.

use anyhow::{Context, ensure};
use cargo_metadata::MetadataCommand;
use std::{
	env,
	ffi::OsString,
	process::{Command, ExitCode},
};

/// What is handed on.
#[derive(clap::Args)]
pub struct Arguments {
	/// Arguments of `computechain-load`.
	#[arg(trailing_var_arg = true, allow_hyphen_values = true)]
	arguments: Vec<OsString>,
}

/// Builds the load generator, and the node unless one is named, and hands on.
pub fn run(what: &str, arguments: &Arguments) -> anyhow::Result<ExitCode> {
	let workspace = MetadataCommand::new().no_deps().exec()?;
	let names_node = arguments.arguments.iter().any(|argument| {
		let argument = argument.to_string_lossy();
		["--node", "--url", "--help", "-h"]
			.iter()
			.any(|flag| argument.split('=').next() == Some(flag))
	});
	let mut build = Command::new("cargo");
	// The whole workspace, because a single package would ask its dependencies for fewer features
	// and compile them again.
	build
		.args(["build", "--release", "--quiet", "--locked", "--workspace"])
		.args(["--bin", "computechain-load"])
		.current_dir(&workspace.workspace_root);
	if !names_node && env::var_os("COMPUTECHAIN_NODE").is_none() {
		build.args(["--bin", "computechain-node"]);
	}
	let built = build.status().context("cargo can not be started")?;
	ensure!(built.success(), "the load generator does not build");
	let program = workspace.target_directory.join("release/computechain-load");
	let ended = Command::new(&program)
		.arg(what)
		.args(&arguments.arguments)
		.status()
		.with_context(|| format!("{program} can not be started"))?;
	Ok(match ended.code() {
		Some(0) => ExitCode::SUCCESS,
		_ => ExitCode::FAILURE,
	})
}
