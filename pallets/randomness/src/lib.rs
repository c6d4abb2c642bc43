// SPDX-License-Identifier: Apache-2.0
//! Randomness of each block that its author can not choose.
//!
//! Every author adds one output of a verifiable random function (VRF) to its block, made with the
//! sr25519 key with which Aura lets it author. For a key and an input there is one output and no
//! other, nobody else can know it before the author shows it, and everybody can check it then. The
//! chain folds all outputs into one value.
//!
//! # Time line of block b
//! ```text
//! on_initialize   Aura reads the slot; this pallet notes whose turn it is;      of_block(b - 1)
//!                 then the session pallet may change the authorities
//! inherents       contribute(pre-output, proof): verified, folded               of_block(b)
//! transactions    and the clock work of other pallets draw from it              of_block(b)
//! on_finalize     without a contribution: panic, the block is invalid
//! ```
//!
//! # Rules
//! 1. **Input**: the randomness of the parent block, 32 zero bytes before the first block, and the
//!    slot. It is the Merlin transcript of label `CPC/randomness` with the messages `previous` (32
//!    bytes) and `slot` (u64 LE), to which schnorrkel adds the public key ([`vrf::input`]).
//! 2. **Turn**: the author is the authority of the block's slot in the set that the parent's state
//!    has. The session pallet may replace that set while it initialises the block, so this pallet
//!    comes before it and notes the key ([`Config::Turn`]); it forgets it when the block ends.
//! 3. **Contribution**: exactly one in each block, an inherent: 32 bytes of pre-output and 64 of
//!    proof. It is refused when there was one already (`Twice`), when it is nobody's turn
//!    (`NoAuthor`), and when the proof does not hold for the author's key and the input
//!    (`BadProof`): so when it is damaged, made with another key, for another slot or after other
//!    randomness. The call is mandatory, so a refused one makes the whole block invalid.
//! 4. **Absence**: a block without a contribution can not be finished, and nodes refuse it before
//!    they execute it.
//! 5. **Folding**: `SHA-256("CPC/randomness" 0x00 previous output)`, where the output is 32 bytes
//!    that schnorrkel derives from input and pre-output in the context `CPC/randomness/output`. The
//!    proof is not in it: proofs are randomised, so an author could make as many as it likes.
//! 6. **Memory**: the randomness of the last [`HISTORY`] blocks is kept, the current one included;
//!    each contribution forgets one. Older blocks, blocks to come and the genesis have none.
//!
//! # What an author can do
//! - Try again: no. With other transactions, another time or another proof, its block of that slot
//!   on that parent always has the same randomness.
//! - Choose its key for it: no. Keys act in the second session after they were set, and the input
//!   depends on all authors before.
//! - Withhold its block: yes, at the price of a missed slot, which costs it the block's reward and
//!   counts against its uptime. It swaps its own output for one that it does not know. Whoever
//!   has k slots in a row can choose among up to 2^k outcomes, and pays for each one left out.
//! - Build on an earlier block than the best one: as far as others follow it there. The block that
//!   they saw first stays the best one of its height, so this is to withhold and hope.
//! - Know the randomness of its own block before it publishes it: yes. Its own transactions in that
//!   block come after it. So whatever is drawn from block b must be fixed by block b - 1.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{Contribution, INHERENT_IDENTIFIER, InherentError, Turn};
pub use weights::WeightInfo;

pub mod api;
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
#[cfg(any(test, feature = "runtime-benchmarks"))]
mod vector;
pub mod vrf;
pub mod weights;

/// How many blocks' randomness is kept: what a worker may take to reveal a result in the largest
/// network, twice its validators and 20 blocks, with room to spare.
pub const HISTORY: u32 = 4 * computechain_primitives::MAX_AUTHORITIES;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{Contribution, INHERENT_IDENTIFIER, InherentError, Turn, WeightInfo};
	use computechain_primitives::BlockNumber;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs to know.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Whose turn the current block is by the authorities of the parent's state. Asked once,
		/// while this pallet initialises the block.
		type Turn: Get<Option<Turn>>;
		/// The weights of this pallet.
		type WeightInfo: WeightInfo;
	}

	/// The randomness after the last contribution; zero before the first.
	#[pallet::storage]
	pub type Current<T: Config> = StorageValue<_, [u8; 32], ValueQuery>;

	/// The randomness of the last blocks.
	#[pallet::storage]
	pub type History<T: Config> = StorageMap<_, Twox64Concat, BlockNumber, [u8; 32]>;

	/// Whose turn the current block is; none between two blocks.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type CurrentTurn<T: Config> = StorageValue<_, Turn>;

	/// Why a contribution, and with it the block, is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The block has one already.
		Twice,
		/// It is nobody's turn.
		NoAuthor,
		/// It is not what the author of this slot had to add.
		BadProof,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Runs after Aura's, which reads the slot, and before the session pallet's, which may
		/// change the authorities.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			CurrentTurn::<T>::set(T::Turn::get());
			T::WeightInfo::note_turn()
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			assert!(
				History::<T>::contains_key(Self::now()),
				"The author must add its randomness to the block"
			);
			CurrentTurn::<T>::kill();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Adds the author's randomness to the block; an inherent, once in each block.
		#[pallet::call_index(0)]
		#[pallet::weight((T::WeightInfo::contribute(), DispatchClass::Mandatory))]
		pub fn contribute(origin: OriginFor<T>, contribution: Contribution) -> DispatchResult {
			ensure_none(origin)?;
			Self::do_contribute(&contribution)
		}
	}

	/// Whether a contribution is right shows when the block is executed: when inherents are checked,
	/// the state is still that of the parent.
	#[pallet::inherent]
	impl<T: Config> ProvideInherent for Pallet<T> {
		type Call = Call<T>;
		type Error = InherentError;
		const INHERENT_IDENTIFIER: InherentIdentifier = INHERENT_IDENTIFIER;

		fn create_inherent(data: &InherentData) -> Option<Self::Call> {
			let contribution = data.get_data(&INHERENT_IDENTIFIER).ok()??;
			Some(Call::contribute { contribution })
		}

		fn is_inherent(call: &Self::Call) -> bool {
			matches!(call, Call::contribute { .. })
		}

		fn is_inherent_required(_: &InherentData) -> Result<Option<Self::Error>, Self::Error> {
			Ok(Some(InherentError::Missing))
		}
	}
}
