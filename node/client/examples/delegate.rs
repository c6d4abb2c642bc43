// SPDX-License-Identifier: Apache-2.0
//! Delegates CPC to a validator, or takes them back with `--undelegate`.
//!
//! ```text
//! cargo run --release -p computechain-client --example delegate -- \
//!     --key //Ferdie --validator 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY --amount 100
//! ```

mod common;

use clap::Parser;
use common::options;
use computechain_client::{AccountId, Amount};

#[derive(Parser)]
#[command(about = "Delegates CPC to a validator, or takes them back")]
struct Arguments {
	#[command(flatten)]
	connection: common::Connection,
	/// The validator's account
	#[arg(long)]
	validator: AccountId,
	/// The amount of CPC
	#[arg(long)]
	amount: Amount,
	/// Take the amount back instead
	#[arg(long)]
	undelegate: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let key = arguments.connection.key()?;
	let client = arguments.connection.client().await?;
	let (validator, amount) = (arguments.validator, arguments.amount.0);
	let sent = if arguments.undelegate {
		client
			.undelegate(&key, validator, amount, options())
			.await?
	} else {
		client.delegate(&key, validator, amount, options()).await?
	};
	let included = sent.finalized().await?;
	let done = if arguments.undelegate {
		"taken back from"
	} else {
		"delegated to"
	};
	println!(
		"{} {done} {validator}, final in block {:?}",
		arguments.amount, included.block
	);
	Ok(())
}
