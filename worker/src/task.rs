// SPDX-License-Identifier: Apache-2.0
//! One task and what this worker knows of it.

use crate::{
	store::Record,
	work::{Assignment, LIFETIME, Phase},
};
use computechain_primitives::BlockNumber;
use std::{mem, sync::Arc};

const LONGEST_BACK_OFF: u32 = 5;

/// A task of this worker.
pub(crate) struct Task {
	pub assignment: Assignment,
	pub record: Option<Record>,
	/// The product, when the disk would not take it.
	pub in_memory: Option<Arc<Vec<i32>>>,
	failures: u32,
	/// The block before which nothing is tried again.
	pub not_before: BlockNumber,
}

/// What can be done for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
	Compute,
	Commit,
	Reveal,
	Answer,
}

impl Task {
	pub fn new(assignment: Assignment, record: Option<Record>) -> Self {
		Self {
			assignment,
			record,
			in_memory: None,
			failures: 0,
			not_before: 0,
		}
	}

	/// What to do at this block, if anything.
	pub fn next_step(&self, block: BlockNumber) -> Option<Step> {
		let step = match (self.assignment.phase, &self.record) {
			(Phase::Revealed { demand: None }, _) => None,
			(_, None) => Some(Step::Compute),
			(Phase::Assigned, Some(record)) => {
				is_over(record.commit_sent, block).then_some(Step::Commit)
			}
			(Phase::Committed { challenge, root }, Some(record)) => {
				let is_ready = challenge.is_some() && record.root == root;
				(is_ready && is_over(record.reveal_sent, block)).then_some(Step::Reveal)
			}
			(Phase::Revealed { demand: Some(_) }, Some(record)) => {
				is_over(record.answer_sent, block).then_some(Step::Answer)
			}
		};
		step.filter(|_| block >= self.not_before)
	}

	/// Takes in where the task stands now. Tells whether that is a new phase.
	pub fn update(&mut self, assignment: Assignment) -> bool {
		let before = mem::discriminant(&self.assignment.phase);
		let moved = before != mem::discriminant(&assignment.phase);
		self.assignment = assignment;
		if moved {
			self.succeeded();
		}
		moved
	}

	/// Notes that a transaction is about to be sent, or will not be included.
	pub fn note_sent(&mut self, step: Step, at: Option<BlockNumber>) -> Option<&Record> {
		let record = self.record.as_mut()?;
		match step {
			Step::Compute => {}
			Step::Commit => record.commit_sent = at,
			Step::Reveal => record.reveal_sent = at,
			Step::Answer => record.answer_sent = at,
		}
		Some(record)
	}

	/// Puts off the next try, each time for longer.
	pub fn failed(&mut self, block: BlockNumber) {
		let pause = 1 << self.failures.min(LONGEST_BACK_OFF);
		self.not_before = block.saturating_add(pause);
		self.failures = self.failures.saturating_add(1);
	}

	/// The entries demanded are open. The next view says whether there is another demand.
	pub fn answered(&mut self) {
		self.assignment.phase = Phase::Revealed { demand: None };
		if let Some(record) = &mut self.record {
			record.answer_sent = None;
		}
	}

	pub fn succeeded(&mut self) {
		self.failures = 0;
		self.not_before = 0;
	}
}

/// Whether a transaction sent at that block can not be included any more.
fn is_over(sent: Option<BlockNumber>, block: BlockNumber) -> bool {
	sent.is_none_or(|sent| block >= sent.saturating_add(LIFETIME))
}
