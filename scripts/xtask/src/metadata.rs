// SPDX-License-Identifier: Apache-2.0
//! The runtime's metadata, from which the client crate generates its types.

use anyhow::{Context, ensure};
use cargo_metadata::{Metadata, MetadataCommand, camino::Utf8Path};
use std::{fs, process::Command};

const CHECKED_IN: &str = "node/client/metadata.scale";

/// Writes the runtime's metadata to node/client/metadata.scale.
#[derive(clap::Args)]
pub struct Arguments {
	/// Only compare: fails when the checked-in file is not that of the runtime.
	#[arg(long)]
	check: bool,
}

/// Writes or compares the file; whether it is that of the runtime.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	let workspace = MetadataCommand::new().no_deps().exec()?;
	let checked_in = workspace.workspace_root.join(CHECKED_IN);
	if !arguments.check {
		generate(&workspace, &checked_in)?;
		println!("wrote {CHECKED_IN}");
		return Ok(true);
	}
	let fresh = workspace.target_directory.join("metadata.scale");
	generate(&workspace, &fresh)?;
	let expected = fs::read(&fresh).with_context(|| format!("{fresh} can not be read"))?;
	// A file that is not there yet is as stale as an old one.
	let same = fs::read(&checked_in).is_ok_and(|bytes| bytes == expected);
	if !same {
		println!("{CHECKED_IN} is not the runtime's metadata: run `cargo xtask metadata`.");
	}
	Ok(same)
}

/// Builds the runtime's metadata example and lets it write `file`.
///
/// The whole workspace is selected, because a single package would ask its dependencies for fewer
/// features and compile them again.
fn generate(workspace: &Metadata, file: &Utf8Path) -> anyhow::Result<()> {
	let built = Command::new("cargo")
		.args(["build", "--release", "--quiet", "--locked", "--workspace"])
		.args(["--example", "metadata"])
		.current_dir(&workspace.workspace_root)
		.status()
		.context("cargo can not be started")?;
	ensure!(
		built.success(),
		"the runtime's metadata example does not build"
	);
	let example = workspace.target_directory.join("release/examples/metadata");
	let written = Command::new(&example)
		.arg(file)
		.status()
		.with_context(|| format!("{example} can not be started"))?;
	ensure!(written.success(), "{example} failed: {written}");
	Ok(())
}
