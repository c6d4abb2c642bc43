// SPDX-License-Identifier: Apache-2.0
//! What a benchmark is worth, and what becomes of its fee.

use crate::{pallet::*, types::*};
use computechain_math::attestation::Evidence;
use computechain_primitives::{
	Balance, BlockNumber, Figures, GpuClass, Randomness, SupplyBook, WorkerRegistry,
	attestation::Report,
};
use frame_support::{
	BoundedVec,
	traits::{
		Get,
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
	},
};

/// By how much an owed benchmark that found no quorum is put off.
const PUT_OFF: BlockNumber = 20;

impl<T: Config> Pallet<T> {
	/// Levels 1 to 3 of a report and level 5, which its signature was.
	fn evidence(report: &Report) -> Evidence {
		let claims = report.claim.is_some_and(|class| class != GpuClass::Unknown);
		let driver = report.driver.as_ref().zip(DriverRoot::<T>::get());
		let pci = report.pci.as_ref().zip(DeviceRoot::<T>::get());
		Evidence {
			level1: claims && report.device.is_some(),
			level2: claims && driver.is_some_and(|(driver, root)| driver.is_listed(&root)),
			level3: claims && pci.is_some_and(|(pci, root)| pci.is_listed(&root)),
			level5: true,
			consistent: true,
			..Evidence::default()
		}
	}

	/// What a report is worth that no benchmark stands behind.
	pub(crate) fn unmeasured_score(report: &Report) -> u8 {
		Self::evidence(report).score()
	}

	/// Stores a request, or decides it when nothing more can come.
	pub(crate) fn keep_or_decide(worker: T::AccountId, request: Request<T::AccountId>) {
		if request.is_complete() {
			Self::decide(worker, request);
		} else {
			Requests::<T>::insert(worker, request);
		}
	}

	/// Ends a request.
	pub(crate) fn decide(worker: T::AccountId, request: Request<T::AccountId>) {
		Agenda::<T>::remove(request.due, AgendaItem::Request(worker.clone()));
		Requests::<T>::remove(&worker);
		let Some((signers, chain_millis, walk_millis)) = medians(&request) else {
			Self::release_fee(&worker, request.fee);
			return Self::fail(worker, Failure::NoQuorum);
		};
		Self::share_fee(&worker, request.fee, &signers);
		let Some(committed) = request.committed.as_ref().filter(|made| made.opened) else {
			return Self::fail(worker, Failure::NotOpened);
		};
		let rules = T::Parameters::get().attestation;
		let closes = Self::now().saturating_add(rules.benchmark_window);
		let item = AgendaItem::Close(worker.clone(), committed.commitment);
		Agenda::<T>::insert(closes, item, ());
		Decided::<T>::insert(
			&worker,
			committed.commitment,
			Challengeable {
				parameters: request.parameters,
				seed: committed.seed,
				chain_root: committed.chain_root,
				walk_root: committed.walk_root,
			},
		);
		let figures = figures(&request, chain_millis, walk_millis, rules.scale);
		Self::measure(worker, &request, figures);
	}

	/// Takes a decided run into the worker's record.
	fn measure(worker: T::AccountId, request: &Request<T::AccountId>, figures: Figures) {
		let known = Records::<T>::get(&worker).zip(Reports::<T>::get(&worker));
		let Some((mut record, report)) = known else {
			return;
		};
		let rules = T::Parameters::get().attestation;
		let claim = report.claim.unwrap_or_default();
		let run = GpuClass::measured(claim, &figures);
		Self::deposit_event(Event::BenchmarkDecided {
			worker: worker.clone(),
			class: run,
			figures,
		});
		let confirmed = confirm(&mut record, request, run, figures);
		let stable = is_stable(&record.history, &figures);
		if record.history.is_full() {
			record.history.remove(0);
		}
		// There is room: the oldest has just left.
		let _ = record.history.try_push(Run {
			at: Self::now(),
			figures,
		});
		let floor = (claim.reference_speed() / 10).max(rules.minimum_speed);
		let least_vram = u64::from(rules.minimum_vram).saturating_mul(1_000_000_000);
		let evidence = Evidence {
			compute: figures.speed >= floor,
			residency: claim.reference().map_or(figures.vram >= least_vram, |of| {
				figures.bandwidth >= of.bandwidth / 2
					&& figures.vram >= (of.vram / 100).saturating_mul(85).max(least_vram)
			}),
			stability: stable,
			consistent: run == claim,
			..Self::evidence(&report)
		};
		if confirmed {
			record.score = evidence.score();
			Self::deposit_event(Event::WorkerAttested {
				worker: worker.clone(),
				class: record.class,
				score: record.score,
			});
		}
		if !stable {
			record.flags = record.flags.saturating_add(1);
			Self::deposit_event(Event::WorkerFlagged {
				worker: worker.clone(),
				flags: record.flags,
			});
		}
		let passed = evidence.benchmark_passed();
		if passed {
			record.suspended = false;
		}
		if record.flags >= 2 {
			record.flags = 0;
			let due = Self::now().saturating_add(T::Parameters::get().epoch);
			Self::set_owed(&worker, &mut record, due);
		} else if passed {
			let due = Self::next_due(&worker);
			Self::set_owed(&worker, &mut record, due);
		} else if record.owed.is_some_and(|due| due <= Self::now()) {
			Self::suspend(&worker, &mut record);
		}
		Records::<T>::insert(&worker, record);
	}

	/// When the next benchmark is due after one that passed: the network's interval, less up to an
	/// eighth of it, drawn.
	fn next_due(worker: &T::AccountId) -> BlockNumber {
		let now = Self::now();
		let interval = T::Parameters::get().attestation.benchmark_interval;
		let randomness = T::Randomness::of_block(now).unwrap_or_default();
		let both = [randomness, worker.clone().into()];
		let drawn = computechain_matmul::key("jitter", both.as_flattened(), &[]);
		let drawn = BlockNumber::from_le_bytes([drawn[0], drawn[1], drawn[2], drawn[3]]);
		let jitter = drawn.checked_rem(interval / 8).unwrap_or_default();
		now.saturating_add(interval.saturating_sub(jitter))
	}

	fn fail(worker: T::AccountId, failure: Failure) {
		Records::<T>::mutate(&worker, |record| {
			let Some(record) = record else { return };
			let now = Self::now();
			if record.owed.is_some_and(|due| due <= now) {
				match failure {
					Failure::NoQuorum => {
						Self::set_owed(&worker, record, now.saturating_add(PUT_OFF));
					}
					Failure::NotOpened => Self::suspend(&worker, record),
				}
			}
		});
		Self::deposit_event(Event::BenchmarkFailed { worker, failure });
	}

	/// Sets when the worker's next benchmark is due, in place of what was.
	pub(crate) fn set_owed(
		worker: &T::AccountId,
		record: &mut Record<T::AccountId>,
		due: BlockNumber,
	) {
		if let Some(before) = record.owed.replace(due) {
			Agenda::<T>::remove(before, AgendaItem::Owed(worker.clone()));
		}
		Agenda::<T>::insert(due, AgendaItem::Owed(worker.clone()), ());
		Self::deposit_event(Event::BenchmarkOwed {
			worker: worker.clone(),
			due,
		});
	}

	pub(crate) fn suspend(worker: &T::AccountId, record: &mut Record<T::AccountId>) {
		record.suspended = true;
		record.owed = None;
		Self::deposit_event(Event::WorkerSuspended {
			worker: worker.clone(),
		});
	}

	/// A worker cheated: what is on record goes, and with it the fee back to what fraud takes.
	pub(crate) fn fraud(worker: &T::AccountId, prover: Option<&T::AccountId>) {
		Self::forget_all(worker);
		Self::deposit_event(Event::BenchmarkFraud {
			worker: worker.clone(),
			prover: prover.cloned(),
		});
		T::Workers::fraud(worker, prover);
	}

	pub(crate) fn release_fee(worker: &T::AccountId, fee: Balance) {
		let reason = HoldReason::BenchmarkFee.into();
		let _ = T::Currency::release(&reason, worker, fee, Precision::BestEffort);
	}

	fn share_fee(worker: &T::AccountId, fee: Balance, signers: &[&T::AccountId]) {
		let reason: T::RuntimeHoldReason = HoldReason::BenchmarkFee.into();
		let count = signers.len() as Balance;
		let share = fee.checked_div(count).unwrap_or_default();
		let mut left = fee;
		for signer in signers {
			let paid = T::Currency::transfer_on_hold(
				&reason,
				worker,
				signer,
				share,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			);
			left = left.saturating_sub(paid.unwrap_or_default());
		}
		let burned = T::Currency::burn_held(
			&reason,
			worker,
			left,
			Precision::BestEffort,
			Fortitude::Force,
		)
		.unwrap_or_default();
		T::SupplyBook::burned(burned);
		Self::deposit_event(Event::FeeShared {
			worker: worker.clone(),
			share,
			signers: signers.len() as u32,
			burned,
		});
	}
}

/// Whether the class of a run stands: it is not above the confirmed one, or it is the second run
/// that says so. The draw saw to it that others timed that one, where there were enough.
fn confirm<AccountId: Clone>(
	record: &mut Record<AccountId>,
	request: &Request<AccountId>,
	run: GpuClass,
	figures: Figures,
) -> bool {
	if run.rank() <= record.class.rank() || run == GpuClass::Unknown {
		record.class = run;
		record.pending = None;
		return true;
	}
	let first = record.pending.take();
	let second = first.is_some_and(|first| first.class == run && is_near(&first.figures, &figures));
	if second {
		record.class = run;
	} else {
		let witnesses = request.witnesses.iter().map(|one| one.account.clone());
		record.pending = Some(Pending {
			class: run,
			figures,
			witnesses: BoundedVec::truncate_from(witnesses.collect()),
		});
	}
	second
}

/// The signers within 20 % of both medians, and the medians, of a quorum.
fn medians<AccountId>(
	request: &Request<AccountId>,
) -> Option<(alloc::vec::Vec<&AccountId>, u64, u64)> {
	let measured = request.quorum()?;
	let chain = median(measured.iter().map(|one| one.1).collect())?;
	let walk = median(measured.iter().map(|one| one.2).collect())?;
	let near = measured
		.iter()
		.filter(|one| within(one.1, chain, 20) && within(one.2, walk, 20));
	Some((near.map(|one| one.0).collect(), chain, walk))
}

/// The median, of an even number the lower one in the middle.
pub(crate) fn median(mut values: alloc::vec::Vec<u64>) -> Option<u64> {
	values.sort_unstable();
	values.get(values.len().checked_sub(1)? / 2).copied()
}

/// Whether a value is within so many percent of another.
pub(crate) fn within(value: u64, of: u64, percent: u64) -> bool {
	let off = u128::from(value.abs_diff(of)).saturating_mul(100);
	off <= u128::from(of).saturating_mul(percent.into())
}

fn is_near(one: &Figures, other: &Figures) -> bool {
	within(one.speed, other.speed, 10) && within(one.bandwidth, other.bandwidth, 10)
}

/// Whether a run is within 10 % of the mean of the last ones; without any it is.
fn is_stable(history: &[Run], figures: &Figures) -> bool {
	let mean = |of: fn(&Run) -> u64| {
		let sum: u128 = history.iter().map(|run| u128::from(of(run))).sum();
		let mean = sum.checked_div(history.len() as u128);
		mean.map(|mean| u64::try_from(mean).unwrap_or(u64::MAX))
	};
	let near = |is: u64, mean: Option<u64>| mean.is_none_or(|mean| within(is, mean, 10));
	near(figures.speed, mean(|run| run.figures.speed))
		&& near(figures.bandwidth, mean(|run| run.figures.bandwidth))
}

/// What the device reached, from the numbers of the run and its times.
fn figures<AccountId>(
	request: &Request<AccountId>,
	chain_millis: u64,
	walk_millis: u64,
	scale: u64,
) -> Figures {
	let numbers = request.parameters;
	let area = u128::from(numbers.n).saturating_mul(numbers.n.into());
	let scaled = area.saturating_mul(scale.into());
	let narrow = |value: u128| u64::try_from(value).unwrap_or(u64::MAX);
	let rate = |amount: u128, millis: u64| {
		narrow(amount.saturating_mul(1_000) / u128::from(millis.max(1)))
	};
	let operations = scaled
		.saturating_mul(numbers.n.into())
		.saturating_mul(numbers.steps().into());
	Figures {
		speed: rate(operations, chain_millis),
		bandwidth: rate(scaled.saturating_mul(numbers.k.into()), walk_millis),
		// Nine tenths of the memory hold states.
		vram: narrow(scaled.saturating_mul(numbers.m.into()).saturating_mul(10) / 9),
	}
}
