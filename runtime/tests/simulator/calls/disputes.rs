// SPDX-License-Identifier: Apache-2.0
//! Results under challenge: some challenge for nothing, some because they recomputed.

use super::compute::{Lie, committed_to, sly, task};
use crate::world::{Accusation, Step, World};
use computechain_matmul::{Hash, Shape, prove};
use computechain_primitives::{CPC, FILING_AGE, TaskId};
use computechain_runtime::{AccountId, BlockNumber, Compute, System};
use frame_support::{BoundedVec, traits::ConstU32};
use pallet_compute::{Call, MAX_MULTIPROOF, TaskState};

const SALT: Hash = [7; 32];

/// A task that is revealed, and the result that its worker committed to.
fn revealed(id: TaskId) -> Option<(AccountId, Shape, Lie, Vec<i32>)> {
	let details = Compute::task(id)?;
	let TaskState::Revealed {
		worker, seed, root, ..
	} = details.state
	else {
		return None;
	};
	let (lie, c) = committed_to(&seed, details.shape, &root);
	Some((worker, details.shape, lie, c))
}

pub fn file(world: &mut World) -> Option<Step> {
	let by = world.anyone_with(10 * CPC)?;
	let (id, details) = task(world, |state| matches!(state, TaskState::Revealed { .. }))?;
	let (_, shape, lie, _) = revealed(id)?;
	let entries = match lie {
		Lie::No if world.random.percent(70) => return None,
		Lie::No => {
			let count = world.random.within(1, 8);
			let mut entries: Vec<_> = (0..count)
				.map(|_| world.random.below(details.shape.entries()))
				.collect();
			entries.sort_unstable();
			entries.dedup();
			entries
		}
		_ => sly(shape),
	};
	let filing = pallet_compute::filing(by.clone().into(), id, &entries, SALT);
	world.accusations.push(Accusation {
		by: by.clone(),
		task: id,
		entries,
		right: lie != Lie::No,
		filed: System::block_number(),
	});
	world.signed(by, Call::file { filing })
}

pub fn withdraw_filing(world: &mut World) -> Option<Step> {
	let (who, filing) = world.random.pick(&world.seen.filings)?;
	world.signed(who, Call::withdraw_filing { filing })
}

/// An accusation that may be made by now, mostly.
fn accusation(world: &mut World, fits: impl Fn(&Accusation) -> bool) -> Option<Accusation> {
	let now: BlockNumber = System::block_number();
	let hasty = world.random.percent(5);
	world.accusations.retain(|one| one.filed + 20 > now);
	let place = world.accusations.iter().position(|one| {
		fits(one) && (hasty || (one.filed + FILING_AGE <= now && revealed(one.task).is_some()))
	})?;
	Some(world.accusations.swap_remove(place))
}

pub fn challenge(world: &mut World) -> Option<Step> {
	let one = accusation(world, |_| true)?;
	let indices = one.entries.try_into().ok()?;
	let (task, salt) = (one.task, SALT);
	world.signed(
		one.by,
		Call::challenge {
			task,
			indices,
			salt,
		},
	)
}

fn opened(c: &[i32], shape: Shape, entries: &[u64]) -> BoundedVec<u8, ConstU32<MAX_MULTIPROOF>> {
	prove(shape, c, entries).try_into().unwrap_or_default()
}

pub fn open_result(world: &mut World) -> Option<Step> {
	let (task, challenge) = world.random.pick(&world.seen.challenges)?;
	let (worker, shape, _, c) = revealed(task)?;
	let mut multiproof = opened(&c, shape, &challenge.indices);
	if world.random.percent(5) {
		multiproof = Default::default();
	}
	let filing = challenge.filing;
	world.signed(
		worker,
		Call::open_result {
			task,
			filing,
			multiproof,
		},
	)
}

pub fn prove_fraud(world: &mut World) -> Option<Step> {
	let rash = world.random.percent(5);
	let one = accusation(world, |one| one.right || rash)?;
	let (_, shape, _, c) = revealed(one.task)?;
	let multiproof = opened(&c, shape, &one.entries);
	let indices = one.entries.try_into().ok()?;
	world.signed(
		one.by,
		Call::prove_fraud {
			task: one.task,
			indices,
			salt: SALT,
			multiproof,
		},
	)
}
