// SPDX-License-Identifier: Apache-2.0
//! `computechain-witness`: what a validator runs beside its node, so that it can be drawn to time
//! the benchmarks of workers, for a share of their fees.

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use computechain_client::{AccountId, Client, Key, TransactionOptions};
use computechain_witness::{Identity, Limits, node::NodeChain, serve};
use std::{net::SocketAddr, path::PathBuf, str::FromStr, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Holds the key when neither a file nor a development key is named.
const KEY_VARIABLE: &str = "CPC_WITNESS_KEY";
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

#[derive(Parser)]
#[command(version, about = "Times the benchmarks of workers for a validator")]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Witness benchmarks until Ctrl-C, with the witness's key
	Run {
		#[command(flatten)]
		access: Access,
		/// Where workers connect
		#[arg(long, env = "CPC_WITNESS_LISTEN", default_value = "0.0.0.0:9960")]
		listen: SocketAddr,
	},
	/// Publish a validator's witness on chain, with the validator's key
	Publish {
		#[command(flatten)]
		access: Access,
		/// The account of the key that the witness runs with [default: the validator's own]
		#[arg(long)]
		account: Option<String>,
		/// Where workers reach it, as HOST:PORT
		#[arg(long)]
		address: String,
	},
	/// Take a validator's witness off the chain, with the validator's key
	Withdraw {
		#[command(flatten)]
		access: Access,
	},
}

#[derive(Args)]
struct Access {
	/// The node's address
	#[arg(long, env = "CPC_WITNESS_URL", default_value = "ws://127.0.0.1:9944")]
	url: String,
	/// A file with the seed phrase or hex seed; or set CPC_WITNESS_KEY to the seed itself
	#[arg(long, env = "CPC_WITNESS_KEY_FILE")]
	key_file: Option<PathBuf>,
	/// A development key instead of a file, such as //Alice
	#[arg(long, env = "CPC_WITNESS_SURI", hide_env_values = true)]
	suri: Option<String>,
}

impl Access {
	fn key(&self) -> anyhow::Result<Key> {
		let (suri, file) = (self.suri.as_deref(), self.key_file.as_deref());
		Ok(Key::load(suri, file, KEY_VARIABLE)?)
	}
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
	tracing_subscriber::fmt()
		.with_env_filter(filter)
		.with_writer(std::io::stderr)
		.init();
	match Cli::parse().command {
		Command::Run { access, listen } => run(&access, listen).await,
		Command::Publish {
			access,
			account,
			address,
		} => {
			let key = access.key()?;
			let account = match account {
				Some(text) => AccountId::from_str(&text)
					.map_err(|error| anyhow::anyhow!("{text} is no account: {error}"))?,
				None => key.account(),
			};
			let shown = format!("{account} at {address}");
			publish(&access, &key, Some((account, address))).await?;
			println!("{} has published its witness: {shown}", key.account());
			Ok(())
		}
		Command::Withdraw { access } => {
			let key = access.key()?;
			publish(&access, &key, None).await?;
			println!("{} has no witness any more", key.account());
			Ok(())
		}
	}
}

async fn publish(
	access: &Access,
	key: &Key,
	service: Option<(AccountId, String)>,
) -> anyhow::Result<()> {
	let client = Client::connect(&access.url).await?;
	let options = TransactionOptions::default();
	client
		.set_witness(key, service, options)
		.await?
		.finalized()
		.await?;
	Ok(())
}

async fn run(access: &Access, listen: SocketAddr) -> anyhow::Result<()> {
	let key = access.key()?;
	let account = key.account();
	let listener = TcpListener::bind(listen)
		.await
		.with_context(|| format!("workers can not connect to {listen}"))?;
	let client = connected(&access.url).await?;
	match client.published_by(&account).await? {
		Some((validator, address)) => {
			tracing::info!(%account, %listen, %validator, address, "witnessing");
		}
		None => tracing::warn!(
			%account,
			%listen,
			"witnessing; no validator has published this account yet, so it is never drawn: \
			 see `computechain-witness publish --help`"
		),
	}
	let identity = Identity {
		genesis: client.genesis_hash().0,
		key: key.clone(),
	};
	let chain = Arc::new(NodeChain::new(client, key));
	serve(chain, identity, Limits::default(), listener, shutdown()).await;
	tracing::info!("the witness stops");
	Ok(())
}

/// Connects, however often that takes; an address that is none is an error.
async fn connected(url: &str) -> anyhow::Result<Client> {
	let mut pause = FIRST_PAUSE;
	loop {
		match Client::connect(url).await {
			Err(error @ computechain_client::Error::Unreachable { .. }) => {
				tracing::warn!(%error, ?pause, "trying again");
			}
			end => return Ok(end?),
		}
		tokio::time::sleep(pause).await;
		pause = (pause * 2).min(LONGEST_PAUSE);
	}
}

/// Ready when the program is asked to stop, by Ctrl-C or by the system.
async fn shutdown() {
	let interrupt = tokio::signal::ctrl_c();
	#[cfg(unix)]
	{
		use tokio::signal::unix::{SignalKind, signal};
		if let Ok(mut terminate) = signal(SignalKind::terminate()) {
			tokio::select! {
				_ = interrupt => {}
				_ = terminate.recv() => {}
			}
			return;
		}
	}
	let _ = interrupt.await;
}
