// SPDX-License-Identifier: Apache-2.0

use crate::{Commitment, MAX_DEPTH, Reveal, TaskState, mock::*, pallet::*, rules};
use computechain_matmul::{MAX_INNER, output_root};
use computechain_primitives::TaskId;
use frame_support::{assert_noop, assert_ok, weights::Weight};
use sp_runtime::{BoundedVec, DispatchError};

/// So many tasks, assigned to the only worker.
fn assigned_many(count: u8) -> Vec<TaskId> {
	register(&WORKER, count);
	let ids: Vec<_> = (0..count).map(|_| post(&ALICE)).collect();
	run(DRAW);
	ids
}

fn commitment(id: TaskId, c: &[i32]) -> Commitment {
	Commitment {
		task: id,
		root: output_root(SHAPE, c),
		output_sha256: [0; 32],
	}
}

fn item(id: TaskId, c: &[i32]) -> Reveal {
	Reveal {
		task: id,
		multiproof: proof(id, c).try_into().expect("it is short enough"),
	}
}

fn failed(task: TaskId, error: Error<Test>) -> bool {
	emitted(Event::ItemFailed {
		task,
		error: error.into(),
	})
}

#[test]
fn items_should_each_stand_alone_when_some_can_not_be_committed() {
	test(|| {
		let ids = assigned_many(3);
		let honest = |id| commitment(id, &compute(id).1);
		let items = [honest(ids[0]), honest(ids[2]), honest(ids[0])];
		let mut items = items.to_vec();
		items.push(Commitment {
			task: 99,
			..items[0].clone()
		});
		assert_ok!(Compute::commit_results(
			signed(&WORKER),
			BoundedVec::truncate_from(items)
		));
		let committed = |id| matches!(state(id), TaskState::Committed { .. });
		assert_eq!([ids[0], ids[1], ids[2]].map(committed), [true, false, true]);
		assert!(failed(ids[0], Error::<Test>::WrongState));
		assert!(failed(99, Error::<Test>::NotFound));
		assert_eq!(worker(&WORKER).submitted, 2);
	});
}

#[test]
fn penalties_should_stick_when_one_item_is_rejected_and_another_fails() {
	test(|| {
		let ids = assigned_many(4);
		let mut results: Vec<_> = ids.iter().map(|id| compute(*id).1).collect();
		results[1].iter_mut().for_each(|entry| *entry += 1);
		for (id, c) in ids.iter().zip(&results) {
			commit(*id, c);
		}
		wait_for_samples(ids[0]);
		let mut items: Vec<_> = ids
			.iter()
			.zip(&results)
			.map(|(id, c)| item(*id, c))
			.collect();
		// The third opens another result: it does not reproduce the root.
		items[2].multiproof = items[3].multiproof.clone();
		let reply = Compute::reveal_results(signed(&WORKER), BoundedVec::truncate_from(items));
		let info = reply.expect("a batch is never refused as a whole");
		assert!(matches!(state(ids[0]), TaskState::Revealed { .. }));
		assert_eq!((state(ids[1]), task(ids[1]).attempt), (TaskState::Open, 1));
		assert!(matches!(state(ids[2]), TaskState::Committed { .. }));
		assert!(matches!(state(ids[3]), TaskState::Revealed { .. }));
		let refused = System::events().iter().any(|record| {
			matches!(
				&record.event,
				RuntimeEvent::Compute(Event::ItemFailed { task, .. }) if *task == ids[2]
			)
		});
		assert!(refused);
		let punished = worker(&WORKER);
		assert_eq!((punished.faults, punished.verified), (1, 2));
		assert_eq!(punished.stake, STAKE - STAKE / 20);
		// It pays for what was done.
		let one = <Mock as crate::WeightInfo>::reveal_result(SHAPE.k, rules::tree_depth(SHAPE));
		let weight = info.actual_weight.expect("it is known");
		assert!(weight.all_lte(one.saturating_mul(4)) && weight.any_gt(one.saturating_mul(3)));
		// The one that failed may be tried again.
		assert_ok!(reveal(&WORKER, ids[2], proof(ids[2], &results[2])));
	});
}

#[test]
fn batch_should_cost_the_sum_of_its_items_when_it_is_full() {
	use frame_support::dispatch::GetDispatchInfo;
	let items = BoundedVec::truncate_from(vec![
		Reveal {
			task: 0,
			multiproof: Default::default()
		};
		crate::MAX_BATCH as usize
	]);
	let call = RuntimeCall::Compute(Call::reveal_results { items });
	let one = <Mock as crate::WeightInfo>::reveal_result(MAX_INNER, MAX_DEPTH);
	assert_eq!(call.get_dispatch_info().call_weight, one.saturating_mul(16));
}

#[test]
fn batch_should_be_refused_when_nobody_signed_it() {
	test(|| {
		assert_noop!(
			Compute::commit_results(RuntimeOrigin::root(), Default::default()),
			DispatchError::BadOrigin
		);
		let reply = Compute::reveal_results(RuntimeOrigin::root(), Default::default());
		assert_eq!(reply.unwrap_err().error, DispatchError::BadOrigin);
		// An empty one does nothing.
		let reply = Compute::reveal_results(signed(&ALICE), Default::default());
		assert_eq!(reply.unwrap().actual_weight, Some(Weight::zero()));
	});
}

#[test]
fn items_should_fail_when_they_are_of_another_worker() {
	test(|| {
		let ids = assigned_many(1);
		let c = compute(ids[0]).1;
		let items = vec![commitment(ids[0], &c)];
		assert_ok!(Compute::commit_results(
			signed(&ALICE),
			BoundedVec::truncate_from(items)
		));
		assert!(failed(ids[0], Error::<Test>::NotAuthorized));
		committed(ids[0]);
		let items = vec![item(ids[0], &c)];
		let reply = Compute::reveal_results(signed(&ALICE), BoundedVec::truncate_from(items));
		assert_eq!(reply.unwrap().actual_weight, Some(Weight::from_parts(7, 0)));
		assert!(failed(ids[0], Error::<Test>::NotAuthorized));
	});
}
