// SPDX-License-Identifier: Apache-2.0
//! Namespaces of a story's own: network, mounts and processes.
//!
//! The test's program starts itself once more inside them, with the one story to tell. All names
//! and addresses of a mesh live there, so that stories do not collide, and the kernel takes down
//! links, mounts and nodes with the story's process, however that ends.

use anyhow::{Context, Result, bail, ensure};
use std::{
	any::type_name,
	env,
	fs::metadata,
	io::{Read, Write, stdin},
	os::unix::fs::MetadataExt,
	process::{Command, Stdio, exit},
	thread,
};

/// Set inside.
const INSIDE: &str = "COMPUTECHAIN_CHAOS_INSIDE";

/// `COMPUTECHAIN_CHAOS=skip` leaves these stories out.
const SWITCH: &str = "COMPUTECHAIN_CHAOS";

/// The exit code of a story that went well. Not 0, which a test program also ends with when it
/// knows no test of the name that it was given.
const WELL: i32 = 70;

/// Runs a story in namespaces of its own. Only for a closure written in the test itself: the test's
/// name is found by the closure's.
pub fn isolated<S: AsyncFnOnce() -> Result<()>>(story: S) -> Result<()> {
	let name = type_name::<S>().trim_end_matches("::{{closure}}");
	let (_, name) = name
		.split_once("::")
		.context("the story is no closure in a test")?;
	if env::var_os(INSIDE).is_some() {
		return tell(story);
	}
	if env::var_os(SWITCH).is_some_and(|value| value == "skip") {
		println!("left out, as {SWITCH} says: {name}");
		return Ok(());
	}
	let mut child = namespaces()?
		.arg(env::current_exe()?)
		.args([name, "--exact", "--nocapture", "--test-threads=1"])
		.env(INSIDE, "1")
		.stdin(Stdio::piped())
		.spawn()?;
	// Held until the story has ended: its end is how the inside notices that this process died.
	let alive = child.stdin.take();
	let status = child.wait()?;
	drop(alive);
	ensure!(
		status.code() == Some(WELL),
		"the story failed, or was not found ({status}): see above"
	);
	Ok(())
}

/// `unshare`, after a try that shows whether namespaces can be had.
fn namespaces() -> Result<Command> {
	let unshare = || {
		let mut command = Command::new("unshare");
		command.args(["--net", "--mount", "--pid", "--fork", "--mount-proc"]);
		if metadata("/proc/self").is_ok_and(|myself| myself.uid() != 0) {
			command.args(["--user", "--map-root-user"]);
		}
		command.arg("--");
		command
	};
	let why = match unshare().args(["ip", "link", "show"]).output() {
		Ok(output) if output.status.success() => return Ok(unshare()),
		Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
		Err(error) => error.to_string(),
	};
	bail!(
		"no namespaces for this story: {why}. It needs unshare and nsenter (util-linux), ip (iproute2), \
		 and either root with CAP_SYS_ADMIN and CAP_NET_ADMIN or unprivileged user namespaces. \
		 {SWITCH}=skip leaves such stories out"
	)
}

/// The inside: a story whose process is the first of its namespace.
fn tell(story: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
	thread::spawn(|| {
		// An error says the same as the end: nobody waits for this story any more.
		let _ = stdin().read_to_end(&mut Vec::new());
		exit(1);
	});
	// `ip netns` keeps its names below /run. What is shared memory under the number of a process
	// must not meet that of another namespace with the same numbers.
	for folder in ["/run", "/dev/shm"] {
		run("mount", &["-t", "tmpfs", "none", folder])?;
	}
	tokio::runtime::Builder::new_multi_thread()
		.enable_all()
		.build()?
		.block_on(story())?;
	exit(WELL)
}

/// Runs a program to its end.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<()> {
	feed(program, arguments, "")
}

/// Runs a program to its end, with that text as its input.
pub(crate) fn feed(program: &str, arguments: &[&str], text: &str) -> Result<()> {
	ensure!(
		env::var_os(INSIDE).is_some(),
		"{program} would change this machine: only a story told by `isolated` may"
	);
	let mut child = Command::new(program)
		.args(arguments)
		.stdin(Stdio::piped())
		.stdout(Stdio::null())
		.stderr(Stdio::piped())
		.spawn()
		.with_context(|| format!("{program} does not start"))?;
	if let Some(mut input) = child.stdin.take() {
		input.write_all(text.as_bytes())?;
	}
	let output = child.wait_with_output()?;
	ensure!(
		output.status.success(),
		"{program} {}: {}",
		arguments.join(" "),
		String::from_utf8_lossy(&output.stderr).trim()
	);
	Ok(())
}
