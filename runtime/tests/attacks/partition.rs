// SPDX-License-Identifier: Apache-2.0
//! Attack 1: cutting others off, so that the chain punishes them for slots they could not fill.
//!
//! What is slashed is burned, so everybody else owns a larger part of the supply. The attacker
//! needs no seat for that, only tokens. What cutting them off costs it is outside the chain and
//! taken to be nothing: the gain is what it may cost at most.

use super::{
	bill::{Defence::*, Dice, Gain, Row, judge, seeds},
	field::{OUTSIDER, SEAT, authored, burned_stake, genesis, seated, wealth},
};
use crate::common::{Chain, chain, numbered};
use computechain_math::muldiv::multiply_by_rational;
use computechain_primitives::{Balance, CPC, NetworkParameters};
use computechain_runtime::{Balances, Runtime, System};
use pallet_validators::Duties;

/// The seats, and the validators of the genesis, some of which wait for a seat.
const SEATS: u32 = 12;
const VALIDATORS: u32 = 17;

/// Devnet, with fewer seats than validators.
fn parameters() -> NetworkParameters {
	let mut parameters = NetworkParameters::DEVNET;
	parameters.staking.active_limit = SEATS;
	parameters
}

/// Without the guard: as if it had covered them a block ago.
fn use_up_guard(victims: &[u32]) {
	let now = System::block_number();
	for victim in victims {
		Duties::<Runtime>::mutate(numbered(*victim), |duty| duty.covered_at = Some(now));
	}
}

/// Cuts these off for so many slots.
fn cut_off(chain: &mut Chain, victims: &[u32], slots: u64) {
	let end = chain.slot() + slots;
	chain.offline = victims.iter().copied().map(numbered).collect();
	while chain.slot() < end {
		chain.next_block();
	}
	chain.offline.clear();
}

struct Partition {
	/// How many are cut off.
	victims: usize,
	/// The block in which it begins.
	from: u32,
	/// For how many slots it lasts.
	slots: u64,
	/// What the attacker owns.
	holdings: Balance,
}

impl Partition {
	/// What was burned of the victims' stake, and what that is worth to the attacker.
	fn run(&self, guarded: bool) -> [Balance; 2] {
		let mut result = [0; 2];
		let genesis = genesis(parameters(), VALIDATORS, 1, self.holdings);
		chain(&genesis, |chain| {
			chain.run_to(self.from);
			let mut victims = seated(VALIDATORS);
			assert_eq!(victims.len() as u32, SEATS);
			victims.truncate(self.victims);
			if !guarded {
				use_up_guard(&victims);
			}
			let issuance = Balances::total_issuance();
			cut_off(chain, &victims, self.slots);
			// Over the epoch's end, where low uptime is judged.
			chain.run_to(parameters().epoch + 3);
			let burned = burned_stake(chain, victims);
			let gain = multiply_by_rational(wealth([OUTSIDER]), burned, issuance - burned);
			result = [burned, gain.expect("there is an issuance")];
		});
		result
	}

	fn judge(&self, attack: &'static str) {
		let row = |defence, [burned, gain]: [Balance; 2], guard: &str| Row {
			attack,
			defence,
			stake: self.holdings,
			cost: 0,
			gain: Gain::Tokens(gain),
			break_even: format!(
				"{guard}: {} CPC of {} victims burned",
				burned / CPC,
				self.victims
			),
		};
		let off = row(
			Off,
			self.run(false),
			"when cutting off costs less than the gain",
		);
		let on = row(On, self.run(true), "never");
		judge(&off, &on, 0);
	}
}

#[test]
fn partition_should_not_pay_when_the_guard_covers_its_victims() {
	for seed in seeds() {
		let mut dice = Dice::new(seed);
		let holdings = Balance::from(dice.between(50, 150)) * 1_000_000 * CPC;
		// More than a third of the set, and more slots than jail.
		let long = Partition {
			victims: dice.between(5, 6) as usize,
			from: dice.between(2, 6) as u32,
			slots: u64::from(SEATS * (parameters().staking.jail_misses + 1)),
			holdings,
		};
		long.judge("1a partition as long as it takes to be jailed");
		// Shorter, but the last slots of an epoch.
		let short = Partition {
			victims: dice.between(5, 6) as usize,
			from: dice.between(66, 72) as u32,
			slots: 60,
			holdings,
		};
		short.judge("1b partition over the end of an epoch");
	}
}

#[test]
fn partition_should_be_punished_when_it_is_too_small_to_be_one() {
	// Where at most a third is silent, the chain can not tell absence from a partition.
	let small = Partition {
		victims: 4,
		from: 3,
		slots: u64::from(SEATS * (parameters().staking.jail_misses + 1)),
		holdings: 100_000_000 * CPC,
	};
	let [burned, gain] = small.run(true);
	assert!(burned > 0);
	let row = Row {
		attack: "1c cutting off no more than a third: not covered",
		defence: On,
		stake: small.holdings,
		cost: 0,
		gain: Gain::Tokens(gain),
		break_even: "when cutting off costs less than the gain".into(),
	};
	row.print();
}

/// What a seat brings more, in so many slots, when others are cut off for a part of them and there
/// is nobody to take their seats.
fn extra_reward(victims: &[u32], guarded: bool) -> Row {
	let horizon = 1_000;
	let attacker = SEATS - 1;
	let earned = |attack: bool| {
		let mut result = 0;
		chain(&genesis(parameters(), SEATS, 0, 0), |chain| {
			let end = chain.slot() + horizon;
			if attack {
				if !guarded {
					use_up_guard(victims);
				}
				cut_off(chain, victims, 132);
			}
			while chain.slot() < end {
				chain.next_block();
			}
			result = authored(chain, [attacker]);
		});
		result
	};
	Row::measured(
		"1d the same for a seat's rewards, nobody waiting for seats",
		if guarded { On } else { Off },
		SEAT,
		[earned(true), earned(false)],
		"when cutting off costs less than the gain",
	)
}

#[test]
fn seats_of_the_absent_should_bring_less_when_the_guard_holds() {
	// Whoever is absent is dropped for an epoch, guard or not, and the others share its slots: that
	// is what the uptime rule is for. The guard shortens it.
	let victims = [0, 1, 2, 3, 4];
	let [off, on] = [false, true].map(|guarded| extra_reward(&victims, guarded));
	off.print();
	on.print();
	let gain = |row: &Row| match row.gain {
		Gain::Tokens(gain) => gain,
		Gain::Outside => unreachable!("rewards are tokens"),
	};
	assert!(gain(&on) < gain(&off));
}
