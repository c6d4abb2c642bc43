// SPDX-License-Identifier: Apache-2.0
//! What an attack costs and brings, and what must be true of that.

use computechain_primitives::{Balance, CPC};
use std::env;

/// Whether the attack met its defence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Defence {
	/// The chain as it is.
	On,
	/// A run of a chain without the defence.
	Off,
	/// What a chain without the defence would have done with the facts of the run.
	OffComputed,
}

/// What an attack brings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gain {
	/// Tokens on this chain.
	Tokens(Balance),
	/// Something of value V that this chain knows nothing of.
	Outside,
}

/// One row of the table.
pub struct Row {
	/// Which attack.
	pub attack: &'static str,
	/// Against what.
	pub defence: Defence,
	/// What the attacker has bonded or locked.
	pub stake: Balance,
	/// What it loses.
	pub cost: Balance,
	/// What it wins.
	pub gain: Gain,
	/// When the attack pays.
	pub break_even: String,
}

impl Row {
	/// A row out of what the attacker owns after the attack, and after the same time without it.
	pub fn measured(
		attack: &'static str,
		defence: Defence,
		stake: Balance,
		[with, without]: [Balance; 2],
		break_even: &str,
	) -> Self {
		Self {
			attack,
			defence,
			stake,
			cost: without.saturating_sub(with),
			gain: Gain::Tokens(with.saturating_sub(without)),
			break_even: break_even.into(),
		}
	}

	/// What remains, where it is known.
	fn net(&self) -> Option<i128> {
		match self.gain {
			Gain::Tokens(gain) => Some(gain as i128 - self.cost as i128),
			Gain::Outside => None,
		}
	}

	/// Prints the row.
	pub fn print(&self) {
		let defence = match self.defence {
			Defence::On => "on",
			Defence::Off => "off",
			Defence::OffComputed => "off (computed)",
		};
		let gain = match self.gain {
			Gain::Tokens(gain) => cpc(gain),
			Gain::Outside => "V".into(),
		};
		let net = match self.net() {
			Some(net) if net < 0 => format!("-{}", cpc(net.unsigned_abs())),
			Some(net) => cpc(net.unsigned_abs()),
			None => format!("V - {}", cpc(self.cost)),
		};
		let (stake, cost) = (cpc(self.stake), cpc(self.cost));
		let (attack, break_even) = (self.attack, &self.break_even);
		println!("| {attack} | {defence} | {stake} | {cost} | {gain} | {net} | {break_even} |");
	}
}

/// Prints both rows. The attack must pay without the defence and must not with it; where its gain
/// lies outside the chain, any gain must pay without the defence, up to the cost of `tolerated`,
/// and the defence must cost more.
pub fn judge(off: &Row, on: &Row, tolerated: Balance) {
	off.print();
	on.print();
	assert_eq!(on.defence, Defence::On);
	assert_ne!(off.defence, Defence::On);
	match (off.net(), on.net()) {
		(Some(off), Some(on)) => {
			assert!(off > 0, "without its defence the attack pays");
			assert!(on <= 0, "the attack pays in spite of its defence: {on}");
		}
		_ => {
			assert!(
				off.cost <= tolerated,
				"without its defence the attack is cheap"
			);
			assert!(on.cost > off.cost, "the defence makes the attack dearer");
		}
	}
}

/// An amount in CPC with as many decimals as it takes to see it, or in base units.
pub fn cpc(amount: Balance) -> String {
	let (whole, rest) = (amount / CPC, amount % CPC);
	match (whole, rest) {
		(0, 0) => "0".into(),
		(_, 0) => format!("{} CPC", grouped(whole)),
		(0, dust) if dust < CPC / 1_000_000 => format!("{dust} u"),
		(0, small) if small < CPC / 1_000 => format!("0.{:06} CPC", small / (CPC / 1_000_000)),
		_ => format!("{}.{:03} CPC", grouped(whole), rest / (CPC / 1_000)),
	}
}

/// A number with its thousands set apart.
fn grouped(number: Balance) -> String {
	match number / 1_000 {
		0 => number.to_string(),
		thousands => format!("{},{:03}", grouped(thousands), number % 1_000),
	}
}

/// The seeds to run: the first one, or as many as `CPC_ATTACK_SEEDS` asks for.
pub fn seeds() -> std::ops::Range<u64> {
	let asked = env::var("CPC_ATTACK_SEEDS").ok();
	0..asked.and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// Numbers that look random and follow from a seed.
pub struct Dice(u64);

impl Dice {
	/// The numbers of a seed.
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	/// A number of `low` to `high`, both included.
	pub fn between(&mut self, low: u64, high: u64) -> u64 {
		// The generator SplitMix64.
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		low + (mixed ^ (mixed >> 31)) % (high - low + 1)
	}
}
