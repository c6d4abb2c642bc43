// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, TaskState, mock::*, pallet::*};
use computechain_matmul::{SAMPLES, Shape, max_proof_len, output_root, sample_indices};
use computechain_primitives::{AccountId, CPC, TaskId};
use frame_support::{assert_noop, assert_ok, assert_storage_noop, dispatch::Pays, weights::Weight};
use sp_runtime::DispatchError;

/// A committed task whose samples are known, its right result and its right proof.
fn ready() -> (TaskId, Vec<i32>, Vec<u8>) {
	register(&WORKER, 2);
	let id = assigned(&ALICE);
	let (_, c) = committed(id);
	let proof = proof(id, &c);
	(id, c, proof)
}

/// A refusal changes nothing and says why.
fn refused(who: &AccountId, id: TaskId, proof: &[u8], error: Error<Test>) {
	assert_storage_noop!(assert_eq!(
		reveal(who, id, proof.to_vec()).map_err(|failure| failure.error),
		Err(error.into())
	));
}

#[test]
fn result_should_be_verified_when_all_samples_are_right() {
	test(|| {
		let (id, c, proof) = ready();
		assert_eq!((worker(&WORKER).used, worker(&WORKER).seated), (1, 1));
		let seed = match state(id) {
			TaskState::Committed { seed, .. } => seed,
			other => panic!("{other:?}"),
		};
		assert_ok!(reveal(&WORKER, id, proof));
		let settles = System::block_number() + 5;
		let root = output_root(SHAPE, &c);
		let output_sha256 = computechain_matmul::output_sha256(&c);
		let expected = TaskState::Revealed {
			worker: WORKER,
			seed,
			root,
			output_sha256,
			settles,
		};
		assert_eq!(state(id), expected);
		assert!(emitted(Event::ResultVerified {
			task: id,
			worker: WORKER,
			settles
		}));
		let worker = worker(&WORKER);
		assert_eq!((worker.verified, worker.used, worker.seated), (1, 0, 2));
		// Nothing is paid and nothing free before the window closes.
		assert_eq!((worker.locked, worker.bond), (2 * REWARD, BOND));
		assert_eq!(held(HoldReason::TaskReward, &ALICE), REWARD);
	});
}

#[test]
fn reveal_should_cost_what_its_task_needs_when_done() {
	test(|| {
		let (id, _, proof) = ready();
		let short = reveal(&WORKER, id, vec![0; 10]).expect_err("the proof is too short");
		assert_eq!(
			short.post_info.actual_weight,
			Some(Weight::from_parts(3, 0))
		);
		let early = reveal(&OTHER, id, proof.clone()).expect_err("it is a stranger's");
		assert_eq!(
			early.post_info.actual_weight,
			Some(Weight::from_parts(7, 0))
		);
		let info = reveal(&WORKER, id, proof).expect("the proof is right");
		// k = 16, and 320 entries are 5 leaves, padded to 8.
		assert_eq!(info.actual_weight, Some(Weight::from_parts(16_003, 0)));
		assert_eq!(info.pays_fee, Pays::Yes);
	});
}

#[test]
fn reveal_should_be_refused_when_its_proof_has_the_wrong_length() {
	test(|| {
		let (id, _, proof) = ready();
		let wrong = |proof: &[u8]| refused(&WORKER, id, proof, Error::WrongLength);
		wrong(&[]);
		wrong(&proof[..proof.len() - 1]);
		wrong(&proof[..proof.len() - 32]);
		wrong(&proof[..256]);
		wrong(&[&proof[..], &[0]].concat());
		wrong(&[&proof[..], &[0; 32]].concat());
		wrong(&[&proof[..], &[0; 256]].concat());
		wrong(&vec![0; max_proof_len(SHAPE, SAMPLES) + 1]);
		wrong(&vec![0; crate::MAX_MULTIPROOF as usize]);
		assert_ok!(reveal(&WORKER, id, proof));
	});
}

#[test]
fn reveal_should_be_refused_when_its_proof_does_not_reproduce_the_root() {
	test(|| {
		let (id, c, right) = ready();
		let mut flipped = right.clone();
		flipped[0] ^= 1;
		refused(&WORKER, id, &flipped, Error::WrongRoot);
		let mut flipped = right.clone();
		*flipped.last_mut().expect("a proof has bytes") ^= 1;
		refused(&WORKER, id, &flipped, Error::WrongRoot);
		// A right proof of another result.
		let other: Vec<i32> = c.iter().map(|entry| entry + 1).collect();
		refused(&WORKER, id, &proof(id, &other), Error::WrongRoot);
		assert_ok!(reveal(&WORKER, id, right));
	});
}

#[test]
fn reveal_should_be_refused_when_its_padding_is_not_zero() {
	test(|| {
		register(&WORKER, 1);
		let shape = Shape { m: 5, k: 8, n: 5 };
		assert_ok!(Compute::post_task(signed(&ALICE), shape, CPC));
		run(DRAW);
		let (_, c) = committed(0);
		// One leaf of 25 entries, and the rest of 64.
		let mut bytes = proof(0, &c);
		bytes[255] = 1;
		refused(&WORKER, 0, &bytes, Error::NonZeroPadding);
	});
}

#[test]
fn reveal_should_be_refused_when_its_proof_belongs_to_another_task() {
	test(|| {
		register(&WORKER, 2);
		let (one, other) = (post(&ALICE), post(&ALICE));
		run(DRAW);
		let (_, c) = compute(one);
		let (_, d) = compute(other);
		commit(one, &c);
		commit(other, &d);
		wait_for_samples(one);
		refused(&WORKER, one, &proof(other, &d), Error::WrongRoot);
		// The samples of another task of the right result.
		assert_ne!(Compute::challenge_seed(one), Compute::challenge_seed(other));
		assert_ok!(reveal(&WORKER, one, proof(one, &c)));
		assert_ok!(reveal(&WORKER, other, proof(other, &d)));
	});
}

#[test]
fn reveal_should_be_refused_when_it_opens_fewer_samples() {
	test(|| {
		register(&WORKER, 1);
		let shape = Shape { m: 64, k: 2, n: 64 };
		assert_ok!(Compute::post_task(signed(&ALICE), shape, CPC));
		run(DRAW);
		let (_, c) = committed(0);
		let seed = Compute::challenge_seed(0).expect("the samples are known");
		let indices = sample_indices(&seed, shape);
		let fewer = computechain_matmul::prove(shape, &c, &indices[..100]);
		refused(&WORKER, 0, &fewer, Error::WrongLength);
		assert_ok!(reveal(&WORKER, 0, proof(0, &c)));
	});
}

#[test]
fn reveal_should_be_refused_when_it_is_repeated() {
	test(|| {
		let (id, _, proof) = ready();
		assert_ok!(reveal(&WORKER, id, proof.clone()));
		refused(&WORKER, id, &proof, Error::WrongState);
		run(5);
		assert!(matches!(state(id), TaskState::Settled { .. }));
		refused(&WORKER, id, &proof, Error::WrongState);
	});
}

#[test]
fn reveal_should_be_refused_when_it_is_a_strangers() {
	test(|| {
		let (id, _, proof) = ready();
		register(&OTHER, 1);
		for stranger in [&ALICE, &OTHER] {
			refused(stranger, id, &proof, Error::NotAuthorized);
		}
		refused(&WORKER, id + 1, &proof, Error::NotFound);
		let unsigned = Compute::reveal_result(RuntimeOrigin::none(), id, Default::default());
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}

#[test]
fn reveal_should_be_refused_when_nothing_is_committed() {
	test(|| {
		register(&WORKER, 1);
		let id = post(&ALICE);
		refused(&WORKER, id, &[], Error::WrongState);
		run(DRAW);
		refused(&WORKER, id, &[], Error::WrongState);
	});
}

#[test]
fn reveal_should_be_refused_when_it_is_too_early_or_too_late() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, c) = compute(id);
		commit(id, &c);
		refused(&WORKER, id, &[], Error::TooEarly);
		run(1);
		refused(&WORKER, id, &[], Error::TooEarly);
		let TaskState::Committed {
			challenge_block,
			deadline,
			..
		} = state(id)
		else {
			panic!("{:?}", state(id));
		};
		assert_eq!((challenge_block, deadline), (5, 27));
		run_to(deadline);
		let proof = proof(id, &c);
		System::set_block_number(deadline + 1);
		refused(&WORKER, id, &proof, Error::TooLate);
		System::set_block_number(deadline);
		assert_ok!(reveal(&WORKER, id, proof));
	});
}

#[test]
fn result_should_be_rejected_when_its_proof_shows_a_wrong_entry() {
	test(|| {
		register(&WORKER, 1);
		let id = assigned(&ALICE);
		let (_, right) = compute(id);
		rejected(id);
		let rejection = System::events()
			.into_iter()
			.find_map(|record| match record.event {
				RuntimeEvent::Compute(Event::ResultRejected {
					task,
					worker,
					entry,
					claimed,
				}) => Some((task, worker, entry, claimed)),
				_ => None,
			});
		let (task, by, entry, claimed) = rejection.expect("the result was rejected");
		assert_eq!((task, by), (id, WORKER));
		assert_eq!(claimed, right[entry as usize] + 1);
		assert!(emitted(Event::WorkerFaulted {
			worker: WORKER,
			task: id,
			bond_burned: 2 * REWARD,
			stake_burned: STAKE / 20,
			faults: 1,
		}));
		assert!(emitted(Event::TaskReopened {
			task: id,
			attempt: 1
		}));
		assert_eq!(Burned::get(), 2 * REWARD + STAKE / 20);
		assert_eq!(held(HoldReason::WorkerBond, &WORKER), BOND - 2 * REWARD);
		assert_eq!(held(HoldReason::WorkerStake, &WORKER), STAKE - STAKE / 20);
		assert_eq!(held(HoldReason::TaskReward, &ALICE), REWARD);
		assert_eq!((state(id), worker(&WORKER).rejected), (TaskState::Open, 1));
	});
}

#[test]
fn result_should_be_rejected_when_one_sampled_entry_is_wrong() {
	test(|| {
		register(&WORKER, 1);
		// 128 samples leave one of four entries out with a chance of 10^-16.
		assert_ok!(Compute::post_task(
			signed(&ALICE),
			Shape { m: 2, k: 3, n: 2 },
			CPC
		));
		run(DRAW);
		let (_, mut c) = compute(0);
		c[3] -= 1;
		commit(0, &c);
		wait_for_samples(0);
		assert_ok!(reveal(&WORKER, 0, proof(0, &c)));
		let (worker, entry, claimed) = (WORKER, 3, c[3]);
		assert!(emitted(Event::ResultRejected {
			task: 0,
			worker,
			entry,
			claimed
		}));
	});
}
