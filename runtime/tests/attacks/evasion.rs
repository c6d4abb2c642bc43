// SPDX-License-Identifier: Apache-2.0
//! Attack 5: taking stake away before its slash arrives.
//!
//! A validator signs twice. It and its delegator, who is the attacker as well, take out all they
//! can, at different times. What counts is what is burned of their stake, compared with staying.

use super::{
	bill::{Defence::*, Dice, Gain, Row, judge, seeds},
	field::{
		EPOCH, OUTSIDER, SEAT, WATCHER, burned_stake, delegate, double_authoring, fees, genesis,
		parameters, submit, undelegate, unstake, wait_for_author,
	},
};
use crate::common::{Chain, chain, numbered};
use computechain_math::slash::{equivocation_ppm, slashed};
use computechain_primitives::{Balance, CPC};
use computechain_runtime::{Delegation, System, Validators};
use frame_support::assert_ok;

const VALIDATORS: u32 = 12;
const OFFENDER: u32 = 0;
const ATTACKER: [u32; 2] = [OFFENDER, OUTSIDER];

/// When the attacker takes its stake out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Flight {
	/// Not at all.
	Never,
	/// In the epoch before the offence, for which it is seated still.
	BeforeTheOffence,
	/// In the block after the offence.
	AfterTheOffence,
	/// In the block of the report, just before it.
	BeforeTheReport,
	/// In the block of the report, just after it.
	AfterTheReport,
	/// In the block after that, while the slash is paged through the positions.
	WhilePaging,
}

/// A slash and what is in its reach.
struct Story {
	/// What the attacker delegates to its validator.
	delegated: Balance,
	/// How many blocks after the offence it is reported.
	delay: u32,
}

impl Story {
	/// What is burned, and what the attacker paid for its transactions.
	fn run(&self, flight: Flight) -> [Balance; 2] {
		let mut result = [0; 2];
		let genesis = genesis(parameters(), VALIDATORS, 1, 100_000 * CPC);
		chain(&genesis, |chain| {
			if self.delegated > 0 {
				assert_ok!(submit(OUTSIDER, delegate(OFFENDER, self.delegated)));
			}
			chain.run_to(2 * EPOCH + 5);
			self.flee_if(flight == Flight::BeforeTheOffence);
			chain.run_to(3 * EPOCH + 1);
			let slot = wait_for_author(chain, OFFENDER);
			let offence = System::block_number();
			chain.next_block();
			self.flee_if(flight == Flight::AfterTheOffence);
			chain.run_to(self.report_after(offence));
			self.flee_if(flight == Flight::BeforeTheReport);
			assert_ok!(submit(WATCHER, double_authoring(OFFENDER, slot)));
			self.flee_if(flight == Flight::AfterTheReport);
			chain.next_block();
			self.flee_if(flight == Flight::WhilePaging);
			result = Self::settle(chain);
		});
		result
	}

	/// The block of the report. Neither it nor the next one is full with a new epoch.
	fn report_after(&self, offence: u32) -> u32 {
		let block = offence + self.delay;
		match block % EPOCH {
			0 => block + 1,
			last if last + 1 == EPOCH => block + 2,
			_ => block,
		}
	}

	/// Takes out all of the delegation and of the own stake.
	fn flee_if(&self, flees: bool) {
		if !flees {
			return;
		}
		if self.delegated > 0 && submit(OUTSIDER, undelegate(OFFENDER, self.delegated)).is_err() {
			// There is less by now.
			let bonded = Delegation::delegations(numbered(OUTSIDER))[0].bonded;
			assert!(bonded < self.delegated);
			assert_ok!(submit(OUTSIDER, undelegate(OFFENDER, bonded)));
		}
		let offender = Validators::validator(numbered(OFFENDER)).expect("it is a validator");
		assert_ok!(submit(OFFENDER, unstake(offender.self_stake)));
	}

	/// Waits until all has returned that unbonds.
	fn settle(chain: &mut Chain) -> [Balance; 2] {
		chain.run(parameters().staking.unbonding + 2);
		for index in ATTACKER {
			assert!(Delegation::unbonding(numbered(index)).is_empty());
		}
		[burned_stake(chain, ATTACKER), fees(chain, ATTACKER)]
	}

	/// What a chain takes that reaches only what is bonded when its sweep comes by: after each of
	/// these flights nothing but, after the report, the own stake, which is there at once.
	fn naive(flight: Flight) -> Balance {
		let ppm = equivocation_ppm(1, VALIDATORS.into());
		match flight {
			Flight::AfterTheReport => slashed(SEAT, ppm),
			_ => 0,
		}
	}

	fn judge(&self, attack: &'static str, flight: Flight) {
		let [stays, base] = self.run(Flight::Never);
		let [flees, paid] = self.run(flight);
		let row = |defence, evaded: Balance, more: Balance, break_even: &str| Row {
			attack,
			defence,
			stake: SEAT + self.delegated,
			cost: paid - base + more,
			gain: Gain::Tokens(evaded),
			break_even: break_even.into(),
		};
		let off = row(OffComputed, stays - Self::naive(flight), 0, "always");
		let on = row(
			On,
			stays.saturating_sub(flees),
			flees.saturating_sub(stays),
			"never: the same is burned",
		);
		judge(&off, &on, 0);
	}
}

#[test]
fn flight_should_save_nothing_when_slashes_follow_what_unbonds() {
	for seed in seeds() {
		let mut dice = Dice::new(seed);
		let story = Story {
			delegated: Balance::from(dice.between(500, 5_000)) * CPC,
			delay: dice.between(2, 25) as u32,
		};
		story.judge(
			"5a leaving between offence and report",
			Flight::AfterTheOffence,
		);
		story.judge(
			"5b leaving in the slashing block, before the slash",
			Flight::BeforeTheReport,
		);
		story.judge(
			"5c leaving in the slashing block, after the slash",
			Flight::AfterTheReport,
		);
	}
}

#[test]
fn flight_should_save_nothing_when_the_slash_is_being_paged() {
	for seed in seeds() {
		let mut dice = Dice::new(seed);
		let story = Story {
			delegated: Balance::from(dice.between(500, 5_000)) * CPC,
			delay: dice.between(2, 25) as u32,
		};
		let [stays, _] = story.run(Flight::Never);
		let [flees, _] = story.run(Flight::WhilePaging);
		// The own stake pays for leaving the jail by the back door as well.
		assert!(flees > stays);
	}
}

#[test]
fn exit_should_save_nothing_when_it_comes_before_the_offence() {
	for seed in seeds() {
		let story = Story {
			delegated: 0,
			delay: Dice::new(seed).between(2, 6) as u32,
		};
		story.judge(
			"5d exiting first, offending in the last seat",
			Flight::BeforeTheOffence,
		);
	}
}

#[test]
fn exit_should_save_nothing_when_the_report_comes_after_it() {
	// It has left all sets by then, the report window is open, and its stake still unbonds.
	let story = Story {
		delegated: 1_000 * CPC,
		delay: 60,
	};
	assert!(story.delay < parameters().staking.report_window);
	story.judge(
		"5e exiting after the offence, which is reported late",
		Flight::AfterTheOffence,
	);
}
