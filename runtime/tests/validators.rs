// SPDX-License-Identifier: Apache-2.0
//! Validators that come and go, and what staking on them earns.

mod common;

use codec::Encode;
use common::{Chain, chain, events, free, happened, held, preset, submit};
use computechain_math::split::author_pool;
use computechain_primitives::{CPC, ValidatorState};
use computechain_runtime::{
	AccountId, Balance, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, Session, SessionKeys,
	Validators, presets::GENESIS_COMMISSION,
};
use frame_support::assert_ok;
use pallet_delegation::HoldReason::Staked;
use sp_core::{Pair, proof_of_possession::statement_of_ownership};
use sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};

fn stake(amount: Balance) -> RuntimeCall {
	pallet_validators::Call::stake { amount }.into()
}

fn unstake(amount: Balance) -> RuntimeCall {
	pallet_validators::Call::unstake { amount }.into()
}

fn delegate(validator: &AccountId, amount: Balance) -> RuntimeCall {
	let validator = validator.clone();
	pallet_delegation::Call::delegate { validator, amount }.into()
}

fn undelegate(validator: &AccountId, amount: Balance) -> RuntimeCall {
	let validator = validator.clone();
	pallet_delegation::Call::undelegate { validator, amount }.into()
}

/// The session keys of `//Ferdie`, and the proof that their owner gives them to `account`.
fn set_keys(account: &AccountId) -> RuntimeCall {
	let keys = SessionKeys {
		aura: Key::Ferdie.public().into(),
		grandpa: Ed25519Keyring::Ferdie.public().into(),
	};
	let statement = statement_of_ownership(&account.encode());
	let aura = Key::Ferdie.pair().sign(&statement);
	let grandpa = Ed25519Keyring::Ferdie.pair().sign(&statement);
	let proof = (aura, grandpa).encode();
	pallet_session::Call::set_keys { keys, proof }.into()
}

fn state(who: &AccountId) -> Option<ValidatorState> {
	Validators::validator(who.clone()).map(|validator| validator.state)
}

/// What was rewarded to a position so far: block, amount.
fn rewards(chain: &Chain, on: &AccountId, to: &AccountId) -> Vec<(BlockNumber, Balance)> {
	chain.find(|block, event| match event {
		RuntimeEvent::Delegation(pallet_delegation::Event::Rewarded {
			validator,
			who,
			amount,
		}) if validator == on && who == to => Some((block, *amount)),
		_ => None,
	})
}

#[test]
fn newcomer_should_author_from_the_epoch_after_next_when_it_has_keys_and_stake() {
	chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), |chain| {
		let newcomer = Key::Ferdie.to_account_id();
		let invalid = pallet_session::Error::<Runtime>::InvalidProof;
		// The proof names its account: keys can not be taken from somebody else's call.
		let stolen = set_keys(&Key::Bob.to_account_id());
		assert_eq!(submit(Key::Ferdie, stolen), Err(invalid.into()));
		assert_ok!(submit(Key::Ferdie, set_keys(&newcomer)));
		let too_low = pallet_validators::Error::<Runtime>::TooLow;
		assert_eq!(submit(Key::Ferdie, stake(999 * CPC)), Err(too_low.into()));
		assert_ok!(submit(Key::Ferdie, stake(2_000 * CPC)));
		assert_eq!(held(Staked, &newcomer), 2_000 * CPC);

		// Epochs have 20 blocks; block 40 is the first of epoch 2.
		chain.run_to(39);
		assert_eq!(Session::current_index(), 1);
		assert_eq!(state(&newcomer), Some(ValidatorState::Candidate));
		assert!(!Session::validators().contains(&newcomer));
		chain.run_to(40);
		assert_eq!(Session::current_index(), 2);
		assert_eq!(state(&newcomer), Some(ValidatorState::Active));
		assert_eq!(Session::validators().len(), 6);
		assert!(Session::validators().contains(&newcomer));
		chain.run_to(47);
		let authored = chain.find(|_, event| match event {
			RuntimeEvent::Economics(pallet_economics::Event::BlockRewarded { author, .. }) => {
				(*author == newcomer).then_some(())
			}
			_ => None,
		});
		assert_eq!(authored.len(), 1);

		// It leaves in epoch 2, so epoch 3 is its last.
		assert_ok!(submit(Key::Ferdie, unstake(2_000 * CPC)));
		assert_eq!(state(&newcomer), Some(ValidatorState::Exiting));
		let exiting = pallet_validators::Error::<Runtime>::Exiting;
		assert_eq!(submit(Key::Ferdie, stake(CPC)), Err(exiting.into()));
		chain.run_to(79);
		assert!(Session::validators().contains(&newcomer));
		chain.run_to(80);
		assert!(!Session::validators().contains(&newcomer));
		assert_eq!(state(&newcomer), None);
		assert!(happened(pallet_validators::Event::Left {
			validator: newcomer.clone()
		}));
		chain.run_to(146);
		assert_eq!(held(Staked, &newcomer), 2_000 * CPC);
		chain.run_to(147);
		assert_eq!(held(Staked, &newcomer), 0);
	});
}

#[test]
fn newcomer_should_wait_when_it_has_no_keys() {
	chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), |chain| {
		let newcomer = Key::Ferdie.to_account_id();
		assert_ok!(submit(Key::Ferdie, stake(50_000 * CPC)));
		chain.run_to(45);
		assert_eq!(state(&newcomer), Some(ValidatorState::Candidate));
		assert_ok!(submit(Key::Ferdie, set_keys(&newcomer)));
		chain.run_to(80);
		assert_eq!(state(&newcomer), Some(ValidatorState::Active));
	});
}

#[test]
fn delegation_should_earn_its_share_of_the_pool_when_its_validator_authors() {
	chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), |chain| {
		let (validator, delegator) = (Key::AliceStash.to_account_id(), Key::Ferdie.to_account_id());
		assert_ok!(submit(Key::Ferdie, delegate(&validator, 5_000 * CPC)));
		assert_eq!(held(Staked, &delegator), 5_000 * CPC);
		let before = free(&delegator);

		// Nothing for epoch 0, in which it was bonded.
		chain.run_to(39);
		assert_eq!(rewards(chain, &validator, &delegator), []);
		chain.run_to(43);
		let earned: Balance = chain
			.find(|block, event| match event {
				RuntimeEvent::Economics(pallet_economics::Event::BlockRewarded {
					author,
					amount,
				}) if *author == validator && (21..=40).contains(&block) => Some(*amount),
				_ => None,
			})
			.into_iter()
			.sum();
		assert_eq!(earned, 4 * 7 * CPC);
		let expected = author_pool(earned, GENESIS_COMMISSION, 10_000 * CPC, &[5_000 * CPC]);
		let frozen = chain.find(|_, event| match event {
			RuntimeEvent::Delegation(pallet_delegation::Event::PoolFrozen {
				epoch: 1,
				validator: of,
				commission,
				rest,
			}) if *of == validator => Some((*commission, *rest)),
			_ => None,
		});
		// The sweep waits for the block after the rotation, which fills its whole block.
		let commission = expected.commission;
		assert_eq!(frozen, [(commission, earned - commission)]);
		assert_eq!(
			rewards(chain, &validator, &delegator),
			[(41, expected.delegators[0])]
		);
		assert_eq!(
			rewards(chain, &validator, &validator).last(),
			Some(&(41, expected.own_share))
		);
		assert_eq!(free(&delegator), before + expected.delegators[0]);

		// What is taken out earns nothing and returns by itself.
		assert_ok!(submit(Key::Ferdie, undelegate(&validator, 5_000 * CPC)));
		let before = free(&delegator);
		chain.run_to(142);
		assert_eq!(held(Staked, &delegator), 5_000 * CPC);
		chain.run_to(143);
		assert_eq!(held(Staked, &delegator), 0);
		assert_eq!(free(&delegator), before + 5_000 * CPC);
		assert_eq!(rewards(chain, &validator, &delegator).len(), 1);
	});
}

#[test]
fn delegations_should_return_by_themselves_when_their_validator_leaves() {
	chain(&preset(LOCAL_TESTNET_RUNTIME_PRESET), |chain| {
		let (validator, delegator) = (Key::AliceStash.to_account_id(), Key::Ferdie.to_account_id());
		assert_ok!(submit(Key::Ferdie, delegate(&validator, 5_000 * CPC)));
		assert_ok!(submit(Key::AliceStash, unstake(10_000 * CPC)));
		let exiting = pallet_delegation::Error::<Runtime>::Exiting;
		let late = submit(Key::Eve, delegate(&validator, 100 * CPC));
		assert_eq!(late, Err(exiting.into()));

		// It authors to the end of epoch 1; block 40 is the first without it.
		chain.run_to(40);
		assert_eq!(state(&validator), None);
		assert_eq!(Session::validators().len(), 4);
		// It has left in epoch 2, whose sweep pays for epoch 1; that of epoch 3 undelegates. The
		// block of the rotation is full; the next one sweeps.
		chain.run_to(61);
		let unbonded = events().any(|event| {
			matches!(
				event,
				RuntimeEvent::Delegation(pallet_delegation::Event::Unbonded {
					who,
					due: 161,
					..
				}) if who == delegator
			)
		});
		assert!(unbonded);
		chain.run_to(160);
		assert_eq!(held(Staked, &validator), 0);
		assert_eq!(held(Staked, &delegator), 5_000 * CPC);
		chain.run_to(161);
		assert_eq!(held(Staked, &delegator), 0);
	});
}
