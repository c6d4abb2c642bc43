// SPDX-License-Identifier: Apache-2.0
//! Prints every state that a task goes through until it ends.
//!
//! ```text
//! cargo run --release -p computechain-client --example watch_task -- --task 0
//! ```

mod common;

use clap::Parser;
use computechain_client::TaskState;

#[derive(Parser)]
#[command(about = "Prints every state that a task goes through until it ends")]
struct Arguments {
	#[command(flatten)]
	connection: common::Connection,
	/// The task's id
	#[arg(long)]
	task: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let client = arguments.connection.client().await?;
	let mut states = client.watch_task(arguments.task).await?;
	while let Some((block, state)) = states.next().await? {
		println!("block {block}: {}", describe(&state));
	}
	Ok(())
}

fn describe(state: &TaskState) -> String {
	match state {
		TaskState::Open => "open, waits for a worker".into(),
		TaskState::Assigned {
			worker, deadline, ..
		} => format!("assigned to {worker}, to be committed by block {deadline}"),
		TaskState::Committed { root, deadline, .. } => {
			let root = hex::encode(root);
			format!("committed to root {root}, to be revealed by block {deadline}")
		}
		TaskState::Revealed { settles, .. } => {
			format!("all samples verified, paid in block {settles}")
		}
		TaskState::Settled { worker, .. } => format!("paid to {worker}"),
		TaskState::Failed => "failed, the reward went back".into(),
		TaskState::Expired => "expired, the reward went back".into(),
		TaskState::Cancelled => "cancelled, the reward went back".into(),
	}
}
