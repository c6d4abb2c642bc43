// SPDX-License-Identifier: Apache-2.0
//! Workers and tasks: what the chain knows of them, and how a task moves.

use crate::{AccountId, Blocks, Client, Error, api, client::view_at};
use computechain_primitives::{BlockNumber, TaskId};

/// A task.
pub type Task = api::runtime_types::pallet_compute::types::Task<AccountId>;
/// Where a task stands.
pub type TaskState = api::runtime_types::pallet_compute::types::TaskState<AccountId>;
/// A demand that a worker opens some entries of a result.
pub type Challenge = api::runtime_types::pallet_compute::types::Challenge<AccountId>;
/// A worker.
pub type Worker = api::runtime_types::pallet_compute::types::Worker;

impl Client {
	/// A task; none when there is none or the chain forgot it.
	pub async fn task(&self, id: TaskId) -> Result<Option<Task>, Error> {
		self.view(api::view_functions().compute().task(id)).await
	}

	/// A worker; none when the account is not one.
	pub async fn worker(&self, account: &AccountId) -> Result<Option<Worker>, Error> {
		let question = api::view_functions().compute().worker(*account);
		self.view(question).await
	}

	/// Where a worker serves its results, as `host:port`, if it says so.
	pub async fn worker_address(&self, worker: &AccountId) -> Result<Option<String>, Error> {
		let question = api::view_functions().compute().worker_address(*worker);
		let address = self.view(question).await?;
		Ok(address.map(|address| String::from_utf8_lossy(&address.0).into_owned()))
	}

	/// The tasks of a worker that are not paid, and where each stands.
	pub async fn worker_tasks(
		&self,
		account: &AccountId,
	) -> Result<Vec<(TaskId, TaskState)>, Error> {
		let question = api::view_functions().compute().worker_tasks(*account);
		self.view(question).await
	}

	/// The seed that draws the samples of a committed result, once it is known.
	pub async fn challenge_seed(
		&self,
		task: TaskId,
	) -> Result<Option<computechain_matmul::Hash>, Error> {
		self.view(api::view_functions().compute().challenge_seed(task))
			.await
	}

	/// The challenges of a task that are not answered.
	pub async fn challenges(&self, task: TaskId) -> Result<Vec<Challenge>, Error> {
		self.view(api::view_functions().compute().challenges(task))
			.await
	}

	/// Follows a task from where it stands to its end.
	pub async fn watch_task(&self, task: TaskId) -> Result<TaskWatch, Error> {
		Ok(TaskWatch {
			blocks: self.best_blocks().await?,
			client: self.clone(),
			task,
			last: None,
		})
	}
}

/// Where a task stands, each time that it changes.
pub struct TaskWatch {
	client: Client,
	blocks: Blocks,
	task: TaskId,
	last: Option<TaskState>,
}

impl TaskWatch {
	/// The next state and the best block it was seen in; none after the task has ended.
	///
	/// States that follow each other within one block may be passed over.
	pub async fn next(&mut self) -> Result<Option<(BlockNumber, TaskState)>, Error> {
		if self.last.as_ref().is_some_and(is_final) {
			return Ok(None);
		}
		loop {
			let best = self.client.at_best().await?;
			let question = api::view_functions().compute().task(self.task);
			let task = view_at(&best, question).await?;
			let state = task.ok_or(Error::NoSuchTask { task: self.task })?.state;
			if self.last.as_ref() != Some(&state) {
				self.last = Some(state.clone());
				let number = best.block_number().try_into().unwrap_or(BlockNumber::MAX);
				return Ok(Some((number, state)));
			}
			// A subscription ends with the connection that it was made on.
			if !matches!(self.blocks.next().await, Some(Ok(_))) {
				self.blocks = self.client.best_blocks().await?;
			}
		}
	}
}

/// Whether a task stays in this state until the chain forgets it.
fn is_final(state: &TaskState) -> bool {
	matches!(
		state,
		TaskState::Settled { .. } | TaskState::Failed | TaskState::Expired | TaskState::Cancelled
	)
}
