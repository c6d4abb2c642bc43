// SPDX-License-Identifier: Apache-2.0
//! A chain of the real runtime, driven block by block through `Executive`.
//!
//! After every block, the books must agree with the issuance and with the sum of all balances,
//! Aura, GRANDPA and the session with the set of validators, and every pallet with itself.
#![allow(dead_code, reason = "each story uses a part of this")]

use codec::Encode;
use computechain_runtime::{
	AccountId, Attestation, Aura, Authorship, Balance, Balances, BlockNumber, Compute, Delegation,
	Economics, Executive, Grandpa, Hash, Header, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, RuntimeHoldReason, Session, SignedPayload, System, TxExtension,
	UncheckedExtrinsic, Validators, configs::SlotDuration, presets,
};
use frame_support::{
	assert_ok,
	genesis_builder_helper::{build_state, get_preset},
	traits::{
		Get,
		fungible::{Inspect, InspectHold},
	},
};
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{Digest, DigestItem, DispatchResult, generic::Era, traits::Header as _};

/// The slot before that of block 1.
const GENESIS_SLOT: u64 = 600_000_000;

/// One of the runtime's presets.
pub fn preset(name: &str) -> Value {
	let preset = presets::get_preset(&name.into()).expect("the preset exists");
	serde_json::from_slice(&preset).expect("the preset is JSON")
}

/// Builds a genesis out of a patch to the runtime's default, as a node does.
pub fn build(patch: &Value) -> Result<(), String> {
	let default = get_preset::<RuntimeGenesisConfig>(&None, presets::get_preset)
		.expect("there always is a default");
	let mut genesis: Value = serde_json::from_slice(&default).expect("the default is JSON");
	for (pallet, fields) in patch.as_object().expect("a patch has pallets") {
		for (field, value) in fields.as_object().expect("a pallet has fields") {
			genesis[pallet][field] = value.clone();
		}
	}
	build_state::<RuntimeGenesisConfig>(genesis.to_string().into_bytes())
}

/// Tells a story that begins in block 1 of a chain with this genesis.
pub fn chain(genesis: &Value, story: impl FnOnce(&mut Chain)) {
	TestExternalities::new_empty().execute_with(|| {
		build(genesis).expect("the genesis builds");
		check();
		let mut chain = Chain {
			parent: System::block_hash(0),
			slot: GENESIS_SLOT,
			past: Vec::new(),
		};
		chain.begin();
		story(&mut chain);
		chain.end();
	});
}

/// A chain with a block that has begun: inherents and clock are done, transactions may follow.
pub struct Chain {
	parent: Hash,
	slot: u64,
	/// The events of all blocks that have ended.
	past: Vec<(BlockNumber, RuntimeEvent)>,
}

impl Chain {
	fn begin(&mut self) {
		self.slot += 1;
		let validators = Session::validators();
		let author = validators[(self.slot % validators.len() as u64) as usize].clone();
		let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(self.slot).encode());
		Executive::initialize_block(&Header::new(
			System::block_number() + 1,
			Hash::default(),
			Hash::default(),
			self.parent,
			Digest { logs: vec![slot] },
		));
		assert_eq!(Authorship::author(), Some(author));
		let now = self.slot * SlotDuration::get();
		let set = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
		let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(set));
		assert_ok!(applied.expect("the inherent is valid"));
		Executive::inherents_applied();
	}

	fn end(&mut self) {
		self.parent = Executive::finalize_block().hash();
		let block = System::block_number();
		self.past.extend(events().map(|event| (block, event)));
		check();
	}

	/// Ends the block and begins the next one.
	pub fn next_block(&mut self) {
		self.end();
		self.begin();
	}

	/// Goes on until that block has begun.
	pub fn run_to(&mut self, block: BlockNumber) {
		while System::block_number() < block {
			self.next_block();
		}
	}

	/// Goes on for so many blocks.
	pub fn run(&mut self, blocks: BlockNumber) {
		self.run_to(System::block_number() + blocks);
	}

	/// What `pick` finds among the events of ended blocks.
	pub fn find<T>(&self, pick: impl Fn(BlockNumber, &RuntimeEvent) -> Option<T>) -> Vec<T> {
		let found = self.past.iter().map(|(block, event)| pick(*block, event));
		found.flatten().collect()
	}
}

/// The events of the current block so far.
pub fn events() -> impl Iterator<Item = RuntimeEvent> {
	System::events().into_iter().map(|record| record.event)
}

/// Whether this happened in the current block.
pub fn happened(event: impl Into<RuntimeEvent>) -> bool {
	let event = event.into();
	events().any(|other| other == event)
}

/// A transaction as a wallet makes it.
pub fn transaction(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> UncheckedExtrinsic {
	let (call, account) = (call.into(), who.to_account_id());
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(&account)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call, extension).expect("the extension is complete");
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
}

/// Includes a valid transaction in the current block and returns how its call ended.
pub fn submit(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	submit_with_tip(who, call, 0)
}

/// As [`submit`], with a tip.
pub fn submit_with_tip(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> DispatchResult {
	Executive::apply_extrinsic(transaction(who, call, tip)).expect("the transaction is valid")
}

/// Fee and tip of the last transaction, together.
pub fn last_fee() -> Balance {
	let fees = events().filter_map(|event| match event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(actual_fee),
		_ => None,
	});
	fees.last().expect("somebody paid a fee")
}

/// What an account may spend.
pub fn free(who: &AccountId) -> Balance {
	Balances::balance(who)
}

/// What an account has on hold for a reason.
pub fn held(reason: impl Into<RuntimeHoldReason>, who: &AccountId) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

/// What always holds between two blocks.
fn check() {
	let supply = Economics::supply();
	let booked = supply.genesis + supply.minted - supply.burned;
	assert_eq!(supply.issuance, booked, "the books disagree");
	let balances: Balance = frame_system::Account::<Runtime>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(supply.issuance, balances, "issued is what accounts have");

	let validators = Session::validators();
	assert_eq!(
		pallet_validators::CurrentSet::<Runtime>::get().into_inner(),
		validators
	);
	let (aura, grandpa): (Vec<_>, Vec<_>) = validators
		.iter()
		.map(|who| pallet_session::NextKeys::<Runtime>::get(who).expect("it has keys"))
		.map(|keys| (keys.aura, (keys.grandpa, 1)))
		.unzip();
	assert_eq!(
		pallet_aura::Authorities::<Runtime>::get().into_inner(),
		aura
	);
	assert_eq!(Grandpa::grandpa_authorities(), grandpa);
	assert_eq!(Aura::slot_duration(), SlotDuration::get());

	let states = [
		("economics", Economics::do_try_state()),
		("validators", Validators::do_try_state()),
		("delegation", Delegation::do_try_state()),
		("attestation", Attestation::do_try_state()),
		("compute", Compute::do_try_state()),
	];
	for (pallet, state) in states {
		assert_eq!(state, Ok(()), "{pallet}");
	}
	let unexpected = events().find(|event| {
		matches!(
			event,
			RuntimeEvent::Economics(pallet_economics::Event::Unexpected)
				| RuntimeEvent::Delegation(pallet_delegation::Event::Unexpected)
		)
	});
	assert_eq!(unexpected, None);
}
