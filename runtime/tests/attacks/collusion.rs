// SPDX-License-Identifier: Apache-2.0
//! Attack 2: some validators together do not author, to stop finality or to keep transactions out.
//!
//! What that is worth is outside the chain: V for an hour. What it costs is what is slashed and
//! what they do not earn. An hour of the attack is as many own slots missed on purpose as all of
//! them have in an hour; slots that the chain takes from them are no attack of theirs.

use super::{
	bill::{Defence::*, Dice, Gain, Row, cpc, judge, seeds},
	field::{SEAT, authored, burned_stake, genesis, submit, unjail},
};
use crate::common::{Chain, chain, numbered};
use computechain_math::{
	emission::{INITIAL_BLOCK_REWARD, split_reward},
	muldiv::multiply_by_rational,
};
use computechain_primitives::{Balance, NetworkParameters, ValidatorState};
use computechain_runtime::{Authorship, Runtime, Session, System, Validators, params};
use pallet_session::DisabledValidators;
use pallet_validators::Duties;

const VALIDATORS: u32 = 13;
/// An hour at slots of 3 s.
const HOUR: u64 = 1_200;

/// What stands against the colluders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Against {
	/// No jail and no uptime: the chain does not count what they miss.
	Nothing,
	/// All of it, but that a jailed validator authors on until its sets end.
	AllButDisabling,
	/// All of it.
	Everything,
}

/// How an attack went.
#[derive(Default)]
struct Course {
	/// What was burned of the colluders' stake.
	burned: Balance,
	/// What they authored for.
	earned: Balance,
	/// Own slots that they missed on purpose.
	missed: u64,
	/// Slots in which too few were left to finalise a block.
	halted: u64,
}

/// Who attacks, and what.
struct Cast {
	colluders: Vec<u32>,
	against: Against,
}

impl Cast {
	/// What the colluders do before the next block, and what the chain forgets.
	fn prepare(&self, chain: &mut Chain) {
		for index in &self.colluders {
			let who = numbered(*index);
			let Some(info) = Validators::validator(who.clone()) else {
				continue;
			};
			// In jail they have nothing to win by being absent; out of it they go on.
			if info.state == ValidatorState::Jailed {
				chain.offline.remove(&who);
				if info
					.jailed_until
					.is_some_and(|until| until <= System::block_number())
				{
					// One that was ejected meanwhile is refused.
					let _ = submit(*index, unjail());
				}
			} else {
				chain.offline.insert(who);
			}
		}
		match self.against {
			Against::Everything => {}
			Against::AllButDisabling => DisabledValidators::<Runtime>::kill(),
			Against::Nothing => {
				for index in &self.colluders {
					Duties::<Runtime>::mutate(numbered(*index), |duty| {
						// So many that the slots of one block make no difference.
						(duty.proposed, duty.expected, duty.streak) = (1_000, 1_000, 0);
					});
				}
			}
		}
	}

	/// Plays for so many slots.
	fn play(&self, parameters: NetworkParameters, slots: u64) -> Course {
		let mut course = Course::default();
		chain(&genesis(parameters, VALIDATORS, 0, 0), |chain| {
			chain.run_to(3);
			let end = chain.slot() + slots;
			while chain.slot() < end {
				self.prepare(chain);
				let (last, set) = (chain.slot(), Session::validators());
				let disabled = Session::disabled_validators();
				let mine = |index: usize| {
					let who = &set[index];
					self.colluders.iter().any(|other| numbered(*other) == *who)
				};
				let absent = (0..set.len())
					.filter(|index| mine(*index) && chain.offline.contains(&set[*index]))
					.count();
				chain.next_block();
				for slot in last + 1..chain.slot() {
					let index = (slot % set.len() as u64) as usize;
					let missed = mine(index) && !disabled.contains(&(index as u32));
					course.missed += u64::from(missed);
				}
				if absent > (set.len() - 1) / 3 {
					course.halted += chain.slot() - last;
				}
			}
			course.burned = burned_stake(chain, self.colluders.iter().copied());
			course.earned = authored(chain, self.colluders.iter().copied());
		});
		course
	}
}

/// What a slot brings its author.
fn per_slot() -> Balance {
	split_reward(INITIAL_BLOCK_REWARD).validator
}

/// The slots of so many validators in an hour.
fn slots_of(colluders: usize) -> u64 {
	HOUR * colluders as u64 / u64::from(VALIDATORS)
}

/// The row of an attack in so many slots, and how long finality stood still.
fn measure(attack: &'static str, colluders: &[u32], against: Against) -> (Row, Course) {
	let mut parameters = NetworkParameters::DEVNET;
	if against == Against::Nothing {
		parameters.staking.jail_misses = u32::MAX;
	}
	let cast = Cast {
		colluders: colluders.to_vec(),
		against,
	};
	let course = cast.play(parameters, HOUR);
	// What their own slots bring while nobody is absent.
	let of = slots_of(colluders.len());
	let honest = per_slot() * Balance::from(of);
	let cost = course.burned + honest.saturating_sub(course.earned);
	let hourly = multiply_by_rational(cost, of.into(), course.missed.max(1).into());
	let row = Row {
		attack,
		defence: if against == Against::Nothing { Off } else { On },
		stake: SEAT * colluders.len() as Balance,
		cost: hourly.expect("the cost is an amount"),
		gain: Gain::Outside,
		break_even: format!(
			"V per hour above the cost; {} of it slashed within an hour; {} of {of} slots missed; \
			 no finality for {} of {HOUR} slots{}",
			cpc(course.burned),
			course.missed,
			course.halted,
			match against {
				Against::AllButDisabling => "; without disabling",
				_ => "",
			}
		),
	};
	(row, course)
}

fn colluders(seed: u64, count: usize) -> Vec<u32> {
	let first = Dice::new(seed).between(0, u64::from(VALIDATORS) - 1) as u32;
	(first..)
		.map(|index| index % VALIDATORS)
		.take(count)
		.collect()
}

/// What the attack costs without the defence: what is not earned in an hour, and a round of slots
/// at most, since a set changes its order.
fn unearned(colluders: usize) -> Balance {
	per_slot() * Balance::from(slots_of(colluders) + u64::from(VALIDATORS))
}

#[test]
fn absence_of_a_third_should_cost_the_stake_when_it_is_jailed() {
	for seed in seeds() {
		let attack = "2a four of 13 do not author for an hour";
		let colluders = colluders(seed, 4);
		let (off, open) = measure(attack, &colluders, Against::Nothing);
		let (seated, free) = measure(attack, &colluders, Against::AllButDisabling);
		let (on, met) = measure(attack, &colluders, Against::Everything);
		judge(&off, &on, unearned(4));
		seated.print();
		assert!(seated.cost > off.cost);
		assert_eq!((open.burned, open.halted, met.halted), (0, 0, 0));
		assert!(met.burned > 0 && free.burned > 0);
		// A disabled validator loses the rewards of its slots as well.
		assert!(met.earned <= free.earned);
		assert!(met.missed < open.missed / 2);
	}
}

#[test]
fn halt_of_finality_should_end_when_the_absent_are_dropped() {
	for seed in seeds() {
		let attack = "2b five of 13 stop finality for an hour";
		let colluders = colluders(seed, 5);
		let (off, open) = measure(attack, &colluders, Against::Nothing);
		let (on, met) = measure(attack, &colluders, Against::Everything);
		judge(&off, &on, unearned(5));
		assert!(open.halted >= HOUR);
		// The guard takes more than a third for a partition, but the uptime rule ends it.
		assert!(met.halted < HOUR / 2, "{}", met.halted);
	}
}

#[test]
fn transaction_should_only_wait_when_fewer_than_half_leave_it_out() {
	let colluders: Vec<_> = colluders(0, 6).into_iter().map(numbered).collect();
	let (mut waits, mut longest, mut wait) = (0, 0, 0);
	let blocks = 600;
	chain(
		&genesis(NetworkParameters::DEVNET, VALIDATORS, 0, 0),
		|chain| {
			for _ in 0..blocks {
				chain.next_block();
				let author = Authorship::author().expect("somebody authors");
				// As if somebody sent the transaction in each of the blocks.
				wait = if colluders.contains(&author) {
					wait + 1
				} else {
					0
				};
				waits += wait;
				longest = longest.max(wait);
			}
		},
	);
	let tenths = waits * 10 / blocks;
	let row = Row {
		attack: "2c six of 13 leave a transaction out",
		defence: On,
		stake: SEAT * colluders.len() as Balance,
		cost: 0,
		gain: Gain::Outside,
		break_even: format!(
			"any V above 0, for a delay: {}.{} blocks on average and {longest} at most, of {blocks}",
			tenths / 10,
			tenths % 10
		),
	};
	row.print();
	assert!(longest <= 2 * colluders.len());
}

#[test]
fn stake_needed_should_follow_from_the_seats_when_networks_differ() {
	for (network, parameters) in [
		("devnet", params::devnet(3_000)),
		("testnet", params::testnet(3_000)),
		("mainnet", params::mainnet(3_000)),
	] {
		let staking = parameters.staking;
		let seats = Balance::from(staking.active_limit);
		let least = staking.minimum_self_stake;
		let stop = (seats - 1) / 3 + 1;
		let keep_out = seats / 2 + 1;
		println!(
			"2 on {network}: of {seats} seats, {stop} stop finality ({} of least stake), {keep_out} \
			 keep transactions out ({})",
			cpc(stop * least),
			cpc(keep_out * least)
		);
		assert!(stop * 3 > seats - 1 && keep_out * 2 > seats);
	}
}
