// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::{EquivocationSink, ValidatorState};

fn held() -> usize {
	events(|event| matches!(event, Event::GuardHeld { .. }))
}

fn jailed(indices: &[u8]) -> bool {
	indices
		.iter()
		.all(|index| state(*index) == Some(ValidatorState::Jailed))
}

#[test]
fn two_of_six_should_be_jailed_when_both_are_silent() {
	run_set(6, || {
		rounds(MISSES as usize + 1, &[5, 6]);
		assert!(jailed(&[5, 6]));
		assert_eq!(held(), 0);
	});
}

#[test]
fn nobody_should_be_punished_when_more_than_a_third_is_cut_off() {
	run_set(6, || {
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		assert_eq!(held(), 3);
		assert!(Slashes::get().is_empty());
		System::assert_has_event(
			Event::GuardHeld {
				validator: account(4),
				streaks: 3,
			}
			.into(),
		);
		// The streaks go on, and the same cover holds for all of them.
		rounds(10, &[4, 5, 6]);
		assert_eq!((held(), duty(4).streak), (3, 16));
		assert!(Slashes::get().is_empty());
		// At the epoch end the uptime rule acts, and its floor.
		next_epoch();
		assert!(Slashes::get().is_empty());
		assert_eq!(next().len(), 4);
		assert_eq!(events(|event| matches!(event, Event::Dropped { .. })), 3);
		assert_eq!(events(|event| matches!(event, Event::Recalled { .. })), 1);
	});
}

#[test]
fn a_short_partition_should_not_be_punished_when_the_epoch_ends_in_it() {
	run_set(6, || {
		rounds(4, &[]);
		rounds(4, &[4, 5, 6]);
		next_epoch();
		assert_eq!(held(), 3);
		assert!(Slashes::get().is_empty());
		assert_eq!(events(|event| matches!(event, Event::Dropped { .. })), 3);
	});
}

#[test]
fn the_guard_should_not_cover_twice_when_the_next_streak_comes_soon() {
	run_set(6, || {
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		rounds(1, &[]);
		assert!(!duty(4).covered);
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		assert_eq!(held(), 3);
		assert!(jailed(&[4, 5, 6]));
	});
}

#[test]
fn the_guard_should_cover_again_when_a_memory_went_by() {
	run_set(6, || {
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		rounds(1, &[]);
		go_to(System::block_number() as u32 + MEMORY);
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		assert_eq!(held(), 6);
		assert!(Slashes::get().is_empty());
	});
}

#[test]
fn those_covered_before_should_be_jailed_alone_when_others_are_cut_off_with_them() {
	run_set(6, || {
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		rounds(1, &[]);
		rounds(MISSES as usize + 1, &[3, 5, 6]);
		assert!(jailed(&[5, 6]));
		assert_eq!(state(3), Some(ValidatorState::Active));
		assert!(duty(3).covered);
	});
}

#[test]
fn a_silent_validator_should_be_jailed_when_it_returns_silent_from_sitting_out() {
	run_set(8, || {
		// Limit 2: three are cut off and covered; two of them come back.
		rounds(MISSES as usize + 1, &[6, 7, 8]);
		rounds(2, &[8]);
		next_epoch();
		assert!(duty(8).covered);
		epoch_without(&[8]);
		assert!(!current().contains(&8));
		assert!(Slashes::get().is_empty());
		next_epoch();
		assert!(!duty(8).covered);
		// One enters per epoch, 6 and 7 first.
		for _ in 0..3 {
			next_epoch();
		}
		assert!(current().contains(&8));
		rounds(2, &[8]);
		assert!(jailed(&[8]));
	});
}

#[test]
fn the_guard_should_count_who_is_one_short_when_the_first_reaches_the_limit() {
	run_set(6, || {
		// Between any two of them somebody authors, so 2 is judged while 4 and 6 are one short.
		rounds(MISSES as usize - 1, &[2, 4, 6]);
		let slot = Slot::get();
		author_in(slot + 2);
		assert_eq!((duty(2).streak, duty(4).streak), (MISSES, MISSES - 1));
		assert_eq!(held(), 1);
		author_in(slot + 4);
		author_in(slot + 6);
		assert_eq!(held(), 3);
		assert!(Slashes::get().is_empty());
	});
}

#[test]
fn the_author_of_a_block_should_count_and_not_be_jailed_when_all_were_silent() {
	run_set(3, || {
		// Three rounds more than the limit, then number 1.
		author_in(3 * (u64::from(MISSES) + 3));
		assert_eq!(held(), 2);
		assert!(Slashes::get().is_empty());
		assert_eq!(duty(1).streak, 0);
	});
}

#[test]
fn a_lone_validator_should_not_be_jailed_when_the_chain_stood_still() {
	run_set(1, || {
		author_in(1_000);
		assert_eq!(state(1), Some(ValidatorState::Active));
		assert_eq!((duty(1).proposed, duty(1).streak), (1, 0));
		next_epoch();
		assert_eq!(next(), vec![1]);
	});
}

#[test]
fn an_equivocation_should_be_punished_when_the_guard_covers_its_author() {
	run_set(6, || {
		rounds(MISSES as usize + 1, &[4, 5, 6]);
		assert!(duty(4).covered);
		assert!(Validators::equivocated(&account(4), 0));
		assert!(jailed(&[4]));
		assert_eq!(Slashes::get().len(), 1);
	});
}
