// SPDX-License-Identifier: Apache-2.0
//! The worst case of every call and of every piece of clock work.

mod setup;

use crate::{pallet::*, types::*, *};
use alloc::{vec, vec::Vec};
use computechain_primitives::{MAX_AUTHORITIES, NetworkParameters, WorkerRegistry};
use frame_benchmarking::v2::*;
use frame_support::{traits::EnsureOrigin, weights::WeightMeter};
use frame_system::RawOrigin;
use setup::*;

/// What the benchmarks can not do through the traits of the pallet's [`Config`].
pub trait BenchmarkHelper<AccountId> {
	/// Makes somebody rich a worker that has as much to lose as one can have.
	fn register_worker(who: &AccountId);
	/// Makes these the validators of the current epoch.
	fn set_validators(validators: Vec<AccountId>);
	/// Files this in somebody's name, long enough ago.
	fn file(who: &AccountId, filing: [u8; 32]);
	/// Sets the network's parameters.
	fn set_parameters(parameters: NetworkParameters);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_whitelist() -> Result<(), BenchmarkError> {
		let origin =
			T::PrivilegedOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		set_driver_whitelist(origin as T::RuntimeOrigin, [1; 32]);

		assert_eq!(DriverRoot::<T>::get(), Some([1; 32]));
		Ok(())
	}

	/// The longest paths, another GPU than before, and that one was another's who is gone.
	#[benchmark]
	fn attest() {
		let worker = begin::<T>();
		let report = whole_report::<T>();
		let gone: T::AccountId = account("gone", 0, 0);
		Reports::<T>::insert(&gone, &report);
		Gpus::<T>::insert(report.gpu, &gone);

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), report.clone());

		assert_eq!(Gpus::<T>::get(report.gpu), Some(worker.clone()));
		assert_eq!(
			Records::<T>::get(worker).map(|record| record.score),
			Some(59)
		);
	}

	#[benchmark]
	fn request_benchmark() {
		let worker = begin::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), 1);

		assert!(Requests::<T>::contains_key(worker));
	}

	#[benchmark]
	fn set_witness() {
		begin::<T>();
		let validator: T::AccountId = account("validator", 0, 0);
		T::BenchmarkHelper::set_validators(vec![validator.clone()]);
		let service = longest_service::<T>(0);
		Witnesses::<T>::insert(&validator, longest_service::<T>(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(validator.clone()), Some(service.clone()));

		assert_eq!(Witnesses::<T>::get(validator), Some(service));
	}

	#[benchmark]
	fn submit_nonce() {
		let worker = begin::<T>();
		let mut request = drawn::<T>(&worker);
		if let Some(last) = request.witnesses.last_mut() {
			last.nonce = None;
		}
		Requests::<T>::insert(&worker, request);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(last_signer::<T>()),
			worker.clone(),
			[1; 32],
		);

		let request = Requests::<T>::get(worker).expect("it is open");
		assert!(
			request
				.witnesses
				.iter()
				.all(|witness| witness.nonce.is_some())
		);
	}

	#[benchmark]
	fn commit_benchmark() {
		let worker = begin::<T>();
		drawn::<T>(&worker);

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), u8::MAX, [1; 32], [2; 32]);

		assert!(Requests::<T>::get(worker).is_some_and(|request| request.committed.is_some()));
	}

	/// The last one, which decides.
	#[benchmark]
	fn submit_measurement() {
		let worker = begin::<T>();
		let mut request = measured::<T>(&worker, [0; 32]);
		let mut measurement = None;
		if let Some(committed) = &mut request.committed {
			committed.opened = true;
		}
		if let Some(last) = request.witnesses.last_mut() {
			measurement = last.measurement.take();
		}
		Requests::<T>::insert(&worker, request);
		let measurement = measurement.expect("all have measured");

		#[extrinsic_call]
		_(
			RawOrigin::Signed(last_signer::<T>()),
			worker.clone(),
			measurement,
		);

		assert_decided::<T>(&worker);
	}

	/// All samples are checked, and the last one is wrong: more work than a decision.
	///
	/// `n`: the rows of a state.
	#[benchmark]
	fn open_benchmark(n: Linear<64, 2_048>) {
		let worker = begin::<T>();
		let openings = opened::<T>(&worker, numbers(n));

		#[extrinsic_call]
		_(RawOrigin::Signed(worker.clone()), openings);

		assert!(!Records::<T>::contains_key(&worker));
		assert!(!T::Workers::is_worker(&worker));
	}

	/// A step of the walk, whose opening has three rows, of an older benchmark than the open one.
	///
	/// `n`: the rows of a state.
	#[benchmark]
	fn challenge_benchmark(n: Linear<64, 2_048>) {
		let worker = begin::<T>();
		measured::<T>(&worker, [0; 32]);
		let (commitment, place, opening) = wrong::<T>(&worker, numbers(n));
		let prover = rich::<T>("prover", 0);
		let filing = computechain_matmul::benchmark_filing(
			prover.clone().into(),
			worker.clone().into(),
			commitment,
			&place.numbers(),
			[9; 32],
		);
		T::BenchmarkHelper::file(&prover, filing);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(prover),
			worker.clone(),
			commitment,
			place,
			[9; 32],
			opening,
		);

		assert!(!Records::<T>::contains_key(&worker));
		assert!(!T::Workers::is_worker(&worker));
	}

	#[benchmark]
	fn agenda_block() {
		begin::<T>();
		AgendaCursor::<T>::put(NOW);

		#[block]
		{
			Pallet::<T>::poll(&mut WeightMeter::new());
		}

		assert_eq!(AgendaCursor::<T>::get(), NOW + 1);
	}

	/// `v`: the active validators, all of which published a witness.
	#[benchmark]
	fn agenda_draw(v: Linear<1, MAX_AUTHORITIES>) {
		let worker = begin::<T>();
		let validators: Vec<T::AccountId> =
			(0..v).map(|index| account("validator", index, 0)).collect();
		for (index, validator) in validators.iter().enumerate() {
			Witnesses::<T>::insert(validator, longest_service::<T>(index as u32));
		}
		// A first run is known, whose witnesses must not be drawn again.
		let first = validators.iter().rev().cloned();
		pending::<T>(&worker, first.take(MAX_WITNESSES as usize).collect());
		T::BenchmarkHelper::set_validators(validators);
		requested::<T>(&worker);

		#[block]
		{
			Pallet::<T>::run_agenda(&mut WeightMeter::new());
		}

		let drawn = Requests::<T>::get(worker)
			.expect("it is open")
			.witnesses
			.len() as u32;
		assert_eq!(drawn, v.min(MAX_WITNESSES));
	}

	#[benchmark]
	fn agenda_decide() {
		let worker = begin::<T>();
		let mut request = measured::<T>(&worker, [0; 32]);
		if let Some(committed) = &mut request.committed {
			committed.opened = true;
		}
		Pallet::<T>::reschedule(&worker, &mut request, NOW);
		Requests::<T>::insert(&worker, request);

		#[block]
		{
			Pallet::<T>::run_agenda(&mut WeightMeter::new());
		}

		assert_decided::<T>(&worker);
	}
}
