// SPDX-License-Identifier: Apache-2.0
//! Sends CPC to an account and waits until the transfer is final.
//!
//! ```text
//! cargo run --release -p computechain-client --example transfer -- \
//!     --key //Alice --to 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty --amount 12.5
//! ```

mod common;

use clap::Parser;
use computechain_client::{AccountId, Amount, TransactionOptions};

#[derive(Parser)]
#[command(about = "Sends CPC to an account and waits until the transfer is final")]
struct Arguments {
	#[command(flatten)]
	connection: common::Connection,
	/// The account that receives
	#[arg(long)]
	to: AccountId,
	/// The amount of CPC
	#[arg(long)]
	amount: Amount,
	/// CPC for the author, to be included earlier
	#[arg(long, default_value = "0")]
	tip: Amount,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let arguments = Arguments::parse();
	let key = arguments.connection.key()?;
	let client = arguments.connection.client().await?;
	let options = TransactionOptions {
		tip: arguments.tip.0,
		..Default::default()
	};
	let sent = client
		.transfer(&key, arguments.to, arguments.amount.0, options)
		.await?;
	println!("sent in transaction {:?}", sent.hash());
	let included = sent.finalized().await?;
	println!(
		"{} from {} to {}, final in block {:?}",
		arguments.amount,
		key.account(),
		arguments.to,
		included.block
	);
	Ok(())
}
