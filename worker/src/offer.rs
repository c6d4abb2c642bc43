// SPDX-License-Identifier: Apache-2.0
//! What the chain must be told so that it knows this worker and what it offers.

use crate::config::Config;
use computechain_primitives::Balance;

/// What a worker offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
	/// How many tasks it takes at a time.
	pub slots: u8,
	/// The most multiply-adds of one task.
	pub maximum_work: u64,
	/// The least price of 2^30 multiply-adds.
	pub minimum_price: Balance,
	/// Its bond.
	pub bond: Balance,
}

/// A call to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// Become a worker, which holds the network's worker stake.
	Register,
	/// Change what is offered.
	Update,
	/// Add to the bond.
	Deposit(Balance),
}

impl From<&Config> for Offer {
	fn from(config: &Config) -> Self {
		Self {
			slots: config.slots,
			maximum_work: config.maximum_work,
			minimum_price: config.minimum_price.0,
			bond: config.bond.0,
		}
	}
}

impl Offer {
	/// The calls that turn what the chain has on record, if anything, into this offer.
	///
	/// A bond that is larger than wanted stays: the owner takes it back, not the program.
	pub fn steps(&self, on_record: Option<&Offer>) -> Vec<Step> {
		let (first, bond) = match on_record {
			None => (Some(Step::Register), 0),
			Some(known) => {
				let wanted = Offer {
					bond: known.bond,
					..*self
				};
				((wanted != *known).then_some(Step::Update), known.bond)
			}
		};
		let missing = self.bond.saturating_sub(bond);
		let deposit = (missing > 0).then_some(Step::Deposit(missing));
		first.into_iter().chain(deposit).collect()
	}
}
