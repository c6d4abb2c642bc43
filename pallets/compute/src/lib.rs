// SPDX-License-Identifier: Apache-2.0
#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod challenge;
mod dispatch;
mod fraud;
mod impls;
mod limits;
#[cfg(test)]
mod mock;
mod pool;
mod protocol;
mod reveal;
mod rules;
mod slots;
mod tasks;
#[cfg(test)]
mod tests;
mod tick;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use challenge::{CHALLENGE_BOND, FRAUD_ROWS, Indices, MAX_CHALLENGES, MAX_INDICES};
pub use computechain_matmul::filing;
pub use limits::{MAX_ATTEMPTS, MAX_BATCH, MAX_DEPTH, MAX_DRAWS, MAX_FAULTS, MAX_MULTIPROOF};
pub use pallet::*;
pub use types::{
	AgendaItem, Challenge, Challengers, Commitment, Facts, Filing, Listed, Payout, Reveal,
	Standing, Sweep, Task, TaskState, Worker,
};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
	use super::{Task, *};
	use alloc::vec::Vec;
	use computechain_matmul::{Hash, MAX_INNER, Shape};
	use computechain_primitives::{
		Address, Attestation, AuthorPool, Balance, BlockNumber, ComputePool, EpochClock,
		EpochIndex, NetworkParameters, Randomness, SupplyBook, TaskId, ValidatorRegistry,
	};
	use frame_support::{pallet_prelude::*, traits::fungible, weights::WeightMeter};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<AccountId: Into<[u8; 32]>> {
		/// Holds rewards, stakes and bonds.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The overarching reason of holds.
		type RuntimeHoldReason: From<HoldReason>;
		/// The network's parameters.
		type Parameters: Get<NetworkParameters>;
		/// Draws workers, seeds and samples. It has to remember 2 * 256 + 20 blocks.
		type Randomness: Randomness;
		/// Who has what hardware.
		type Attestation: Attestation<Self::AccountId>;
		/// How many validators are active.
		type Validators: ValidatorRegistry<Self::AccountId>;
		/// Takes the author's part of a settled reward.
		type AuthorPool: AuthorPool<Self::AccountId>;
		/// What an epoch's protocol tasks are paid from.
		type ComputePool: ComputePool<Self::AccountId>;
		/// The clock of epochs.
		type EpochClock: EpochClock;
		/// Books what is burned.
		type SupplyBook: SupplyBook;
		/// The most slots of one worker.
		#[pallet::constant]
		type MaxSlots: Get<u8>;
		/// The most tasks of one requester that are not closed.
		#[pallet::constant]
		type MaxOpenTasks: Get<u32>;
		/// The most tasks of one worker that are not paid.
		#[pallet::constant]
		type MaxWorkerTasks: Get<u32>;
		/// Weights of calls and of clock work.
		type WeightInfo: WeightInfo;
		/// What the benchmarks can not do through the traits above.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper;
	}

	/// Why funds are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The reward of a task that is not closed, in the requester's account.
		TaskReward,
		/// The stake of a worker.
		WorkerStake,
		/// The bond of a worker.
		WorkerBond,
		/// The bonds of an account's filings and open challenges.
		ChallengeBond,
	}

	/// All workers, from registration until their stake has returned.
	#[pallet::storage]
	pub type Workers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Worker>;

	/// Accounts that may never be a worker again.
	#[pallet::storage]
	pub type Banned<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// Where a worker serves its results, if it says so and has not unregistered.
	#[pallet::storage]
	pub type Addresses<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Address>;

	/// The tasks of a worker that are not paid, in the order of assignment.
	#[pallet::storage]
	pub type WorkerTasks<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Listed<T::MaxWorkerTasks>, ValueQuery>;

	/// The table of free slots, without gaps: a worker and which of its free slots it is.
	#[pallet::storage]
	pub type Slots<T: Config> = StorageMap<_, Twox64Concat, u32, (T::AccountId, u8)>;

	/// Where a free slot stands in the table.
	#[pallet::storage]
	pub type SlotIndex<T: Config> = StorageMap<_, Blake2_128Concat, (T::AccountId, u8), u32>;

	/// How many free slots are in the table.
	#[pallet::storage]
	pub type SlotCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The id of the next task.
	#[pallet::storage]
	pub type NextTask<T: Config> = StorageValue<_, TaskId, ValueQuery>;

	/// All tasks that are not forgotten.
	#[pallet::storage]
	pub type Tasks<T: Config> = StorageMap<_, Twox64Concat, TaskId, Task<T::AccountId>>;

	/// The tasks of a requester that are not closed, in the order of posting.
	#[pallet::storage]
	pub type RequesterTasks<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Listed<T::MaxOpenTasks>, ValueQuery>;

	/// The open tasks by id, big endian, so that iteration begins with the oldest.
	#[pallet::storage]
	pub type OpenTasks<T: Config> = StorageMap<_, Identity, [u8; 8], ()>;

	/// How many of the open tasks are the protocol's.
	#[pallet::storage]
	pub type OpenProtocolTasks<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What workers did for the protocol in an epoch that is not wholly paid.
	#[pallet::storage]
	pub type EpochFacts<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EpochIndex,
		Blake2_128Concat,
		T::AccountId,
		Facts,
		ValueQuery,
	>;

	/// The weights of all workers in an epoch that has not ended, added up, in micro units.
	#[pallet::storage]
	pub type EpochWeight<T: Config> = StorageMap<_, Twox64Concat, EpochIndex, u128, ValueQuery>;

	/// What is to be paid, by the epoch, big endian, so that the oldest is paid first.
	#[pallet::storage]
	pub type Payouts<T: Config> = StorageMap<_, Identity, [u8; 4], Payout>;

	/// How far the sweep over open tasks has come.
	#[pallet::storage]
	pub type OpenSweep<T: Config> = StorageValue<_, Sweep, ValueQuery>;

	/// When an account filed what it has not said yet.
	#[pallet::storage]
	pub type Filings<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, Hash, Filing>;

	/// The challenges of a task that are not answered.
	#[pallet::storage]
	pub type Challenges<T: Config> =
		StorageMap<_, Twox64Concat, TaskId, Challengers<T::AccountId>, ValueQuery>;

	/// What the clock has to do, by the block it is due in.
	#[pallet::storage]
	pub type Agenda<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BlockNumber, Twox64Concat, AgendaItem<T::AccountId>, ()>;

	/// The first block whose agenda may not be worked off.
	#[pallet::storage]
	pub type AgendaCursor<T: Config> = StorageValue<_, BlockNumber, ValueQuery>;

	#[pallet::event]
	#[allow(
		missing_docs,
		reason = "a variant's text and the names of its fields say it all"
	)]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	#[rustfmt::skip]
	pub enum Event<T: Config> {
		/// An account became a worker.
		WorkerRegistered { worker: T::AccountId, stake: Balance },
		/// A worker changed what it offers.
		WorkerUpdated { worker: T::AccountId },
		/// A worker wants no draws, or wants them again.
		WorkerPaused { worker: T::AccountId, paused: bool },
		/// A worker serves its results at another address, or nowhere.
		AddressChanged { worker: T::AccountId, address: Option<Address> },
		/// A worker added to its bond.
		BondDeposited { worker: T::AccountId, amount: Balance },
		/// A worker took from its bond.
		BondWithdrawn { worker: T::AccountId, amount: Balance },
		/// A worker leaves; its stake and bond return in block `due`.
		WorkerUnregistered { worker: T::AccountId, due: BlockNumber },
		/// A worker is shut out for good.
		WorkerBanned { worker: T::AccountId },
		/// A worker has left and has its stake and bond back.
		StakeReturned { worker: T::AccountId, stake: Balance, bond: Balance },
		/// A task was posted.
		TaskPosted { task: TaskId, requester: T::AccountId, shape: Shape, reward: Balance },
		/// A requester took its task back.
		TaskCancelled { task: TaskId },
		/// A worker was drawn; `deadline` is the last block for its commitment.
		TaskAssigned {
			task: TaskId, worker: T::AccountId, attempt: u8, seed: Hash, deadline: BlockNumber,
		},
		/// A result was committed to; `deadline` is the last block for its reveal.
		ResultCommitted {
			task: TaskId, worker: T::AccountId, root: Hash, challenge_block: BlockNumber,
			deadline: BlockNumber,
		},
		/// All samples of a result are right; it is paid in block `settles`.
		ResultVerified { task: TaskId, worker: T::AccountId, settles: BlockNumber },
		/// A sample of a result is wrong: the entry with this index is not `claimed`.
		ResultRejected { task: TaskId, worker: T::AccountId, entry: u64, claimed: i32 },
		/// A worker was punished.
		WorkerFaulted {
			worker: T::AccountId, task: TaskId, bond_burned: Balance, stake_burned: Balance,
			faults: u8,
		},
		/// Somebody will say that a result is wrong; `filing` hides which.
		Filed { prover: T::AccountId, filing: Hash },
		/// Nothing was said.
		FilingWithdrawn { prover: T::AccountId, filing: Hash },
		/// The worker has to open these entries of its result, in block `due` at the latest.
		ResultChallenged {
			task: TaskId, challenger: T::AccountId, filing: Hash, indices: Indices, due: BlockNumber,
		},
		/// None of the entries asked for was wrong; the worker got `paid`.
		ChallengeFailed { task: TaskId, challenger: T::AccountId, filing: Hash, paid: Balance },
		/// A worker lost everything for a fraud in a task, or, without a task, in a benchmark.
		FraudProven {
			worker: T::AccountId, task: Option<TaskId>, prover: Option<T::AccountId>,
			rewarded: Balance, burned: Balance,
		},
		/// A worker committed to nothing in time.
		WorkerLate { worker: T::AccountId, task: TaskId },
		/// A task is open again; `attempt` attempts have failed.
		TaskReopened { task: TaskId, attempt: u8 },
		/// A task was paid.
		TaskSettled {
			task: TaskId, worker: T::AccountId, paid: Balance, author: Balance, burned: Balance,
		},
		/// Every attempt failed.
		TaskFailed { task: TaskId, refunded: Balance },
		/// A task was open for too long.
		TaskExpired { task: TaskId, refunded: Balance },
		/// The protocol made a task.
		TaskGenerated { task: TaskId, shape: Shape },
		/// An item of a batch did nothing.
		ItemFailed { task: TaskId, error: DispatchError },
		/// A worker got its part of an epoch's compute pool.
		WorkerPaid { worker: T::AccountId, epoch: EpochIndex, weight_micro: u128, paid: Balance },
		/// An epoch's compute pool is paid; the rest burned.
		PoolPaid { epoch: EpochIndex, paid: Balance, burned: Balance },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such task or worker.
		NotFound,
		/// Only the task's requester, or its worker, may do this.
		NotAuthorized,
		/// The account is a worker already, or one that still leaves.
		AlreadyExists,
		/// The account may never be a worker again.
		Banned,
		/// The worker has unregistered.
		Leaving,
		/// The task is not in the state that this needs.
		WrongState,
		/// The block whose randomness draws the samples has not come.
		TooEarly,
		/// The deadline has passed.
		TooLate,
		/// The amount is zero, or the reward below the network's price.
		TooLow,
		/// More of the bond than no task locks.
		BondLocked,
		/// A worker has at least one slot.
		NoSlots,
		/// More slots than one worker may have.
		MaxSlotsExceeded,
		/// More open tasks than one requester may have.
		MaxOpenTasksExceeded,
		/// More multiply-adds than the network allows in one task.
		MaxWorkExceeded,
		/// The dimensions are zero or over the protocol's limits.
		BadShape,
		/// The worker has tasks that are not paid.
		TasksOpen,
		/// Bytes of the multiproof are missing or left over.
		WrongLength,
		/// The multiproof's last leaf is not zero past the last entry.
		NonZeroPadding,
		/// The multiproof leads to another root than the one committed to.
		WrongRoot,
		/// Entries have to be named once each, in ascending order, up to the last one of the result.
		BadIndices,
		/// The sender has not filed this.
		NotFiled,
		/// As many challenges of the task are open as may be.
		MaxChallengesExceeded,
		/// None of the entries is wrong.
		NotWrong,
		/// The address is not a host and a port.
		BadAddress,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::poll(meter);
		}

		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::work_off(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::MaxSlots::get() > 0 && T::MaxOpenTasks::get() > 0);
			assert!(T::MaxWorkerTasks::get() >= T::MaxSlots::get().into());
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes the sender a worker: holds the network's stake. `minimum_price` is per 2^30
		/// multiply-adds. Tasks need a bond as well: `deposit_bond`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_worker())]
		pub fn register_worker(
			origin: OriginFor<T>,
			slots: u8,
			maximum_work: u64,
			minimum_price: Balance,
		) -> DispatchResult {
			Self::do_register_worker(ensure_signed(origin)?, slots, maximum_work, minimum_price)
		}

		/// Changes what the sender offers, and tops its stake up to what the network asks for.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_worker())]
		pub fn update_worker(
			origin: OriginFor<T>,
			slots: u8,
			maximum_work: u64,
			minimum_price: Balance,
		) -> DispatchResult {
			Self::do_update_worker(ensure_signed(origin)?, slots, maximum_work, minimum_price)
		}

		/// Stops draws for the sender, or lets them go on. Tasks that it has are not affected.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_paused())]
		pub fn set_paused(origin: OriginFor<T>, paused: bool) -> DispatchResult {
			Self::do_set_paused(ensure_signed(origin)?, paused)
		}

		/// Adds to the sender's bond.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::deposit_bond())]
		pub fn deposit_bond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			Self::do_deposit_bond(ensure_signed(origin)?, amount)
		}

		/// Takes from the part of the sender's bond that no task locks.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw_bond())]
		pub fn withdraw_bond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			Self::do_withdraw_bond(ensure_signed(origin)?, amount)
		}

		/// Ends the sender's work; stake and bond return by themselves. Not while a task is unpaid.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::unregister_worker())]
		pub fn unregister_worker(origin: OriginFor<T>) -> DispatchResult {
			Self::do_unregister_worker(ensure_signed(origin)?)
		}

		/// Posts a task and holds its reward.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::post_task())]
		pub fn post_task(origin: OriginFor<T>, shape: Shape, reward: Balance) -> DispatchResult {
			Self::do_post_task(ensure_signed(origin)?, shape, reward)
		}

		/// Takes back a task that is open. The whole reward is free again.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::cancel_task())]
		pub fn cancel_task(origin: OriginFor<T>, task: TaskId) -> DispatchResult {
			Self::do_cancel_task(ensure_signed(origin)?, task)
		}

		/// Commits to the result of a task. Only `root` binds; `output_sha256` is for people.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::commit_result())]
		pub fn commit_result(
			origin: OriginFor<T>,
			task: TaskId,
			root: Hash,
			output_sha256: Hash,
		) -> DispatchResult {
			Self::do_commit_result(ensure_signed(origin)?, task, root, output_sha256)
		}

		/// Opens the 128 samples of a result that the sender committed to. An error that costs the
		/// fee alone when the multiproof does not reproduce the root. Otherwise `Ok`: the result is
		/// verified, or rejected with a fault. What a smaller task weighs less is given back.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reveal_result(MAX_INNER, MAX_DEPTH))]
		pub fn reveal_result(
			origin: OriginFor<T>,
			task: TaskId,
			multiproof: BoundedVec<u8, ConstU32<MAX_MULTIPROOF>>,
		) -> DispatchResultWithPostInfo {
			Self::do_reveal_result(ensure_signed(origin)?, task, &multiproof)
		}

		/// Files the hash of what the sender is going to say in `challenge` or `prove_fraud`, see
		/// [`filing`], or of a benchmark. Holds the bond of a challenge.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::file())]
		pub fn file(origin: OriginFor<T>, filing: Hash) -> DispatchResult {
			Self::do_file(ensure_signed(origin)?, filing)
		}

		/// Takes back a filing that was not used, and its bond.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_filing())]
		pub fn withdraw_filing(origin: OriginFor<T>, filing: Hash) -> DispatchResult {
			Self::do_withdraw_filing(ensure_signed(origin)?, filing)
		}

		/// Makes the worker of a revealed task open entries of its result, as filed before.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::challenge())]
		pub fn challenge(
			origin: OriginFor<T>,
			task: TaskId,
			indices: Indices,
			salt: Hash,
		) -> DispatchResult {
			Self::do_challenge(ensure_signed(origin)?, task, indices, salt)
		}

		/// Opens the entries that a challenge of the sender's result names.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::open_result(MAX_INNER, MAX_DEPTH))]
		pub fn open_result(
			origin: OriginFor<T>,
			task: TaskId,
			filing: Hash,
			multiproof: BoundedVec<u8, ConstU32<MAX_MULTIPROOF>>,
		) -> DispatchResultWithPostInfo {
			Self::do_open_result(ensure_signed(origin)?, task, filing, &multiproof)
		}

		/// Opens wrong entries of a revealed result in the worker's place, as filed before.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::prove_fraud(MAX_INNER, MAX_DEPTH))]
		pub fn prove_fraud(
			origin: OriginFor<T>,
			task: TaskId,
			indices: Indices,
			salt: Hash,
			multiproof: BoundedVec<u8, ConstU32<MAX_MULTIPROOF>>,
		) -> DispatchResultWithPostInfo {
			Self::do_prove_fraud(ensure_signed(origin)?, task, &indices, salt, &multiproof)
		}

		/// Commits to several results, each on its own: one that is refused changes nothing and is
		/// told of by an event.
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::batch(T::WeightInfo::commit_result(), items.len()))]
		pub fn commit_results(
			origin: OriginFor<T>,
			items: BoundedVec<Commitment, ConstU32<MAX_BATCH>>,
		) -> DispatchResult {
			Self::do_commit_results(ensure_signed(origin)?, items.into_inner())
		}

		/// Reveals several results, each on its own, as `commit_results` does.
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::reveals(items.len()))]
		pub fn reveal_results(
			origin: OriginFor<T>,
			items: BoundedVec<Reveal, ConstU32<MAX_BATCH>>,
		) -> DispatchResultWithPostInfo {
			Self::do_reveal_results(ensure_signed(origin)?, items.into_inner())
		}

		/// Publishes the host and port where the sender serves its results, or takes that back.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::set_address())]
		pub fn set_address(origin: OriginFor<T>, address: Option<Address>) -> DispatchResult {
			Self::do_set_address(ensure_signed(origin)?, address)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A task, none when there is none or it is forgotten.
		pub fn task(id: TaskId) -> Option<Task<T::AccountId>> {
			Tasks::<T>::get(id)
		}

		/// A worker.
		pub fn worker(account: T::AccountId) -> Option<Worker> {
			Workers::<T>::get(account)
		}

		/// Where a worker serves its results.
		pub fn worker_address(worker: T::AccountId) -> Option<Address> {
			Addresses::<T>::get(worker)
		}

		/// Whether an account may never be a worker again.
		pub fn is_banned(account: T::AccountId) -> bool {
			Banned::<T>::contains_key(account)
		}

		/// A worker's reputation, and what it is made of.
		pub fn reputation(account: T::AccountId) -> Option<Standing> {
			Some(Self::standing(&Workers::<T>::get(account)?))
		}

		/// How many more tasks a worker could be drawn for now, its bond aside.
		pub fn free_slots(account: T::AccountId) -> u8 {
			Workers::<T>::get(account).map_or(0, |worker| worker.seated)
		}

		/// What a worker has done for the protocol in the current epoch.
		pub fn facts(account: T::AccountId) -> Facts {
			EpochFacts::<T>::get(T::EpochClock::current(), account)
		}

		/// The tasks of a worker that are not paid, and where each stands.
		pub fn worker_tasks(account: T::AccountId) -> Vec<(TaskId, TaskState<T::AccountId>)> {
			Self::with_states(WorkerTasks::<T>::get(account).into_inner())
		}

		/// The tasks of a requester that are not closed, and where each stands.
		pub fn requester_tasks(account: T::AccountId) -> Vec<(TaskId, TaskState<T::AccountId>)> {
			Self::with_states(RequesterTasks::<T>::get(account).into_inner())
		}

		/// The challenges of a task that are not answered.
		pub fn challenges(task: TaskId) -> Vec<Challenge<T::AccountId>> {
			Challenges::<T>::get(task).into_inner()
		}

		/// What an account has filed and not said, with the block it was filed in.
		pub fn filings(account: T::AccountId) -> Vec<(Hash, BlockNumber)> {
			Self::filings_of(&account)
		}

		/// The seed that draws the samples of a committed result, once it is known.
		pub fn challenge_seed(task: TaskId) -> Option<Hash> {
			Self::challenge_seed_of(task, &Tasks::<T>::get(task)?)
		}
	}
}
