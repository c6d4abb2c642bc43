// SPDX-License-Identifier: Apache-2.0
//! Validators: who may author, with what stake, and which of them do.
//!
//! # States
//! ```text
//!            stake                 chosen                    unstake(all)
//! (nobody) ---------> Candidate <----------> Active   ,-----------------------> Exiting
//!     ^                   |       not chosen    |    /                              |
//!     |                   '---------------------'---'                               |
//!     '-----------------------------------------------------------------------------'
//!                        out of the sets of the current and the next epoch
//! ```
//! - `stake`: the first call registers and needs the network's minimum; further calls add.
//! - `unstake`: what remains must be at least the minimum. Taking out everything makes the
//!   validator exit: it is chosen no more, and it is forgotten once it is in neither the set of the
//!   current epoch nor that of the next. Only then may that account register again, and only when
//!   the delegations to it have been unbonded.
//! - `update_validator`: the commission; it takes effect with the next epoch.
//! - Stake itself is kept by the stake ledger ([`Config::Ledger`]), which also unbonds it.
//!
//! # The set
//! At the end of each epoch `e` a set is chosen that acts from epoch `e + 2`, because the session
//! pallet queues each set for one session. Eligible is who has an own stake of at least the
//! minimum, is not exiting and has session keys. The eligible are ranked by total stake, ties by
//! the bytes of the account id, lower first; the first of them up to the network's limit are
//! taken, but at most `max(1, n / 4)` who were not in the last set of `n`. When nobody is eligible
//! the last set goes on.
//!
//! The sets at genesis have no last set: everybody eligible may enter.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{Commission, Standing, Validator, ValidatorInfo};
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod dispatch;
mod impls;
#[cfg(test)]
mod mock;
mod selection;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use impls::UnitIdentificationOf;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{Validator, ValidatorInfo, WeightInfo};
	use alloc::vec::Vec;
	use computechain_primitives::{
		Balance, EpochClock, EpochEnd, EpochIndex, MAX_AUTHORITIES, NetworkParameters, StakeLedger,
	};
	use frame_support::{pallet_prelude::*, traits::Contains};
	use frame_system::pallet_prelude::*;

	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// A set of validators.
	pub type SetOf<T> =
		BoundedVec<<T as frame_system::Config>::AccountId, ConstU32<MAX_AUTHORITIES>>;

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs to know.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The network's parameters.
		type Parameters: Get<NetworkParameters>;
		/// Who keeps all stake.
		type Ledger: StakeLedger<Self::AccountId>;
		/// Who has session keys.
		type HasKeys: Contains<Self::AccountId>;
		/// The clock of epochs.
		type EpochClock: EpochClock;
		/// Who is told when an epoch has ended, in this order.
		type EpochEnd: EpochEnd;
		/// The most registered validators.
		#[pallet::constant]
		type MaxCandidates: Get<u32>;
		/// The weights of this pallet.
		type WeightInfo: WeightInfo;
		/// The token, for benchmarks to fund an account with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkCurrency: frame_support::traits::fungible::Mutate<Self::AccountId, Balance = Balance>;
	}

	/// All registered validators.
	#[pallet::storage]
	pub type Registry<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, Validator>;

	/// The set of the current epoch.
	#[pallet::storage]
	pub type CurrentSet<T: Config> = StorageValue<_, SetOf<T>, ValueQuery>;

	/// The set of the next epoch, chosen at the end of the last one.
	#[pallet::storage]
	pub type NextSet<T: Config> = StorageValue<_, SetOf<T>, ValueQuery>;

	/// The validators at genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Account, own stake out of its balance, commission in parts per million.
		pub validators: Vec<(T::AccountId, Balance, u32)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (who, stake, commission) in &self.validators {
				if let Err(why) = Pallet::<T>::register_at_genesis(who, *stake, *commission) {
					panic!("validator {who:?} can not stake at genesis: {why:?}");
				}
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A validator registered.
		Registered {
			/// Who.
			validator: T::AccountId,
		},
		/// A validator's own stake grew.
		Staked {
			/// Who.
			validator: T::AccountId,
			/// By how much, in base units.
			amount: Balance,
		},
		/// A part of a validator's own stake started to unbond.
		Unstaked {
			/// Who.
			validator: T::AccountId,
			/// How much, in base units.
			amount: Balance,
		},
		/// A validator is on its way out.
		Exiting {
			/// Who.
			validator: T::AccountId,
		},
		/// A validator has left.
		Left {
			/// Who.
			validator: T::AccountId,
		},
		/// A validator's commission will change.
		CommissionSet {
			/// Who.
			validator: T::AccountId,
			/// In parts per million.
			commission: u32,
			/// The first epoch with it.
			from: EpochIndex,
		},
		/// A set was chosen.
		SetChosen {
			/// The first epoch in which it acts.
			from: EpochIndex,
			/// Its size.
			size: u32,
		},
		/// Nobody is eligible, so the last set goes on.
		SetKept {
			/// The epoch for which nobody could be chosen.
			epoch: EpochIndex,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is a validator already.
		AlreadyExists,
		/// The account is no validator.
		NotFound,
		/// The validator is exiting.
		Exiting,
		/// The amount, or what would remain, is below the minimum.
		TooLow,
		/// There are as many validators as there may be.
		MaxCandidatesExceeded,
		/// The commission is over the network's limit.
		MaxCommissionExceeded,
		/// More than the own stake.
		InsufficientStake,
		/// Delegations from before this account left are still bonded.
		TooEarly,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Stakes `amount` of the caller's balance; the first call registers it as a validator.
		///
		/// A new validator can be chosen at the next epoch end, once it has session keys.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::stake())]
		pub fn stake(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			Self::do_stake(&ensure_signed(origin)?, amount)
		}

		/// Starts to unbond `amount` of the caller's own stake; all of it makes the caller exit.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::unstake())]
		pub fn unstake(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			Self::do_unstake(&ensure_signed(origin)?, amount)
		}

		/// Sets the caller's commission, in parts per million, from the next epoch on.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::update_validator())]
		pub fn update_validator(origin: OriginFor<T>, commission: u32) -> DispatchResult {
			Self::do_update_validator(&ensure_signed(origin)?, commission)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All validators with their state, stake and commission.
		pub fn validators() -> Vec<ValidatorInfo<T::AccountId>> {
			Registry::<T>::iter()
				.map(|(who, entry)| Self::info(who, entry))
				.collect()
		}

		/// One validator with its state, stake and commission.
		pub fn validator(who: T::AccountId) -> Option<ValidatorInfo<T::AccountId>> {
			Registry::<T>::get(&who).map(|entry| Self::info(who, entry))
		}
	}
}
