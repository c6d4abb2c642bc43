// SPDX-License-Identifier: Apache-2.0
//! What a worker gets that cheats in its benchmark, on the development network with one witness.
//! Whatever the witness says, the runtime's own 16 samples decide too: here the witness is as blind
//! as it can be and calls everything valid, but where its clock is what finds the cheat.

mod common;

use common::{Chain, chain, submit};
use computechain_engine::{BenchmarkRun, CpuEngine, Engine, EngineError, Progress};
use computechain_matmul::{
	Hash, Shape,
	benchmark::{Parameters, walk_index},
	benchmark_filing, benchmark_seed,
	opening::{Prover, Sample, first_wrong_link, on_chain_samples},
};
use computechain_primitives::{
	CPC, FILING_AGE, GpuClass, Randomness as _, WorkerRegistry,
	attestation::{DeviceReport, Report},
};
use computechain_runtime::{Attestation, Compute, Randomness, Runtime, params, presets};
use frame_support::{BoundedVec, assert_ok};
use pallet_attestation::{Call, Measurement, Place, Request, WitnessService};
use pallet_compute::TaskState;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::DispatchResult;

const CHEAT: Key = Key::Dave;
const NONCE: Hash = [9; 32];
const RESIDENT: u32 = 24;

type Claim = Option<GpuClass>;

/// How it ended.
#[derive(Debug, PartialEq)]
struct End {
	class: GpuClass,
	score: u8,
	has_task: bool,
	banned: bool,
	opened: DispatchResult,
}

fn account() -> computechain_runtime::AccountId {
	CHEAT.to_account_id()
}

fn request() -> Request<computechain_runtime::AccountId> {
	Attestation::request(account()).expect("a benchmark is open")
}

/// A worker with that claim, and its witness's nonce on chain.
fn begin(chain: &mut Chain, claim: Claim) {
	let address = b"127.0.0.1:9960".to_vec();
	let service = WitnessService {
		account: Key::Alice.to_account_id(),
		address: address.try_into().expect("it is short"),
	};
	let service = Some(service);
	assert_ok!(submit(Key::AliceStash, Call::set_witness { service }));
	let register = pallet_compute::Call::register_worker {
		slots: 1,
		maximum_work: u64::MAX,
		minimum_price: 0,
	};
	assert_ok!(submit(CHEAT, register));
	let amount = 100 * CPC;
	assert_ok!(submit(CHEAT, pallet_compute::Call::deposit_bond { amount }));
	let device = DeviceReport {
		name: b"NVIDIA GeForce RTX 4090"
			.to_vec()
			.try_into()
			.expect("short"),
		vram_mb: 24_564,
		capability: (8, 9),
		vbios: Default::default(),
	};
	let report = Report {
		claim,
		gpu: [7; 32],
		device: claim.map(|_| device),
		..Report::default()
	};
	assert_ok!(submit(CHEAT, Call::attest { report }));
	let resident = RESIDENT;
	assert_ok!(submit(CHEAT, Call::request_benchmark { resident }));
	chain.run(4);
	let start = request().start.expect("the witness is drawn");
	assert_eq!(request().witnesses.len(), 1);
	chain.run_to(start);
	let (worker, nonce) = (account(), NONCE);
	assert_ok!(submit(Key::Alice, Call::submit_nonce { worker, nonce }));
	chain.run(1);
}

/// The seed that the nonces on chain give.
fn true_seed() -> Hash {
	let start = request().start.expect("it has begun");
	let randomness = Randomness::of_block(start).expect("the block is there");
	benchmark_seed(&randomness, &account().into(), &[NONCE])
}

/// Commits, has it measured by these times as valid, opens the samples that the chain draws, does
/// what is to be done `then`, and posts a task.
fn settle(
	chain: &mut Chain,
	chain_root: Hash,
	walk_root: Hash,
	[chain_millis, walk_millis]: [u64; 2],
	open: impl FnOnce(&[Sample]) -> Vec<Vec<u8>>,
	then: impl FnOnce(&mut Chain),
) -> End {
	let used = 1;
	assert_ok!(submit(
		CHEAT,
		Call::commit_benchmark {
			used,
			chain_root,
			walk_root
		}
	));
	let committed = request().committed.expect("it is committed");
	let measurement = Measurement {
		commitment: committed.commitment,
		chain_millis,
		walk_millis,
		valid: true,
	};
	let worker = account();
	assert_ok!(submit(
		Key::Alice,
		Call::submit_measurement {
			worker,
			measurement
		}
	));
	chain.run_to(committed.sampled);
	let randomness = Randomness::of_block(committed.sampled).expect("the block is there");
	let parameters = request().parameters;
	let samples = on_chain_samples(&randomness, &committed.commitment, parameters);
	let openings = open(&samples)
		.into_iter()
		.map(|opening| BoundedVec::try_from(opening).expect("it is short"))
		.collect::<Vec<_>>();
	let openings = openings.try_into().expect("there are sixteen");
	let opened = submit(CHEAT, Call::open_benchmark { openings });
	then(chain);
	// To the end of a request whose samples stay closed.
	chain.run(60);
	let task = pallet_compute::NextTask::<Runtime>::get();
	let shape = Shape {
		m: 16,
		k: 16,
		n: 16,
	};
	let reward = 10 * CPC;
	let post = pallet_compute::Call::post_task { shape, reward };
	assert_ok!(submit(Key::Charlie, post));
	chain.run(3);
	let state = Compute::task(task).expect("it is there").state;
	let record = Attestation::record(account());
	End {
		class: record.map_or(GpuClass::Unknown, |record| record.class),
		score: Attestation::attestation_score(account()).unwrap_or(0),
		has_task: matches!(state, TaskState::Assigned { .. }),
		banned: !Compute::is_worker(&account()),
		opened,
	}
}

/// Lets an engine run the benchmark that the chain asks for, from a seed made of the true one.
fn run(claim: Claim, mut engine: impl Engine, seed: impl FnOnce(Hash) -> Hash) -> End {
	let mut end = None;
	let mut parameters = params::development(1_000);
	// Every state stays in memory, so that a cheat has whatever it showed.
	parameters.attestation.stride = 1;
	chain(&presets::development(parameters, 1), |chain| {
		begin(chain, claim);
		let parameters = request().parameters;
		let seed = seed(true_seed());
		let ran = engine.benchmark(&seed, parameters, &mut |_| (), &mut |_, _| ());
		let mut ran: BenchmarkRun = ran.expect("it runs");
		let millis = [ran.chain_time, ran.walk_time].map(|time| time.as_millis() as u64);
		let (chain_root, walk_root) = (ran.chain_root, ran.walk_root);
		let open = |samples: &[Sample]| ran.prove(samples).expect("it has its states");
		end = Some(settle(chain, chain_root, walk_root, millis, open, |_| ()));
	});
	end.expect("the story was told")
}

/// Saves the products.
struct Skips;

impl Engine for Skips {
	fn name(&self) -> String {
		"no engine".into()
	}

	fn multiply_with_progress(
		&mut self,
		_: &[i8],
		_: &[i8],
		shape: Shape,
		_: Progress,
	) -> Result<Vec<i32>, EngineError> {
		Ok(vec![0; shape.entries() as usize])
	}
}

#[test]
fn worker_should_get_tasks_when_it_claims_nothing_and_is_measured() {
	let end = run(None, CpuEngine, |seed| seed);
	assert_eq!(
		end,
		End {
			class: GpuClass::Unknown,
			score: 40,
			has_task: true,
			banned: false,
			opened: Ok(())
		}
	);
}

#[test]
fn processor_should_be_refused_by_its_time_when_it_poses_as_a_gpu() {
	let end = run(Some(GpuClass::Rtx4090), CpuEngine, |seed| seed);
	// Nothing that it computed is wrong; it is only some thousand times too slow.
	assert_ok!(end.opened);
	assert_eq!(end.class, GpuClass::Unknown);
	let least = params::development(1_000).attestation.minimum_score;
	assert!(end.score < least, "{} points", end.score);
	assert!(!end.has_task && !end.banned);
}

#[test]
fn worker_should_lose_everything_when_it_skips_the_products() {
	let end = run(None, Skips, |seed| seed);
	// The opening itself is what proves the fraud.
	assert_ok!(end.opened);
	assert!(end.banned && !end.has_task);
	assert_eq!(end.score, 0);
}

#[test]
fn worker_should_lose_everything_when_it_computed_before_the_nonce_was_known() {
	let mut end = None;
	chain(
		&presets::development(params::development(1_000), 1),
		|chain| {
			begin(chain, None);
			let Request {
				parameters, report, ..
			} = request();
			let ran = CpuEngine.benchmark(&[1; 32], parameters, &mut |_| (), &mut |_, _| ());
			let mut ran = ran.expect("it runs");
			// What every witness recomputes, unless it is as blind as this one.
			let wrong = first_wrong_link(&true_seed(), &ran.roots, &ran.links);
			assert_eq!(wrong, Some(0));
			let (roots, links, vectors) =
				(ran.roots.clone(), ran.links.clone(), ran.vectors.clone());
			let commitment = ran.commitment(&report);
			// The runtime's samples see it only if the first steps are among them; anybody can show it.
			let challenge = |chain: &mut Chain| {
				let (place, salt) = (Place::Link(0), [4; 32]);
				let prover: [u8; 32] = Key::Eve.to_account_id().into();
				let numbers = place.numbers();
				let filing = benchmark_filing(prover, account().into(), commitment, &numbers, salt);
				assert_ok!(submit(Key::Eve, pallet_compute::Call::file { filing }));
				chain.run(FILING_AGE);
				let opening = Prover::new(parameters, &roots, &links, &vectors).prove_link(0);
				let call = Call::challenge_benchmark {
					worker: account(),
					commitment,
					place,
					salt,
					opening: opening.try_into().expect("it is short"),
				};
				assert_ok!(submit(Key::Eve, call));
			};
			let (chain_root, walk_root) = (ran.chain_root, ran.walk_root);
			let open = |samples: &[Sample]| ran.prove(samples).expect("it has its states");
			end = Some(settle(
				chain,
				chain_root,
				walk_root,
				[1, 1],
				open,
				challenge,
			));
		},
	);
	let end: End = end.expect("the story was told");
	assert!(end.banned && !end.has_task);
	assert_eq!(end.score, 0);
}

#[test]
fn worker_should_get_nothing_when_it_opens_another_run() {
	let mut end = None;
	chain(
		&presets::development(params::development(1_000), 1),
		|chain| {
			begin(chain, None);
			let parameters = request().parameters;
			let mut ran = [true_seed(), [2; 32]].map(|seed| {
				let ran = CpuEngine.benchmark(&seed, parameters, &mut |_| (), &mut |_, _| ());
				ran.expect("it runs")
			});
			let (chain_root, walk_root) = (ran[0].chain_root, ran[0].walk_root);
			let open = |samples: &[Sample]| ran[1].prove(samples).expect("it has its states");
			end = Some(settle(chain, chain_root, walk_root, [1, 1], open, |_| ()));
		},
	);
	let end: End = end.expect("the story was told");
	assert!(end.opened.is_err() && !end.has_task && !end.banned);
	// As before the benchmark: what an unmeasured machine is worth.
	assert_eq!(end.score, 10);
}

#[test]
fn walk_should_cost_products_when_half_of_the_states_are_not_in_memory() {
	let parameters = Parameters {
		n: 64,
		s: 2,
		m: RESIDENT,
		k: 512,
	};
	let ran = CpuEngine.benchmark(&[3; 32], parameters, &mut |_| (), &mut |_, _| ());
	let ran = ran.expect("it runs");
	let reads = (ran.vectors.iter().zip(0..u64::from(parameters.k)))
		.map(|(vector, step)| walk_index(vector, step, parameters.m));
	// Every second state is dropped; each is made again from the one before it by s products.
	let missing = reads.filter(|index| index % 2 == 1).count() as u64;
	let (n, s) = (u64::from(parameters.n), u64::from(parameters.s));
	let honest = u64::from(parameters.k) * n * n;
	let again = missing * s * n * n * n;
	assert!(again > 40 * honest, "{again} beside {honest}");
	// So 85 % of a class's memory can not be shown with half of it: its bandwidth must be half.
}
