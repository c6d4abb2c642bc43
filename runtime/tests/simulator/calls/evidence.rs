// SPDX-License-Identifier: Apache-2.0
//! Proofs that a validator signed twice: two blocks for one slot, or two votes in one round.

use crate::world::{By, Step, World};
use codec::{Decode, Encode};
use computechain_primitives::EpochIndex;
use computechain_runtime::{BlockNumber, Grandpa, Hash, Header, Historical, Runtime, Session};
use frame_support::traits::KeyOwnerProofSystem;
use pallet_equivocation::{Authorities, Call, DoubleAuthoring, Kept, Sessions};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_consensus_grandpa::EquivocationProof;
use sp_core::{Pair, crypto::key_types, sr25519};
use sp_runtime::{Digest, DigestItem, traits::Header as _};

/// Double signing costs so much that most steps leave it, and that half of the proofs are bad.
const SELDOM: u64 = 20;

/// A header of a slot that only says so, sealed.
fn header(slot: u64, salt: u8, pair: &sr25519::Pair) -> Header {
	let logs = vec![DigestItem::PreRuntime(
		AURA_ENGINE_ID,
		Slot::from(slot).encode(),
	)];
	let mut header = Header::new(
		1,
		Hash::repeat_byte(salt),
		Hash::default(),
		Hash::default(),
		Digest { logs },
	);
	let seal = pair.sign(header.hash().as_ref());
	header
		.digest
		.push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
	header
}

/// A session that is remembered, mostly the current one, and a slot of it.
fn moment(world: &mut World) -> Option<(EpochIndex, u64)> {
	let (first, last) = Kept::<Runtime>::get()?;
	let session = match world.random.percent(70) {
		true => last,
		false => world.random.within(first.into(), last.into()) as EpochIndex,
	};
	let record = Sessions::<Runtime>::get(session)?;
	let now = u64::from(pallet_aura::CurrentSlot::<Runtime>::get());
	let end = record.ended.map_or(now, |(_, slot)| slot);
	let start = record.first_slot.max(end.saturating_sub(20));
	Some((session, world.random.within(start, end)))
}

pub fn report(world: &mut World) -> Option<Step> {
	if !world.random.percent(SELDOM) {
		return None;
	}
	let (session, slot) = moment(world)?;
	let authorities = Authorities::<Runtime>::get(session);
	let index = slot.checked_rem(authorities.len() as u64)?;
	let (who, key) = authorities.get(index as usize)?;
	if pallet_equivocation::Reported::<Runtime>::get(session).contains(who)
		&& !world.random.percent(5)
	{
		return None;
	}
	let pair = world.aura.get(AsRef::<[u8]>::as_ref(key))?.clone();
	let salt = world.random.below(200) as u8;
	let (first, second) = (header(slot, salt, &pair), header(slot, salt + 1, &pair));
	let mut proof = DoubleAuthoring {
		session,
		first,
		second,
	};
	match world.random.below(10) {
		0 => proof.second = proof.first.clone(),
		1 => proof.second = header(slot + 1, salt, &pair),
		2 => proof.session += 1,
		3 => {
			proof.second.digest.pop();
		}
		_ => {}
	}
	let call = Call::report_double_authoring {
		proof: Box::new(proof),
	};
	if world.random.percent(40) {
		return World::step(By::Authorized, call);
	}
	let who = world.anyone();
	world.signed(who, call)
}

type Votes = Box<EquivocationProof<Hash, BlockNumber>>;
type KeyOwnerProof = <Runtime as pallet_grandpa::Config>::KeyOwnerProof;

/// A proof that somebody in the current set voted twice in a round that nobody else votes in.
fn double_vote(world: &mut World) -> Option<(Votes, KeyOwnerProof)> {
	if !world.random.percent(SELDOM) {
		return None;
	}
	let who = world.random.pick(&Session::validators())?;
	let key = pallet_session::NextKeys::<Runtime>::get(&who)?.grandpa;
	let public = <[u8; 32]>::try_from(AsRef::<[u8]>::as_ref(&key)).ok()?;
	let pair = *world.grandpa.get(&public)?;
	let owner = Historical::prove((key_types::GRANDPA, key.encode()))?;
	let set = Grandpa::current_set_id();
	let round = world.random.within(1, u64::from(u32::MAX));
	let mut votes = [1u8, 2].map(|salt| {
		let vote = (Hash::repeat_byte(salt), 1u32);
		// Signed is the message, of which a prevote is the first variant, with round and set.
		let signature = pair.sign(&(0u8, vote, round, set).encode());
		(vote, signature)
	});
	match world.random.below(4) {
		0 => votes[1] = votes[0],
		1 => votes[1].0.1 = 2,
		_ => {}
	}
	// As in `EquivocationProof`, whose parts have types of a crate that nothing else here needs.
	let bytes = (set, 0u8, round, public, votes[0], votes[1]).encode();
	let proof = EquivocationProof::decode(&mut &bytes[..]).expect("it is as in the type");
	Some((Box::new(proof), owner))
}

pub fn report_votes(world: &mut World) -> Option<Step> {
	let (equivocation_proof, key_owner_proof) = double_vote(world)?;
	let who = world.anyone();
	world.signed(
		who,
		pallet_grandpa::Call::report_equivocation {
			equivocation_proof,
			key_owner_proof,
		},
	)
}

pub fn report_votes_unsigned(world: &mut World) -> Option<Step> {
	let (equivocation_proof, key_owner_proof) = double_vote(world)?;
	let by = match world.random.percent(10) {
		true => By::Account(world.anyone()),
		false => By::Nobody,
	};
	World::step(
		by,
		pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof,
			key_owner_proof,
		},
	)
}
