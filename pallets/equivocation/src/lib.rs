// SPDX-License-Identifier: Apache-2.0
//! Double signing: what proves it, and who is told.
//!
//! An Aura authority that writes two blocks for one slot, and a GRANDPA authority that votes twice
//! in one round, are told to [`Config::Sink`] with the session in which they did it. This pallet
//! proves the first; GRANDPA's own pallet proves the second and reports it here.
//!
//! # Sessions
//! The author of slot `s` is authority `s mod n` of the set that the block's PARENT had. Aura has
//! no memory of past sets, so the pallet keeps its own:
//! ```text
//! block      ... R        R'= R + 1 ...            N        N'
//!                |                                 |
//!    rotates, records the set             rotates, records the next set
//!    still authored by the old set        still authored by this set
//! slot       ... r        r + 1     ...            q        q + 1
//! session     e  |  e + 1 from slot r + 1 to slot q |  e + 2
//! ```
//! 1. The block that rotates the session records the new set with the slot after its own as the
//!    first, and closes the last session with its own slot. The first session begins at slot 0.
//! 2. A session is forgotten once the report window (in blocks) has passed since its last block, or
//!    when there are more than [`Config::MaxSessions`]; at most [`PRUNED_AT_ONCE`] in one block.
//!    With it goes who was reported for it, and [`Config::Forget`] hears which sessions are left.
//!
//! # A proof of double authoring
//! Two headers with their seals. It holds when
//! 3. neither is longer than [`MAX_HEADER_SIZE`] (`TooLarge`);
//! 4. each ends with one Aura seal (`NoSeal`) and names exactly one slot (`NoSlot`), the same
//!    (`DifferentSlots`), which is at most the one after the current (`TooEarly`);
//! 5. they differ without their seals, which are randomised (`SameBlock`);
//! 6. the slot is one of the named session (`WrongSession`), and at most the report window has
//!    passed since (`TooOld`). How many blocks have passed since a slot is not stored; it is taken
//!    to be as many as there may be: the blocks after the session's end, and before it the lesser
//!    of its slots after that one and its blocks. So a report can come too late by as many blocks
//!    as were missed in that session, and an offence can never be reported after the window;
//! 7. both seals are by the authority of that slot (`BadSeal`).
//!
//! Anybody may report it signed, and gets the fee back; or unsigned, so that a node needs no
//! account: the transaction is valid only when the proof holds, and two proofs against the same
//! validator for the same session exclude each other in the pool.
//!
//! 8. A validator is told to the sink once per session, whichever way it signed twice
//!    (`AlreadyReported`, which makes the unsigned transaction stale). When the sink says that it
//!    can not punish, that is final: the report succeeds, so that nobody can fill blocks with it.
//! 9. A double vote of a session that is not kept any more is refused.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use types::{DoubleAuthoring, ForgetSessions, SessionRecord};
pub use weights::WeightInfo;

pub mod api;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
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

/// The longest header that is looked at, encoded, in bytes.
///
/// The header that announces 256 authorities is the longest one of this chain: they take 8 KiB for
/// Aura and 10 KiB for GRANDPA.
pub const MAX_HEADER_SIZE: usize = 32 * 1024;

/// How many sessions are forgotten in one block, at most.
pub const PRUNED_AT_ONCE: u32 = 4;

/// How long an unsigned report stays in the pool, in blocks.
pub const LONGEVITY: u64 = 64;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use crate::{DoubleAuthoring, ForgetSessions, SessionRecord, WeightInfo};
	use alloc::{boxed::Box, vec::Vec};
	use computechain_primitives::{
		EpochClock, EpochIndex, EquivocationSink, MAX_AUTHORITIES, NetworkParameters,
	};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_consensus_aura::sr25519::AuthorityId;

	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The authorities of a session in Aura's order, each with its validator.
	pub type AuthoritiesOf<T> = BoundedVec<
		(<T as frame_system::Config>::AccountId, AuthorityId),
		ConstU32<MAX_AUTHORITIES>,
	>;

	/// Validators of one session.
	pub type ReportedOf<T> =
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
		/// The clock of epochs, which are sessions.
		type EpochClock: EpochClock;
		/// The authorities that Aura has now, in its order, each with its validator.
		type Authorities: Get<Vec<(Self::AccountId, AuthorityId)>>;
		/// The slot of the current block.
		type CurrentSlot: Get<u64>;
		/// Who punishes.
		type Sink: EquivocationSink<Self::AccountId>;
		/// Who else keeps something of each session for as long as it can be reported.
		type Forget: ForgetSessions;
		/// The most sessions that are kept, however long the report window is.
		#[pallet::constant]
		type MaxSessions: Get<u32>;
		/// The weights of this pallet.
		type WeightInfo: WeightInfo;
		/// What benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The first and the last session that are kept, once there is one.
	#[pallet::storage]
	pub type Kept<T: Config> = StorageValue<_, (EpochIndex, EpochIndex)>;

	/// When each kept session was.
	#[pallet::storage]
	pub type Sessions<T: Config> = StorageMap<_, Twox64Concat, EpochIndex, SessionRecord>;

	/// Who could author in each kept session.
	#[pallet::storage]
	pub type Authorities<T: Config> =
		StorageMap<_, Twox64Concat, EpochIndex, AuthoritiesOf<T>, ValueQuery>;

	/// Who was reported for each kept session.
	#[pallet::storage]
	pub type Reported<T: Config> =
		StorageMap<_, Twox64Concat, EpochIndex, ReportedOf<T>, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A validator wrote two blocks for one slot.
		DoubleAuthored {
			/// Who.
			validator: T::AccountId,
			/// The session of the slot.
			session: EpochIndex,
			/// The slot.
			slot: u64,
		},
		/// A validator voted twice in one round of GRANDPA.
		DoubleVoted {
			/// Who.
			validator: T::AccountId,
			/// The session in which it voted.
			session: EpochIndex,
		},
		/// A validator signed twice and can not be punished for it.
		NotPunished {
			/// Who.
			validator: T::AccountId,
			/// The session in which it signed twice.
			session: EpochIndex,
		},
	}

	/// Why a proof is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// A header is too long.
		TooLarge,
		/// A header has no Aura seal at its end.
		NoSeal,
		/// A header does not name exactly one slot.
		NoSlot,
		/// The headers are of different slots.
		DifferentSlots,
		/// The headers are of the same block.
		SameBlock,
		/// The slot is none of that session.
		WrongSession,
		/// The slot has not come yet.
		TooEarly,
		/// The report window has passed.
		TooOld,
		/// A seal is not by the authority of that slot.
		BadSeal,
		/// The validator was reported for that session already.
		AlreadyReported,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Runs after the session pallet's, which may have rotated the session in this block.
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::tick(now)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Proves that a validator wrote two blocks for one slot; signed by anybody, or unsigned.
		///
		/// A valid report costs its sender nothing.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::report_double_authoring())]
		#[pallet::authorize(|_, proof| Self::authorize_report(proof))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_report_double_authoring())]
		pub fn report_double_authoring(
			origin: OriginFor<T>,
			proof: Box<DoubleAuthoring<HeaderFor<T>>>,
		) -> DispatchResultWithPostInfo {
			if ensure_authorized(origin.clone()).is_err() {
				ensure_signed(origin)?;
			}
			Self::do_report(&proof)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The first and the last session for which a report may still come.
		pub fn kept_sessions() -> Option<(EpochIndex, EpochIndex)> {
			Kept::<T>::get()
		}

		/// Who was reported for a session that is still kept.
		pub fn reported(session: EpochIndex) -> Vec<T::AccountId> {
			Reported::<T>::get(session).into_inner()
		}
	}
}
