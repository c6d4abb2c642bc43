// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use computechain_primitives::ValidatorRegistry;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn commission_should_change_with_the_next_epoch_when_it_is_set() {
	run(1, || {
		let set = |rate| Validators::update_validator(RuntimeOrigin::signed(account(1)), rate);
		assert_ok!(set(50_000));
		assert_eq!(Validators::commission(&account(1)), 0);
		assert_eq!(
			Validators::validator(account(1)).unwrap().next_commission,
			50_000
		);
		next_epoch();
		assert_eq!(Validators::commission(&account(1)), 50_000);

		// Two changes in one epoch: the last one counts, and neither acts in this one.
		assert_ok!(set(200_000));
		assert_ok!(set(10_000));
		assert_eq!(Validators::commission(&account(1)), 50_000);
		next_epoch();
		next_epoch();
		assert_eq!(Validators::commission(&account(1)), 10_000);
	});
}

#[test]
fn update_validator_should_fail_when_the_commission_is_over_the_limit() {
	run(1, || {
		for rate in [200_001, u32::MAX] {
			assert_noop!(
				Validators::update_validator(RuntimeOrigin::signed(account(1)), rate),
				Error::<Test>::MaxCommissionExceeded
			);
		}
	});
}

#[test]
fn update_validator_should_fail_when_the_caller_is_no_validator_in_office() {
	run(2, || {
		assert_noop!(
			Validators::update_validator(RuntimeOrigin::signed(account(9)), 0),
			Error::<Test>::NotFound
		);
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(1)),
			MINIMUM
		));
		assert_noop!(
			Validators::update_validator(RuntimeOrigin::signed(account(1)), 0),
			Error::<Test>::Exiting
		);
		assert_noop!(
			Validators::update_validator(RuntimeOrigin::none(), 0),
			BadOrigin
		);
		assert_noop!(
			Validators::update_validator(RuntimeOrigin::root(), 0),
			BadOrigin
		);
	});
}
