// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*};
use frame_support::assert_ok;
use sp_runtime::DispatchError;

#[test]
fn prover_should_get_a_fifth_when_three_rows_are_wrong() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c, wrong) = revealed_lie(id, 8);
		file(&BOB, id, &wrong);
		run(2);
		assert_ok!(prove_fraud(&BOB, id, &c, &wrong));
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
	});
}

#[test]
fn result_should_be_rejected_when_one_entry_is_wrong() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c, wrong) = revealed_lie(id, 1);
		file(&BOB, id, &wrong);
		run(2);
		assert_ok!(prove_fraud(&BOB, id, &c, &wrong));
		assert_eq!((worker(&WORKER).faults, worker(&WORKER).fraud), (1, false));
		assert_eq!(free(&BOB), ENDOWMENT);
		assert_eq!(state(id), TaskState::Open);
	});
}

#[test]
fn worker_should_earn_nothing_when_it_proves_its_own_fraud() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c, wrong) = revealed_lie(id, 3);
		file(&WORKER, id, &wrong);
		run(2);
		assert_ok!(prove_fraud(&WORKER, id, &c, &wrong));
		assert!(emitted(Event::FraudProven {
			worker: WORKER,
			task: Some(id),
			prover: None,
			rewarded: 0,
			burned: STAKE + BOND
		}));
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - BOND);
	});
}

#[test]
fn proof_should_be_refused_when_nothing_is_wrong() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = committed(id);
		assert_ok!(reveal(&WORKER, id, proof(id, &c)));
		file(&BOB, id, &[3]);
		run(2);
		let refused = prove_fraud(&BOB, id, &c, &[3]).unwrap_err();
		assert_eq!(refused.error, Error::<Test>::NotWrong.into());
		// It costs what it took.
		assert!(
			refused
				.post_info
				.actual_weight
				.is_some_and(|weight| weight.ref_time() > 1_000)
		);
	});
}

#[test]
fn proof_should_be_refused_when_it_was_not_filed_or_is_of_something_else() {
	test(|| {
		register(&WORKER, 2);
		let (first, second) = (post(&ALICE), post(&ALICE));
		run(DRAW);
		let (_, c, wrong) = revealed_lie(first, 3);
		revealed(second);
		let refused =
			|who, id, entries: &[u64]| prove_fraud(who, id, &c, entries).unwrap_err().error;
		assert_eq!(refused(&BOB, first, &wrong), Error::<Test>::NotFiled.into());
		file(&BOB, first, &wrong);
		file(&BOB, second, &wrong);
		assert_eq!(refused(&BOB, first, &wrong), Error::<Test>::TooEarly.into());
		run(2);
		// The openings of one task's result prove nothing about another one's.
		assert_eq!(
			refused(&BOB, second, &wrong),
			Error::<Test>::WrongRoot.into()
		);
		assert_eq!(
			refused(&ALICE, first, &wrong),
			Error::<Test>::NotFiled.into()
		);
		let unordered = [wrong[1], wrong[0]];
		assert_eq!(
			refused(&BOB, first, &unordered),
			Error::<Test>::BadIndices.into()
		);
		let unsigned = Compute::prove_fraud(
			RuntimeOrigin::root(),
			first,
			indices(&wrong),
			SALT,
			Default::default(),
		);
		assert_eq!(unsigned.unwrap_err().error, DispatchError::BadOrigin);
		assert_ok!(prove_fraud(&BOB, first, &c, &wrong));
		let again = Compute::prove_fraud(
			signed(&BOB),
			first,
			indices(&wrong),
			SALT,
			Default::default(),
		);
		assert_eq!(again.unwrap_err().error, Error::<Test>::WrongState.into());
	});
}
