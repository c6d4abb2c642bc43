// SPDX-License-Identifier: Apache-2.0
//! Which sr25519 signatures were found right.

use codec::Encode;
use schnellru::{ByLength, LruMap};
use sp_core::{Pair, sr25519};
use sp_crypto_hashing::blake2_256;
use std::sync::{Mutex, MutexGuard, PoisonError};
use substrate_prometheus_endpoint::{Counter, PrometheusError, Registry, U64, register};

/// How many verifications are kept unless the operator says otherwise: those of a full pool and of
/// several blocks, in a few megabytes.
pub const DEFAULT_LIMIT: u32 = 65_536;

/// How many verifications can be kept at most; each takes 50 to 100 bytes.
pub const MAX_LIMIT: u32 = 4_194_304;

/// The hash of all that a verification depends on.
type Key = [u8; 32];

/// The encoding tells the three apart whatever the message's length, so that two verifications that
/// differ have two keys.
fn key(signature: &sr25519::Signature, message: &[u8], public: &sr25519::Public) -> Key {
	(signature, message, public).using_encoded(blake2_256)
}

/// Remembers right signatures, and of these the ones that were asked for last. Wrong ones are
/// checked each time: whoever sends them could otherwise push the right ones out for free.
pub struct SignatureCache {
	verified: Mutex<LruMap<Key, ()>>,
	hits: Counter<U64>,
	misses: Counter<U64>,
	inserted: Counter<U64>,
}

impl SignatureCache {
	/// A cache of that many verifications, whose counters are shown in the registry.
	pub fn new(limit: u32, registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		let counter = |name: &str, help: &str| {
			let counter = Counter::new(format!("computechain_signature_cache_{name}_total"), help)?;
			match registry {
				Some(registry) => register(counter, registry),
				None => Ok(counter),
			}
		};
		Ok(Self {
			verified: Mutex::new(LruMap::new(ByLength::new(limit))),
			hits: counter(
				"hits",
				"Signatures that the runtime asked for and that were known",
			)?,
			misses: counter(
				"misses",
				"Signatures that the runtime asked for and that had to be checked",
			)?,
			inserted: counter("inserted", "Signatures that were found right and kept")?,
		})
	}

	/// Whether a signature is right; what the runtime asks.
	pub fn verify(
		&self,
		signature: &sr25519::Signature,
		message: &[u8],
		public: &sr25519::Public,
	) -> bool {
		let (right, known) = self.check(signature, message, public);
		if known { &self.hits } else { &self.misses }.inc();
		right
	}

	/// Whether a signature is right; what is asked before the runtime does, and does not count as
	/// its question.
	pub fn prefetch(
		&self,
		signature: &sr25519::Signature,
		message: &[u8],
		public: &sr25519::Public,
	) -> bool {
		self.check(signature, message, public).0
	}

	/// Whether a signature is right, and whether that was known.
	fn check(
		&self,
		signature: &sr25519::Signature,
		message: &[u8],
		public: &sr25519::Public,
	) -> (bool, bool) {
		let key = key(signature, message, public);
		if self.verified().get(&key).is_some() {
			return (true, true);
		}
		let right = sr25519::Pair::verify(signature, message, public);
		if right {
			self.verified().insert(key, ());
			self.inserted.inc();
		}
		(right, false)
	}

	/// Held for a look-up only, some hundred times shorter than a check.
	fn verified(&self) -> MutexGuard<'_, LruMap<Key, ()>> {
		self.verified.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
