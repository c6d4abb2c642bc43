// SPDX-License-Identifier: Apache-2.0
//! The runtime's metadata, from which the client crate generates its types.

use anyhow::{Context, ensure};
use cargo_metadata::{MetadataCommand, camino::Utf8Path};
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
		generate(&workspace.workspace_root, &checked_in)?;
		println!("wrote {CHECKED_IN}");
		return Ok(true);
	}
	let fresh = workspace.target_directory.join("metadata.scale");
	generate(&workspace.workspace_root, &fresh)?;
	let expected = fs::read(&fresh).with_context(|| format!("{fresh} can not be read"))?;
	// A file that is not there yet is as stale as an old one.
	let same = fs::read(&checked_in).is_ok_and(|bytes| bytes == expected);
	if !same {
		println!("{CHECKED_IN} is not the runtime's metadata: run `cargo xtask metadata`.");
	}
	Ok(same)
}

fn generate(root: &Utf8Path, file: &Utf8Path) -> anyhow::Result<()> {
	let status = Command::new("cargo")
		.args([
			"run",
			"--release",
			"-q",
			"-p",
			"computechain-runtime",
			"--example",
			"metadata",
		])
		.args(["--", file.as_str()])
		.current_dir(root)
		.status()
		.context("cargo can not be started")?;
	ensure!(
		status.success(),
		"the runtime's metadata example failed: {status}"
	);
	Ok(())
}
