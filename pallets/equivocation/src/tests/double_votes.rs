// SPDX-License-Identifier: Apache-2.0
//! Double votes from GRANDPA's pallet.

use crate::{mock::*, pallet::*};
use frame_support::{assert_noop, assert_storage_noop};
use frame_system::RawOrigin;
use sp_runtime::Perbill;
use sp_staking::offence::{Offence, OffenceError, ReportOffence};

/// A double vote in a round.
struct Vote {
	round: u64,
	session: u32,
	number: u8,
}

impl Offence<(computechain_primitives::AccountId, ())> for Vote {
	const ID: [u8; 16] = *b"double vote here";
	type Slot = u64;

	fn offenders(&self) -> Vec<(computechain_primitives::AccountId, ())> {
		vec![(account(self.number), ())]
	}

	fn session_index(&self) -> u32 {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		3
	}

	fn slot(&self) -> u64 {
		self.round
	}

	fn slash_fraction(&self, _: u32) -> Perbill {
		Perbill::from_percent(1)
	}
}

fn voted(number: u8, session: u32, round: u64) -> Result<(), OffenceError> {
	let vote = Vote {
		round,
		session,
		number,
	};
	Equivocation::report_offence(vec![], vote)
}

#[test]
fn double_vote_should_reach_the_sink_once_when_it_comes_again_from_any_round() {
	run(|| {
		assert!(Equivocation::is_reportable(0, &account(0)));
		voted(0, 0, 7).unwrap();
		assert!(!Equivocation::is_reportable(0, &account(0)));
		for round in 0..100 {
			assert_storage_noop!(assert!(voted(0, 0, round).is_err()));
		}
		voted(1, 0, 8).unwrap();
		assert_eq!(Told::get(), [(account(0), 0), (account(1), 0)]);
		System::assert_last_event(
			Event::<Test>::DoubleVoted {
				validator: account(1),
				session: 0,
			}
			.into(),
		);
	});
}

#[test]
fn double_vote_should_be_refused_when_the_session_is_not_kept() {
	run(|| {
		assert!(!Equivocation::is_reportable(1, &account(0)));
		assert_storage_noop!(assert!(voted(0, 1, 1).is_err()));
		assert!(Told::get().is_empty());
	});
}

#[test]
fn double_authoring_should_count_as_reported_when_the_validator_voted_twice() {
	run(|| {
		voted(0, 0, 1).unwrap();
		assert_noop!(
			Equivocation::report_double_authoring(
				RawOrigin::Signed(account(9)).into(),
				Box::new(proof(0, 99, 0)),
			),
			Error::<Test>::AlreadyReported
		);
	});
}

#[test]
fn double_vote_should_say_so_when_the_sink_can_not_punish() {
	run(|| {
		Punishes::set(false);
		voted(2, 0, 1).unwrap();
		System::assert_last_event(
			Event::<Test>::NotPunished {
				validator: account(2),
				session: 0,
			}
			.into(),
		);
	});
}
