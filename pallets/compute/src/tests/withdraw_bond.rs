// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn bond_should_be_free_again_when_withdrawn() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(Compute::withdraw_bond(signed(&WORKER), BOND - 1));
		assert_eq!(held(HoldReason::WorkerBond, &WORKER), 1);
		assert_eq!(free(&WORKER), ENDOWMENT - STAKE - 1);
		assert!(emitted(Event::BondWithdrawn {
			worker: WORKER,
			amount: BOND - 1
		}));
	});
}

#[test]
fn bond_should_stay_when_a_task_locks_it() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let free_bond = BOND - 2 * REWARD;
		let withdraw = |amount| Compute::withdraw_bond(signed(&WORKER), amount);
		assert_noop!(withdraw(free_bond + 1), Error::<Test>::BondLocked);
		assert_ok!(withdraw(free_bond));
		revealed(id);
		assert_noop!(withdraw(1), Error::<Test>::BondLocked);
		run(5);
		assert_ok!(withdraw(2 * REWARD));
		assert_eq!(worker(&WORKER).bond, 0);
	});
}

#[test]
fn withdrawal_should_be_refused_when_it_makes_no_sense() {
	test(|| {
		let withdraw = |amount| Compute::withdraw_bond(signed(&WORKER), amount);
		assert_noop!(withdraw(1), Error::<Test>::NotFound);
		register(&WORKER, 1);
		assert_noop!(withdraw(0), Error::<Test>::TooLow);
		assert_noop!(withdraw(BOND + 1), Error::<Test>::BondLocked);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert_noop!(withdraw(1), Error::<Test>::Leaving);
		let unsigned = Compute::withdraw_bond(RuntimeOrigin::none(), 1);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
