// SPDX-License-Identifier: Apache-2.0
//! What people and log collectors see.

use crate::config::LogFormat;
use computechain_matmul::Shape;
use computechain_primitives::TaskId;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use tracing_subscriber::EnvFilter;

/// The progress of a computation, on a terminal; elsewhere it shows nothing.
#[derive(Clone)]
pub struct Display {
	bar: ProgressBar,
}

impl Display {
	/// Shows nothing.
	pub fn hidden() -> Self {
		Self {
			bar: ProgressBar::hidden(),
		}
	}

	/// Starts the log, and gives a display that does not cut through its lines.
	///
	/// The level comes from the variable `RUST_LOG`, `info` without it.
	pub fn start(format: LogFormat) -> Self {
		let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
		let log = tracing_subscriber::fmt().with_env_filter(filter);
		let text = match format {
			LogFormat::Auto => io::stderr().is_terminal(),
			LogFormat::Text => true,
			LogFormat::Json => false,
		};
		if !text {
			// A second start, as in an example's own tests, keeps the first log.
			let _ = log.json().with_writer(io::stderr).try_init();
			return Self::hidden();
		}
		// Draws on stderr if that is a terminal, else nothing.
		let bar = ProgressBar::no_length();
		let under_the_log = bar.clone();
		let writer = move || Above(under_the_log.clone());
		let _ = log
			.with_ansi(io::stderr().is_terminal())
			.with_writer(writer)
			.try_init();
		Self { bar }
	}

	/// A product is being computed.
	pub fn computing(&self, task: TaskId, shape: Shape) {
		let Shape { m, k, n } = shape;
		self.begin(m.into(), format!("task {task}, {m} x {k} x {n}"));
	}

	/// A benchmark of so many steps is being computed.
	pub fn benchmark(&self, steps: u64) {
		self.begin(steps, "benchmark".into());
	}

	fn begin(&self, length: u64, message: String) {
		let template = "{msg} {wide_bar} {percent}% {elapsed}";
		if let Ok(style) = ProgressStyle::with_template(template) {
			self.bar.set_style(style);
		}
		self.bar.reset();
		self.bar.set_length(length);
		self.bar.set_message(message);
	}

	/// So many rows of the product, or steps of the benchmark, are done.
	pub fn rows(&self, done: u64) {
		self.bar.set_position(done);
	}

	/// Nothing is being computed.
	pub fn idle(&self) {
		self.bar.finish_and_clear();
	}
}

/// Writes log lines above the progress bar.
struct Above(ProgressBar);

impl Write for Above {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.suspend(|| io::stderr().write(bytes))
	}

	fn flush(&mut self) -> io::Result<()> {
		io::stderr().flush()
	}
}
