// SPDX-License-Identifier: Apache-2.0
//! Runs against a chain in memory.

use super::{
	anchor,
	memory_chain::{Faults, MemoryChain},
};
use crate::{
	judge::judge,
	measure::sample,
	run::{Outcome, Plan, run},
	scenario::{Pace, Scenario},
	transactions::Signed,
};
use std::{
	sync::{Arc, RwLock},
	time::Duration,
};
use tokio::sync::mpsc;

const BEAT: Duration = Duration::from_millis(60);
const SENDERS: u32 = 20;

fn scenario(more: &str) -> Scenario {
	let text = format!(
		"name = 'test'\nabout = 'A test.'\n[load]\nsenders = {SENDERS}\ncount = 200\nbatch = 7\nsettle = 3\noverdue = 5\n{more}"
	);
	Scenario::parse(&text, "test").unwrap()
}

/// Runs 200 transactions, ten of each sender.
async fn offered(scenario: &Scenario, pace: Pace, chain: Arc<MemoryChain>) -> Outcome {
	let (sender, source) = mpsc::channel(1_000);
	for number in 0..pace.total() as u32 {
		let mut hash = [1; 32];
		hash[..4].copy_from_slice(&number.to_le_bytes());
		let signed = Signed {
			hash,
			number: number.into(),
			hex: String::new(),
			sender: number % SENDERS,
			nonce: number / SENDERS,
			last_block: 1_000,
		};
		sender.send(signed).await.unwrap();
	}
	drop(sender);
	let plan = Plan {
		pace,
		load: scenario.load.clone(),
		limits: scenario.limits.clone(),
		accounts: vec![[0; 32]; SENDERS as usize],
		nonces: vec![0; SENDERS as usize],
		anchor: anchor(),
	};
	let (_keep, stop) = mpsc::channel(1);
	let events = chain.start(BEAT);
	let anchor = Arc::new(RwLock::new(anchor()));
	run(chain, plan, source, events, anchor, sample, |_| {}, stop)
		.await
		.unwrap()
}

fn burst() -> Pace {
	Pace::Burst { count: 200 }
}

#[tokio::test]
async fn run_should_finalize_everything_when_the_pool_is_much_too_small() {
	let scenario = scenario("");
	let outcome = offered(
		&scenario,
		burst(),
		MemoryChain::new(16, 1, Faults::default()),
	)
	.await;
	let totals = outcome.book.totals;
	assert!(totals.pushed_back > 0);
	assert_eq!((totals.offered, totals.finalized), (200, 200));
	assert_eq!(outcome.book.final_of, [10; SENDERS as usize]);
	assert_eq!(outcome.leftover, Default::default());
	assert_eq!((outcome.nonce_gaps, outcome.nonce_mismatches), (0, 0));
	assert!(outcome.held_back > 0.0);
	assert!(judge(&outcome, &scenario.limits, 200).failures.is_empty());
}

#[tokio::test]
async fn run_should_never_exceed_those_in_flight_when_they_are_bounded() {
	let scenario = scenario("in_flight = 30");
	let chain = MemoryChain::new(1_000, 3, Faults::default());
	let outcome = offered(&scenario, burst(), chain).await;
	assert_eq!(outcome.book.totals.finalized, 200);
	let most = outcome.samples.iter().map(|sample| sample.in_flight).max();
	assert!(most <= Some(30), "{most:?}");
	assert_eq!(outcome.book.totals.pushed_back, 0);
}

#[tokio::test]
async fn run_should_keep_to_the_rate_when_nodes_take_all() {
	let scenario = scenario("");
	let pace = Pace::Rate {
		rate: 80,
		duration: 2,
		ramp: 1,
	};
	let outcome = offered(
		&scenario,
		pace,
		MemoryChain::new(1_000, 1, Faults::default()),
	)
	.await;
	assert_eq!(outcome.book.totals.finalized, 120);
	assert!(
		(1.9..3.0).contains(&outcome.offering),
		"{}",
		outcome.offering
	);
	assert!(
		outcome
			.samples
			.iter()
			.all(|sample| sample.offered <= sample.due)
	);
}

#[tokio::test]
async fn run_should_end_in_time_and_tell_when_nodes_do_not_keep_up() {
	let mut scenario = scenario("in_flight = 10");
	scenario.limits.behind = 5;
	let pace = Pace::Rate {
		rate: 200,
		duration: 1,
		ramp: 0,
	};
	// A chain of 2 transactions a beat, which is some 33 a second.
	let outcome = offered(&scenario, pace, MemoryChain::new(4, 1, Faults::default())).await;
	let totals = outcome.book.totals;
	assert!(totals.offered < 150, "{totals:?}");
	assert_eq!(totals.offered, totals.finalized);
	assert!(outcome.offering < 10.0, "{}", outcome.offering);
	let failures = judge(&outcome, &scenario.limits, 200).failures;
	assert!(failures[0].starts_with("behind: "), "{failures:?}");
	assert!(failures[0].ends_with("the limit is 5 %"), "{failures:?}");
	assert_eq!(failures.len(), 1);
}

#[tokio::test]
async fn run_should_offer_again_when_nobody_answers() {
	let scenario = scenario("");
	let faults = Faults {
		silent: Some(2),
		..Default::default()
	};
	let outcome = offered(&scenario, burst(), MemoryChain::new(1_000, 2, faults)).await;
	assert!(outcome.book.totals.unanswered > 0);
	assert_eq!(outcome.book.totals.finalized, 200);
	assert!(judge(&outcome, &scenario.limits, 200).failures.is_empty());
}

#[tokio::test]
async fn run_should_find_and_repair_it_when_the_pool_forgets_one() {
	let scenario = scenario("");
	let faults = Faults {
		forgets: Some(50),
		..Default::default()
	};
	let outcome = offered(
		&Scenario {
			load: crate::scenario::Load {
				settle: 9,
				..scenario.load.clone()
			},
			..scenario.clone()
		},
		burst(),
		MemoryChain::new(1_000, 1, faults),
	)
	.await;
	assert_eq!(outcome.book.totals.lost_by_pool, 1);
	assert_eq!(outcome.book.totals.finalized, 200);
}

#[tokio::test]
async fn run_should_name_gap_and_loss_when_the_pool_forgets_one_and_time_is_over() {
	let scenario = scenario("");
	let faults = Faults {
		forgets: Some(50),
		..Default::default()
	};
	let outcome = offered(&scenario, burst(), MemoryChain::new(1_000, 1, faults)).await;
	// The forgotten one, taken at the last look only; those behind it still wait for it.
	assert_eq!(outcome.leftover.missing, 1);
	assert!(outcome.leftover.waiting > 0);
	let failures = judge(&outcome, &scenario.limits, 200).failures;
	assert!(
		failures
			.iter()
			.any(|failure| failure.starts_with("lost: 1 ")),
		"{failures:?}"
	);
	assert!(
		failures.iter().any(|failure| failure.starts_with("late: ")),
		"{failures:?}"
	);
}

#[tokio::test]
async fn run_should_name_the_reason_and_withhold_the_rest_when_a_sender_is_refused() {
	let scenario = scenario("in_flight = 20");
	let faults = Faults {
		refuses: Some(3),
		..Default::default()
	};
	let outcome = offered(&scenario, burst(), MemoryChain::new(1_000, 1, faults)).await;
	let dropped: u64 = outcome.leftover.dropped.values().sum();
	assert_eq!(outcome.book.totals.finalized, 190);
	assert_eq!(dropped + outcome.withheld, 10);
	assert!(outcome.withheld > 0);
	assert!(
		outcome
			.leftover
			.dropped
			.contains_key("Invalid Transaction: no")
	);
	let failures = judge(&outcome, &scenario.limits, 200).failures;
	assert!(failures[0].starts_with("dropped: "), "{failures:?}");
}

#[tokio::test]
async fn run_should_go_on_with_the_others_when_one_sender_is_banned() {
	let scenario = scenario("");
	let faults = Faults {
		bans: Some(0),
		..Default::default()
	};
	let outcome = offered(&scenario, burst(), MemoryChain::new(1_000, 1, faults)).await;
	assert_eq!(outcome.book.totals.finalized, 190);
	assert_eq!(outcome.book.totals.lost_by_pool, 0);
	assert_eq!(outcome.leftover.dropped.get("banned"), Some(&10));
	assert_eq!(outcome.stopped, None);
}

#[tokio::test]
async fn run_should_end_with_the_limit_when_no_block_comes() {
	let mut scenario = scenario("");
	scenario.limits.block_stall = 1;
	let faults = Faults {
		stalls: Some(12),
		..Default::default()
	};
	let outcome = offered(&scenario, burst(), MemoryChain::new(16, 1, faults)).await;
	let failures = judge(&outcome, &scenario.limits, 200).failures;
	assert!(
		failures[0].starts_with("stall: no new block after 12 for"),
		"{failures:?}"
	);
	assert!(failures[0].ends_with("the limit is 1 s"), "{failures:?}");
}
