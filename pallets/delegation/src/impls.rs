// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the others.

use crate::{CAP_FROM, Event, Frozen, pallet::*};
use computechain_math::split::{commission, share};
use computechain_primitives::{
	Balance, EpochEnd, EpochIndex, EpochPool, RewardSink, Slash, StakeLedger, ValidatorRegistry,
	ValidatorState,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};

impl<T: Config> StakeLedger<T::AccountId> for Pallet<T> {
	fn bond_self(validator: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::bond(validator, validator, amount).map(|_| ())
	}

	fn unbond_self(validator: &T::AccountId, amount: Balance) -> DispatchResult {
		let (position, _) = Self::settled(validator, validator)?;
		ensure!(amount <= position.bonded, Error::<T>::InsufficientStake);
		Self::unbond(validator, validator, position, amount);
		Ok(())
	}

	fn self_stake(validator: &T::AccountId) -> Balance {
		Positions::<T>::get(validator, validator).map_or(0, |position| position.bonded)
	}

	fn total_stake(validator: &T::AccountId) -> Balance {
		let delegated = Totals::<T>::get(validator).map_or(0, |total| total.power());
		Self::self_stake(validator).saturating_add(delegated)
	}

	fn validator_joined() {
		if T::Validators::registered() >= CAP_FROM {
			CapHolds::<T>::put(true);
		}
	}

	fn validator_left(validator: &T::AccountId) {
		Self::do_left(validator);
	}

	fn total() -> Balance {
		let sums = Sums::<T>::get();
		sums.own.saturating_add(sums.delegated)
	}

	fn burn_self(validator: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::do_burn_self(validator, amount)
	}

	fn slash(validator: &T::AccountId, slash: Slash) -> Balance {
		Self::do_slash(validator, &slash)
	}
}

impl<T: Config> RewardSink<T::AccountId> for Pallet<T> {
	fn distribute(epoch: EpochIndex, pool: EpochPool<T::AccountId>) -> Balance {
		let EpochPool { validator, amount } = pool;
		let ejected = T::Validators::state(&validator) == Some(ValidatorState::Ejected);
		let own = commission(amount, T::Validators::commission(&validator));
		let rest = amount.saturating_sub(own);
		let paid = if !ejected && Self::pay(&validator, own) {
			Self::note(&validator, &[(epoch, own)]);
			own
		} else {
			0
		};

		let delegated = Totals::<T>::get(&validator).map_or(0, |total| total.earning_in(epoch));
		let stake = Positions::<T>::get(&validator, &validator)
			.map_or(0, |position| position.earning_in(epoch));
		let base = delegated.saturating_add(stake);
		// Of an ejected validator's part nobody takes anything.
		let (rest_left, base_left) = if ejected {
			Self::forfeit(&validator, epoch);
			let forfeited = share(rest, stake, base);
			(rest.saturating_sub(forfeited), delegated)
		} else {
			(rest, base)
		};
		// Nothing that earned, nobody to share with.
		let shared = if base_left > 0 { rest_left } else { 0 };
		if shared > 0 {
			let record = Frozen {
				rest,
				base,
				rest_left,
				base_left,
			};
			Records::<T>::insert(epoch, &validator, record);
		}
		Self::deposit_event(Event::PoolFrozen {
			epoch,
			validator,
			commission: paid,
			rest: shared,
		});
		amount.saturating_sub(paid).saturating_sub(shared)
	}

	fn outstanding() -> Balance {
		Records::<T>::iter_values()
			.map(|record| record.rest_left)
			.fold(0, Balance::saturating_add)
	}
}

impl<T: Config> Pallet<T> {
	/// The own stake earns nothing in `epoch`, which is the current one and about to end.
	fn forfeit(validator: &T::AccountId, epoch: EpochIndex) {
		if let Ok((mut position, _)) = Self::settled(validator, validator) {
			if position.epoch == epoch {
				position.earning = 0;
			}
			Self::store(validator, validator, position);
		}
	}
}

impl<T: Config> EpochEnd for Pallet<T> {
	/// Runs after the pools of the epoch were frozen.
	fn on_epoch_end(_: EpochIndex) {
		Self::start_sweep();
	}
}
