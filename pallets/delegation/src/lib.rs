// SPDX-License-Identifier: Apache-2.0
//! Delegations: who staked what on which validator, what that earns, and how it comes back.
//!
//! All stake is here. A validator's own stake is its position on itself, which only the validators
//! pallet changes ([`StakeLedger`](computechain_primitives::StakeLedger)). Everything bonded and
//! everything that unbonds is held under one reason, so undelegating moves no token.
//!
//! # Rules
//! 1. A delegation counts from the next epoch. What is bonded at genesis counts from epoch 0.
//!    Nobody can delegate to a validator that is jailed, exiting, ejected or unknown; undelegating
//!    works from all of them.
//! 2. A position earns in an epoch on `min(bonded at its start, still bonded at its end)`: what is
//!    taken out comes first from what was added in the same epoch.
//! 3. At the end of an epoch, before its index changes, an author's pool is frozen: commission at
//!    the rate in force at the start of the epoch goes to the validator, the rest is a record of
//!    `rest` over `base`, the sum of what earns. Nothing is done per delegator. Of a validator that
//!    is ejected at that moment, the commission and the share of the own stake burn.
//! 4. Each position takes its floored share of a record exactly once: in the sweep over all
//!    positions after each epoch end, when it changes, or by `payout`, whichever comes first. What
//!    the record has left when the last share is taken, or when the sweep is at its end, is dust
//!    and burned. A record is kept for [`HISTORY`] epochs; what nobody took by then is burned. A
//!    share that an account can not receive, because it would leave less than the existential
//!    deposit there, is burned.
//! 5. What is undelegated earns nothing and returns by itself after the network's unbonding time.
//!    What does not fit into a block's share of weight waits for the next one and is never lost.
//! 6. What is bonded on a validator that left or was ejected counts for nobody's power at once. It
//!    earns for the rest of the epoch, and the first sweep of the next one undelegates it. Until
//!    all of it is gone, nothing can be bonded there.
//! 7. Power cap: once ten validators have registered, and for ever after, every increase must keep
//!    the validator's stake at 20 % of all stake or less. What unbonds counts for neither side.
//! 8. There is no redelegation: undelegate, wait, delegate.
//! 9. History: what was paid to an account for each of the last [`HISTORY`] epochs, commission
//!    included, burned rewards not. All epochs of one account are one entry of at most
//!    84 * 20 bytes, read and written with each reward that is paid.
//!
//! # Slashes
//! 10. A slash is written down once per validator. The own stake bears it at once. Every delegation
//!     and every unbonding amount bears it before it is read, changed or paid, at the latest in the
//!     sweep, which starts when a slash comes. The block that slashes does not work per delegator.
//!     The sweep goes over all positions, and then, while there are slashes, over all that unbonds;
//!     it takes a tenth of each block at its start, one item at least, and what is left at its end.
//! 11. It reaches everything that is bonded when it comes, also what was added after the offence
//!     (as in Cosmos: whoever delegates shares the validator's fate from then on), and what unbonds
//!     and was still bonded in the epoch of the offence or later. Own stake that unbonds loses the
//!     part of own stake. Everything is floored on its own, burned from the hold, and booked.
//! 12. Power falls at once, by the floored part of all delegations together. As each of them floors
//!     on its own, they have at most a few base units more than that; these count again when the
//!     last delegation has borne the slash.
//! 13. A slash lowers what earns in its epoch, floored. Until the last delegation has borne it,
//!     `base` may be a few base units more than the sum of what earns: never less, so that shares
//!     never exceed the pool. A slash in the block that ends an epoch, after the pools were frozen,
//!     still lowers the shares of that epoch; what it frees in the record is burned.
//! 14. A validator has at most [`MAX_SLASHES`] slashes that anything may still have to bear: more
//!     than all the equivocations of a full set in one epoch can cause. One more takes own stake
//!     only, and says `Unexpected`. Slashes are forgotten at the end of a sweep that began after
//!     them.
//! 15. Amounts that one delegator undelegates from one validator in one block are one amount; it
//!     bears what is outstanding before more is added. An amount that could not return and is put
//!     off may meet a younger one; both then answer for what the younger answers for.
//!
//! # Time line
//! ```text
//! epoch e                    | epoch e + 1                      | ...
//! delegate                   | counts, earns                    |
//! pool of e is earned        | frozen at its start, then swept  |
//! undelegate at block b      | nothing earned from then on      | returned in b + unbonding
//! slash at block b           | borne by all in the sweep from b | forgotten
//! validator leaves           | its delegations start to unbond  |
//! ```
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{
	Chunk, DelegationInfo, Earned, Frozen, Position, RewardInfo, SlashEntry, Stage, StakeSums,
	SweepCursor, Total, UnbondingInfo,
};
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod dispatch;
mod history;
mod impls;
mod ledger;
#[cfg(test)]
mod mock;
mod settle;
mod slash;
#[cfg(test)]
mod tests;
mod tick;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

use computechain_primitives::EpochIndex;

/// For how many epochs unclaimed rewards, and the history of those paid, are kept.
pub const HISTORY: EpochIndex = 84;
/// The power cap holds once this many validators have registered.
pub const CAP_FROM: u32 = 10;
/// The hard bound on the validators of one delegator; the network's limit is lower.
pub const MAX_VALIDATORS: u32 = 32;
/// The most slashes of one validator that something may still have to bear.
///
/// In a set of 256, the 86th equivocation of an epoch takes everything.
pub const MAX_SLASHES: u32 = 128;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		Chunk, DelegationInfo, Earned, Frozen, HISTORY, MAX_SLASHES, MAX_VALIDATORS, Position,
		RewardInfo, SlashEntry, StakeSums, SweepCursor, Total, UnbondingInfo, WeightInfo,
	};
	use alloc::vec::Vec;
	use computechain_primitives::{
		AuthorPool, Balance, BlockNumber, EpochClock, EpochIndex, Moment, NetworkParameters,
		SupplyBook, ValidatorRegistry,
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
		/// The time, for what view functions say about the future.
		type Now: Get<Moment>;
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

	/// All delegations to a validator together.
	#[pallet::storage]
	pub type Totals<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Total, OptionQuery>;

	/// All stake of the network.
	#[pallet::storage]
	pub type Sums<T: Config> = StorageValue<_, StakeSums, ValueQuery>;

	/// Validators that left or were ejected, and when, while something is still bonded on them.
	#[pallet::storage]
	pub type Left<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, EpochIndex, OptionQuery>;

	/// The slashes of a validator that something may still have to bear, by index.
	#[pallet::storage]
	pub type Slashes<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<SlashEntry, ConstU32<MAX_SLASHES>>,
		ValueQuery,
	>;

	/// The index of the next slash of any validator.
	#[pallet::storage]
	pub type NextSlash<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What an account earned in the last epochs, the oldest first.
	#[pallet::storage]
	pub type History<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Earned, ConstU32<HISTORY>>,
		ValueQuery,
	>;

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

	/// How many sweeps have begun.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Everybody has been credited for all epochs before this one.
	#[pallet::storage]
	pub type Swept<T: Config> = StorageValue<_, EpochIndex, ValueQuery>;

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
		/// A validator was slashed, and its power fell by both amounts.
		Slashed {
			/// Whom.
			validator: T::AccountId,
			/// The epoch of the offence.
			epoch: EpochIndex,
			/// Burned of its own stake.
			own: Balance,
			/// What delegations have to bear, each on its own.
			delegated: Balance,
		},
		/// Staked or unbonding tokens were burned.
		StakeBurned {
			/// On whom they were staked.
			validator: T::AccountId,
			/// Whose they were.
			who: T::AccountId,
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
		/// The validator is jailed.
		Jailed,
		/// The validator is exiting.
		Exiting,
		/// The validator is shut out for good.
		Ejected,
		/// What was bonded before the validator left has not all begun to unbond.
		TooEarly,
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
		#[pallet::weight(T::WeightInfo::delegate(HISTORY, MAX_SLASHES))]
		pub fn delegate(
			origin: OriginFor<T>,
			validator: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let work = Self::do_delegate(&ensure_signed(origin)?, &validator, amount)?;
			Ok(Some(T::WeightInfo::delegate(work.epochs, work.slashes)).into())
		}

		/// Starts to unbond `amount` of the caller's delegation to `validator`.
		///
		/// It earns nothing from now on and returns by itself.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::undelegate(HISTORY, MAX_SLASHES))]
		pub fn undelegate(
			origin: OriginFor<T>,
			validator: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let work = Self::do_undelegate(&ensure_signed(origin)?, &validator, amount)?;
			Ok(Some(T::WeightInfo::undelegate(work.epochs, work.slashes)).into())
		}

		/// Pays what `delegator` has earned with its position on `validator`, without waiting for
		/// the sweep. Anyone may call it.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::payout(HISTORY, MAX_SLASHES))]
		pub fn payout(
			origin: OriginFor<T>,
			delegator: T::AccountId,
			validator: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let work = Self::do_payout(&delegator, &validator)?;
			Ok(Some(T::WeightInfo::payout(work.epochs, work.slashes)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `who` has delegated to whom, its own stake as a validator included, after all
		/// slashes.
		pub fn delegations(who: T::AccountId) -> Vec<DelegationInfo<T::AccountId>> {
			Self::view_delegations(&who)
		}

		/// What `who` has earned on each validator in ended epochs and was not paid yet.
		pub fn rewards(who: T::AccountId) -> Vec<RewardInfo<T::AccountId>> {
			Self::view_rewards(&who)
		}

		/// What unbonds for `who` after all slashes, and when it returns.
		pub fn unbonding(who: T::AccountId) -> Vec<UnbondingInfo<T::AccountId>> {
			Self::view_unbonding(&who)
		}

		/// What was paid to `who` for each of the last epochs, the oldest first; epochs without a
		/// payment are left out.
		pub fn history(who: T::AccountId) -> Vec<Earned> {
			Self::view_history(&who)
		}

		/// What is staked by validators themselves, delegated, and unbonding.
		pub fn totals() -> StakeSums {
			Sums::<T>::get()
		}
	}
}
