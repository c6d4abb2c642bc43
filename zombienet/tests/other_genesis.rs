// SPDX-License-Identifier: Apache-2.0
//! A node whose genesis differs belongs to another network, and its operator is told so.

use anyhow::{Result, ensure};
use computechain_zombienet::{Testnet, eventually};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn node_should_not_sync_and_say_why_when_its_genesis_differs() -> Result<()> {
	let mut testnet = Testnet::start("validator-and-follower", 1, 10).await?;
	testnet.add_stranger("mallory", "alice", 11).await?;

	let alice = testnet.view("alice").await?;
	let mallory = testnet.view("mallory").await?;
	let (ours, theirs) = (alice.at(0).await?.hash, mallory.at(0).await?.hash);
	ensure!(ours != theirs, "the stranger has the network's genesis");

	// A node with the right genesis follows the same validator.
	let height = alice.best().await? + 5;
	let bob = testnet.view("bob").await?;
	eventually(
		&format!("bob has final block {height}"),
		MINUTE,
		async || Ok((bob.finalized().await? >= height).then_some(())),
	)
	.await?;
	ensure!(
		mallory.best().await? == 0,
		"mallory took a block of another network"
	);
	ensure!(
		mallory.peers().await? == 0,
		"mallory syncs with a node of another network"
	);

	eventually(
		"mallory says that its bootnode is on a different chain",
		MINUTE,
		async || {
			let log = testnet.node("mallory")?.logs().await?;
			Ok(log
				.lines()
				.any(|line| line.contains("is on a different chain"))
				.then_some(()))
		},
	)
	.await?;
	let log = testnet.node("mallory")?.logs().await?;
	ensure!(
		log.contains(&format!("Genesis {theirs:?}")),
		"mallory does not name its genesis"
	);

	testnet.finish().await
}
