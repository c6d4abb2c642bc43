// SPDX-License-Identifier: Apache-2.0
//! How many lies the samples find, and that whoever recomputes finds the rest: a thousand results of
//! each kind, with fixed seeds, through the real runtime.

mod common;

use common::{Chain, chain, events, network, numbered};
use computechain_matmul::{
	Hash, SAMPLES, Shape, output_root, output_sha256, product, prove, sample_indices,
};
use computechain_primitives::{CPC, TaskId};
use computechain_runtime::{
	AccountId, Compute, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, params,
};
use frame_support::assert_ok;
use pallet_compute::{Call, Event, TaskState};
use rand_chacha::{
	ChaCha8Rng,
	rand_core::{RngCore, SeedableRng},
};
use sp_runtime::traits::Dispatchable;

const SHAPE: Shape = Shape {
	m: 32,
	k: 16,
	n: 32,
};
const TRIALS: u32 = 1_000;
/// Tasks that one worker has at a time; it is shut out after its first round of lies.
const SLOTS: u8 = 8;
const SALT: Hash = [3; 32];
const REQUESTER: u32 = 100;
const CHALLENGER: u32 = 101;
const FIRST_WORKER: u32 = 200;

/// What became of the results of one kind.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
	/// Rejected by the samples of the reveal.
	by_reveal: u32,
	/// Rejected after a challenge.
	by_challenge: u32,
	/// Found to be a fraud after a challenge.
	frauds: u32,
	/// Left to be paid.
	accepted: u32,
}

fn dispatch(who: &AccountId, call: Call<Runtime>) {
	assert_ok!(RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who.clone())));
}

fn happened(fits: impl Fn(&Event<Runtime>) -> bool) -> bool {
	events().any(|event| matches!(event, RuntimeEvent::Compute(event) if fits(&event)))
}

fn register(who: &AccountId) {
	dispatch(
		who,
		Call::register_worker {
			slots: SLOTS,
			maximum_work: u64::MAX,
			minimum_price: 0,
		},
	);
	dispatch(who, Call::deposit_bond { amount: 100 * CPC });
}

/// Tasks for the only worker with free slots.
fn assigned(chain: &mut Chain) -> Vec<(TaskId, Hash)> {
	let first = pallet_compute::NextTask::<Runtime>::get();
	let tasks = first..first + u64::from(SLOTS);
	for _ in tasks.clone() {
		let (shape, reward) = (SHAPE, CPC);
		dispatch(&numbered(REQUESTER), Call::post_task { shape, reward });
	}
	let seed_of = |task| match Compute::task(task)?.state {
		TaskState::Assigned { seed, .. } => Some((task, seed)),
		_ => None,
	};
	// The block that ends an epoch leaves no time for draws.
	chain.run(2);
	while tasks.clone().any(|task| seed_of(task).is_none()) {
		chain.run(1);
	}
	tasks.filter_map(seed_of).collect()
}

/// Commits to a result and waits for nothing.
fn commit(worker: &AccountId, task: TaskId, c: &[i32]) {
	let (root, output_sha256) = (output_root(SHAPE, c), output_sha256(c));
	dispatch(
		worker,
		Call::commit_result {
			task,
			root,
			output_sha256,
		},
	);
}

fn reveal(worker: &AccountId, task: TaskId, c: &[i32]) -> bool {
	let seed = Compute::challenge_seed(task).expect("the samples are drawn");
	let proof = prove(SHAPE, c, &sample_indices(&seed, SHAPE));
	let multiproof = proof.try_into().expect("it is short");
	dispatch(worker, Call::reveal_result { task, multiproof });
	!happened(|event| matches!(event, Event::ResultRejected { task: id, .. } if *id == task))
}

/// The wrong entries that a challenger names: one in each row, as many as it may.
fn wrong_entries(seed: &Hash, c: &[i32]) -> Vec<u64> {
	let right = product(seed, SHAPE);
	let n = SHAPE.n as usize;
	let rows = c.chunks(n).zip(right.chunks(n)).enumerate();
	let first = rows.filter_map(|(row, (c, right))| {
		let column = c.iter().zip(right).position(|(c, right)| c != right)?;
		Some((row * n + column) as u64)
	});
	first.take(8).collect()
}

/// A thousand results that a `lie` has changed: what becomes of them.
fn outcome(lie: impl Fn(&mut [i32], &mut ChaCha8Rng)) -> Outcome {
	let rounds = TRIALS / u32::from(SLOTS);
	let endowed: Vec<_> = [REQUESTER, CHALLENGER]
		.into_iter()
		.chain(FIRST_WORKER..FIRST_WORKER + rounds)
		.map(|number| (numbered(number), 100_000 * CPC))
		.collect();
	let mut parameters = params::development(1_000);
	// A requester may have 32 tasks that are not paid.
	parameters.compute.challenge_window = 8;
	let mut outcome = Outcome::default();
	let mut random = ChaCha8Rng::seed_from_u64(1);
	chain(&network(parameters, 1, &endowed), |chain| {
		for round in 0..rounds {
			let worker = numbered(FIRST_WORKER + round);
			register(&worker);
			let results: Vec<_> = assigned(chain)
				.into_iter()
				.map(|(task, seed)| {
					let mut c = product(&seed, SHAPE);
					lie(&mut c, &mut random);
					commit(&worker, task, &c);
					(task, seed, c)
				})
				.collect();
			chain.run(2);
			let believed: Vec<_> = results
				.into_iter()
				.filter(|(task, _, c)| reveal(&worker, *task, c))
				.collect();
			outcome.by_reveal += u32::from(SLOTS) - believed.len() as u32;
			dispute(chain, &worker, &believed, &mut outcome);
			// Nobody else has to compute what was opened again, and nobody else draws the next.
			for task in pallet_compute::RequesterTasks::<Runtime>::get(numbered(REQUESTER)) {
				if Compute::task(task).is_some_and(|task| task.state == TaskState::Open) {
					dispatch(&numbered(REQUESTER), Call::cancel_task { task });
				}
			}
			dispatch(&worker, Call::set_paused { paused: true });
			chain.run(1);
		}
	});
	outcome
}

/// Somebody recomputes what the samples left, and challenges what is wrong.
fn dispute(
	chain: &mut Chain,
	worker: &AccountId,
	believed: &[(TaskId, Hash, Vec<i32>)],
	outcome: &mut Outcome,
) {
	let challenger = numbered(CHALLENGER);
	let accused: Vec<_> = believed
		.iter()
		.map(|(task, seed, c)| (*task, c, wrong_entries(seed, c)))
		.collect();
	let wrong = accused.iter().filter(|(.., entries)| !entries.is_empty());
	let filing = |task: TaskId, entries: &[u64]| {
		pallet_compute::filing(challenger.clone().into(), task, entries, SALT)
	};
	for (task, _, entries) in wrong.clone() {
		let filing = filing(*task, entries);
		dispatch(&challenger, Call::file { filing });
	}
	outcome.accepted += accused.len() as u32 - wrong.clone().count() as u32;
	if wrong.clone().next().is_none() {
		return;
	}
	chain.run(2);
	for (task, c, entries) in wrong {
		let indices = entries.clone().try_into().expect("they are at most 8");
		dispatch(
			&challenger,
			Call::challenge {
				task: *task,
				indices,
				salt: SALT,
			},
		);
		dispatch(
			worker,
			Call::open_result {
				task: *task,
				filing: filing(*task, entries),
				multiproof: prove(SHAPE, c, entries).try_into().expect("it is short"),
			},
		);
		let rejected =
			happened(|event| matches!(event, Event::ResultRejected { task: id, .. } if id == task));
		let fraud = happened(
			|event| matches!(event, Event::FraudProven { task: id, .. } if *id == Some(*task)),
		);
		match (rejected, fraud) {
			(true, true) => outcome.frauds += 1,
			(true, false) => outcome.by_challenge += 1,
			other => panic!("task {task}: {other:?}"),
		}
	}
}

fn print(kind: &str, outcome: &Outcome) {
	println!("{kind:<22} {outcome:?}");
}

/// Changes an entry to something else.
fn spoil(entry: &mut i32) {
	*entry = entry.wrapping_add(1);
}

#[test]
fn result_should_never_be_rejected_when_it_is_right() {
	let outcome = outcome(|_, _| ());
	print("honest", &outcome);
	let accepted = TRIALS;
	assert_eq!(
		outcome,
		Outcome {
			accepted,
			..Outcome::default()
		}
	);
}

#[test]
fn samples_should_reject_more_than_99_percent_when_a_twentieth_is_wrong() {
	let outcome = outcome(|c, random| {
		let mut wrong = c.len().div_ceil(20);
		while wrong > 0 {
			let index = random.next_u32() as usize % c.len();
			// Values of the right product stay far below this mark.
			if c[index] < 1 << 24 {
				c[index] += 1 << 25;
				wrong -= 1;
			}
		}
	});
	print("a twentieth wrong", &outcome);
	assert!(outcome.by_reveal * 100 > TRIALS * 99);
	assert_eq!((outcome.accepted, outcome.by_challenge), (0, 0));
	assert_eq!(outcome.by_reveal + outcome.frauds, TRIALS);
}

#[test]
fn samples_should_reject_everything_when_half_is_skipped() {
	let outcome = outcome(|c, _| {
		let half = c.len() / 2;
		c[half..].fill(0);
	});
	print("half skipped", &outcome);
	assert_eq!(outcome.by_reveal, TRIALS);
}

#[test]
fn every_lie_should_be_found_when_one_row_is_wrong_and_somebody_recomputes() {
	let outcome = outcome(|c, random| {
		let n = SHAPE.n as usize;
		let row = random.next_u32() as usize % (c.len() / n);
		c[row * n..(row + 1) * n].iter_mut().for_each(spoil);
	});
	print("one row wrong", &outcome);
	assert_eq!((outcome.accepted, outcome.frauds), (0, 0));
	assert_eq!(outcome.by_reveal + outcome.by_challenge, TRIALS);
}

#[test]
fn every_lie_should_be_found_when_one_entry_is_wrong_and_somebody_recomputes() {
	let outcome = outcome(|c, random| {
		let index = random.next_u32() as usize % c.len();
		spoil(&mut c[index]);
	});
	print("one entry wrong", &outcome);
	// 128 samples hit one of 1,024 entries with 11.8 %.
	let expected = 1.0 - (1.0 - 1.0 / SHAPE.entries() as f64).powi(SAMPLES as i32);
	let share = f64::from(outcome.by_reveal) / f64::from(TRIALS);
	assert!(
		(share - expected).abs() < 0.04,
		"{share} instead of {expected}"
	);
	assert_eq!((outcome.accepted, outcome.frauds), (0, 0));
	assert_eq!(outcome.by_reveal + outcome.by_challenge, TRIALS);
}
