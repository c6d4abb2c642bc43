// SPDX-License-Identifier: Apache-2.0
//! A child: started, asked, watched, killed.

use super::protocol::{Ready, Reply, Request, frame, read};
use crate::metrics::METRICS;
use computechain_engine::EngineError;
use std::{
	fs,
	io::{BufReader, Write},
	os::unix::process::CommandExt,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel},
	thread,
	time::{Duration, Instant},
};

/// How often a child's memory is looked at.
const WATCH_PAUSE: Duration = Duration::from_millis(100);
/// Bytes of a page, in which the kernel counts.
const PAGE: u64 = 4_096;
/// Variables that hold secrets.
const SECRETS: [&str; 2] = ["CPC_WORKER_KEY", "CPC_WORKER_SURI"];

/// How to start an engine's process.
#[derive(Clone, Debug)]
pub struct Launch {
	/// The program.
	pub program: PathBuf,
	/// Its arguments; the scratch folder is added.
	pub arguments: Vec<String>,
	/// Variables it gets besides the worker's own.
	pub environment: Vec<(String, String)>,
	/// The folder it may write to.
	pub scratch: PathBuf,
	/// The longest it may take to start.
	pub start_limit: Duration,
	/// The longest a computation may take.
	pub time_limit: Duration,
	/// The most memory it may have, in bytes.
	pub memory_limit: Option<u64>,
}

/// How a process is started, with what it gets and does not get of the worker.
fn command(launch: &Launch, scratch: &Path) -> Command {
	let mut command = Command::new(&launch.program);
	command
		.args(&launch.arguments)
		.arg("--scratch")
		.arg(scratch)
		// Every cache that drivers write is in the folder that they may write.
		.env("HOME", scratch)
		.env("TMPDIR", scratch)
		.env("POCL_CACHE_DIR", scratch.join("pocl"))
		.env("CUDA_CACHE_PATH", scratch.join("cuda"))
		.envs(launch.environment.iter().cloned())
		.current_dir(scratch)
		// Ctrl-C is for the worker; this process ends with it.
		.process_group(0)
		.stdin(Stdio::piped())
		.stdout(Stdio::piped());
	for secret in SECRETS {
		command.env_remove(secret);
	}
	command
}

/// A process that answers one request at a time.
pub(super) struct Process {
	child: Child,
	requests: Sender<Vec<u8>>,
	replies: Receiver<Reply>,
	memory_limit: Option<u64>,
	/// Whether it has been killed, or ended.
	pub(super) dead: bool,
	/// Whether it was killed for being slow.
	pub(super) slow: bool,
}

impl Process {
	/// Starts a process and waits until its engine is ready.
	pub(super) fn start(launch: &Launch) -> Result<(Self, Ready), EngineError> {
		let failed = |error| EngineError::Driver(format!("the engine's process: {error}"));
		fs::create_dir_all(&launch.scratch).map_err(failed)?;
		let scratch = launch.scratch.canonicalize().map_err(failed)?;
		let mut child = command(launch, &scratch).spawn().map_err(failed)?;
		let (requests, to_write) = channel::<Vec<u8>>();
		let (to_tell, replies) = sync_channel(4);
		let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
		// A process that does not read must not block the worker; killing it ends both threads.
		thread::spawn(move || {
			let Some(mut stdin) = stdin else { return };
			for request in to_write {
				let written = stdin.write_all(&request).and_then(|()| stdin.flush());
				if written.is_err() {
					return;
				}
			}
		});
		thread::spawn(move || {
			let Some(stdout) = stdout else { return };
			let mut stdout = BufReader::new(stdout);
			while let Ok(reply) = read(&mut stdout) {
				if to_tell.send(reply).is_err() {
					return;
				}
			}
		});
		let mut process = Self {
			child,
			requests,
			replies,
			memory_limit: launch.memory_limit,
			dead: false,
			slow: false,
		};
		let ready = process.hear(launch.start_limit, &mut |reply| match reply {
			Reply::Ready(ready) => Ok(Some(ready)),
			_ => Err(()),
		})?;
		METRICS.engine_processes_total.add(1);
		let Ready { name, sandbox, .. } = &ready;
		let id = process.id();
		tracing::info!(engine = name, process = id, sandbox, "an engine is ready");
		Ok((process, ready))
	}

	/// The process's id.
	pub(super) fn id(&self) -> u32 {
		self.child.id()
	}

	/// Sends a request and hears replies until one ends it: `heard` gives an answer, nothing, or
	/// an error for a reply that does not belong here.
	pub(super) fn ask<T>(
		&mut self,
		request: &Request,
		limit: Duration,
		heard: &mut dyn FnMut(Reply) -> Result<Option<T>, ()>,
	) -> Result<T, EngineError> {
		let frame = frame(request).map_err(|error| EngineError::OutOfMemory(error.to_string()))?;
		// A writer that is gone shows as a process that does not answer.
		let _ = self.requests.send(frame);
		self.hear(limit, heard)
	}

	fn hear<T>(
		&mut self,
		limit: Duration,
		heard: &mut dyn FnMut(Reply) -> Result<Option<T>, ()>,
	) -> Result<T, EngineError> {
		let deadline = Instant::now() + limit;
		loop {
			let left = deadline.saturating_duration_since(Instant::now());
			let reply = self.replies.recv_timeout(left.min(WATCH_PAUSE));
			let over = self.memory_limit.filter(|most| self.memory() > *most);
			let reason = match reply {
				Ok(Reply::Failed(failure)) => return Err(failure.into()),
				Ok(reply) => match heard(reply) {
					Ok(Some(answer)) => return Ok(answer),
					Ok(None) => None,
					Err(()) => Some("the process answered something else"),
				},
				Err(RecvTimeoutError::Timeout) => None,
				Err(RecvTimeoutError::Disconnected) => Some("the process ended"),
			};
			if let Some(reason) = reason {
				let status = self.kill();
				return Err(EngineError::DeviceLost(format!("{reason}, {status}")));
			}
			if let Some(most) = over {
				self.kill();
				let sentence = format!("the process was killed over {} MiB", most >> 20);
				return Err(EngineError::OutOfMemory(sentence));
			}
			if Instant::now() >= deadline {
				self.slow = true;
				self.kill();
				let sentence = format!("the process was killed after {limit:?}");
				return Err(EngineError::DeviceLost(sentence));
			}
		}
	}

	/// The bytes of its memory that are resident, 0 when it is gone.
	fn memory(&self) -> u64 {
		let pages = fs::read_to_string(format!("/proc/{}/statm", self.id())).unwrap_or_default();
		let resident = pages.split(' ').nth(1).and_then(|pages| pages.parse().ok());
		PAGE.saturating_mul(resident.unwrap_or(0))
	}

	/// Ends the process; how it ended.
	pub(super) fn kill(&mut self) -> String {
		self.dead = true;
		// It may have ended by itself.
		let _ = self.child.kill();
		match self.child.wait() {
			Ok(status) => status.to_string(),
			Err(error) => error.to_string(),
		}
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		self.kill();
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		config::{Config, EngineChoice},
		run::KEY_VARIABLE,
	};
	use std::ffi::OsStr;

	#[test]
	fn secrets_should_be_taken_out_when_a_process_is_started() {
		let launch = Launch::of(&Config::default(), "/bin/true".into(), EngineChoice::Cpu);
		let command = command(&launch, Path::new("/scratch"));
		let value = |name: &str| {
			let mut changes = command.get_envs();
			let change = changes.find(|(variable, _)| *variable == OsStr::new(name));
			change.map(|(_, value)| value)
		};
		assert_eq!(value(KEY_VARIABLE), Some(None));
		assert_eq!(value("CPC_WORKER_SURI"), Some(None));
		assert_eq!(value("TMPDIR"), Some(Some(OsStr::new("/scratch"))));
	}

	#[test]
	fn device_should_reach_drivers_when_it_is_a_number_or_a_name() {
		let of = |device: Option<&str>| {
			let config = Config {
				device: device.map(String::from),
				..Config::default()
			};
			Launch::of(&config, "/bin/true".into(), EngineChoice::Auto)
		};
		for (nvidia, visible) in [
			(None, "0"),
			(Some("1"), "1"),
			(Some("GPU-1234"), "GPU-1234"),
		] {
			let launch = of(nvidia);
			let visible = ("CUDA_VISIBLE_DEVICES".to_owned(), visible.to_owned());
			assert!(launch.environment.contains(&visible));
			assert!(!launch.arguments.contains(&"--device".into()));
		}
		let launch = of(Some("pthread"));
		assert_eq!(launch.arguments[5..], ["--device", "pthread"]);
		assert!(launch.environment.is_empty());
	}
}
