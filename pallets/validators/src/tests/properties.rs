// SPDX-License-Identifier: Apache-2.0
//! Random lives of a network, and the slots counted one by one.

use crate::{Metadata, mock::*, pallet::*};
use computechain_primitives::{EquivocationSink, StakeLedger, ValidatorState};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
	/// Skips some slots and authors, if the owner of the slot may.
	Author(u64),
	Rounds(Vec<u8>),
	NextEpoch,
	Wait(u32),
	Stake(u8, u128),
	Unstake(u8, u128),
	UnstakeAll(u8),
	Commission(u8, u32),
	Present(u8),
	Unjail(u8),
	Equivocation(u8, u32),
	Delegate(u8, u128),
	Seed(Option<u8>),
	Keys(u8),
}

fn step() -> impl Strategy<Value = Step> {
	let who = 1..14u8;
	prop_oneof![
		6 => prop_oneof![9 => 0..20u64, 1 => 0..700_000u64].prop_map(Step::Author),
		6 => prop::collection::vec(who.clone(), 0..4).prop_map(Step::Rounds),
		5 => Just(Step::NextEpoch),
		2 => (0..MEMORY).prop_map(Step::Wait),
		2 => (who.clone(), 0..3 * MINIMUM).prop_map(|(who, amount)| Step::Stake(who, amount)),
		2 => (who.clone(), 0..3 * MINIMUM).prop_map(|(who, amount)| Step::Unstake(who, amount)),
		1 => who.clone().prop_map(Step::UnstakeAll),
		1 => (who.clone(), 0..220_000u32).prop_map(|(who, rate)| Step::Commission(who, rate)),
		1 => who.clone().prop_map(Step::Present),
		3 => who.clone().prop_map(Step::Unjail),
		1 => (who.clone(), 0..12u32).prop_map(|(who, ago)| Step::Equivocation(who, ago)),
		1 => (who.clone(), 0..MINIMUM).prop_map(|(who, amount)| Step::Delegate(who, amount)),
		1 => prop::option::of(any::<u8>()).prop_map(Step::Seed),
		1 => who.prop_map(Step::Keys),
	]
}

fn signed(index: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(index))
}

/// Takes a step. Calls go through dispatch and may fail.
fn take(step: Step) {
	let call = |call: RuntimeCall, who| {
		use sp_runtime::traits::Dispatchable;
		let _ = call.dispatch(signed(who));
	};
	type Call = crate::Call<Test>;
	match step {
		Step::Author(skipped) => {
			let slot = Slot::get() + 1 + skipped;
			let index = (slot % current().len() as u64) as u32;
			if Disabled::get().contains(&index) {
				Slot::set(slot);
			} else {
				author_in(slot);
			}
		}
		Step::Rounds(silent) => rounds(2, &silent),
		Step::NextEpoch => next_epoch(),
		Step::Wait(blocks) => go_to(System::block_number() as u32 + blocks),
		Step::Stake(who, amount) => call(Call::stake { amount }.into(), who),
		Step::Unstake(who, amount) => call(Call::unstake { amount }.into(), who),
		Step::UnstakeAll(who) => {
			let amount = Ledger::self_stake(&account(who));
			call(Call::unstake { amount }.into(), who);
		}
		Step::Commission(who, rate) => call(
			Call::update_validator {
				commission: Some(rate),
				metadata: None,
			}
			.into(),
			who,
		),
		Step::Present(who) => call(
			Call::update_validator {
				commission: None,
				metadata: Some(Metadata {
					name: vec![b'a' + who; usize::from(who) % 3].try_into().unwrap(),
					..Default::default()
				}),
			}
			.into(),
			who,
		),
		Step::Unjail(who) => call(Call::unjail {}.into(), who),
		Step::Equivocation(who, ago) => {
			Validators::equivocated(&account(who), Epoch::get().saturating_sub(ago));
		}
		Step::Delegate(who, amount) => {
			let in_office = [ValidatorState::Active, ValidatorState::Candidate];
			if state(who).is_some_and(|state| in_office.contains(&state)) {
				Delegated::mutate(|delegated| {
					*delegated.entry(account(who)).or_insert(0) += amount;
				});
			}
		}
		Step::Seed(seed) => Seed::set(seed.map(|byte| [byte; 32])),
		Step::Keys(who) => Keyless::mutate(|keyless| {
			if !keyless.remove(&account(who)) {
				keyless.insert(account(who));
			}
		}),
	}
}

/// What must hold of a step beside the invariants of the storage.
fn check(before: &Memory) {
	Validators::do_try_state().unwrap();
	// Tokens leave through the book and the ledger alone.
	let gone = before.issuance - Balances::total_issuance();
	assert_eq!(SupplyBurned::get() - before.supply, gone);
	// The final state is final.
	for who in &before.ejected {
		assert_eq!(state(*who), Some(ValidatorState::Ejected));
	}
	// There always is a set, within the limit.
	let limit = ActiveLimit::get() as usize;
	assert!(!next().is_empty() && next().len() <= limit);
	// Most of the set always may author.
	assert!(Disabled::get().len() * 3 < current().len().max(1) || Disabled::get().is_empty());
}

struct Memory {
	issuance: u128,
	supply: u128,
	ejected: Vec<u8>,
}

impl Memory {
	fn new() -> Self {
		Self {
			issuance: Balances::total_issuance(),
			supply: SupplyBurned::get(),
			ejected: (1..14)
				.filter(|index| state(*index) == Some(ValidatorState::Ejected))
				.collect(),
		}
	}
}

/// Counts slots one by one: blocks, own slots and streak of each member.
fn one_by_one(size: u64, disabled: &[u32], blocks: &[u64]) -> Vec<(u32, u32, u32)> {
	let mut counts = vec![(0, 0, 0); size as usize];
	for slot in 1..=blocks.last().copied().unwrap_or(0) {
		let index = (slot % size) as usize;
		let (proposed, expected, streak) = &mut counts[index];
		if blocks.contains(&slot) {
			*proposed += 1;
			*expected += 1;
			*streak = 0;
		} else if !disabled.contains(&(index as u32)) {
			*expected += 1;
			*streak += 1;
		}
	}
	counts
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn the_invariants_should_hold_when_a_network_lives(
		size in 1..12u8,
		steps in prop::collection::vec(step(), 1..120),
		guilty in prop::collection::vec(1..14u8, 0..4),
	) {
		run_set(size, || {
			for index in 1..14 {
				fund(index, 3 * PRICE);
				// Some begin with two offences, and the third ejects.
				Registry::<Test>::mutate(account(index), |entry| {
					if let Some(entry) = entry.as_mut().filter(|_| guilty.contains(&index)) {
						entry.offences = 2;
						entry.last_offence = 1;
					}
				});
			}
			for step in steps {
				let before = Memory::new();
				take(step);
				check(&before);
			}
		});
	}

	#[test]
	fn slots_should_be_counted_as_one_by_one_when_gaps_are_random(
		size in 1..9u64,
		disabled in prop::collection::vec(0..9u32, 0..2),
		gaps in prop::collection::vec(prop_oneof![4 => 1..4u64, 1 => 1..60u64], 1..30),
	) {
		run_set(size as u8, || {
			Disabled::set(disabled.clone());
			let mut slot = 0;
			let mut blocks = vec![];
			for gap in gaps {
				slot += gap;
				// A disabled one can not author.
				if disabled.contains(&((slot % size) as u32)) {
					continue;
				}
				blocks.push(slot);
				// Jail would disable more of them.
				for index in 1..=size as u8 {
					Duties::<Test>::mutate(account(index), |duty| {
						duty.covered = true;
						duty.covered_at = Some(0);
					});
				}
				author_in(slot);
			}
			let counts: Vec<_> = (1..=size as u8)
				.map(duty)
				.map(|duty| (duty.proposed, duty.expected, duty.streak))
				.collect();
			assert_eq!(counts, one_by_one(size, &disabled, &blocks));
		});
	}
}
