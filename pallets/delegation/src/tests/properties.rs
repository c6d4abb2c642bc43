// SPDX-License-Identifier: Apache-2.0
//! Random calls: no token appears or disappears unbooked, and nobody loses stake.

use crate::{mock::*, pallet::*};
use computechain_primitives::StakeLedger;
use frame_support::storage::with_storage_layer;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
	Delegate(u8, u8, u128),
	Undelegate(u8, u8, u128),
	Payout(u8, u8),
	StakeMore(u8, u128),
	Unstake(u8, u128),
	Earn(u8, u128),
	EndEpoch,
	Blocks(u64),
	Weight(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let who = 20u8..25;
	let validator = 1u8..4;
	let amount = 90u128..3_000;
	prop_oneof![
		4 => (who.clone(), validator.clone(), amount.clone())
			.prop_map(|(who, on, amount)| Step::Delegate(who, on, amount)),
		3 => (who.clone(), validator.clone(), amount.clone())
			.prop_map(|(who, on, amount)| Step::Undelegate(who, on, amount)),
		1 => (who, validator.clone()).prop_map(|(who, on)| Step::Payout(who, on)),
		1 => (validator.clone(), amount.clone()).prop_map(|(on, amount)| Step::StakeMore(on, amount)),
		1 => (validator.clone(), amount.clone()).prop_map(|(on, amount)| Step::Unstake(on, amount)),
		3 => (validator, 0u128..10_000).prop_map(|(on, amount)| Step::Earn(on, amount)),
		3 => Just(Step::EndEpoch),
		2 => (1u64..4).prop_map(Step::Blocks),
		1 => prop_oneof![Just(0), Just(1), Just(u64::MAX / 100)].prop_map(Step::Weight),
	]
}

/// Refusals are part of the game; they must change nothing, which the invariants show.
fn take(step: Step) {
	match step {
		Step::Delegate(who, on, amount) => drop(delegate(who, on, amount)),
		Step::Undelegate(who, on, amount) => drop(undelegate(who, on, amount)),
		Step::Payout(who, on) => drop(Delegation::payout(
			RuntimeOrigin::signed(account(30)),
			account(who),
			account(on),
		)),
		Step::StakeMore(on, amount) => drop(with_storage_layer(|| {
			Delegation::bond_self(&account(on), amount)
		})),
		Step::Unstake(on, amount) => drop(with_storage_layer(|| {
			Delegation::unbond_self(&account(on), amount)
		})),
		Step::Earn(on, amount) => earn(on, amount),
		Step::EndEpoch => end_epoch(),
		Step::Blocks(count) => blocks(count),
		Step::Weight(weight) => ItemWeight::set(weight),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn tokens_should_be_conserved_when_calls_come_in_any_order(
		steps in proptest::collection::vec(step(), 1..80),
	) {
		run(|| {
			let genesis = Balances::total_issuance();
			for (index, rate) in [(1, 0), (2, 50_000), (3, 200_000)] {
				register(index, 1_000, rate);
			}
			for step in steps {
				take(step);
				check(genesis);
			}

			// In the end everybody gets everything back.
			ItemWeight::set(0);
			end_epoch();
			for validator in 1..=3 {
				let stake = Delegation::self_stake(&account(validator));
				if stake > 0 {
					Delegation::unbond_self(&account(validator), stake).unwrap();
				}
				set_state(validator, None);
			}
			blocks(u64::from(UNBONDING) + 1);
			assert_eq!(Positions::<Test>::iter().count(), 0);
			assert_eq!(Unbonding::<Test>::iter().count(), 0);
			let total: u128 = (1..=60).map(gained).sum();
			assert_eq!(total, Minted::get() - Burned::get());
		});
	}
}
