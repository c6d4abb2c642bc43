// SPDX-License-Identifier: Apache-2.0
//! What the nodes say of their own work: how long they took to write and to import blocks, and to
//! bring their pools up to date.
//!
//! The first two come from their Prometheus metrics, before and after a run. Their buckets are too
//! wide for the third, whose durations are read from the log; the pool writes them with
//! `--log=txpool=debug`.

use anyhow::{Context, Result};
use serde::Serialize;
use std::{
	fs::File,
	io::{BufRead, BufReader},
	path::PathBuf,
	time::Duration,
};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
	time::timeout,
};

/// How long a node may take to give its metrics.
const LIMIT: Duration = Duration::from_secs(10);
/// The most bytes of metrics that are read of a node.
const MOST: u64 = 4 << 20;

/// Sums over all nodes since they started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Work {
	/// Blocks written.
	pub written: f64,
	/// Seconds in which transactions were put into them.
	pub writing: f64,
	/// Blocks of others verified and imported.
	pub imported: f64,
	/// Seconds in which they were.
	pub importing: f64,
}

impl Work {
	/// Reads it from metrics in Prometheus' text format.
	fn parse(text: &str) -> Self {
		let sum = |name: &str| {
			text.lines()
				.filter(|line| {
					line.strip_prefix(name)
						.is_some_and(|rest| rest.starts_with(['{', ' ']))
				})
				.filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
				.sum()
		};
		Self {
			written: sum("substrate_proposer_block_constructed_count"),
			writing: sum("substrate_proposer_block_constructed_sum"),
			imported: sum("substrate_block_verification_and_import_time_count"),
			importing: sum("substrate_block_verification_and_import_time_sum"),
		}
	}

	/// What was done between `earlier` and this.
	pub fn since(self, earlier: Self) -> Self {
		Self {
			written: self.written - earlier.written,
			writing: self.writing - earlier.writing,
			imported: self.imported - earlier.imported,
			importing: self.importing - earlier.importing,
		}
	}
}

/// What a run cost the nodes.
#[derive(Clone, Debug, Serialize)]
pub struct Costs {
	/// Blocks.
	pub work: Work,
	/// How long each `maintain` of a pool took, in milliseconds; none without that log.
	pub maintains: Vec<f64>,
}

async fn metrics(port: u16) -> Result<String> {
	let read = async {
		let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
		let request = format!("GET /metrics HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n");
		stream.write_all(request.as_bytes()).await?;
		let mut text = String::new();
		stream.take(MOST).read_to_string(&mut text).await?;
		anyhow::Ok(text)
	};
	timeout(LIMIT, read)
		.await
		.context("it takes too long")?
		.with_context(|| format!("no metrics from port {port}"))
}

/// What the nodes with their metrics at these ports have done.
pub async fn work(ports: &[u16]) -> Result<Work> {
	let mut sum = Work::default();
	for port in ports {
		let node = Work::parse(&metrics(*port).await?);
		sum = Work {
			written: sum.written + node.written,
			writing: sum.writing + node.writing,
			imported: sum.imported + node.imported,
			importing: sum.importing + node.importing,
		};
	}
	Ok(sum)
}

/// Milliseconds of a duration as Rust prints it: `1.5s`, `20.1ms`, `300µs`.
fn milliseconds(text: &str) -> Option<f64> {
	let units = [("ms", 1.0), ("µs", 1e-3), ("ns", 1e-6), ("s", 1e3)];
	units
		.iter()
		.find_map(|(unit, factor)| Some(text.strip_suffix(unit)?.parse::<f64>().ok()? * factor))
}

/// How long each `maintain` of a pool took that the nodes' logs tell of, in milliseconds.
pub fn maintains(logs: &[PathBuf]) -> Result<Vec<f64>> {
	let mut durations = Vec::new();
	for log in logs {
		for line in BufReader::new(File::open(log)?).split(b'\n') {
			let line = line?;
			let line = String::from_utf8_lossy(&line);
			durations.extend(maintain(&line));
		}
	}
	Ok(durations)
}

fn maintain(line: &str) -> Option<f64> {
	let (_, rest) = line.split_once("maintain")?;
	let (_, duration) = rest.split_once("duration=")?;
	milliseconds(duration.split(' ').next()?)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn work_should_be_summed_over_labels_when_metrics_are_read() {
		let text = "# TYPE substrate_proposer_block_constructed histogram\n\
		            substrate_proposer_block_constructed_sum{chain=\"x\"} 2.5\n\
		            substrate_proposer_block_constructed_count{chain=\"x\"} 4\n\
		            substrate_block_verification_and_import_time_sum{chain=\"x\"} 0.5\n\
		            substrate_block_verification_and_import_time_count{chain=\"x\"} 3\n\
		            substrate_block_verification_and_import_time_summary{chain=\"x\"} 9\n";
		let now = Work::parse(text);
		let earlier = Work {
			written: 1.0,
			writing: 0.5,
			..Work::default()
		};
		let done = now.since(earlier);
		assert_eq!((done.written, done.writing), (3.0, 2.0));
		assert_eq!((done.imported, done.importing), (3.0, 0.5));
		assert_eq!(Work::parse("garbage\n\u{0}"), Work::default());
	}

	#[test]
	fn duration_should_be_read_in_every_unit_and_refused_without_one() {
		assert_eq!(milliseconds("1.5s"), Some(1500.0));
		assert_eq!(milliseconds("20.5ms"), Some(20.5));
		assert_eq!(milliseconds("300µs"), Some(0.3));
		assert_eq!(milliseconds("300"), None);
		assert_eq!(milliseconds("ms"), None);
	}
}
