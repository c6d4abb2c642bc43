// SPDX-License-Identifier: Apache-2.0
//! Keeps the node from writing two blocks for one slot.
//!
//! Two blocks for one slot cost a validator its stake, and happen to honest ones: a node that is
//! started again within its slot, or a second machine with a copy of the keys. So a node
//! - writes no block in the slot in which it starts, nor in the next;
//! - first looks on for one round of all authorities, online and in step with the chain, so that
//!   another node with its key shows itself;
//! - notes each block that it writes before it lets go of it, and writes none for a slot that is
//!   not after the last one noted;
//! - stops, until it is started again, when it sees a block by its own key that it did not write.
//!   Only slots after its start count: what is older may be its own from before, or that of a
//!   machine from which the key was moved. It stops to vote, too, since a copied keystore holds
//!   both keys;
//! - leaves out its turn while its validator is disabled, because the chain refuses such a block.

use crate::{
	equivocation::{Seen, Sighting, Sightings, author_of, load, lock, slot_of},
	service::FullClient,
};
use codec::Encode;
use computechain_runtime::{Hash, Header, opaque::Block};
use futures::{channel::oneshot, future::Either};
use pallet_equivocation::api::EquivocationApi;
use sc_client_api::AuxStore;
use sc_consensus_aura::standalone::fetch_authorities;
use sp_api::ProvideRuntimeApi;
use sp_consensus_aura::{Slot, SlotDuration, sr25519::AuthorityId};
use sp_core::crypto::{ByteArray, key_types};
use sp_keystore::KeystorePtr;
use std::{
	future::Future,
	sync::{
		Arc, Mutex,
		atomic::{AtomicBool, Ordering},
	},
};

/// Where the last slot is noted that this node wrote a block for.
const WRITTEN_KEY: &[u8] = b"cpc/aura/written";

/// Why the node leaves out its turn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Refusal {
	/// Another node writes blocks with this node's key.
	Foreign,
	/// The node has not looked on for long enough.
	Looking,
	/// The node wrote a block for this slot or a later one.
	Written,
	/// The chain takes no block of this authority now.
	Disabled,
}

#[derive(Default)]
struct State {
	/// What the next block is built on.
	parent: Option<Hash>,
	/// Since which slot the node is in step with the chain, without a break.
	in_step_since: Option<u64>,
	/// Since which slot the node has peers, without a break.
	online_since: Option<u64>,
	/// The last slot for which this node wrote a block.
	written: Option<u64>,
	/// Whether another node writes blocks with this node's key.
	foreign: bool,
	/// Why the last turn was left out, if it was.
	refused: Option<Refusal>,
	/// Who waits for the node to stop.
	on_stop: Vec<oneshot::Sender<()>>,
}

/// Decides whether the node may write a block.
pub struct Guard {
	client: Arc<FullClient>,
	keystore: KeystorePtr,
	sightings: Sightings,
	/// The length of a slot.
	pub slot_duration: SlotDuration,
	/// The slot in which the node started.
	started: u64,
	/// Whether the node writes blocks and minds other nodes with its keys.
	watchful: AtomicBool,
	state: Mutex<State>,
}

fn slot_at_present(slot_duration: SlotDuration) -> u64 {
	Slot::from_timestamp(sp_timestamp::Timestamp::current(), slot_duration).into()
}

impl Guard {
	/// A guard of a node that starts now.
	pub fn new(
		client: Arc<FullClient>,
		keystore: KeystorePtr,
		slot_duration: SlotDuration,
	) -> sp_blockchain::Result<Self> {
		let state = State {
			written: load(&client, WRITTEN_KEY)?,
			..State::default()
		};
		Ok(Self {
			sightings: Sightings::new(client.clone())?,
			client,
			keystore,
			slot_duration,
			started: slot_at_present(slot_duration),
			watchful: AtomicBool::new(false),
			state: Mutex::new(state),
		})
	}

	/// From now on other nodes with this node's keys matter.
	pub fn watch(&self) {
		self.watchful.store(true, Ordering::Relaxed);
	}

	fn is_watchful(&self) -> bool {
		self.watchful.load(Ordering::Relaxed)
	}

	/// The headers seen.
	pub fn sightings(&self) -> &Sightings {
		&self.sightings
	}

	/// The slot that the clock shows.
	pub fn slot_now(&self) -> u64 {
		slot_at_present(self.slot_duration)
	}

	/// Whether this node can sign for that authority.
	pub fn is_mine(&self, author: &AuthorityId) -> bool {
		self.keystore
			.has_keys(&[(author.to_raw_vec(), key_types::AURA)])
	}

	/// Somebody wrote a block with this node's key, and not this node.
	pub fn saw_foreign(&self, slot: u64, author: &AuthorityId) {
		if !self.is_watchful() || slot <= self.started {
			return;
		}
		let mut state = lock(&self.state);
		if state.foreign {
			return;
		}
		state.foreign = true;
		log::error!(
			"Another node writes blocks with this node's key {author}: this node did not write the one \
			 of slot {slot}. Two blocks for one slot cost the validator its stake, so this node writes \
			 no blocks and casts no votes any more. Take the key out of one of the two keystores, and \
			 start this node again"
		);
		for waiting in state.on_stop.drain(..) {
			// Who waited may be gone.
			let _ = waiting.send(());
		}
	}

	/// Runs a service that signs until it ends or another node is seen to sign with this node's
	/// keys; in that case it is dropped, and this future never ends.
	pub async fn until_foreign(self: Arc<Self>, service: impl Future<Output = ()>) {
		let (sender, stop) = oneshot::channel();
		lock(&self.state).on_stop.push(sender);
		match futures::future::select(Box::pin(service), stop).await {
			Either::Left(_) => {}
			Either::Right((Ok(()), service)) => {
				drop(service);
				futures::future::pending::<()>().await;
			}
			Either::Right((Err(_), service)) => service.await,
		}
	}

	/// A slot begins that may be this node's, in step with the chain.
	pub fn on_slot(&self, parent: Hash, online: bool) {
		let slot = self.slot_now();
		let mut state = lock(&self.state);
		state.parent = Some(parent);
		state.in_step_since.get_or_insert(slot);
		if online {
			state.online_since.get_or_insert(slot);
		} else {
			state.online_since = None;
		}
	}

	/// The node fell behind the chain.
	pub fn fell_behind(&self) {
		lock(&self.state).in_step_since = None;
	}

	/// Whether the node must leave out its turn in that slot.
	pub fn refuses(&self, slot: u64) -> bool {
		let mut state = lock(&self.state);
		let refusal = self.refusal(slot, &state);
		if refusal == state.refused {
			if let Some(why) = refusal {
				log::debug!("No block in slot {slot}: {why:?}");
			}
			return refusal.is_some();
		}
		state.refused = refusal;
		match refusal {
			Some(Refusal::Foreign) => {
				log::error!("No block in slot {slot}: another node signs with this node's key");
			}
			Some(Refusal::Looking) => log::info!(
				"No block in slot {slot}: for one round this node looks whether another one has its key"
			),
			Some(Refusal::Written) => {
				log::warn!("No block in slot {slot}: this node wrote one for it or a later slot");
			}
			Some(Refusal::Disabled) => {
				log::warn!("No block in slot {slot}: the chain has disabled this validator");
			}
			None => log::info!("This node writes its blocks from slot {slot} on"),
		}
		refusal.is_some()
	}

	fn refusal(&self, slot: u64, state: &State) -> Option<Refusal> {
		let parent = state.parent?;
		let authorities =
			fetch_authorities::<AuthorityId, Block, _>(&*self.client, parent).unwrap_or_default();
		let count = (authorities.len() as u64).max(1);
		if self.is_watchful() {
			if state.foreign {
				return Some(Refusal::Foreign);
			}
			// Who is alone has nobody to be online with.
			let since = match (state.in_step_since, state.online_since) {
				(Some(since), _) if count == 1 => Some(since),
				(Some(since), Some(online)) => Some(since.max(online)),
				_ => None,
			};
			let round_over = since.is_some_and(|since| slot > since.saturating_add(count));
			if !round_over || slot <= self.started.saturating_add(1) {
				return Some(Refusal::Looking);
			}
		}
		if state.written.is_some_and(|written| slot <= written) {
			return Some(Refusal::Written);
		}
		let disabled = self.client.runtime_api().disabled_authorities(parent);
		let index = slot % count;
		disabled
			.unwrap_or_default()
			.iter()
			.any(|disabled| u64::from(*disabled) == index)
			.then_some(Refusal::Disabled)
	}

	/// Notes a block that this node has sealed, on disk, before anybody else sees it.
	pub fn wrote(&self, without_seal: &Header, sealed: Header) -> Result<(), String> {
		let slot = slot_of(without_seal).ok_or("it names no slot")?;
		let author = author_of(&self.client, without_seal.parent_hash, slot)
			.ok_or("its authority is unknown")?;
		let mut state = lock(&self.state);
		if state.written.is_some_and(|written| slot <= written) {
			return Err(format!(
				"this node wrote one for slot {slot} or a later one"
			));
		}
		if self.is_watchful() && state.foreign {
			return Err("another node signs with this node's key".into());
		}
		self.client
			.insert_aux(&[(WRITTEN_KEY, slot.encode().as_slice())], &[])
			.map_err(|why| format!("its slot can not be noted: {why}"))?;
		state.written = Some(slot);
		drop(state);
		let sighting = Sighting {
			author,
			own: true,
			pre_hash: without_seal.hash(),
			header: sealed,
		};
		match self.sightings.record(self.slot_now(), slot, sighting) {
			Ok(Seen::Twice(_) | Seen::Often) if self.is_watchful() => {
				Err("another node wrote one for the same slot with this node's key".into())
			}
			Ok(_) => Ok(()),
			Err(why) => Err(format!("its header can not be kept: {why}")),
		}
	}
}
