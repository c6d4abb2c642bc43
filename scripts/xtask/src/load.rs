// SPDX-License-Identifier: Apache-2.0
//! Doors to the load generator.

use anyhow::{Context, ensure};
use cargo_metadata::MetadataCommand;
use std::{
	env,
	ffi::OsString,
	io,
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
		["--node", "--node-a", "--url", "--help", "-h"]
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
	let mut command = Command::new(&program);
	command.arg(what).args(&arguments.arguments);
	hand_on(command).with_context(|| format!("{program} can not be started"))
}

/// Becomes that program, so that a signal reaches it and nobody else.
#[cfg(unix)]
fn hand_on(mut command: Command) -> io::Result<ExitCode> {
	Err(std::os::unix::process::CommandExt::exec(&mut command))
}

#[cfg(not(unix))]
fn hand_on(mut command: Command) -> io::Result<ExitCode> {
	Ok(match command.status()?.code() {
		Some(0) => ExitCode::SUCCESS,
		_ => ExitCode::FAILURE,
	})
}
