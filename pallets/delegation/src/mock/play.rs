// SPDX-License-Identifier: Apache-2.0
//! What tests do with the mock, in few words.

use super::*;
use computechain_primitives::{
	Balance, EpochEnd, EpochPool, RewardSink, Slash, StakeLedger, SupplyBook, ValidatorState,
};
use frame_support::{
	pallet_prelude::DispatchResultWithPostInfo,
	traits::{
		Hooks,
		fungible::{Inspect, InspectHold, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::{Weight, WeightMeter},
};
use sp_runtime::traits::Dispatchable;

/// Registers a validator with an own stake.
pub fn register(index: u8, stake: Balance, commission: u32) {
	Registry::mutate(|all| all.insert(account(index), (ValidatorState::Active, commission)));
	Delegation::bond_self(&account(index), stake).unwrap();
	Delegation::validator_joined();
}

/// Sets the state of a validator; none makes it leave.
pub fn set_state(index: u8, state: Option<ValidatorState>) {
	let who = account(index);
	match state {
		Some(state) => {
			Registry::mutate(|all| all.insert(who, (state, 0)));
		}
		None => {
			Registry::mutate(|all| all.remove(&who));
			Delegation::validator_left(&who);
		}
	}
}

/// Mints into the pool of a validator.
pub fn earn(index: u8, amount: Balance) {
	Balances::mint_into(&World::account(), amount).unwrap();
	World::minted(amount);
	Pools::mutate(|pools| *pools.entry(account(index)).or_default() += amount);
}

/// Ends the epoch: the pools are distributed, and nothing is credited yet.
pub fn end_epoch() {
	for (validator, amount) in Pools::take() {
		let left = Delegation::distribute(Epoch::get(), EpochPool { validator, amount });
		let burned = Balances::burn_from(
			&World::account(),
			left,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Force,
		);
		World::burned(burned.unwrap());
	}
	Delegation::on_epoch_end(Epoch::get());
	Epoch::mutate(|epoch| *epoch += 1);
}

/// Starts `count` blocks, with all clock work that fits into them.
pub fn blocks(count: u64) {
	for _ in 0..count {
		System::set_block_number(System::block_number() + 1);
		let block = System::block_number();
		Delegation::on_poll(block, &mut WeightMeter::new());
	}
}

/// Ends the epoch and starts a block, which credits everyone.
pub fn next_epoch() {
	end_epoch();
	blocks(1);
}

/// Starts `count` blocks whose clock work is one position each, while none of them owes much and
/// nothing returns.
pub fn crawl(count: u64) {
	ItemWeight::set(1_000);
	for _ in 0..count {
		System::set_block_number(System::block_number() + 1);
		let block = System::block_number();
		Delegation::on_idle(block, Weight::from_parts(10_980, u64::MAX));
	}
	ItemWeight::set(0);
}

/// Slashes a validator for an offence in `epoch`, own stake and delegations alike. Returns by how
/// much its stake fell.
pub fn slash(index: u8, epoch: EpochIndex, ppm: u32) -> Balance {
	let slash = Slash {
		epoch,
		own_ppm: ppm,
		delegated_ppm: ppm,
	};
	Delegation::slash(&account(index), slash)
}

/// Ejects a validator: all of its own stake, a tenth of what is delegated to it.
pub fn eject(index: u8) {
	let slash = Slash {
		epoch: Epoch::get(),
		own_ppm: 1_000_000,
		delegated_ppm: 100_000,
	};
	Delegation::slash(&account(index), slash);
	Registry::mutate(|all| {
		if let Some((state, _)) = all.get_mut(&account(index)) {
			*state = ValidatorState::Ejected;
		}
	});
	Delegation::validator_left(&account(index));
}

/// All that an account has, held or free.
pub fn wealth(index: u8) -> Balance {
	<Balances as Inspect<_>>::total_balance(&account(index))
}

/// What is held of an account.
pub fn held(index: u8) -> Balance {
	Balances::balance_on_hold(&HoldReason::Staked.into(), &account(index))
}

/// What an account has beyond what it began with.
pub fn gained(index: u8) -> Balance {
	wealth(index)
		.checked_sub(FUNDS)
		.expect("nobody loses anything here")
}

/// What an account has delegated to or staked as a validator.
pub fn bonded(validator: u8, who: u8) -> Balance {
	Positions::<Test>::get(account(validator), account(who)).map_or(0, |position| position.bonded)
}

/// Delegates as an account; a refusal rolls back, as it does on a chain.
pub fn delegate(who: u8, validator: u8, amount: Balance) -> DispatchResultWithPostInfo {
	RuntimeCall::Delegation(Call::delegate {
		validator: account(validator),
		amount,
	})
	.dispatch(RuntimeOrigin::signed(account(who)))
}

/// Undelegates as an account.
pub fn undelegate(who: u8, validator: u8, amount: Balance) -> DispatchResultWithPostInfo {
	RuntimeCall::Delegation(Call::undelegate {
		validator: account(validator),
		amount,
	})
	.dispatch(RuntimeOrigin::signed(account(who)))
}
