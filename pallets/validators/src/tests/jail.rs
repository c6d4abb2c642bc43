// SPDX-License-Identifier: Apache-2.0

use crate::{JailReason, Standing, mock::*, pallet::*};
use computechain_primitives::{
	EquivocationSink, Slash, StakeLedger, ValidatorRegistry, ValidatorState,
};
use frame_support::{assert_noop, assert_ok};

/// Lets `index`, whose set has at least four members, miss as many slots as jail.
fn miss(index: u8) {
	rounds(MISSES as usize, &[index]);
	rounds(1, &[index]);
}

fn unjail(index: u8) {
	let until = Registry::<Test>::get(account(index))
		.unwrap()
		.jail
		.unwrap()
		.until;
	go_to(until);
	assert_ok!(Validators::unjail(RuntimeOrigin::signed(account(index))));
}

/// Lets a jailed validator out and back into the set.
fn back_in_the_set(index: u8) {
	unjail(index);
	next_epoch();
	next_epoch();
	assert!(current().contains(&index));
}

#[test]
fn an_offline_validator_should_be_jailed_and_slashed_when_it_missed_too_many_in_a_row() {
	run_set(6, || {
		Delegated::mutate(|delegated| delegated.insert(account(5), 400));
		rounds(MISSES as usize - 1, &[5]);
		assert_eq!(state(5), Some(ValidatorState::Active));
		rounds(1, &[5]);
		assert_eq!(state(5), Some(ValidatorState::Jailed));
		// 5 % of the own stake and of the delegation.
		assert_eq!(Ledger::self_stake(&account(5)), 950);
		assert_eq!(Ledger::total_stake(&account(5)), 950 + 380);
		assert_eq!(LedgerBurned::get(), 70);
		System::assert_has_event(
			Event::Slashed {
				validator: account(5),
				epoch: 0,
				ppm: 50_000,
				delegated_ppm: 50_000,
				amount: 70,
			}
			.into(),
		);
		let info = Validators::validator(account(5)).unwrap();
		assert_eq!((info.streak, info.offences), (MISSES, 1));
		let until = info.jailed_until.unwrap();
		System::assert_has_event(
			Event::Jailed {
				validator: account(5),
				until,
				reason: JailReason::Misses,
			}
			.into(),
		);
		assert!(until > JAIL);
		assert!(!info.equivocator);
	});
}

#[test]
fn a_slash_should_be_told_to_the_ledger_when_a_validator_is_jailed() {
	run_set(6, || {
		next_epoch();
		miss(3);
		let slash = Slash {
			epoch: 1,
			own_ppm: 50_000,
			delegated_ppm: 50_000,
		};
		assert_eq!(Slashes::get(), vec![(account(3), slash)]);
	});
}

#[test]
fn a_jailed_validator_should_have_no_slots_when_it_is_disabled() {
	run_set(6, || {
		miss(4);
		assert_eq!(Disabled::get(), vec![3]);
		let before = duty(4).expected;
		rounds(5, &[]);
		assert_eq!((duty(4).expected, duty(4).streak), (before, MISSES));
		// Its slots are nobody's in the epoch it was queued for, and it is not chosen again.
		next_epoch();
		assert_eq!(Disabled::get(), vec![3]);
		assert_eq!(next(), vec![1, 2, 3, 5, 6]);
		rounds(5, &[]);
		assert_eq!(duty(4).expected, 0);
		next_epoch();
		assert!(Disabled::get().is_empty());
		assert_eq!(Slashes::get().len(), 1);
	});
}

#[test]
fn a_jailed_validator_should_go_on_when_too_many_are_disabled() {
	run_set(4, || {
		Disabled::set(vec![0]);
		miss(4);
		assert_eq!(state(4), Some(ValidatorState::Jailed));
		System::assert_has_event(
			Event::NotDisabled {
				validator: account(4),
			}
			.into(),
		);
		// Its slots stay its own, and it is not punished again for missing them.
		rounds(5, &[4]);
		assert!(duty(4).streak > 2 * MISSES - 2);
		assert_eq!(Slashes::get().len(), 1);
	});
}

#[test]
fn the_second_and_third_offence_should_cost_more_when_they_follow_soon() {
	run_set(6, || {
		Delegated::mutate(|delegated| delegated.insert(account(6), 1_000));
		Own::mutate(|own| own.insert(account(6), 10 * MINIMUM));
		miss(6);
		assert_eq!(Ledger::self_stake(&account(6)), 9_500);
		back_in_the_set(6);
		miss(6);
		assert_eq!(Ledger::self_stake(&account(6)), 8_550);
		assert_eq!(Ledger::total_stake(&account(6)), 8_550 + 855);
		back_in_the_set(6);
		miss(6);
		// All of its own, a tenth of the delegations.
		assert_eq!(Ledger::self_stake(&account(6)), 0);
		assert_eq!(Ledger::total_stake(&account(6)), 770);
		assert_eq!(state(6), Some(ValidatorState::Ejected));
		System::assert_has_event(
			Event::Ejected {
				validator: account(6),
			}
			.into(),
		);
		assert_eq!(Left::get(), vec![account(6)]);
	});
}

/// Makes a validator's next offence its third.
fn twice_guilty(index: u8) {
	Registry::<Test>::mutate(account(index), |entry| {
		let entry = entry.as_mut().unwrap();
		entry.offences = 2;
		entry.last_offence = System::block_number() as u32;
	});
}

#[test]
fn an_ejected_validator_should_stay_disabled_in_its_sets_and_never_return() {
	run_set(6, || {
		assert_ok!(Validators::update_validator(
			RuntimeOrigin::signed(account(6)),
			Some(50_000),
			None
		));
		next_epoch();
		next_epoch();
		twice_guilty(6);
		miss(6);
		assert_eq!(state(6), Some(ValidatorState::Ejected));
		assert_eq!(Disabled::get(), vec![5]);
		// Who delegated to it is paid by the rate that was in force.
		assert_eq!(Validators::commission(&account(6)), 50_000);
		next_epoch();
		assert!(current().contains(&6));
		assert_eq!(Disabled::get(), vec![5]);
		Validators::do_try_state().unwrap();
		next_epoch();
		assert!(!current().contains(&6) && !next().contains(&6));
		assert_eq!(Registry::<Test>::get(account(6)), None);
		assert_eq!(state(6), Some(ValidatorState::Ejected));
		// The ledger was told once.
		assert_eq!(Left::get(), vec![account(6)]);
		assert!(!Validators::equivocated(&account(6), 2));

		Delegated::mutate(|delegated| delegated.remove(&account(6)));
		let origin = || RuntimeOrigin::signed(account(6));
		assert_noop!(Validators::stake(origin(), MINIMUM), Error::<Test>::Ejected);
		assert_noop!(Validators::unstake(origin(), 1), Error::<Test>::Ejected);
		assert_noop!(Validators::unjail(origin()), Error::<Test>::Ejected);
		assert_noop!(
			Validators::update_validator(origin(), Some(0), None),
			Error::<Test>::Ejected
		);
	});
}

#[test]
fn the_count_of_offences_should_fall_by_one_when_a_memory_goes_by() {
	run_set(6, || {
		twice_guilty(6);
		let offences = || Validators::validator(account(6)).unwrap().offences;
		assert_eq!(offences(), 2);
		go_to(1 + MEMORY - 1);
		assert_eq!(offences(), 2);
		go_to(1 + MEMORY);
		assert_eq!(offences(), 1);
		miss(6);
		assert_eq!(offences(), 2);
		assert_eq!(Ledger::self_stake(&account(6)), 900);
		go_to(System::block_number() as u32 + 2 * MEMORY);
		assert_eq!(offences(), 0);
	});
}

#[test]
fn an_exiting_validator_should_be_slashed_as_of_its_exit_when_it_fails_later() {
	run_set(6, || {
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(6)),
			MINIMUM
		));
		next_epoch();
		assert!(current().contains(&6));
		miss(6);
		// Its stake unbonds since epoch 0.
		let slash = Slash {
			epoch: 0,
			own_ppm: 50_000,
			delegated_ppm: 50_000,
		};
		assert_eq!(Slashes::get(), vec![(account(6), slash)]);
		assert_eq!(state(6), Some(ValidatorState::Exiting));
		assert_eq!(Disabled::get(), vec![5]);
		assert_noop!(
			Validators::unjail(RuntimeOrigin::signed(account(6))),
			Error::<Test>::Exiting
		);
		next_epoch();
		assert_eq!(state(6), None);
	});
}

#[test]
fn an_exiting_validator_should_be_ejected_when_its_third_offence_comes_before_it_left() {
	run_set(6, || {
		twice_guilty(6);
		assert_ok!(Validators::unstake(
			RuntimeOrigin::signed(account(6)),
			MINIMUM
		));
		assert!(matches!(
			Registry::<Test>::get(account(6)).unwrap().standing,
			Standing::Exiting(0)
		));
		miss(6);
		assert_eq!(state(6), Some(ValidatorState::Ejected));
		next_epoch();
		next_epoch();
		assert_eq!(Left::get(), vec![account(6)]);
		assert_eq!(state(6), Some(ValidatorState::Ejected));
	});
}

#[test]
fn a_validator_should_stay_registered_and_not_be_chosen_when_a_slash_left_too_little() {
	run_set(6, || {
		miss(6);
		unjail(6);
		assert_eq!(Ledger::self_stake(&account(6)), 950);
		next_epoch();
		next_epoch();
		assert_eq!(state(6), Some(ValidatorState::Candidate));
		assert!(!next().contains(&6));
		assert_ok!(Validators::stake(RuntimeOrigin::signed(account(6)), 50));
		next_epoch();
		assert!(next().contains(&6));
	});
}
