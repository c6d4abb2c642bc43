// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;
use computechain_primitives::{ValidatorRegistry, ValidatorState};

#[test]
fn genesis_should_stake_and_choose_everybody_when_the_set_has_room() {
	run(4, || {
		assert_eq!(current(), vec![1, 2, 3, 4]);
		assert_eq!(next(), vec![1, 2, 3, 4]);
		assert_eq!(Joined::get(), 4);
		assert_eq!((Validators::active(), Validators::registered()), (4, 4));
		let info = Validators::validator(account(1)).unwrap();
		assert_eq!(info.state, ValidatorState::Active);
		assert_eq!((info.self_stake, info.total_stake), (MINIMUM, MINIMUM));
		assert_eq!(Validators::validators().len(), 4);
	});
}

#[test]
#[should_panic(expected = "can not stake at genesis")]
fn genesis_should_panic_when_a_validator_has_too_little_stake() {
	genesis(vec![(account(1), MINIMUM - 1, 0)]);
}

#[test]
#[should_panic(expected = "can not stake at genesis")]
fn genesis_should_panic_when_a_validator_is_listed_twice() {
	genesis(vec![(account(1), MINIMUM, 0), (account(1), MINIMUM, 0)]);
}

#[test]
#[should_panic(expected = "can not stake at genesis")]
fn genesis_should_panic_when_a_commission_is_over_the_limit() {
	genesis(vec![(account(1), MINIMUM, 200_001)]);
}
