// SPDX-License-Identifier: Apache-2.0
//! Attack 3: signing two blocks for one slot, to spend the same tokens twice.
//!
//! What the double spend is worth is outside the chain: V. Without the defence, which is a report
//! that is never sent, signing twice costs nothing, so any V pays.

use super::{
	bill::{Defence::*, Gain, Row, judge},
	field::{
		EPOCH, SEAT, WATCHER, burned_stake, double_authoring, genesis, parameters, submit, unjail,
		unstake, wealth,
	},
};
use crate::common::{chain, numbered};
use computechain_math::slash::{equivocation_ppm, slashed};
use computechain_primitives::Balance;
use computechain_runtime::{Authorship, Session};
use frame_support::assert_ok;

const VALIDATORS: u32 = 12;

/// What a double signing costs.
struct Bill {
	/// All that the offenders lose: what is slashed, and the rewards that they miss.
	cost: Balance,
	/// What is slashed.
	burned: Balance,
}

/// What of the stake of `offenders` is burned who sign twice in epoch 2, and what they own in the
/// end. Before that, in epoch 1, each takes out `withdrawn` of its stake. They leave the jail as
/// soon as that costs nothing.
fn sign_twice(offenders: u32, withdrawn: Balance, reported: bool) -> [Balance; 2] {
	let mut result = [0; 2];
	chain(&genesis(parameters(), VALIDATORS, 0, 0), |chain| {
		chain.run_to(EPOCH + 5);
		for offender in 0..offenders {
			if withdrawn > 0 {
				assert_ok!(submit(offender, unstake(withdrawn)));
			}
		}
		chain.run_to(2 * EPOCH + 1);
		// Within a round everybody has a slot.
		let mut slots = Vec::new();
		for _ in 0..VALIDATORS {
			let author = Authorship::author();
			let offender = (0..offenders).find(|index| author == Some(numbered(*index)));
			slots.extend(offender.map(|offender| (offender, chain.slot())));
			chain.next_block();
		}
		assert_eq!(slots.len() as u32, offenders);
		assert_eq!(Session::current_index(), 2);
		if reported {
			for (offender, slot) in &slots {
				assert_ok!(submit(WATCHER, double_authoring(*offender, *slot)));
			}
		}
		chain.run(parameters().staking.jail + 1);
		for offender in 0..offenders {
			assert_eq!(submit(offender, unjail()).is_ok(), reported);
		}
		chain.run_to(15 * EPOCH);
		let all = 0..offenders;
		result = [burned_stake(chain, all.clone()), wealth(all)];
	});
	result
}

/// The rows with and without a report, and the bill of it.
fn rows(attack: &'static str, offenders: u32, withdrawn: Balance) -> ([Row; 2], Bill) {
	let [_, without] = sign_twice(offenders, withdrawn, false);
	let [burned, with] = sign_twice(offenders, withdrawn, true);
	let bill = Bill {
		cost: without - with,
		burned,
	};
	let per_cent = equivocation_ppm(offenders.into(), VALIDATORS.into()) / 10_000;
	let row = |defence, cost, break_even| Row {
		attack,
		defence,
		stake: (SEAT - withdrawn) * Balance::from(offenders),
		cost,
		gain: Gain::Outside,
		break_even,
	};
	let on = format!("V above the cost: {per_cent} % of the stake, and the rewards missed in jail");
	let rows = [row(Off, 0, "any V > 0".into()), row(On, bill.cost, on)];
	(rows, bill)
}

#[test]
fn signing_twice_should_cost_its_share_of_the_stake_when_it_is_reported() {
	let cases = [
		("3a one of 12 signs twice", 1),
		("3b three of 12 sign twice", 3),
		("3c five of 12, enough to revert a final block", 5),
	];
	for (attack, offenders) in cases {
		let ([off, on], bill) = rows(attack, offenders, 0);
		judge(&off, &on, 0);
		let ppm = equivocation_ppm(offenders.into(), VALIDATORS.into());
		// Those reported first pay in parts, each floored in parts per million.
		let expected = slashed(SEAT, ppm) * Balance::from(offenders);
		assert!(bill.burned <= expected && expected - bill.burned <= expected / 100_000);
		assert!(bill.cost >= bill.burned);
	}
}

#[test]
fn signing_twice_should_cost_when_the_stake_was_taken_out_before() {
	let minimum = parameters().staking.minimum_self_stake;
	let attack = "3d as 3c, all but the minimum taken out an epoch before";
	let ([off, on], bill) = rows(attack, 5, SEAT - minimum);
	judge(&off, &on, 0);
	assert!(bill.burned >= 5 * minimum);
}
