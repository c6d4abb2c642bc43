// SPDX-License-Identifier: Apache-2.0

use crate::{Performance, mock::*, pallet::*};
use computechain_primitives::ValidatorState;

fn uptime(index: u8) -> u32 {
	Validators::validator(account(index)).unwrap().uptime
}

/// An epoch in which a validator of the set misses the first four of its eight slots.
fn half_an_epoch_without(index: u8) {
	rounds(4, &[index]);
	rounds(4, &[]);
	next_epoch();
}

#[test]
fn uptime_should_be_full_when_a_validator_was_never_active() {
	run(5, || {
		assert_eq!(uptime(5), 1_000_000);
		epoch_without(&[]);
		assert_eq!(uptime(5), 1_000_000);
		assert_eq!(duty(5).last, None);
	});
}

#[test]
fn uptime_should_be_of_the_last_epoch_when_it_ended() {
	run(4, || {
		rounds(1, &[4]);
		rounds(7, &[]);
		assert_eq!(uptime(4), 1_000_000);
		next_epoch();
		assert_eq!(uptime(4), 875_000);
		assert_eq!(
			duty(4).last,
			Some(Performance {
				epoch: 0,
				proposed: 7,
				expected: 8,
			})
		);
		// An epoch without own slots says nothing.
		next_epoch();
		assert_eq!(uptime(4), 875_000);
	});
}

#[test]
fn a_validator_should_sit_out_one_epoch_when_its_uptime_was_low_once() {
	run_set(6, || {
		half_an_epoch_without(6);
		System::assert_has_event(
			Event::Dropped {
				validator: account(6),
				proposed: 4,
				expected: 8,
			}
			.into(),
		);
		// It is queued for epoch 1 already and does better there.
		assert_eq!((current().len(), next()), (6, vec![1, 2, 3, 4, 5]));
		assert_eq!(state(6), Some(ValidatorState::Active));
		epoch_without(&[]);
		assert_eq!(
			(current(), next()),
			(vec![1, 2, 3, 4, 5], vec![1, 2, 3, 4, 5, 6])
		);
		assert_eq!(state(6), Some(ValidatorState::Candidate));
		next_epoch();
		assert_eq!(current(), vec![1, 2, 3, 4, 5, 6]);
		assert!(Slashes::get().is_empty());
	});
}

#[test]
fn a_validator_should_return_with_three_quarters_when_it_sat_out() {
	run_set(6, || {
		half_an_epoch_without(6);
		half_an_epoch_without(6);
		// Epoch 2, which it sits out.
		assert_eq!((current().len(), next().len()), (5, 5));
		assert_eq!(uptime(6), 500_000);
		next_epoch();
		System::assert_has_event(
			Event::OnProbation {
				validator: account(6),
			}
			.into(),
		);
		assert_eq!((current().len(), next().len()), (5, 6));
		assert_eq!(uptime(6), 750_000);
		// The score falls with it, and so does the rank.
		assert_eq!(next(), vec![1, 2, 3, 4, 5, 6]);
		next_epoch();
		epoch_without(&[]);
		assert_eq!(uptime(6), 1_000_000);
	});
}

#[test]
fn a_validator_should_not_be_dropped_when_its_uptime_is_exactly_three_quarters() {
	run_set(6, || {
		rounds(2, &[6]);
		rounds(6, &[]);
		next_epoch();
		assert_eq!(uptime(6), 750_000);
		assert_eq!(next().len(), 6);
	});
}

#[test]
fn a_flapping_validator_should_leave_by_uptime_when_one_block_ends_each_streak() {
	run_set(6, || {
		for _ in 0..2 {
			rounds(2, &[6]);
			rounds(1, &[]);
			rounds(2, &[6]);
			next_epoch();
		}
		// Never five in a row and never the last three of an epoch, yet it is out.
		assert!(Slashes::get().is_empty());
		assert_eq!(current(), vec![1, 2, 3, 4, 5]);
		assert_eq!(events(|event| matches!(event, Event::Dropped { .. })), 2);
	});
}

#[test]
fn a_validator_should_be_jailed_when_its_uptime_is_low_and_it_missed_the_last_three() {
	run_set(6, || {
		rounds(4, &[]);
		rounds(3, &[6]);
		next_epoch();
		// 4 of 7.
		assert_eq!(state(6), Some(ValidatorState::Jailed));
		assert_eq!(Slashes::get().len(), 1);
		assert_eq!(Disabled::get(), vec![5]);
		// In the set it was queued for it is disabled as well.
		rounds(3, &[]);
		assert_eq!(duty(6).expected, 0);
	});
}

#[test]
fn a_validator_should_not_be_jailed_when_it_missed_the_last_three_of_many() {
	run_set(6, || {
		rounds(9, &[]);
		rounds(3, &[6]);
		next_epoch();
		// 9 of 12 is three quarters.
		assert_eq!(state(6), Some(ValidatorState::Active));
		assert!(Slashes::get().is_empty());
	});
}

#[test]
fn a_slash_should_come_before_the_pools_are_shared_when_an_epoch_ends() {
	run_set(6, || {
		rounds(4, &[]);
		rounds(3, &[6]);
		assert!(Slashes::get().is_empty());
		next_epoch();
		assert_eq!(SlashesAtEnd::get(), 1);
	});
}
