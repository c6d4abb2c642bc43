// SPDX-License-Identifier: Apache-2.0
//! Ten workers, measured by the witnesses of three validators, of whom two lie, compute a thousand
//! tasks: every task is paid to one who computed
//! it, every lie is caught by the samples, and the liars are shut out.

use anyhow::{Context, Result, ensure};
use computechain_zombienet::{
	CPC, Process, Testnet, View, eventually, key, program, start_witnesses,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	time::Duration,
};
use zombienet_sdk::subxt::{
	dynamic::{Value, tx},
	ext::codec::Decode,
	tx::DynamicPayload,
	utils::AccountId32,
};

const NODES: [&str; 3] = ["alice", "bob", "charlie"];
const HONEST: usize = 8;
const LIARS: usize = 2;
/// A requester may have 32 tasks that are not paid.
const REQUESTERS: usize = 40;
const TASKS_EACH: usize = 25;
const TASKS: usize = REQUESTERS * TASKS_EACH;
/// The dimensions of every product, so small that the chain is what is tested.
const SIDE: u128 = 48;
const REWARD: u128 = CPC;
/// A worker's stake, twice the reward for as many tasks as it may have unpaid, and fees.
const ENDOWMENT: u128 = 1_000 * CPC;
const BOND: &str = "600";

const TWO_MINUTES: Duration = Duration::from_secs(120);
const TEN_MINUTES: Duration = Duration::from_secs(600);

/// What became of a worker's tasks.
#[derive(Default)]
struct Outcome {
	paid: u32,
	rejected: u32,
	late: u32,
	faults: u32,
	earned: u128,
	burned: u128,
	banned: bool,
}

fn worker(index: usize) -> String {
	format!("//Worker{index}")
}

fn requester(index: usize) -> String {
	format!("//Requester{index}")
}

fn account(seed: &str) -> Result<AccountId32> {
	Ok(key(seed)?.public_key().to_account_id())
}

fn batch(calls: impl Iterator<Item = DynamicPayload>) -> DynamicPayload {
	let calls = calls.map(|call| call.into_value()).collect();
	tx(
		"Utility",
		"batch_all",
		vec![Value::unnamed_composite::<Vec<_>>(calls)],
	)
}

/// Everybody who takes part gets what it needs.
async fn endow(view: &View) -> Result<()> {
	let seeds = (0..HONEST + LIARS)
		.map(worker)
		.chain((0..REQUESTERS).map(requester));
	let accounts = seeds
		.map(|seed| account(&seed))
		.collect::<Result<Vec<_>>>()?;
	let transfers = accounts.iter().map(|who| {
		let to = Value::unnamed_variant("Id", [Value::from_bytes(who.0)]);
		tx(
			"Balances",
			"transfer_keep_alive",
			vec![to, Value::u128(ENDOWMENT)],
		)
	});
	view.submit(&batch(transfers), &key("//Ferdie")?).await?;
	Ok(())
}

/// Every requester posts its tasks in one transaction.
async fn post(view: &View) -> Result<()> {
	let shape = ["m", "k", "n"].map(|side| (side, Value::u128(SIDE)));
	let task = tx(
		"Compute",
		"post_task",
		vec![Value::named_composite(shape), Value::u128(REWARD)],
	);
	for index in 0..REQUESTERS {
		let tasks = batch(std::iter::repeat_n(task.clone(), TASKS_EACH));
		let signer = key(&requester(index))?;
		view.send(&tasks, &signer).await?;
	}
	Ok(())
}

/// Reads what the blocks from `height` on say, until every task has ended.
async fn follow(view: &View, mut height: u32) -> Result<(u32, BTreeMap<AccountId32, Outcome>)> {
	let mut outcomes = BTreeMap::<AccountId32, Outcome>::new();
	let mut settled = BTreeSet::new();
	eventually("every task is paid", TEN_MINUTES, async || {
		while height <= view.finalized().await? {
			for event in view.events(height, "Compute", "TaskSettled").await? {
				let (task, who, paid) = <(u64, AccountId32, u128)>::decode(&mut &event[..])?;
				ensure!(settled.insert(task), "task {task} was paid twice");
				let outcome = outcomes.entry(who).or_default();
				outcome.paid += 1;
				outcome.earned += paid;
			}
			for event in view.events(height, "Compute", "ResultRejected").await? {
				let (_, who) = <(u64, AccountId32)>::decode(&mut &event[..])?;
				outcomes.entry(who).or_default().rejected += 1;
			}
			for event in view.events(height, "Compute", "WorkerLate").await? {
				let (who, _) = <(AccountId32, u64)>::decode(&mut &event[..])?;
				outcomes.entry(who).or_default().late += 1;
			}
			for event in view.events(height, "Compute", "WorkerFaulted").await? {
				let (who, _, bond, stake) =
					<(AccountId32, u64, u128, u128)>::decode(&mut &event[..])?;
				let outcome = outcomes.entry(who).or_default();
				outcome.faults += 1;
				outcome.burned += bond + stake;
			}
			for event in view.events(height, "Compute", "WorkerBanned").await? {
				outcomes
					.entry(AccountId32::decode(&mut &event[..])?)
					.or_default()
					.banned = true;
			}
			for lost in ["TaskFailed", "TaskExpired"] {
				let events = view.events(height, "Compute", lost).await?;
				ensure!(events.is_empty(), "{lost} in block {height}");
			}
			height += 1;
		}
		Ok((settled.len() == TASKS).then_some(()))
	})
	.await?;
	Ok((height - 1, outcomes))
}

#[tokio::test(flavor = "multi_thread")]
async fn thousand_tasks_should_be_paid_to_the_honest_when_two_of_ten_workers_lie() -> Result<()> {
	let testnet = Testnet::start("three-validators", 3, 20).await?;
	let alice = testnet.view("alice").await?;
	endow(&alice).await?;
	let _witnesses = start_witnesses(&testnet, &NODES)?;

	let honest = program("computechain-worker")?;
	let liar = program("examples/lying_worker")?;
	let mut workers = Vec::new();
	for index in 0..HONEST + LIARS {
		let name = format!("worker-{index}");
		let url = testnet
			.node(NODES[index % NODES.len()])?
			.ws_uri()
			.to_owned();
		let state = testnet.folder().join(&name);
		let state = state.to_str().context("a path is not UTF-8")?;
		let suri = worker(index);
		let flags = [
			"--url",
			&url,
			"--suri",
			&suri,
			"--slots",
			"8",
			"--bond",
			BOND,
			"--state-dir",
			state,
			"--log-format",
			"text",
			"--engine",
			"cpu",
			"--benchmark-memory",
			"1",
		];
		let (program, flags) = match index < HONEST {
			true => (&honest, [&["run"], &flags[..]].concat()),
			false => (&liar, flags.to_vec()),
		};
		workers.push(Process::start(testnet.folder(), &name, program, &flags)?);
	}
	eventually("ten workers have a bond", TWO_MINUTES, async || {
		let mut found = 0;
		for height in 1..=alice.finalized().await? {
			found += alice
				.events(height, "Compute", "BondDeposited")
				.await?
				.len();
		}
		Ok((found == HONEST + LIARS).then_some(()))
	})
	.await?;

	eventually("ten workers are measured", TWO_MINUTES, async || {
		let mut found = 0;
		for height in 1..=alice.finalized().await? {
			let decided = alice.events(height, "Attestation", "BenchmarkDecided");
			found += decided.await?.len();
			let failed = alice.events(height, "Attestation", "BenchmarkFailed");
			ensure!(
				failed.await?.is_empty(),
				"a benchmark failed in block {height}"
			);
		}
		Ok((found == HONEST + LIARS).then_some(()))
	})
	.await?;

	let first = alice.finalized().await?;
	post(&alice).await?;
	let (last, outcomes) = follow(&alice, first).await?;

	println!(
		"{TASKS} tasks in {} blocks, the last one paid in block {last}",
		last - first
	);
	println!("| worker | paid | rejected | late | faults | earned CPC | burned CPC | banned |");
	println!("|---|---|---|---|---|---|---|---|");
	for index in 0..HONEST + LIARS {
		let kind = if index < HONEST { "honest" } else { "lying" };
		let nothing = Outcome::default();
		let it = outcomes.get(&account(&worker(index))?).unwrap_or(&nothing);
		println!(
			"| {index} {kind} | {} | {} | {} | {} | {:.2} | {:.2} | {} |",
			it.paid,
			it.rejected,
			it.late,
			it.faults,
			it.earned as f64 / CPC as f64,
			it.burned as f64 / CPC as f64,
			if it.banned { "yes" } else { "no" },
		);
		if index < HONEST {
			ensure!(
				it.rejected + it.faults == 0 && !it.banned && it.paid > 0,
				"worker {index} is honest"
			);
		} else {
			ensure!(
				it.paid == 0 && it.earned == 0,
				"worker {index} was paid for a lie"
			);
			ensure!(
				it.rejected >= 3 && it.banned,
				"worker {index} was not shut out"
			);
		}
	}
	for (index, process) in workers.iter_mut().enumerate() {
		ensure!(
			index >= HONEST || process.runs()?,
			"worker {index} has ended; see its log"
		);
	}
	drop(workers);

	testnet.agreed(&NODES, last).await?;
	let [issuance, genesis, minted, burned] = alice.supply(last).await?;
	ensure!(issuance == genesis + minted - burned, "the books disagree");
	testnet.finish().await
}
