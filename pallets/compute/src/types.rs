// SPDX-License-Identifier: Apache-2.0
//! What the pallet keeps in storage.

use crate::{Indices, MAX_CHALLENGES, MAX_MULTIPROOF};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_math::compute::{Reputation, difficulty_milli};
use computechain_matmul::{Hash, Shape};
use computechain_primitives::{Balance, BlockNumber, TaskId};
use frame_support::{BoundedVec, pallet_prelude::ConstU32};
use scale_info::TypeInfo;

/// Tasks of one account.
pub type Listed<Most> = BoundedVec<TaskId, Most>;
/// The open challenges of one task.
pub type Challengers<AccountId> = BoundedVec<Challenge<AccountId>, ConstU32<MAX_CHALLENGES>>;

/// A worker: one GPU behind one account.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Worker {
	/// How many tasks it computes at a time.
	pub slots: u8,
	/// How many of its slots have a task that is not yet revealed.
	pub used: u8,
	/// How many of its slots are in the table that tasks are drawn from.
	pub seated: u8,
	/// The most multiply-adds of one task.
	pub maximum_work: u64,
	/// The least price of 2^30 multiply-adds it works for, in base units.
	pub minimum_price: Balance,
	/// Whether it wants no draws at the moment.
	pub paused: bool,
	/// Whether a third fault or a fraud has shut it out.
	pub banned: bool,
	/// Whether it was a fraud; then nothing is left to pay it or to take from it.
	pub fraud: bool,
	/// The block at which its stake and bond return, once it has unregistered.
	pub leaving: Option<BlockNumber>,
	/// Its stake on hold, in base units.
	pub stake: Balance,
	/// Its bond on hold, in base units.
	pub bond: Balance,
	/// The part of the bond that its tasks lock.
	pub locked: Balance,
	/// Faults that are not forgotten, as of `faults_since`.
	pub faults: u8,
	/// The block from which the time is counted that forgets a fault.
	pub faults_since: BlockNumber,
	/// Results committed.
	pub submitted: u32,
	/// Results that passed the check of their samples.
	pub verified: u32,
	/// Tasks for which no result was committed in time.
	pub late: u32,
	/// Results with a wrong entry, and results committed but not revealed in time.
	pub rejected: u32,
	/// Evidence for it, in micro units.
	pub alpha_micro: u128,
	/// Evidence against it, in micro units.
	pub beta_micro: u128,
}

impl Worker {
	/// How many slots belong in the table that tasks are drawn from.
	pub(crate) fn free_slots(&self) -> u8 {
		if self.paused || self.banned || self.leaving.is_some() {
			0
		} else {
			self.slots.saturating_sub(self.used)
		}
	}

	/// What its past is worth.
	pub(crate) fn reputation(&self) -> Reputation {
		Reputation {
			alpha_micro: self.alpha_micro,
			beta_micro: self.beta_micro,
		}
	}

	/// Counts one more task as evidence for or against it.
	pub(crate) fn judge(&mut self, verified: bool, difficulty_milli: u64) {
		let after = self.reputation().after(verified, difficulty_milli);
		(self.alpha_micro, self.beta_micro) = (after.alpha_micro, after.beta_micro);
	}

	/// The part of the bond that no task locks.
	pub fn free_bond(&self) -> Balance {
		self.bond.saturating_sub(self.locked)
	}

	/// Gives the slot of a task back, unless its result was revealed, and forgets that it was
	/// taken to be right.
	pub(crate) fn leave_slot<AccountId>(&mut self, task: &Task<AccountId>) {
		if matches!(task.state, TaskState::Revealed { .. }) {
			self.verified = self.verified.saturating_sub(1);
		} else {
			self.used = self.used.saturating_sub(1);
		}
	}

	/// Frees a part of the bond that a task has locked.
	pub(crate) fn unlock(&mut self, bond: Balance) {
		self.locked = self.locked.saturating_sub(bond);
	}

	/// Counts one more fault, after forgetting one for each `period` since the count began.
	pub(crate) fn add_fault(&mut self, now: BlockNumber, period: BlockNumber) {
		let periods = now.saturating_sub(self.faults_since) / period.max(1);
		self.faults = self
			.faults
			.saturating_sub(u8::try_from(periods).unwrap_or(u8::MAX));
		self.faults_since = if self.faults == 0 {
			now
		} else {
			self.faults_since
				.saturating_add(periods.saturating_mul(period))
		};
		self.faults = self.faults.saturating_add(1);
	}
}

/// A task: a seeded product that somebody, or the protocol, pays for.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Task<AccountId> {
	/// Who posted it and holds its reward; none: it is one of the protocol's.
	pub requester: Option<AccountId>,
	/// The dimensions of the product.
	pub shape: Shape,
	/// The reward, in base units; none for one of the protocol's.
	pub reward: Balance,
	/// What its worker's bond locks for it, in base units.
	pub bond: Balance,
	/// The block it was posted in.
	pub posted: BlockNumber,
	/// How many attempts have failed.
	pub attempt: u8,
	/// Where it stands.
	pub state: TaskState<AccountId>,
	/// The block at which the clock acts on it, whatever its state.
	pub due: BlockNumber,
}

impl<AccountId> Task<AccountId> {
	/// Whether it is one of the protocol's.
	pub fn is_protocol(&self) -> bool {
		self.requester.is_none()
	}

	/// How hard it is, in thousandths of 1024^3.
	pub(crate) fn difficulty_milli(&self) -> u64 {
		difficulty_milli(self.shape.m, self.shape.k, self.shape.n)
	}

	/// Who works on it or has to answer for it.
	pub fn worker(&self) -> Option<&AccountId> {
		match &self.state {
			TaskState::Assigned { worker, .. }
			| TaskState::Committed { worker, .. }
			| TaskState::Revealed { worker, .. } => Some(worker),
			_ => None,
		}
	}

	/// Whether nothing but forgetting it is left to do.
	pub fn is_closed(&self) -> bool {
		!matches!(self.state, TaskState::Open) && self.worker().is_none()
	}
}

/// Where a task stands.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum TaskState<AccountId> {
	/// Waits for a worker.
	Open,
	/// A worker computes it.
	Assigned {
		/// The worker.
		worker: AccountId,
		/// The seed of the inputs.
		seed: Hash,
		/// The last block that may hold the commitment.
		deadline: BlockNumber,
	},
	/// A result is committed to.
	Committed {
		/// The worker.
		worker: AccountId,
		/// The seed of the inputs.
		seed: Hash,
		/// The root that binds the result.
		root: Hash,
		/// SHA-256 of the whole result, for people.
		output_sha256: Hash,
		/// The block whose randomness draws the samples.
		challenge_block: BlockNumber,
		/// The last block that may hold the reveal.
		deadline: BlockNumber,
	},
	/// The samples were right; the result may be challenged until it is paid.
	Revealed {
		/// The worker.
		worker: AccountId,
		/// The seed of the inputs.
		seed: Hash,
		/// The root that binds the result.
		root: Hash,
		/// SHA-256 of the whole result, for people.
		output_sha256: Hash,
		/// The block in which it is paid.
		settles: BlockNumber,
	},
	/// Paid.
	Settled {
		/// The worker.
		worker: AccountId,
		/// The root that binds the result.
		root: Hash,
		/// SHA-256 of the whole result, for people.
		output_sha256: Hash,
		/// The block in which it was paid.
		settled: BlockNumber,
	},
	/// Every attempt failed; the reward went back.
	Failed,
	/// It stayed open for too long; the reward went back.
	Expired,
	/// Taken back by its requester.
	Cancelled,
}

/// A demand that the worker of a revealed task opens some entries of its result.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Challenge<AccountId> {
	/// Who demands it.
	pub challenger: AccountId,
	/// The filing that announced it.
	pub filing: Hash,
	/// The block of the filing.
	pub filed: BlockNumber,
	/// The entries, ascending.
	pub indices: Indices,
	/// The last block for the answer.
	pub due: BlockNumber,
}

/// What the clock acts on.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum AgendaItem<AccountId> {
	/// A task: its state says what is due.
	Task(TaskId),
	/// The return of a worker's stake and bond.
	Stake(AccountId),
	/// The end of a filing that was not used.
	Filing(AccountId, Hash),
}

/// What somebody will say, hidden in a hash, and did not say yet.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Filing {
	/// The block it was filed in.
	pub filed: BlockNumber,
	/// The block in which it is forgotten.
	pub expires: BlockNumber,
}

/// One result of a batch of commitments.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Commitment {
	/// The task.
	pub task: TaskId,
	/// The root that binds the result.
	pub root: Hash,
	/// SHA-256 of the whole result, for people.
	pub output_sha256: Hash,
}

/// One result of a batch of reveals.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Reveal {
	/// The task.
	pub task: TaskId,
	/// The proof of its samples.
	pub multiproof: BoundedVec<u8, ConstU32<MAX_MULTIPROOF>>,
}

/// What a worker did for the protocol in an epoch.
#[derive(
	Clone,
	Default,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Facts {
	/// Attempts at tasks of the protocol that ended.
	pub assigned: u32,
	/// Those of them whose result was still right when its window closed.
	pub on_time: u32,
	/// Those of these that an attested worker did, which are the ones that are paid.
	pub results: u32,
	/// The difficulties of these results added up, in thousandths.
	pub difficulty_milli: u64,
	/// The multiplier of the worker's class at the last of them, in thousandths.
	pub tier_milli: u32,
	/// The worker's reputation after the last of these tasks, in parts per million.
	pub reputation_ppm: u32,
	/// What all this weighs, in micro units.
	pub weight_micro: u128,
}

/// The compute pool of an ended epoch that is not wholly paid.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Payout {
	/// The pool, in base units.
	pub pool: Balance,
	/// The weights of all workers added up.
	pub weight_micro: u128,
	/// What is left of the pool, in base units.
	pub left: Balance,
}

/// What is known of a worker.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Standing {
	/// Its reputation, in parts per million.
	pub reputation_ppm: u32,
	/// Results committed.
	pub submitted: u32,
	/// Results that passed the check of their samples and were not found wrong later.
	pub verified: u32,
	/// Tasks for which no result was committed in time.
	pub late: u32,
	/// Results with a wrong entry, and results committed but not revealed in time.
	pub rejected: u32,
}

/// How far the sweep over open tasks has come.
#[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sweep {
	/// The task the sweep stopped behind for want of weight; none: it begins with the oldest.
	pub after: Option<TaskId>,
	/// The block whose sweep has come to an end.
	pub done: BlockNumber,
}
