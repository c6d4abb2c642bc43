// SPDX-License-Identifier: Apache-2.0
//! Emission, splits, burns and the treasury: the one module that owns the supply.
//!
//! # Rules
//! - The network's parameters are one value, set at genesis and replaced only as a whole by
//!   [`Config::AdminOrigin`]. A set that contradicts itself is refused, and so is one with another
//!   slot duration, because consensus fixed it at genesis.
//! - Every token that comes into being or ceases to exist is booked ([`Minted`], [`Burned`]):
//!   `issuance = genesis + minted - burned` after every block.
//! - Each block mints the author's part of the halving reward into the pot of all authors and
//!   credits it to that author's pool of the current epoch. The compute part is minted only when
//!   workers earned it. A block without a known author mints nothing.
//! - Fees and tips: [`HandleFees`] gives the author's part to the same pool, the treasury's part to
//!   the treasury, and burns the rest. Odd remainders of every split are burned.
//! - Dust of reaped accounts is burned and booked by [`HandleDust`].
//! - The pot and the treasury hold one existential deposit each from genesis on, so that neither
//!   is ever reaped with less in it. A preset may endow them; what they lack is minted at genesis
//!   and counts as genesis issuance.
//!
//! # Time line of an epoch
//! ```text
//! on_initialize of each block      reward -> pot, AuthorPools[epoch, author]
//! each transaction's fee           split  -> pot, treasury, burned
//! end of the epoch (session)       every pool of the epoch -> RewardSink; what it can not
//!                                  distribute is burned from the pot
//! ```
//! The block in which a session rotates earns its block reward for the ending epoch and its fees
//! for the next one.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::Supply;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod dispatch;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use impls::{HandleDust, HandleFees};

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{Supply, WeightInfo, types::DefaultParameters};
	use computechain_primitives::{Balance, EpochClock, EpochIndex, NetworkParameters, RewardSink};
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
		/// A block's reward was minted.
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
		/// Something that can not happen happened; the books need a look.
		Unexpected,
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The parameters contradict themselves.
		InvalidParameters,
		/// The slot duration never changes after genesis.
		SlotDurationFixed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::reward_block();
			T::WeightInfo::reward_block()
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
		pub fn set_parameters(origin: OriginFor<T>, new: NetworkParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(new)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The supply: issuance, what was minted and burned since genesis, and the treasury.
		pub fn supply() -> Supply {
			Supply {
				issuance: T::Currency::total_issuance(),
				genesis: GenesisIssuance::<T>::get(),
				minted: Minted::<T>::get(),
				burned: Burned::<T>::get(),
				treasury: T::Currency::balance(&Self::treasury()),
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
	}
}
