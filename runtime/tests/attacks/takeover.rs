// SPDX-License-Identifier: Apache-2.0
//! Attack 7: taking the set over with many validators of the least stake.
//!
//! Every seat has the same slots and the same vote, whatever its stake. So the stake must decide
//! who gets a seat, and seats must not change hands all at once.

use super::{
	bill::{Defence::*, Dice, Row, judge, seeds},
	field::{EPOCH, OUTSIDER, SEAT, genesis, parameters, set_keys, stake, submit, wealth},
};
use crate::common::{Chain, chain, numbered};
use computechain_math::stake::entry_limit;
use computechain_primitives::{Balance, CPC};
use computechain_runtime::Session;
use frame_support::assert_ok;

/// Honest validators, and the seats of a network that is full with them.
const HONEST: u32 = 12;
const EPOCHS: u32 = 10;

/// Registers so many validators of the attacker in epoch 0.
fn register(count: u32, each: Balance) {
	for index in OUTSIDER..OUTSIDER + count {
		assert_ok!(submit(index, set_keys(index)));
		assert_ok!(submit(index, stake(each)));
	}
}

/// What the attacker's validators owned before and after, and their seats in each epoch, of how
/// many.
fn take_over(count: u32, each: Balance, seats: u32) -> ([Balance; 2], Vec<[usize; 2]>) {
	let mut parameters = parameters();
	parameters.staking.active_limit = seats;
	let mut result = Default::default();
	let genesis = genesis(parameters, HONEST, count, each + 1_000 * CPC);
	chain(&genesis, |chain| {
		let all = OUTSIDER..OUTSIDER + count;
		let before = wealth(all.clone());
		register(count, each);
		let taken = (1..=EPOCHS).map(|epoch| seats_in(chain, epoch, count));
		let taken = taken.collect();
		chain.run_to((EPOCHS + 1) * EPOCH + 3);
		result = ([wealth(all), before], taken);
	});
	result
}

/// The attacker's seats, and all.
fn seats_in(chain: &mut Chain, epoch: u32, count: u32) -> [usize; 2] {
	chain.run_to(epoch * EPOCH + 1);
	assert_eq!(Session::current_index(), epoch);
	let set = Session::validators();
	let taken = (OUTSIDER..OUTSIDER + count).filter(|index| set.contains(&numbered(*index)));
	[taken.count(), set.len()]
}

/// The first epoch in which the attacker has more than one of so many parts of the seats.
fn more_than(seats: &[[usize; 2]], parts: usize) -> String {
	let first = seats.iter().position(|[taken, all]| taken * parts > *all);
	first.map_or("never".into(), |index| format!("from epoch {}", index + 1))
}

#[test]
fn least_stakes_should_get_no_seat_when_stake_decides() {
	for seed in seeds() {
		let count = Dice::new(seed).between(20, 40) as u32;
		let each = parameters().staking.minimum_self_stake;
		let attack = "7a many validators of the least stake";
		let row = |defence, seats| {
			let (owned, taken) = take_over(count, each, seats);
			let break_even = format!(
				"more than a third of the seats {}, more than half {}",
				more_than(&taken, 3),
				more_than(&taken, 2)
			);
			let row = Row::measured(
				attack,
				defence,
				each * Balance::from(count),
				owned,
				&break_even,
			);
			(row, taken)
		};
		// With a seat for everybody the rank decides nothing.
		let (off, taken) = row(Off, 256);
		assert!(taken.iter().any(|[mine, all]| mine * 3 > *all));
		let (on, taken) = row(On, HONEST);
		assert!(taken.iter().all(|[mine, _]| *mine == 0));
		judge(&off, &on, 0);
	}
}

#[test]
fn richer_validators_should_enter_step_by_step_when_entries_are_limited() {
	let count = HONEST;
	let each = 2 * SEAT;
	let ([after, before], taken) = take_over(count, each, HONEST);
	let mut last = 0;
	for [mine, all] in &taken {
		assert!(mine.saturating_sub(last) <= entry_limit(*all as u32) as usize);
		last = *mine;
	}
	// Whoever stakes more than the others gets their seats: that is what stake is for.
	assert_eq!(last as u32, HONEST);
	let break_even = format!(
		"twice the stake of the others: more than a third of the seats {}, more than half {}",
		more_than(&taken, 3),
		more_than(&taken, 2)
	);
	let stake = each * Balance::from(count);
	let attack = "7b as many validators of twice the stake: the honest price of the set";
	Row::measured(attack, On, stake, [after, before], &break_even).print();
}
