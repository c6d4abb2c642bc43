// SPDX-License-Identifier: Apache-2.0
//! Numbers for Prometheus, at an address that is served only when it is asked for.
//!
//! They count from the start of the program; Prometheus itself copes with a counter that starts
//! again.

use anyhow::Context;
use std::{
	io::{self, BufRead, BufReader, Read, Write},
	net::{SocketAddr, TcpListener, TcpStream},
	sync::atomic::{AtomicU64, Ordering::Relaxed},
	thread,
	time::Duration,
};

/// The most bytes of a request that are read.
const MAX_REQUEST: u64 = 8192;
/// How long a reader may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// A number.
#[derive(Default)]
pub struct Number(AtomicU64);

impl Number {
	/// Adds to it.
	pub fn add(&self, more: u64) {
		self.0.fetch_add(more, Relaxed);
	}

	/// Replaces it.
	pub fn set(&self, value: u64) {
		self.0.store(value, Relaxed);
	}

	fn get(&self) -> u64 {
		self.0.load(Relaxed)
	}
}

macro_rules! metrics {
	($($(#[doc = $help:literal])+ $name:ident: $kind:literal,)*) => {
		/// The worker's numbers.
		pub struct Metrics {
			$($(#[doc = $help])+ pub $name: Number,)*
		}

		/// The numbers of this process.
		pub static METRICS: Metrics = Metrics {
			$($name: Number(AtomicU64::new(0)),)*
		};

		impl Metrics {
			/// Name, kind, help and value of each.
			fn rows(&self) -> Vec<(&'static str, &'static str, &'static str, u64)> {
				vec![$((stringify!($name), $kind, concat!($($help),+).trim_ascii(), self.$name.get()),)*]
			}
		}
	};
}

metrics! {
	/// The last block that the worker has seen.
	last_block: "gauge",
	/// Tasks that are the worker's and not settled.
	tasks_open: "gauge",
	/// Tasks that wait for their product, the one being computed included.
	tasks_queued: "gauge",
	/// Products that were computed.
	products_computed_total: "counter",
	/// Computations that gave no product.
	computations_failed_total: "counter",
	/// Milliseconds that the engine computed.
	engine_milliseconds_total: "counter",
	/// Engine processes that were started.
	engine_processes_total: "counter",
	/// Tasks whose commitment is in a block.
	tasks_committed_total: "counter",
	/// Tasks whose samples are open in a block.
	tasks_revealed_total: "counter",
	/// Revealed tasks that are settled: paid, unless a challenge was lost.
	tasks_settled_total: "counter",
	/// Tasks that were taken away before their reveal.
	tasks_lost_total: "counter",
	/// Transactions that were refused or failed.
	transactions_failed_total: "counter",
}

impl Metrics {
	/// The numbers in Prometheus' text format.
	pub fn text(&self) -> String {
		let shown = |(name, kind, help, value): &(&str, &str, &str, u64)| {
			let name = format!("computechain_worker_{name}");
			format!("# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n")
		};
		self.rows().iter().map(shown).collect()
	}
}

/// Serves the numbers at `http://ADDRESS/metrics` from a thread; gives the address in use.
pub fn serve(address: SocketAddr) -> anyhow::Result<SocketAddr> {
	let listener = TcpListener::bind(address)
		.with_context(|| format!("metrics can not be served at {address}"))?;
	let address = listener.local_addr()?;
	tracing::info!(%address, "serving metrics");
	// One reader at a time, each with little time: a slow one can delay others, nothing else.
	thread::spawn(move || {
		for stream in listener.incoming() {
			if let Err(error) = stream.and_then(answer) {
				tracing::debug!(%error, "a reader of the metrics is lost");
			}
		}
	});
	Ok(address)
}

fn answer(mut stream: TcpStream) -> io::Result<()> {
	stream.set_read_timeout(Some(PATIENCE))?;
	stream.set_write_timeout(Some(PATIENCE))?;
	let mut lines = BufReader::new((&stream).take(MAX_REQUEST));
	let mut first = String::new();
	lines.read_line(&mut first)?;
	// Up to the empty line, or the bytes are spent.
	let mut line = String::new();
	while lines.read_line(&mut line)? > 2 {
		line.clear();
	}
	let (status, text) = if first.starts_with("GET /metrics ") {
		("200 OK", METRICS.text())
	} else {
		("404 Not Found", String::new())
	};
	write!(
		stream,
		"HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: {}\r\n\
			Connection: close\r\n\r\n{text}",
		text.len()
	)
}
