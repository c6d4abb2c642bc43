// SPDX-License-Identifier: Apache-2.0
//! Workers and witnesses beside the nodes, as processes of their own.

use crate::{Testnet, key, node_program};
use anyhow::{Context, Result, ensure};
use std::{
	fs::File,
	net::TcpListener,
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

/// Starts a witness beside each of these nodes, named after development accounts, and publishes it.
pub fn start_witnesses(testnet: &Testnet, nodes: &[&str]) -> Result<Vec<Process>> {
	let program = program("computechain-witness")?;
	let start = |node: &&str| {
		let url = testnet.node(node)?.ws_uri();
		// Free now, and nobody else on this machine is likely to take it in between.
		let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
		let (first, rest) = node.split_at(1);
		let suri = format!("//{}{rest}", first.to_uppercase());
		let flags = ["run", "--url", url, "--suri", &suri, "--listen", &address];
		let name = format!("witness-{node}");
		let process = Process::start(testnet.folder(), &name, &program, &flags)?;
		let account = key(&suri)?.public_key().to_account_id().to_string();
		let published = Command::new(&program)
			.args(["publish", "--url", url, "--suri", &format!("{suri}//stash")])
			.args(["--account", &account, "--address", &address])
			.output()?;
		ensure!(
			published.status.success(),
			"{node} did not publish its witness: {}",
			String::from_utf8_lossy(&published.stderr)
		);
		Ok(process)
	};
	nodes.iter().map(start).collect()
}
