// SPDX-License-Identifier: Apache-2.0
//! What hardware a worker proved to have (proof-of-compute design, sections 6 and 7).
//!
//! ```text
//! attest -> request_benchmark -> +2: witnesses drawn -> +2: start, submit_nonce (each)
//!        -> commit_benchmark -> submit_measurement (each) -> open_benchmark -> decided
//!        -> challenge_benchmark until the window closes
//! ```
//!
//! 1. A worker is on record from its registration, at 0 points: it gets tasks when a benchmark has
//!    passed and its score reaches the network's minimum. Below that, suspended, or without its
//!    whole stake it counts as not attested. Limits are looked up anew each time. Where the network
//!    has no witnesses (`unmeasured_allowed`), a worker of which nothing was ever measured counts as
//!    one of the unknown class with [`UNKNOWN_SCORE`].
//! 2. Levels 1 to 3 come from the report (`attest`): a device's description, a driver file on the
//!    whitelist, PCI ids on the whitelist. They count for a claim alone, and only while no class
//!    was measured or the measured one is the claimed one. A report without a claim is worth the
//!    unknown class, 40 at most. A new report puts the score back to what it is worth unmeasured, and
//!    with another GPU or claim the class and the history too.
//! 3. Level 5 is the signed extrinsic itself: its signature covers the genesis hash, the pallet and
//!    call, the account's nonce and the report. The stake is looked at whenever the score is read.
//! 4. No two live workers have the same GPU.
//! 5. One request per worker and epoch, unless one is owed. The fee is on hold until the end. All
//!    requests of one block are one cohort with one start: the chain knows no operators, and a
//!    cohort of everybody holds all workers of each.
//! 6. A validator publishes where its witness program listens and the key that it signs with
//!    (`set_witness`). That key should be another than the validator's own, so that the stake's key
//!    lies on no server that is open to the internet. It signs nonces and measurements, pays for
//!    those transactions, and gets the shares of fees. Who is no validator any more may still take
//!    its own back.
//! 7. The witnesses are drawn from the randomness of the block 2 after the request, among the active
//!    validators that published one: no validator twice, no signer twice, and neither may be the
//!    worker itself. Those of a first run that waits for its second are left out while there are
//!    twice as many signers as witnesses. Fewer than a quorum of those that the active validators
//!    could be: nobody measures, as without a quorum. A signer that was drawn stays that benchmark's,
//!    whatever its validator publishes. The start is 2 blocks after the block of the draw, which
//!    holds for a draw that the clock gets to late as long as it lies ahead.
//! 8. The seed is made of the start block's randomness and the nonces used, a quorum (w / 2 + 1) at
//!    least. Only witnesses whose nonces are in it measure. The samples are drawn by the
//!    commitment and randomness that comes more than a third of the validators later.
//! 9. A quorum of valid measurements of the commitment decides, by the median of each time (the
//!    lower one of two). Nothing else that a witness says counts. Without a quorum nobody is
//!    punished and the fee goes back; what is owed is owed 20 blocks longer. Samples that are not
//!    opened fail the request; the fee goes to the signers.
//! 10. The fee is shared by the signers within 20 % of both medians; what does not divide, and what
//!     can not be paid, burns.
//! 11. A first or higher class needs two runs within 10 % of each other, timed by different
//!     witnesses. An unknown class needs one.
//! 12. More than 10 times slower than the claimed class, or than the network's least speed: level
//!     4's compute fails. Residency: half of the claimed class's bandwidth and the memory for it,
//!     or the network's least memory.
//! 13. A run more than 10 % off the mean of the last four is not stable and flagged. Two flags owe
//!     a benchmark within an epoch. Every passed one owes the next within the network's interval,
//!     less up to an eighth of it, drawn. What is owed and not met suspends until one passes; an
//!     open request is waited for.
//! 14. A sample or a link that leads to the roots and is wrong is fraud, in `open_benchmark` as in
//!     `challenge_benchmark`. One that does not lead to them is an error and changes nothing.
//! 15. What a challenge says was filed at least 2 blocks before (`file` of the compute pallet, see
//!     [`computechain_matmul::benchmark_filing`] and [`Place::numbers`]): else whoever reads it
//!     among the transactions could say it first, and earn the prover's part. A worker that proves
//!     its own fraud earns nothing.
//! 16. A run reaches a class with 80 % of its reference speed, 60 % of its bandwidth (a data sheet
//!     names a peak that no kernel sees) and 85 % of its memory (the driver keeps some); the states
//!     in memory count for nine tenths of it. A run is worth the claimed class if it reaches that,
//!     and else the highest below that it reaches: a claim caps the class. Classes rank by their
//!     multiplier, then by their reference speed. One whose speed nobody measured can be neither
//!     claimed nor reached; everything reaches the unknown one.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod decide;
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

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The most that a worker of the unknown class can score.
pub const UNKNOWN_SCORE: u8 = 40;

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use computechain_matmul::Hash;
	use computechain_primitives::{
		Address, Balance, BlockNumber, EpochClock, FilingBook, GpuClass, NetworkParameters,
		Randomness, SupplyBook, ValidatorRegistry, WorkerRegistry, attestation::Report,
	};
	use frame_support::{pallet_prelude::*, traits::fungible, weights::WeightMeter};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<AccountId: Into<[u8; 32]>> {
		/// Holds fees.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The overarching reason of holds.
		type RuntimeHoldReason: From<HoldReason>;
		/// The network's parameters.
		type Parameters: Get<NetworkParameters>;
		/// Draws witnesses, seeds, samples and jitter.
		type Randomness: Randomness;
		/// Who can witness.
		type Validators: ValidatorRegistry<Self::AccountId>;
		/// Who works.
		type Workers: WorkerRegistry<Self::AccountId>;
		/// What provers filed.
		type Filings: FilingBook<Self::AccountId>;
		/// The clock of epochs.
		type EpochClock: EpochClock;
		/// Books what is burned.
		type SupplyBook: SupplyBook;
		/// Sets the whitelists.
		type PrivilegedOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Weights of calls and of clock work.
		type WeightInfo: WeightInfo;
		/// What the benchmarks can not do through the traits above.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Why funds are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The fee of an open benchmark.
		BenchmarkFee,
	}

	/// The workers on record.
	#[pallet::storage]
	pub type Records<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Record<T::AccountId>>;

	/// What workers reported.
	#[pallet::storage]
	pub type Reports<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Report>;

	/// Which worker reported a GPU.
	#[pallet::storage]
	pub type Gpus<T: Config> = StorageMap<_, Blake2_128Concat, Hash, T::AccountId>;

	/// The open benchmarks, by worker.
	#[pallet::storage]
	pub type Requests<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Request<T::AccountId>>;

	/// The witnesses that validators published.
	#[pallet::storage]
	pub type Witnesses<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, WitnessService<T::AccountId>>;

	/// Decided benchmarks that may be challenged, by worker and commitment.
	#[pallet::storage]
	pub type Decided<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, Hash, Challengeable>;

	/// What the clock has to do, by block.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		BlockNumber,
		Blake2_128Concat,
		AgendaItem<T::AccountId>,
		(),
	>;

	/// The first block of the agenda that is not worked off.
	#[pallet::storage]
	pub type AgendaCursor<T: Config> = StorageValue<_, BlockNumber, ValueQuery>;

	/// The root of the whitelist of drivers.
	#[pallet::storage]
	pub type DriverRoot<T: Config> = StorageValue<_, Hash>;

	/// The root of the whitelist of devices.
	#[pallet::storage]
	pub type DeviceRoot<T: Config> = StorageValue<_, Hash>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The root of the whitelist of drivers.
		pub driver_root: Option<computechain_primitives::Hash>,
		/// The root of the whitelist of devices.
		pub device_root: Option<computechain_primitives::Hash>,
		#[serde(skip)]
		/// Nothing.
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			DriverRoot::<T>::set(self.driver_root.map(Into::into));
			DeviceRoot::<T>::set(self.device_root.map(Into::into));
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The whitelist of drivers was set.
		DriverWhitelistSet {
			/// The root.
			root: Hash,
		},
		/// The whitelist of devices was set.
		DeviceWhitelistSet {
			/// The root.
			root: Hash,
		},
		/// A validator published its witness.
		WitnessSet {
			/// The validator.
			validator: T::AccountId,
			/// The key that the witness signs with.
			account: T::AccountId,
			/// Where it listens.
			address: Address,
		},
		/// A validator took its witness back.
		WitnessRemoved {
			/// The validator.
			validator: T::AccountId,
		},
		/// A worker's class and score are new.
		WorkerAttested {
			/// The worker.
			worker: T::AccountId,
			/// The class.
			class: GpuClass,
			/// The score.
			score: u8,
		},
		/// A benchmark was requested.
		BenchmarkRequested {
			/// The worker.
			worker: T::AccountId,
		},
		/// The witnesses of a benchmark were drawn.
		WitnessesDrawn {
			/// The worker.
			worker: T::AccountId,
			/// The validators, in the order of the draw.
			witnesses: Vec<T::AccountId>,
			/// The first block for nonces.
			start: BlockNumber,
		},
		/// A witness's nonce is on chain.
		NonceSubmitted {
			/// The worker.
			worker: T::AccountId,
			/// The validator whose witness it is.
			witness: T::AccountId,
		},
		/// A worker committed to its run.
		BenchmarkCommitted {
			/// The worker.
			worker: T::AccountId,
			/// What it committed to.
			commitment: Hash,
		},
		/// A witness measured.
		BenchmarkMeasured {
			/// The worker.
			worker: T::AccountId,
			/// The validator whose witness it is.
			witness: T::AccountId,
			/// What was measured.
			measurement: Measurement,
		},
		/// The samples were opened and are right.
		BenchmarkOpened {
			/// The worker.
			worker: T::AccountId,
		},
		/// A benchmark was decided; `class` is what this run alone is worth.
		BenchmarkDecided {
			/// The worker.
			worker: T::AccountId,
			/// The class.
			class: GpuClass,
			/// What the device reached.
			figures: computechain_primitives::Figures,
		},
		/// A benchmark ended without a result.
		BenchmarkFailed {
			/// The worker.
			worker: T::AccountId,
			/// Why.
			failure: Failure,
		},
		/// A benchmark was a fraud.
		BenchmarkFraud {
			/// The worker.
			worker: T::AccountId,
			/// Who proved it.
			prover: Option<T::AccountId>,
		},
		/// A run was more than 10 % off the last ones.
		WorkerFlagged {
			/// The worker.
			worker: T::AccountId,
			/// How many there are.
			flags: u8,
		},
		/// A worker owes a benchmark.
		BenchmarkOwed {
			/// The worker.
			worker: T::AccountId,
			/// The last block for it.
			due: BlockNumber,
		},
		/// A worker did not bring the benchmark that it owed.
		WorkerSuspended {
			/// The worker.
			worker: T::AccountId,
		},
		/// A fee was shared; the rest burned.
		FeeShared {
			/// The worker.
			worker: T::AccountId,
			/// What each signer got.
			share: Balance,
			/// How many got it.
			signers: u32,
			/// What burned.
			burned: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The network admits no worker whose class is not measured.
		UnknownNotAllowed,
		/// Recorded, requested or submitted already.
		AlreadyExists,
		/// No such worker, report, request, benchmark or published witness.
		NotFound,
		/// Only a validator can publish a witness.
		NotValidator,
		/// A witness's address is a host, a colon and a port.
		BadAddress,
		/// Only a witness of the benchmark can do that.
		NotWitness,
		/// Nobody knows the figures of that class.
		NotClaimable,
		/// Another worker has that GPU.
		GpuInUse,
		/// A benchmark was requested in this epoch, and none is owed.
		TooSoon,
		/// A benchmark is open.
		BenchmarkOpen,
		/// Not that many states.
		BadResident,
		/// The benchmark has not come that far.
		NotYet,
		/// The time for it is over.
		TooLate,
		/// Nonces are missing, or fewer than a quorum.
		NoQuorum,
		/// There must be one opening for each sample.
		WrongCount,
		/// The opening does not lead to the roots.
		BadOpening,
		/// What was opened is right.
		NotWrong,
		/// The stake is not complete.
		NoStake,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::poll(meter);
		}

		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(limit);
			Self::run_agenda(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the root of the whitelist of drivers.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_whitelist())]
		pub fn set_driver_whitelist(origin: OriginFor<T>, root: Hash) -> DispatchResult {
			T::PrivilegedOrigin::ensure_origin(origin)?;
			DriverRoot::<T>::put(root);
			Self::deposit_event(Event::DriverWhitelistSet { root });
			Ok(())
		}

		/// Sets the root of the whitelist of devices.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_whitelist())]
		pub fn set_device_whitelist(origin: OriginFor<T>, root: Hash) -> DispatchResult {
			T::PrivilegedOrigin::ensure_origin(origin)?;
			DeviceRoot::<T>::put(root);
			Self::deposit_event(Event::DeviceWhitelistSet { root });
			Ok(())
		}

		/// Reports what machine the worker has.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::attest())]
		pub fn attest(origin: OriginFor<T>, report: Report) -> DispatchResult {
			Self::do_attest(ensure_signed(origin)?, report)
		}

		/// Requests a benchmark with so many states in memory.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::request_benchmark())]
		pub fn request_benchmark(origin: OriginFor<T>, resident: u32) -> DispatchResult {
			Self::do_request(ensure_signed(origin)?, resident)
		}

		/// Puts a witness's nonce on chain.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::submit_nonce())]
		pub fn submit_nonce(
			origin: OriginFor<T>,
			worker: T::AccountId,
			nonce: Hash,
		) -> DispatchResult {
			Self::do_submit_nonce(ensure_signed(origin)?, worker, nonce)
		}

		/// Commits to a run with the nonces of these witnesses.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::commit_benchmark())]
		pub fn commit_benchmark(
			origin: OriginFor<T>,
			used: u8,
			chain_root: Hash,
			walk_root: Hash,
		) -> DispatchResult {
			Self::do_commit(ensure_signed(origin)?, used, chain_root, walk_root)
		}

		/// Puts what a witness measured on chain.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::submit_measurement())]
		pub fn submit_measurement(
			origin: OriginFor<T>,
			worker: T::AccountId,
			measurement: Measurement,
		) -> DispatchResult {
			Self::do_submit_measurement(ensure_signed(origin)?, worker, measurement)
		}

		/// Opens the samples.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::open_benchmark(T::Parameters::get().attestation.side))]
		pub fn open_benchmark(origin: OriginFor<T>, openings: Openings) -> DispatchResult {
			Self::do_open(ensure_signed(origin)?, openings)
		}

		/// Proves that a place of a worker's benchmark with this commitment is wrong, as filed
		/// before.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::challenge_benchmark(T::Parameters::get().attestation.side))]
		pub fn challenge_benchmark(
			origin: OriginFor<T>,
			worker: T::AccountId,
			commitment: Hash,
			place: Place,
			salt: Hash,
			opening: Opening,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_challenge(who, worker, commitment, place, salt, &opening)
		}

		/// Publishes the validator's witness in place of what was, or takes it back.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_witness())]
		pub fn set_witness(
			origin: OriginFor<T>,
			service: Option<WitnessService<T::AccountId>>,
		) -> DispatchResult {
			Self::do_set_witness(ensure_signed(origin)?, service)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A worker's score, none when it is not on record.
		pub fn attestation_score(worker: T::AccountId) -> Option<u8> {
			Self::score_of(&worker)
		}

		/// A worker's confirmed class.
		pub fn class(worker: T::AccountId) -> Option<GpuClass> {
			Records::<T>::get(worker).map(|record| record.class)
		}

		/// A worker's last runs, oldest first.
		pub fn history(worker: T::AccountId) -> Vec<Run> {
			Records::<T>::get(worker)
				.map(|record| record.history.into_inner())
				.unwrap_or_default()
		}

		/// All that is on record about a worker.
		pub fn record(worker: T::AccountId) -> Option<Record<T::AccountId>> {
			Records::<T>::get(worker)
		}

		/// A worker's open benchmark.
		pub fn request(worker: T::AccountId) -> Option<Request<T::AccountId>> {
			Requests::<T>::get(worker)
		}

		/// The witness that a validator published.
		pub fn witness(validator: T::AccountId) -> Option<WitnessService<T::AccountId>> {
			Witnesses::<T>::get(validator)
		}

		/// The open benchmarks that a signer was drawn for.
		pub fn duties(signer: T::AccountId) -> Vec<(T::AccountId, Request<T::AccountId>)> {
			let drawn = |request: &Request<T::AccountId>| {
				let mut witnesses = request.witnesses.iter();
				witnesses.any(|other| other.signer == signer)
			};
			Requests::<T>::iter()
				.filter(|(_, request)| drawn(request))
				.collect()
		}
	}
}
