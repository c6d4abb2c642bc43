// SPDX-License-Identifier: Apache-2.0
//! Measures what blocks, transactions and the database cost, and writes it.

use super::{
	Workspace,
	check::prices,
	formula::{Prices, Weights},
};
use anyhow::{Context, ensure};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, process::Command};

/// Measures what a block, a transaction and an access of the database take, and writes
/// runtime/src/weights/chain.rs.
///
/// On ParityDB on disk, in a state of a million accounts; takes about a minute and 1 GB of disk,
/// once the node is built.
/// Wants the extensions' weights of the same machine: `weights measure frame_system_extensions
/// pallet_transaction_payment runtime_extensions` comes first.
#[derive(clap::Args)]
pub struct Arguments {
	/// How many accounts the state has.
	#[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(10_000..))]
	accounts: u32,
	/// Empties the system's cache of files before the database is opened; needs root.
	#[arg(long)]
	drop_page_cache: bool,
}

/// What the node's benchmark prints. Times are in picoseconds.
#[derive(Deserialize)]
struct Costs {
	block: u64,
	/// Of a transaction whose call does nothing, with its extensions.
	transaction: u64,
	read_cold: u64,
	read_warm: u64,
	write_cold: u64,
	write_warm: u64,
}

/// The extensions around that call, which are charged by themselves.
const EXTENSIONS: [(&str, &[&str]); 3] = [
	(
		"frame_system_extensions",
		&[
			"check_non_zero_sender",
			"check_spec_version",
			"check_tx_version",
			"check_genesis",
			"check_mortality_immortal_transaction",
			"check_nonce",
			"check_weight",
			"weight_reclaim",
		],
	),
	(
		"pallet_transaction_payment",
		&["charge_transaction_payment"],
	),
	("runtime_extensions", &["guard_issuance"]),
];

/// Measures and writes; whether all of it went well.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	let workspace = Workspace::open()?;
	let report = workspace.target.join("weights/chain.json");
	fs::create_dir_all(workspace.target.join("weights")).context("the target is not writable")?;
	let mut command = Command::new("cargo");
	command
		// The whole workspace, because a single package would compile its dependencies again.
		.args(["bench", "--locked", "--workspace"])
		.args(["--bench", "chain_costs", "--", "costs"])
		.args(["--accounts", &arguments.accounts.to_string()])
		.arg("--json")
		.arg(&report)
		.current_dir(&workspace.root);
	if arguments.drop_page_cache {
		command.arg("--drop-page-cache");
	}
	let measured = command.status().context("cargo can not be started")?;
	ensure!(measured.success(), "the chain's costs were not measured");
	let costs = fs::read_to_string(&report).with_context(|| format!("{report} is unreadable"))?;
	let costs: Costs = serde_json::from_str(&costs).context("the report is of another form")?;
	let extensions = extensions(&workspace)?;
	let file = workspace.weights("chain");
	let text = source(arguments, &costs, extensions, &today()?, &processor()?);
	fs::write(&file, text).with_context(|| format!("{file} is not written"))?;
	// The old ones were in use until here; these must be readable, too.
	prices(&workspace)?;
	Ok(true)
}

/// What the extensions around a transaction take, without the database.
fn extensions(workspace: &Workspace) -> anyhow::Result<u64> {
	let bare = Prices {
		percent: 100,
		read: 0,
		write: 0,
	};
	let one_call = BTreeMap::from([("c".to_owned(), 1)]);
	let mut sum = 0_u64;
	for (pallet, functions) in EXTENSIONS {
		let file = workspace.weights(pallet);
		let source = fs::read_to_string(&file).with_context(|| format!("{file} is unreadable"))?;
		let weights = Weights::parse(&source)?;
		for function in functions {
			sum = sum.saturating_add(weights.evaluate(function, &one_call, &bare)?);
		}
	}
	Ok(sum)
}

fn today() -> anyhow::Result<String> {
	let printed = Command::new("date").args(["--utc", "+%F"]).output();
	let printed = printed.context("the date is unknown")?;
	Ok(String::from_utf8(printed.stdout)?.trim().to_owned())
}

/// The processor's name, as Linux has it.
fn processor() -> anyhow::Result<String> {
	let facts = fs::read_to_string("/proc/cpuinfo").context("/proc/cpuinfo is unreadable")?;
	let name = facts.lines().find(|line| line.starts_with("model name"));
	let name = name.and_then(|line| line.split_once(':'));
	Ok(name.map_or("unknown", |(_, name)| name.trim()).to_owned())
}

/// The file. The cold read is what is charged: nobody knows which of its accounts a node has in its
/// cache, and whoever wants it slow names those it has not.
fn source(
	arguments: &Arguments,
	costs: &Costs,
	extensions: u64,
	date: &str,
	processor: &str,
) -> String {
	let number = |picoseconds: u64| {
		let digits = picoseconds.to_string();
		let groups = digits.as_bytes().rchunks(3).rev();
		let groups = groups.map(|group| String::from_utf8_lossy(group).into_owned());
		groups.collect::<Vec<_>>().join("_")
	};
	// A block has read what it writes, so the paths are in memory either time; what differs is what
	// the database has still to do for the blocks before.
	let write = costs.write_cold.max(costs.write_warm);
	let dropped = if arguments.drop_page_cache {
		" --drop-page-cache"
	} else {
		""
	};
	format!(
		"// SPDX-License-Identifier: Apache-2.0\n\
		 //! What a block, a transaction and an access of the database take, in picoseconds.\n\
		 //!\n\
		 //! DATE: {date}, CPU: `{processor}`, ACCOUNTS: {accounts}, by\n\
		 //! `cargo xtask weights chain --accounts {accounts}{dropped}`.\n\
		 //!\n\
		 //! Reads and writes are those of random accounts on ParityDB on disk, with the node's default\n\
		 //! trie cache. A read is one that a process makes which has just begun; once in its cache, it\n\
		 //! takes {read_warm}. A write takes {write_cold} then and {write_warm} later.\n\n\
		 /// A block without transactions.\n\
		 pub const BLOCK: u64 = {block};\n\
		 /// A transaction, without its call and its extensions.\n\
		 pub const EXTRINSIC: u64 = {extrinsic};\n\
		 /// A read.\n\
		 pub const READ: u64 = {read};\n\
		 /// A write, with its part of the state's root.\n\
		 pub const WRITE: u64 = {write};\n",
		accounts = arguments.accounts,
		read_warm = number(costs.read_warm),
		write_cold = number(costs.write_cold),
		write_warm = number(costs.write_warm),
		block = number(costs.block),
		extrinsic = number(costs.transaction.saturating_sub(extensions)),
		read = number(costs.read_cold),
		write = number(write),
	)
}

#[cfg(test)]
mod tests {
	use super::super::formula::constant;
	use super::*;

	#[test]
	fn file_should_read_back_when_it_was_written() {
		let arguments = Arguments {
			accounts: 10_000,
			drop_page_cache: true,
		};
		let costs = Costs {
			block: 1_234_567,
			transaction: 100_000,
			read_cold: 25_000_000,
			read_warm: 1,
			write_cold: 60_000_000,
			write_warm: 2,
		};
		let text = source(&arguments, &costs, 40_000, "2026-01-02", "a processor");
		for (name, value) in [
			("BLOCK", 1_234_567),
			("EXTRINSIC", 60_000),
			("READ", 25_000_000),
			("WRITE", 60_000_000),
		] {
			assert_eq!(constant(&text, name).expect(name), value);
		}
		assert!(
			text.contains("chain --accounts 10000 --drop-page-cache"),
			"{text}"
		);
	}
}
