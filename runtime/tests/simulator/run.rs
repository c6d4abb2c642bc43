// SPDX-License-Identifier: Apache-2.0
//! One run: its blocks, its calls, and who fails to author.

use crate::{
	calls,
	common::{Chain, events, steps, transaction_of},
	tally::Tally,
	world::{By, Step, World},
};
use computechain_primitives::CPC;
use computechain_runtime::{
	AccountId, Executive, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Session,
	UncheckedExtrinsic,
};
use frame_support::{
	dispatch::RawOrigin,
	storage::{TransactionOutcome, transactional::with_transaction_unchecked, with_storage_layer},
};
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_delegation::{MAX_SLASHES, WeightInfo};
use sp_runtime::{ApplyExtrinsicResult, DispatchResult, traits::Dispatchable};
use std::thread;

/// What the delegations' clock costs.
type ClockWeight = <Runtime as pallet_delegation::Config>::WeightInfo;

/// The calls of a block are up to this many.
const CALLS_PER_BLOCK: u64 = 60;

/// Says what was done last when a run fails, and keeps its seed.
struct LastWords {
	seed: u64,
	calls: u64,
	last: Option<Step>,
}

impl Drop for LastWords {
	fn drop(&mut self) {
		if !thread::panicking() {
			return;
		}
		crate::keep(self.seed, self.calls + 1);
		println!(
			"seed {} failed after {} calls; the last one was {:?}",
			self.seed, self.calls, self.last
		);
	}
}

/// Makes so many calls, and checks everything after each block.
pub fn run(seed: u64, calls: u64, tally: &mut Tally) {
	let mut world = World::new(seed);
	let mut words = LastWords {
		seed,
		calls: 0,
		last: None,
	};
	steps(&world.genesis(), |chain| {
		world.look();
		for _ in 0..world.random.below(CALLS_PER_BLOCK) {
			let Some(step) = calls::next(&mut world) else {
				continue;
			};
			words.last = Some(step.clone());
			make(&mut world, step, tally);
			words.calls += 1;
			world.calls += 1;
		}
		misbehave(&mut world, chain);
		note_facts(tally);
		words.calls < calls
	});
}

/// Makes a call: mostly as a block does with a transaction that passed its checks, and now and
/// then with a real transaction, so that fees and tips flow.
fn make(world: &mut World, step: Step, tally: &mut Tally) {
	let Step { by, call, door } = step;
	if let By::Account(who) = &by
		&& (door || world.random.percent(12))
	{
		return transact(world, who, call, door, tally);
	}
	// A call that authorizes itself needs no signer for a transaction either.
	if matches!(by, By::Authorized) && world.random.percent(50) {
		let transaction =
			<Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(
				call.clone(),
			);
		return match include(transaction) {
			Ok(result) => made(world, &call, result, tally),
			Err(why) => tally.refuse(why),
		};
	}
	let origin = match by {
		By::Nobody => RuntimeOrigin::none(),
		By::Authorized => RawOrigin::Authorized.into(),
		By::Root => RuntimeOrigin::root(),
		By::Account(who) => RuntimeOrigin::signed(who),
	};
	let result = with_storage_layer(|| {
		let result = call.clone().dispatch(origin);
		result.map(|_| ()).map_err(|error| error.error)
	});
	made(world, &call, result, tally);
}

/// Includes a transaction as a block's author does: one that is refused leaves no trace.
fn include(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	with_transaction_unchecked(|| match Executive::apply_extrinsic(transaction) {
		Ok(result) => TransactionOutcome::Commit(Ok(result)),
		Err(why) => TransactionOutcome::Rollback(Err(why)),
	})
}

fn transact(world: &mut World, who: &AccountId, call: RuntimeCall, door: bool, tally: &mut Tally) {
	let tip = match world.random.percent(30) {
		true => world.random.amount(0, CPC),
		false => 0,
	};
	// Accounts without a key have others who act for them, who are not asked here.
	let Some(pair) = world.pair(who) else {
		return;
	};
	let transaction = transaction_of(pair, call.clone(), tip);
	match include(transaction) {
		Ok(_) if door => tally.fact("doors tried in a block"),
		Ok(result) => made(world, &call, result, tally),
		Err(_) if door => tally.fact("doors refused at once"),
		Err(why) => tally.refuse(why),
	}
}

fn made(world: &mut World, call: &RuntimeCall, result: DispatchResult, tally: &mut Tally) {
	tally.count(call, result);
	let creates = matches!(
		call,
		RuntimeCall::Proxy(pallet_proxy::Call::create_pure { .. })
	);
	if creates && result.is_ok() {
		calls::created_pure(world);
	}
}

/// Decides who authors nothing, and how many slots stay empty before the next block.
fn misbehave(world: &mut World, chain: &mut Chain) {
	let set = Session::validators();
	chain.offline.retain(|who| set.contains(who));
	for who in &set {
		let changes = match chain.offline.contains(who) {
			true => world.random.percent(3),
			false => world.random.below(200) == 0,
		};
		if changes && !chain.offline.remove(who) {
			chain.offline.insert(who.clone());
		}
	}
	// A partition: many fall silent together.
	if world.random.below(300) == 0 {
		for who in &set {
			if world.random.percent(60) {
				chain.offline.insert(who.clone());
			}
		}
	}
	// Somebody has to author.
	let disabled = Session::disabled_validators();
	let works = |(index, who): (usize, &AccountId)| {
		!chain.offline.contains(who) && !disabled.contains(&(index as u32))
	};
	if !set.iter().enumerate().any(works) {
		chain.offline.clear();
	}
	// A crowd leaves the clock a few positions a block, or none.
	let position = ClockWeight::sweep_one(pallet_delegation::HISTORY, MAX_SLASHES);
	match world.random.below(40) {
		0 => chain.spare = Some(position.saturating_mul(world.random.below(4))),
		1..=4 => chain.spare = None,
		_ => {}
	}
	match world.random.below(1_000) {
		0 => chain.halt(world.random.within(1, 200_000)),
		1..=5 => chain.halt(world.random.within(1, 100)),
		_ => {}
	}
}

/// Counts what the run is there to bring about.
fn note_facts(tally: &mut Tally) {
	use pallet_validators::Event;
	tally.fact("blocks");
	for event in events() {
		let RuntimeEvent::Validators(event) = event else {
			continue;
		};
		match event {
			Event::Jailed { reason, .. } => tally.fact(format!("jailed: {reason:?}")),
			Event::Ejected { .. } => tally.fact("ejected"),
			Event::GuardHeld { .. } => tally.fact("held by the partition guard"),
			Event::NotDisabled { .. } => tally.fact("not disabled"),
			Event::Dropped { .. } => tally.fact("dropped for uptime"),
			Event::Recalled { .. } => tally.fact("called back"),
			Event::Left { .. } => tally.fact("left"),
			Event::SetKept { .. } => tally.fact("sets kept"),
			_ => {}
		}
	}
}
