// SPDX-License-Identifier: Apache-2.0
//! What the calls do.

use crate::{pallet::*, types::*};
use computechain_math::sampling;
use computechain_matmul::{
	Hash, benchmark, benchmark_filing, benchmark_seed,
	opening::{check_link, check_sample, on_chain_samples},
};
use computechain_primitives::{
	BlockNumber, EpochClock, FilingBook, GpuClass, Randomness, ValidatorRegistry, WorkerRegistry,
	attestation::Report, is_address,
};
use frame_support::{
	ensure,
	traits::{Get, fungible::MutateHold},
};
use sp_runtime::{DispatchResult, SaturatedConversion};

/// Blocks from a request to the draw of its witnesses.
pub(crate) const DRAW_DELAY: BlockNumber = 2;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn do_set_witness(
		who: T::AccountId,
		service: Option<WitnessService<T::AccountId>>,
	) -> DispatchResult {
		let Some(service) = service else {
			Witnesses::<T>::take(&who).ok_or(Error::<T>::NotFound)?;
			Self::deposit_event(Event::WitnessRemoved { validator: who });
			return Ok(());
		};
		let known = T::Validators::state(&who).is_some();
		ensure!(known, Error::<T>::NotValidator);
		ensure!(is_address(&service.address), Error::<T>::BadAddress);
		Witnesses::<T>::insert(&who, &service);
		Self::deposit_event(Event::WitnessSet {
			validator: who,
			account: service.account,
			address: service.address,
		});
		Ok(())
	}

	pub(crate) fn do_attest(who: T::AccountId, report: Report) -> DispatchResult {
		ensure!(T::Workers::is_worker(&who), Error::<T>::NotFound);
		ensure!(T::Workers::has_stake(&who), Error::<T>::NoStake);
		let mut record = Records::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		ensure!(
			!Requests::<T>::contains_key(&who),
			Error::<T>::BenchmarkOpen
		);
		match report.claim {
			None | Some(GpuClass::Unknown) => ensure!(
				T::Parameters::get().attestation.unknown_allowed,
				Error::<T>::UnknownNotAllowed
			),
			Some(claim) => ensure!(claim.reference().is_some(), Error::<T>::NotClaimable),
		}
		if let Some(other) = Gpus::<T>::get(report.gpu) {
			let free = other == who || !T::Workers::is_worker(&other);
			ensure!(free, Error::<T>::GpuInUse);
			if other != who {
				// The one before works no more; its report must not free the GPU again.
				Reports::<T>::remove(&other);
			}
		}
		let old = Reports::<T>::get(&who);
		if let Some(old) = &old {
			Gpus::<T>::remove(old.gpu);
		}
		Gpus::<T>::insert(report.gpu, &who);
		// What was measured belongs to that GPU under that claim.
		if old.is_none_or(|old| (old.gpu, old.claim) != (report.gpu, report.claim)) {
			record.class = GpuClass::Unknown;
			record.history = Default::default();
		}
		record.pending = None;
		record.score = Self::unmeasured_score(&report);
		Self::deposit_event(Event::WorkerAttested {
			worker: who.clone(),
			class: record.class,
			score: record.score,
		});
		Reports::<T>::insert(&who, report);
		Records::<T>::insert(&who, record);
		Ok(())
	}

	pub(crate) fn do_request(who: T::AccountId, resident: u32) -> DispatchResult {
		ensure!(T::Workers::is_worker(&who), Error::<T>::NotFound);
		let mut record = Records::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		let report = Reports::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		ensure!(
			!Requests::<T>::contains_key(&who),
			Error::<T>::BenchmarkOpen
		);
		let epoch = T::EpochClock::current();
		let may = record.requested != Some(epoch) || Self::is_due(&record);
		ensure!(may, Error::<T>::TooSoon);
		let rules = T::Parameters::get().attestation;
		ensure!(
			(1..=rules.resident_limit).contains(&resident),
			Error::<T>::BadResident
		);
		let parameters = benchmark::Parameters {
			n: rules.side,
			s: rules.stride,
			m: resident,
			k: rules.walk,
		};
		ensure!(parameters.is_valid(), Error::<T>::BadResident);
		T::Currency::hold(&HoldReason::BenchmarkFee.into(), &who, rules.benchmark_fee)?;
		record.requested = Some(epoch);
		Records::<T>::insert(&who, record);
		let now = Self::now();
		let due = now.saturating_add(DRAW_DELAY);
		Agenda::<T>::insert(due, AgendaItem::Request(who.clone()), ());
		Requests::<T>::insert(
			&who,
			Request {
				requested: now,
				start: None,
				due,
				parameters,
				report: report.report_hash(),
				fee: rules.benchmark_fee,
				witnesses: Default::default(),
				committed: None,
			},
		);
		Self::deposit_event(Event::BenchmarkRequested { worker: who });
		Ok(())
	}

	/// Whether a spot check, flags or a suspension ask for a benchmark now.
	fn is_due(record: &Record<T::AccountId>) -> bool {
		let soon = Self::now().saturating_add(T::Parameters::get().epoch);
		record.suspended || record.owed.is_some_and(|due| due <= soon)
	}

	pub(crate) fn do_submit_nonce(
		who: T::AccountId,
		worker: T::AccountId,
		nonce: Hash,
	) -> DispatchResult {
		let mut request = Requests::<T>::get(&worker).ok_or(Error::<T>::NotFound)?;
		let start = request.start.ok_or(Error::<T>::NotYet)?;
		let now = Self::now();
		ensure!(now >= start, Error::<T>::NotYet);
		ensure!(
			request.committed.is_none() && now < request.due,
			Error::<T>::TooLate
		);
		let mut witnesses = request.witnesses.iter_mut();
		let witness = witnesses.find(|witness| witness.signer == who);
		let witness = witness.ok_or(Error::<T>::NotWitness)?;
		ensure!(witness.nonce.is_none(), Error::<T>::AlreadyExists);
		witness.nonce = Some(nonce);
		let validator = witness.account.clone();
		Requests::<T>::insert(&worker, request);
		Self::deposit_event(Event::NonceSubmitted {
			worker,
			witness: validator,
		});
		Ok(())
	}

	pub(crate) fn do_commit(
		who: T::AccountId,
		used: u8,
		chain_root: Hash,
		walk_root: Hash,
	) -> DispatchResult {
		let mut request = Requests::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		ensure!(request.committed.is_none(), Error::<T>::AlreadyExists);
		let start = request.start.ok_or(Error::<T>::NotYet)?;
		let now = Self::now();
		ensure!(now > start, Error::<T>::NotYet);
		ensure!(now < request.due, Error::<T>::TooLate);
		let randomness = T::Randomness::of_block(start).ok_or(Error::<T>::NotYet)?;
		let mut nonces = alloc::vec::Vec::new();
		for (bit, witness) in request.witnesses.iter().enumerate() {
			if is_used(used, bit) {
				nonces.push(witness.nonce.ok_or(Error::<T>::NoQuorum)?);
			}
		}
		let enough = nonces.len() >= quorum(request.witnesses.len());
		ensure!(
			enough && nonces.len() as u32 == used.count_ones(),
			Error::<T>::NoQuorum
		);
		let seed = benchmark_seed(&randomness, &who.clone().into(), &nonces);
		let commitment = benchmark::commitment(&chain_root, &walk_root, &request.report);
		let validators = T::Validators::active();
		let sampled = sampling::challenge_block(now, validators);
		let last = sampling::reveal_deadline(sampled, validators);
		request.committed = Some(Committed {
			used,
			seed,
			chain_root,
			walk_root,
			commitment,
			sampled,
			opened: false,
		});
		Self::reschedule(&who, &mut request, last.saturating_add(1));
		Requests::<T>::insert(&who, request);
		Self::deposit_event(Event::BenchmarkCommitted {
			worker: who,
			commitment,
		});
		Ok(())
	}

	pub(crate) fn do_submit_measurement(
		who: T::AccountId,
		worker: T::AccountId,
		measurement: Measurement,
	) -> DispatchResult {
		let mut request = Requests::<T>::get(&worker).ok_or(Error::<T>::NotFound)?;
		let used = request.committed.as_ref().ok_or(Error::<T>::NotYet)?.used;
		ensure!(Self::now() < request.due, Error::<T>::TooLate);
		let mut witnesses = request.witnesses.iter_mut().enumerate();
		let found = witnesses.find(|(bit, witness)| is_used(used, *bit) && witness.signer == who);
		let (_, witness) = found.ok_or(Error::<T>::NotWitness)?;
		ensure!(witness.measurement.is_none(), Error::<T>::AlreadyExists);
		witness.measurement = Some(measurement.clone());
		Self::deposit_event(Event::BenchmarkMeasured {
			worker: worker.clone(),
			witness: witness.account.clone(),
			measurement,
		});
		Self::keep_or_decide(worker, request);
		Ok(())
	}

	pub(crate) fn do_open(who: T::AccountId, openings: Openings) -> DispatchResult {
		let mut request = Requests::<T>::get(&who).ok_or(Error::<T>::NotFound)?;
		let committed = request.committed.as_mut().ok_or(Error::<T>::NotYet)?;
		ensure!(!committed.opened, Error::<T>::AlreadyExists);
		let now = Self::now();
		ensure!(now < request.due, Error::<T>::TooLate);
		let samples = Self::samples(committed, request.parameters).ok_or(Error::<T>::NotYet)?;
		ensure!(samples.len() == openings.len(), Error::<T>::WrongCount);
		let mut right = true;
		// Every opening must lead to the roots before a wrong one counts.
		for (sample, opening) in samples.into_iter().zip(&openings) {
			right &= check_sample(
				&committed.seed,
				request.parameters,
				&committed.chain_root,
				&committed.walk_root,
				sample,
				opening,
			)
			.map_err(|_| Error::<T>::BadOpening)?;
		}
		if !right {
			Self::fraud(&who, None);
			return Ok(());
		}
		committed.opened = true;
		Self::deposit_event(Event::BenchmarkOpened {
			worker: who.clone(),
		});
		Self::keep_or_decide(who, request);
		Ok(())
	}

	/// The samples that a worker has to open, once their randomness is there.
	pub(crate) fn samples(
		committed: &Committed,
		parameters: benchmark::Parameters,
	) -> Option<alloc::vec::Vec<computechain_matmul::opening::Sample>> {
		let randomness = (committed.sampled <= Self::now())
			.then(|| T::Randomness::of_block(committed.sampled))
			.flatten()?;
		Some(on_chain_samples(
			&randomness,
			&committed.commitment,
			parameters,
		))
	}

	pub(crate) fn do_challenge(
		who: T::AccountId,
		worker: T::AccountId,
		commitment: Hash,
		place: Place,
		salt: Hash,
		opening: &[u8],
	) -> DispatchResult {
		let open = Requests::<T>::get(&worker).and_then(|request| {
			let committed = request.committed?;
			(committed.commitment == commitment).then_some(Challengeable {
				parameters: request.parameters,
				seed: committed.seed,
				chain_root: committed.chain_root,
				walk_root: committed.walk_root,
			})
		});
		let run = open.or_else(|| Decided::<T>::get(&worker, commitment));
		let run = run.ok_or(Error::<T>::NotFound)?;
		let filing = benchmark_filing(
			who.clone().into(),
			worker.clone().into(),
			commitment,
			&place.numbers(),
			salt,
		);
		T::Filings::use_up(&who, &filing)?;
		let (seed, numbers, chain) = (&run.seed, run.parameters, &run.chain_root);
		let right = match place {
			Place::Sample(sample) => {
				check_sample(seed, numbers, chain, &run.walk_root, sample, opening)
			}
			Place::Link(t) => check_link(seed, numbers, chain, t, opening),
		};
		let right = right.map_err(|_| Error::<T>::BadOpening)?;
		ensure!(!right, Error::<T>::NotWrong);
		Self::fraud(&worker, Some(&who));
		Ok(())
	}
}
