// SPDX-License-Identifier: Apache-2.0
//! A validator with a crowd of delegators, and what blocks cost there.

use super::{Chain, events, network, numbered, open};
use computechain_primitives::{CPC, NetworkParameters};
use computechain_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin};
use frame_support::assert_ok;
use sp_core::Blake2Hasher;
use sp_io::TestExternalities;
use sp_runtime::traits::Dispatchable;
use sp_state_machine::{Ext, OverlayedChanges, TrieBackendBuilder};
use sp_trie::cache::{CacheSize, SharedTrieCache};
use std::time::{Duration, Instant};

/// Bytes of trie nodes and values that a node keeps in memory.
const NODE_CACHE: usize = 64 << 20;
/// Runs before those that are timed.
const WARM_UP: usize = 3;

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

	/// Goes on to the next epoch, lets the validator fall silent with its first block, and goes on
	/// until the next block slashes it: as far into the epoch however long others took to settle.
	pub fn before_slash_after_rotation(&mut self) {
		self.before_rotation();
		self.next();
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

	/// Runs with a trie cache as a node has one; the first runs fill it.
	fn time(&mut self, runs: usize, part: impl Fn(&mut Chain)) -> Duration {
		let cache = SharedTrieCache::<Blake2Hasher>::new(CacheSize::new(NODE_CACHE), None);
		let mut times: Vec<_> = (0..runs + WARM_UP)
			.map(|_| {
				let mut chain = self.chain.clone();
				let backend = self.state.backend.essence();
				let local = cache.local_cache_trusted();
				let backend = TrieBackendBuilder::new(backend.backend_storage(), *backend.root())
					.with_cache(&local)
					.build();
				let mut overlay = OverlayedChanges::default();
				let extensions = Some(&mut self.state.extensions);
				let mut ext = Ext::new(&mut overlay, &backend, extensions);
				sp_externalities::set_and_run_with_externalities(&mut ext, || {
					let start = Instant::now();
					part(&mut chain);
					start.elapsed()
				})
			})
			.skip(WARM_UP)
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
