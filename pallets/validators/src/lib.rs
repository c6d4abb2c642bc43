// SPDX-License-Identifier: Apache-2.0
//! Validators: who may author, with what stake, which of them do, and what failing costs.
//!
//! # States
//! ```text
//!            stake               chosen, acts two epochs later
//! (nobody) --------> Candidate ------------------------------> Active
//!    ^                | |  ^  ^        not chosen               | | |
//!    |                | |  |  '---------------------------------' | |
//!    |   signed twice | |  '------------- unjail ----.            | | K slots missed in a row,
//!    |                | '-----------------------> Jailed <--------' | low uptime, signed twice
//!    |                |                              |              |
//!    | out of both    '-------- unstake(all) --------+--------------'
//!    | sets                                          v
//!    '------------------------------------------- Exiting
//!
//! Candidate, Active, Exiting -- third offence --> Ejected (final)
//! ```
//! A validator that exits or is ejected stays in the sets that it is in already until they end.
//!
//! # Time line
//! ```text
//! epoch     e - 1        |        e         |      e + 1       |      e + 2
//!                        |  slots counted   |                  |
//!                        |                  ^ uptime judged,   ^ the set acts that was
//!                        |                    a set chosen       chosen at the end of e
//! ```
//! A set chosen at the end of epoch `e` acts from `e + 2`, because the session pallet queues each
//! set for one session.
//!
//! # Rules
//! 1. **Stake** is kept by the stake ledger ([`Config::Ledger`]). The first `stake` registers and
//!    needs the network's minimum; further ones add anything. What `unstake` leaves must be at
//!    least the minimum, or nothing: then the validator exits, is chosen no more and is forgotten
//!    once it is in neither the current set nor the next. The account may register again when
//!    nothing that it did can be reported any more, which is after the report window, and the
//!    delegations to it have been unbonded. One in jail loses 10 % of
//!    what it takes out. After a slash the own stake may be below the minimum: the validator stays
//!    one and is not eligible. One that has no stake left leaves by `unstake(0)`.
//! 2. **Missed slots**: this pallet initialises a block after Aura and before the session pallet,
//!    so the current set is that of the parent's state, in the order that Aura has. Slot `s` is
//!    that of the member `s mod n`. All slots between the parent's and the block's own are missed
//!    by whom they belong to, whole rounds by division. The first block only counts itself. Slots
//!    of disabled validators are nobody's; those of a jailed one that could not be disabled are
//!    its own.
//! 3. **Streak**: own slots missed in a row. It outlasts epochs and absence; an own block ends it,
//!    and so does leaving the jail. The misses before a block are judged before the block counts,
//!    but its author is never jailed by it: it is there.
//! 4. **Uptime**: blocks / own slots of the last epoch in which the validator had own slots; 100 %
//!    for one that never had. At an epoch end, one in the set with less than 75 % is dropped: not
//!    chosen until an epoch end at which it was not in the set of the epoch that ends; then it
//!    returns with 75 %. Did it do better in the epoch between its drop and its absence, then it
//!    returns with that.
//! 5. **Score**: [`computechain_math::stake::ScoreFacts`]. Penalties are what slashes and taking
//!    out stake in jail burned within the memory of offences, at most [`PENALTIES`] entries: the
//!    two oldest become one that is forgotten with the younger of them.
//! 6. **The set**: eligible is who is registered with at least the minimum of own stake, not in
//!    jail, with an uptime of 75 % or more, and has session keys. Ranked by total stake x score,
//!    ties by the bytes of the account id, lower first; the first up to the network's limit, but
//!    at most `max(1, n / 4)` who were not in the last set of `n` (at genesis there is none:
//!    everybody may enter). Below four (or the limit, if lower) those dropped for uptime come
//!    back by rank, then those jailed for misses; the limit on entries does not bind those. A
//!    jailed one that comes back stays jailed, may author, and is not punished for misses until
//!    it was unjailed. When there is nobody at all the last set goes on.
//! 7. **Order**: the set is shuffled with the chain's randomness of the parent of the block that
//!    chooses it, the last that is known when a block begins; without any, and always at genesis,
//!    it stays in the order of rank. The parent's author knows it before it chooses the
//!    transactions of its block, which may still change ranks and so the order.
//! 8. **Jail** for a streak of `jail_misses`, or at an epoch end for an uptime below 75 % with the
//!    last [`LAST_MISSES`] own slots missed. It slashes by the count of offences: 5 %, 10 %, then
//!    100 % of the own stake, 10 % of the delegations, and ejection. The count falls by one with
//!    each `offence_memory` without one. A jailed validator is disabled at once, in its current
//!    set and in one it is queued for, except where too many would be; then it goes on and its
//!    slots stay its own. An exiting one is slashed and disabled like any other.
//! 9. **Unjail**: free from the end of the jail on; before it costs `unjail_price`, burned from
//!    the free balance; never before for one who signed twice. It returns with 75 %.
//! 10. **Partition guard**: when somebody is to be jailed for misses, the members of the set in
//!     office with a streak of at least the limit less one are counted, and the one to be jailed.
//!     More than `max(2, n / 3)`: the guard covers it, and it is not punished until the streak
//!     ends, or until it was dropped and returns. It covers nobody twice within the memory of
//!     offences. At an epoch end, where a streak of [`LAST_MISSES`] is enough, the guard looks
//!     at streaks of that limit less one; else a partition shorter than `jail_misses` rounds
//!     would be punished after all.
//! 11. **Signing twice**: one ratio per validator and epoch, of all who did in that epoch
//!     ([`computechain_math::slash::equivocation_ppm`]). When it grows the others pay the
//!     difference, as the part of what is left that the difference is of the whole, floored: a
//!     slash for something else in between makes that less. The validator is jailed, which counts
//!     as no offence under rule 8. Epochs are known for the report window, and so is who left:
//!     what it and its delegators have unbonding is slashed all the same. Not punished: who was
//!     ejected, or registered after that epoch.
//! 12. **Exit and liability**: an exiting validator is slashed as of the epoch in which its stake
//!     was bonded still, however late in its last sets it fails.
//! 13. **Commission**: at most the network's limit; at most `commission_step` above the rate in
//!     force; one request per `commission_cooldown`. More acts from the first epoch start at least
//!     `commission_notice` blocks later, anything else from the next epoch start. In force is
//!     always what was when the epoch began.
//! 14. **Ejected** accounts never register again. One still in a set counts as registered until
//!     it is in none.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{
	Commission, Departure, DisableValidator, Duty, Jail, JailReason, Metadata, Offender, Penalty,
	Performance, PerformanceInfo, Ranked, Standing, Validator, ValidatorInfo,
};
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod dispatch;
mod equivocation;
mod impls;
mod jail;
#[cfg(test)]
mod mock;
mod performance;
mod selection;
mod slots;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use impls::UnitIdentificationOf;

/// Below this many, those come back who would sit out.
pub const FLOOR: usize = 4;
/// The slots missed in a row that jail at an epoch end with an uptime below 75 %.
pub const LAST_MISSES: u32 = 3;
/// The most penalties remembered apart for one validator.
pub const PENALTIES: u32 = 16;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		Departure, DisableValidator, Duty, JailReason, Metadata, Offender, PENALTIES, Penalty,
		PerformanceInfo, Ranked, Validator, ValidatorInfo, WeightInfo,
	};
	use alloc::vec::Vec;
	use computechain_primitives::{
		Balance, BlockNumber, EpochClock, EpochEnd, EpochIndex, MAX_AUTHORITIES, NetworkParameters,
		Randomness, StakeLedger, SupplyBook,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{Contains, fungible::Mutate},
	};
	use frame_system::pallet_prelude::*;

	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// A set of validators.
	pub type SetOf<T> =
		BoundedVec<<T as frame_system::Config>::AccountId, ConstU32<MAX_AUTHORITIES>>;

	/// Those who signed twice in an epoch.
	pub type OffendersOf<T> =
		BoundedVec<Offender<<T as frame_system::Config>::AccountId>, ConstU32<MAX_AUTHORITIES>>;

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
		/// The token, in which leaving the jail early is paid.
		type Currency: Mutate<Self::AccountId, Balance = Balance>;
		/// The book of what is burned.
		type Supply: SupplyBook;
		/// Who has session keys.
		type HasKeys: Contains<Self::AccountId>;
		/// Who keeps a validator from authoring.
		type Disable: DisableValidator;
		/// The slot of the current block, known before this pallet initialises the block.
		type CurrentSlot: Get<u64>;
		/// The chain's randomness, which the order of a set comes from.
		type Randomness: Randomness;
		/// The clock of epochs.
		type EpochClock: EpochClock;
		/// Who is told when an epoch has ended, in this order.
		type EpochEnd: EpochEnd;
		/// The most registered validators.
		#[pallet::constant]
		type MaxCandidates: Get<u32>;
		/// The weights of this pallet.
		type WeightInfo: WeightInfo;
	}

	/// All registered validators.
	#[pallet::storage]
	pub type Registry<T: Config> = CountedStorageMap<_, Blake2_128Concat, T::AccountId, Validator>;

	/// The slots of registered validators.
	#[pallet::storage]
	pub type Duties<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Duty, ValueQuery>;

	/// What was burned of registered validators' stakes, the oldest first.
	#[pallet::storage]
	pub type Penalties<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Penalty, ConstU32<PENALTIES>>,
		ValueQuery,
	>;

	/// How registered validators present themselves.
	#[pallet::storage]
	pub type MetadataOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Metadata, ValueQuery>;

	/// Accounts that were ejected, and in which epoch. Each entry cost a whole stake.
	#[pallet::storage]
	pub type Ejected<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, EpochIndex>;

	/// The set of the current epoch, in the order of their slots.
	#[pallet::storage]
	pub type CurrentSet<T: Config> = StorageValue<_, SetOf<T>, ValueQuery>;

	/// The set of the next epoch, chosen at the end of the last one.
	#[pallet::storage]
	pub type NextSet<T: Config> = StorageValue<_, SetOf<T>, ValueQuery>;

	/// The slot of the last block; none before the first.
	#[pallet::storage]
	pub type LastSlot<T: Config> = StorageValue<_, u64>;

	/// How large the sets of the epochs were whose offences can be reported.
	#[pallet::storage]
	pub type SetSizes<T: Config> = StorageMap<_, Twox64Concat, EpochIndex, u32>;

	/// Who signed twice in those epochs.
	#[pallet::storage]
	pub type Offenders<T: Config> =
		StorageMap<_, Twox64Concat, EpochIndex, OffendersOf<T>, ValueQuery>;

	/// Who left, for as long as what it did can be reported.
	#[pallet::storage]
	pub type Departures<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Departure>;

	/// Who left in which of those epochs.
	#[pallet::storage]
	pub type LeftIn<T: Config> = StorageMap<
		_,
		Twox64Concat,
		EpochIndex,
		BoundedVec<T::AccountId, T::MaxCandidates>,
		ValueQuery,
	>;

	/// The first epoch that was not forgotten.
	#[pallet::storage]
	pub type OldestEpoch<T: Config> = StorageValue<_, EpochIndex, ValueQuery>;

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
			/// How much unbonds, in base units.
			amount: Balance,
			/// How much was burned beside, because it is in jail, in base units.
			burned: Balance,
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
			/// The first epoch in which it is in force.
			from: EpochIndex,
		},
		/// A validator presents itself anew.
		MetadataSet {
			/// Who.
			validator: T::AccountId,
		},
		/// A set was chosen.
		SetChosen {
			/// The first epoch in which it acts.
			from: EpochIndex,
			/// Its size.
			size: u32,
		},
		/// Nobody may be in the set, so the last one goes on.
		SetKept {
			/// The epoch for which nobody could be chosen.
			epoch: EpochIndex,
		},
		/// A validator's uptime was below 75 %, so it sits out.
		Dropped {
			/// Who.
			validator: T::AccountId,
			/// Blocks it authored.
			proposed: u32,
			/// Slots it had.
			expected: u32,
		},
		/// A validator sat out and may be chosen again.
		OnProbation {
			/// Who.
			validator: T::AccountId,
		},
		/// A validator that would sit out or is in jail was called back for want of others.
		Recalled {
			/// Who.
			validator: T::AccountId,
		},
		/// A validator was jailed.
		Jailed {
			/// Who.
			validator: T::AccountId,
			/// The block from which on leaving the jail costs nothing.
			until: BlockNumber,
			/// What for.
			reason: JailReason,
		},
		/// A validator left the jail.
		Unjailed {
			/// Who.
			validator: T::AccountId,
			/// What was burned for leaving early, in base units.
			price: Balance,
		},
		/// A validator and those who delegated to it were slashed.
		Slashed {
			/// Who.
			validator: T::AccountId,
			/// The epoch of the offence.
			epoch: EpochIndex,
			/// The part of its own stake, in parts per million.
			ppm: u32,
			/// The part of each delegation, in parts per million.
			delegated_ppm: u32,
			/// By how much its total stake fell, in base units.
			amount: Balance,
		},
		/// A validator was shut out for good.
		Ejected {
			/// Who.
			validator: T::AccountId,
		},
		/// A validator missed too many slots together with many others, so it is not punished.
		GuardHeld {
			/// Who.
			validator: T::AccountId,
			/// How many did.
			streaks: u32,
		},
		/// Too many are disabled already, so a validator goes on until the set changes.
		NotDisabled {
			/// Who.
			validator: T::AccountId,
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
		/// The account was ejected.
		Ejected,
		/// The amount, or what would remain, is below the minimum.
		TooLow,
		/// There are as many validators as there may be.
		MaxCandidatesExceeded,
		/// The commission is over the network's limit.
		MaxCommissionExceeded,
		/// The commission would rise by too much at once.
		CommissionStepExceeded,
		/// The last request to change the commission is too recent.
		TooSoon,
		/// More than the own stake.
		InsufficientStake,
		/// Delegations from before this account left are still bonded, or what it did then can still
		/// be reported.
		TooEarly,
		/// The validator is not in jail.
		NotJailed,
		/// Who signed twice stays in jail until its end.
		StillJailed,
		/// The text is not UTF-8.
		NotUtf8,
		/// Neither a commission nor metadata was given.
		NothingToChange,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Runs after Aura, which knows the slot, and before the session pallet, which may change
		/// the set.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::note_slot(T::CurrentSlot::get())
		}

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
		///
		/// In jail a tenth of the amount is burned.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::unstake())]
		pub fn unstake(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			Self::do_unstake(&ensure_signed(origin)?, amount)
		}

		/// Sets the caller's commission, in parts per million, or how it presents itself, or both.
		///
		/// A higher commission acts from the first epoch that begins after the notice, a lower one
		/// from the next epoch on. Empty metadata removes what there is.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::update_validator())]
		pub fn update_validator(
			origin: OriginFor<T>,
			commission: Option<u32>,
			metadata: Option<Metadata>,
		) -> DispatchResult {
			Self::do_update_validator(&ensure_signed(origin)?, commission, metadata)
		}

		/// Lets the caller out of jail: for nothing after its end, for a price before.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::unjail())]
		pub fn unjail(origin: OriginFor<T>) -> DispatchResult {
			Self::do_unjail(&ensure_signed(origin)?)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All validators and what there is to know of them.
		pub fn validators() -> Vec<ValidatorInfo<T::AccountId>> {
			Registry::<T>::iter()
				.map(|(who, entry)| Self::info(who, entry))
				.collect()
		}

		/// One validator and what there is to know of it.
		pub fn validator(who: T::AccountId) -> Option<ValidatorInfo<T::AccountId>> {
			Registry::<T>::get(&who).map(|entry| Self::info(who, entry))
		}

		/// All validators that are neither exiting nor ejected, by rank.
		pub fn leaderboard() -> Vec<Ranked<T::AccountId>> {
			Self::ranking()
		}

		/// What a validator does of its slots.
		pub fn performance(who: T::AccountId) -> Option<PerformanceInfo> {
			Self::performance_of(&who)
		}
	}
}
