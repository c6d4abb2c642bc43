// SPDX-License-Identifier: Apache-2.0
//! System, balances and session keys.

use crate::{
	common::free,
	world::{Role, Step, World, address},
};
use codec::Encode;
use computechain_primitives::{Balance, CPC};
use computechain_runtime::{
	AccountId, Economics, Hash, Runtime, configs::reserve_account, constants::EXISTENTIAL_DEPOSIT,
};
use frame_system::Call as System;
use pallet_balances::Call as Balances;
use pallet_session::{Call as Session, NextKeys};
use sp_core::{Pair, proof_of_possession::statement_of_ownership};

/// Where storage items lie that root plays with.
const PLAYGROUND: &[u8] = b"simulator/";

fn bytes(world: &mut World) -> Vec<u8> {
	vec![7; world.random.below(100) as usize]
}

/// A key of the playground.
fn key(world: &mut World) -> Vec<u8> {
	[PLAYGROUND, &[world.random.below(16) as u8]].concat()
}

pub fn remark(world: &mut World) -> Option<Step> {
	let (who, remark) = (world.anyone(), bytes(world));
	world.signed(who, System::remark { remark })
}

pub fn remark_with_event(world: &mut World) -> Option<Step> {
	let (who, remark) = (world.anyone(), bytes(world));
	world.signed(who, System::remark_with_event { remark })
}

pub fn set_heap_pages(world: &mut World) -> Option<Step> {
	let pages = world.random.below(4_096);
	world.root(System::set_heap_pages { pages })
}

pub fn set_storage(world: &mut World) -> Option<Step> {
	let items = vec![(key(world), bytes(world)), (key(world), bytes(world))];
	world.root(System::set_storage { items })
}

pub fn kill_storage(world: &mut World) -> Option<Step> {
	let keys = vec![key(world)];
	world.root(System::kill_storage { keys })
}

pub fn kill_prefix(world: &mut World) -> Option<Step> {
	let (prefix, subkeys) = (PLAYGROUND.to_vec(), world.random.below(20) as u32);
	world.root(System::kill_prefix { prefix, subkeys })
}

pub fn authorize_upgrade(world: &mut World) -> Option<Step> {
	let code_hash = Hash::repeat_byte(world.random.below(256) as u8);
	world.root(System::authorize_upgrade { code_hash })
}

pub fn authorize_upgrade_without_checks(world: &mut World) -> Option<Step> {
	let code_hash = Hash::repeat_byte(world.random.below(256) as u8);
	world.root(System::authorize_upgrade_without_checks { code_hash })
}

/// Somebody to pay: mostly people, sometimes newcomers, accounts without keys, or pots.
fn payee(world: &mut World) -> AccountId {
	match world.random.below(24) {
		0 => world.newcomer(),
		1 => Economics::pot(),
		2 => Economics::treasury(),
		3 => reserve_account(),
		4 => {
			let pures = &world.pures;
			match world.random.pick(pures) {
				Some(pure) => pure.account,
				None => world.anyone(),
			}
		}
		5 => {
			let owner = world.anyone();
			pallet_utility::derivative_account_id(owner, 0)
		}
		6 => super::multisig::some_account(world),
		_ => world.anyone(),
	}
}

/// Somebody with money, a payee, and an amount: now and then so much that only dust remains.
fn payment(world: &mut World) -> Option<(AccountId, AccountId, Balance)> {
	let who = world.anyone_with(0)?;
	let free = free(&who);
	let good = match world.random.percent(12) {
		true => free - world.random.amount(0, 2 * EXISTENTIAL_DEPOSIT),
		false => world.random.amount(EXISTENTIAL_DEPOSIT, free / 20),
	};
	let value = world.amount(good);
	Some((who, payee(world), value))
}

pub fn transfer_allow_death(world: &mut World) -> Option<Step> {
	let (who, dest, value) = payment(world)?;
	let dest = address(&dest);
	world.signed(who, Balances::transfer_allow_death { dest, value })
}

pub fn transfer_keep_alive(world: &mut World) -> Option<Step> {
	let (who, dest, value) = payment(world)?;
	let dest = address(&dest);
	world.signed(who, Balances::transfer_keep_alive { dest, value })
}

pub fn transfer_all(world: &mut World) -> Option<Step> {
	let who = world.of(Role::Stranger);
	let (dest, keep_alive) = (address(&payee(world)), world.random.percent(50));
	world.signed(who, Balances::transfer_all { dest, keep_alive })
}

/// Root endows people out of the community reserve. (What it takes out of the authors' pot would
/// be owed to somebody, so it does not.)
pub fn force_transfer(world: &mut World) -> Option<Step> {
	let poor = match world.random.percent(30) {
		true => world.newcomer(),
		false => (0..32)
			.map(|_| world.anyone())
			.find(|who| free(who) < 3_000 * CPC)?,
	};
	let good = world.random.amount(CPC, 20_000 * CPC);
	let value = world.amount(good);
	world.root(Balances::force_transfer {
		source: address(&reserve_account()),
		dest: address(&poor),
		value,
	})
}

pub fn upgrade_accounts(world: &mut World) -> Option<Step> {
	let by = world.anyone();
	let who = vec![world.anyone(), world.anyone()];
	world.signed(by, Balances::upgrade_accounts { who })
}

/// New keys: for somebody without any, or instead of those somebody has.
pub fn set_keys(world: &mut World) -> Option<Step> {
	let who = (0..6)
		.filter_map(|_| world.with(Role::Validator, 100 * CPC))
		.find(|who| !NextKeys::<Runtime>::contains_key(who))
		.or_else(|| world.with(Role::Validator, 100 * CPC))?;
	let (keys, aura, grandpa) = world.new_keys();
	// Now and then the proof is for somebody else.
	let owner = world.somebody(who.clone());
	let statement = statement_of_ownership(&owner.encode());
	let proof = (aura.sign(&statement), grandpa.sign(&statement)).encode();
	world.signed(who, Session::set_keys { keys, proof })
}

pub fn purge_keys(world: &mut World) -> Option<Step> {
	let who = (0..6)
		.filter_map(|_| world.validator())
		.find(|who| NextKeys::<Runtime>::contains_key(who))?;
	let who = world.somebody(who);
	world.signed(who, Session::purge_keys {})
}
