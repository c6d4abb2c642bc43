// SPDX-License-Identifier: Apache-2.0
//! The reveal of a committed result and the check of its samples.

use crate::{
	MAX_DEPTH,
	pallet::{Config, Error, Event, Pallet, Tasks},
	rules,
	types::{Reveal, Task, TaskState},
	weights::WeightInfo,
};
use alloc::vec::Vec;
use computechain_matmul::{
	Hash, MAX_INNER, ProofError, SAMPLES, challenge_seed, first_wrong_entry, max_proof_len, open,
	sample_indices,
};
use computechain_primitives::{Attestation, Randomness, TaskId};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo, WithPostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	weights::Weight,
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
			None => {
				let due = Self::now().saturating_add(rules::SPOT_CHECK_BLOCKS);
				if task.is_protocol() && rules::is_spot_checked(&challenge_seed) {
					T::Attestation::owe_benchmark(&who, due);
				}
				Self::verified(id, task, seed, who, root, output_sha256)?;
			}
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

	pub(crate) fn do_reveal_results(
		who: T::AccountId,
		items: Vec<Reveal>,
	) -> DispatchResultWithPostInfo {
		let mut weight = Weight::zero();
		for item in items {
			let task = item.task;
			let outcome =
				with_storage_layer(|| Self::do_reveal_result(who.clone(), task, &item.multiproof));
			let (info, error) = match outcome {
				Ok(info) => (info, None),
				Err(failed) => (failed.post_info, Some(failed.error)),
			};
			let most = || T::WeightInfo::reveal_result(MAX_INNER, MAX_DEPTH);
			weight = weight
				.saturating_add(T::WeightInfo::batch_item())
				.saturating_add(info.actual_weight.unwrap_or_else(most));
			if let Some(error) = error {
				Self::deposit_event(Event::ItemFailed { task, error });
			}
		}
		Ok(PostDispatchInfo {
			actual_weight: Some(weight),
			..Default::default()
		})
	}

	/// What a batch costs at most.
	pub(crate) fn batch(item: Weight, items: usize) -> Weight {
		item.saturating_add(T::WeightInfo::batch_item())
			.saturating_mul(items as u64)
	}

	/// What a batch of so many reveals costs at most.
	pub(crate) fn reveals(items: usize) -> Weight {
		let largest = T::WeightInfo::reveal_result(MAX_INNER, MAX_DEPTH);
		Self::batch(largest, items)
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
