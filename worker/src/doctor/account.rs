// SPDX-License-Identifier: Apache-2.0
//! What the node and the account must have.

use super::Check;
use crate::{config::Config, run::KEY_VARIABLE};
use computechain_client::{AccountId, Amount, Client, Error, Key, Worker, api};
use computechain_primitives::{Balance, CPC};
use computechain_whitelist::{DEVICES, DRIVERS, devices, drivers, root};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::timeout;

/// So long the node may take to answer everything.
const PATIENCE: Duration = Duration::from_secs(30);
/// How far this machine's clock may be ahead of the last block, or behind it.
const CLOCK_MILLIS: u64 = 30_000;
/// What is to be left for fees.
const FEES: Balance = CPC;

/// What the doctor asks the chain.
pub(super) struct Facts {
	/// What the account may spend.
	pub free: Balance,
	/// The stake of a worker on this network.
	pub stake: Balance,
	/// The worker, if the account is one.
	pub worker: Option<Worker>,
	/// The score, if the worker is on record.
	pub score: Option<u8>,
	/// The least score for tasks.
	pub minimum_score: u8,
	/// Whether the network takes workers that nobody measured.
	pub unmeasured_allowed: bool,
	/// The time of the best block, in milliseconds.
	pub time: u64,
	/// The roots of the whitelists of drivers and devices.
	pub roots: [Option<[u8; 32]>; 2],
}

/// Node, clock, key, funds and standing.
pub async fn account(config: &Config) -> Vec<Check> {
	let key = Key::load(
		config.suri.as_deref(),
		config.key_file.as_deref(),
		KEY_VARIABLE,
	);
	let account = key.as_ref().map(Key::account);
	let mut checks = vec![match &account {
		Ok(account) => Check::good("key", format!("account {account}")),
		Err(error) => Check::missing("key", error.to_string()),
	}];
	// The node and its clock matter without an account too.
	let asked = account.unwrap_or(AccountId([0; 32]));
	let facts = timeout(PATIENCE, facts(&config.url, &asked)).await;
	let facts = match facts {
		Ok(Ok(facts)) => facts,
		Ok(Err(error)) => {
			checks.push(Check::missing(
				"node",
				format!("{error}; {}", advice(&error)),
			));
			return checks;
		}
		Err(_) => {
			let sentence = format!("{} does not answer in 30 seconds", config.url);
			checks.push(Check::missing("node", sentence));
			return checks;
		}
	};
	checks.push(Check::good("node", format!("{} answers", config.url)));
	let now = SystemTime::now().duration_since(UNIX_EPOCH);
	let now = now.map_or(0, |now| u64::try_from(now.as_millis()).unwrap_or(u64::MAX));
	checks.push(clock(now, facts.time));
	checks.push(whitelist(&facts));
	if key.is_ok() {
		checks.push(funds(&facts, config.bond.0));
		checks.push(standing(&facts));
		checks.push(score(&facts));
	}
	checks
}

fn advice(error: &Error) -> &'static str {
	match error {
		Error::Unreachable { .. } | Error::NotWebSocket { .. } => "start one, or name it by --url",
		_ => {
			"it answers, but not as this program expects: take the worker of that network's release"
		}
	}
}

async fn facts(url: &str, account: &AccountId) -> Result<Facts, Error> {
	let client = Client::connect(url).await?;
	let at = client.at_best().await?;
	let (storage, names) = (at.storage(), api::storage());
	let parameters = names.economics().parameters();
	let parameters = storage.fetch(parameters, ()).await?.decode()?;
	let time = storage.fetch(names.timestamp().now(), ()).await?;
	let balance = storage.try_fetch(names.system().account(), (*account,));
	let free = match balance.await? {
		Some(info) => info.decode()?.data.free,
		None => 0,
	};
	let drivers = storage.try_fetch(names.attestation().driver_root(), ());
	let drivers = drivers.await?;
	let devices = storage.try_fetch(names.attestation().device_root(), ());
	let devices = devices.await?;
	let score = api::view_functions().attestation();
	Ok(Facts {
		free,
		stake: parameters.compute.worker_stake,
		worker: client.worker(account).await?,
		score: client.view(score.attestation_score(*account)).await?,
		minimum_score: parameters.attestation.minimum_score,
		unmeasured_allowed: parameters.attestation.unmeasured_allowed,
		time: time.decode()?,
		roots: [
			drivers.map(|root| root.decode()).transpose()?,
			devices.map(|root| root.decode()).transpose()?,
		],
	})
}

/// Compares this machine's clock with the time of the best block.
pub(super) fn clock(now: u64, block: u64) -> Check {
	let seconds = now.abs_diff(block) / 1_000;
	if now.abs_diff(block) <= CLOCK_MILLIS {
		return Check::good("clock", format!("{seconds} s off the last block"));
	}
	let sentence = if now > block {
		format!(
			"the last block is {seconds} s old: the node is behind, the chain stands still, or \
				this machine's clock is fast"
		)
	} else {
		format!("the last block is {seconds} s in the future: set this machine's clock by NTP")
	};
	Check::lacking("clock", sentence)
}

/// Compares the whitelists that this program was built with to those of the chain.
pub(super) fn whitelist(facts: &Facts) -> Check {
	let ours = [
		drivers(DRIVERS).ok().map(|rows| root(&rows)),
		devices(DEVICES).ok().map(|rows| root(&rows)),
	];
	if facts.roots == ours {
		Check::good("whitelists", "the chain has those of this program")
	} else {
		Check::lacking(
			"whitelists",
			"the chain has others than this program, whose reports it will not find listed: take \
				the newest worker",
		)
	}
}

/// Whether the account can pay for what it has to hold.
pub(super) fn funds(facts: &Facts, bond: Balance) -> Check {
	let held = facts.worker.as_ref();
	let stake = facts
		.stake
		.saturating_sub(held.map_or(0, |worker| worker.stake));
	let bond = bond.saturating_sub(held.map_or(0, |worker| worker.bond));
	let needed = stake.saturating_add(bond).saturating_add(FEES);
	let has = Amount(facts.free);
	if facts.free >= needed {
		return Check::good("funds", format!("{has}"));
	}
	let sentence = format!(
		"{has} of {}: {} of stake, {} of bond, {} for fees; send the rest to the account, or set a \
			smaller --bond",
		Amount(needed),
		Amount(stake),
		Amount(bond),
		Amount(FEES)
	);
	Check::missing("funds", sentence)
}

/// Where the worker stands.
pub(super) fn standing(facts: &Facts) -> Check {
	let Some(worker) = &facts.worker else {
		return Check::lacking("worker", "not registered yet: `run` does it");
	};
	if worker.banned {
		Check::missing("worker", "banned: the chain gives it no tasks any more")
	} else if worker.leaving.is_some() {
		Check::missing("worker", "unregistered: it gets no tasks any more")
	} else if worker.paused {
		Check::lacking("worker", "paused: it gets no tasks until it is resumed")
	} else {
		let Worker {
			verified,
			late,
			rejected,
			faults,
			..
		} = worker;
		let sentence = format!(
			"registered; {verified} results verified, {late} late, {rejected} rejected, {faults} \
				faults"
		);
		Check::good("worker", sentence)
	}
}

/// Whether the score is enough for tasks.
pub(super) fn score(facts: &Facts) -> Check {
	let minimum = facts.minimum_score;
	match facts.score {
		Some(score) if score >= minimum => Check::good(
			"score",
			format!("{score}, and the network asks for {minimum}"),
		),
		_ if facts.unmeasured_allowed => Check::good(
			"score",
			"the network gives tasks to workers that nobody has measured",
		),
		score => Check::lacking(
			"score",
			format!(
				"{} of {minimum}: `attest` brings the points; until then there are no tasks",
				score.unwrap_or(0)
			),
		),
	}
}
