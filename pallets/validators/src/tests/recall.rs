// SPDX-License-Identifier: Apache-2.0
//! The floor below which those come back who would sit out.

use crate::{mock::*, pallet::*};
use computechain_primitives::{EquivocationSink, ValidatorState};
use frame_support::assert_ok;

/// Missed the first half of an epoch, so that they are dropped and not jailed.
fn dropped(indices: &[u8]) {
	rounds(4, indices);
	rounds(4, &[]);
}

fn recalled() -> Vec<u8> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Validators(Event::Recalled { validator }) => {
				Some(AsRef::<[u8; 32]>::as_ref(&validator)[0])
			}
			_ => None,
		})
		.collect()
}

#[test]
fn the_dropped_should_come_back_first_when_the_set_would_be_too_small() {
	run_set(6, || {
		// 6 is jailed, 3, 4 and 5 are dropped.
		rounds(MISSES as usize, &[6]);
		rounds(4, &[3, 4, 5]);
		rounds(1, &[]);
		assert_eq!(state(6), Some(ValidatorState::Jailed));
		Own::mutate(|own| own.insert(account(5), 2 * MINIMUM));
		rounds(3, &[3, 4, 5]);
		rounds(1, &[]);
		next_epoch();
		// Two are left; the best of the dropped fill up to four.
		assert_eq!(next(), vec![1, 2, 5, 3]);
		assert_eq!(recalled(), vec![5, 3]);
	});
}

#[test]
fn the_jailed_should_come_back_last_when_there_are_not_enough_dropped() {
	run_set(4, || {
		rounds(MISSES as usize, &[4]);
		Own::mutate(|own| own.insert(account(4), 10 * MINIMUM));
		dropped(&[3]);
		next_epoch();
		assert_eq!(next(), vec![1, 2, 3, 4]);
		assert_eq!(recalled(), vec![3, 4]);
		// It was queued for epoch 1 before it was jailed, and is disabled there.
		assert_eq!(Disabled::get(), vec![3]);
		assert_eq!(state(4), Some(ValidatorState::Jailed));
		Validators::do_try_state().unwrap();
		next_epoch();
		// Called back it authors, stays jailed and is not punished again.
		assert_eq!((current(), Disabled::get()), (vec![1, 2, 3, 4], vec![]));
		rounds(3 * MISSES as usize, &[4]);
		assert!(duty(4).streak > 2 * MISSES);
		rounds(1, &[]);
		assert_eq!(duty(4).streak, 0);
		assert_eq!(Slashes::get().len(), 1);
		assert_eq!(state(4), Some(ValidatorState::Jailed));
	});
}

#[test]
fn the_mark_of_a_recall_should_go_when_enough_others_are_there() {
	run_set(4, || {
		rounds(MISSES as usize, &[4]);
		Own::mutate(|own| own.insert(account(4), 10 * MINIMUM));
		next_epoch();
		assert!(next().contains(&4));
		assert_ok!(Validators::stake(
			RuntimeOrigin::signed(account(9)),
			MINIMUM
		));
		next_epoch();
		assert_eq!((current(), next()), (vec![1, 2, 3, 4], vec![1, 2, 3, 9]));
		let jail = Registry::<Test>::get(account(4)).unwrap().jail.unwrap();
		assert!(!jail.recalled);
		// In the set that it was called back into it goes on.
		assert!(Disabled::get().is_empty());
		next_epoch();
		assert_eq!(current(), vec![1, 2, 3, 9]);
	});
}

#[test]
fn nobody_should_come_back_who_signed_twice_was_ejected_or_has_too_little_stake() {
	run_set(4, || {
		assert!(Validators::equivocated(&account(1), 0));
		Own::mutate(|own| own.insert(account(1), 10 * MINIMUM));
		Registry::<Test>::mutate(account(2), |entry| {
			let entry = entry.as_mut().unwrap();
			entry.offences = 2;
			entry.last_offence = 1;
		});
		rounds(MISSES as usize + 1, &[2]);
		assert_eq!(state(2), Some(ValidatorState::Ejected));
		Own::mutate(|own| own.insert(account(3), MINIMUM - 1));
		next_epoch();
		assert_eq!(next(), vec![4]);
	});
}

#[test]
fn a_recall_should_end_when_the_validator_signed_twice() {
	run_set(4, || {
		rounds(MISSES as usize, &[4]);
		Own::mutate(|own| own.insert(account(4), 10 * MINIMUM));
		next_epoch();
		next_epoch();
		assert!(Disabled::get().is_empty());
		assert!(Validators::equivocated(&account(4), 2));
		assert_eq!(Disabled::get(), vec![3]);
		let jail = Registry::<Test>::get(account(4)).unwrap().jail.unwrap();
		assert!(!jail.recalled);
		next_epoch();
		assert!(!next().contains(&4));
	});
}
