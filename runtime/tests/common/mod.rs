// SPDX-License-Identifier: Apache-2.0
//! A chain of the real runtime, driven block by block through `Executive`.
//!
//! After every block, the books must agree with the issuance and with the sum of all balances,
//! Aura, GRANDPA and the session with the set of validators, and every pallet with itself.
#![allow(dead_code, reason = "each story uses a part of this")]

pub mod crowd;

use codec::Encode;
use computechain_runtime::{
	AccountId, Attestation, Aura, Authorship, Balance, Balances, BlockNumber, Compute, Delegation,
	Economics, Equivocation, Executive, Grandpa, Hash, Header, NetworkParameters, Randomness,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeHoldReason, Session,
	SessionKeys, SignedPayload, System, UncheckedExtrinsic, Validators, configs::SlotDuration,
	constants::RuntimeBlockWeights, presets, transaction,
};
use frame_support::{
	assert_ok,
	dispatch::DispatchClass,
	genesis_builder_helper::{build_state, get_preset},
	traits::{
		Get,
		fungible::{Inspect, InspectHold},
	},
	weights::Weight,
};
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot, sr25519::AuthorityId};
use sp_core::{Pair, ed25519, sr25519};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{Digest, DigestItem, DispatchResult, generic::Era, traits::Header as _};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

/// The slot before that of block 1.
const GENESIS_SLOT: u64 = 600_000_000;

/// One of the runtime's presets.
pub fn preset(name: &str) -> Value {
	let preset = presets::get_preset(&name.into()).expect("the preset exists");
	serde_json::from_slice(&preset).expect("the preset is JSON")
}

/// The account of number `index`, whose node's keys are made of the same seed.
pub fn numbered(index: u32) -> AccountId {
	numbered_pair(index).public().into()
}

/// The seed of the keys of number `index`.
pub fn seed(index: u32) -> [u8; 32] {
	let mut seed = [7; 32];
	seed[..4].copy_from_slice(&index.to_le_bytes());
	seed
}

/// The key pair of the account of number `index`.
pub fn numbered_pair(index: u32) -> sr25519::Pair {
	let pair = sr25519::Pair::from_seed(&seed(index));
	remember(&pair);
	pair
}

thread_local! {
	static PAIRS: RefCell<BTreeMap<sr25519::Public, sr25519::Pair>> = RefCell::default();
}

/// Remembers the key of a validator, which has to add its randomness to its blocks. Those of
/// [`numbered_pair`] and the well-known ones are known.
pub fn remember(pair: &sr25519::Pair) {
	PAIRS.with_borrow_mut(|pairs| pairs.insert(pair.public(), pair.clone()));
}

fn pair_of(author: &AuthorityId) -> sr25519::Pair {
	let public = sr25519::Public::from(author.clone());
	match PAIRS.with_borrow(|pairs| pairs.get(&public).cloned()) {
		Some(pair) => pair,
		None => {
			let account = AccountId::from(public);
			let known = Sr25519Keyring::from_account_id(&account);
			let pair = known.expect("the author's key is known").pair();
			remember(&pair);
			pair
		}
	}
}

/// A genesis with so many validators, of numbers from 0, and with `endowed` beside them. `//Alice`
/// is sudo, and every well-known account has what it has in the presets.
pub fn network(
	mut parameters: NetworkParameters,
	validators: u32,
	endowed: &[(AccountId, Balance)],
) -> Value {
	// No witness listens here.
	parameters.attestation.unmeasured_allowed = true;
	let mut balances: Vec<_> = Sr25519Keyring::well_known()
		.map(|account| (account.to_account_id(), presets::DEVELOPMENT_ENDOWMENT))
		.collect();
	balances.extend_from_slice(endowed);
	let validators: Vec<_> = (0..validators)
		.map(|index| presets::GenesisValidator {
			stash: numbered(index),
			keys: SessionKeys {
				aura: numbered_pair(index).public().into(),
				grandpa: ed25519::Pair::from_seed(&seed(index)).public().into(),
			},
		})
		.collect();
	balances.extend(validators.iter().map(|validator| {
		(
			validator.stash.clone(),
			10 * presets::genesis_self_stake(&parameters),
		)
	}));
	presets::genesis(
		parameters,
		validators,
		balances,
		Some(Sr25519Keyring::Alice.to_account_id()),
	)
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
		let mut chain = Chain::start(genesis);
		story(&mut chain);
		chain.end();
	});
}

/// As [`chain`], for stories of any length: `step` is told each block, until it returns false.
/// Between two blocks the state goes to its trie and the events are forgotten.
pub fn steps(genesis: &Value, mut step: impl FnMut(&mut Chain) -> bool) {
	let (mut state, mut chain) = open(genesis);
	loop {
		state.commit_all().expect("the state can be written");
		let goes_on = state.execute_with(|| {
			let goes_on = step(&mut chain);
			chain.next_block();
			chain.past.clear();
			goes_on
		});
		if !goes_on {
			break;
		}
	}
}

/// A chain that has begun block 1, and its state, for stories that look at the state from outside.
pub fn open(genesis: &Value) -> (TestExternalities, Chain) {
	let mut state = TestExternalities::new_empty();
	let chain = state.execute_with(|| Chain::start(genesis));
	(state, chain)
}

/// A chain with a block that has begun: inherents and clock are done, transactions may follow.
#[derive(Clone)]
pub struct Chain {
	/// The header of the last block that has ended; none in block 1.
	pub header: Option<Header>,
	parent: Hash,
	slot: u64,
	/// Whose nodes author nothing.
	pub offline: BTreeSet<AccountId>,
	/// What blocks leave to the clock, where others fill them.
	pub spare: Option<Weight>,
	/// The events of all blocks that have ended.
	past: Vec<(BlockNumber, RuntimeEvent)>,
	/// The session of the last block, whose keys act in it, and whose act in the next one.
	session: u32,
	acting: Vec<(AccountId, SessionKeys)>,
	queued: Vec<(AccountId, SessionKeys)>,
	/// Whose key the current block's author has.
	author: Option<AuthorityId>,
}

impl Chain {
	/// Builds the genesis and begins block 1.
	fn start(genesis: &Value) -> Self {
		build(genesis).expect("the genesis builds");
		let mut chain = Self {
			header: None,
			parent: System::block_hash(0),
			slot: GENESIS_SLOT,
			offline: BTreeSet::new(),
			spare: None,
			past: Vec::new(),
			session: 0,
			// The keys of the genesis serve two sessions.
			acting: Session::queued_keys(),
			queued: Session::queued_keys(),
			author: None,
		};
		check(&chain.acting);
		chain.begin();
		chain
	}

	/// Follows the session keys at the end of a block.
	fn follow_keys(&mut self) {
		let queued = Session::queued_keys();
		let planned = std::mem::replace(&mut self.queued, queued);
		if self.session != Session::current_index() {
			self.session = Session::current_index();
			self.acting = planned;
		}
	}

	/// What the author of the current block adds to it: the time and its randomness.
	pub fn inherents(&self) -> Vec<UncheckedExtrinsic> {
		let now = self.slot * SlotDuration::get();
		let author = pair_of(self.author.as_ref().expect("a block has begun"));
		let previous = pallet_randomness::Current::<Runtime>::get();
		let contribution = pallet_randomness::vrf::sign(&author, &previous, self.slot);
		[
			RuntimeCall::Timestamp(pallet_timestamp::Call::set { now }),
			RuntimeCall::Randomness(pallet_randomness::Call::contribute { contribution }),
		]
		.map(UncheckedExtrinsic::new_bare)
		.to_vec()
	}

	/// Begins a block in the next slot whose author is online and not disabled.
	pub fn begin(&mut self) {
		self.initialize();
		for inherent in self.inherents() {
			let applied = Executive::apply_extrinsic(inherent);
			assert_ok!(applied.expect("the inherent is valid"));
		}
		if let Some(spare) = self.spare {
			let free = RuntimeBlockWeights::get()
				.max_block
				.saturating_sub(System::block_weight().total());
			let filled = free.saturating_sub(spare);
			System::register_extra_weight_unchecked(filled, DispatchClass::Mandatory);
		}
		Executive::inherents_applied();
	}

	/// What a block begins with, before its inherents and the clock.
	pub fn initialize(&mut self) {
		let validators = Session::validators();
		let disabled: BTreeSet<u32> = Session::disabled_validators().into_iter().collect();
		let author = loop {
			self.slot += 1;
			let index = (self.slot % validators.len() as u64) as usize;
			let author = &validators[index];
			if !self.offline.contains(author) && !disabled.contains(&(index as u32)) {
				// The keys that the parent's state has, whatever the block rotates.
				self.author = Some(self.acting[index].1.aura.clone());
				break author.clone();
			}
			assert!(
				self.offline.len() < validators.len(),
				"nobody is left to author"
			);
		};
		let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(self.slot).encode());
		Executive::initialize_block(&Header::new(
			System::block_number() + 1,
			Hash::default(),
			Hash::default(),
			self.parent,
			Digest { logs: vec![slot] },
		));
		assert_eq!(Authorship::author(), Some(author));
	}

	fn end(&mut self) {
		self.finalize();
		let block = System::block_number();
		self.past.extend(events().map(|event| (block, event)));
		check(&self.acting);
	}

	/// Ends the block.
	pub fn finalize(&mut self) {
		let header = Executive::finalize_block();
		// Signatures are random. Without them a story goes the same way each time.
		let unsigned = Header {
			extrinsics_root: Hash::default(),
			..header.clone()
		};
		self.parent = unsigned.hash();
		self.header = Some(header);
		self.follow_keys();
	}

	/// Lets so many slots pass without a block before the next one.
	pub fn halt(&mut self, slots: u64) {
		self.slot += slots;
	}

	/// The slot of the current block.
	pub fn slot(&self) -> u64 {
		self.slot
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
	transaction_of(&who.pair(), call, tip)
}

/// As [`transaction`], of whoever has that key.
pub fn transaction_of(
	who: &sr25519::Pair,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> UncheckedExtrinsic {
	let (call, account) = (call.into(), AccountId::from(who.public()));
	let extension = transaction::extension(Era::Immortal, System::account_nonce(&account), tip);
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

/// What always holds between two blocks, when these are the validators and their acting keys.
fn check(acting: &[(AccountId, SessionKeys)]) {
	let supply = Economics::supply();
	let booked = supply.genesis + supply.minted - supply.burned;
	assert_eq!(supply.issuance, booked, "the books disagree");
	let balances: Balance = frame_system::Account::<Runtime>::iter_values()
		.map(|account| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(supply.issuance, balances, "issued is what accounts have");
	// Reserves and holds are one number in an account: who gives back more reserves than there
	// were takes it from what is on hold.
	for (who, holds) in pallet_balances::Holds::<Runtime>::iter() {
		let held: Balance = holds.iter().map(|hold| hold.amount).sum();
		let reserved = System::account(&who).data.reserved;
		assert!(held <= reserved, "{who:?} has not what is on hold");
	}

	let validators = Session::validators();
	assert_eq!(
		pallet_validators::CurrentSet::<Runtime>::get().into_inner(),
		validators
	);
	let (accounts, keys): (Vec<_>, Vec<_>) = acting.iter().cloned().unzip();
	assert_eq!(accounts, validators);
	let (aura, grandpa): (Vec<_>, Vec<_>) = keys
		.into_iter()
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
		("equivocation", Equivocation::do_try_state()),
	];
	for (pallet, state) in states {
		assert_eq!(state, Ok(()), "{pallet}");
	}
	// It looks at the randomness of a thousand blocks.
	if System::block_number().is_multiple_of(64) {
		assert_eq!(Randomness::do_try_state(), Ok(()), "randomness");
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
