// SPDX-License-Identifier: Apache-2.0
//! Batches, proxies and sudo: calls that hold other calls.

use super::{inner, inner_for_root};
use crate::{
	common::numbered,
	world::{By, Pure, Step, World, address},
};
use computechain_primitives::CPC;
use computechain_runtime::{
	AccountId, BlockNumber, Hash, Hashing, OriginCaller, Runtime, RuntimeCall, RuntimeEvent,
	System, configs::ProxyType,
};
use frame_support::dispatch::{GetDispatchInfo, RawOrigin};
use pallet_multisig::Call as Multisig;
use pallet_proxy::Call as Proxy;
use pallet_sudo::Call as Sudo;
use pallet_utility::Call as Utility;
use sp_runtime::traits::Hash as _;

/// The call that is announced and that multisigs make, so that anybody can come back to it.
pub fn agreed() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive {
		dest: address(&numbered(0)),
		value: CPC,
	}
	.into()
}

fn agreed_hash() -> Hash {
	Hashing::hash_of(&agreed())
}

// Utility.

/// Somebody, and a few calls that it makes.
fn calls(world: &mut World) -> Option<(AccountId, Vec<RuntimeCall>)> {
	let (who, call) = inner(world)?;
	let mut calls = vec![call];
	for _ in 0..world.random.below(3) {
		let remark = vec![1; world.random.below(32) as usize];
		calls.push(frame_system::Call::remark_with_event { remark }.into());
	}
	Some((who, calls))
}

pub fn batch(world: &mut World) -> Option<Step> {
	let (who, calls) = calls(world)?;
	world.signed(who, Utility::batch { calls })
}

pub fn batch_all(world: &mut World) -> Option<Step> {
	let (who, calls) = calls(world)?;
	world.signed(who, Utility::batch_all { calls })
}

pub fn force_batch(world: &mut World) -> Option<Step> {
	let (who, calls) = calls(world)?;
	world.signed(who, Utility::force_batch { calls })
}

pub fn if_else(world: &mut World) -> Option<Step> {
	let (who, main) = inner(world)?;
	let (_, fallback) = inner(world)?;
	let (main, fallback) = (Box::new(main), Box::new(fallback));
	world.signed(who, Utility::if_else { main, fallback })
}

pub fn as_derivative(world: &mut World) -> Option<Step> {
	let who = world.anyone();
	let call = match world.random.percent(50) {
		true => agreed(),
		false => frame_system::Call::remark_with_event { remark: vec![2] }.into(),
	};
	let (index, call) = (0, Box::new(call));
	world.signed(who, Utility::as_derivative { index, call })
}

fn origin_of(who: AccountId) -> Box<OriginCaller> {
	Box::new(OriginCaller::system(RawOrigin::Signed(who)))
}

pub fn dispatch_as(world: &mut World) -> Option<Step> {
	let (who, call) = inner(world)?;
	let (as_origin, call) = (origin_of(who), Box::new(call));
	world.root(Utility::dispatch_as { as_origin, call })
}

pub fn dispatch_as_fallible(world: &mut World) -> Option<Step> {
	let (who, call) = inner(world)?;
	let (as_origin, call) = (origin_of(who), Box::new(call));
	world.root(Utility::dispatch_as_fallible { as_origin, call })
}

pub fn with_weight(world: &mut World) -> Option<Step> {
	let call = inner_for_root(world)?;
	let weight = call.get_dispatch_info().call_weight;
	let call = Box::new(call);
	world.root(Utility::with_weight { call, weight })
}

// Proxies.

fn proxy_type(world: &mut World) -> ProxyType {
	use ProxyType::{Any, Compute, NonTransfer, Staking};
	let types = [Any, Any, Any, NonTransfer, Staking, Compute];
	world.random.pick(&types).unwrap_or_default()
}

pub fn add_proxy(world: &mut World) -> Option<Step> {
	let who = world.anyone_with(100 * CPC)?;
	let (delegate, proxy_type) = (address(&world.anyone()), proxy_type(world));
	let delay = match world.random.percent(60) {
		true => 0,
		false => world.random.below(4) as BlockNumber,
	};
	world.signed(
		who,
		Proxy::add_proxy {
			delegate,
			proxy_type,
			delay,
		},
	)
}

pub fn remove_proxy(world: &mut World) -> Option<Step> {
	let (who, proxy) = world.random.pick(&world.seen.proxies)?;
	let delegate = world.somebody(proxy.delegate);
	world.signed(
		who,
		Proxy::remove_proxy {
			delegate: address(&delegate),
			proxy_type: proxy.proxy_type,
			delay: proxy.delay,
		},
	)
}

pub fn remove_proxies(world: &mut World) -> Option<Step> {
	let (who, _) = world.random.pick(&world.seen.proxies)?;
	world.signed(who, Proxy::remove_proxies {})
}

pub fn proxy(world: &mut World) -> Option<Step> {
	let (real, proxy) = (0..8)
		.filter_map(|_| world.random.pick(&world.seen.proxies))
		.find(|(_, proxy)| proxy.delay == 0)?;
	let call = match world.random.percent(50) {
		true => agreed(),
		false => inner(world)?.1,
	};
	world.signed(
		proxy.delegate,
		Proxy::proxy {
			real: address(&real),
			force_proxy_type: None,
			call: Box::new(call),
		},
	)
}

pub fn create_pure(world: &mut World) -> Option<Step> {
	let who = world.anyone_with(100 * CPC)?;
	let (proxy_type, delay) = (ProxyType::Any, 0);
	let index = world.random.below(1 << 16) as u16;
	world.signed(
		who,
		Proxy::create_pure {
			proxy_type,
			delay,
			index,
		},
	)
}

/// Remembers the account that was just made.
pub fn created_pure(world: &mut World) {
	let made = System::events().into_iter().rev().find_map(|record| {
		let RuntimeEvent::Proxy(pallet_proxy::Event::PureCreated {
			pure,
			who,
			disambiguation_index,
			at,
			extrinsic_index,
			..
		}) = record.event
		else {
			return None;
		};
		Some(Pure {
			account: pure,
			spawner: who,
			index: disambiguation_index,
			height: at,
			extrinsic: extrinsic_index,
		})
	});
	world.pures.extend(made);
}

pub fn kill_pure(world: &mut World) -> Option<Step> {
	let pure = world.random.pick(&world.pures)?;
	world.signed(
		pure.account,
		Proxy::kill_pure {
			spawner: address(&pure.spawner),
			proxy_type: ProxyType::Any,
			index: pure.index,
			height: pure.height,
			ext_index: pure.extrinsic,
		},
	)
}

pub fn announce(world: &mut World) -> Option<Step> {
	let (real, proxy) = world.random.pick(&world.seen.proxies)?;
	let (real, call_hash) = (address(&real), agreed_hash());
	world.signed(proxy.delegate, Proxy::announce { real, call_hash })
}

pub fn remove_announcement(world: &mut World) -> Option<Step> {
	let (proxy, real, _) = world.random.pick(&world.seen.announcements)?;
	let (real, call_hash) = (address(&real), agreed_hash());
	world.signed(proxy, Proxy::remove_announcement { real, call_hash })
}

pub fn reject_announcement(world: &mut World) -> Option<Step> {
	let (proxy, real, _) = world.random.pick(&world.seen.announcements)?;
	let (delegate, call_hash) = (address(&proxy), agreed_hash());
	world.signed(
		real,
		Proxy::reject_announcement {
			delegate,
			call_hash,
		},
	)
}

pub fn proxy_announced(world: &mut World) -> Option<Step> {
	let now = System::block_number();
	let (proxy, real, height) = world.random.pick(&world.seen.announcements)?;
	let (_, definition) = world
		.seen
		.proxies
		.iter()
		.find(|(who, other)| *who == real && other.delegate == proxy)?;
	if height + definition.delay > now && !world.random.percent(10) {
		return None;
	}
	let who = world.anyone();
	world.signed(
		who,
		Proxy::proxy_announced {
			delegate: address(&proxy),
			real: address(&real),
			force_proxy_type: None,
			call: Box::new(agreed()),
		},
	)
}

pub fn poke_proxy_deposit(world: &mut World) -> Option<Step> {
	let (who, _) = world.random.pick(&world.seen.proxies)?;
	world.signed(who, Proxy::poke_deposit {})
}

// Sudo.

fn by_sudo(world: &mut World, call: Sudo<Runtime>) -> Option<Step> {
	let who = pallet_sudo::Key::<Runtime>::get()?;
	world.signed(who, call)
}

pub fn sudo(world: &mut World) -> Option<Step> {
	let call = Box::new(inner_for_root(world)?);
	by_sudo(world, Sudo::sudo { call })
}

pub fn sudo_unchecked_weight(world: &mut World) -> Option<Step> {
	let call = inner_for_root(world)?;
	let weight = call.get_dispatch_info().call_weight;
	let call = Box::new(call);
	by_sudo(world, Sudo::sudo_unchecked_weight { call, weight })
}

pub fn sudo_as(world: &mut World) -> Option<Step> {
	let (who, call) = inner(world)?;
	let (who, call) = (address(&who), Box::new(call));
	by_sudo(world, Sudo::sudo_as { who, call })
}

pub fn set_key(world: &mut World) -> Option<Step> {
	let new = address(&world.anyone_with(100 * CPC)?);
	by_sudo(world, Sudo::set_key { new })
}

/// A call tree that would move the issuance past the books, for a real transaction.
pub fn door(world: &mut World) -> Option<Step> {
	let key = pallet_sudo::Key::<Runtime>::get()?;
	let victim = world.anyone();
	let burn = || -> RuntimeCall {
		let (value, keep_alive) = (CPC / 2, true);
		pallet_balances::Call::burn { value, keep_alive }.into()
	};
	let forced: RuntimeCall = match world.random.percent(50) {
		true => pallet_balances::Call::force_set_balance {
			who: address(&victim),
			new_free: 77 * CPC,
		}
		.into(),
		false => pallet_balances::Call::force_adjust_total_issuance {
			direction: pallet_balances::AdjustmentDirection::Increase,
			delta: CPC,
		}
		.into(),
	};
	let sudo = |call: RuntimeCall| -> RuntimeCall {
		let call = Box::new(call);
		Sudo::sudo { call }.into()
	};
	let call = match world.random.below(10) {
		0 => burn(),
		1 => Utility::force_batch {
			calls: vec![burn(), burn()],
		}
		.into(),
		2 => Sudo::sudo_as {
			who: address(&victim),
			call: Box::new(burn()),
		}
		.into(),
		3 => sudo(
			Utility::dispatch_as {
				as_origin: origin_of(victim),
				call: Box::new(burn()),
			}
			.into(),
		),
		4 => Multisig::as_multi_threshold_1 {
			other_signatories: vec![victim],
			call: Box::new(burn()),
		}
		.into(),
		5 => sudo(forced),
		6 => sudo(
			Utility::batch_all {
				calls: vec![forced],
			}
			.into(),
		),
		7 => Utility::batch {
			calls: vec![sudo(forced)],
		}
		.into(),
		8 => {
			let weight = forced.get_dispatch_info().call_weight;
			let call = Box::new(forced);
			Sudo::sudo_unchecked_weight { call, weight }.into()
		}
		_ => sudo(sudo(forced)),
	};
	Some(Step {
		by: By::Account(key),
		call,
		door: true,
	})
}
