// SPDX-License-Identifier: Apache-2.0
//! Double votes from the offences pallet.

use crate::{mock::*, pallet::*};
use frame_support::assert_noop;
use frame_system::RawOrigin;
use sp_runtime::Perbill;
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn voted(numbers: &[u8], session: u32) {
	let offenders: Vec<_> = numbers
		.iter()
		.map(|number| OffenceDetails {
			offender: (account(*number), ()),
			reporters: vec![],
		})
		.collect();
	let fractions = vec![Perbill::from_percent(1); offenders.len()];
	<Equivocation as OnOffenceHandler<_, (_, ()), _>>::on_offence(&offenders, &fractions, session);
}

#[test]
fn double_vote_should_reach_the_sink_once_when_it_is_handed_over_again() {
	run(|| {
		voted(&[0], 0);
		voted(&[0, 1], 0);
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
fn double_vote_should_be_dropped_when_the_session_is_not_kept() {
	run(|| {
		voted(&[0], 1);
		assert!(Told::get().is_empty());
		assert!(!Reported::<Test>::contains_key(1));
	});
}

#[test]
fn double_authoring_should_count_as_reported_when_the_validator_voted_twice() {
	run(|| {
		voted(&[0], 0);
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
		voted(&[2], 0);
		System::assert_last_event(
			Event::<Test>::NotPunished {
				validator: account(2),
				session: 0,
			}
			.into(),
		);
	});
}
