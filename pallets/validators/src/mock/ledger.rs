// SPDX-License-Identifier: Apache-2.0
//! A stake ledger of plain maps, which slashes at once.

use super::*;
use computechain_math::slash::slashed;
use computechain_primitives::{Slash, StakeLedger};
use sp_runtime::TokenError;

/// Stake as two maps.
pub struct Ledger;
impl StakeLedger<AccountId> for Ledger {
	fn bond_self(validator: &AccountId, amount: Balance) -> DispatchResult {
		let stake = Self::self_stake(validator).saturating_add(amount);
		if stake > FUNDS {
			return Err(TokenError::FundsUnavailable.into());
		}
		Own::mutate(|own| own.insert(validator.clone(), stake));
		Ok(())
	}

	fn unbond_self(validator: &AccountId, amount: Balance) -> DispatchResult {
		let stake = Self::self_stake(validator).checked_sub(amount);
		let stake = stake.ok_or(TokenError::FundsUnavailable)?;
		Own::mutate(|own| own.insert(validator.clone(), stake));
		Ok(())
	}

	fn self_stake(validator: &AccountId) -> Balance {
		Own::get().get(validator).copied().unwrap_or(0)
	}

	fn total_stake(validator: &AccountId) -> Balance {
		Self::self_stake(validator) + Delegated::get().get(validator).copied().unwrap_or(0)
	}

	fn validator_joined() {
		Joined::mutate(|joined| *joined += 1);
	}

	fn validator_left(validator: &AccountId) {
		Left::mutate(|left| left.push(validator.clone()));
	}

	fn total() -> Balance {
		let sum = |map: BTreeMap<AccountId, Balance>| map.values().sum::<Balance>();
		sum(Own::get()) + sum(Delegated::get())
	}

	fn burn_self(validator: &AccountId, amount: Balance) -> DispatchResult {
		Self::unbond_self(validator, amount)?;
		LedgerBurned::mutate(|burned| *burned += amount);
		Ok(())
	}

	fn slash(validator: &AccountId, slash: Slash) -> Balance {
		Slashes::mutate(|slashes| slashes.push((validator.clone(), slash)));
		let take = |map: &mut BTreeMap<AccountId, Balance>, ppm| {
			let Some(stake) = map.get_mut(validator) else {
				return 0;
			};
			let taken = slashed(*stake, ppm);
			*stake -= taken;
			taken
		};
		let taken = Own::mutate(|own| take(own, slash.own_ppm))
			+ Delegated::mutate(|delegated| take(delegated, slash.delegated_ppm));
		LedgerBurned::mutate(|burned| *burned += taken);
		taken
	}
}
