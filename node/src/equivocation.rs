// SPDX-License-Identifier: Apache-2.0
//! Sees when an authority writes two blocks for one slot, and reports it.
//!
//! Aura's own check runs after the seals are gone, so what it finds proves nothing. [`Watch`]
//! stands before it: it keeps the sealed headers of the last [`WINDOW`] slots by slot and author,
//! and sends two that differ without their seals to the chain, as an unsigned transaction that the
//! runtime builds. A report that does not hold at the best block yet is tried again with the next
//! blocks.

use crate::{guard::Guard, service::FullClient};
use codec::{Decode, Encode};
use computechain_runtime::{Hash, Header, opaque::Block};
use pallet_equivocation::api::EquivocationApi;
use sc_client_api::{AuxStore, HeaderBackend};
use sc_consensus::{BlockImportParams, Verifier};
use sc_consensus_aura::{
	find_pre_digest,
	standalone::{fetch_authorities, slot_author},
};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_consensus_aura::sr25519::{AuthorityId, AuthorityPair, AuthoritySignature};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many slots back headers are kept.
const WINDOW: u64 = 1_000;
/// How many reports wait to be tried again, at most.
const MAX_PENDING: usize = 64;
/// With how many blocks a report is tried.
const ATTEMPTS: u32 = 20;

const SLOT_KEY: &[u8] = b"cpc/aura/seen/";
const RANGE_KEY: &[u8] = b"cpc/aura/seen-range";

/// The lock's value, also after a thread that held it has panicked.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The slot of a header of this chain.
pub fn slot_of(header: &Header) -> Option<u64> {
	find_pre_digest::<Block, AuthoritySignature>(header)
		.ok()
		.map(u64::from)
}

/// Whose turn a slot is after that parent.
pub fn author_of(client: &FullClient, parent: Hash, slot: u64) -> Option<AuthorityId> {
	let authorities = fetch_authorities::<AuthorityId, Block, _>(client, parent).ok()?;
	slot_author::<AuthorityPair>(slot.into(), &authorities).cloned()
}

/// A block that was seen.
#[derive(Clone, Encode, Decode)]
pub struct Sighting {
	/// Who wrote it.
	pub author: AuthorityId,
	/// Whether this node wrote it.
	pub own: bool,
	/// Its hash without the seal, which is what the author signed.
	pub pre_hash: Hash,
	/// Its header with the seal.
	pub header: Header,
}

/// What is known of a block and its author's slot.
pub enum Seen {
	/// It is the author's first block for the slot, or too old to matter.
	First,
	/// It was seen before; whether this node wrote it.
	Again(bool),
	/// The author wrote this other block for the slot.
	Twice(Box<Sighting>),
	/// The author is known to have written two other blocks for the slot.
	Often,
}

/// The headers of the last slots, on disk.
pub struct Sightings {
	client: Arc<FullClient>,
	/// Only slots from the first on and before the second have an entry.
	range: Mutex<(u64, u64)>,
}

impl Sightings {
	/// Opens the store.
	pub fn new(client: Arc<FullClient>) -> sp_blockchain::Result<Self> {
		let range = Mutex::new(load(&client, RANGE_KEY)?.unwrap_or_default());
		Ok(Self { client, range })
	}

	/// Whether a slot is recent enough to be kept when the clock shows slot `now`.
	pub fn is_recent(slot: u64, now: u64) -> bool {
		slot.saturating_add(WINDOW) >= now
	}

	/// Keeps a block of that slot, forgets what is too old, and says what was known.
	pub fn record(&self, now: u64, slot: u64, sighting: Sighting) -> sp_blockchain::Result<Seen> {
		let mut range = lock(&self.range);
		let (first, end) = *range;
		if !Self::is_recent(slot, now) || slot < first {
			return Ok(Seen::First);
		}
		let key = slot_key(slot);
		let mut known: Vec<Sighting> = load(&self.client, &key)?.unwrap_or_default();
		let mut others = known.iter().filter(|other| other.author == sighting.author);
		let seen = match (others.next().cloned(), others.next().cloned()) {
			(Some(one), _) if one.pre_hash == sighting.pre_hash => return Ok(Seen::Again(one.own)),
			(_, Some(two)) if two.pre_hash == sighting.pre_hash => return Ok(Seen::Again(two.own)),
			// Two prove it; who floods the network with more fills no disk.
			(Some(_), Some(_)) => return Ok(Seen::Often),
			(Some(one), None) => Seen::Twice(Box::new(one)),
			(None, _) => Seen::First,
		};
		known.push(sighting);

		let oldest = first.max(now.saturating_sub(WINDOW));
		let past: Vec<Vec<u8>> = (first..oldest.min(end)).map(slot_key).collect();
		let past: Vec<&[u8]> = past.iter().map(Vec::as_slice).collect();
		let next = (oldest, end.max(slot.saturating_add(1)));
		self.client.insert_aux(
			&[
				(key.as_slice(), known.encode().as_slice()),
				(RANGE_KEY, next.encode().as_slice()),
			],
			&past,
		)?;
		*range = next;
		Ok(seen)
	}
}

fn slot_key(slot: u64) -> Vec<u8> {
	[SLOT_KEY, &slot.to_be_bytes()].concat()
}

/// What is stored under the key; what can not be decoded counts as absent.
pub fn load<T: Decode>(client: &FullClient, key: &[u8]) -> sp_blockchain::Result<Option<T>> {
	let bytes = client.get_aux(key)?;
	Ok(bytes.and_then(|bytes| T::decode(&mut &bytes[..]).ok()))
}

/// A report that the chain has not taken yet.
struct Pending {
	first: Header,
	second: Header,
	/// How often it is tried yet.
	attempts: u32,
}

/// Aura's verifier, and the watch before it.
pub struct Watch<V> {
	inner: V,
	client: Arc<FullClient>,
	guard: Arc<Guard>,
	pool: OffchainTransactionPoolFactory<Block>,
	pending: Mutex<Vec<Pending>>,
}

#[async_trait::async_trait]
impl<V: Verifier<Block>> Verifier<Block> for Watch<V> {
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		// The verifier lets such blocks pass without a look at the seal.
		let unchecked = block.with_state() || block.state_action.skip_execution_checks();
		let sealed = block.header.clone();
		let block = self.inner.verify(block).await?;
		if !unchecked {
			self.saw(sealed, &block.header);
		}
		Ok(block)
	}
}

impl<V> Watch<V> {
	/// Puts the watch before a verifier that takes the seals off.
	pub fn new(
		inner: V,
		client: Arc<FullClient>,
		guard: Arc<Guard>,
		pool: OffchainTransactionPoolFactory<Block>,
	) -> Self {
		Self {
			inner,
			client,
			guard,
			pool,
			pending: Mutex::default(),
		}
	}

	/// A block of the network has been verified. Never fails: a watch that can not write must not
	/// stop the node from following the chain.
	fn saw(&self, sealed: Header, without_seal: &Header) {
		let now = self.guard.slot_now();
		let Some(slot) = slot_of(without_seal).filter(|slot| Sightings::is_recent(*slot, now))
		else {
			return;
		};
		self.retry();
		let Some(author) = author_of(&self.client, without_seal.parent_hash, slot) else {
			return;
		};
		let sighting = Sighting {
			author: author.clone(),
			own: false,
			pre_hash: without_seal.hash(),
			header: sealed.clone(),
		};
		let seen = match self.guard.sightings().record(now, slot, sighting) {
			Ok(seen) => seen,
			Err(why) => {
				log::warn!("Can not keep the header of slot {slot}: {why}");
				return;
			}
		};
		let mine = self.guard.is_mine(&author);
		if mine && !matches!(seen, Seen::Again(true)) {
			self.guard.saw_foreign(slot, &author);
		}
		if let Seen::Twice(other) = seen {
			log::warn!(
				"The authority {author} wrote two blocks for slot {slot}: {:?} and {:?}",
				other.header.hash(),
				sealed.hash()
			);
			// The node does not accuse its own key; every other node does.
			if !mine {
				self.report(Pending {
					first: other.header,
					second: sealed,
					attempts: ATTEMPTS,
				});
			}
		}
	}

	/// Sends a report, and keeps it for the next block when the chain does not take it.
	fn report(&self, mut report: Pending) {
		if self.submit(&report) {
			return;
		}
		report.attempts = report.attempts.saturating_sub(1);
		let mut pending = lock(&self.pending);
		if report.attempts > 0 && pending.len() < MAX_PENDING {
			pending.push(report);
		}
	}

	fn retry(&self) {
		let pending = std::mem::take(&mut *lock(&self.pending));
		for report in pending {
			self.report(report);
		}
	}

	fn submit(&self, report: &Pending) -> bool {
		let best = self.client.info().best_hash;
		let mut api = self.client.runtime_api();
		api.register_extension(self.pool.offchain_transaction_pool(best));
		let (first, second) = (report.first.clone(), report.second.clone());
		match api.submit_double_authoring_report(best, first, second) {
			Ok(Some(())) => {
				log::info!(
					"Reported double authoring: {:?} and {:?}",
					report.first.hash(),
					report.second.hash()
				);
				true
			}
			Ok(None) => {
				log::debug!("The report of double authoring is not taken at {best:?}");
				false
			}
			Err(why) => {
				log::debug!("The report of double authoring fails at {best:?}: {why}");
				false
			}
		}
	}
}
