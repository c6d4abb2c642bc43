// SPDX-License-Identifier: Apache-2.0
//! `file` and `withdraw_filing`.

use crate::{CHALLENGE_BOND, HoldReason, mock::*, pallet::*};
use computechain_primitives::FilingBook;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

const FILING: [u8; 32] = [7; 32];

#[test]
fn filing_should_hold_its_bond_when_it_is_new() {
	test(|| {
		assert_ok!(Compute::file(signed(&BOB), FILING));
		assert_eq!(held(HoldReason::ChallengeBond, &BOB), CHALLENGE_BOND);
		assert_eq!(Compute::filings(BOB), [(FILING, 1)]);
		assert!(emitted(Event::Filed {
			prover: BOB,
			filing: FILING
		}));
		// The same hash by another account is another filing.
		assert_ok!(Compute::file(signed(&ALICE), FILING));
	});
}

#[test]
fn filing_should_be_refused_when_it_is_there_or_the_bond_is_not() {
	test(|| {
		assert_ok!(Compute::file(signed(&BOB), FILING));
		assert_noop!(
			Compute::file(signed(&BOB), FILING),
			Error::<Test>::AlreadyExists
		);
		let poor = sp_runtime::AccountId32::new([50; 32]);
		assert_noop!(
			Compute::file(signed(&poor), FILING),
			TokenError::FundsUnavailable
		);
		assert_noop!(
			Compute::file(RuntimeOrigin::root(), FILING),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn bond_should_return_when_a_filing_is_withdrawn() {
	test(|| {
		assert_ok!(Compute::file(signed(&BOB), FILING));
		assert_noop!(
			Compute::withdraw_filing(signed(&ALICE), FILING),
			Error::<Test>::NotFound
		);
		assert_ok!(Compute::withdraw_filing(signed(&BOB), FILING));
		assert_eq!(free(&BOB), ENDOWMENT);
		assert_noop!(
			Compute::withdraw_filing(signed(&BOB), FILING),
			Error::<Test>::NotFound
		);
		assert_noop!(
			Compute::withdraw_filing(RuntimeOrigin::none(), FILING),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn filing_should_be_forgotten_when_84_epochs_have_passed() {
	test(|| {
		let filing = file(&BOB, 0, &[3]);
		run(839);
		assert_eq!(Compute::filings(BOB), [(filing, 1)]);
		run(1);
		assert!(Compute::filings(BOB).is_empty());
		assert_eq!(free(&BOB), ENDOWMENT);
		assert!(emitted(Event::FilingWithdrawn {
			prover: BOB,
			filing
		}));
	});
}

#[test]
fn filing_should_be_used_up_once_when_it_is_old_enough() {
	test(|| {
		assert_ok!(Compute::file(signed(&BOB), FILING));
		let use_up = |who| <Compute as FilingBook<_>>::use_up(who, &FILING);
		assert_noop!(use_up(&ALICE), Error::<Test>::NotFiled);
		run(1);
		assert_noop!(use_up(&BOB), Error::<Test>::TooEarly);
		run(1);
		assert_ok!(use_up(&BOB));
		assert_eq!(free(&BOB), ENDOWMENT);
		assert_noop!(use_up(&BOB), Error::<Test>::NotFiled);
	});
}
