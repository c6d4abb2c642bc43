// SPDX-License-Identifier: Apache-2.0
//! Downloads the result of a task from its worker, checks it against the chain, and writes it to a
//! file: the product row by row, each entry a 32-bit integer, little endian.
//!
//! ```text
//! cargo run --release -p computechain-client --example fetch_result -- --task 0 --output c.bin
//! ```

mod common;

use clap::Parser;
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Downloads the result of a task, checks it and writes it to a file")]
struct Arguments {
	#[command(flatten)]
	connection: common::Connection,
	/// The task's id
	#[arg(long)]
	task: u64,
	/// The file to write; it is not touched unless the result is right
	#[arg(long)]
	output: PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let client = arguments.connection.client().await?;
	let source = client.source(arguments.task).await?;
	source.save(&arguments.output).await?;
	println!(
		"the result of task {} is in {}: {} x {} entries, root {}",
		arguments.task,
		arguments.output.display(),
		source.shape.m,
		source.shape.n,
		hex::encode(source.root)
	);
	Ok(())
}
