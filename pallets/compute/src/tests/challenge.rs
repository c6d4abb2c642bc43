// SPDX-License-Identifier: Apache-2.0

use crate::{CHALLENGE_BOND, HoldReason, MAX_CHALLENGES, TaskState, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{AccountId32, DispatchError};

#[test]
fn challenge_should_keep_the_task_from_being_paid_when_it_is_open() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		let filing = challenged(&BOB, id, &[3, 17]);
		let due = System::block_number() + 20;
		assert!(emitted(Event::ResultChallenged {
			task: id,
			challenger: BOB,
			filing,
			indices: indices(&[3, 17]),
			due
		}));
		assert!(Compute::filings(BOB).is_empty());
		assert_eq!(held(HoldReason::ChallengeBond, &BOB), CHALLENGE_BOND);
		assert_eq!(Compute::challenges(id).len(), 1);
		run_to(due);
		assert!(matches!(state(id), TaskState::Revealed { .. }));
	});
}

#[test]
fn challenge_should_be_refused_when_it_was_not_filed_two_blocks_before() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		assert_noop!(challenge(&BOB, id, &[3]), Error::<Test>::NotFiled);
		file(&BOB, id, &[3]);
		assert_noop!(challenge(&BOB, id, &[3]), Error::<Test>::TooEarly);
		run(1);
		assert_noop!(challenge(&BOB, id, &[3]), Error::<Test>::TooEarly);
		run(1);
		// Other entries, another task, another salt and another account are not what was filed.
		assert_noop!(challenge(&BOB, id, &[4]), Error::<Test>::NotFiled);
		assert_noop!(
			Compute::challenge(signed(&BOB), id, indices(&[3]), [0; 32]),
			Error::<Test>::NotFiled
		);
		assert_noop!(challenge(&ALICE, id, &[3]), Error::<Test>::NotFiled);
		assert_ok!(challenge(&BOB, id, &[3]));
		assert_noop!(challenge(&BOB, id, &[3]), Error::<Test>::NotFiled);
	});
}

#[test]
fn copied_filing_should_be_worth_nothing_when_the_copier_uses_it() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, _, wrong) = revealed_lie(id, 3);
		let filing = file(&BOB, id, &wrong);
		assert_ok!(Compute::file(signed(&ALICE), filing));
		run(2);
		// The copier sees the entries and the salt, and holds the same hash of the same age.
		assert_noop!(challenge(&ALICE, id, &wrong), Error::<Test>::NotFiled);
		assert_ok!(challenge(&BOB, id, &wrong));
	});
}

#[test]
fn challenge_should_be_refused_when_its_entries_are_not_canonical() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		let last = SHAPE.entries() - 1;
		for bad in [&[][..], &[5, 3], &[3, 3], &[last + 1], &[u64::MAX]] {
			assert_noop!(challenge(&BOB, id, bad), Error::<Test>::BadIndices);
		}
		challenged(&BOB, id, &[0, last]);
	});
}

#[test]
fn challenge_should_be_refused_when_the_task_is_not_revealed() {
	test(|| {
		register(&WORKER, 1);
		assert_noop!(challenge(&BOB, 0, &[3]), Error::<Test>::NotFound);
		let id = assigned(&ALICE);
		assert_noop!(challenge(&BOB, id, &[3]), Error::<Test>::WrongState);
		revealed(id);
		file(&BOB, id, &[3]);
		run(5);
		assert!(matches!(state(id), TaskState::Settled { .. }));
		assert_noop!(challenge(&BOB, id, &[3]), Error::<Test>::WrongState);
		assert_noop!(
			Compute::challenge(RuntimeOrigin::root(), id, indices(&[3]), SALT),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn challenge_should_be_refused_when_the_window_is_over_and_another_is_open() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		file(&ALICE, id, &[4]);
		challenged(&BOB, id, &[3]);
		run(3);
		assert_noop!(challenge(&ALICE, id, &[4]), Error::<Test>::TooLate);
	});
}

#[test]
fn challenge_should_be_refused_when_four_are_open() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		let entries = |number: u32| [u64::from(number)];
		for number in 0..=MAX_CHALLENGES {
			file(&BOB, id, &entries(number));
		}
		run(2);
		for number in 0..MAX_CHALLENGES {
			assert_ok!(challenge(&BOB, id, &entries(number)));
		}
		assert_noop!(
			challenge(&BOB, id, &entries(MAX_CHALLENGES)),
			Error::<Test>::MaxChallengesExceeded
		);
		assert_eq!(held(HoldReason::ChallengeBond, &BOB), 5 * CHALLENGE_BOND);
	});
}

#[test]
fn silence_should_be_a_fraud_when_the_deadline_has_passed() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		challenged(&BOB, id, &[3]);
		run(20);
		assert!(matches!(state(id), TaskState::Revealed { .. }));
		assert!(!Compute::is_banned(WORKER));
		run(1);
		let reward = (STAKE + BOND) / 5;
		assert!(emitted(Event::FraudProven {
			worker: WORKER,
			task: Some(id),
			prover: Some(BOB),
			rewarded: reward,
			burned: STAKE + BOND - reward
		}));
		assert_eq!(free(&BOB), ENDOWMENT + reward);
		assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		assert!(Compute::is_banned(WORKER));
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND);
	});
}

#[test]
fn oldest_filing_should_win_when_several_were_not_answered() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		file(&OTHER, id, &[9]);
		run(1);
		file(&BOB, id, &[3]);
		run(2);
		// The younger filing is the first challenge.
		assert_ok!(challenge(&BOB, id, &[3]));
		assert_ok!(challenge(&OTHER, id, &[9]));
		run(21);
		let reward = (STAKE + BOND) / 5;
		assert_eq!(free(&OTHER), ENDOWMENT + reward);
		assert_eq!(free(&BOB), ENDOWMENT);
	});
}

#[test]
fn deadline_should_leave_time_for_two_rounds_when_there_are_many_validators() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		ActiveValidators::set(100);
		challenged(&BOB, id, &[3]);
		let due: Vec<u32> = Compute::challenges(id)
			.iter()
			.map(|challenge| challenge.due)
			.collect();
		assert_eq!(due, [System::block_number() + 200]);
	});
}

#[test]
fn worker_should_not_leave_when_its_result_is_challenged() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		revealed(id);
		challenged(&BOB, id, &[3]);
		let leave = |who: &AccountId32| Compute::unregister_worker(signed(who));
		assert_noop!(leave(&WORKER), Error::<Test>::TasksOpen);
	});
}
