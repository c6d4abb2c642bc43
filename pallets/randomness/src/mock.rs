// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone, whose test says whose turn it is.

use crate::{self as pallet_randomness, Contribution, Current, Turn, vrf};
use frame_support::{derive_impl, parameter_types, traits::Hooks};
use sp_core::{Pair as _, sr25519::Pair};
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

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
}

parameter_types! {
	pub static Whose: Option<Turn> = None;
}

impl pallet_randomness::Config for Test {
	type Turn = Whose;
	type WeightInfo = ();
}

/// The key of an author.
pub fn author(number: u8) -> Pair {
	Pair::from_seed(&[number; 32])
}

/// What the author of that number adds to the block of a slot.
pub fn by(number: u8, slot: u64) -> Contribution {
	vrf::sign(&author(number), &Current::<Test>::get(), slot)
}

/// Begins the next block, of a slot that is the author's of that number.
pub fn begin(number: u8, slot: u64) {
	System::set_block_number(System::block_number() + 1);
	Whose::set(Some(Turn {
		slot,
		author: author(number).public().0,
	}));
	Randomness::on_initialize(System::block_number());
	// Whatever the session pallet does next must not matter.
	Whose::set(None);
}

/// Adds something to the current block.
pub fn add(contribution: Contribution) -> sp_runtime::DispatchResult {
	Randomness::contribute(RuntimeOrigin::none(), contribution)
}

/// Ends the block.
pub fn end() {
	Randomness::on_finalize(System::block_number());
}

/// A whole block.
pub fn block(number: u8, slot: u64) {
	begin(number, slot);
	add(by(number, slot)).expect("it is the author's");
	end();
}

/// A chain at its genesis.
pub fn new_ext() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage();
	TestExternalities::new(storage.expect("an empty genesis builds"))
}

/// Runs a test on a new chain, which has to end its last block, and checks the invariants.
pub fn run(test: impl FnOnce()) {
	new_ext().execute_with(|| {
		Randomness::do_try_state().expect("a new chain is sound");
		test();
		Randomness::do_try_state().expect("the chain is sound");
	});
}
