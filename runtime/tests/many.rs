// SPDX-License-Identifier: Apache-2.0
//! As many validators and delegators as there may be.

mod common;

use codec::Decode;
use common::{
	Chain, chain,
	crowd::{Crowd, Touched},
	held, network, numbered,
};
use computechain_primitives::{CPC, NetworkParameters, ValidatorState};
use computechain_runtime::{
	AccountId, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Session, System,
	Validators, params,
};
use frame_support::assert_ok;
use pallet_delegation::HoldReason::Staked;
use sp_consensus_aura::{AURA_ENGINE_ID, ConsensusLog as AuraLog, sr25519::AuthorityId};
use sp_consensus_grandpa::{ConsensusLog as GrandpaLog, GRANDPA_ENGINE_ID};
use sp_runtime::{DigestItem, traits::Dispatchable};

/// The network of one machine, with so many in the set.
fn parameters(active_limit: u32) -> NetworkParameters {
	let mut parameters = params::development(1_000);
	parameters.staking.active_limit = active_limit;
	parameters
}

fn dispatch(who: &AccountId, call: impl Into<RuntimeCall>) {
	assert_ok!(call.into().dispatch(RuntimeOrigin::signed(who.clone())));
}

/// The sets of Aura and of GRANDPA that the last block's header announces.
fn announced(chain: &Chain) -> (Option<Vec<AuthorityId>>, Option<Vec<Vec<u8>>>) {
	let (mut aura, mut grandpa) = (None, None);
	let header = chain.header.as_ref().expect("a block has ended");
	for item in &header.digest.logs {
		match item {
			DigestItem::Consensus(AURA_ENGINE_ID, log) => {
				if let Ok(AuraLog::AuthoritiesChange(set)) = AuraLog::decode(&mut &log[..]) {
					aura = Some(set);
				}
			}
			DigestItem::Consensus(GRANDPA_ENGINE_ID, log) => {
				if let Ok(GrandpaLog::ScheduledChange(change)) =
					GrandpaLog::<BlockNumber>::decode(&mut &log[..])
				{
					assert_eq!(change.delay, 0);
					let keys = change.next_authorities.into_iter();
					grandpa = Some(
						keys.map(|(key, _)| AsRef::<[u8]>::as_ref(&key).to_vec())
							.collect(),
					);
				}
			}
			_ => {}
		}
	}
	(aura, grandpa)
}

#[test]
fn aura_and_grandpa_should_agree_when_there_are_256_authorities() {
	let genesis = network(parameters(256), 258, &[]);
	chain(&genesis, |chain| {
		let before = Session::validators();
		assert_eq!(before.len(), 256);
		// One leaves, and one of those who waited enters. Their keys are checked after each block.
		let leaves = before[7].clone();
		let amount = 10_000 * CPC;
		dispatch(&leaves, pallet_validators::Call::unstake { amount });
		let mut changes = 0;
		while System::block_number() < 62 {
			chain.next_block();
			let (Some(aura), Some(grandpa)) = announced(chain) else {
				assert_eq!(
					announced(chain),
					(None, None),
					"only one of the two changes"
				);
				continue;
			};
			changes += 1;
			// The header tells light clients and importers the same set in the same order.
			let set = Session::validators();
			let keys = pallet_session::NextKeys::<Runtime>::get;
			let expected: Vec<_> = set.iter().filter_map(keys).collect();
			assert_eq!((aura.len(), grandpa.len()), (256, 256));
			for ((aura, grandpa), keys) in aura.iter().zip(grandpa).zip(expected) {
				assert_eq!(*aura, keys.aura);
				assert_eq!(grandpa, AsRef::<[u8]>::as_ref(&keys.grandpa));
			}
		}
		// The genesis set acts for two epochs, so the first of the three ends changes nothing.
		assert_eq!(changes, 2);
		let after = Session::validators();
		assert!(!after.contains(&leaves));
		assert_eq!(after.iter().filter(|who| !before.contains(who)).count(), 1);
	});
}

/// One of the set falls silent and is found out.
fn jail_one_of(size: u32) {
	let silent = numbered(3);
	let mut parameters = parameters(size);
	// The epoch does not end before the streak is long enough.
	let misses = 4;
	parameters.epoch = (misses + 1) * size;
	parameters.staking.jail_misses = misses;
	parameters.staking.unbonding = parameters.epoch;
	chain(&network(parameters, size, &[]), |chain| {
		assert_eq!(Session::validators().len(), size as usize);
		let position = |set: &[AccountId]| set.iter().position(|who| *who == silent);
		let first = chain.slot();
		chain.offline.insert(silent.clone());
		let state = || Validators::validator(silent.clone()).map(|found| found.state);
		while state() == Some(ValidatorState::Active) {
			chain.next_block();
			let missed = Validators::validator(silent.clone()).map(|found| found.streak);
			assert!(missed <= Some(misses), "it had missed enough before");
		}
		assert_eq!(state(), Some(ValidatorState::Jailed));
		let rounds = u64::from(misses) * u64::from(size);
		assert!(chain.slot() - first <= rounds + 1);
		assert!(chain.slot() - first > rounds - u64::from(size));
		assert_eq!(held(Staked, &silent), 9_500 * CPC);

		// It is disabled at once: nobody waits for its slots any more, and nobody else is jailed.
		let index = position(&Session::validators()).expect("it is in the set until it changes");
		assert_eq!(Session::disabled_validators(), [index as u32]);
		let expected = |found: pallet_validators::PerformanceInfo| found.current.expected;
		let slots = Validators::performance(silent.clone()).map(expected);
		chain.run(size);
		if position(&Session::validators()) == Some(index) {
			assert_eq!(Validators::performance(silent.clone()).map(expected), slots);
		}
		let jailed = chain.find(|_, event| match event {
			RuntimeEvent::Validators(pallet_validators::Event::Jailed { validator, .. }) => {
				Some(validator.clone())
			}
			_ => None,
		});
		assert_eq!(jailed, std::slice::from_ref(&silent));

		// The set that is chosen at the end of this epoch, and acts from the one after the next on,
		// is without it.
		while position(&Session::validators()).is_some() {
			chain.next_block();
		}
		assert_eq!(Session::validators().len(), size as usize - 1);
		assert!(Session::disabled_validators().is_empty());
	});
}

#[test]
fn silent_validator_should_be_jailed_when_there_are_21() {
	jail_one_of(21);
}

#[test]
fn silent_validator_should_be_jailed_when_there_are_100() {
	jail_one_of(100);
}

/// What the block touches that ends an epoch, and the one that slashes, with so many delegators on
/// one validator.
fn touched(delegators: u32) -> (Touched, Touched) {
	let mut parameters = parameters(21);
	parameters.staking.jail_misses = 2;
	// Two turns of silence are over long before the epoch is.
	parameters.epoch = 100;
	let mut crowd = Crowd::new(parameters, 21, delegators);
	// The first epoch has paid nobody; the second one pays all.
	crowd.before_rotation();
	crowd.next();
	crowd.settle();
	crowd.before_rotation();
	let rotation = crowd.block_touches();
	crowd.next();
	crowd.settle();
	crowd.check();
	crowd.before_slash_after_rotation();
	let slash = crowd.block_touches();
	crowd.next();
	crowd.settle();
	crowd.check();
	(rotation, slash)
}

#[test]
fn blocks_should_touch_as_much_when_there_are_10_or_1000_delegators() {
	let (few, many) = (touched(10), touched(1_000));
	println!("{few:?}");
	assert_eq!(
		few, many,
		"the block that ends an epoch; the one that slashes"
	);
}
