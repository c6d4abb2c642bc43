// SPDX-License-Identifier: Apache-2.0
//! Whatever happens in whatever order, the books agree with the issuance and the pot with what it
//! owes.

use crate::{HandleFees, mock::*, pallet::*};
use computechain_primitives::{
	AuthorPool, Balance, CPC, EmissionCurve, EpochIndex, FeeSplit, NetworkParameters, RewardSink,
};
use frame_support::traits::{
	OnUnbalanced,
	fungible::Balanced,
	tokens::{Fortitude, Precision, Preservation},
};
use proptest::prelude::*;

/// What can happen to the supply.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// A block by ALICE, BOB, or nobody known.
	Block(u8),
	/// Many blocks are skipped, so that halvings and years pass.
	Later(u32),
	/// A fee, to whoever authored last.
	Fee(u64),
	/// Tokens arrive in the pot for the author, such as a part of a task's price.
	Deposit(u64),
	/// An account is reaped with dust in it.
	Dust(u64),
	/// The epoch ends.
	EpochEnd,
	/// What is bonded changes.
	Stake(u64),
	/// Governance switches the emission to that of another network.
	Curve(bool),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		8 => (0u8..3).prop_map(Step::Block),
		1 => (1u32..12_000_000).prop_map(Step::Later),
		4 => (1u64..u64::MAX).prop_map(Step::Fee),
		2 => (1u64..1_000_000).prop_map(Step::Deposit),
		2 => (1u64..1_000_000_000_000_000).prop_map(Step::Dust),
		2 => Just(Step::EpochEnd),
		2 => any::<u64>().prop_map(Step::Stake),
		1 => any::<bool>().prop_map(Step::Curve),
	]
}

fn curve(of_mainnet: bool) -> EmissionCurve {
	if of_mainnet {
		EmissionCurve::Reserve {
			initial_ppm: 120_000,
			step_ppm: 20_000,
			floor_ppm: 40_000,
		}
	} else {
		EmissionCurve::Halving {
			initial: 10 * CPC + 1,
			interval: 1_000_000,
		}
	}
}

fn network(of_mainnet: bool) -> NetworkParameters {
	let mut parameters = DEVNET;
	parameters.emission = curve(of_mainnet);
	if of_mainnet {
		parameters.fees = FeeSplit {
			author_percent: 50,
			treasury_percent: 0,
		};
	}
	parameters
}

fn take(step: Step) {
	match step {
		Step::Block(author) => {
			Author::set([Some(ALICE), Some(BOB), None][usize::from(author)].clone());
			author_until(System::block_number() + 1);
		}
		Step::Later(blocks) => {
			System::set_block_number(System::block_number() + u64::from(blocks));
		}
		Step::Fee(amount) => {
			let fee = <Balances as Balanced<_>>::withdraw(
				&BOB,
				amount.into(),
				Precision::Exact,
				Preservation::Preserve,
				Fortitude::Polite,
			);
			HandleFees::<Test>::on_unbalanced(fee.unwrap());
		}
		Step::Deposit(amount) => {
			let transfer = |to, amount| {
				Balances::transfer_keep_alive(RuntimeOrigin::signed(BOB), to, amount).unwrap();
			};
			transfer(Economics::pot(), amount.into());
			<Economics as AuthorPool<_>>::deposited(amount.into());
		}
		Step::Dust(amount) => {
			let carol = computechain_primitives::AccountId::new([3; 32]);
			let transfer = |from, to, amount| {
				Balances::transfer_allow_death(RuntimeOrigin::signed(from), to, amount).unwrap();
			};
			transfer(BOB, carol.clone(), CPC);
			let dust = Balance::from(amount).min(EXISTENTIAL_DEPOSIT - 1);
			transfer(carol, BOB, CPC - dust);
		}
		Step::EpochEnd => end_epoch(),
		Step::Stake(units) => Bonded::set(Balance::from(units) * 50_000_000),
		Step::Curve(of_mainnet) => {
			let new = network(of_mainnet);
			Economics::set_parameters(RuntimeOrigin::root(), Box::new(new)).unwrap();
		}
	}
}

/// The sum of all balances and of what the pot owes, checked after each step.
fn check() {
	Economics::do_try_state().unwrap();
	let held: Balance = frame_system::Account::<Test>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(Balances::total_issuance(), held);
	let pools: Balance = AuthorPools::<Test>::iter_values().sum();
	assert_eq!(
		Balances::free_balance(Economics::pot()),
		EXISTENTIAL_DEPOSIT + pools + <Sink as RewardSink<_>>::outstanding()
	);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]
	#[test]
	fn books_should_agree_when_anything_happens(
		of_mainnet in any::<bool>(),
		refused in prop_oneof![Just(0u128), Just(u128::MAX), 0u128..CPC],
		steps in proptest::collection::vec(step(), 1..60),
	) {
		run_with(network(of_mainnet), || {
			Refused::set(refused);
			for step in steps {
				take(step);
				check();
			}
		});
	}

	#[test]
	fn books_should_only_shrink_when_the_reserve_pays(
		steps in proptest::collection::vec(step(), 1..60),
	) {
		run_with(network(true), || {
			let genesis = Balances::total_issuance();
			for step in steps {
				if !matches!(step, Step::Curve(_)) {
					take(step);
				}
			}
			assert_eq!(Minted::<Test>::get(), 0);
			assert_eq!(Balances::total_issuance(), genesis - Burned::<Test>::get());
		});
	}
}

#[test]
fn pools_of_an_epoch_should_be_gone_when_it_ends() {
	run(|| {
		for epoch in 0..3 as EpochIndex {
			author_until(System::block_number() + 5);
			assert_eq!(AuthorPools::<Test>::iter_prefix(epoch).count(), 1);
			end_epoch();
			assert_eq!(AuthorPools::<Test>::iter().count(), 0);
		}
	});
}
