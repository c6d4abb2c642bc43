// SPDX-License-Identifier: Apache-2.0
use super::{Clock, anchor, block, hash, signed};
use std::collections::HashSet;

#[test]
fn transaction_should_count_in_all_series_when_its_block_is_final() {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 0, 0), clock.at(100));
	assert_eq!(clock.book.in_flight(), 1);
	clock.book.accepted(&hash(1), false);
	clock
		.book
		.block(&block(11, 11, 10, &[1, 99]), clock.at(1_100));
	assert_eq!(clock.book.totals.included, 0);
	clock.book.best(hash(11), clock.at(1_100));
	assert_eq!((clock.book.totals.included, clock.book.in_flight()), (1, 0));
	assert_eq!(clock.book.open(), 1);
	clock.book.finalized(hash(11), clock.at(3_100));

	let totals = clock.book.totals;
	let series = [
		totals.offered,
		totals.accepted,
		totals.included,
		totals.finalized,
	];
	assert_eq!(series, [1; 4]);
	assert_eq!(clock.book.open(), 0);
	assert_eq!(clock.book.final_of, [1, 0, 0, 0]);
	assert!((999..=1_001).contains(&clock.book.inclusion.max()));
	assert!((2_998..=3_002).contains(&clock.book.finality.max()));
	let row = &clock.book.rows[0];
	assert_eq!((row.ours, row.all, row.orphan), (1, 2, false));
	assert_eq!(row.finalized, Some(3.1));
}

#[test]
fn transaction_should_wait_again_when_its_block_is_retracted() {
	let mut clock = Clock::new();
	for number in [1, 2] {
		clock
			.book
			.offer(signed(number, 0, number.into()), clock.at(0));
		clock.book.accepted(&hash(number), false);
	}
	// 11 holds both; 12 and 13 are another branch, which holds the second only.
	clock
		.book
		.block(&block(11, 11, 10, &[1, 2]), clock.at(1_000));
	clock.book.best(hash(11), clock.at(1_000));
	clock.book.block(&block(11, 12, 10, &[2]), clock.at(1_100));
	clock.book.block(&block(12, 13, 12, &[]), clock.at(2_000));
	clock.book.best(hash(13), clock.at(2_000));
	assert_eq!(clock.book.totals.included, 1);
	assert_eq!(clock.book.totals.retracted, 2);
	assert!(clock.book.waits(&hash(1)).is_some());
	assert!(clock.book.waits(&hash(2)).is_none());

	clock.book.finalized(hash(13), clock.at(3_000));
	assert_eq!(clock.book.totals.finalized, 1);
	assert_eq!(
		(clock.book.totals.blocks, clock.book.totals.orphans),
		(3, 1)
	);
	let orphans: Vec<_> = clock.book.rows.iter().map(|row| row.orphan).collect();
	assert_eq!(orphans, [true, false, false]);
	// Latency is that of the first block that was seen.
	assert!((999..=1_001).contains(&clock.book.inclusion.max()));
}

#[test]
fn finality_should_count_when_it_comes_before_the_best_block() {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 2, 0), clock.at(0));
	clock.book.block(&block(11, 11, 10, &[1]), clock.at(1_000));
	clock.book.finalized(hash(11), clock.at(1_500));
	let totals = clock.book.totals;
	assert_eq!(
		(totals.accepted, totals.included, totals.finalized),
		(1, 1, 1)
	);
	clock.book.best(hash(11), clock.at(1_600));
	assert_eq!(clock.book.totals, totals);
	// Told twice, it counts once.
	clock.book.finalized(hash(11), clock.at(1_700));
	assert_eq!(clock.book.totals, totals);
}

#[test]
fn transaction_should_be_included_when_it_was_taken_for_dropped() {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 0, 0), clock.at(0));
	clock
		.book
		.dropped(&hash(1), "Invalid Transaction: outdated".into());
	assert_eq!((clock.book.totals.dropped, clock.book.open()), (1, 0));
	clock.book.block(&block(11, 11, 10, &[1]), clock.at(1_000));
	clock.book.best(hash(11), clock.at(1_000));
	assert_eq!(
		(clock.book.totals.dropped, clock.book.totals.included),
		(0, 1)
	);
	// What is in a block is not dropped any more.
	clock.book.dropped(&hash(1), "late".into());
	assert_eq!(clock.book.totals.dropped, 0);
}

#[test]
fn transaction_should_be_lost_by_the_pool_when_a_second_offer_is_news() {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 0, 0), clock.at(0));
	clock.book.accepted(&hash(1), false);
	clock.book.accepted(&hash(1), true);
	assert_eq!(clock.book.totals.lost_by_pool, 0);
	clock.book.accepted(&hash(1), false);
	assert_eq!(clock.book.totals.lost_by_pool, 1);
	assert_eq!(clock.book.totals.accepted, 1);
}

#[test]
fn transaction_should_be_offered_again_when_a_pool_tells_that_it_dropped_it() {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 0, 0), clock.at(0));
	assert!(clock.book.dropped_by_pool(&hash(1)).is_none());
	clock.book.accepted(&hash(1), false);
	assert!(clock.book.dropped_by_pool(&hash(1)).is_some());
	// Told twice, by the subscriptions of both offers.
	assert!(clock.book.dropped_by_pool(&hash(1)).is_none());
	clock.book.accepted(&hash(1), false);
	let totals = clock.book.totals;
	assert_eq!(
		(totals.told_dropped, totals.lost_by_pool, totals.accepted),
		(1, 0, 1)
	);
	assert_eq!((totals.dropped, clock.book.in_flight()), (0, 1));
}

#[test]
fn transaction_should_expire_when_the_last_block_of_its_era_is_final() {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 0, 0), clock.at(0));
	clock.book.offer(signed(2, 1, 0), clock.at(0));
	clock.book.accepted(&hash(1), false);
	for number in 11..=20u8 {
		clock.book.expire();
		assert_eq!(clock.book.totals.dropped, 0, "{number}");
		let transactions = if number == 20 { &[9][..] } else { &[] };
		let block = block(number.into(), number, number - 1, transactions);
		clock.book.block(&block, clock.at(number.into()));
		clock.book.finalized(hash(number), clock.at(number.into()));
	}
	clock.book.expire();
	let dropped = clock.book.leftover(&HashSet::new()).dropped;
	let reasons: Vec<_> = dropped.keys().map(String::as_str).collect();
	assert_eq!(
		reasons,
		[
			"its era ended before a node took it",
			"its era ended in the pool"
		]
	);
}

#[test]
fn leftover_should_tell_waiting_from_missing_when_a_run_ends() {
	let mut clock = Clock::new();
	for number in 1..=4 {
		clock
			.book
			.offer(signed(number, 0, number.into()), clock.at(0));
		clock.book.accepted(&hash(number), false);
	}
	clock.book.block(&block(11, 11, 10, &[1]), clock.at(500));
	clock.book.best(hash(11), clock.at(500));
	clock.book.dropped(&hash(2), "why".into());
	let leftover = clock.book.leftover(&HashSet::from([hash(3)]));
	assert_eq!(
		(leftover.not_final, leftover.waiting, leftover.missing),
		(1, 1, 1)
	);
	assert_eq!(
		leftover.dropped.into_iter().collect::<Vec<_>>(),
		[("why".into(), 1)]
	);
	assert_eq!(clock.book.last_final().number, anchor().number);
}

#[test]
fn block_should_be_an_orphan_when_it_comes_after_its_height_is_final() {
	let mut clock = Clock::new();
	clock.book.block(&block(11, 11, 10, &[]), clock.at(1_000));
	clock.book.finalized(hash(11), clock.at(1_000));
	clock.book.block(&block(11, 12, 10, &[]), clock.at(2_000));
	assert_eq!(
		(clock.book.totals.blocks, clock.book.totals.orphans),
		(2, 1)
	);
}
