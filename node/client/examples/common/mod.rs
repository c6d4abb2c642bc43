// SPDX-License-Identifier: Apache-2.0
//! The flags that every example takes.

use computechain_client::{Client, Key, TransactionOptions};
use std::path::PathBuf;

/// Which node to talk to, and who signs.
#[derive(clap::Args)]
pub struct Connection {
	/// The node's address
	#[arg(long, env = "CPC_URL", default_value = "ws://127.0.0.1:9944")]
	url: String,
	/// A development key that signs, such as //Alice
	#[arg(long)]
	key: Option<String>,
	/// A file with the seed phrase or hex seed that signs; or set CPC_KEY to the seed itself
	#[arg(long, env = "CPC_KEY_FILE", conflicts_with = "key")]
	key_file: Option<PathBuf>,
}

impl Connection {
	/// Connects to the node.
	pub async fn client(&self) -> anyhow::Result<Client> {
		Ok(Client::connect(&self.url).await?)
	}

	/// Reads the key.
	#[allow(dead_code, reason = "an example that only reads needs no key")]
	pub fn key(&self) -> anyhow::Result<Key> {
		Ok(Key::load(
			self.key.as_deref(),
			self.key_file.as_deref(),
			"CPC_KEY",
		)?)
	}
}

/// No tip, and time enough.
#[allow(dead_code, reason = "an example that only reads sends nothing")]
pub fn options() -> TransactionOptions {
	TransactionOptions::default()
}
