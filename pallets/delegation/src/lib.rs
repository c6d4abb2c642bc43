// SPDX-License-Identifier: Apache-2.0
//! Delegations: who staked what on which validator, what that earns, and how it comes back.
//!
//! All stake is here. A validator's own stake is its position on itself, which only the validators
//! pallet changes ([`StakeLedger`](computechain_primitives::StakeLedger)). Everything bonded and
//! everything that unbonds is held under one reason, so undelegating moves no token.
//!
//! # Rules
//! - A delegation counts from the next epoch. What is bonded at genesis counts from epoch 0.
//! - A position earns in an epoch on `min(bonded at its start, still bonded at its end)`: what is
//!   taken out comes first from what was added in the same epoch.
//! - At the end of an epoch an author's pool is frozen: commission at the rate in force at the
//!   start of the epoch goes to the validator, the rest is a record of `rest` over `base`, the sum
//!   of what earns. Nothing is done per delegator.
//! - Each position takes its floored share of a record exactly once: in the sweep over all
//!   positions after each epoch end, when it changes, or by `payout`, whichever comes first. What
//!   the record has left when the last share is taken is dust and burned. A record is kept for
//!   [`HISTORY`] epochs; what nobody took by then is burned. A share that an account can not
//!   receive, because it would leave less than the existential deposit there, is burned.
//! - What is undelegated earns nothing and returns by itself after the network's unbonding time.
//!   What does not fit into a block's share of weight waits for the next one and is never lost.
//! - When a validator has left, the sweep undelegates what is still delegated to it.
//! - Power cap: once ten validators have registered, and for ever after, every increase must keep
//!   the validator's stake at 20 % of all stake or less. What unbonds counts for neither side.
//! - There is no redelegation: undelegate, wait, delegate.
//!
//! # Time line
//! ```text
//! epoch e                    | epoch e + 1                      | ...
//! delegate                   | counts, earns                    |
//! pool of e is earned        | frozen at its start, then swept  |
//! undelegate at block b      | nothing earned from then on      | returned in b + unbonding
//! ```
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{Chunk, DelegationInfo, Frozen, Position, RewardInfo, SweepCursor, UnbondingInfo};
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod dispatch;
mod impls;
#[cfg(test)]
mod mock;
mod settle;
#[cfg(test)]
mod tests;
mod tick;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

use computechain_primitives::EpochIndex;

/// For how many epochs unclaimed rewards are kept.
pub const HISTORY: EpochIndex = 84;
/// The power cap holds once this many validators have registered.
pub const CAP_FROM: u32 = 10;
/// The hard bound on the validators of one delegator; the network's limit is lower.
pub const MAX_VALIDATORS: u32 = 32;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		Chunk, DelegationInfo, Frozen, HISTORY, MAX_VALIDATORS, Position, RewardInfo, SweepCursor,
		UnbondingInfo, WeightInfo,
	};
	use alloc::vec::Vec;
	use computechain_primitives::{
		AuthorPool, Balance, BlockNumber, EpochClock, EpochIndex, NetworkParameters, SupplyBook,
		ValidatorRegistry,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Mutate, MutateHold},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;

	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs to know.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token.
		type Currency: Mutate<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Balance>;
		/// The reasons of holds in the runtime.
		type RuntimeHoldReason: From<HoldReason>;
		/// The network's parameters.
		type Parameters: Get<NetworkParameters>;
		/// Who validates.
		type Validators: ValidatorRegistry<Self::AccountId>;
		/// The clock of epochs.
		type EpochClock: EpochClock;
		/// Where unpaid rewards lie.
		type AuthorPool: AuthorPool<Self::AccountId>;
		/// The book of what is burned.
		type Supply: SupplyBook;
		/// The weights of this pallet.
		type WeightInfo: WeightInfo;
		/// What the benchmarks can not do through the traits above.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Why tokens are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are staked on a validator, or unbonding.
		Staked,
	}

	/// Every position: validator, then who staked on it.
	#[pallet::storage]
	pub type Positions<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Position,
		OptionQuery,
	>;

	/// The sum of all positions on a validator.
	#[pallet::storage]
	pub type Totals<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Position, OptionQuery>;

	/// The sum of all positions on all validators.
	#[pallet::storage]
	pub type TotalBonded<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// The validators that someone has delegated to, in the order of the first delegation.
	#[pallet::storage]
	pub type Delegations<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<T::AccountId, ConstU32<MAX_VALIDATORS>>,
		ValueQuery,
	>;

	/// Whether the power cap holds. Never off again.
	#[pallet::storage]
	pub type CapHolds<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// Author pools of ended epochs that are not wholly paid out.
	#[pallet::storage]
	pub type Records<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EpochIndex,
		Blake2_128Concat,
		T::AccountId,
		Frozen,
		OptionQuery,
	>;

	/// The oldest epoch that may still have records.
	#[pallet::storage]
	pub type OldestRecords<T: Config> = StorageValue<_, EpochIndex, ValueQuery>;

	/// The sweep that is under way.
	#[pallet::storage]
	pub type Sweep<T: Config> = StorageValue<_, SweepCursor, OptionQuery>;

	/// What unbonds: who, then the due block and the validator.
	#[pallet::storage]
	pub type Unbonding<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		(BlockNumber, T::AccountId),
		Chunk,
		OptionQuery,
	>;

	/// What is due in which block: (who, validator) of an entry of [`Unbonding`].
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		BlockNumber,
		Blake2_128Concat,
		(T::AccountId, T::AccountId),
		(),
		OptionQuery,
	>;

	/// The earliest block whose agenda may not be empty.
	#[pallet::storage]
	pub type NextDue<T: Config> = StorageValue<_, BlockNumber, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A position grew.
		Bonded {
			/// On whom.
			validator: T::AccountId,
			/// Whose position.
			who: T::AccountId,
			/// By how much, in base units.
			amount: Balance,
		},
		/// A part of a position started to unbond.
		Unbonded {
			/// On whom.
			validator: T::AccountId,
			/// Whose position.
			who: T::AccountId,
			/// How much, in base units.
			amount: Balance,
			/// The block in which it returns.
			due: BlockNumber,
		},
		/// What had unbonded returned.
		Returned {
			/// To whom.
			who: T::AccountId,
			/// How much, in base units.
			amount: Balance,
		},
		/// What had unbonded could not return yet, because the account can not receive so little.
		ReturnDeferred {
			/// To whom.
			who: T::AccountId,
			/// How much, in base units.
			amount: Balance,
			/// The block of the next try.
			due: BlockNumber,
		},
		/// A validator's pool of an epoch was frozen.
		PoolFrozen {
			/// The ended epoch.
			epoch: EpochIndex,
			/// Whose pool.
			validator: T::AccountId,
			/// Paid to the validator as commission.
			commission: Balance,
			/// To be shared over all positions.
			rest: Balance,
		},
		/// A reward was paid.
		Rewarded {
			/// Of which validator.
			validator: T::AccountId,
			/// To whom.
			who: T::AccountId,
			/// How much, in base units.
			amount: Balance,
		},
		/// Rewards that nobody can be given were burned.
		DustBurned {
			/// How much, in base units.
			amount: Balance,
		},
		/// Something that can not happen happened; the books need a look.
		Unexpected,
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such validator, or no such position.
		NotFound,
		/// The validator is exiting.
		Exiting,
		/// A validator's own stake goes through the validators pallet.
		OwnValidator,
		/// The amount, or what would remain, is below the minimum.
		TooLow,
		/// More than the position.
		InsufficientStake,
		/// The delegator has as many validators as it may have.
		MaxValidatorsExceeded,
		/// The validator would have more than 20 % of all stake.
		MaxPowerExceeded,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::poll(meter);
		}

		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::tick(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Delegates `amount` of the caller's balance to `validator`, from the next epoch on.
		///
		/// To move a delegation, undelegate, wait until it has unbonded, and delegate again: there
		/// is no redelegation.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::delegate(HISTORY))]
		pub fn delegate(
			origin: OriginFor<T>,
			validator: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let epochs = Self::do_delegate(&ensure_signed(origin)?, &validator, amount)?;
			Ok(Some(T::WeightInfo::delegate(epochs)).into())
		}

		/// Starts to unbond `amount` of the caller's delegation to `validator`.
		///
		/// It earns nothing from now on and returns by itself.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::undelegate(HISTORY))]
		pub fn undelegate(
			origin: OriginFor<T>,
			validator: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let epochs = Self::do_undelegate(&ensure_signed(origin)?, &validator, amount)?;
			Ok(Some(T::WeightInfo::undelegate(epochs)).into())
		}

		/// Pays what `delegator` has earned with its position on `validator`, without waiting for
		/// the sweep. Anyone may call it.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::payout(HISTORY))]
		pub fn payout(
			origin: OriginFor<T>,
			delegator: T::AccountId,
			validator: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let epochs = Self::do_payout(&delegator, &validator)?;
			Ok(Some(T::WeightInfo::payout(epochs)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `who` has delegated to whom, its own stake as a validator included.
		pub fn delegations(who: T::AccountId) -> Vec<DelegationInfo<T::AccountId>> {
			Self::positions_of(&who)
				.map(|(validator, position)| DelegationInfo {
					validator,
					bonded: position.bonded,
					earning: position.earning_in(T::EpochClock::current()),
				})
				.collect()
		}

		/// What `who` has earned on each validator in ended epochs and was not paid yet.
		pub fn rewards(who: T::AccountId) -> Vec<RewardInfo<T::AccountId>> {
			Self::positions_of(&who)
				.map(|(validator, position)| RewardInfo {
					amount: Self::pending(&validator, &position),
					validator,
				})
				.collect()
		}

		/// What unbonds for `who`, and when it returns.
		pub fn unbonding(who: T::AccountId) -> Vec<UnbondingInfo<T::AccountId>> {
			Unbonding::<T>::iter_prefix(&who)
				.map(|((due, validator), chunk)| UnbondingInfo {
					validator,
					amount: chunk.amount,
					due,
				})
				.collect()
		}
	}
}
