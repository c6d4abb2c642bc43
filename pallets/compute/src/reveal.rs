// SPDX-License-Identifier: Apache-2.0
//! The reveal of a committed result and the check of its samples.

use crate::{
	pallet::{Config, Error, Event, Pallet, Tasks},
	rules,
	types::{Task, TaskState},
	weights::WeightInfo,
};
use computechain_matmul::{
	Hash, ProofError, SAMPLES, challenge_seed, first_wrong_entry, max_proof_len, open,
	sample_indices,
};
use computechain_primitives::{Randomness, TaskId};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo, WithPostDispatchInfo},
	ensure,
};
use sp_runtime::DispatchError;

/// A reveal that passed all checks that need no multiproof.
struct Admitted<AccountId> {
	task: Task<AccountId>,
	seed: Hash,
	root: Hash,
	output_sha256: Hash,
	challenge_seed: Hash,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_reveal_result(
		who: T::AccountId,
		id: TaskId,
		multiproof: &[u8],
	) -> DispatchResultWithPostInfo {
		let refused = |error: DispatchError| error.with_weight(T::WeightInfo::reveal_refused());
		let admitted = Self::admit(&who, id, multiproof.len()).map_err(refused)?;
		let Admitted {
			task,
			seed,
			root,
			output_sha256,
			challenge_seed,
		} = admitted;
		let shape = task.shape;
		let depth = rules::tree_depth(shape);
		let indices = sample_indices(&challenge_seed, shape);
		// Without a root there is nothing to multiply: the inner dimension costs nothing.
		let values = open(&root, shape, &indices, multiproof).map_err(|error| {
			Error::<T>::from(error).with_weight(T::WeightInfo::reveal_result(0, depth))
		})?;
		match first_wrong_entry(&seed, shape, &indices, &values) {
			None => Self::verified(id, task, seed, who, root, output_sha256)?,
			Some(sample) => {
				let (Some(entry), Some(claimed)) =
					(indices.get(sample).copied(), values.get(sample).copied())
				else {
					return Err(Error::<T>::WrongLength.into());
				};
				let worker = who.clone();
				Self::deposit_event(Event::ResultRejected {
					task: id,
					worker,
					entry,
					claimed,
				});
				Self::fault(id, task, who);
			}
		}
		let actual_weight = Some(T::WeightInfo::reveal_result(shape.k, depth));
		Ok(PostDispatchInfo {
			actual_weight,
			..Default::default()
		})
	}

	/// All that can be refused before anything is hashed.
	fn admit(
		who: &T::AccountId,
		id: TaskId,
		length: usize,
	) -> Result<Admitted<T::AccountId>, DispatchError> {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let TaskState::Committed {
			ref worker,
			seed,
			root,
			output_sha256,
			deadline,
			..
		} = task.state
		else {
			return Err(Error::<T>::WrongState.into());
		};
		ensure!(worker == who, Error::<T>::NotAuthorized);
		ensure!(Self::now() <= deadline, Error::<T>::TooLate);
		ensure!(
			length <= max_proof_len(task.shape, SAMPLES),
			Error::<T>::WrongLength
		);
		let challenge_seed = Self::challenge_seed_of(id, &task).ok_or(Error::<T>::TooEarly)?;
		Ok(Admitted {
			task,
			seed,
			root,
			output_sha256,
			challenge_seed,
		})
	}

	/// The seed that draws the samples of a committed result, once it is known.
	pub(crate) fn challenge_seed_of(id: TaskId, task: &Task<T::AccountId>) -> Option<Hash> {
		let TaskState::Committed {
			worker,
			challenge_block,
			..
		} = &task.state
		else {
			return None;
		};
		let randomness = T::Randomness::of_block(*challenge_block)?;
		Some(challenge_seed(
			&randomness,
			id,
			task.attempt.into(),
			&worker.clone().into(),
		))
	}
}

impl<T> From<ProofError> for Error<T> {
	fn from(error: ProofError) -> Self {
		match error {
			ProofError::BadShape => Self::BadShape,
			// The runtime draws the indices, so only the length can be wrong.
			ProofError::BadIndex | ProofError::WrongLength => Self::WrongLength,
			ProofError::NonZeroPadding => Self::NonZeroPadding,
			ProofError::WrongRoot => Self::WrongRoot,
		}
	}
}
