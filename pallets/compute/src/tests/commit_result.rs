// SPDX-License-Identifier: Apache-2.0

use crate::{TaskState, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

const ROOT: [u8; 32] = [7; 32];
const SHA: [u8; 32] = [8; 32];

#[test]
fn commitment_should_fix_the_block_of_the_samples_when_in_time() {
	test(|| {
		ActiveValidators::set(21);
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		assert_ok!(Compute::commit_result(signed(&WORKER), id, ROOT, SHA));
		// Committed in 3, samples from 3 + 21 / 3 + 1, revealed within 2 * 21 + 20 more.
		let TaskState::Committed {
			worker: by,
			root,
			output_sha256,
			challenge_block,
			deadline,
			..
		} = state(id)
		else {
			panic!("{:?}", state(id));
		};
		assert_eq!((by, root, output_sha256), (WORKER, ROOT, SHA));
		assert_eq!((challenge_block, deadline), (11, 73));
		assert_eq!(worker(&WORKER).submitted, 1);
		let event = Event::ResultCommitted {
			task: id,
			worker: WORKER,
			root,
			challenge_block,
			deadline,
		};
		assert!(emitted(event));
	});
}

#[test]
fn challenge_seed_should_be_known_when_its_block_has_come() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		assert_eq!(Compute::challenge_seed(id), None);
		assert_ok!(Compute::commit_result(signed(&WORKER), id, ROOT, SHA));
		assert_eq!(Compute::challenge_seed(id), None);
		run(1);
		assert_eq!(Compute::challenge_seed(id), None);
		run(1);
		assert!(Compute::challenge_seed(id).is_some());
		assert_eq!(Compute::challenge_seed(id + 1), None);
	});
}

#[test]
fn commitment_should_be_refused_when_the_task_is_not_assigned_to_the_sender() {
	test(|| {
		register(&WORKER, 1);
		let commit = |who, id| Compute::commit_result(signed(who), id, ROOT, SHA);
		assert_noop!(commit(&WORKER, 0), Error::<Test>::NotFound);
		let id = post(&ALICE);
		assert_noop!(commit(&WORKER, id), Error::<Test>::WrongState);
		run(DRAW);
		assert_noop!(commit(&ALICE, id), Error::<Test>::NotAuthorized);
		assert_noop!(commit(&OTHER, id), Error::<Test>::NotAuthorized);
		assert_ok!(commit(&WORKER, id));
		assert_noop!(commit(&WORKER, id), Error::<Test>::WrongState);
		let unsigned = Compute::commit_result(RuntimeOrigin::none(), id, ROOT, SHA);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}

#[test]
fn commitment_should_be_refused_when_the_deadline_has_passed() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let TaskState::Assigned { deadline, .. } = state(id) else {
			panic!("{:?}", state(id));
		};
		run_to(deadline);
		let commit = || Compute::commit_result(signed(&WORKER), id, ROOT, SHA);
		// The clock has not come by yet, and still it is too late.
		System::set_block_number(deadline + 1);
		assert_noop!(commit(), Error::<Test>::TooLate);
		System::set_block_number(deadline);
		assert_ok!(commit());
	});
}
