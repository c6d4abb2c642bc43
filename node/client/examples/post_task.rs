// SPDX-License-Identifier: Apache-2.0
//! Posts a task, a seeded product of an m x k and a k x n matrix, and prints its id.
//!
//! ```text
//! cargo run --release -p computechain-client --example post_task -- \
//!     --key //Ferdie --shape 1000x1000x1000 --reward 10
//! ```

mod common;

use anyhow::Context;
use clap::Parser;
use common::options;
use computechain_client::Amount;
use computechain_matmul::Shape;

#[derive(Parser)]
#[command(about = "Posts a task and prints its id")]
struct Arguments {
	#[command(flatten)]
	connection: common::Connection,
	/// The dimensions of the product, as MxKxN
	#[arg(long, value_parser = shape)]
	shape: Shape,
	/// The reward in CPC, held until the task is paid or given back
	#[arg(long)]
	reward: Amount,
}

fn shape(text: &str) -> anyhow::Result<Shape> {
	let expected = "expected three dimensions, such as 1000x1000x1000";
	let dimensions: Result<Vec<u32>, _> = text.split('x').map(str::parse).collect();
	let [m, k, n] = dimensions.context(expected)?[..] else {
		anyhow::bail!(expected);
	};
	let shape = Shape { m, k, n };
	anyhow::ensure!(
		shape.is_valid(),
		"the dimensions are outside the protocol's limits"
	);
	Ok(shape)
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let key = arguments.connection.key()?;
	let client = arguments.connection.client().await?;
	let task = client
		.post_task(&key, arguments.shape, arguments.reward.0, options())
		.await?;
	println!("task {task} is posted; {} is held for it", arguments.reward);
	Ok(())
}
