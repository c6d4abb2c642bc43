// SPDX-License-Identifier: Apache-2.0
//! Workers beside the nodes, as processes of their own.

use crate::node_program;
use anyhow::{Context, Result, ensure};
use std::{
	fs::File,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
};

/// A program that was built together with the node, such as `computechain-worker` or
/// `examples/lying_worker`.
pub fn program(name: &str) -> Result<PathBuf> {
	let node = node_program()?;
	let program = node.parent().context("the node has no folder")?.join(name);
	ensure!(
		program.is_file(),
		"{} is not built; it belongs beside the node",
		program.display()
	);
	Ok(program)
}

/// A running program, which ends with the value.
pub struct Process(Child);

impl Process {
	/// Starts a program; what it prints goes to `<name>.log` in `folder`.
	pub fn start(folder: &Path, name: &str, program: &Path, arguments: &[&str]) -> Result<Self> {
		let log = File::create(folder.join(name).with_extension("log"))?;
		let child = Command::new(program)
			.args(arguments)
			.stdin(Stdio::null())
			.stdout(log.try_clone()?)
			.stderr(log)
			.spawn()
			.with_context(|| format!("{} does not start", program.display()))?;
		Ok(Self(child))
	}

	/// Whether it still runs.
	pub fn runs(&mut self) -> Result<bool> {
		Ok(self.0.try_wait()?.is_none())
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		// It may have ended by itself.
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}
