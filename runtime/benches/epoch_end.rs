// SPDX-License-Identifier: Apache-2.0
//! Blocks that end an epoch, and blocks that slash, among 100 validators of whom one has 10, 1,000
//! or 100,000 delegators: what they cost must not depend on that.
//!
//! `cargo bench -p computechain-runtime --bench epoch_end` prints a table. Runs natively on a state
//! in memory behind a node's trie cache, with the times of the testnet.
//!
//! `beginning` is the block before its transactions, `settled` how many blocks later the last
//! delegator has been credited or has borne the slash.

#[path = "../tests/common/mod.rs"]
mod common;

use common::crowd::Crowd;
use computechain_runtime::params;
use std::{env, time::Duration};

const VALIDATORS: u32 = 100;
const DELEGATORS: [u32; 3] = [10, 1_000, 100_000];
const RUNS: usize = 21;

fn main() {
	// `cargo test` only tries whether this runs.
	let (delegators, runs) = match env::args().any(|argument| argument == "--bench") {
		true => (&DELEGATORS[..], RUNS),
		false => (&DELEGATORS[..1], 1),
	};
	println!(
		"{:<10}{:>11}{:>14}{:>14}{:>8}{:>9}{:>10}{:>14}",
		"event",
		"delegators",
		"beginning ms",
		"block ms",
		"reads",
		"writes",
		"settled",
		"longest ms"
	);
	for &delegators in delegators {
		let mut parameters = params::testnet(params::DEFAULT_SLOT_DURATION);
		// What the genesis validators have.
		parameters.staking.minimum_self_stake =
			params::development(1_000).staking.minimum_self_stake;
		// Whoever is silent is slashed when the last rewards have long been credited.
		parameters.staking.jail_misses = 3;
		let epoch = parameters.epoch;
		let mut crowd = Crowd::new(parameters, VALIDATORS, delegators);
		// The first epoch has paid nobody; the second one pays all.
		crowd.before_rotation();
		crowd.next();
		crowd.settle();
		crowd.before_rotation();
		row("rotation", delegators, &mut crowd, epoch, runs);
		crowd.before_slash_after_rotation();
		row("slash", delegators, &mut crowd, epoch, runs);
		crowd.check();
	}
}

fn row(event: &str, delegators: u32, crowd: &mut Crowd, epoch: u32, runs: usize) {
	let beginning = crowd.beginning_time(runs);
	let block = crowd.block_time(runs);
	let touched = crowd.block_touches();
	crowd.next();
	let (settled, longest) = crowd.settle();
	assert!(
		settled < epoch,
		"not everybody was credited within the epoch"
	);
	let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
	println!(
		"{event:<10}{delegators:>11}{:>14.3}{:>14.3}{:>8}{:>9}{settled:>10}{:>14.3}",
		milliseconds(beginning),
		milliseconds(block),
		touched.read,
		touched.written,
		milliseconds(longest),
	);
}
