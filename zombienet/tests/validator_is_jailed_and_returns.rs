// SPDX-License-Identifier: Apache-2.0
//! A validator's node is gone for too long: it is jailed and slashed with those who delegated to
//! it, on every node alike; its operator brings it back, unjails it, and it authors again.

use anyhow::{Result, ensure};
use computechain_zombienet::{CPC, Testnet, View, eventually, key, stash};
use std::time::Duration;
use zombienet_sdk::subxt::{
	dynamic::{Value, tx},
	ext::codec::Decode,
	utils::AccountId32,
};

/// Blocks in an epoch of this network; a block takes a second.
const EPOCH: u32 = 20;
const NODES: [&str; 5] = ["alice", "bob", "charlie", "dave", "eve"];
/// What every validator of a development genesis stakes.
const STAKE: u128 = 10_000 * CPC;
const DELEGATED: u128 = 5_000 * CPC;

const TWO_MINUTES: Duration = Duration::from_secs(120);
const FOUR_MINUTES: Duration = Duration::from_secs(240);

#[tokio::test(flavor = "multi_thread")]
async fn validator_should_be_jailed_slashed_and_return_when_its_node_is_away() -> Result<()> {
	let testnet = Testnet::start("five-validators", 5, EPOCH).await?;
	let alice = testnet.view("alice").await?;
	let bob = stash("Bob")?;
	let delegator = key("//Ferdie")?;
	let ferdie = delegator.public_key().to_account_id();
	let delegate = tx(
		"Delegation",
		"delegate",
		vec![Value::from_bytes(bob.0), Value::u128(DELEGATED)],
	);
	let delegated = alice.submit(&delegate, &delegator).await?;
	ensure!(alice.bonded(delegated, &bob, &ferdie).await? == DELEGATED);

	testnet.kill("bob")?;
	// Ten slots of five validators.
	let (jailed, _) = alice
		.first_event(delegated, "Validators", "Jailed", TWO_MINUTES)
		.await?;
	ensure!(
		alice.bonded(jailed, &bob, &bob).await? == STAKE / 100 * 95,
		"the own stake is slashed in the block that jails"
	);
	// The delegator bears it within the sweep; every node has the same state.
	let swept = jailed + 5;
	let living: Vec<_> = NODES.into_iter().filter(|name| *name != "bob").collect();
	testnet.agreed(&living, swept).await?;
	for name in &living {
		slashed(&testnet.view(name).await?, jailed, swept, &bob, &ferdie).await?;
	}

	testnet.restart("bob").await?;
	eventually("bob has caught up", TWO_MINUTES, async || {
		let height = testnet.view("bob").await?.finalized().await?;
		Ok((height >= swept).then_some(()))
	})
	.await?;
	testnet.agreed(&NODES, swept).await?;
	slashed(&testnet.view("bob").await?, jailed, swept, &bob, &ferdie).await?;

	// Out of the jail before its time, at a price. A node that has just caught up takes
	// transactions with the next block that it sees as new.
	let owner = key("//Bob//stash")?;
	let unjail = tx("Validators", "unjail", Vec::<Value>::new());
	let node = testnet.view("bob").await?;
	let unjailed = eventually("bob is unjailed", TWO_MINUTES, async || {
		Ok(Some(node.submit(&unjail, &owner).await?))
	})
	.await?;
	ensure!(unjailed > jailed);
	eventually("bob authors again", FOUR_MINUTES, async || {
		let rounds = 2 * u32::try_from(NODES.len())?;
		let authors = alice.authors(rounds).await?;
		Ok((alice.best().await? > unjailed + rounds && authors.contains(&bob)).then_some(()))
	})
	.await?;
	let height = alice.best().await?;
	testnet.agreed(&NODES, height).await?;
	let [issuance, genesis, minted, burned] = alice.supply(height).await?;
	ensure!(issuance == genesis + minted - burned, "the books disagree");

	testnet.finish().await
}

/// At `swept`, this node has both positions cut by 5 %, what was burned is the sum of it, and the
/// books agree.
async fn slashed(
	view: &View,
	jailed: u32,
	swept: u32,
	bob: &AccountId32,
	ferdie: &AccountId32,
) -> Result<()> {
	let (own, delegation) = (
		view.bonded(swept, bob, bob).await?,
		view.bonded(swept, bob, ferdie).await?,
	);
	ensure!(own == STAKE / 100 * 95, "own stake: {own}");
	ensure!(
		delegation == DELEGATED / 100 * 95,
		"delegation: {delegation}"
	);
	let mut burned = 0;
	for height in jailed..=swept {
		for event in view.events(height, "Delegation", "StakeBurned").await? {
			let (validator, _, amount) =
				<(AccountId32, AccountId32, u128)>::decode(&mut event.as_slice())?;
			ensure!(validator == *bob, "somebody else is slashed");
			burned += amount;
		}
	}
	ensure!(
		burned == (STAKE - own) + (DELEGATED - delegation),
		"burned: {burned}"
	);
	let [issuance, genesis, minted, all_burned] = view.supply(swept).await?;
	ensure!(
		issuance == genesis + minted - all_burned,
		"the books disagree"
	);
	let [.., before] = view.supply(jailed - 1).await?;
	ensure!(all_burned - before >= burned, "the books miss the slash");
	Ok(())
}
