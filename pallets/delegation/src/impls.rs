// SPDX-License-Identifier: Apache-2.0
//! What this pallet is to the others.

use crate::{CAP_FROM, Event, Frozen, pallet::*};
use computechain_math::split::commission;
use computechain_primitives::{
	Balance, EpochEnd, EpochIndex, EpochPool, RewardSink, StakeLedger, ValidatorRegistry,
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
		Totals::<T>::get(validator).map_or(0, |total| total.bonded)
	}

	fn validator_joined() {
		if T::Validators::registered() >= CAP_FROM {
			CapHolds::<T>::put(true);
		}
	}

	fn validator_left(validator: &T::AccountId) {
		if Totals::<T>::contains_key(validator) {
			Self::start_sweep();
		}
	}
}

impl<T: Config> RewardSink<T::AccountId> for Pallet<T> {
	fn distribute(epoch: EpochIndex, pool: EpochPool<T::AccountId>) -> Balance {
		let EpochPool { validator, amount } = pool;
		let own = commission(amount, T::Validators::commission(&validator));
		let rest = amount.saturating_sub(own);
		let (paid, unpaid) = if Self::pay(&validator, own) {
			(own, 0)
		} else {
			(0, own)
		};

		let base = Totals::<T>::get(&validator).map_or(0, |total| total.earning_in(epoch));
		// Nothing that earned, nobody to share with.
		let (rest, unshared) = if base > 0 { (rest, 0) } else { (0, rest) };
		if rest > 0 {
			let record = Frozen {
				rest,
				base,
				rest_left: rest,
				base_left: base,
			};
			Records::<T>::insert(epoch, &validator, record);
		}
		Self::deposit_event(Event::PoolFrozen {
			epoch,
			validator,
			commission: paid,
			rest,
		});
		unpaid.saturating_add(unshared)
	}

	fn outstanding() -> Balance {
		Records::<T>::iter_values()
			.map(|record| record.rest_left)
			.fold(0, Balance::saturating_add)
	}
}

impl<T: Config> EpochEnd for Pallet<T> {
	/// Runs after the pools of the epoch were frozen.
	fn on_epoch_end(_: EpochIndex) {
		Self::start_sweep();
	}
}
