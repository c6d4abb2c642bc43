// SPDX-License-Identifier: Apache-2.0
//! Attack 6: living off what is lost in rounding.

use super::{
	bill::{Defence::*, Dice, Gain, Row, cpc, judge, seeds},
	field::{EPOCH, OUTSIDER, SEAT, delegate, fees, genesis, parameters, rewarded, shared, submit},
};
use crate::common::{Chain, chain};
use computechain_math::{
	U256,
	slash::{FIRST_OFFENCE_PPM, slashed},
	split::share,
};
use computechain_primitives::{Balance, CPC};
use computechain_runtime::Runtime;
use frame_support::{assert_noop, assert_ok};

const VALIDATOR: u32 = 0;
const VALIDATORS: u32 = 5;
/// The epochs in which the positions earn.
const EARNING: std::ops::RangeInclusive<u32> = 1..=3;

/// What these positions were paid in all, and what each epoch had to share.
fn farm(positions: &[Balance]) -> (Balance, Balance, Vec<Balance>) {
	let mut result = Default::default();
	let accounts = positions.len() as u32;
	let genesis = genesis(parameters(), VALIDATORS, accounts, 1_000_000 * CPC);
	chain(&genesis, |chain| {
		for (index, amount) in (0..).zip(positions) {
			assert_ok!(submit(OUTSIDER + index, delegate(VALIDATOR, *amount)));
		}
		chain.run_to((EARNING.end() + 1) * EPOCH + 3);
		let all = OUTSIDER..OUTSIDER + accounts;
		let paid = all.clone().map(|who| rewarded(chain, VALIDATOR, who)).sum();
		let shared = EARNING.map(|epoch| shared(chain, VALIDATOR, epoch));
		result = (paid, fees(chain, all), shared.collect());
	});
	result
}

/// A share rounded up.
fn rounded_up(rest: Balance, position: Balance, base: Balance) -> Balance {
	let product = U256::from(rest) * U256::from(position);
	share(rest, position, base) + Balance::from(product % U256::from(base) != U256::zero())
}

#[test]
fn many_positions_should_earn_no_more_than_one_when_shares_are_floored() {
	for seed in seeds() {
		let mut dice = Dice::new(seed);
		// Odd amounts of 100 to 300 CPC.
		let amount = |dice: &mut Dice| {
			Balance::from(dice.between(100, 300)) * CPC + Balance::from(dice.between(1, 1 << 40))
		};
		let positions: Vec<Balance> = (0..20).map(|_| amount(&mut dice)).collect();
		let sum: Balance = positions.iter().sum();
		let (one, one_fee, rests) = farm(&[sum]);
		let (many, many_fees, same) = farm(&positions);
		assert_eq!(rests, same);

		let up: Balance = rests
			.iter()
			.flat_map(|rest| {
				positions
					.iter()
					.map(|position| rounded_up(*rest, *position, SEAT + sum))
			})
			.sum();
		let attack = "6a twenty odd positions instead of one, for 3 epochs";
		let off = Row {
			attack,
			defence: OffComputed,
			stake: sum,
			cost: 0,
			gain: Gain::Tokens(up.saturating_sub(one)),
			break_even: format!(
				"always for positions that are there anyway; one made for it pays back its fee of \
				 {} at 1 u an epoch",
				cpc(one_fee)
			),
		};
		let [with, without] = [many + one_fee, one + many_fees];
		let break_even = "never: all that rounding leaves burns";
		let on = Row::measured(attack, On, sum, [with, without], break_even);
		judge(&off, &on, 0);
		assert!(many <= one);
	}
}

#[test]
fn positions_should_not_be_dust_when_there_is_a_minimum() {
	let count = 100;
	// What the sweep has to visit, and every slash has to reach, in each epoch and for nothing.
	let crowd = |chain: &mut Chain, each| {
		for index in 0..count {
			assert_ok!(submit(OUTSIDER + index, delegate(VALIDATOR, each)));
		}
		chain.run_to(2 * EPOCH + 3);
		let all = OUTSIDER..OUTSIDER + count;
		let earned = all.clone().map(|who| rewarded(chain, VALIDATOR, who));
		(earned.sum::<Balance>(), fees(chain, all))
	};
	let row = |defence, each: Balance, cost, break_even: &str| Row {
		attack: "6b a hundred positions for others to keep",
		defence,
		stake: each * Balance::from(count),
		cost,
		gain: Gain::Outside,
		break_even: break_even.into(),
	};
	let mut open = parameters();
	open.staking.minimum_delegation = 1;
	chain(&genesis(open, VALIDATORS, count, 1_000 * CPC), |chain| {
		let (earned, cost) = crowd(chain, 1);
		assert_eq!(earned, 0);
		row(Off, 1, cost, "any V above the fees, with no stake").print();
	});
	let minimum = parameters().staking.minimum_delegation;
	chain(
		&genesis(parameters(), VALIDATORS, count, 1_000 * CPC),
		|chain| {
			let too_low = pallet_delegation::Error::<Runtime>::TooLow;
			assert_noop!(
				pallet_delegation::Pallet::<Runtime>::delegate(
					computechain_runtime::RuntimeOrigin::signed(crate::common::numbered(OUTSIDER)),
					crate::common::numbered(VALIDATOR),
					minimum - 1
				),
				too_low
			);
			let (earned, cost) = crowd(chain, minimum);
			assert!(earned > 0);
			row(On, minimum, cost, "each position locks 100 CPC").print();
		},
	);
	// Nor is a position so small that a slash rounds to nothing.
	assert_eq!(slashed(19, FIRST_OFFENCE_PPM), 0);
	assert_eq!(slashed(minimum, FIRST_OFFENCE_PPM), minimum / 20);
}
