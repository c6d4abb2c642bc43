// SPDX-License-Identifier: Apache-2.0
//! What workers show of their results.

use crate::{Client, Error, api, client::view_at};
use api::compute::calls::{OpenResult, RevealResult};
use computechain_matmul::{Hash, sample_indices};
use computechain_primitives::{BlockNumber, TaskId};

/// Entries of a result that its worker opened in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
	/// The task.
	pub task: TaskId,
	/// The challenge that this answers; none for the samples of a reveal.
	pub filing: Option<Hash>,
	/// The entries.
	pub indices: Vec<u64>,
	/// Their proof.
	pub multiproof: Vec<u8>,
}

impl Client {
	/// What workers opened in a final block, each in a transaction of its own.
	///
	/// What is inside of other calls is not looked for; it is as if nobody had seen it.
	pub async fn shown(&self, block: BlockNumber) -> Result<Vec<Shown>, Error> {
		let at = self.online.at_block(block).await?;
		let parent = self.online.at_block(block.saturating_sub(1)).await?;
		let extrinsics = at.extrinsics().fetch().await?;
		let mut shown = Vec::new();
		for reveal in extrinsics.find::<RevealResult>() {
			let reveal = reveal?;
			let views = api::view_functions().compute();
			let seed = view_at(&parent, views.challenge_seed(reveal.task)).await?;
			let task = view_at(&parent, views.task(reveal.task)).await?;
			if let (Some(seed), Some(task)) = (seed, task) {
				shown.push(Shown {
					task: reveal.task,
					filing: None,
					indices: sample_indices(&seed, *task.shape),
					multiproof: reveal.multiproof.0,
				});
			}
		}
		for answer in extrinsics.find::<OpenResult>() {
			let answer = answer?;
			let question = api::view_functions().compute().challenges(answer.task);
			let challenges = view_at(&parent, question).await?;
			let challenge = challenges
				.into_iter()
				.find(|challenge| challenge.filing == answer.filing);
			if let Some(challenge) = challenge {
				shown.push(Shown {
					task: answer.task,
					filing: Some(answer.filing),
					indices: challenge.indices.0,
					multiproof: answer.multiproof.0,
				});
			}
		}
		Ok(shown)
	}
}
