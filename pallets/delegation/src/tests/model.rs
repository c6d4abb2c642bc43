// SPDX-License-Identifier: Apache-2.0
//! An eager model of the pallet: every slash and every reward is dealt out at once, to everyone.

use crate::{mock::*, pallet::*};
use computechain_math::{
	PPM,
	slash::slashed,
	split::{commission, share},
};
use computechain_primitives::{Balance, EpochIndex, Slash, StakeLedger, ValidatorState};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub struct Held {
	pub bonded: Balance,
	pub earning: Balance,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
	/// Validator, then who.
	pub positions: BTreeMap<(u8, u8), Held>,
	/// Who, due block and validator, with the amount and the epoch.
	pub chunks: BTreeMap<(u8, u32, u8), (Balance, EpochIndex)>,
	/// Who lost how much.
	pub lost: BTreeMap<u8, Balance>,
	/// Who earned how much in which epoch.
	pub earned: BTreeMap<(u8, EpochIndex), Balance>,
	/// How many slashes there were.
	pub slashes: u32,
}

/// Takes a part of an amount.
fn cut(amount: &mut Balance, ppm: u32) -> Balance {
	let cut = slashed(*amount, ppm);
	*amount -= cut;
	cut
}

impl Model {
	pub fn bond(&mut self, on: u8, who: u8, amount: Balance) {
		self.positions.entry((on, who)).or_default().bonded += amount;
	}

	pub fn unbond(&mut self, on: u8, who: u8, amount: Balance) {
		self.take(on, who, amount);
		let due = System::block_number() as u32 + UNBONDING;
		let chunk = self.chunks.entry((who, due, on)).or_default();
		chunk.0 += amount;
		chunk.1 = chunk.1.max(Epoch::get());
	}

	pub fn burn_own(&mut self, on: u8, amount: Balance) {
		self.take(on, on, amount);
		*self.lost.entry(on).or_default() += amount;
	}

	fn take(&mut self, on: u8, who: u8, amount: Balance) {
		let held = self.positions.get_mut(&(on, who)).unwrap();
		held.bonded = held.bonded.checked_sub(amount).unwrap();
		held.earning = held.earning.min(held.bonded);
		if held.bonded == 0 {
			self.positions.remove(&(on, who));
		}
	}

	/// Each position and each unbonding amount bears it now. Returns what the own stake lost.
	pub fn slash(&mut self, on: u8, slash: &Slash) -> Balance {
		self.slashes += 1;
		let part = |who| {
			if who == on {
				slash.own_ppm
			} else {
				slash.delegated_ppm
			}
		};
		let mut own = 0;
		for ((validator, who), held) in &mut self.positions {
			if *validator == on {
				let ppm = part(*who);
				let taken = cut(&mut held.bonded, ppm);
				held.earning = slashed(held.earning, PPM - ppm);
				*self.lost.entry(*who).or_default() += taken;
				own += if *who == on { taken } else { 0 };
			}
		}
		for ((who, _, validator), (amount, epoch)) in &mut self.chunks {
			if *validator == on && *epoch >= slash.epoch {
				*self.lost.entry(*who).or_default() += cut(amount, part(*who));
			}
		}
		self.positions.retain(|_, held| held.bonded > 0);
		self.chunks.retain(|_, (amount, _)| *amount > 0);
		own
	}

	/// Everyone gets its share of the pools of an epoch that has just ended, and all that is bonded
	/// begins to earn. The bases are those of the pallet, which may be a little too large.
	pub fn end_epoch(&mut self, epoch: EpochIndex, pools: &BTreeMap<u8, Balance>) {
		for (on, pool) in pools {
			let (state, rate) = Registry::get()
				.get(&account(*on))
				.copied()
				.unwrap_or((ValidatorState::Candidate, 0));
			let ejected = state == ValidatorState::Ejected;
			let own = commission(*pool, rate);
			if own > 0 && !ejected {
				*self.earned.entry((*on, epoch)).or_default() += own;
			}
			let earns: Vec<(u8, Balance)> = self
				.positions
				.iter()
				.filter(|((validator, _), held)| validator == on && held.earning > 0)
				.map(|((_, who), held)| (*who, held.earning))
				.collect();
			let base: Balance = earns.iter().map(|(_, earning)| earning).sum();
			let Some(record) = Records::<Test>::get(epoch, account(*on)) else {
				let shared = earns.iter().any(|(who, _)| !ejected || who != on);
				assert!(*pool == own || !shared, "a pool was not shared");
				continue;
			};
			assert_eq!(record.rest, pool - own);
			// Each slash leaves at most one base unit of each delegation in doubt.
			let doubt = Balance::from(self.slashes) * 8;
			assert!(
				(base..=base + doubt).contains(&record.base),
				"{} earn, but the base is {}",
				base,
				record.base
			);
			for (who, earning) in earns {
				let amount = share(record.rest, earning, record.base);
				if amount > 0 && !(ejected && who == *on) {
					*self.earned.entry((who, epoch)).or_default() += amount;
				}
			}
		}
		for held in self.positions.values_mut() {
			held.earning = held.bonded;
		}
	}

	/// Follows what the pallet does by itself: it undelegates from validators that left, and
	/// returns what is due. When is its own affair.
	pub fn follow(&mut self) {
		let gone: Vec<(u8, u8)> = self
			.positions
			.keys()
			.filter(|(on, who)| !Positions::<Test>::contains_key(account(*on), account(*who)))
			.copied()
			.collect();
		for (on, who) in gone {
			let bonded = self.positions[&(on, who)].bonded;
			self.unbond(on, who, bonded);
		}
		let block = System::block_number() as u32;
		self.chunks.retain(|(who, due, on), _| {
			let is_there = Unbonding::<Test>::contains_key(account(*who), (*due, account(*on)));
			assert!(is_there || *due <= block, "an amount returned too early");
			is_there
		});
	}

	/// What the pallet shows is what the model has.
	pub fn compare(&self, accounts: &[u8]) {
		for who in accounts {
			let shown: BTreeMap<u8, (Balance, Balance)> = Delegation::delegations(account(*who))
				.into_iter()
				.filter(|info| info.bonded > 0)
				.map(|info| (index(&info.validator), (info.bonded, info.earning)))
				.collect();
			let expected = self
				.positions
				.iter()
				.filter(|((_, owner), _)| owner == who)
				.map(|((on, _), held)| (*on, (held.bonded, held.earning)))
				.collect();
			assert_eq!(shown, expected, "positions of {who}");

			let shown: BTreeMap<(u32, u8), Balance> = Delegation::unbonding(account(*who))
				.into_iter()
				.filter(|info| info.amount > 0)
				.map(|info| ((info.due, index(&info.validator)), info.amount))
				.collect();
			let expected = self
				.chunks
				.iter()
				.filter(|((owner, _, _), _)| owner == who)
				.map(|((_, due, on), (amount, _))| ((*due, *on), *amount))
				.collect();
			assert_eq!(shown, expected, "unbonding of {who}");
		}
	}

	/// Once nothing is outstanding, everybody has what the model says, and has earned it in the
	/// epochs that the model says.
	pub fn compare_wealth(&self, accounts: &[u8]) {
		for who in accounts {
			let earned: Vec<(EpochIndex, Balance)> = self
				.earned
				.iter()
				.filter(|((owner, _), _)| owner == who)
				.map(|((_, epoch), amount)| (*epoch, *amount))
				.collect();
			let sum: Balance = earned.iter().map(|(_, amount)| amount).sum();
			let lost = self.lost.get(who).copied().unwrap_or(0);
			assert_eq!(wealth(*who), FUNDS + sum - lost, "wealth of {who}");
			let shown: Vec<(EpochIndex, Balance)> = Delegation::history(account(*who))
				.into_iter()
				.map(|entry| (entry.epoch, entry.amount))
				.collect();
			assert_eq!(shown, earned, "history of {who}");
		}
	}

	/// The power of each validator is what is bonded on it: never more, and a few base units less
	/// only while delegations have slashes to bear.
	pub fn compare_power(&self, validators: &[u8]) {
		let settled = !Sweep::<Test>::exists();
		let mut all = 0;
		let mut shown = 0;
		for on in validators {
			let sum: Balance = self
				.positions
				.iter()
				.filter(|((validator, _), _)| validator == on)
				.map(|(_, held)| held.bonded)
				.sum();
			let power = Delegation::total_stake(&account(*on));
			let doubt = if settled {
				0
			} else {
				Balance::from(self.slashes) * 8
			};
			assert!(power <= sum && sum <= power + doubt, "{power} of {sum}");
			if !Left::<Test>::contains_key(account(*on)) {
				all += sum;
				shown += power;
			}
		}
		assert_eq!(Delegation::total(), shown);
		assert!(shown <= all);
	}
}

/// The number of an account.
fn index(who: &computechain_primitives::AccountId) -> u8 {
	AsRef::<[u8]>::as_ref(who)[0]
}
