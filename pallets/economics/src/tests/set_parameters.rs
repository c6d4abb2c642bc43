// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_parameters_should_replace_the_whole_set_when_the_admin_calls() {
	run(|| {
		let mut new = DEVNET;
		new.staking.active_limit = 7;
		assert_ok!(Economics::set_parameters(
			RuntimeOrigin::root(),
			Box::new(new.clone())
		));
		assert_eq!(Economics::parameters(), new);
		System::assert_last_event(Event::ParametersSet.into());
	});
}

#[test]
fn set_parameters_should_fail_when_the_caller_is_not_the_admin() {
	run(|| {
		assert_noop!(
			Economics::set_parameters(RuntimeOrigin::signed(ALICE), Box::new(DEVNET)),
			BadOrigin
		);
		assert_noop!(
			Economics::set_parameters(RuntimeOrigin::none(), Box::new(DEVNET)),
			BadOrigin
		);
	});
}

#[test]
fn set_parameters_should_fail_when_the_set_contradicts_itself() {
	run(|| {
		let mut new = DEVNET;
		new.fees.treasury_percent = 11;
		assert_noop!(
			Economics::set_parameters(RuntimeOrigin::root(), Box::new(new)),
			Error::<Test>::FeeSplit
		);
	});
}

#[test]
fn set_parameters_should_fail_when_the_slot_duration_changes() {
	run(|| {
		let mut new = DEVNET;
		new.slot_duration = 1_000;
		assert_noop!(
			Economics::set_parameters(RuntimeOrigin::root(), Box::new(new)),
			Error::<Test>::SlotDurationFixed
		);
	});
}
