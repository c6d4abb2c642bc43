// SPDX-License-Identifier: Apache-2.0
//! Emission, splits, burns and the treasury: the one module that owns the supply.
//!
//! # Rules
//! 1. The network's parameters are one value, set at genesis and replaced only as a whole by
//!    [`Config::AdminOrigin`]. A set that contradicts itself is refused with the reason, and so is
//!    one with another slot duration, because consensus fixed it at genesis.
//! 2. Every token that comes into being or ceases to exist is booked ([`Minted`], [`Burned`]):
//!    `issuance = genesis + minted - burned` after every block.
//! 3. Each block pays the author's part of its reward into the pot of all authors and credits it
//!    to that author's pool of the current epoch. A block without a known author pays nothing.
//!    - Where the reward halves ([`EmissionCurve::Halving`]) the author's 70 % are minted. The
//!      compute part is noted, and minted only when workers earned it.
//!    - Where it comes out of the community reserve ([`EmissionCurve::Reserve`]) nothing is ever
//!      minted: the block is paid a year's rate on the stake that was bonded when the epoch began,
//!      divided by the blocks of a year of 365 days, floored. A year is as many blocks as it has
//!      slots, so missed slots make it longer and pay nobody. A reserve that can not pay a block
//!      and keep its existential deposit pays nothing; it never pays a part. The compute
//!      part, 3/7 on top, is noted with each block that was paid, and drawn only when workers
//!      earned it.
//! 4. Fees and tips: [`HandleFees`] gives the author's part to the same pool, the treasury's part
//!    to the treasury, and burns the rest. Odd remainders of every split are burned.
//! 5. Dust of reaped accounts is burned and booked by [`HandleDust`].
//! 6. The pot and the treasury hold one existential deposit each from genesis on, so that neither
//!    is ever reaped with less in it. A preset may endow them; what they lack is minted at genesis
//!    and counts as genesis issuance. The reserve is what a preset gives it, or does not exist.
//!
//! 7. When an epoch ends, what was noted for its compute part comes into being if any worker
//!    earned a part of it, and is forgotten otherwise. It lies in the pot until it is paid. What
//!    would be drawn and the reserve can not pay is 0, as with a block. Dust is burned.
//!
//! # Time line of an epoch
//! ```text
//! on_initialize of each block      reward -> pot, AuthorPools[epoch, author]
//! each transaction's fee           split  -> pot, treasury, burned
//! end of the epoch (session)       every pool of the epoch -> RewardSink; what it can not
//!                                  distribute is burned from the pot; the bonded stake is noted
//!                                  for the rewards of the next epoch
//! ```
//! The block in which a session rotates earns its block reward for the ending epoch and its fees
//! for the next one. The stake of the first epoch is noted in its first block.
//!
//! [`EmissionCurve::Halving`]: computechain_primitives::EmissionCurve::Halving
//! [`EmissionCurve::Reserve`]: computechain_primitives::EmissionCurve::Reserve
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{ComputePart, Supply};
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod dispatch;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod tick;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use impls::{HandleDust, HandleFees};

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{ComputePart, Supply, WeightInfo, types::DefaultParameters};
	use alloc::boxed::Box;
	use computechain_primitives::{
		Balance, EpochClock, EpochIndex, InvalidParameters, NetworkParameters, RewardSink,
		StakeLedger,
	};
	use frame_support::{
		PalletId,
		pallet_prelude::*,
		traits::fungible::{Balanced, Inspect, Mutate},
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::AccountIdConversion;

	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);
	/// The account of all author pools.
	pub const AUTHOR_POT: PalletId = PalletId(*b"cpc/auth");
	/// The account of the treasury.
	pub const TREASURY: PalletId = PalletId(*b"cpc/trea");
	/// The account of the community reserve.
	pub const RESERVE: PalletId = PalletId(*b"cpc/resv");

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs to know.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token.
		type Currency: Mutate<Self::AccountId, Balance = Balance>
			+ Balanced<Self::AccountId, Balance = Balance>;
		/// Who may replace the parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The author of the current block.
		type BlockAuthor: Get<Option<Self::AccountId>>;
		/// The clock of epochs.
		type EpochClock: EpochClock;
		/// Where author pools go when their epoch ends.
		type RewardSink: RewardSink<Self::AccountId>;
		/// What is bonded.
		type Ledger: StakeLedger<Self::AccountId>;
		/// The validators' own stakes and what is delegated to them, for [`Pallet::supply`] alone.
		type Staked: Get<(Balance, Balance)>;
		/// The weights of this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The network's parameters.
	#[pallet::storage]
	pub type Parameters<T: Config> =
		StorageValue<_, NetworkParameters, ValueQuery, DefaultParameters>;

	/// The issuance at genesis.
	#[pallet::storage]
	pub type GenesisIssuance<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// All that was minted since genesis.
	#[pallet::storage]
	pub type Minted<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// All that was burned since genesis.
	#[pallet::storage]
	pub type Burned<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// What each author earned in an epoch that has not ended, at the pot's account.
	#[pallet::storage]
	pub type AuthorPools<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EpochIndex,
		Blake2_128Concat,
		T::AccountId,
		Balance,
		ValueQuery,
	>;

	/// What was bonded when the current epoch began; none before the first block.
	#[pallet::storage]
	pub type BondedAtStart<T: Config> = StorageValue<_, Balance>;

	/// The compute part of all blocks since an epoch's was last issued or forgone; not issued yet.
	#[pallet::storage]
	pub type ComputeNoted<T: Config> = StorageValue<_, ComputePart, ValueQuery>;

	/// What was issued for workers and lies in the pot until they have it.
	#[pallet::storage]
	pub type ComputeOwed<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// The parameters at genesis.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// The network's parameters.
		pub parameters: NetworkParameters,
		/// Nothing; the type needs a use of its parameter.
		#[serde(skip)]
		pub marker: PhantomData<T>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self {
				parameters: NetworkParameters::DEVNET,
				marker: PhantomData,
			}
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Err(why) = self.parameters.validate() {
				panic!("the network's parameters contradict themselves: {why:?}");
			}
			Parameters::<T>::put(&self.parameters);
			for account in [Pallet::<T>::pot(), Pallet::<T>::treasury()] {
				Pallet::<T>::endow_at_genesis(&account);
			}
			GenesisIssuance::<T>::put(T::Currency::total_issuance());
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The parameters were replaced.
		ParametersSet,
		/// A block's reward was minted, or paid by the reserve.
		BlockRewarded {
			/// Its author.
			author: T::AccountId,
			/// The author's part, in base units.
			amount: Balance,
		},
		/// Fees and tips were split.
		FeesSplit {
			/// To the author's pool.
			author: Balance,
			/// To the treasury.
			treasury: Balance,
			/// Burned.
			burned: Balance,
		},
		/// What nobody could be given of the author pools was burned.
		PoolsBurned {
			/// The ended epoch.
			epoch: EpochIndex,
			/// In base units.
			amount: Balance,
		},
		/// The compute pool of an epoch was minted, or drawn from the reserve.
		ComputePoolIssued {
			/// The ended epoch.
			epoch: EpochIndex,
			/// In base units.
			amount: Balance,
		},
		/// Something that can not happen happened; the books need a look.
		Unexpected,
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The slot duration never changes after genesis.
		SlotDurationFixed,
		/// The slot duration is neither 500 ms nor within 1,000 to 6,000 ms.
		SlotDuration,
		/// An epoch needs at least 2 blocks, and may not be longer than unbonding.
		Epoch,
		/// The active set's limit must be 1 to 256.
		ActiveLimit,
		/// Own stake, delegations, worker stakes and prices may not be 0.
		ZeroAmount,
		/// A stake or price is more than the supply.
		AmountTooLarge,
		/// A delegator may have 1 to 32 validators.
		ValidatorsPerDelegator,
		/// The report window needs a block, and must be shorter than unbonding.
		ReportWindow,
		/// A jail needs a duration within the memory of offences, at least 2 missed slots, and a
		/// price.
		Jail,
		/// The highest commission is over 100 %, the step is 0 or above it, or there is no
		/// cooldown.
		Commission,
		/// The notice of a raised commission is longer than the cooldown.
		CommissionNotice,
		/// A halving interval of 0, a rate over 100 %, one that rises, or one that never reaches
		/// its floor.
		Emission,
		/// The fee split adds up to more than 100 %.
		FeeSplit,
		/// The attestation score is over 100.
		Score,
		/// A task has 1 to 2^42 multiply-adds.
		ComputeWork,
		/// A task must live longer than the 2 blocks until the first draw for it.
		ComputeLifetime,
		/// A result must be open to challenge for a block.
		ComputeWindow,
		/// A worker's stake may not unbond before its last result can no longer be challenged.
		ComputeUnbonding,
		/// The protocol's tasks are none that the network accepts.
		ComputeProtocol,
	}

	impl<T> From<InvalidParameters> for Error<T> {
		fn from(why: InvalidParameters) -> Self {
			match why {
				InvalidParameters::SlotDuration => Self::SlotDuration,
				InvalidParameters::Epoch => Self::Epoch,
				InvalidParameters::ActiveLimit => Self::ActiveLimit,
				InvalidParameters::ZeroAmount => Self::ZeroAmount,
				InvalidParameters::AmountTooLarge => Self::AmountTooLarge,
				InvalidParameters::ValidatorsPerDelegator => Self::ValidatorsPerDelegator,
				InvalidParameters::ReportWindow => Self::ReportWindow,
				InvalidParameters::Jail => Self::Jail,
				InvalidParameters::Commission => Self::Commission,
				InvalidParameters::CommissionNotice => Self::CommissionNotice,
				InvalidParameters::Emission => Self::Emission,
				InvalidParameters::FeeSplit => Self::FeeSplit,
				InvalidParameters::Score => Self::Score,
				InvalidParameters::ComputeWork => Self::ComputeWork,
				InvalidParameters::ComputeLifetime => Self::ComputeLifetime,
				InvalidParameters::ComputeWindow => Self::ComputeWindow,
				InvalidParameters::ComputeUnbonding => Self::ComputeUnbonding,
				InvalidParameters::ComputeProtocol => Self::ComputeProtocol,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::reward_block()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Replaces the network's parameters as a whole.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, new: Box<NetworkParameters>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(*new)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The supply: what exists, what was minted and burned since genesis, and where it lies.
		pub fn supply() -> Supply {
			let (staked, delegated) = T::Staked::get();
			Supply {
				issuance: T::Currency::total_issuance(),
				genesis: GenesisIssuance::<T>::get(),
				minted: Minted::<T>::get(),
				burned: Burned::<T>::get(),
				staked,
				delegated,
				treasury: T::Currency::balance(&Self::treasury()),
				reserve: T::Currency::balance(&Self::reserve()),
			}
		}

		/// The network's parameters.
		pub fn parameters() -> NetworkParameters {
			Parameters::<T>::get()
		}
	}

	impl<T: Config> Pallet<T> {
		/// The account that holds the pools of all authors until they are paid out.
		pub fn pot() -> T::AccountId {
			AUTHOR_POT.into_account_truncating()
		}

		/// The account of the treasury.
		pub fn treasury() -> T::AccountId {
			TREASURY.into_account_truncating()
		}

		/// The account of the community reserve.
		pub fn reserve() -> T::AccountId {
			RESERVE.into_account_truncating()
		}
	}
}
