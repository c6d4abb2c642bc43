// SPDX-License-Identifier: Apache-2.0
//! A worker lies in three entries of ninety thousand, which the chain's samples mostly miss; a
//! watcher recomputes what it revealed, and challenges it.

use anyhow::{Context, Result, ensure};
use computechain_zombienet::{CPC, Process, Testnet, eventually, key, program, start_witnesses};
use std::{collections::BTreeSet, time::Duration};
use zombienet_sdk::subxt::{
	dynamic::{Value, tx},
	ext::codec::Decode,
	utils::AccountId32,
};

const NODES: [&str; 3] = ["alice", "bob", "charlie"];
const LIAR: &str = "//Eve";
const WATCHER: &str = "//Ferdie";
/// A task whose lie the samples find after all, one in 250, tells nothing of the watcher.
const TASKS: usize = 3;
const SIDE: u128 = 300;
const FIVE_MINUTES: Duration = Duration::from_secs(300);

#[tokio::test(flavor = "multi_thread")]
async fn lie_should_cost_the_worker_its_bond_when_somebody_recomputes_it() -> Result<()> {
	let testnet = Testnet::start("three-validators", 3, 20).await?;
	let alice = testnet.view("alice").await?;
	let _witnesses = start_witnesses(&testnet, &NODES)?;
	let url = testnet.node("bob")?.ws_uri().to_owned();
	let state = testnet.folder().join("liar");
	let state = state.to_str().context("a path is not UTF-8")?;
	let settings = ["--url", &url, "--log-format", "text", "--engine", "cpu"];
	let lies = [
		&settings[..],
		&[
			"--suri",
			LIAR,
			"--state-dir",
			state,
			"--benchmark-memory",
			"1",
			"--sly",
		],
	];
	let _liar = Process::start(
		testnet.folder(),
		"liar",
		&program("examples/lying_worker")?,
		&lies.concat(),
	)?;
	let watches = [&["watch"], &settings[..], &["--suri", WATCHER]];
	let _watcher = Process::start(
		testnet.folder(),
		"watcher",
		&program("computechain-worker")?,
		&watches.concat(),
	)?;

	let shape = ["m", "k", "n"].map(|side| (side, Value::u128(SIDE)));
	let task = tx(
		"Compute",
		"post_task",
		vec![Value::named_composite(shape), Value::u128(10 * CPC)],
	);
	for _ in 0..TASKS {
		alice.submit(&task, &key("//Dave")?).await?;
	}

	let liar = key(LIAR)?.public_key().to_account_id();
	let watcher = key(WATCHER)?.public_key().to_account_id();
	let (mut height, mut challenged) = (1, BTreeSet::new());
	let caught = eventually(
		"a lie is rejected that the samples missed",
		FIVE_MINUTES,
		async || {
			while height <= alice.finalized().await? {
				for event in alice.events(height, "Compute", "ResultChallenged").await? {
					let (task, who) = <(u64, AccountId32)>::decode(&mut &event[..])?;
					ensure!(who == watcher, "somebody else challenged in block {height}");
					challenged.insert(task);
				}
				for event in alice.events(height, "Compute", "ResultRejected").await? {
					let (task, who) = <(u64, AccountId32)>::decode(&mut &event[..])?;
					ensure!(
						who == liar,
						"an honest worker was rejected in block {height}"
					);
					if challenged.contains(&task) {
						return Ok(Some(task));
					}
				}
				let paid = alice.events(height, "Compute", "TaskSettled").await?;
				ensure!(paid.is_empty(), "a lie was paid in block {height}");
				height += 1;
			}
			Ok(None)
		},
	)
	.await?;
	println!("the lie in task {caught} was rejected in block {height}");
	testnet.agreed(&NODES, height).await?;
	testnet.finish().await
}
