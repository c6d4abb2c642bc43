// SPDX-License-Identifier: Apache-2.0

use crate::{CHALLENGE_BOND, HoldReason, TaskState, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn bond_should_be_the_workers_when_nothing_is_wrong() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = committed(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		let filing = challenged(&BOB, id, &[3, 17]);
		run(10);
		assert_ok!(answer(&WORKER, id, filing, &c, &[3, 17]));
		assert!(emitted(Event::ChallengeFailed {
			task: id,
			challenger: BOB,
			filing,
			paid: CHALLENGE_BOND
		}));
		assert_eq!(free(&BOB), ENDOWMENT - CHALLENGE_BOND);
		assert!(Compute::challenges(id).is_empty());
		// The window is long over: it is paid in the next block.
		run(1);
		assert!(matches!(state(id), TaskState::Settled { .. }));
		let paid = 85 * REWARD / 100 + CHALLENGE_BOND;
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND + paid);
	});
}

#[test]
fn window_should_go_on_when_the_answer_comes_within_it() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = committed(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		let filing = challenged(&BOB, id, &[3]);
		assert_ok!(answer(&WORKER, id, filing, &c, &[3]));
		run(2);
		assert!(matches!(state(id), TaskState::Revealed { .. }));
		run(1);
		assert!(matches!(state(id), TaskState::Settled { .. }));
	});
}

#[test]
fn result_should_be_rejected_when_wrong_entries_are_in_two_rows() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c, wrong) = revealed_lie(id, 2);
		assert_eq!(worker(&WORKER).verified, 1);
		let filing = challenged(&BOB, id, &wrong);
		assert_ok!(answer(&WORKER, id, filing, &c, &wrong));
		assert!(emitted(Event::ResultRejected {
			task: id,
			worker: WORKER,
			entry: wrong[0],
			claimed: c[wrong[0] as usize]
		}));
		let punished = worker(&WORKER);
		assert_eq!(
			(punished.faults, punished.rejected, punished.verified),
			(1, 1, 0)
		);
		assert_eq!((punished.used, punished.locked), (0, 0));
		assert_eq!(punished.stake, STAKE - STAKE / 20);
		assert_eq!(Burned::get(), 2 * REWARD + STAKE / 20);
		assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		assert_eq!(free(&BOB), ENDOWMENT);
	});
}

#[test]
fn worker_should_lose_everything_when_wrong_entries_are_in_three_rows() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c, wrong) = revealed_lie(id, 3);
		let filing = challenged(&BOB, id, &wrong);
		assert_ok!(answer(&WORKER, id, filing, &c, &wrong));
		let reward = (STAKE + BOND) / 5;
		assert_eq!(free(&BOB), ENDOWMENT + reward);
		assert_eq!(Burned::get(), STAKE + BOND - reward);
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), 0);
		assert_eq!(held(HoldReason::WorkerBond, &WORKER), 0);
		assert!(Compute::is_banned(WORKER));
		assert!(emitted(Event::WorkerBanned { worker: WORKER }));
		assert_noop!(
			Compute::deposit_bond(signed(&WORKER), 1),
			Error::<Test>::Banned
		);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		run(30);
		assert_eq!(Compute::worker(WORKER), None);
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND);
	});
}

#[test]
fn other_results_should_be_opened_again_when_their_worker_cheated() {
	test(|| {
		configure(|compute| compute.challenge_window = 20);
		register(&WORKER, 3);
		let (first, second, third) = (post(&ALICE), post(&ALICE), post(&ALICE));
		run(DRAW);
		let (_, c, wrong) = revealed_lie(first, 3);
		revealed(second);
		committed(third);
		let filing = challenged(&BOB, first, &wrong);
		assert_ok!(answer(&WORKER, first, filing, &c, &wrong));
		Compute::do_try_state().unwrap();
		run(40);
		for id in [first, second, third] {
			assert_eq!((state(id), task(id).attempt), (TaskState::Open, 1));
		}
		assert_eq!(ToAuthors::get(), 0);
		assert_eq!((worker(&WORKER).locked, worker(&WORKER).used), (0, 0));
	});
}

#[test]
fn other_challengers_should_get_their_bonds_back_when_a_result_is_wrong() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c, wrong) = revealed_lie(id, 3);
		file(&OTHER, id, &[wrong[1]]);
		run(1);
		let filing = file(&BOB, id, &wrong);
		run(2);
		assert_ok!(challenge(&OTHER, id, &[wrong[1]]));
		assert_ok!(challenge(&BOB, id, &wrong));
		assert_ok!(answer(&WORKER, id, filing, &c, &wrong));
		// Who named one of the entries first is the prover, though another one proved it.
		assert_eq!(free(&OTHER), ENDOWMENT + (STAKE + BOND) / 5);
		assert_eq!(free(&BOB), ENDOWMENT);
		assert!(Compute::challenges(id).is_empty());
	});
}

#[test]
fn answer_should_change_nothing_when_it_does_not_reproduce_the_root() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = committed(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		let filing = challenged(&BOB, id, &[3]);
		let mut other = c.clone();
		other[3] += 1;
		let wrong_root = answer(&WORKER, id, filing, &other, &[3]);
		assert_eq!(
			wrong_root.unwrap_err().error,
			Error::<Test>::WrongRoot.into()
		);
		let too_much = answer(&WORKER, id, filing, &c, &[3, 100]);
		assert_eq!(
			too_much.unwrap_err().error,
			Error::<Test>::WrongLength.into()
		);
		let nothing = Compute::open_result(signed(&WORKER), id, filing, Default::default());
		assert_eq!(
			nothing.unwrap_err().error,
			Error::<Test>::WrongLength.into()
		);
		assert_eq!(Compute::challenges(id).len(), 1);
		assert_ok!(answer(&WORKER, id, filing, &c, &[3]));
	});
}

#[test]
fn answer_should_be_refused_when_it_is_not_the_workers_or_not_asked_for() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = committed(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		let filing = challenged(&BOB, id, &[3]);
		let refused = |who, task, filing| {
			Compute::open_result(signed(who), task, filing, Default::default())
				.unwrap_err()
				.error
		};
		assert_eq!(
			refused(&BOB, id, filing),
			Error::<Test>::NotAuthorized.into()
		);
		assert_eq!(
			refused(&WORKER, id, [0; 32]),
			Error::<Test>::NotFound.into()
		);
		assert_eq!(refused(&WORKER, 9, filing), Error::<Test>::NotFound.into());
		let unsigned = Compute::open_result(RuntimeOrigin::none(), id, filing, Default::default());
		assert_eq!(unsigned.unwrap_err().error, DispatchError::BadOrigin);
		// In its last block it is in time, whenever the clock comes by.
		run(20);
		assert_ok!(answer(&WORKER, id, filing, &c, &[3]));
	});
}

#[test]
fn answer_should_be_too_late_when_the_clock_lags_behind() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = committed(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		let filing = challenged(&BOB, id, &[3]);
		run(20);
		System::set_block_number(System::block_number() + 1);
		let late = answer(&WORKER, id, filing, &c, &[3]);
		assert_eq!(late.unwrap_err().error, Error::<Test>::TooLate.into());
		run(1);
		assert!(Compute::is_banned(WORKER));
	});
}
