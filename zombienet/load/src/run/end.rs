// SPDX-License-Identifier: Apache-2.0
//! What became of what is not final when a run ends.

use super::runner::Runner;
use crate::{
	book::Book,
	chain::{Answer, Chain, Hash},
};
use std::collections::{BTreeMap, HashSet};

/// Offers what is open once more, to learn what became of it. Gives those that a pool still had.
pub(super) async fn last_look<C: Chain>(runner: &mut Runner<C>) -> HashSet<Hash> {
	let mut in_pool = HashSet::new();
	let nodes = runner.queues.len();
	for batch in runner.book.unfinished().chunks(100) {
		for node in 0..nodes {
			let Ok(answers) = runner.chain.submit(node, batch.to_vec()).await else {
				continue;
			};
			for (signed, answer) in batch.iter().zip(answers) {
				match answer {
					Answer::Known => drop(in_pool.insert(signed.hash)),
					Answer::Refused(reason) | Answer::Outdated(reason) | Answer::Banned(reason) => {
						runner.book.dropped(&signed.hash, reason);
					}
					Answer::Accepted | Answer::PushedBack(_) => {}
				}
			}
			break;
		}
	}
	in_pool
}

/// Accounts for which a transaction waits behind a nonce that nobody holds, and accounts whose nonce
/// is not what the final blocks make of it although nothing of theirs is open.
pub(super) fn gaps(book: &Book, before: &[u32], after: &[u32]) -> (u64, u64) {
	let mut waiting: BTreeMap<u32, HashSet<u32>> = Default::default();
	for signed in book.unfinished() {
		waiting
			.entry(signed.sender)
			.or_default()
			.insert(signed.nonce);
	}
	let next = |sender: u32| after.get(sender as usize).copied().unwrap_or_default();
	let gaps = waiting
		.iter()
		.filter(|(sender, nonces)| {
			let next = next(**sender);
			!nonces.contains(&next) && nonces.iter().any(|nonce| *nonce > next)
		})
		.count();
	let mismatches = before
		.iter()
		.zip(after)
		.zip(&book.final_of)
		.filter(|((before, after), finals)| **after < **before + **finals)
		.count();
	(gaps as u64, mismatches as u64)
}
