// SPDX-License-Identifier: Apache-2.0
//! Network tests: several nodes on one machine, told as stories.
//!
//! A workspace of its own, because zombienet-sdk carries another slice of the SDK than the node.
//! Nothing of the node is linked here: the tests start its program and talk to its RPC, so they
//! see what an operator sees.
//!
//! # To run
//! Build the node, then `cargo test --release` in this folder. The node's program is
//! `COMPUTECHAIN_NODE`, or else what [`node_program`] finds. Beside it, zombienet's native provider
//! calls `bash` and `chmod`, and [`Testnet::kill`] calls `sh`; there are no containers.
//!
//! The stories of `tests/chaos` need namespaces: root or unprivileged user namespaces, util-linux,
//! iproute2 and libfaketime. `COMPUTECHAIN_CHAOS=skip` leaves them out. `CHAOS_KILLS` (10) is how
//! many kills there are, `CHAOS_CUT` (20) for how many seconds the network is cut,
//! `CHAOS_TCP_RETRIES` (the kernel's) what `net.ipv4.tcp_retries2` is in the nodes' namespaces.
//!
//! # Where is what
//! | place | what is there |
//! |---|---|
//! | `networks/` | which nodes there are, as zombienet's configuration |
//! | `tests/` | the stories, one file each |
//! | [`Testnet`] | a running network: starting, killing and restarting its nodes |
//! | [`Mesh`] | validators whose links can be cut, in a story that [`isolated`] tells |
//! | [`View`] | one node's view of the chain, and what is submitted through that node |
//! | [`Process`] | a worker or a witness beside the nodes |
//!
//! A failed story leaves its folder, with each node's log, and names it.

mod mesh;
mod sandbox;
mod testnet;
mod view;
mod workers;

pub use mesh::Mesh;
pub use sandbox::isolated;
pub use testnet::{Testnet, genesis, node_program};
pub use view::{Snapshot, View};
pub use workers::{Process, program, start_witnesses};

use anyhow::{Result, ensure};
use std::time::Duration;
use tokio::time::{Instant, sleep};
use zombienet_sdk::{
	subxt::utils::AccountId32,
	subxt_signer::{SecretUri, sr25519::Keypair},
};

/// One base unit times this is one CPC.
pub const CPC: u128 = 1_000_000_000_000_000_000;

/// The key pair of a development seed such as `//Alice//stash`.
pub fn key(seed: &str) -> Result<Keypair> {
	Ok(Keypair::from_uri(&seed.parse::<SecretUri>()?)?)
}

/// The stash of a development validator such as `Alice`.
pub fn stash(name: &str) -> Result<AccountId32> {
	Ok(key(&format!("//{name}//stash"))?
		.public_key()
		.to_account_id())
}

/// Asks again and again until there is an answer, and fails when there is none within `limit`.
///
/// An error counts as no answer yet (a node that is starting refuses connections); the last one is
/// reported.
pub async fn eventually<T>(
	what: &str,
	limit: Duration,
	mut check: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
	let start = Instant::now();
	loop {
		let reason = match check().await {
			Ok(Some(answer)) => {
				println!("{what}: after {} s", start.elapsed().as_secs());
				return Ok(answer);
			}
			Ok(None) => String::new(),
			Err(error) => format!("; the last error was: {error:#}"),
		};
		ensure!(
			start.elapsed() < limit,
			"not within {} s: {what}{reason}",
			limit.as_secs()
		);
		sleep(Duration::from_millis(500)).await;
	}
}
