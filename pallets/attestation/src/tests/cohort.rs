// SPDX-License-Identifier: Apache-2.0

use crate::{Failure, mock::*, pallet::*};
use computechain_primitives::{CPC, GpuClass};
use frame_support::{assert_ok, traits::fungible::Inspect};
use sp_runtime::AccountId32;

/// Has all of them request in one block, and goes on to the block after the start.
fn begin_together(workers: &[AccountId32]) {
	for (number, worker) in workers.iter().enumerate() {
		let mut report = report(GpuClass::Rtx4090);
		report.gpu = [number as u8; 32];
		assert_ok!(Attestation::attest(signed(worker), report));
		assert_ok!(Attestation::request_benchmark(signed(worker), 40));
	}
	run_to(now() + 4);
	for worker in workers {
		for (number, witness) in request_of(worker).witnesses.iter().enumerate() {
			let (signer, nonce) = (signed(&witness.signer), [number as u8; 32]);
			assert_ok!(Attestation::submit_nonce(signer, worker.clone(), nonce));
		}
	}
	run_to(now() + 1);
}

#[test]
fn cohort_should_have_one_start_and_each_its_own_figures_when_it_requests_in_one_block() {
	test(|| {
		let workers: Vec<_> = cohort().collect();
		begin_together(&workers);
		let starts = workers.iter().map(|worker| request_of(worker).start);
		assert!(starts.clone().all(|start| start == Some(5)));
		let real: Vec<_> = workers
			.iter()
			.map(|worker| commit(worker, |_| ()))
			.collect();
		let seeds: std::collections::BTreeSet<_> = workers
			.iter()
			.filter_map(|worker| request_of(worker).committed)
			.map(|committed| committed.seed)
			.collect();
		assert_eq!(seeds.len(), workers.len());
		// Each is slower than the one before.
		for (number, (worker, real)) in workers.iter().zip(&real).enumerate() {
			let millis = 1_000 * (number as u64 + 1);
			measure(worker, real, |_| Some((millis, 2 * millis, true)));
		}
		for (worker, real) in workers.iter().zip(&real) {
			open(worker, real);
			assert!(!Requests::<Test>::contains_key(worker));
		}
		let figures = workers.iter().map(|worker| {
			let history = Attestation::history(worker.clone());
			assert_eq!(history.len(), 1);
			history[0].figures
		});
		let figures: Vec<_> = figures.collect();
		for (number, own) in figures.iter().enumerate() {
			let times = number as u64 + 1;
			assert_eq!(own.speed, figures[0].speed / times);
			assert_eq!(own.bandwidth, figures[0].bandwidth / times);
			assert_eq!(own.vram, figures[0].vram);
		}
	});
}

#[test]
fn cohort_should_not_wait_when_one_of_it_does_nothing() {
	test(|| {
		let workers: Vec<_> = cohort().collect();
		begin_together(&workers);
		let (idle, busy) = workers.split_last().expect("there are some");
		for worker in busy {
			let real = commit(worker, |_| ());
			measure(worker, &real, |_| Some(GOOD));
			open(worker, &real);
			assert_eq!(Attestation::history(worker.clone()).len(), 1);
			assert_eq!(Balances::balance(worker), 990 * CPC);
		}
		run_to(request_of(idle).due);
		System::assert_last_event(
			Event::BenchmarkFailed {
				worker: idle.clone(),
				failure: Failure::NoQuorum,
			}
			.into(),
		);
		assert_eq!(Balances::balance(idle), 1_000 * CPC);
	});
}
