// SPDX-License-Identifier: Apache-2.0
//! Random calls of everybody to everything, with all invariants checked after each block.
//!
//! A few hundred people stake, delegate, work, pay and act for each other, some of them wrongly;
//! validators fall silent, sign twice and lose their connection together. Every call of the
//! runtime is made, and each must succeed in at least a fifth of its tries.
//!
//! `CPC_SIMULATOR_CALLS` makes each run that long, and `CPC_SIMULATOR_SEED` makes it one run of
//! that seed. What fails is printed with its seed and added to `seeds.txt`, which always runs
//! first.

mod calls;
#[path = "../common/mod.rs"]
mod common;
mod random;
mod run;
mod tally;
mod world;

use std::{env, fs, str::FromStr, time::Instant};
use tally::Tally;

/// The seeds of a run without variables.
const SEEDS: [u64; 3] = [1, 2, 3];
/// The calls of a run without variables.
const CALLS: u64 = 12_000;
/// Where seeds are kept that failed once.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/simulator/seeds.txt");

fn variable<T: FromStr>(name: &str) -> Option<T> {
	let text = env::var(name).ok()?;
	let value = text.parse().ok();
	Some(value.unwrap_or_else(|| panic!("{name} is no number: {text}")))
}

/// The seeds that failed once, with the calls that it took.
fn kept() -> Vec<(u64, u64)> {
	let text = fs::read_to_string(KEPT).expect("the file of seeds is there");
	text.lines()
		.filter(|line| !line.starts_with('#'))
		.map(|line| {
			let mut numbers = line.split_whitespace().map(|word| word.parse().ok());
			match (numbers.next().flatten(), numbers.next().flatten()) {
				(Some(seed), Some(calls)) => (seed, calls),
				_ => panic!("a seed and a number of calls, not {line:?}"),
			}
		})
		.collect()
}

/// Adds a seed to those that failed once.
fn keep(seed: u64, calls: u64) {
	if kept().contains(&(seed, calls)) {
		return;
	}
	let mut text = fs::read_to_string(KEPT).unwrap_or_default();
	text.push_str(&format!("{seed} {calls}\n"));
	// A failure that can not be kept is printed all the same.
	let _ = fs::write(KEPT, text);
}

#[test]
fn invariants_should_hold_when_everybody_calls_everything() {
	let calls = variable("CPC_SIMULATOR_CALLS").unwrap_or(CALLS);
	let runs = match variable("CPC_SIMULATOR_SEED") {
		Some(seed) => vec![(seed, calls)],
		None => {
			let mut runs = kept();
			runs.extend(SEEDS.map(|seed| (seed, calls)));
			runs
		}
	};
	let mut tally = Tally::default();
	for (seed, calls) in runs {
		let start = Instant::now();
		run::run(seed, calls, &mut tally);
		println!("seed {seed}: {calls} calls in {:?}", start.elapsed());
	}
	println!("{tally}");
	let complaints = tally.complaints();
	assert!(complaints.is_empty(), "{complaints:#?}");
}
