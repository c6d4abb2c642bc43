// SPDX-License-Identifier: Apache-2.0
//! The people of a run, what they know of the chain, and the steps they take.

use crate::{
	common::{free, network},
	random::Random,
};
use codec::{Decode, Encode};
use computechain_primitives::{Balance, CPC, NetworkParameters, TaskId};
use computechain_runtime::{
	AccountId, Address, BlockNumber, Hash, Runtime, RuntimeCall, SessionKeys, configs::ProxyType,
	params,
};
use pallet_compute::Challenge;
use pallet_proxy::ProxyDefinition;
use serde_json::Value;
use sp_core::{Pair, ed25519, sr25519};
use std::collections::{BTreeMap, BTreeSet};

/// How many validators a run begins with.
const FOUNDERS: u32 = 12;
/// How many people it begins with, the founders included.
const PEOPLE: u32 = 300;
/// In how many calls there may be one more, so that a long run is not slowed down by its people.
const CALLS_PER_NEWCOMER: usize = 400;

/// Who makes a call.
#[derive(Clone, Debug)]
pub enum By {
	/// An unsigned transaction of the old kind, or an inherent.
	Nobody,
	/// An unsigned transaction that the call itself finds valid.
	Authorized,
	Root,
	Account(AccountId),
}

/// A call to make.
#[derive(Clone, Debug)]
pub struct Step {
	pub by: By,
	pub call: RuntimeCall,
	/// Whether the call goes through a real transaction and must not succeed in any way: the
	/// books tell.
	pub door: bool,
}

/// What somebody is there for; anybody may do anything, but most do what they are there for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Role {
	Validator,
	Delegator,
	Requester,
	Worker,
	Stranger,
}

struct Person {
	account: AccountId,
	pair: sr25519::Pair,
}

/// An account without a key, and what makes it.
#[derive(Clone)]
pub struct Pure {
	pub account: AccountId,
	pub spawner: AccountId,
	pub index: u16,
	pub height: u32,
	pub extrinsic: u32,
}

/// A proxy of an account.
pub type Proxy = ProxyDefinition<AccountId, ProxyType, BlockNumber>;

/// What people saw in the state when the block began.
#[derive(Default)]
pub struct Seen {
	pub validators: Vec<AccountId>,
	/// Validator, delegator.
	pub delegations: Vec<(AccountId, AccountId)>,
	pub workers: Vec<AccountId>,
	/// Tasks that are not closed.
	pub tasks: Vec<TaskId>,
	/// Tasks that are challenged, with the filing and the entries.
	pub challenges: Vec<(TaskId, Challenge<AccountId>)>,
	pub filings: Vec<(AccountId, [u8; 32])>,
	/// Accounts with their proxies.
	pub proxies: Vec<(AccountId, Proxy)>,
	/// Proxy, account, the block of the announcement.
	pub announcements: Vec<(AccountId, AccountId, BlockNumber)>,
}

/// What somebody has filed and is going to say.
#[derive(Clone)]
pub struct Accusation {
	pub by: AccountId,
	pub task: TaskId,
	pub entries: Vec<u64>,
	/// Whether these entries are wrong.
	pub right: bool,
	pub filed: BlockNumber,
}

pub struct World {
	pub random: Random,
	people: Vec<Person>,
	numbers: BTreeMap<AccountId, usize>,
	pub pures: Vec<Pure>,
	pub seen: Seen,
	pub accusations: Vec<Accusation>,
	/// The pairs behind session keys, by public key.
	pub aura: BTreeMap<[u8; 32], sr25519::Pair>,
	pub grandpa: BTreeMap<[u8; 32], ed25519::Pair>,
	/// How many session keys were made.
	made_keys: u32,
	/// How many calls were made.
	pub calls: usize,
}

impl World {
	pub fn new(seed: u64) -> Self {
		let mut world = Self {
			random: Random::new(seed),
			people: Vec::new(),
			numbers: BTreeMap::new(),
			pures: Vec::new(),
			seen: Seen::default(),
			accusations: Vec::new(),
			aura: BTreeMap::new(),
			grandpa: BTreeMap::new(),
			made_keys: 0,
			calls: 0,
		};
		for _ in 0..PEOPLE {
			world.join();
		}
		for founder in 0..FOUNDERS {
			world.remember_keys(crate::common::seed(founder));
		}
		world
	}

	/// The genesis of the run: everybody is endowed, a person is sudo, and what takes days takes
	/// a few blocks.
	pub fn genesis(&self) -> Value {
		let endowed: Vec<_> = self.people[FOUNDERS as usize..]
			.iter()
			.map(|person| (person.account.clone(), 20_000 * CPC))
			.collect();
		let mut genesis = network(parameters(), FOUNDERS, &endowed);
		let sudo = &self.people[PEOPLE as usize - 1].account;
		genesis["sudo"]["key"] = serde_json::to_value(sudo).expect("an account is JSON");
		genesis
	}

	/// Another person, who owns nothing yet, or anybody if there are enough for now.
	pub fn newcomer(&mut self) -> AccountId {
		match self.people.len() < PEOPLE as usize + self.calls / CALLS_PER_NEWCOMER {
			true => self.join(),
			false => self.anyone(),
		}
	}

	fn join(&mut self) -> AccountId {
		let pair = crate::common::numbered_pair(self.people.len() as u32);
		let account = AccountId::from(pair.public());
		self.numbers.insert(account.clone(), self.people.len());
		self.people.push(Person {
			account: account.clone(),
			pair,
		});
		account
	}

	pub fn pair(&self, who: &AccountId) -> Option<&sr25519::Pair> {
		Some(&self.people[*self.numbers.get(who)?].pair)
	}

	/// Anybody.
	pub fn anyone(&mut self) -> AccountId {
		let number = self.random.below(self.people.len() as u64);
		self.people[number as usize].account.clone()
	}

	/// Somebody with that role.
	pub fn of(&mut self, role: Role) -> AccountId {
		loop {
			let number = self.random.below(self.people.len() as u64) as usize;
			if role_of(number) == role {
				return self.people[number].account.clone();
			}
		}
	}

	/// Somebody with that role who may spend so much, if one is found soon.
	pub fn with(&mut self, role: Role, amount: Balance) -> Option<AccountId> {
		(0..16)
			.map(|_| self.of(role))
			.find(|who| free(who) > amount + CPC)
	}

	/// Anybody who may spend so much, if one is found soon.
	pub fn anyone_with(&mut self, amount: Balance) -> Option<AccountId> {
		(0..16)
			.map(|_| self.anyone())
			.find(|who| free(who) > amount + CPC)
	}

	/// A validator that there was when the block began.
	pub fn validator(&mut self) -> Option<AccountId> {
		self.random.pick(&self.seen.validators)
	}

	/// Mostly `good`, sometimes an amount that may be too small, too large or neither.
	pub fn amount(&mut self, good: Balance) -> Balance {
		if !self.random.percent(8) {
			return good;
		}
		let odd = [
			0,
			1,
			CPC,
			good / 1_000,
			good.saturating_add(1),
			good.saturating_mul(1_000),
			Balance::MAX,
		];
		self.random.pick(&odd).unwrap_or(good)
	}

	/// Mostly `good`, sometimes somebody else.
	pub fn somebody(&mut self, good: AccountId) -> AccountId {
		match self.random.percent(6) {
			true => self.anyone(),
			false => good,
		}
	}

	/// A call that `who` makes, or sometimes somebody else.
	pub fn signed(&mut self, who: AccountId, call: impl Into<RuntimeCall>) -> Option<Step> {
		let by = match self.random.below(32) {
			0 => By::Account(self.anyone()),
			1 => By::Root,
			2 => By::Nobody,
			_ => By::Account(who),
		};
		Self::step(by, call)
	}

	/// A call for root that somebody else makes sometimes.
	pub fn root(&mut self, call: impl Into<RuntimeCall>) -> Option<Step> {
		let by = match self.random.below(16) {
			0 => By::Account(self.anyone()),
			1 => By::Nobody,
			_ => By::Root,
		};
		Self::step(by, call)
	}

	pub fn step(by: By, call: impl Into<RuntimeCall>) -> Option<Step> {
		let (call, door) = (call.into(), false);
		Some(Step { by, call, door })
	}

	/// Session keys that nobody has, and their pairs.
	pub fn new_keys(&mut self) -> (SessionKeys, sr25519::Pair, ed25519::Pair) {
		self.made_keys += 1;
		let mut seed = [9; 32];
		seed[..4].copy_from_slice(&self.made_keys.to_le_bytes());
		self.remember_keys(seed)
	}

	fn remember_keys(&mut self, seed: [u8; 32]) -> (SessionKeys, sr25519::Pair, ed25519::Pair) {
		let aura = sr25519::Pair::from_seed(&seed);
		let grandpa = ed25519::Pair::from_seed(&seed);
		crate::common::remember(&aura);
		self.aura.insert(aura.public().0, aura.clone());
		self.grandpa.insert(grandpa.public().0, grandpa);
		let keys = SessionKeys {
			aura: aura.public().into(),
			grandpa: grandpa.public().into(),
		};
		(keys, aura, grandpa)
	}

	/// Looks at the state at the beginning of a block.
	pub fn look(&mut self) {
		let proxies = pallet_proxy::Proxies::<Runtime>::iter()
			.flat_map(|(who, (list, _))| list.into_iter().map(move |proxy| (who.clone(), proxy)));
		let announcements = pallet_proxy::Announcements::<Runtime>::iter()
			.flat_map(|(who, (list, _))| list.into_iter().map(move |one| (who.clone(), one)));
		self.seen = Seen {
			validators: pallet_validators::Registry::<Runtime>::iter_keys().collect(),
			delegations: pallet_delegation::Positions::<Runtime>::iter_keys()
				.filter(|(validator, who)| validator != who)
				.collect(),
			workers: pallet_compute::Workers::<Runtime>::iter_keys().collect(),
			tasks: pallet_compute::RequesterTasks::<Runtime>::iter_values()
				.flatten()
				.chain(pallet_compute::WorkerTasks::<Runtime>::iter_values().flatten())
				.collect(),
			challenges: pallet_compute::Challenges::<Runtime>::iter()
				.flat_map(|(task, all)| all.into_iter().map(move |one| (task, one)))
				.collect(),
			filings: pallet_compute::Filings::<Runtime>::iter_keys().collect(),
			proxies: proxies.collect(),
			announcements: announcements
				.map(|(proxy, one)| {
					// The fields of an announcement are private; its bytes are not.
					let (real, _, height) =
						<(AccountId, Hash, BlockNumber)>::decode(&mut &one.encode()[..])
							.expect("it was just encoded");
					(proxy, real, height)
				})
				.collect(),
		};
		let alive: BTreeSet<_> = pallet_proxy::Proxies::<Runtime>::iter_keys().collect();
		self.pures.retain(|pure| alive.contains(&pure.account));
	}
}

fn role_of(number: usize) -> Role {
	if number < FOUNDERS as usize {
		return Role::Validator;
	}
	// Later ones replace above all those who are shut out for good.
	if number >= PEOPLE as usize {
		return match number % 4 {
			0 => Role::Validator,
			1 => Role::Delegator,
			_ => Role::Worker,
		};
	}
	match number % 8 {
		0 => Role::Validator,
		1..=3 => Role::Delegator,
		4 => Role::Requester,
		5 | 6 => Role::Worker,
		_ => Role::Stranger,
	}
}

/// An account as a call names it.
pub fn address(who: &AccountId) -> Address {
	who.clone().into()
}

/// What takes days takes a few blocks here.
pub fn parameters() -> NetworkParameters {
	let mut parameters = params::development(1_000);
	parameters.epoch = 12;
	let staking = &mut parameters.staking;
	staking.active_limit = 10;
	staking.unbonding = 40;
	staking.report_window = 30;
	staking.jail = 20;
	staking.jail_misses = 3;
	staking.offence_memory = 400;
	staking.unjail_price = 100 * CPC;
	staking.commission_cooldown = 8;
	staking.commission_notice = 4;
	parameters.compute.worker_unbonding = 10;
	parameters.compute.lifetime = 40;
	parameters.compute.challenge_window = 8;
	parameters.compute.protocol_interval = 3;
	parameters.compute.protocol_shape = [8, 2, 8];
	parameters.attestation.side = 16;
	parameters.attestation.walk = 8;
	// So that small numbers stand for a card's.
	parameters.attestation.scale = 1_000_000;
	parameters.attestation.benchmark_deadline = 20;
	parameters
}
