// SPDX-License-Identifier: Apache-2.0
//! One validator's keys run on two nodes: a third one sees two blocks for one slot, reports it by
//! itself, and the validator is slashed within one session.

use anyhow::{Result, ensure};
use computechain_zombienet::{CPC, Testnet, stash};
use std::time::Duration;
use zombienet_sdk::subxt::{ext::codec::Decode, utils::AccountId32};

/// Blocks in an epoch of this network; a block takes a second.
const EPOCH: u32 = 30;
const STAKE: u128 = 10_000 * CPC;

#[tokio::test(flavor = "multi_thread")]
async fn validator_should_be_slashed_within_a_session_when_its_key_is_on_two_nodes() -> Result<()> {
	let testnet = Testnet::start("one-key-on-two-nodes", 4, EPOCH).await?;
	let alice = testnet.view("alice").await?;
	let bob = stash("Bob")?;

	let within = Duration::from_secs(180);
	let (reported, event) = alice
		.first_event(1, "Equivocation", "DoubleAuthored", within)
		.await?;
	let (validator, session, slot) = <(AccountId32, u32, u64)>::decode(&mut event.as_slice())?;
	ensure!(validator == bob, "{validator} was reported, not bob");
	println!("double authoring in slot {slot}, reported in block {reported}");
	ensure!(
		alice.session(reported).await? <= session + 1,
		"reported in session {}, done in session {session}",
		alice.session(reported).await?
	);
	// max(10 %, (3 * 1 / 4)^2) of the stake.
	let left = STAKE - STAKE / 10_000 * 5_625;
	for name in ["alice", "charlie", "dave"] {
		let view = testnet.view(name).await?;
		testnet.agreed(&[name], reported).await?;
		let own = view.bonded(reported, &bob, &bob).await?;
		ensure!(
			own == left,
			"{name} has {own} left of the stake, not {left}"
		);
	}

	// The same offence is punished once, however many blocks prove it.
	let later = reported + EPOCH / 2;
	testnet.agreed(&["alice", "charlie", "dave"], later).await?;
	if alice.session(later).await? == session {
		ensure!(alice.bonded(later, &bob, &bob).await? == left);
	}
	let [issuance, genesis, minted, burned] = alice.supply(later).await?;
	ensure!(issuance == genesis + minted - burned, "the books disagree");

	testnet.finish().await
}
