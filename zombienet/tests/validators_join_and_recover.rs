// SPDX-License-Identifier: Apache-2.0
//! Three validators start from one genesis, a fourth joins by staking on its own node alone, and
//! one is killed and comes back: at every step there is one chain, and it is final.

use anyhow::{Context, Result, bail, ensure};
use computechain_zombienet::{CPC, Testnet, View, eventually, key, stash};
use std::{collections::BTreeSet, time::Duration};
use tokio::time::sleep;
use zombienet_sdk::subxt::{
	dynamic::{Value, tx},
	utils::AccountId32,
};

/// Blocks in an epoch of this network; a block takes a second.
const EPOCH: u32 = 10;
/// The furthest that finality may be behind the best block.
const LAG: u32 = 5;
/// The nodes of the network, the newcomer last.
const NODES: [&str; 4] = ["alice", "bob", "charlie", "dave"];

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn network_should_stay_one_chain_when_a_validator_joins_and_another_is_killed() -> Result<()>
{
	let testnet = Testnet::start("three-validators", 3, EPOCH).await?;
	let alice = testnet.view("alice").await?;
	let founders: BTreeSet<_> = [stash("Alice")?, stash("Bob")?, stash("Charlie")?]
		.into_iter()
		.collect();
	let newcomer = stash("Dave")?;
	let everybody: BTreeSet<_> = founders.iter().cloned().chain([newcomer.clone()]).collect();

	all_author(&alice, &founders).await?;
	finality_keeps_up(&alice).await?;

	let staked = stake_on_one_node(&testnet.view("dave").await?, &newcomer).await?;
	let acting = set_of_four(&alice, staked, &everybody).await?;
	ensure!(
		alice.session(acting).await? == alice.session(staked).await? + 2,
		"staked in epoch {}, so the newcomer acts two epochs later, not in epoch {}",
		alice.session(staked).await?,
		alice.session(acting).await?
	);
	all_agree(&testnet, acting, &everybody).await?;
	all_author(&alice, &everybody).await?;
	finality_keeps_up(&alice).await?;

	// Of four, three must vote: finality without bob is finality with dave.
	testnet.kill("bob")?;
	eventually("bob is gone", MINUTE, async || {
		Ok(testnet.view("bob").await.is_err().then_some(()))
	})
	.await?;
	let killed = alice.best().await?;
	final_height(&alice, killed + EPOCH).await?;
	finality_keeps_up(&alice).await?;

	testnet.restart("bob").await?;
	let returned = alice.best().await?;
	eventually("bob has caught up", MINUTE, async || {
		let height = testnet.view("bob").await?.finalized().await?;
		Ok((height >= returned).then_some(()))
	})
	.await?;
	// The blocks that are looked at are all from after its return.
	final_height(&alice, returned + EPOCH).await?;
	all_author(&alice, &everybody).await?;
	all_agree(&testnet, returned + EPOCH, &everybody).await?;
	finality_keeps_up(&testnet.view("bob").await?).await?;

	testnet.finish().await
}

/// Everybody of `validators`, and nobody else, authored one of the last blocks.
async fn all_author(view: &View, validators: &BTreeSet<AccountId32>) -> Result<()> {
	let rounds = 2 * u32::try_from(validators.len())?;
	eventually(
		&format!("{} validators author", validators.len()),
		MINUTE,
		async || Ok((view.authors(rounds).await? == *validators).then_some(())),
	)
	.await
}

/// Blocks become final as they come, for half an epoch.
async fn finality_keeps_up(view: &View) -> Result<()> {
	let start = view.finalized().await?;
	for _ in 0..EPOCH / 2 {
		sleep(Duration::from_secs(1)).await;
		let (finalized, best) = (view.finalized().await?, view.best().await?);
		ensure!(
			best <= finalized + LAG,
			"the best block is {best}, only {finalized} is final"
		);
	}
	ensure!(
		view.finalized().await? > start,
		"finality stands still at {start}"
	);
	Ok(())
}

/// Waits until a height is final.
async fn final_height(view: &View, height: u32) -> Result<()> {
	eventually(&format!("block {height} is final"), MINUTE, async || {
		Ok((view.finalized().await? >= height).then_some(()))
	})
	.await
}

/// The newcomer's own node makes the keys; the calls go through that node only. The height of the
/// block with the stake.
async fn stake_on_one_node(node: &View, newcomer: &AccountId32) -> Result<u32> {
	let signer = key("//Dave//stash")?;
	let (keys, proof) = node.rotate_keys(newcomer).await?;
	let (aura, grandpa) = keys
		.split_at_checked(32)
		.context("the session keys are too short")?;
	let keys = Value::named_composite([
		("aura", Value::from_bytes(aura)),
		("grandpa", Value::from_bytes(grandpa)),
	]);
	node.submit(
		&tx("Session", "set_keys", vec![keys, Value::from_bytes(proof)]),
		&signer,
	)
	.await?;
	let stake = Value::u128(10_000 * CPC);
	node.submit(&tx("Validators", "stake", vec![stake]), &signer)
		.await
}

/// The first height after `staked` whose set has the newcomer: it has exactly `everybody`.
async fn set_of_four(view: &View, staked: u32, everybody: &BTreeSet<AccountId32>) -> Result<u32> {
	let last = staked + 2 * EPOCH;
	final_height(view, last).await?;
	for height in staked..=last {
		let set = view.at(height).await?.validators;
		if set.len() == everybody.len() {
			ensure!(
				set.into_iter().collect::<BTreeSet<_>>() == *everybody,
				"a stranger is in"
			);
			return Ok(height);
		}
	}
	bail!("the newcomer staked at {staked} and is not in the set at {last}")
}

/// Every node has block `height` as final, with the same hash, state and set.
async fn all_agree(
	testnet: &Testnet,
	height: u32,
	validators: &BTreeSet<AccountId32>,
) -> Result<()> {
	let said = testnet.agreed(&NODES, height).await?;
	let set: BTreeSet<_> = said.validators.iter().cloned().collect();
	ensure!(set == *validators, "another set at {height}: {said:?}");
	Ok(())
}
