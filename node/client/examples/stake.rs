// SPDX-License-Identifier: Apache-2.0
//! Makes an account a validator: new session keys in the node, their registration, the stake.
//!
//! `--url` is the validator's own node, which must take unsafe RPC calls from this machine
//! (`--rpc-methods unsafe`, on a local address only). With `--only-stake` the keys stay as they
//! are and the stake grows.
//!
//! ```text
//! cargo run --release -p computechain-client --example stake -- --key //Dave --amount 10000
//! ```

mod common;

use clap::Parser;
use common::options;
use computechain_client::Amount;

#[derive(Parser)]
#[command(about = "Makes an account a validator, or adds to its stake")]
struct Arguments {
	#[command(flatten)]
	connection: common::Connection,
	/// The amount of CPC to stake
	#[arg(long)]
	amount: Amount,
	/// Leave the session keys as they are
	#[arg(long)]
	only_stake: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let key = arguments.connection.key()?;
	let client = arguments.connection.client().await?;
	if !arguments.only_stake {
		let sent = client.rotate_session_keys(&key, options()).await?;
		sent.in_block().await?;
		println!(
			"the node has new session keys, registered for {}",
			key.account()
		);
	}
	let sent = client.stake(&key, arguments.amount.0, options()).await?;
	let included = sent.finalized().await?;
	println!(
		"{} staked by {}, final in block {:?}; a set chosen at the end of an epoch acts one epoch \
		 later",
		arguments.amount,
		key.account(),
		included.block
	);
	Ok(())
}
