// SPDX-License-Identifier: Apache-2.0
//! Everybody does anything, and no token gets lost.

use crate::{HoldReason, TaskState, mock::*, pallet::*};
use computechain_matmul::{Shape, output_root, product};
use computechain_primitives::{CPC, TaskId, WorkerRegistry};
use frame_support::{assert_ok, traits::fungible::Inspect};
use sp_runtime::AccountId32;

const EVERYBODY: [AccountId32; 4] = [ALICE, BOB, WORKER, OTHER];

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self
			.0
			.wrapping_mul(6_364_136_223_846_793_005)
			.wrapping_add(1);
		(self.0 >> 33) % bound
	}

	fn somebody(&mut self) -> AccountId32 {
		EVERYBODY[self.below(4) as usize].clone()
	}
}

/// The result of a task as its worker has it: some lie in every third task, in one row or in all.
fn result(id: TaskId, seed: &[u8; 32], shape: Shape) -> Vec<i32> {
	let mut c = product(seed, shape);
	match id % 6 {
		1 => c[0] += 1,
		4 => c
			.iter_mut()
			.step_by(shape.n as usize)
			.for_each(|entry| *entry += 1),
		_ => {}
	}
	c
}

/// What may happen to a task next.
fn touch(id: TaskId, dice: &mut Dice) {
	let Some(task) = Compute::task(id) else {
		return;
	};
	let shape = task.shape;
	match task.state {
		TaskState::Assigned { worker, seed, .. } => {
			let root = output_root(shape, &result(id, &seed, shape));
			assert_ok!(Compute::commit_result(signed(&worker), id, root, [0; 32]));
		}
		TaskState::Committed { worker, seed, .. } if Compute::challenge_seed(id).is_some() => {
			let c = result(id, &seed, shape);
			assert_ok!(reveal(&worker, id, proof(id, &c)));
		}
		TaskState::Revealed { worker, seed, .. } => {
			let c = result(id, &seed, shape);
			let n = u64::from(shape.n);
			let entries: Vec<u64> = (0..u64::from(shape.m).min(4)).map(|row| row * n).collect();
			let who = [ALICE, BOB][dice.below(2) as usize].clone();
			match dice.below(6) {
				0 => {
					let _ = prove_fraud(&who, id, &c, &entries);
				}
				1 => {
					let _ = challenge(&who, id, &entries);
				}
				2 => {
					for challenge in Compute::challenges(id) {
						let _ = answer(&worker, id, challenge.filing, &c, &challenge.indices);
						if !matches!(state(id), TaskState::Revealed { .. }) {
							break;
						}
					}
				}
				_ => {
					let filing = crate::filing(who.clone().into(), id, &entries, SALT);
					let _ = Compute::file(signed(&who), filing);
				}
			}
		}
		_ => {}
	}
}

fn step(dice: &mut Dice) {
	let who = dice.somebody();
	let shape = [(1, 1, 1), (2, 3, 5), (8, 16, 9), (4, 4, 70)][dice.below(4) as usize];
	let (m, k, n) = shape;
	match dice.below(24) {
		0..=3 => {
			let reward = CPC + u128::from(dice.below(99));
			let _ = Compute::post_task(signed(&who), Shape { m, k, n }, reward);
		}
		4 => {
			let _ = Compute::cancel_task(signed(&who), dice.below(NextTask::<Test>::get() + 1));
		}
		5 => {
			let _ = Compute::update_worker(signed(&who), 2, u64::MAX, 0);
		}
		6 => {
			let _ = Compute::withdraw_bond(signed(&who), CPC);
		}
		7 => {
			let _ = Compute::deposit_bond(signed(&who), 10 * CPC);
		}
		8 => {
			let _ = Compute::unregister_worker(signed(&who));
		}
		9 | 10 => {
			if Compute::register_worker(signed(&who), 2, u64::MAX, 0).is_ok() {
				assert_ok!(Compute::deposit_bond(signed(&who), BOND));
			}
		}
		11 => {
			if let Some((filing, _)) = Compute::filings(who.clone()).first() {
				assert_ok!(Compute::withdraw_filing(signed(&who), *filing));
			}
		}
		12 if dice.below(20) == 0 => {
			<Compute as WorkerRegistry<_>>::fraud(&who, Some(&ALICE));
		}
		13 => {
			did(&who, 3);
			Noted::set(u128::from(dice.below(1_000)) * CPC + 7);
		}
		14 if dice.below(4) == 0 => end_epoch(),
		15 => Class::set(Ok((dice.below(3) > 0).then_some(40))),
		_ => {
			let mut ids: Vec<_> = Tasks::<Test>::iter()
				.filter(|(_, task)| !task.is_closed())
				.map(|(id, _)| id)
				.collect();
			ids.sort_unstable();
			for _ in 0..ids.len().min(4) {
				touch(ids[dice.below(ids.len() as u64) as usize], dice);
			}
		}
	}
}

#[test]
fn money_should_add_up_when_everybody_does_anything() {
	let (mut frauds, mut paid) = (0, 0);
	for seed in 0..4 {
		test(|| {
			let mut dice = Dice(seed);
			register(&WORKER, 2);
			generate([4, 4, 4]);
			configure(|compute| (compute.challenge_window, compute.lifetime) = (15, 40));
			for _ in 0..100 {
				for _ in 0..8 {
					step(&mut dice);
				}
				run(1);
				assert_ok!(Compute::do_try_state());
				let everything: u128 = EVERYBODY.iter().map(Balances::total_balance).sum();
				assert_eq!(
					everything + ToAuthors::get() + Burned::get() + Owed::get(),
					4 * ENDOWMENT + Issued::get()
				);
				frauds += System::events()
					.iter()
					.filter(|record| {
						matches!(
							record.event,
							RuntimeEvent::Compute(Event::FraudProven { .. })
						)
					})
					.count();
				System::reset_events();
			}
			paid += Issued::get();
			// When all is over nothing is on hold but for workers that stay.
			generate_nothing();
			Class::set(Ok(Some(40)));
			end_epoch();
			run(900);
			for who in EVERYBODY {
				assert_eq!(held(HoldReason::TaskReward, &who), 0);
				assert_eq!(held(HoldReason::ChallengeBond, &who), 0);
			}
			assert_eq!((Owed::get(), OpenProtocolTasks::<Test>::get()), (0, 0));
		});
	}
	assert!(frauds > 0 && paid > 0, "{frauds} {paid}");
}
