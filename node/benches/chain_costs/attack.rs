// SPDX-License-Identifier: Apache-2.0
//! Blocks full of transfers among accounts that no cache has.

use crate::{
	blocks::{build, transaction},
	state::{Block, Failure, Node, Size, signer},
};
use codec::{Decode, Encode};
use computechain_primitives::CPC;
use computechain_runtime::Runtime;
use frame_system::ConsumedWeight;
use futures::executor::block_on;
use sc_client_api::{HeaderBackend, StorageProvider};
use sc_consensus::{BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult};
use serde::{Deserialize, Serialize};
use sp_api::{Core, ProvideRuntimeApi};
use sp_consensus::BlockOrigin;
use sp_core::storage::StorageKey;
use sp_runtime::traits::Block as _;
use std::{fs, path::Path, time::Instant};

/// A block that was imported.
#[derive(Serialize, Deserialize)]
pub struct Row {
	/// Its transfers.
	pub transactions: u32,
	/// How long its import took, in picoseconds.
	pub time: u64,
	/// What it charged, in picoseconds.
	pub weight: u64,
}

/// Builds the blocks and writes them beside the database.
///
/// Every transfer has a sender and a destination of its own, over all blocks.
pub fn prepare(folder: &Path, size: Size, blocks: u32) -> Result<(), Failure> {
	let node = Node::open(folder, Some(64 << 20))?;
	let genesis = node.client.info().genesis_hash;
	let mut sent = 0;
	let mut built = Vec::new();
	for number in 0..blocks {
		let transfers = (sent..size.signers).map(|step| {
			let call = pallet_balances::Call::<Runtime>::transfer_keep_alive {
				dest: size.account(size.accounts - 1 - step).into(),
				value: CPC,
			};
			transaction(genesis, &signer(step), 0, call.into())
		});
		let (block, count) = build(&node, number, transfers)?;
		sent += count;
		if sent >= size.signers {
			return Err("too few accounts can sign for so many blocks".into());
		}
		built.push((block, count));
	}
	Ok(fs::write(folder.join("blocks"), built.encode())?)
}

/// Imports the blocks that were prepared.
pub fn import(folder: &Path, cache: Option<usize>) -> Result<Vec<Row>, Failure> {
	let bytes = fs::read(folder.join("blocks"))?;
	let blocks = Vec::<(Block, u32)>::decode(&mut &bytes[..])?;
	let node = Node::open(folder, cache)?;
	let genesis = node.client.info().genesis_hash;
	// Compiles the runtime, which a node does once and not for each block.
	node.client.runtime_api().version(genesis)?;
	blocks
		.into_iter()
		.map(|(block, transactions)| {
			let (header, body) = block.deconstruct();
			let hash = header.hash();
			let mut params = BlockImportParams::new(BlockOrigin::NetworkBroadcast, header);
			params.body = Some(body);
			params.fork_choice = Some(ForkChoiceStrategy::Custom(false));
			let began = Instant::now();
			let imported = block_on(node.client.import_block(params))?;
			let took = began.elapsed();
			if !matches!(imported, ImportResult::Imported(_)) {
				return Err("the block was not imported".into());
			}
			let key = StorageKey(frame_system::BlockWeight::<Runtime>::hashed_key().to_vec());
			let weight = node.client.storage(hash, &key)?;
			let weight = weight.ok_or("the block has no weight")?;
			let weight = ConsumedWeight::decode(&mut &weight.0[..])?;
			Ok(Row {
				transactions,
				time: u64::try_from(took.as_nanos())?.saturating_mul(1_000),
				weight: weight.total().ref_time(),
			})
		})
		.collect()
}

/// Whether each block took less time than it weighs.
pub fn within_weight(rows: &[Row]) -> bool {
	!rows.is_empty() && rows.iter().all(|row| row.time < row.weight)
}

pub fn print(rows: &[Row]) {
	println!(
		"{:>9}{:>12}{:>12}{:>8}",
		"transfers", "import ms", "weight ms", "ratio"
	);
	let ms = |picoseconds: u64| picoseconds as f64 / 1e9;
	for row in rows {
		let (time, weight) = (ms(row.time), ms(row.weight));
		println!(
			"{:>9}{time:>12.1}{weight:>12.1}{:>8.2}",
			row.transactions,
			time / weight
		);
	}
}
