// SPDX-License-Identifier: Apache-2.0
//! Workers, tasks and the proofs of their results.
//!
//! A task is an exact integer product `C = A * B` whose inputs follow from a seed. A requester
//! posts it with a reward, the chain draws a worker, the worker commits to C, and randomness that
//! did not exist then picks the 128 entries that it must open. The runtime itself recomputes
//! those entries; nobody votes on what is right.
//!
//! # States of a task
//!
//! ```text
//!            draw            commit             reveal            window over
//!   Open ----------> Assigned ------> Committed ------> Revealed ------------> Settled
//!   ^ |  |               | no commit      | no reveal, or a wrong entry
//!   | |  |               v                v
//!   +-+--+------------ next attempt; after 4 of them -----------------------> Failed
//!     |  +-- older than its lifetime --> Expired
//!     +-- cancel_task --> Cancelled
//! ```
//!
//! # Timeline
//!
//! | block | what happens |
//! |---|---|
//! | p | `post_task` holds the reward |
//! | p + 2 | a worker is drawn with that block's randomness; nobody found: tried every block |
//! | a | assigned: the seed and the deadline are set, twice the reward of the bond is locked |
//! | c | `commit_result`, at most the deadline: ten times the class's reference time + 20 blocks |
//! | h = c + max(2, n / 3 + 1) | the randomness of h draws the samples; n active validators |
//! | r | `reveal_result`, h + 2n + 20 at most: all 128 samples are checked |
//! | r + challenge window | paid: 85 % worker, 10 % author's pool, the rest burned |
//! | 84 epochs later | forgotten, like every closed task |
//!
//! # Rules
//!
//! - A draw is even among the free slots that fit: the worker is not paused, not banned, not
//!   leaving, attested, has its whole stake, takes tasks of this size at this price, and has
//!   twice the reward of its bond free. At most [`MAX_DRAWS`] slots are looked at per block and
//!   task. A slot is free again once its result is revealed; a worker that has
//!   [`Config::MaxWorkerTasks`] unpaid tasks gets no more.
//! - No commitment in time: late. It is counted, the bond is free again, the task open again.
//! - A fault is a commitment without a reveal in time, or a reveal that reproduces the root and
//!   shows a wrong entry. The task's bond and 5 % of the stake are burned. The third fault bans
//!   the account for good; one fault is forgotten per 30 days. A banned worker may finish what it
//!   has, and gets its remaining stake back through `unregister_worker`.
//! - A reveal that does not reproduce the root is an error: it costs the fee, changes nothing,
//!   and may be tried again until the deadline.
//! - A worker whose stake was cut gets no draws until `update_worker` tops it up to what the
//!   network asks for. `deposit_bond` never does.
//! - A failed, expired or cancelled task gives the requester the whole reward back.
//!
//! # Clock
//!
//! Every task and every leaving worker has exactly one entry in the agenda, under the block it is
//! due in, and every open task is in the list of open tasks, oldest first. Both are worked off in
//! `on_poll` under an own cap of a tenth of a block, and in `on_idle` with what a block has left.
//! What does not fit stays where it is and is first in the next block. The windows of calls do
//! not depend on it: a call after its deadline is refused, whether the clock has come by or not.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod dispatch;
#[cfg(test)]
mod mock;
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

pub use pallet::*;
pub use types::{AgendaItem, Sweep, Task, TaskState, Worker};
pub use weights::WeightInfo;

/// The longest multiproof a reveal takes, in bytes; no 128 samples of a valid shape need more.
pub const MAX_MULTIPROOF: u32 = 90_112;
/// Attempts until a task has failed.
pub const MAX_ATTEMPTS: u8 = 4;
/// Faults that ban.
pub const MAX_FAULTS: u8 = 3;
/// Slots looked at per task and block in search of one that fits.
pub const MAX_DRAWS: u32 = 16;
/// Levels above the leaves of the largest result's tree.
pub const MAX_DEPTH: u32 = 20;

const _: () = assert!(computechain_matmul::MAX_PROOF_LEN <= MAX_MULTIPROOF);

#[frame_support::pallet]
pub mod pallet {
	use super::{Task, *};
	use alloc::vec::Vec;
	use computechain_matmul::{Hash, MAX_INNER, Shape};
	use computechain_primitives::{
		Attestation, AuthorPool, Balance, BlockNumber, NetworkParameters, Randomness, SupplyBook,
		TaskId, ValidatorRegistry,
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
		/// Draws workers, seeds and samples. It must remember a block for longer than a worker
		/// may take to reveal: 2 * 256 + 20 blocks.
		type Randomness: Randomness;
		/// Who has what hardware.
		type Attestation: Attestation<Self::AccountId>;
		/// How many validators are active.
		type Validators: ValidatorRegistry<Self::AccountId>;
		/// Takes the author's part of a settled reward.
		type AuthorPool: AuthorPool<Self::AccountId>;
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
	}

	/// All workers, from registration until their stake has returned.
	#[pallet::storage]
	pub type Workers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Worker>;

	/// Accounts that may never be a worker again.
	#[pallet::storage]
	pub type Banned<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

	/// The tasks of a worker that are not paid, in the order of assignment.
	#[pallet::storage]
	pub type WorkerTasks<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<TaskId, T::MaxWorkerTasks>,
		ValueQuery,
	>;

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
	pub type RequesterTasks<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<TaskId, T::MaxOpenTasks>,
		ValueQuery,
	>;

	/// The open tasks by id, big endian, so that iteration begins with the oldest.
	#[pallet::storage]
	pub type OpenTasks<T: Config> = StorageMap<_, Identity, [u8; 8], ()>;

	/// How far the sweep over open tasks has come.
	#[pallet::storage]
	pub type OpenSweep<T: Config> = StorageValue<_, Sweep, ValueQuery>;

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
	pub enum Event<T: Config> {
		/// An account became a worker.
		WorkerRegistered {
			worker: T::AccountId,
			stake: Balance,
		},
		/// A worker changed what it offers.
		WorkerUpdated { worker: T::AccountId },
		/// A worker wants no draws, or wants them again.
		WorkerPaused { worker: T::AccountId, paused: bool },
		/// A worker added to its bond.
		BondDeposited {
			worker: T::AccountId,
			amount: Balance,
		},
		/// A worker took from its bond.
		BondWithdrawn {
			worker: T::AccountId,
			amount: Balance,
		},
		/// A worker leaves; its stake and bond return in block `due`.
		WorkerUnregistered {
			worker: T::AccountId,
			due: BlockNumber,
		},
		/// A worker is shut out for good.
		WorkerBanned { worker: T::AccountId },
		/// A worker has left and has its stake and bond back.
		StakeReturned {
			worker: T::AccountId,
			stake: Balance,
			bond: Balance,
		},
		/// A task was posted.
		TaskPosted {
			task: TaskId,
			requester: T::AccountId,
			shape: Shape,
			reward: Balance,
		},
		/// A requester took its task back.
		TaskCancelled { task: TaskId },
		/// A worker was drawn; `deadline` is the last block for its commitment.
		TaskAssigned {
			task: TaskId,
			worker: T::AccountId,
			attempt: u8,
			seed: Hash,
			deadline: BlockNumber,
		},
		/// A result was committed to; `deadline` is the last block for its reveal.
		ResultCommitted {
			task: TaskId,
			worker: T::AccountId,
			root: Hash,
			challenge_block: BlockNumber,
			deadline: BlockNumber,
		},
		/// All samples of a result are right; it is paid in block `settles`.
		ResultVerified {
			task: TaskId,
			worker: T::AccountId,
			settles: BlockNumber,
		},
		/// A sample of a result is wrong: the entry with this index is not `claimed`.
		ResultRejected {
			task: TaskId,
			worker: T::AccountId,
			entry: u64,
			claimed: i32,
		},
		/// A worker was punished.
		WorkerFaulted {
			worker: T::AccountId,
			task: TaskId,
			bond_burned: Balance,
			stake_burned: Balance,
			faults: u8,
		},
		/// A worker committed to nothing in time.
		WorkerLate { worker: T::AccountId, task: TaskId },
		/// A task is open again; `attempt` attempts have failed.
		TaskReopened { task: TaskId, attempt: u8 },
		/// A task was paid.
		TaskSettled {
			task: TaskId,
			worker: T::AccountId,
			paid: Balance,
			author: Balance,
			burned: Balance,
		},
		/// Every attempt failed.
		TaskFailed { task: TaskId, refunded: Balance },
		/// A task was open for too long.
		TaskExpired { task: TaskId, refunded: Balance },
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
		/// Makes the sender a worker: holds the network's worker stake.
		///
		/// `minimum_price` is per 2^30 multiply-adds. Tasks need a bond as well: `deposit_bond`.
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
		///
		/// Tasks that it has are not affected.
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

		/// Ends the sender's work. Its stake and bond return by themselves after the worker
		/// unbonding time. Refused while a task of it is not paid.
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

		/// Commits the sender to the result of a task that it was drawn for.
		///
		/// Only `root` binds; `output_sha256` is kept for people.
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

		/// Opens the 128 samples of a result that the sender committed to.
		///
		/// An error, without consequence but the fee, when the multiproof does not reproduce the
		/// root. Otherwise `Ok`: the result is verified, or rejected with a fault.
		///
		/// The weight charged at first is that of the largest task; what the task at hand does
		/// not need is given back.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reveal_result(MAX_INNER, MAX_DEPTH))]
		pub fn reveal_result(
			origin: OriginFor<T>,
			task: TaskId,
			multiproof: BoundedVec<u8, ConstU32<MAX_MULTIPROOF>>,
		) -> DispatchResultWithPostInfo {
			Self::do_reveal_result(ensure_signed(origin)?, task, &multiproof)
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

		/// Whether an account may never be a worker again.
		pub fn is_banned(account: T::AccountId) -> bool {
			Banned::<T>::contains_key(account)
		}

		/// The tasks of a worker that are not paid, and where each stands.
		pub fn worker_tasks(account: T::AccountId) -> Vec<(TaskId, TaskState<T::AccountId>)> {
			Self::with_states(WorkerTasks::<T>::get(account).into_inner())
		}

		/// The tasks of a requester that are not closed, and where each stands.
		pub fn requester_tasks(account: T::AccountId) -> Vec<(TaskId, TaskState<T::AccountId>)> {
			Self::with_states(RequesterTasks::<T>::get(account).into_inner())
		}

		/// The seed that draws the samples of a committed result; none until it is known, and
		/// none when the task is not committed.
		pub fn challenge_seed(task: TaskId) -> Option<Hash> {
			Self::challenge_seed_of(task, &Tasks::<T>::get(task)?)
		}
	}
}
