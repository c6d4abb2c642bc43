// SPDX-License-Identifier: Apache-2.0
//! The map of sessions.

use crate::{SessionRecord, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use frame_system::RawOrigin;

fn send(
	session: u32,
	slot: u64,
	number: u8,
) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Equivocation::report_double_authoring(
		RawOrigin::Signed(account(9)).into(),
		Box::new(proof(session, slot, number)),
	)
}

#[test]
fn first_session_should_begin_at_slot_0_when_the_first_block_is_built() {
	run(|| {
		let record = SessionRecord {
			started: 0,
			first_slot: 0,
			ended: None,
		};
		assert_eq!(Kept::<Test>::get(), Some((0, 0)));
		assert_eq!(Sessions::<Test>::get(0), Some(record));
		assert_eq!(Authorities::<Test>::get(0).into_inner(), set_of(&[0, 1, 2]));
	});
}

#[test]
fn session_should_be_recorded_once_when_it_goes_on() {
	run(|| {
		let before = Sessions::<Test>::get(0);
		Set::set(set_of(&[5]));
		blocks(5);
		assert_eq!(Sessions::<Test>::get(0), before);
		assert_eq!(Authorities::<Test>::get(0).into_inner(), set_of(&[0, 1, 2]));
	});
}

#[test]
fn rotating_slot_should_belong_to_the_old_set_and_the_next_slot_to_the_new() {
	run(|| {
		let last = rotate(&[4, 5, 6, 7]);
		assert_eq!(last, 101);
		blocks(1);
		let ended = Sessions::<Test>::get(0).and_then(|record| record.ended);
		assert_eq!(ended, Some((2, 101)));
		let record = SessionRecord {
			started: 2,
			first_slot: 102,
			ended: None,
		};
		assert_eq!(Sessions::<Test>::get(1), Some(record));

		// 101 mod 3 = 2 in the old set; 101 mod 4 = 1 in the new one would be key 5.
		assert_noop!(send(0, 101, 5), Error::<Test>::BadSeal);
		assert_noop!(send(1, 101, 5), Error::<Test>::WrongSession);
		assert_ok!(send(0, 101, 2));
		// 102 mod 4 = 2 in the new set is key 6; 102 mod 3 = 0 in the old one would be key 0.
		assert_noop!(send(1, 102, 0), Error::<Test>::BadSeal);
		assert_noop!(send(0, 102, 0), Error::<Test>::WrongSession);
		assert_ok!(send(1, 102, 6));
		assert_eq!(Told::get(), [(account(2), 0), (account(6), 1)]);
	});
}

#[test]
fn validator_should_be_reported_again_when_it_signs_twice_in_another_session() {
	run(|| {
		assert_ok!(send(0, 99, 0));
		rotate(&[0, 1, 2]);
		blocks(1);
		assert_ok!(send(1, 102, 0));
		assert_eq!(Told::get(), [(account(0), 0), (account(0), 1)]);
	});
}

#[test]
fn session_of_slot_should_name_the_session_when_it_is_kept() {
	run(|| {
		let first = rotate(&[0, 1]);
		blocks(3);
		let second = rotate(&[2]);
		for (slot, session) in [
			(0, Some(0)),
			(first, Some(0)),
			(first + 1, Some(1)),
			(second, Some(1)),
			(second + 1, Some(2)),
		] {
			assert_eq!(Equivocation::session_of_slot(slot), session);
		}
	});
}

#[test]
fn session_should_be_forgotten_when_the_window_has_passed_since_its_end() {
	run(|| {
		assert_ok!(send(0, 99, 0));
		rotate(&[0, 1, 2]);
		blocks(BLOCKS - 1);
		// Block 2 ended session 0: at block 2 + BLOCKS it can still be reported.
		rotate(&[0, 1, 2]);
		assert_eq!(Kept::<Test>::get(), Some((0, 2)));
		assert_eq!(Reported::<Test>::get(0).into_inner(), [account(0)]);
		assert_eq!(LeftFrom::get(), 0);
		rotate(&[0, 1, 2]);
		assert_eq!(Kept::<Test>::get(), Some((1, 3)));
		assert_eq!(LeftFrom::get(), 1);
		assert_eq!(Sessions::<Test>::get(0), None);
		assert!(!Authorities::<Test>::contains_key(0));
		assert!(!Reported::<Test>::contains_key(0));
		assert_noop!(send(0, 101, 2), Error::<Test>::TooOld);
		assert_eq!(Equivocation::session_of_slot(99), None);
	});
}

#[test]
fn sessions_should_stay_few_when_the_window_is_long() {
	run(|| {
		Window::set(10_000);
		for _ in 0..12 {
			rotate(&[0, 1, 2]);
		}
		let kept = Kept::<Test>::get();
		assert_eq!(kept, Some((13 - MaxSessions::get(), 12)));
		assert_noop!(send(8, 109, 1), Error::<Test>::TooOld);
		assert_ok!(send(9, 110, 2));
	});
}

#[test]
fn forgetting_should_catch_up_when_the_window_shrinks() {
	run(|| {
		rotate(&[0]);
		rotate(&[0]);
		rotate(&[0]);
		assert_eq!(Kept::<Test>::get(), Some((0, 3)));
		Window::set(1);
		rotate(&[0]);
		// Session 2 ended in block 4, the one before this.
		assert_eq!(Kept::<Test>::get(), Some((2, 4)));
	});
}

#[test]
fn nothing_should_be_recorded_when_there_are_no_authorities_yet() {
	new_ext().execute_with(|| {
		Set::set(vec![]);
		block_at(5);
		assert_eq!(Kept::<Test>::get(), None);
		Set::set(set_of(&[0]));
		block_at(6);
		let record = SessionRecord {
			started: 2,
			first_slot: 7,
			ended: None,
		};
		assert_eq!(Sessions::<Test>::get(0), Some(record));
		Equivocation::do_try_state().unwrap();
	});
}
