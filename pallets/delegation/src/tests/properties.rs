// SPDX-License-Identifier: Apache-2.0
//! Random calls, slashes and departures: no token appears or disappears unbooked, and everybody
//! has what an eager model says.

use super::model::Model;
use crate::{mock::*, pallet::*};
use computechain_primitives::{Slash, StakeLedger, ValidatorState};
use frame_support::storage::with_storage_layer;
use proptest::prelude::*;
use std::collections::BTreeMap;

const DELEGATORS: [u8; 5] = [20, 21, 22, 23, 24];
const VALIDATORS: [u8; 3] = [1, 2, 3];

#[derive(Clone, Debug)]
enum Step {
	Delegate(u8, u8, u128),
	Undelegate(u8, u8, u128),
	UndelegateAll(u8, u8),
	/// A part, a slash and the rest, in one block.
	UndelegateAround(u8, u8, u32),
	Payout(u8, u8),
	StakeMore(u8, u128),
	Unstake(u8, u128),
	BurnOwn(u8, u128),
	Slash(u8, u32, u32, u32),
	Eject(u8),
	Leave(u8),
	Earn(u8, u128),
	EndEpoch,
	Blocks(u64),
	Crawl(u64),
}

fn ppm() -> impl Strategy<Value = u32> {
	prop_oneof![
		1 => Just(0),
		1 => Just(1),
		3 => Just(50_000),
		3 => Just(100_000),
		2 => Just(333_333),
		1 => Just(999_999),
		1 => Just(1_000_000),
		2 => 0u32..1_000_000,
	]
}

fn step() -> impl Strategy<Value = Step> {
	let who = 20u8..25;
	let validator = 1u8..4;
	let amount = 90u128..3_000;
	prop_oneof![
		5 => (who.clone(), validator.clone(), amount.clone())
			.prop_map(|(who, on, amount)| Step::Delegate(who, on, amount)),
		3 => (who.clone(), validator.clone(), amount.clone())
			.prop_map(|(who, on, amount)| Step::Undelegate(who, on, amount)),
		1 => (who.clone(), validator.clone()).prop_map(|(who, on)| Step::UndelegateAll(who, on)),
		1 => (who.clone(), validator.clone(), ppm())
			.prop_map(|(who, on, part)| Step::UndelegateAround(who, on, part)),
		1 => (who, validator.clone()).prop_map(|(who, on)| Step::Payout(who, on)),
		1 => (validator.clone(), amount.clone()).prop_map(|(on, amount)| Step::StakeMore(on, amount)),
		1 => (validator.clone(), amount.clone()).prop_map(|(on, amount)| Step::Unstake(on, amount)),
		1 => (validator.clone(), 1u128..500).prop_map(|(on, amount)| Step::BurnOwn(on, amount)),
		4 => (validator.clone(), 0u32..3, ppm(), ppm())
			.prop_map(|(on, ago, own, delegated)| Step::Slash(on, ago, own, delegated)),
		1 => validator.clone().prop_map(Step::Eject),
		1 => validator.clone().prop_map(Step::Leave),
		3 => (validator, 0u128..10_000).prop_map(|(on, amount)| Step::Earn(on, amount)),
		3 => Just(Step::EndEpoch),
		2 => (1u64..4).prop_map(Step::Blocks),
		3 => (1u64..4).prop_map(Step::Crawl),
	]
}

/// Tries something as a transaction does.
fn attempt(call: impl FnOnce() -> sp_runtime::DispatchResult) -> bool {
	with_storage_layer(call).is_ok()
}

/// The pallet and the model take a step. Refusals are part of the game; they must change nothing,
/// which the comparison shows.
fn take(model: &mut Model, step: Step) {
	match step {
		Step::Delegate(who, on, amount) => {
			if delegate(who, on, amount).is_ok() {
				model.bond(on, who, amount);
			}
		}
		Step::Undelegate(who, on, amount) => {
			if undelegate(who, on, amount).is_ok() {
				model.unbond(on, who, amount);
			}
		}
		Step::UndelegateAll(who, on) => {
			if let Some(held) = model.positions.get(&(on, who)) {
				let amount = held.bonded;
				undelegate(who, on, amount).unwrap();
				model.unbond(on, who, amount);
			}
		}
		Step::UndelegateAround(who, on, part) => {
			take(model, Step::Undelegate(who, on, 100));
			slash(model, on, 0, part, part);
			take(model, Step::UndelegateAll(who, on));
		}
		Step::Payout(who, on) => drop(with_storage_layer(|| {
			Delegation::payout(
				RuntimeOrigin::signed(account(30)),
				account(who),
				account(on),
			)
		})),
		Step::StakeMore(on, amount) => {
			if attempt(|| Delegation::bond_self(&account(on), amount)) {
				model.bond(on, on, amount);
			}
		}
		Step::Unstake(on, amount) => {
			if attempt(|| Delegation::unbond_self(&account(on), amount)) {
				model.unbond(on, on, amount);
			}
		}
		Step::BurnOwn(on, amount) => {
			if attempt(|| Delegation::burn_self(&account(on), amount)) {
				model.burn_own(on, amount);
			}
		}
		Step::Slash(on, ago, own_ppm, delegated_ppm) => {
			slash(model, on, ago, own_ppm, delegated_ppm)
		}
		Step::Eject(on) => {
			slash(model, on, 0, 1_000_000, 100_000);
			Registry::mutate(|all| {
				if let Some((state, _)) = all.get_mut(&account(on)) {
					*state = ValidatorState::Ejected;
				}
			});
			Delegation::validator_left(&account(on));
		}
		Step::Leave(on) => set_state(on, None),
		Step::Earn(on, amount) => earn(on, amount),
		Step::EndEpoch => {
			let epoch = Epoch::get();
			let pools: BTreeMap<u8, u128> = VALIDATORS
				.into_iter()
				.filter_map(|on| Pools::get().get(&account(on)).map(|amount| (on, *amount)))
				.collect();
			end_epoch();
			model.end_epoch(epoch, &pools);
		}
		Step::Blocks(count) => pass(model, count, blocks),
		Step::Crawl(count) => pass(model, count, crawl),
	}
}

fn pass(model: &mut Model, count: u64, by: fn(u64)) {
	for _ in 0..count {
		by(1);
		model.follow();
	}
}

fn slash(model: &mut Model, on: u8, ago: u32, own_ppm: u32, delegated_ppm: u32) {
	let slash = Slash {
		epoch: Epoch::get().saturating_sub(ago),
		own_ppm,
		delegated_ppm,
	};
	let before = Delegation::total_stake(&account(on));
	let own = Delegation::self_stake(&account(on));
	let fell = Delegation::slash(&account(on), slash);
	assert_eq!(Delegation::total_stake(&account(on)), before - fell);
	let lost = model.slash(on, &slash);
	assert_eq!(Delegation::self_stake(&account(on)), own - lost);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]
	#[test]
	fn everybody_should_have_what_an_eager_model_says_when_steps_come_in_any_order(
		steps in proptest::collection::vec(step(), 1..80),
	) {
		run(|| {
			let genesis = Balances::total_issuance();
			let mut model = Model::default();
			for (on, rate) in VALIDATORS.into_iter().zip([0, 50_000, 200_000]) {
				register(on, 1_000, rate);
				model.bond(on, on, 1_000);
			}
			let everyone: Vec<u8> = DELEGATORS.into_iter().chain(VALIDATORS).collect();
			for step in steps {
				take(&mut model, step);
				check(genesis);
				model.compare(&everyone);
				model.compare_power(&VALIDATORS);
			}

			// In the end everybody leaves and has what is due.
			take(&mut model, Step::EndEpoch);
			for on in VALIDATORS {
				set_state(on, None);
			}
			take(&mut model, Step::EndEpoch);
			pass(&mut model, u64::from(UNBONDING) + 2, blocks);
			check(genesis);
			assert_eq!(Positions::<Test>::iter().count(), 0);
			assert_eq!(Unbonding::<Test>::iter().count(), 0);
			assert_eq!(Records::<Test>::iter().count(), 0);
			assert_eq!(Slashes::<Test>::iter().count(), 0);
			assert_eq!(Left::<Test>::iter().count(), 0);
			model.compare_wealth(&everyone);
		});
	}
}
