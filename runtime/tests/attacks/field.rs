// SPDX-License-Identifier: Apache-2.0
//! The network that is attacked, and what everybody in it can do.

use crate::common::{Chain, network, numbered, numbered_pair, transaction_of};
use codec::Encode;
use computechain_primitives::{Balance, CPC, EpochIndex, NetworkParameters};
use computechain_runtime::{
	AccountId, Authorship, Balances, Executive, Header, Runtime, RuntimeCall, RuntimeEvent,
	Session, SessionKeys, presets::GENESIS_SELF_STAKE,
};
use frame_support::traits::fungible::Inspect;
use pallet_delegation::Event as DelegationEvent;
use pallet_equivocation::DoubleAuthoring;
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::{Pair, ed25519, proof_of_possession::statement_of_ownership};
use sp_runtime::{Digest, DigestItem, DispatchResult, traits::Header as _};

/// The number of the attacker's first account that is no validator of the genesis.
pub const OUTSIDER: u32 = 1_000;
/// The number of the account of somebody who watches and reports.
pub const WATCHER: u32 = 900;
/// What each validator of the genesis has bonded.
pub const SEAT: Balance = GENESIS_SELF_STAKE;
/// Epochs long enough for what is measured, and short enough to run many of them.
pub const EPOCH: u32 = 20;

/// Devnet with short epochs.
pub fn parameters() -> NetworkParameters {
	NetworkParameters {
		epoch: EPOCH,
		..NetworkParameters::DEVNET
	}
}

/// A genesis with so many validators, and so many accounts of the attacker with that much each.
pub fn genesis(
	parameters: NetworkParameters,
	validators: u32,
	accounts: u32,
	each: Balance,
) -> Value {
	let mut endowed: Vec<_> = (0..accounts)
		.map(|index| (numbered(OUTSIDER + index), each))
		.collect();
	endowed.push((numbered(WATCHER), 1_000_000 * CPC));
	network(parameters, validators, &endowed)
}

/// Includes a transaction of the account of that number and returns how its call ended.
pub fn submit(index: u32, call: impl Into<RuntimeCall>) -> DispatchResult {
	let transaction = transaction_of(&numbered_pair(index), call, 0);
	Executive::apply_extrinsic(transaction).expect("the transaction is valid")
}

pub fn delegate(validator: u32, amount: Balance) -> RuntimeCall {
	let validator = numbered(validator);
	pallet_delegation::Call::delegate { validator, amount }.into()
}

pub fn undelegate(validator: u32, amount: Balance) -> RuntimeCall {
	let validator = numbered(validator);
	pallet_delegation::Call::undelegate { validator, amount }.into()
}

pub fn stake(amount: Balance) -> RuntimeCall {
	pallet_validators::Call::stake { amount }.into()
}

pub fn unstake(amount: Balance) -> RuntimeCall {
	pallet_validators::Call::unstake { amount }.into()
}

pub fn commission(rate: u32) -> RuntimeCall {
	let (commission, metadata) = (Some(rate), None);
	let call = pallet_validators::Call::update_validator {
		commission,
		metadata,
	};
	call.into()
}

pub fn unjail() -> RuntimeCall {
	pallet_validators::Call::unjail {}.into()
}

/// The session keys of the node of that number, and the proof that they belong to its account.
pub fn set_keys(index: u32) -> RuntimeCall {
	let aura = numbered_pair(index);
	let seed = aura.to_raw_vec();
	let grandpa = ed25519::Pair::from_seed_slice(&seed[..32]).expect("32 bytes are a seed");
	let keys = SessionKeys {
		aura: aura.public().into(),
		grandpa: grandpa.public().into(),
	};
	let statement = statement_of_ownership(&numbered(index).encode());
	let proof = (aura.sign(&statement), grandpa.sign(&statement)).encode();
	pallet_session::Call::set_keys { keys, proof }.into()
}

/// Goes on until that validator authors the current block; returns its slot.
pub fn wait_for_author(chain: &mut Chain, index: u32) -> u64 {
	let who = numbered(index);
	for _ in 0..1_000 {
		if Authorship::author().as_ref() == Some(&who) {
			return chain.slot();
		}
		chain.next_block();
	}
	panic!("validator {index} authors nothing");
}

/// The proof that a validator wrote two blocks for one of its slots.
pub fn double_authoring(index: u32, slot: u64) -> RuntimeCall {
	let session = pallet_equivocation::Pallet::<Runtime>::session_of_slot(slot)
		.expect("the session is remembered");
	let sealed = |number| {
		let pre_digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode());
		let mut header = Header::new(
			number,
			Default::default(),
			Default::default(),
			Default::default(),
			Digest {
				logs: vec![pre_digest],
			},
		);
		let seal = numbered_pair(index).sign(header.hash().as_ref());
		header
			.digest_mut()
			.push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
		header
	};
	let proof = Box::new(DoubleAuthoring {
		session,
		first: sealed(1),
		second: sealed(2),
	});
	pallet_equivocation::Call::report_double_authoring { proof }.into()
}

/// All that these accounts own: free, bonded, unbonding, on deposit.
pub fn wealth(of: impl IntoIterator<Item = u32>) -> Balance {
	of.into_iter()
		.map(|index| Balances::total_balance(&numbered(index)))
		.sum()
}

/// The numbers below `count` whose accounts are in the current set.
pub fn seated(count: u32) -> Vec<u32> {
	let set = Session::validators();
	(0..count)
		.filter(|index| set.contains(&numbered(*index)))
		.collect()
}

/// What these validators authored for so far.
pub fn authored(chain: &Chain, of: impl IntoIterator<Item = u32>) -> Balance {
	let of: Vec<AccountId> = of.into_iter().map(numbered).collect();
	let rewards = chain.find(|_, event| match event {
		RuntimeEvent::Economics(pallet_economics::Event::BlockRewarded { author, amount })
			if of.contains(author) =>
		{
			Some(*amount)
		}
		_ => None,
	});
	rewards.into_iter().sum()
}

/// What a position earned so far.
pub fn rewarded(chain: &Chain, on: u32, to: u32) -> Balance {
	let (on, to) = (numbered(on), numbered(to));
	let rewards = chain.find(|_, event| match event {
		RuntimeEvent::Delegation(DelegationEvent::Rewarded {
			validator,
			who,
			amount,
		}) if *validator == on && *who == to => Some(*amount),
		_ => None,
	});
	rewards.into_iter().sum()
}

/// What was shared over all positions on a validator for an epoch.
pub fn shared(chain: &Chain, of: u32, in_epoch: EpochIndex) -> Balance {
	let of = numbered(of);
	let rests = chain.find(|_, event| match event {
		RuntimeEvent::Delegation(DelegationEvent::PoolFrozen {
			epoch,
			validator,
			rest,
			..
		}) if *epoch == in_epoch && *validator == of => Some(*rest),
		_ => None,
	});
	rests.into_iter().sum()
}

/// What was burned of the stake of these accounts so far.
pub fn burned_stake(chain: &Chain, of: impl IntoIterator<Item = u32>) -> Balance {
	let of: Vec<AccountId> = of.into_iter().map(numbered).collect();
	let burns = chain.find(|_, event| match event {
		RuntimeEvent::Delegation(DelegationEvent::StakeBurned { who, amount, .. })
			if of.contains(who) =>
		{
			Some(*amount)
		}
		_ => None,
	});
	burns.into_iter().sum()
}

/// What these accounts paid in fees so far.
pub fn fees(chain: &Chain, of: impl IntoIterator<Item = u32>) -> Balance {
	let of: Vec<AccountId> = of.into_iter().map(numbered).collect();
	let paid = chain.find(|_, event| match event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid {
				who, actual_fee, ..
			},
		) if of.contains(who) => Some(*actual_fee),
		_ => None,
	});
	paid.into_iter().sum()
}
