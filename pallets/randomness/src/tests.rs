// SPDX-License-Identifier: Apache-2.0

use crate as pallet_randomness;
use crate::MINIMUM_HISTORY;
use computechain_primitives::Randomness as _;
use frame_support::{
	derive_impl,
	traits::{ConstU64, Hooks},
};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, generic::Digest, traits::Hash};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;
	#[runtime::pallet_index(1)]
	pub type Randomness = pallet_randomness::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type BlockHashCount = ConstU64<{ MINIMUM_HISTORY as u64 }>;
}

impl pallet_randomness::Config for Test {}

type Hashing = <Test as frame_system::Config>::Hashing;

/// Executes a block whose parent has a hash of its own.
fn next_block() -> u64 {
	let block = System::block_number() + 1;
	let parent = Hashing::hash_of(&("parent", block));
	System::initialize(&block, &parent, &Digest::default());
	block
}

fn finish_block() {
	System::finalize();
}

fn test(run: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
	TestExternalities::new(storage.expect("an empty genesis builds")).execute_with(run);
}

#[test]
fn randomness_should_be_known_when_its_block_is_executed() {
	test(|| {
		assert_eq!(Randomness::of_block(0), None);
		assert_eq!(Randomness::of_block(1), None);
		next_block();
		let first = Randomness::of_block(1);
		assert!(first.is_some());
		assert_eq!(Randomness::of_block(2), None);
		finish_block();
		next_block();
		assert_eq!(Randomness::of_block(1), first);
		assert!(Randomness::of_block(2).is_some_and(|second| Some(second) != first));
		assert_eq!(Randomness::of_block(u32::MAX), None);
	});
}

#[test]
fn randomness_should_be_the_documented_hash_when_known() {
	test(|| {
		next_block();
		let parent = System::parent_hash();
		let mut message = b"CPC/randomness".to_vec();
		message.extend_from_slice(parent.as_bytes());
		message.extend_from_slice(&[1, 0, 0, 0]);
		assert_eq!(
			Randomness::of_block(1),
			Some(sp_io::hashing::sha2_256(&message))
		);
	});
}

#[test]
fn randomness_should_be_forgotten_when_the_hash_is() {
	test(|| {
		for _ in 0..MINIMUM_HISTORY + 10 {
			next_block();
			finish_block();
		}
		let now = MINIMUM_HISTORY + 10;
		assert!(Randomness::of_block(now - MINIMUM_HISTORY + 1).is_some());
		assert_eq!(Randomness::of_block(5), None);
	});
}

#[test]
fn integrity_should_hold_when_enough_hashes_are_remembered() {
	<Randomness as Hooks<u64>>::integrity_test();
}
