// SPDX-License-Identifier: Apache-2.0
//! Tasks from posting to payment, with honest workers and others.

mod common;

use common::{Chain, chain, free, happened, held, last_fee, preset, submit};
use computechain_matmul::{
	Hash, Shape, output_root, output_sha256, product, prove, sample_indices,
};
use computechain_primitives::{CPC, TaskId};
use computechain_runtime::{
	AccountId, Balance, Compute, Economics, Runtime, RuntimeCall, RuntimeEvent, Session, System,
};
use frame_support::assert_ok;
use pallet_compute::{
	Call, Error, Event,
	HoldReason::{TaskReward, WorkerBond, WorkerStake},
	TaskState, Worker,
};
use serde_json::Value;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::DispatchResult;

const SHAPE: Shape = Shape {
	m: 16,
	k: 32,
	n: 20,
};
/// No multiple of 20 base units, so that each part of it is rounded.
const REWARD: Balance = 10 * CPC + 19;
const REQUESTER: Key = Key::Charlie;

/// Registers a worker with a bond for ten tasks.
fn register(who: Key) {
	let register = Call::register_worker {
		slots: 2,
		maximum_work: u64::MAX,
		minimum_price: 0,
	};
	assert_ok!(submit(who, register));
	assert_ok!(submit(
		who,
		Call::deposit_bond {
			amount: 20 * REWARD
		}
	));
}

/// Posts a task.
fn post() -> TaskId {
	let id = pallet_compute::NextTask::<Runtime>::get();
	let (shape, reward) = (SHAPE, REWARD);
	assert_ok!(submit(REQUESTER, Call::post_task { shape, reward }));
	id
}

fn state(id: TaskId) -> TaskState<AccountId> {
	Compute::task(id).expect("the task is known").state
}

fn worker(who: Key) -> Worker {
	Compute::worker(who.to_account_id()).expect("the worker is known")
}

/// The right result of a task that `who` was drawn for.
fn result(id: TaskId, who: Key) -> Vec<i32> {
	match state(id) {
		TaskState::Assigned { worker, seed, .. } | TaskState::Committed { worker, seed, .. } => {
			assert_eq!(worker, who.to_account_id());
			product(&seed, SHAPE)
		}
		other => panic!("the task is not assigned: {other:?}"),
	}
}

fn commit(who: Key, id: TaskId, c: &[i32]) -> DispatchResult {
	let commit = Call::commit_result {
		task: id,
		root: output_root(SHAPE, c),
		output_sha256: output_sha256(c),
	};
	submit(who, commit)
}

/// Waits for the block that draws the samples, and proves them.
fn proof(chain: &mut Chain, id: TaskId, c: &[i32]) -> Vec<u8> {
	let TaskState::Committed {
		challenge_block, ..
	} = state(id)
	else {
		panic!("the task is not committed: {:?}", state(id));
	};
	chain.run_to(challenge_block);
	let seed: Hash = Compute::challenge_seed(id).expect("the samples are known");
	prove(SHAPE, c, &sample_indices(&seed, SHAPE))
}

fn reveal(who: Key, id: TaskId, multiproof: &[u8]) -> DispatchResult {
	let multiproof = multiproof.to_vec().try_into().expect("the proof is short");
	submit(
		who,
		Call::reveal_result {
			task: id,
			multiproof,
		},
	)
}

/// Takes an assigned task through commitment and reveal, and returns the block that pays it.
fn work(chain: &mut Chain, who: Key, id: TaskId) -> u32 {
	let c = result(id, who);
	assert_ok!(commit(who, id, &c));
	let proof = proof(chain, id, &c);
	assert_ok!(reveal(who, id, &proof));
	match state(id) {
		TaskState::Revealed { settles, .. } => settles,
		other => panic!("the result is not verified: {other:?}"),
	}
}

/// What the author of all blocks has earned in the current epoch.
fn author_pool() -> Balance {
	let author = &Session::validators()[0];
	pallet_economics::AuthorPools::<Runtime>::get(Session::current_index(), author)
}

/// The development chain, but that everybody works unmeasured: no witness listens here.
fn unmeasured() -> Value {
	let mut genesis = preset(DEV_RUNTIME_PRESET);
	let rules = &mut genesis["economics"]["parameters"]["attestation"];
	assert_eq!(rules["unmeasuredAllowed"], false);
	rules["unmeasuredAllowed"] = true.into();
	genesis
}

#[test]
fn task_should_be_paid_to_the_last_unit_when_its_result_is_right() {
	chain(&unmeasured(), |chain| {
		let (worker_account, requester) = (Key::Bob.to_account_id(), REQUESTER.to_account_id());
		register(Key::Bob);
		let id = post();
		assert_eq!(held(TaskReward, &requester), REWARD);
		assert_eq!(held(WorkerStake, &worker_account), 100 * CPC);
		chain.run(1);
		assert_eq!(state(id), TaskState::Open);
		chain.run(1);
		let settles = work(chain, Key::Bob, id);
		assert_eq!(settles, System::block_number() + 20);
		assert_eq!(worker(Key::Bob).locked, 2 * REWARD);

		chain.run_to(settles - 1);
		let before = (
			free(&worker_account),
			free(&requester),
			author_pool(),
			Economics::supply().burned,
		);
		chain.run_to(settles);
		let (paid, author) = (REWARD * 85 / 100, REWARD * 10 / 100);
		let burned = REWARD - paid - author;
		// Parts of 10 CPC and 19 base units: 16.15, 1.9 and what is left of 0.95.
		assert_eq!(
			(paid, author, burned),
			(8_500 * CPC / 1_000 + 16, CPC + 1, CPC / 2 + 2)
		);
		assert_eq!(free(&worker_account), before.0 + paid);
		assert_eq!(free(&requester), before.1);
		// The author of this block earned the block's reward as well.
		assert_eq!(author_pool(), before.2 + author + 7 * CPC);
		assert_eq!(Economics::supply().burned, before.3 + burned);
		assert_eq!(held(TaskReward, &requester), 0);
		assert_eq!(worker(Key::Bob).locked, 0);
		assert!(happened(Event::TaskSettled {
			task: id,
			worker: worker_account,
			paid,
			author,
			burned,
		}));
	});
}

#[test]
fn liar_should_lose_bond_and_stake_when_a_sample_is_wrong() {
	chain(&unmeasured(), |chain| {
		let (liar, requester) = (Key::Dave.to_account_id(), REQUESTER.to_account_id());
		register(Key::Dave);
		let id = post();
		chain.run(2);
		let mut c = result(id, Key::Dave);
		c.iter_mut().for_each(|entry| *entry += 1);
		assert_ok!(commit(Key::Dave, id, &c));
		let proof = proof(chain, id, &c);
		let before = Economics::supply().burned;
		// The proof reproduces the root, so the call succeeds: it proves the lie.
		assert_ok!(reveal(Key::Dave, id, &proof));
		assert!(System::events().iter().any(|record| matches!(
			record.event,
			RuntimeEvent::Compute(Event::ResultRejected { task, .. }) if task == id
		)));
		assert!(happened(Event::WorkerFaulted {
			worker: liar.clone(),
			task: id,
			bond_burned: 2 * REWARD,
			stake_burned: 5 * CPC,
			faults: 1,
		}));
		assert!(happened(Event::TaskReopened {
			task: id,
			attempt: 1
		}));
		// The fee of the reveal leaves at most one base unit to burn.
		let burned = Economics::supply().burned - before - 2 * REWARD - 5 * CPC;
		assert!(burned <= 1, "{burned}");
		assert_eq!(held(WorkerStake, &liar), 95 * CPC);
		assert_eq!(held(WorkerBond, &liar), 18 * REWARD);
		assert_eq!(held(TaskReward, &requester), REWARD);

		// A worker with less than the whole stake gets no tasks.
		chain.run(5);
		assert_eq!(state(id), TaskState::Open);
		register(Key::Eve);
		chain.run(5);
		let settles = work(chain, Key::Eve, id);
		chain.run_to(settles);
		assert!(matches!(
			state(id),
			TaskState::Settled { worker, .. } if worker == Key::Eve.to_account_id()
		));
		assert_eq!(worker(Key::Dave).rejected, 1);
		assert_eq!(worker(Key::Eve).verified, 1);
	});
}

#[test]
fn requester_should_be_refunded_when_four_attempts_fail() {
	chain(&unmeasured(), |chain| {
		let requester = REQUESTER.to_account_id();
		register(Key::Dave);
		let id = post();
		let before = free(&requester);
		for attempt in 0..4 {
			while !matches!(state(id), TaskState::Assigned { .. }) {
				chain.next_block();
			}
			assert_eq!(Compute::task(id).map(|task| task.attempt), Some(attempt));
			let TaskState::Assigned { deadline, .. } = state(id) else {
				unreachable!("it was assigned a line ago");
			};
			chain.run_to(deadline + 1);
		}
		assert_eq!(state(id), TaskState::Failed);
		assert!(happened(Event::TaskFailed {
			task: id,
			refunded: REWARD
		}));
		assert_eq!(held(TaskReward, &requester), 0);
		assert_eq!(free(&requester), before + REWARD);
		// To be late costs the chance and nothing else.
		let worker = worker(Key::Dave);
		assert_eq!((worker.late, worker.faults, worker.locked), (4, 0, 0));
		assert_eq!(worker.stake, 100 * CPC);
	});
}

#[test]
fn silent_worker_should_be_punished_when_it_does_not_reveal_in_time() {
	chain(&unmeasured(), |chain| {
		let liar = Key::Dave.to_account_id();
		register(Key::Dave);
		let id = post();
		chain.run(2);
		let c = result(id, Key::Dave);
		assert_ok!(commit(Key::Dave, id, &c));
		let TaskState::Committed { deadline, .. } = state(id) else {
			panic!("the task is not committed");
		};
		chain.run_to(deadline);
		assert_eq!(held(WorkerStake, &liar), 100 * CPC);
		chain.run(1);
		assert_eq!(held(WorkerStake, &liar), 95 * CPC);
		assert_eq!(held(WorkerBond, &liar), 18 * REWARD);
		assert_eq!(state(id), TaskState::Open);
	});
}

#[test]
fn malformed_reveals_should_cost_the_fee_and_nothing_else_when_refused() {
	chain(&unmeasured(), |chain| {
		register(Key::Bob);
		let (id, other) = (post(), post());
		chain.run(2);
		let (c, c_other) = (result(id, Key::Bob), result(other, Key::Bob));
		assert_ok!(commit(Key::Bob, id, &c));
		assert_ok!(commit(Key::Bob, other, &c_other));

		let refused = |who: Key, id: TaskId, proof: &[u8], error: Error<Runtime>| {
			let compute = || {
				let tasks: Vec<_> = pallet_compute::Tasks::<Runtime>::iter().collect();
				(tasks, worker(Key::Bob), free(&REQUESTER.to_account_id()))
			};
			let (before, balance) = (compute(), free(&who.to_account_id()));
			assert_eq!(reveal(who, id, proof), Err(error.into()));
			assert_eq!(compute(), before);
			assert!(last_fee() > 0);
			assert_eq!(free(&who.to_account_id()), balance - last_fee());
		};
		refused(Key::Bob, id, &[], Error::TooEarly);
		let (right, wrong) = (proof(chain, id, &c), proof(chain, other, &c_other));
		let with = |extra: &[u8]| [&right, extra].concat();
		let (fewer, shorter) = (&right[256..], &right[..right.len() - 1]);
		refused(Key::Bob, id, &[], Error::WrongLength);
		refused(Key::Bob, id, fewer, Error::WrongLength);
		refused(Key::Bob, id, shorter, Error::WrongLength);
		refused(Key::Bob, id, &with(&[0]), Error::WrongLength);
		refused(Key::Bob, id, &with(&[0; 32]), Error::WrongLength);
		refused(Key::Bob, id, &[0; 90_112], Error::WrongLength);
		refused(Key::Bob, id, &wrong, Error::WrongRoot);
		refused(Key::Dave, id, &right, Error::NotAuthorized);
		refused(Key::Bob, 99, &right, Error::NotFound);
		assert_ok!(reveal(Key::Bob, id, &right));
		refused(Key::Bob, id, &right, Error::WrongState);
		refused(Key::Bob, other, &right, Error::WrongRoot);
		assert_ok!(reveal(Key::Bob, other, &wrong));
	});
}

#[test]
fn tasks_should_be_refused_when_nobody_could_do_them_at_that_price() {
	chain(&unmeasured(), |_| {
		let requester = REQUESTER.to_account_id();
		let refused = |(m, k, n), reward, error: Error<Runtime>| {
			let shape = Shape { m, k, n };
			let call: RuntimeCall = Call::post_task { shape, reward }.into();
			let balance = free(&requester);
			assert_eq!(submit(REQUESTER, call), Err(error.into()));
			assert_eq!(free(&requester), balance - last_fee());
			assert_eq!(held(TaskReward, &requester), 0);
		};
		let enough = 1_000 * CPC;
		for shape in [(0, 1, 1), (1, 0, 1), (1, 1, 0), (1, 16_385, 1)] {
			refused(shape, enough, Error::BadShape);
		}
		refused((1 << 14, 1, 1 << 14), enough, Error::BadShape);
		refused((4_096, 4_097, 4_096), enough, Error::MaxWorkExceeded);
		refused((1_024, 1_024, 1_024), CPC - 1, Error::TooLow);
		refused((1, 1, 1), 0, Error::TooLow);
	});
}
