// SPDX-License-Identifier: Apache-2.0
//! What a block, a transaction, a read and a write take.

use crate::{
	blocks::{build, transaction},
	state::{Block, Failure, Node, Size, entry, key, signer},
};
use computechain_runtime::{Hash, Runtime, UncheckedExtrinsic};
use sc_client_api::{
	Backend as _, BlockImportOperation, HeaderBackend, NewBlockState, StateBackend,
	TrieCacheContext,
};
use serde::Serialize;
use sp_api::{Core, ProvideRuntimeApi};
use sp_runtime::{StateVersion, traits::Block as _};
use std::{
	iter,
	path::Path,
	time::{Duration, Instant},
};

/// The trie cache of a node whose operator chose none.
const DEFAULT_TRIE_CACHE: usize = 1 << 30;
/// How many accounts a block touches here; about as many as a block of transfers.
const TOUCHED: u32 = 2_000;
/// How often each is measured.
const RUNS: u32 = 5;
/// How often blocks are executed.
const EXECUTIONS: usize = 20;

/// Times in picoseconds.
#[derive(Serialize)]
pub struct Costs {
	block: u64,
	transaction: u64,
	read_cold: u64,
	read_warm: u64,
	write_cold: u64,
	write_warm: u64,
}

/// Measures all of it, in this order: the database first, while nothing is in the caches.
pub fn measure(folder: &Path, size: Size) -> Result<Costs, Failure> {
	let node = Node::open(folder, Some(DEFAULT_TRIE_CACHE))?;
	let mut cold = Access::default();
	let mut warm = Access::default();
	for run in 0..RUNS {
		// Accounts that no other run touches, so that they are as cold as those of the first. What
		// all paths share, near the root, is in the cache from the second on, as it is in a node.
		let accounts = size.accounts / RUNS * run..;
		let keys: Vec<_> = accounts
			.take(TOUCHED.min(size.accounts / RUNS) as usize)
			.map(|number| key(&size.account(number)))
			.collect();
		cold.add(&node, &keys, 2 * run)?;
		warm.add(&node, &keys, 2 * run + 1)?;
	}
	let (block, transaction) = blocks(&node)?;
	Ok(Costs {
		block,
		transaction,
		read_cold: average(cold.reading, cold.keys),
		read_warm: average(warm.reading, warm.keys),
		write_cold: average(cold.writing, cold.keys),
		write_warm: average(warm.writing, warm.keys),
	})
}

fn average(time: Duration, of: usize) -> u64 {
	let nanoseconds = time.as_nanos().saturating_mul(1_000) / of.max(1) as u128;
	u64::try_from(nanoseconds).unwrap_or(u64::MAX)
}

/// What blocks spent on accounts.
#[derive(Default)]
struct Access {
	keys: usize,
	reading: Duration,
	writing: Duration,
}

impl Access {
	/// Reads and then writes the keys as the import of a block does, on the state of the genesis.
	fn add(&mut self, node: &Node, keys: &[Vec<u8>], number: u32) -> Result<(), Failure> {
		let genesis = node.client.info().genesis_hash;
		let header = node.client.header(genesis)?.ok_or("there is no genesis")?;
		let began = Instant::now();
		let state = node.backend.state_at(genesis, TrieCacheContext::Trusted)?;
		for key in keys {
			state.storage(key)?.ok_or("an account is missing")?;
		}
		self.reading += began.elapsed();

		let changed = entry(2_000 + u128::from(number));
		let changes = keys.iter().map(|key| (&key[..], Some(&changed[..])));
		let began = Instant::now();
		let (root, transaction) = state.storage_root(changes, StateVersion::V1);
		let mut operation = node.backend.begin_operation()?;
		node.backend
			.begin_state_operation(&mut operation, genesis)?;
		operation.update_db_storage(transaction)?;
		let child = sp_runtime::generic::Header {
			parent_hash: genesis,
			number: 1,
			state_root: root,
			..header
		};
		let body = Some(Vec::new());
		operation.set_block_data(child, body, None, None, NewBlockState::Normal, true)?;
		node.backend.commit_operation(operation)?;
		self.writing += began.elapsed();
		self.keys += keys.len();
		// Leaves what was read to the shared cache.
		drop(state);
		Ok(())
	}
}

/// What a block without transactions takes, and what each transaction adds.
fn blocks(node: &Node) -> Result<(u64, u64), Failure> {
	let genesis = node.client.info().genesis_hash;
	let (empty, _) = build(node, 0, iter::empty())?;
	// One sender, whose account is read and written once for all: that is charged elsewhere.
	let sender = signer(0);
	let (full, count) = build(node, 1, remarks(genesis, &sender))?;
	let empty = execution(node, genesis, &empty)?;
	let full = execution(node, genesis, &full)?;
	let transactions = full.saturating_sub(empty);
	Ok((average(empty, 1), average(transactions, count as usize)))
}

fn remarks(
	genesis: Hash,
	sender: &sp_core::sr25519::Pair,
) -> impl Iterator<Item = UncheckedExtrinsic> {
	(0..).map(move |nonce| {
		let call = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		transaction(genesis, sender, nonce, call.into())
	})
}

/// The median time of executing a block.
fn execution(node: &Node, parent: Hash, block: &Block) -> Result<Duration, Failure> {
	let mut times = (0..EXECUTIONS)
		.map(|_| {
			let (header, body) = block.clone().deconstruct();
			let block = Block::new(header, body);
			let began = Instant::now();
			node.client
				.runtime_api()
				.execute_block(parent, block.into())?;
			Ok(began.elapsed())
		})
		.collect::<Result<Vec<_>, Failure>>()?;
	times.sort_unstable();
	Ok(times[times.len() / 2])
}
