// SPDX-License-Identifier: Apache-2.0
//! Blocks without their author's randomness or with other than that, and what draws from it.

mod common;

use common::{Chain, chain, network, numbered, numbered_pair, open, submit};
use computechain_matmul::{Shape, sample_indices};
use computechain_primitives::{CPC, Randomness as _};
use computechain_runtime::{
	AccountId, Authorship, Block, BlockNumber, Executive, Header, Randomness, Runtime, RuntimeCall,
	Session, System, UncheckedExtrinsic, configs::SlotDuration, params,
};
use frame_support::{assert_ok, inherent::InherentData, traits::Get};
use pallet_randomness::{Current, INHERENT_IDENTIFIER, InherentError, vrf};
use serde_json::Value;
use sp_block_builder::runtime_decl_for_block_builder::BlockBuilderV6 as _;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::traits::{Block as _, Header as _};
use std::{
	collections::BTreeSet,
	panic::{AssertUnwindSafe, catch_unwind},
};

const VALIDATORS: u32 = 5;
const EPOCH: u32 = 10;

fn genesis() -> Value {
	let mut parameters = params::development(1_000);
	parameters.epoch = EPOCH;
	network(parameters, VALIDATORS, &[])
}

/// A chain between two blocks, on its node's disk.
struct Node {
	state: TestExternalities,
	chain: Chain,
}

impl Node {
	/// A node whose chain has ended that block.
	fn after(block: BlockNumber) -> Self {
		let (mut state, mut chain) = open(&genesis());
		state.execute_with(|| {
			chain.run_to(block);
			chain.finalize();
		});
		state.commit_all().expect("the state can be written");
		Self { state, chain }
	}

	/// The author's next block with what `body` makes of the right inherents, as far as it can be
	/// built. What it did is taken back.
	fn build(
		&mut self,
		body: impl FnOnce(&Chain, Vec<UncheckedExtrinsic>) -> Vec<RuntimeCall>,
	) -> Block {
		let mut chain = self.chain.clone();
		let block = self.state.execute_with(|| {
			chain.initialize();
			let extrinsics: Vec<_> = body(&chain, chain.inherents())
				.into_iter()
				.map(UncheckedExtrinsic::new_bare)
				.collect();
			let digest = System::digest();
			let number = System::block_number();
			let built = catch_unwind(AssertUnwindSafe(|| {
				for extrinsic in &extrinsics {
					assert_ok!(Executive::apply_extrinsic(extrinsic.clone()).expect("it is valid"));
				}
				Executive::inherents_applied();
				Executive::finalize_block()
			}));
			// A dishonest author seals what it likes.
			let header = built.unwrap_or_else(|_| {
				let nothing = Default::default;
				Header::new(number, nothing(), nothing(), System::parent_hash(), digest)
			});
			Block::new(header, extrinsics)
		});
		self.state.reset_overlay();
		block
	}

	/// Executes a block as an importing node does, and takes it back: its randomness, or why it is
	/// refused.
	fn import(&mut self, block: Block) -> Result<[u8; 32], String> {
		let number = *block.header.number();
		let result = self.state.execute_with(|| {
			let executed =
				catch_unwind(AssertUnwindSafe(|| Executive::execute_block(block.into())));
			executed
				.map(|()| Randomness::of_block(number).expect("the block has randomness"))
				.map_err(|panic| match panic.downcast::<String>() {
					Ok(text) => *text,
					Err(panic) => (*panic.downcast::<&str>().expect("a text")).into(),
				})
		});
		self.state.reset_overlay();
		result
	}

	/// What a node says of a block before it executes it.
	fn check(&mut self, block: Block) -> Vec<InherentError> {
		let mut data = InherentData::new();
		let now = (self.chain.slot() + 1) * SlotDuration::get();
		data.put_data(*b"timstap0", &now).expect("it is new");
		self.state.execute_with(|| {
			let mut errors = Vec::new();
			let result = Runtime::check_inherents(block.into(), data);
			for (identifier, error) in result.into_errors() {
				assert_eq!(identifier, INHERENT_IDENTIFIER);
				errors.push(codec::Decode::decode(&mut &error[..]).expect("it is an error"));
			}
			errors
		})
	}
}

fn contribution(of: u32, previous: &[u8; 32], slot: u64) -> RuntimeCall {
	let contribution = vrf::sign(&numbered_pair(of), previous, slot);
	pallet_randomness::Call::contribute { contribution }.into()
}

/// The number of the current block's author.
fn author() -> u32 {
	let author = Authorship::author();
	(0..VALIDATORS)
		.find(|index| Some(numbered(*index)) == author)
		.expect("the author is a validator")
}

fn calls(extrinsics: Vec<UncheckedExtrinsic>) -> Vec<RuntimeCall> {
	extrinsics
		.into_iter()
		.map(|extrinsic| extrinsic.function)
		.collect()
}

#[test]
fn block_should_be_imported_when_its_author_contributed() {
	// The last one begins an epoch, with another order of authorities.
	for parent in [1, 2, 3 * EPOCH - 1] {
		let mut node = Node::after(parent);
		let block = node.build(|_, right| calls(right));
		assert_eq!(node.check(block.clone()), vec![]);
		let randomness = node.import(block).expect("the block is right");
		// Built again, with another proof, it is another block of the same randomness.
		let again = node.build(|_, right| calls(right));
		assert_eq!(node.import(again), Ok(randomness));
	}
}

#[test]
fn block_should_be_refused_when_it_has_no_contribution() {
	let mut node = Node::after(3);
	let block = node.build(|_, right| calls(right)[..1].to_vec());
	assert_eq!(node.check(block.clone()), vec![InherentError::Missing]);
	let why = node.import(block).expect_err("nothing was contributed");
	assert!(why.contains("must add its randomness"), "{why}");
}

#[test]
fn block_should_be_refused_when_its_contribution_is_wrong() {
	type Wrong = fn(&Chain, u32, [u8; 32]) -> RuntimeCall;
	let wrongs: [(&str, Wrong); 5] = [
		("another author's", |chain, author, previous| {
			contribution((author + 1) % VALIDATORS, &previous, chain.slot())
		}),
		("of another slot", |chain, author, previous| {
			contribution(author, &previous, chain.slot() + u64::from(VALIDATORS))
		}),
		("of the last slot", |chain, author, previous| {
			contribution(author, &previous, chain.slot() - 1)
		}),
		("after other randomness", |chain, author, _| {
			let older = Randomness::of_block(System::block_number() - 2);
			contribution(author, &older.expect("it is known"), chain.slot())
		}),
		("nonsense", |_, _, _| {
			let contribution = [1; 96];
			pallet_randomness::Call::contribute { contribution }.into()
		}),
	];
	for parent in [4, 3 * EPOCH - 1] {
		let mut node = Node::after(parent);
		for (name, wrong) in wrongs {
			let block = node.build(|chain, right| {
				let previous = Current::<Runtime>::get();
				vec![calls(right)[0].clone(), wrong(chain, author(), previous)]
			});
			// It can not be told before the block is executed.
			assert_eq!(node.check(block.clone()), vec![]);
			let why = node.import(block).expect_err(name);
			assert!(why.contains("labelled as mandatory"), "{name}: {why}");
		}
	}
}

#[test]
fn block_should_be_refused_when_it_has_two_contributions() {
	let mut node = Node::after(3);
	let block = node.build(|_, right| {
		let right = calls(right);
		vec![right[0].clone(), right[1].clone(), right[1].clone()]
	});
	let why = node.import(block).expect_err("there are two");
	assert!(why.contains("labelled as mandatory"), "{why}");
}

/// What a chain draws, when its second block comes so many rounds of slots late. Nothing else
/// differs from one chain to the other.
struct Drawn {
	order: Vec<AccountId>,
	worker: AccountId,
	seed: [u8; 32],
	samples: Vec<u64>,
}

fn drawn(rounds: u64) -> Drawn {
	use pallet_compute::{Call, Pallet, TaskState};
	const SHAPE: Shape = Shape { m: 16, k: 8, n: 16 };
	let mut drawn = None;
	chain(&genesis(), |chain| {
		for worker in [Key::Alice, Key::Bob, Key::Charlie, Key::Dave, Key::Eve] {
			let register = Call::register_worker {
				slots: 1,
				maximum_work: u64::MAX,
				minimum_price: 0,
			};
			assert_ok!(submit(worker, register));
			assert_ok!(submit(worker, Call::deposit_bond { amount: 100 * CPC }));
		}
		let (shape, reward) = (SHAPE, 10 * CPC);
		assert_ok!(submit(Key::Ferdie, Call::post_task { shape, reward }));
		chain.halt(rounds * u64::from(VALIDATORS));
		chain.run(2);
		let task = Pallet::<Runtime>::task(0).expect("it was posted");
		let TaskState::Assigned { worker, seed, .. } = task.state else {
			panic!("the task is not assigned: {:?}", task.state);
		};
		let key = Key::from_account_id(&worker).expect("a worker from above");
		let (root, output_sha256) = ([1; 32], [2; 32]);
		let commit = Call::commit_result {
			task: 0,
			root,
			output_sha256,
		};
		assert_ok!(submit(key, commit));
		chain.run(5);
		let challenge = Pallet::<Runtime>::challenge_seed(0).expect("the block has come");
		// The second epoch end chooses the set of the fourth epoch.
		chain.run_to(3 * EPOCH);
		drawn = Some(Drawn {
			order: Session::validators(),
			worker,
			seed,
			samples: sample_indices(&challenge, SHAPE),
		});
	});
	drawn.expect("the story was told")
}

#[test]
fn draws_should_change_when_the_randomness_does() {
	const CHAINS: usize = 8;
	let all: Vec<Drawn> = (0..CHAINS as u64).map(drawn).collect();
	let seeds: BTreeSet<_> = all.iter().map(|one| one.seed).collect();
	assert_eq!(seeds.len(), CHAINS);
	let samples: BTreeSet<_> = all.iter().map(|one| &one.samples).collect();
	assert_eq!(samples.len(), CHAINS);
	// There are five workers, and 120 orders of five validators.
	let workers: BTreeSet<_> = all.iter().map(|one| &one.worker).collect();
	assert!(workers.len() > 1, "{workers:?}");
	let orders: BTreeSet<_> = all.iter().map(|one| &one.order).collect();
	assert!(orders.len() > CHAINS / 2, "{orders:?}");
	// And none of it when nothing does.
	let (one, same) = (drawn(3), drawn(3));
	assert_eq!(
		(one.order, one.worker, one.seed, one.samples),
		(same.order, same.worker, same.seed, same.samples)
	);
}

#[test]
fn randomness_should_be_the_authors_when_the_order_of_authorities_changes() {
	chain(&genesis(), |chain| {
		let mut orders = BTreeSet::new();
		let mut seen = BTreeSet::new();
		for _ in 0..6 * EPOCH {
			orders.insert(Session::validators());
			let previous = Current::<Runtime>::get();
			chain.next_block();
			let now = Current::<Runtime>::get();
			assert_ne!(now, previous);
			assert!(seen.insert(now), "the randomness repeats");
			assert_eq!(Randomness::of_block(System::block_number()), Some(now));
		}
		assert!(orders.len() > 2, "{orders:?}");
	});
}
