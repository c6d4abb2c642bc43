// SPDX-License-Identifier: Apache-2.0
//! Multisigs: two of three.

use super::{access::agreed, inner};
use crate::{
	common::numbered,
	world::{Step, World},
};
use codec::Encode;
use computechain_runtime::{AccountId, Balance, BlockNumber, Runtime};
use frame_support::dispatch::GetDispatchInfo;
use pallet_multisig::{Call, Multisig, Multisigs, Timepoint};

/// How many groups of three share an account.
const GROUPS: u64 = 10;

struct Group {
	members: Vec<AccountId>,
	open: Option<Multisig<BlockNumber, Balance, AccountId, Signatories>>,
}

type Signatories = <Runtime as pallet_multisig::Config>::MaxSignatories;

fn members(group: u64) -> Vec<AccountId> {
	let mut members: Vec<_> = (0..3)
		.map(|member| numbered(100 + 3 * group as u32 + member))
		.collect();
	members.sort();
	members
}

fn multisig(members: &[AccountId]) -> AccountId {
	pallet_multisig::Pallet::<Runtime>::multi_account_id(members, 2)
}

pub fn some_account(world: &mut World) -> AccountId {
	multisig(&members(world.random.below(GROUPS)))
}

fn call_hash() -> [u8; 32] {
	sp_io::hashing::blake2_256(&agreed().encode())
}

impl Group {
	fn any(world: &mut World) -> Self {
		let members = members(world.random.below(GROUPS));
		let open = Multisigs::<Runtime>::get(multisig(&members), call_hash());
		Self { members, open }
	}

	fn find(world: &mut World, is_open: bool) -> Option<Self> {
		(0..8)
			.map(|_| Self::any(world))
			.find(|group| group.open.is_some() == is_open)
	}

	fn timepoint(&self) -> Option<Timepoint<BlockNumber>> {
		self.open.as_ref().map(|open| open.when)
	}

	/// A member that has not approved.
	fn missing(&self, world: &mut World) -> Option<AccountId> {
		let approved = self.open.iter().flat_map(|open| open.approvals.iter());
		let approved: Vec<_> = approved.collect();
		let missing: Vec<_> = self
			.members
			.iter()
			.filter(|member| !approved.contains(member))
			.cloned()
			.collect();
		world.random.pick(&missing)
	}

	fn others(&self, who: &AccountId) -> Vec<AccountId> {
		let others = self.members.iter().filter(|member| *member != who);
		others.cloned().collect()
	}
}

pub fn as_multi_threshold_1(world: &mut World) -> Option<Step> {
	let (who, mut call) = inner(world)?;
	// The group's own account has nothing to spend, most of the time.
	if world.random.percent(60) {
		call = frame_system::Call::remark_with_event { remark: vec![3] }.into();
	}
	let other = world.anyone();
	let (other_signatories, call) = (vec![other], Box::new(call));
	world.signed(
		who,
		Call::as_multi_threshold_1 {
			other_signatories,
			call,
		},
	)
}

pub fn as_multi(world: &mut World) -> Option<Step> {
	let group = Group::any(world);
	let who = group.missing(world)?;
	let call = agreed();
	world.signed(
		who.clone(),
		Call::as_multi {
			threshold: 2,
			other_signatories: group.others(&who),
			maybe_timepoint: group.timepoint(),
			max_weight: call.get_dispatch_info().call_weight,
			call: Box::new(call),
		},
	)
}

pub fn approve_as_multi(world: &mut World) -> Option<Step> {
	let group = Group::any(world);
	let who = group.missing(world)?;
	world.signed(
		who.clone(),
		Call::approve_as_multi {
			threshold: 2,
			other_signatories: group.others(&who),
			maybe_timepoint: group.timepoint(),
			call_hash: call_hash(),
			max_weight: agreed().get_dispatch_info().call_weight,
		},
	)
}

pub fn cancel_as_multi(world: &mut World) -> Option<Step> {
	let group = Group::find(world, true)?;
	let open = group.open.as_ref()?;
	let who = open.depositor.clone();
	world.signed(
		who.clone(),
		Call::cancel_as_multi {
			threshold: 2,
			other_signatories: group.others(&who),
			timepoint: open.when,
			call_hash: call_hash(),
		},
	)
}

pub fn poke_deposit(world: &mut World) -> Option<Step> {
	let group = Group::find(world, true)?;
	let who = group.open.as_ref()?.depositor.clone();
	world.signed(
		who.clone(),
		Call::poke_deposit {
			threshold: 2,
			other_signatories: group.others(&who),
			call_hash: call_hash(),
		},
	)
}
