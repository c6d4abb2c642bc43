// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

#[test]
fn bond_should_be_held_when_deposited() {
	test(|| {
		register(&WORKER, 1);
		assert_ok!(Compute::deposit_bond(signed(&WORKER), 5));
		assert_eq!(held(HoldReason::WorkerBond, &WORKER), BOND + 5);
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), STAKE);
		assert_eq!(
			(worker(&WORKER).bond, worker(&WORKER).locked),
			(BOND + 5, 0)
		);
		assert!(emitted(Event::BondDeposited {
			worker: WORKER,
			amount: 5
		}));
	});
}

#[test]
fn deposit_should_be_refused_when_it_makes_no_sense() {
	test(|| {
		assert_noop!(
			Compute::deposit_bond(signed(&WORKER), 5),
			Error::<Test>::NotFound
		);
		register(&WORKER, 1);
		assert_noop!(
			Compute::deposit_bond(signed(&WORKER), 0),
			Error::<Test>::TooLow
		);
		let poor = Compute::deposit_bond(signed(&WORKER), ENDOWMENT);
		assert_noop!(poor, TokenError::FundsUnavailable);
		assert_ok!(Compute::unregister_worker(signed(&WORKER)));
		assert_noop!(
			Compute::deposit_bond(signed(&WORKER), 5),
			Error::<Test>::Leaving
		);
		let unsigned = Compute::deposit_bond(RuntimeOrigin::none(), 5);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
