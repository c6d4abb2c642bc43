// SPDX-License-Identifier: Apache-2.0
//! What a block, a transaction and the database cost a node with many accounts, and whether blocks
//! made to find its caches cold keep within their weight.
//!
//! | command, after `cargo bench --workspace --bench chain_costs --` | what it does |
//! |---|---|
//! | `costs` | prints what `cargo xtask weights chain` writes into the runtime |
//! | `attack` | fills blocks with transfers among random accounts and imports them cold; fails when one takes longer than it weighs |
//!
//! Both write a genesis with a million accounts to ParityDB in a temporary folder, and then start a
//! process of their own on it, whose caches are empty. The state is never pruned, so that what a
//! block changes is written when it is imported and not when it is finalized.
//!
//! Without `--bench`, as with `cargo test`, the attack has 20,000 accounts and one block, and its
//! times are not judged.

mod attack;
mod blocks;
mod costs;
mod state;

use clap::{Parser, Subcommand};
use state::{Failure, Size};
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::{Command, ExitCode, Stdio},
};

/// What a node's blocks and accesses of its database cost.
#[derive(Parser)]
struct Arguments {
	#[command(subcommand)]
	task: Task,
	/// Added by cargo.
	#[arg(long, global = true, hide = true)]
	bench: bool,
}

#[derive(Subcommand)]
enum Task {
	/// Prints what a block, a transaction, a read and a write take.
	Costs(Options),
	/// Imports blocks that touch random accounts with cold caches.
	Attack {
		#[command(flatten)]
		options: Options,
		/// How many blocks.
		#[arg(long, default_value_t = 10)]
		blocks: u32,
		/// The trie cache of the importing process, in bytes; none by default.
		#[arg(long, default_value_t = 0)]
		trie_cache: usize,
	},
	/// The process of `costs` that measures.
	#[command(hide = true)]
	Measure { folder: PathBuf, accounts: u32 },
	/// The process of `attack` that imports.
	#[command(hide = true)]
	Import { folder: PathBuf, trie_cache: usize },
}

#[derive(clap::Args)]
struct Options {
	/// How many accounts the state has.
	#[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(10_000..))]
	accounts: u32,
	/// The runtime's Wasm; the one of this build by default.
	#[arg(long)]
	runtime: Option<PathBuf>,
	/// Writes the figures as JSON, too.
	#[arg(long)]
	json: Option<PathBuf>,
	/// Empties the system's cache of files before the database is opened; needs root.
	#[arg(long)]
	drop_page_cache: bool,
}

fn main() -> ExitCode {
	let long = env::args().any(|argument| argument == "--bench");
	let inner = env::args()
		.nth(1)
		.is_some_and(|task| task == "import" || task == "measure");
	let passed = match long || inner {
		true => run(Arguments::parse().task),
		false => attempt(),
	};
	match passed {
		Ok(true) => ExitCode::SUCCESS,
		Ok(false) => ExitCode::FAILURE,
		Err(why) => {
			eprintln!("{why}");
			ExitCode::FAILURE
		}
	}
}

/// The short form: whether the attack can be made at all.
fn attempt() -> Result<bool, Failure> {
	if computechain_runtime::WASM_BINARY.is_none() {
		println!("not tried: this build has no Wasm runtime (SKIP_WASM_BUILD)");
		return Ok(true);
	}
	let options = Options {
		accounts: 20_000,
		runtime: None,
		json: None,
		drop_page_cache: false,
	};
	let rows = attack(&options, 1, 0)?;
	attack::print(&rows);
	match &rows[..] {
		[row] if row.transactions > 100 => Ok(true),
		_ => Err("the attack's block is not full".into()),
	}
}

fn run(task: Task) -> Result<bool, Failure> {
	match task {
		Task::Costs(options) => {
			let folder = tempfile::tempdir()?;
			state::create(folder.path(), &code(&options)?, Size::new(options.accounts))?;
			let accounts = options.accounts.to_string();
			let costs = fresh(&options, ["measure", text(folder.path())?, &accounts])?;
			println!("{costs}");
			keep(&options, &costs)?;
			Ok(true)
		}
		Task::Attack {
			options,
			blocks,
			trie_cache,
		} => {
			let rows = attack(&options, blocks, trie_cache)?;
			attack::print(&rows);
			keep(&options, &serde_json::to_string_pretty(&rows)?)?;
			Ok(attack::within_weight(&rows))
		}
		Task::Measure { folder, accounts } => {
			let costs = costs::measure(&folder, Size::new(accounts))?;
			println!("{}", serde_json::to_string_pretty(&costs)?);
			Ok(true)
		}
		Task::Import { folder, trie_cache } => {
			let rows = attack::import(&folder, (trie_cache > 0).then_some(trie_cache))?;
			println!("{}", serde_json::to_string(&rows)?);
			Ok(true)
		}
	}
}

/// Builds the blocks in this process and imports them in another one.
fn attack(options: &Options, blocks: u32, cache: usize) -> Result<Vec<attack::Row>, Failure> {
	let folder = tempfile::tempdir()?;
	let size = Size::new(options.accounts);
	state::create(folder.path(), &code(options)?, size)?;
	attack::prepare(folder.path(), size, blocks)?;
	let cache = cache.to_string();
	let rows = fresh(options, ["import", text(folder.path())?, &cache])?;
	Ok(serde_json::from_str(&rows)?)
}

fn code(options: &Options) -> Result<Vec<u8>, Failure> {
	match &options.runtime {
		Some(file) => Ok(fs::read(file)?),
		None => computechain_runtime::WASM_BINARY
			.map(<[u8]>::to_vec)
			.ok_or_else(|| "this build has no Wasm runtime; name one with --runtime".into()),
	}
}

fn text(path: &Path) -> Result<&str, Failure> {
	path.to_str()
		.ok_or_else(|| "the folder's name is no text".into())
}

/// Runs a task of this program in a process whose caches are empty, and returns what it prints.
fn fresh<'a>(
	options: &Options,
	arguments: impl IntoIterator<Item = &'a str>,
) -> Result<String, Failure> {
	if options.drop_page_cache {
		// What is not written yet can not be dropped.
		let synced = Command::new("sync").status()?;
		if !synced.success() {
			return Err("sync failed".into());
		}
		fs::write("/proc/sys/vm/drop_caches", "3")?;
	}
	let output = Command::new(env::current_exe()?)
		.args(arguments)
		.stderr(Stdio::inherit())
		.output()?;
	if !output.status.success() {
		return Err("the measuring process failed".into());
	}
	Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn keep(options: &Options, json: &str) -> Result<(), Failure> {
	match &options.json {
		Some(file) => Ok(fs::write(file, json)?),
		None => Ok(()),
	}
}
