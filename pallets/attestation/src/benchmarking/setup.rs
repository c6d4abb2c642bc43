// SPDX-License-Identifier: Apache-2.0
//! The states that the benchmarks begin with.

use super::BenchmarkHelper;
use crate::{pallet::*, types::*};
use alloc::{vec, vec::Vec};
use computechain_matmul::{
	Hash,
	benchmark::{self, link, state_root, step_entry, walk_entry, walk_index},
	opening::{Prover, Sample, resident_step},
};
use computechain_primitives::{
	BlockNumber, CPC, EpochClock, Figures, GpuClass,
	attestation::{DeviceReport, DriverReport, PciReport, Report, path_root},
};
use frame_benchmarking::v2::account;
use frame_support::{
	BoundedVec,
	traits::{
		Get,
		fungible::{Mutate, MutateHold},
	},
};

/// The block in which everything happens.
pub(super) const NOW: BlockNumber = 1_000;
/// A fee that does not divide, so that a part of it burns.
const FEE: u128 = 10 * CPC + 1;

/// An account that can pay for anything.
pub(super) fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who = account(name, index, 0);
	T::Currency::set_balance(&who, 1_000_000_000 * CPC);
	who
}

/// A worker with a full record, a whole report, a flag, and a benchmark that it owes; and another
/// one behind it.
pub(super) fn begin<T: Config>() -> T::AccountId {
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	AgendaCursor::<T>::put(NOW);
	let mut rules = T::Parameters::get();
	rules.attestation.witnesses = MAX_WITNESSES;
	T::BenchmarkHelper::set_parameters(rules);
	let worker = rich::<T>("worker", 0);
	T::BenchmarkHelper::register_worker(&worker);
	T::BenchmarkHelper::register_worker(&rich::<T>("neighbour", 0));
	let mut report = whole_report::<T>();
	report.gpu = [2; 32];
	Gpus::<T>::insert(report.gpu, &worker);
	Reports::<T>::insert(&worker, report);
	let mut record = Records::<T>::get(&worker).expect("it was registered");
	let run = Run {
		at: 1,
		figures: Figures::default(),
	};
	record.history = BoundedVec::truncate_from(vec![run; HISTORY as usize]);
	record.flags = 1;
	record.requested = Some(T::EpochClock::current());
	Pallet::<T>::set_owed(&worker, &mut record, NOW + 10);
	Records::<T>::insert(&worker, record);
	worker
}

/// A report of which nothing could be longer, that earns all points which no benchmark gives.
pub(super) fn whole_report<T: Config>() -> Report {
	let text = || BoundedVec::truncate_from(vec![b'a'; 64]);
	let path = || BoundedVec::truncate_from(vec![[3; 32]; 24]);
	let driver = DriverReport {
		version: text(),
		file: text(),
		digest: [4; 32],
		index: 0,
		path: path(),
	};
	let pci = PciReport {
		path: path(),
		..PciReport::default()
	};
	let leaf = computechain_primitives::attestation::driver_leaf(
		&driver.version,
		&driver.file,
		&driver.digest,
	);
	DriverRoot::<T>::set(path_root(leaf, 0, &driver.path));
	let leaf = computechain_primitives::attestation::device_leaf(pci.vendor, pci.device);
	DeviceRoot::<T>::set(path_root(leaf, 0, &pci.path));
	Report {
		claim: Some(GpuClass::B200),
		gpu: [1; 32],
		device: Some(DeviceReport {
			name: text(),
			vbios: text(),
			..DeviceReport::default()
		}),
		driver: Some(driver),
		pci: Some(pci),
	}
}

/// A published witness with the longest address.
pub(super) fn longest_service<T: Config>(index: u32) -> WitnessService<T::AccountId> {
	let mut address = vec![b'a'; 122];
	address.extend_from_slice(b":65535");
	WitnessService {
		account: account("signer", index, 0),
		address: BoundedVec::truncate_from(address),
	}
}

/// Who signs for the last witness.
pub(super) fn last_signer<T: Config>() -> T::AccountId {
	account("signer", MAX_WITNESSES - 1, 0)
}

/// A benchmark of the worker with its fee on hold, whose witnesses are due to be drawn.
pub(super) fn requested<T: Config>(worker: &T::AccountId) -> Request<T::AccountId> {
	T::Currency::hold(&HoldReason::BenchmarkFee.into(), worker, FEE).expect("it is rich");
	Agenda::<T>::insert(NOW, AgendaItem::Request(worker.clone()), ());
	let request = Request {
		requested: NOW - 2,
		start: None,
		due: NOW,
		parameters: numbers(64),
		report: [5; 32],
		fee: FEE,
		witnesses: Default::default(),
		committed: None,
	};
	Requests::<T>::insert(worker, &request);
	request
}

/// The same with all witnesses drawn, and their nonces.
pub(super) fn drawn<T: Config>(worker: &T::AccountId) -> Request<T::AccountId> {
	let mut request = requested::<T>(worker);
	let witness = |index| Witness {
		account: account("validator", index, 0),
		signer: rich::<T>("signer", index),
		nonce: Some([6; 32]),
		measurement: None,
	};
	request.witnesses = BoundedVec::truncate_from((0..MAX_WITNESSES).map(witness).collect());
	request.start = Some(NOW - 1);
	Pallet::<T>::reschedule(worker, &mut request, NOW + 50);
	Requests::<T>::insert(worker, &request);
	request
}

/// The same with a commitment and all measurements, and the randomness for samples is there. A
/// first run is known that says the same.
pub(super) fn measured<T: Config>(
	worker: &T::AccountId,
	commitment: Hash,
) -> Request<T::AccountId> {
	let mut request = drawn::<T>(worker);
	request.committed = Some(Committed {
		used: u8::MAX,
		seed: [7; 32],
		chain_root: [0; 32],
		walk_root: [0; 32],
		commitment,
		sampled: NOW,
		opened: false,
	});
	for witness in &mut request.witnesses {
		witness.measurement = Some(Measurement {
			commitment,
			chain_millis: 1_000,
			walk_millis: 1_000,
			valid: true,
		});
	}
	pending::<T>(worker, vec![worker.clone(); MAX_WITNESSES as usize]);
	Requests::<T>::insert(worker, &request);
	request
}

/// Notes a first run of a higher class.
pub(super) fn pending<T: Config>(worker: &T::AccountId, witnesses: Vec<T::AccountId>) {
	Records::<T>::mutate(worker, |record| {
		if let Some(record) = record {
			record.pending = Some(Pending {
				class: GpuClass::L4,
				figures: Figures::default(),
				witnesses: BoundedVec::truncate_from(witnesses),
			});
		}
	});
}

/// Whether the worker's benchmark was decided and flagged a second time.
pub(super) fn assert_decided<T: Config>(worker: &T::AccountId) {
	assert!(!Requests::<T>::contains_key(worker));
	assert_eq!(Decided::<T>::iter_prefix(worker).count(), 1);
	let record = Records::<T>::get(worker).expect("it is on record");
	assert_eq!(record.flags, 0);
	assert!(record.owed.is_some_and(|due| due > NOW + 10));
}

/// The numbers of a benchmark with trees as deep as those of a card with 180 GB; that of the walk
/// is two levels less deep, 32 hashes of thousands, because more vectors do not fit into Wasm.
pub(super) fn numbers(n: u32) -> benchmark::Parameters {
	benchmark::Parameters {
		n,
		s: 4,
		m: 12_288,
		k: 8_192,
	}
}

/// A measured benchmark that waits for nothing but its openings, and these; the last one is wrong.
pub(super) fn opened<T: Config>(
	worker: &T::AccountId,
	parameters: benchmark::Parameters,
) -> Openings {
	for number in 0u8..=u8::MAX {
		let mut request = measured::<T>(worker, [number; 32]);
		request.parameters = parameters;
		let Some(committed) = &mut request.committed else {
			break;
		};
		let samples = Pallet::<T>::samples(committed, parameters).expect("it has randomness");
		if !are_apart(&samples, parameters) {
			Pallet::<T>::release_fee(worker, FEE);
			continue;
		}
		let mut sparse = Sparse::new(&committed.seed, parameters, &samples);
		samples
			.last()
			.into_iter()
			.for_each(|last| sparse.spoil(*last));
		committed.chain_root = benchmark::chain_root(&sparse.roots, &sparse.links);
		committed.walk_root = benchmark::walk_root(parameters.n, &sparse.vectors);
		Requests::<T>::insert(worker, &request);
		return BoundedVec::truncate_from(sparse.prove(&samples));
	}
	panic!("one of 256 draws has its samples apart");
}

/// A decided benchmark with a place that is wrong, and what proves it.
pub(super) fn wrong<T: Config>(
	worker: &T::AccountId,
	parameters: benchmark::Parameters,
) -> (Hash, Place, Opening) {
	let (seed, commitment, row) = ([7; 32], [8; 32], parameters.n - 1);
	let sample = Sample::Walk { step: 7, row };
	let mut sparse = Sparse::new(&seed, parameters, &[sample]);
	sparse.spoil(sample);
	let run = Challengeable {
		parameters,
		seed,
		chain_root: benchmark::chain_root(&sparse.roots, &sparse.links),
		walk_root: benchmark::walk_root(parameters.n, &sparse.vectors),
	};
	Decided::<T>::insert(worker, commitment, run);
	let opening = sparse.prove(&[sample]).remove(0);
	(commitment, Place::Sample(sample), opening)
}

/// Whether a [`Sparse`] run can be right at all these samples: none reads what another one writes,
/// and none is of the first steps.
fn are_apart(samples: &[Sample], parameters: benchmark::Parameters) -> bool {
	let (mut steps, mut walks) = (vec![0, parameters.steps()], vec![0]);
	for sample in samples {
		match *sample {
			Sample::Step { step, .. } => steps.push(u64::from(step)),
			Sample::Walk { step, .. } => walks.push(u64::from(step)),
		}
	}
	let apart = |places: &mut Vec<u64>, least: u64| {
		places.sort_unstable();
		places
			.iter()
			.zip(places.iter().skip(1))
			.all(|(one, next)| next - one >= least)
	};
	apart(&mut steps, 4) && apart(&mut walks, 2)
}

/// A run that is right where it is opened and nowhere else: a whole one takes hours in Wasm.
struct Sparse {
	parameters: benchmark::Parameters,
	/// All states but those after an opened step.
	plain: Vec<i8>,
	/// The states after opened steps, with the entries that those open.
	marked: Vec<i8>,
	marked_root: Hash,
	roots: Vec<Hash>,
	links: Vec<Hash>,
	vectors: Vec<Vec<i8>>,
}

impl Sparse {
	fn new(seed: &Hash, parameters: benchmark::Parameters, samples: &[Sample]) -> Self {
		let (n, side) = (parameters.n, parameters.n as usize);
		let plain = vec![0; side * side];
		let count = parameters.steps() as usize + 1;
		let mut links = vec![*seed; count];
		let mut marked = plain.clone();
		for sample in samples {
			if let Sample::Step { step, row, column } = *sample {
				let place = column as usize * side + row as usize;
				marked[place] = step_entry(seed, step.into(), n, row, column, &plain[..side]);
			}
		}
		let marked_root = state_root(n, &marked);
		let mut roots = vec![state_root(n, &plain); count];
		for sample in samples {
			if let Sample::Step { step, .. } = *sample {
				roots[step as usize + 1] = marked_root;
				links[step as usize + 1] = link(seed, &marked_root);
			}
		}
		let mut sparse = Self {
			parameters,
			plain,
			marked,
			marked_root,
			roots,
			links,
			vectors: vec![vec![0; side]; parameters.k as usize + 1],
		};
		for sample in samples {
			if let Sample::Walk { step, row } = *sample {
				let (k, step) = (u64::from(step), step as usize);
				let read = resident_step(
					parameters,
					walk_index(&sparse.vectors[step], k, parameters.m),
				);
				let of_state = &sparse.state(read)[row as usize * side..][..side];
				let vector = &sparse.vectors[step];
				let entry = walk_entry(seed, k, n, row, of_state, vector);
				sparse.vectors[step + 1][row as usize] = entry;
			}
		}
		sparse
	}

	/// Makes a step of the walk wrong.
	fn spoil(&mut self, sample: Sample) {
		if let Sample::Walk { step, row } = sample {
			self.vectors[step as usize + 1][row as usize] ^= 1;
		}
	}

	fn state(&self, t: u64) -> &Vec<i8> {
		match self.roots[t as usize] == self.marked_root {
			true => &self.marked,
			false => &self.plain,
		}
	}

	fn prove(&self, samples: &[Sample]) -> Vec<Opening> {
		let prover = Prover::new(self.parameters, &self.roots, &self.links, &self.vectors);
		let state = |t| Ok::<_, ()>(self.state(t).clone());
		let openings = prover.prove(samples, state).expect("no state fails");
		openings
			.into_iter()
			.map(BoundedVec::truncate_from)
			.collect()
	}
}
