// SPDX-License-Identifier: Apache-2.0
//! Workers and tasks: most workers compute, some lie, some do not answer.

use crate::{
	common::free,
	world::{By, Role, Step, World},
};
use computechain_matmul::{
	Hash, Shape, output_root, output_sha256, product, prove, sample_indices,
};
use computechain_primitives::{CPC, NetworkParameters, TaskId};
use computechain_runtime::{AccountId, Compute, Economics, Runtime, RuntimeCall};
use frame_support::traits::Get;
use pallet_compute::{Addresses, Call, Commitment, Reveal, Task, TaskState, WorkerTasks};

/// The most multiply-adds of a task here: any result is computed in no time.
const WORK: u64 = 512;
/// The sides of results in which three wrong entries are mostly missed.
const SIDE: u32 = 40;

pub fn register_worker(world: &mut World) -> Option<Step> {
	let stake = <Economics as Get<NetworkParameters>>::get()
		.compute
		.worker_stake;
	let who = (0..8)
		.filter_map(|_| world.with(Role::Worker, 10 * stake))
		.find(|who| Compute::worker(who.clone()).is_none() && !Compute::is_banned(who.clone()))?;
	let who = world.somebody(who);
	let (slots, maximum_work, minimum_price) = offer(world);
	world.signed(
		who,
		Call::register_worker {
			slots,
			maximum_work,
			minimum_price,
		},
	)
}

pub fn update_worker(world: &mut World) -> Option<Step> {
	let who = staying(world)?;
	let who = world.somebody(who);
	let (slots, maximum_work, minimum_price) = offer(world);
	world.signed(
		who,
		Call::update_worker {
			slots,
			maximum_work,
			minimum_price,
		},
	)
}

/// Slots, largest task, least price.
fn offer(world: &mut World) -> (u8, u64, u128) {
	let slots = match world.random.below(16) {
		0 => 0,
		1 => 9,
		_ => world.random.within(1, 8) as u8,
	};
	let maximum_work = match world.random.percent(10) {
		true => world.random.below(WORK),
		false => u64::MAX,
	};
	let minimum_price = match world.random.percent(10) {
		true => world.random.amount(0, CPC << 24),
		false => 0,
	};
	(slots, maximum_work, minimum_price)
}

/// A worker that has not unregistered.
pub fn staying(world: &mut World) -> Option<AccountId> {
	(0..8).find_map(|_| {
		let who = world.random.pick(&world.seen.workers)?;
		let worker = Compute::worker(who.clone())?;
		(worker.leaving.is_none() && !worker.banned).then_some(who)
	})
}

pub fn set_paused(world: &mut World) -> Option<Step> {
	let who = staying(world)?;
	let who = world.somebody(who);
	let paused = world.random.percent(20);
	world.signed(who, Call::set_paused { paused })
}

pub fn set_address(world: &mut World) -> Option<Step> {
	let worker = staying(world)?;
	let published = Addresses::<Runtime>::contains_key(&worker);
	let who = world.somebody(worker);
	let address: Option<&[u8]> = match world.random.below(10) {
		0..=2 if published => None,
		0 => Some(b"nowhere"),
		_ => Some(b"worker.example:7341"),
	};
	let address = match address {
		Some(address) => Some(address.to_vec().try_into().ok()?),
		None => None,
	};
	world.signed(who, Call::set_address { address })
}

pub fn deposit_bond(world: &mut World) -> Option<Step> {
	let worker = staying(world)?;
	let who = world.somebody(worker);
	let most = free(&who) / 2;
	let good = world.random.amount(1, most);
	let amount = world.amount(good);
	world.signed(who, Call::deposit_bond { amount })
}

pub fn withdraw_bond(world: &mut World) -> Option<Step> {
	let who = staying(world)?;
	let free = Compute::worker(who.clone())?.free_bond();
	if free == 0 {
		return None;
	}
	let good = world.random.amount(1, free / 2);
	let amount = world.amount(good);
	world.signed(who, Call::withdraw_bond { amount })
}

pub fn unregister_worker(world: &mut World) -> Option<Step> {
	let who = (0..8)
		.filter_map(|_| world.random.pick(&world.seen.workers))
		.find(|who| !WorkerTasks::<Runtime>::contains_key(who))?;
	let who = world.somebody(who);
	world.signed(who, Call::unregister_worker {})
}

pub fn post_task(world: &mut World) -> Option<Step> {
	let who = match world.random.percent(80) {
		true => world.with(Role::Requester, 10 * CPC)?,
		false => world.anyone_with(10 * CPC)?,
	};
	let shape = match world.random.below(16) {
		0 => Shape { m: 0, k: 1, n: 1 },
		1 => Shape {
			m: 1 << 13,
			k: 1 << 14,
			n: 1 << 13,
		},
		2..=4 => Shape {
			m: SIDE,
			k: 1,
			n: SIDE,
		},
		_ => {
			let mut side = || world.random.within(1, 8) as u32;
			Shape {
				m: side(),
				k: side(),
				n: side(),
			}
		}
	};
	let good = world.random.amount(CPC, 20 * CPC);
	let reward = world.amount(good);
	world.signed(who, Call::post_task { shape, reward })
}

/// A task in a state that `fits`, if one is found soon.
pub fn task(
	world: &mut World,
	fits: impl Fn(&TaskState<AccountId>) -> bool,
) -> Option<(TaskId, Task<AccountId>)> {
	(0..24).find_map(|_| {
		let id = world.random.pick(&world.seen.tasks)?;
		let task = Compute::task(id)?;
		fits(&task.state).then_some((id, task))
	})
}

pub fn cancel_task(world: &mut World) -> Option<Step> {
	let (task, details) = task(world, |state| matches!(state, TaskState::Open))?;
	let requester = details.requester?;
	world.signed(requester, Call::cancel_task { task })
}

/// How a result lies.
#[derive(Clone, Copy, PartialEq)]
pub enum Lie {
	No,
	/// In every entry.
	Everywhere,
	/// In one entry of each of three rows, which samples of a large result mostly miss.
	Thrice,
}

/// The entries in which a sly lie is.
pub fn sly(shape: Shape) -> Vec<u64> {
	(0..3).map(|row| row * (u64::from(shape.n) + 1)).collect()
}

/// Whether a result is large enough for a sly lie.
pub fn is_large(shape: Shape) -> bool {
	shape.m >= SIDE && shape.n >= SIDE
}

/// A result that is right or not.
pub fn result(seed: &Hash, shape: Shape, lie: Lie) -> Vec<i32> {
	let mut c = product(seed, shape);
	match lie {
		Lie::No => {}
		Lie::Everywhere => c.iter_mut().for_each(|entry| *entry += 1),
		Lie::Thrice => sly(shape)
			.into_iter()
			.for_each(|index| c[index as usize] += 1),
	}
	c
}

/// The result that a worker committed to. Nobody remembers who lied; the root does.
pub fn committed_to(seed: &Hash, shape: Shape, root: &Hash) -> (Lie, Vec<i32>) {
	let lies = match is_large(shape) {
		true => &[Lie::No, Lie::Thrice, Lie::Everywhere][..],
		false => &[Lie::No, Lie::Everywhere],
	};
	lies.iter()
		.map(|lie| (*lie, result(seed, shape, *lie)))
		.find(|(_, c)| output_root(shape, c) == *root)
		.expect("it is one of these")
}

pub fn commit_result(world: &mut World) -> Option<Step> {
	let (id, details) = task(world, |state| matches!(state, TaskState::Assigned { .. }))?;
	let TaskState::Assigned { worker, seed, .. } = details.state else {
		return None;
	};
	let lie = match is_large(details.shape) {
		true if world.random.percent(40) => Lie::Thrice,
		_ if world.random.percent(1) => Lie::Everywhere,
		_ => Lie::No,
	};
	let c = result(&seed, details.shape, lie);
	let commit = Call::commit_result {
		task: id,
		root: output_root(details.shape, &c),
		output_sha256: output_sha256(&c),
	};
	world.signed(worker, commit)
}

pub fn reveal_result(world: &mut World) -> Option<Step> {
	let (id, details) = task(world, |state| matches!(state, TaskState::Committed { .. }))?;
	let TaskState::Committed {
		worker, seed, root, ..
	} = details.state
	else {
		return None;
	};
	let shape = details.shape;
	// Early once in a while: without the seed there is nothing to prove.
	let challenge = match Compute::challenge_seed(id) {
		Some(challenge) => challenge,
		None if world.random.percent(5) => [0; 32],
		None => return None,
	};
	let (_, c) = committed_to(&seed, shape, &root);
	let mut proof = prove(shape, &c, &sample_indices(&challenge, shape));
	match world.random.below(24) {
		0 => proof.push(0),
		1 => proof.iter_mut().for_each(|byte| *byte ^= 1),
		2 => proof.clear(),
		_ => {}
	}
	let multiproof = proof.try_into().ok()?;
	world.signed(
		worker,
		Call::reveal_result {
			task: id,
			multiproof,
		},
	)
}

/// A few calls of one kind, and who would make the first of them.
fn several<T>(
	world: &mut World,
	make: impl Fn(&mut World) -> Option<Step>,
	item: impl Fn(Call<Runtime>) -> Option<T>,
) -> Option<(AccountId, Vec<T>)> {
	let mut first = None;
	let mut items = Vec::new();
	for _ in 0..world.random.within(1, 4) {
		let Some(step) = make(world) else {
			continue;
		};
		if let (By::Account(who), RuntimeCall::Compute(call)) = (step.by, step.call) {
			first.get_or_insert(who);
			items.extend(item(call));
		}
	}
	Some((first?, items))
}

pub fn commit_results(world: &mut World) -> Option<Step> {
	let (who, items) = several(world, commit_result, |call| match call {
		Call::commit_result {
			task,
			root,
			output_sha256,
		} => Some(Commitment {
			task,
			root,
			output_sha256,
		}),
		_ => None,
	})?;
	let items = items.try_into().ok()?;
	world.signed(who, Call::commit_results { items })
}

pub fn reveal_results(world: &mut World) -> Option<Step> {
	let (who, items) = several(world, reveal_result, |call| match call {
		Call::reveal_result { task, multiproof } => Some(Reveal { task, multiproof }),
		_ => None,
	})?;
	let items = items.try_into().ok()?;
	world.signed(who, Call::reveal_results { items })
}
