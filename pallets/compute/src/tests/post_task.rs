// SPDX-License-Identifier: Apache-2.0

use crate::{HoldReason, TaskState, mock::*, pallet::*};
use computechain_matmul::Shape;
use computechain_primitives::CPC;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

const ROOMY: Shape = Shape {
	m: 1 << 10,
	k: 1 << 10,
	n: 1 << 10,
};

#[test]
fn task_should_hold_its_reward_when_posted() {
	test(|| {
		assert_eq!((post(&ALICE), post(&BOB)), (0, 1));
		assert_eq!(held(HoldReason::TaskReward, &ALICE), REWARD);
		let task = task(0);
		assert_eq!(
			(task.requester, task.shape, task.reward),
			(Some(ALICE), SHAPE, REWARD)
		);
		assert_eq!(
			(task.posted, task.attempt, task.state),
			(1, 0, TaskState::Open)
		);
		assert_eq!(Compute::requester_tasks(BOB), vec![(1, TaskState::Open)]);
		let event = Event::TaskPosted {
			task: 1,
			requester: BOB,
			shape: SHAPE,
			reward: REWARD,
		};
		assert!(emitted(event));
	});
}

#[test]
fn task_should_be_refused_when_its_shape_is_impossible() {
	test(|| {
		for (m, k, n) in [
			(0, 1, 1),
			(1, 0, 1),
			(1, 1, 0),
			(1, 16_385, 1),
			(1 << 14, 1, 1 << 13),
			(1 << 15, 1 << 14, 1),
			(1, 1 << 14, 1 << 15),
			(u32::MAX, u32::MAX, u32::MAX),
		] {
			let post = Compute::post_task(signed(&ALICE), Shape { m, k, n }, 1_000 * CPC);
			assert_noop!(post, Error::<Test>::BadShape);
		}
		let largest_inner = Shape {
			m: 1,
			k: 16_384,
			n: 1,
		};
		assert_ok!(Compute::post_task(signed(&ALICE), largest_inner, CPC));
	});
}

#[test]
fn task_should_be_refused_when_it_is_over_the_networks_limit() {
	test(|| {
		let post = |shape| Compute::post_task(signed(&ALICE), shape, 100 * CPC);
		let limit = Shape {
			m: 1 << 12,
			k: 1 << 12,
			n: 1 << 12,
		};
		assert_ok!(post(limit));
		assert_noop!(
			post(Shape { m: 4_097, ..limit }),
			Error::<Test>::MaxWorkExceeded
		);
	});
}

#[test]
fn task_should_be_refused_when_its_reward_is_below_the_price() {
	test(|| {
		let post = |shape, reward| Compute::post_task(signed(&ALICE), shape, reward);
		assert_noop!(post(ROOMY, CPC - 1), Error::<Test>::TooLow);
		assert_ok!(post(ROOMY, CPC));
		// 2^30 divides neither, so the least reward is rounded up.
		let odd = Shape { m: 1, k: 1, n: 1 };
		assert_noop!(post(odd, CPC >> 30), Error::<Test>::TooLow);
		assert_ok!(post(odd, (CPC >> 30) + 1));
		assert_noop!(post(odd, 0), Error::<Test>::TooLow);
	});
}

#[test]
fn task_should_be_refused_when_its_requester_can_not_pay() {
	test(|| {
		let rich = Compute::post_task(signed(&ALICE), ROOMY, ENDOWMENT);
		assert_noop!(rich, TokenError::FundsUnavailable);
		let absurd = Compute::post_task(signed(&ALICE), ROOMY, u128::MAX);
		assert_noop!(absurd, TokenError::FundsUnavailable);
	});
}

#[test]
fn task_should_be_refused_when_its_requester_has_32_of_them() {
	test(|| {
		for _ in 0..32 {
			post(&ALICE);
		}
		let one_more = || Compute::post_task(signed(&ALICE), SHAPE, REWARD);
		assert_noop!(one_more(), Error::<Test>::MaxOpenTasksExceeded);
		post(&BOB);
		assert_ok!(Compute::cancel_task(signed(&ALICE), 7));
		assert_ok!(one_more());
	});
}

#[test]
fn task_should_be_refused_when_nobody_signs() {
	test(|| {
		let unsigned = Compute::post_task(RuntimeOrigin::none(), SHAPE, REWARD);
		assert_noop!(unsigned, DispatchError::BadOrigin);
	});
}
