// SPDX-License-Identifier: Apache-2.0
//! Whatever witnesses say: the fee goes somewhere, and to nobody who is far from the others.

use crate::{Measurement, mock::*, pallet::*};
use computechain_primitives::{CPC, Figures, GpuClass};
use frame_support::{assert_ok, traits::fungible::Inspect};
use proptest::{collection::vec, prelude::*};

/// The two times that a witness says, and whether it found the run right.
type Said = (u64, u64, bool);

#[derive(PartialEq, Debug)]
struct Outcome {
	/// What the run is worth, if it was decided.
	figures: Option<Figures>,
	/// What each signer got, in the order of the draw.
	got: Vec<u128>,
	/// What the worker paid.
	paid: u128,
	burned: u128,
}

/// Runs a benchmark whose witnesses say that, in this order.
fn decide(said: &[Said], order: &[usize]) -> Outcome {
	let mut outcome = None;
	test(|| {
		assert_ok!(Attestation::attest(
			signed(&WORKER),
			report(GpuClass::Rtx4090)
		));
		begin(&WORKER, 40);
		let real = commit(&WORKER, |_| ());
		let witnesses = request_of(&WORKER).witnesses;
		for number in order {
			let (chain_millis, walk_millis, valid) = said[*number];
			let measurement = Measurement {
				commitment: real.commitment,
				chain_millis,
				walk_millis,
				valid,
			};
			let signer = signed(&witnesses[*number].signer);
			assert_ok!(Attestation::submit_measurement(signer, WORKER, measurement));
		}
		open(&WORKER, &real);
		assert!(!Requests::<Test>::contains_key(WORKER));
		let history = Attestation::history(WORKER);
		let got = witnesses.iter();
		outcome = Some(Outcome {
			figures: history.last().map(|run| run.figures),
			got: got
				.map(|one| Balances::balance(&one.signer) - 1_000 * CPC)
				.collect(),
			paid: 1_000 * CPC - Balances::balance(&WORKER),
			burned: Burned::get(),
		});
	});
	outcome.expect("the test has run")
}

/// Who is near both medians, by hand.
fn near(said: &[Said]) -> Option<Vec<bool>> {
	let mut valid: Vec<_> = said.iter().filter(|one| one.2).collect();
	if valid.len() < 3 {
		return None;
	}
	let mut middle = |of: fn(&Said) -> u64| {
		valid.sort_by_key(|one| of(one));
		u128::from(of(valid[(valid.len() - 1) / 2]))
	};
	let (chain, walk) = (middle(|one| one.0), middle(|one| one.1));
	let is_near = |is: u64, of: u128| {
		let is = u128::from(is);
		is * 100 >= of * 80 && is * 100 <= of * 120
	};
	let near = said
		.iter()
		.map(|one| one.2 && is_near(one.0, chain) && is_near(one.1, walk));
	Some(near.collect())
}

fn millis() -> impl Strategy<Value = u64> {
	prop_oneof![8 => 80u64..125, 2 => 0u64..1_000, 1 => any::<u64>(), 1 => Just(0)]
}

fn said() -> impl Strategy<Value = Vec<Said>> {
	vec((millis(), millis(), prop::bool::weighted(0.85)), 5)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn fee_should_go_to_those_near_both_medians_or_burn_when_anything_is_said(
		said in said(),
		order in Just(vec![0usize, 1, 2, 3, 4]).prop_shuffle(),
	) {
		let outcome = decide(&said, &order);
		let fee = 10 * CPC;
		match near(&said) {
			None => {
				prop_assert_eq!(outcome.paid, 0);
				prop_assert_eq!(outcome.figures, None);
				prop_assert!(outcome.got.iter().all(|got| *got == 0));
			}
			Some(near) => {
				prop_assert_eq!(outcome.paid, fee);
				prop_assert_eq!(outcome.got.iter().sum::<u128>() + outcome.burned, fee);
				prop_assert!(outcome.figures.is_some());
				let count = near.iter().filter(|near| **near).count() as u128;
				let share = fee.checked_div(count).unwrap_or(0);
				for (got, near) in outcome.got.iter().zip(near) {
					prop_assert_eq!(*got, if near { share } else { 0 });
				}
			}
		}
	}

	#[test]
	fn order_should_not_matter_when_witnesses_say_the_same(
		said in said(),
		order in Just(vec![0usize, 1, 2, 3, 4]).prop_shuffle(),
	) {
		prop_assert_eq!(decide(&said, &[0, 1, 2, 3, 4]), decide(&said, &order));
	}
}
