// SPDX-License-Identifier: Apache-2.0
//! A validator with a crowd of delegators, and what blocks cost there.

use super::{Chain, events, network, numbered, open};
use computechain_primitives::{CPC, NetworkParameters};
use computechain_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin};
use frame_support::assert_ok;
use sp_io::TestExternalities;
use sp_runtime::traits::Dispatchable;
use std::time::{Duration, Instant};

/// The storage keys that something reads and writes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Touched {
	pub read: usize,
	pub written: usize,
}

/// A chain between two blocks, with its state in a trie as on a node's disk.
pub struct Crowd {
	state: TestExternalities,
	pub chain: Chain,
	/// On whom all of them staked.
	pub validator: AccountId,
}

impl Crowd {
	/// So many validators, and on one of them so many delegators with 1 CPC each.
	pub fn new(mut parameters: NetworkParameters, validators: u32, delegators: u32) -> Self {
		parameters.staking.minimum_delegation = CPC;
		let account = |number: u32| {
			let mut bytes = [0xcc; 32];
			bytes[..4].copy_from_slice(&number.to_le_bytes());
			AccountId::new(bytes)
		};
		let endowed: Vec<_> = (0..delegators)
			.map(|number| (account(number), 10 * CPC))
			.collect();
		let validator = numbered(3);
		let (mut state, mut chain) = open(&network(parameters, validators, &endowed));
		state.execute_with(|| {
			for (who, _) in endowed {
				let delegate: RuntimeCall = pallet_delegation::Call::delegate {
					validator: validator.clone(),
					amount: CPC,
				}
				.into();
				assert_ok!(delegate.dispatch(RuntimeOrigin::signed(who)));
			}
			chain.finalize();
		});
		state.commit_all().expect("the state can be written");
		Self {
			state,
			chain,
			validator,
		}
	}

	/// Makes blocks up to the first in which this happens, and takes that one back, so that it is
	/// the next one.
	fn before(&mut self, happens: impl Fn(&RuntimeEvent) -> bool) {
		loop {
			let last = self.chain.clone();
			self.state.execute_with(|| block(&mut self.chain));
			if self
				.state
				.execute_with(|| events().any(|event| happens(&event)))
			{
				self.chain = last;
				return self.state.reset_overlay();
			}
			self.state.commit_all().expect("the state can be written");
		}
	}

	/// Goes on until the next block ends an epoch.
	pub fn before_rotation(&mut self) {
		self.before(|event| {
			matches!(
				event,
				RuntimeEvent::Session(pallet_session::Event::NewSession { .. })
			)
		});
	}

	/// Lets the validator fall silent, and goes on until the next block slashes it.
	pub fn before_slash(&mut self) {
		self.chain.offline.insert(self.validator.clone());
		self.before(|event| {
			matches!(
				event,
				RuntimeEvent::Validators(pallet_validators::Event::Slashed { .. })
			)
		});
	}

	/// Makes the next block for good.
	pub fn next(&mut self) {
		self.state.execute_with(|| block(&mut self.chain));
		self.state.commit_all().expect("the state can be written");
	}

	/// What `part` of the next block touches; it is taken back.
	fn touches(&mut self, part: impl FnOnce(&mut Chain)) -> Touched {
		let recorder = Default::default();
		let mut chain = self.chain.clone();
		let run = || part(&mut chain);
		self.state
			.execute_with_recorder(Clone::clone(&recorder), run);
		let read = recorder
			.recorded_keys()
			.values()
			.map(|keys| keys.len())
			.sum();
		let written = self.state.overlayed_changes().changes().count();
		self.state.reset_overlay();
		Touched { read, written }
	}

	/// What the next block touches.
	pub fn block_touches(&mut self) -> Touched {
		self.touches(block)
	}

	/// What the beginning of the next block touches, before the clock's share of it.
	pub fn beginning_touches(&mut self) -> Touched {
		self.touches(Chain::initialize)
	}

	fn time(&mut self, runs: usize, part: impl Fn(&mut Chain)) -> Duration {
		// The first run warms up.
		let mut times: Vec<_> = (0..=runs)
			.map(|_| {
				let mut chain = self.chain.clone();
				let time = self.state.execute_with(|| {
					let start = Instant::now();
					part(&mut chain);
					start.elapsed()
				});
				self.state.reset_overlay();
				time
			})
			.skip(1)
			.collect();
		times.sort();
		times[runs / 2]
	}

	/// How long the next block takes, the median of so many runs.
	pub fn block_time(&mut self, runs: usize) -> Duration {
		self.time(runs, block)
	}

	/// How long the beginning of the next block takes, before the clock's share of it.
	pub fn beginning_time(&mut self, runs: usize) -> Duration {
		self.time(runs, Chain::initialize)
	}

	/// How many blocks go by until everybody is credited and has borne all slashes, and the time
	/// of the longest of them, as each is made once.
	pub fn settle(&mut self) -> (u32, Duration) {
		let (mut blocks, mut longest) = (0, Duration::ZERO);
		while self.state.execute_with(sweeps) {
			let start = Instant::now();
			self.state.execute_with(|| block(&mut self.chain));
			longest = longest.max(start.elapsed());
			self.state.commit_all().expect("the state can be written");
			blocks += 1;
		}
		(blocks, longest)
	}

	/// Asks the state.
	pub fn ask<T>(&mut self, question: impl FnOnce() -> T) -> T {
		self.state.execute_with(question)
	}

	/// Whether everything holds now.
	pub fn check(&mut self) {
		let acting = self.chain.acting.clone();
		self.state.execute_with(|| super::check(&acting));
	}
}

fn block(chain: &mut Chain) {
	chain.begin();
	chain.finalize();
}

/// Whether there is somebody to credit or to slash.
fn sweeps() -> bool {
	pallet_delegation::Sweep::<Runtime>::exists()
}
