// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};

/// Blocks, own slots and streak of the validators from 1 to `count`.
fn counts(count: u8) -> Vec<(u32, u32, u32)> {
	(1..=count)
		.map(duty)
		.map(|duty| (duty.proposed, duty.expected, duty.streak))
		.collect()
}

#[test]
fn a_block_should_count_for_its_author_alone_when_no_slot_was_skipped() {
	run(4, || {
		author_in(1);
		author_in(2);
		assert_eq!(counts(4), vec![(0, 0, 0), (1, 1, 0), (1, 1, 0), (0, 0, 0)]);
		assert_eq!(Duties::<Test>::iter().count(), 2);
		assert_eq!(LastSlot::<Test>::get(), Some(2));
	});
}

#[test]
fn the_first_block_should_blame_nobody_when_it_comes_late() {
	run(4, || {
		LastSlot::<Test>::kill();
		author_in(1_000_003);
		assert_eq!(counts(4), vec![(0, 0, 0), (0, 0, 0), (0, 0, 0), (1, 1, 0)]);
		author_in(1_000_005);
		assert_eq!(counts(4), vec![(0, 1, 1), (1, 1, 0), (0, 0, 0), (1, 1, 0)]);
	});
}

#[test]
fn skipped_slots_should_name_who_missed_them_when_rounds_are_incomplete() {
	run(4, || {
		// Slots 1 to 10 are skipped: two rounds, and once more 2 and 3 of the order 2, 3, 4, 1.
		author_in(11);
		assert_eq!(counts(4), vec![(0, 2, 2), (0, 3, 3), (0, 3, 3), (1, 3, 0)]);
	});
}

#[test]
fn a_week_of_silence_should_be_counted_at_once_when_it_ends() {
	run_set(7, || {
		let week = 7 * 86_400;
		author_in(week + 1);
		let (rounds, rest) = (week as u32 / 7, week as u32 % 7);
		assert_eq!(rest, 0);
		// Slot 1 is that of number 2, and so is that of the block, a multiple of 7 later.
		let expected: Vec<_> = (1..=7)
			.map(|index| match index {
				2 => (1, rounds + 1, 0),
				_ => (0, rounds, rounds),
			})
			.collect();
		assert_eq!(counts(7), expected);
		// Everybody was silent, so the guard covers all but the author.
		assert_eq!(events(|event| matches!(event, Event::GuardHeld { .. })), 6);
		assert!(Slashes::get().is_empty());
	});
}

#[test]
fn the_counts_should_stay_exact_when_the_clock_is_at_its_end() {
	run_set(3, || {
		author_in(u64::MAX);
		// 2^64 - 1 is a multiple of 3; counts stop at their largest value.
		assert_eq!((duty(1).proposed, duty(1).streak), (1, 0));
		assert_eq!(duty(2).streak, u32::MAX);
		assert_eq!(duty(3).expected, u32::MAX);
	});
}

#[test]
fn a_block_should_count_nothing_when_its_slot_is_not_later() {
	run(4, || {
		author_in(2);
		let before = counts(4);
		author_in(2);
		author_in(1);
		assert_eq!(counts(4), before);
		assert_eq!(LastSlot::<Test>::get(), Some(2));
	});
}

#[test]
fn slots_should_not_be_expected_when_their_owner_is_disabled() {
	run(4, || {
		Disabled::set(vec![3]);
		rounds(3, &[]);
		assert_eq!(counts(4), vec![(3, 3, 0), (3, 3, 0), (3, 3, 0), (0, 0, 0)]);
	});
}

#[test]
fn a_streak_should_survive_epochs_when_no_own_block_ends_it() {
	run(4, || {
		rounds(2, &[4]);
		next_epoch();
		assert_eq!(counts(4)[3], (0, 0, 2));
		rounds(2, &[4]);
		assert_eq!(counts(4)[3], (0, 2, 4));
		rounds(1, &[]);
		assert_eq!(counts(4)[3], (1, 3, 0));
	});
}

#[test]
fn the_block_that_begins_an_epoch_should_be_counted_by_the_set_of_its_parent() {
	run(4, || {
		for index in [1, 2, 3] {
			Own::mutate(|own| own.insert(account(index), 10 * MINIMUM));
		}
		Own::mutate(|own| own.insert(account(4), 100 * MINIMUM));
		next_epoch();
		assert_eq!((current(), next()), (vec![1, 2, 3, 4], vec![4, 1, 2, 3]));
		// This pallet comes before the session pallet in the same block.
		author_in(4);
		next_epoch();
		assert_eq!(current(), vec![4, 1, 2, 3]);
		// Slots 1 to 3 were those of 2, 3 and 4, slot 4 was that of 1.
		let uptimes: Vec<_> = (1..=4)
			.map(|index| duty(index).last.unwrap())
			.map(|last| (last.epoch, last.proposed, last.expected))
			.collect();
		assert_eq!(uptimes, vec![(1, 1, 1), (1, 0, 1), (1, 0, 1), (1, 0, 1)]);
		// In the new set slot 8 is that of 4.
		author_in(8);
		assert_eq!(duty(4).proposed, 1);
	});
}
