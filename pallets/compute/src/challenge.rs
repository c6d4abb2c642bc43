// SPDX-License-Identifier: Apache-2.0
//! Revealed results that somebody who recomputed them does not believe.

use crate::{
	pallet::{Agenda, Challenges, Config, Error, Event, Filings, HoldReason, Pallet, Tasks},
	rules,
	types::{AgendaItem, Challenge, Filing, Task, TaskState},
	weights::WeightInfo,
};
use alloc::vec::Vec;
use computechain_matmul::{Hash, Shape, check_entry, filing, max_proof_len, open};
use computechain_primitives::{Balance, BlockNumber, CPC, FILING_AGE, TaskId, ValidatorRegistry};
use frame_support::{
	BoundedVec, defensive,
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo, WithPostDispatchInfo},
	ensure,
	pallet_prelude::ConstU32,
	traits::{
		Defensive, Get,
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use sp_runtime::{DispatchError, DispatchResult};

/// Entries that one challenge may name.
pub const MAX_INDICES: u32 = 8;
/// Challenges of one task that may be open at a time.
pub const MAX_CHALLENGES: u32 = 4;
/// Rows with a wrong entry that make a fraud.
pub const FRAUD_ROWS: usize = 3;
/// What a filing and the challenge that it becomes hold, in base units.
pub const CHALLENGE_BOND: Balance = CPC;

/// Indices of entries of a result, ascending.
pub type Indices = BoundedVec<u64, ConstU32<MAX_INDICES>>;

/// A revealed task under challenge, and what its worker committed to.
struct Accused<AccountId> {
	task: Task<AccountId>,
	worker: AccountId,
	seed: Hash,
	root: Hash,
	settles: BlockNumber,
}

/// Who says that a result is wrong, and since when.
struct Prover<AccountId> {
	account: AccountId,
	filed: BlockNumber,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_file(who: T::AccountId, filing: Hash) -> DispatchResult {
		ensure!(
			!Filings::<T>::contains_key(&who, filing),
			Error::<T>::AlreadyExists
		);
		T::Currency::hold(&HoldReason::ChallengeBond.into(), &who, CHALLENGE_BOND)?;
		let filed = Self::now();
		let expires = filed.saturating_add(rules::retention(T::Parameters::get().epoch).max(1));
		Agenda::<T>::insert(expires, AgendaItem::Filing(who.clone(), filing), ());
		Filings::<T>::insert(&who, filing, Filing { filed, expires });
		Self::deposit_event(Event::Filed {
			prover: who,
			filing,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_filing(who: T::AccountId, filing: Hash) -> DispatchResult {
		Self::forget_filing(&who, filing).ok_or(Error::<T>::NotFound)?;
		Self::release_challenge_bond(&who);
		Self::deposit_event(Event::FilingWithdrawn {
			prover: who,
			filing,
		});
		Ok(())
	}

	pub(crate) fn do_challenge(
		who: T::AccountId,
		id: TaskId,
		indices: Indices,
		salt: Hash,
	) -> DispatchResult {
		let Accused { task, settles, .. } = Self::accused(id)?;
		ensure!(Self::now() < settles, Error::<T>::TooLate);
		ensure_indices::<T>(task.shape, &indices)?;
		let (filing, filed) = Self::take_filing(&who, id, &indices, salt)?;
		let due = rules::answer_deadline(Self::now(), T::Validators::active());
		let challenge = Challenge {
			challenger: who.clone(),
			filing,
			filed,
			indices: indices.clone(),
			due,
		};
		Challenges::<T>::try_append(id, challenge)
			.map_err(|()| Error::<T>::MaxChallengesExceeded)?;
		Self::postpone(id, task, settles);
		Self::deposit_event(Event::ResultChallenged {
			task: id,
			challenger: who,
			filing,
			indices,
			due,
		});
		Ok(())
	}

	pub(crate) fn do_open_result(
		who: T::AccountId,
		id: TaskId,
		filing: Hash,
		multiproof: &[u8],
	) -> DispatchResultWithPostInfo {
		let refused = |error: DispatchError| error.with_weight(T::WeightInfo::reveal_refused());
		let accused = Self::accused(id).map_err(refused)?;
		let found = Challenges::<T>::get(id)
			.into_iter()
			.find(|challenge| challenge.filing == filing);
		let challenge = Self::ensure_answer(&who, &accused, found).map_err(refused)?;
		let shape = accused.task.shape;
		let wrong = Self::wrong_entries(&accused, &challenge.indices, multiproof)?;
		if wrong.is_empty() {
			Self::answered(id, accused, challenge);
		} else {
			let prover = Prover {
				account: challenge.challenger,
				filed: challenge.filed,
			};
			Self::convict(id, accused, wrong, prover);
		}
		Ok(spent(T::WeightInfo::open_result(
			shape.k,
			rules::tree_depth(shape),
		)))
	}

	pub(crate) fn do_prove_fraud(
		who: T::AccountId,
		id: TaskId,
		indices: &Indices,
		salt: Hash,
		multiproof: &[u8],
	) -> DispatchResultWithPostInfo {
		let refused = |error: DispatchError| error.with_weight(T::WeightInfo::reveal_refused());
		let accused = Self::accused(id).map_err(refused)?;
		let shape = accused.task.shape;
		ensure_indices::<T>(shape, indices).map_err(refused)?;
		let (_, filed) = Self::take_filing(&who, id, indices, salt).map_err(refused)?;
		let weight = T::WeightInfo::prove_fraud(shape.k, rules::tree_depth(shape));
		let wrong = Self::wrong_entries(&accused, indices, multiproof)?;
		if wrong.is_empty() {
			return Err(Error::<T>::NotWrong.with_weight(weight));
		}
		Self::release_challenge_bond(&who);
		let prover = Prover {
			account: who,
			filed,
		};
		Self::convict(id, accused, wrong, prover);
		Ok(spent(weight))
	}

	/// A task whose result is revealed and not yet paid.
	fn accused(id: TaskId) -> Result<Accused<T::AccountId>, DispatchError> {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let TaskState::Revealed {
			ref worker,
			seed,
			root,
			settles,
			..
		} = task.state
		else {
			return Err(Error::<T>::WrongState.into());
		};
		Ok(Accused {
			worker: worker.clone(),
			task,
			seed,
			root,
			settles,
		})
	}

	/// The challenge that this account may answer now.
	fn ensure_answer(
		who: &T::AccountId,
		accused: &Accused<T::AccountId>,
		challenge: Option<Challenge<T::AccountId>>,
	) -> Result<Challenge<T::AccountId>, DispatchError> {
		ensure!(accused.worker == *who, Error::<T>::NotAuthorized);
		let challenge = challenge.ok_or(Error::<T>::NotFound)?;
		ensure!(Self::now() <= challenge.due, Error::<T>::TooLate);
		Ok(challenge)
	}

	/// Takes the filing that these words were hidden in, which has to be old enough to have been
	/// filed before anybody saw them.
	fn take_filing(
		who: &T::AccountId,
		id: TaskId,
		indices: &[u64],
		salt: Hash,
	) -> Result<(Hash, BlockNumber), DispatchError> {
		let filing = filing(who.clone().into(), id, indices, salt);
		Ok((filing, Self::take_old_filing(who, filing)?))
	}

	/// Takes a filing that is old enough; returns the block it was filed in. Its bond stays held.
	pub(crate) fn take_old_filing(
		who: &T::AccountId,
		hash: Hash,
	) -> Result<BlockNumber, DispatchError> {
		let filing = Filings::<T>::get(who, hash).ok_or(Error::<T>::NotFiled)?;
		ensure!(
			Self::now() >= filing.filed.saturating_add(FILING_AGE),
			Error::<T>::TooEarly
		);
		Self::forget_filing(who, hash);
		Ok(filing.filed)
	}

	/// What an account has filed and not said, with the block it was filed in.
	pub(crate) fn filings_of(who: &T::AccountId) -> Vec<(Hash, BlockNumber)> {
		let filings = Filings::<T>::iter_prefix(who);
		filings.map(|(hash, filing)| (hash, filing.filed)).collect()
	}

	/// Takes a filing and its entry in the agenda away.
	fn forget_filing(who: &T::AccountId, hash: Hash) -> Option<Filing> {
		let filing = Filings::<T>::take(who, hash)?;
		Agenda::<T>::remove(filing.expires, AgendaItem::Filing(who.clone(), hash));
		Some(filing)
	}

	/// Ends a filing that was not used for so long that nothing it could be about is left.
	pub(crate) fn expire_filing(due: BlockNumber, who: T::AccountId, hash: Hash) {
		if Self::do_withdraw_filing(who.clone(), hash).is_err() {
			defensive!("a filing has one entry, where it expires");
			Agenda::<T>::remove(due, AgendaItem::Filing(who, hash));
		}
	}

	/// Those of the entries that the multiproof opens which are wrong, each with the value that
	/// the worker committed to.
	fn wrong_entries(
		accused: &Accused<T::AccountId>,
		indices: &[u64],
		multiproof: &[u8],
	) -> Result<Vec<(u64, i32)>, sp_runtime::DispatchErrorWithPostInfo<PostDispatchInfo>> {
		let shape = accused.task.shape;
		ensure!(
			multiproof.len() <= max_proof_len(shape, indices.len() as u32),
			Error::<T>::WrongLength.with_weight(T::WeightInfo::reveal_refused())
		);
		let values = open(&accused.root, shape, indices, multiproof).map_err(|error| {
			let weight = T::WeightInfo::open_result(0, rules::tree_depth(shape));
			Error::<T>::from(error).with_weight(weight)
		})?;
		let opened = indices.iter().copied().zip(values);
		Ok(opened
			.filter(|(index, value)| !check_entry(&accused.seed, shape, *index, *value))
			.collect())
	}

	/// Nothing that was asked for is wrong: the bond is the worker's.
	fn answered(id: TaskId, accused: Accused<T::AccountId>, challenge: Challenge<T::AccountId>) {
		Challenges::<T>::mutate_exists(id, |slot| {
			let mut rest = slot.take().unwrap_or_default();
			rest.retain(|other| other.filing != challenge.filing);
			*slot = (!rest.is_empty()).then_some(rest);
		});
		let paid = T::Currency::transfer_on_hold(
			&HoldReason::ChallengeBond.into(),
			&challenge.challenger,
			&accused.worker,
			CHALLENGE_BOND,
			Precision::BestEffort,
			Restriction::Free,
			Fortitude::Force,
		)
		.defensive_unwrap_or_default();
		Self::postpone(id, accused.task, accused.settles);
		Self::deposit_event(Event::ChallengeFailed {
			task: id,
			challenger: challenge.challenger,
			filing: challenge.filing,
			paid,
		});
	}

	/// Some of the entries opened are wrong: a fault, or in three or more rows a fraud.
	fn convict(
		id: TaskId,
		accused: Accused<T::AccountId>,
		wrong: Vec<(u64, i32)>,
		prover: Prover<T::AccountId>,
	) {
		let Accused { task, worker, .. } = accused;
		let n = u64::from(task.shape.n).max(1);
		let mut rows: Vec<u64> = wrong.iter().map(|(index, _)| index / n).collect();
		rows.dedup();
		if let Some((entry, claimed)) = wrong.first().copied() {
			Self::deposit_event(Event::ResultRejected {
				task: id,
				worker: worker.clone(),
				entry,
				claimed,
			});
		}
		// Whoever named one of these entries before the prover did has found it first.
		let challenges = Challenges::<T>::take(id);
		let named = |challenge: &&Challenge<T::AccountId>| {
			wrong
				.iter()
				.any(|(index, _)| challenge.indices.contains(index))
		};
		let first = challenges
			.iter()
			.filter(named)
			.map(|challenge| (challenge.filed, &challenge.challenger))
			.chain([(prover.filed, &prover.account)])
			.min()
			.map(|(_, account)| account.clone());
		for challenge in &challenges {
			Self::release_challenge_bond(&challenge.challenger);
		}
		if rows.len() >= FRAUD_ROWS {
			Self::fraud(id, task, worker, first);
		} else {
			Self::fault(id, task, worker);
		}
	}

	/// Sets when the clock looks at a revealed task next: when it may be paid, or when the first
	/// challenge should have been answered.
	fn postpone(id: TaskId, task: Task<T::AccountId>, settles: BlockNumber) {
		let unanswered = Challenges::<T>::get(id)
			.iter()
			.map(|challenge| challenge.due.saturating_add(1))
			.min();
		let due = unanswered.unwrap_or(settles.max(Self::now().saturating_add(1)));
		Self::store(id, task, due);
	}

	pub(crate) fn release_challenge_bond(who: &T::AccountId) {
		T::Currency::release(
			&HoldReason::ChallengeBond.into(),
			who,
			CHALLENGE_BOND,
			Precision::BestEffort,
		)
		.defensive_unwrap_or_default();
	}
}

/// Entries are named once each, in ascending order, and are some of the result's.
fn ensure_indices<T: Config>(shape: Shape, indices: &[u64]) -> DispatchResult {
	let inside = indices.last().is_some_and(|last| *last < shape.entries());
	let ascending = indices.windows(2).all(|pair| pair[0] < pair[1]);
	ensure!(inside && ascending, Error::<T>::BadIndices);
	Ok(())
}

fn spent(weight: frame_support::weights::Weight) -> PostDispatchInfo {
	PostDispatchInfo {
		actual_weight: Some(weight),
		..Default::default()
	}
}
