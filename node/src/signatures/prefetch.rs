// SPDX-License-Identifier: Apache-2.0
//! Checks the signatures of a block on all cores before the runtime executes it on one.
//!
//! What a transaction's signer signed is put together outside of the runtime here, from this
//! program's own idea of the runtime. After an upgrade that idea may be wrong. It then costs some
//! time and nothing else: signatures are kept under what they sign, so one under a payload that
//! nobody asks for is never found, and what was not checked here the runtime checks itself.

use super::SignatureCache;
use crate::service::FullClient;
use codec::{DecodeLimit, Encode};
use computechain_runtime::{
	Address, BlockNumber, Hash, Header, Signature, TxExtension, UncheckedExtrinsic, VERSION,
	opaque::{Block, UncheckedExtrinsic as Opaque},
	transaction,
};
use rayon::prelude::*;
use sc_client_api::HeaderBackend;
use sc_consensus::{BlockImportParams, Verifier};
use sp_blockchain::HeaderMetadata;
use sp_core::{sr25519, traits::CallContext};
use sp_crypto_hashing::blake2_256;
use sp_runtime::{generic::Preamble, traits::TransactionExtension};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, PoisonError},
};

/// How deep calls may lie within each other. Decoding recurses, outside of the sandbox that the
/// runtime has for it; what is nested deeper is left to the runtime.
const MAX_DEPTH: u32 = 32;

/// How long the branch of a block may be, off the chain that is best now.
const MAX_BRANCH: usize = 256;

/// A signer signs what is longer by its hash.
const MAX_UNHASHED: usize = 256;

/// A verifier after which a block's signatures are in the cache, as far as they are right.
///
/// It stands behind the check of the seal, so that only authorities can cause this work. Blocks
/// that are caught up with pass here as well: none of their transactions were in the pool, and all
/// cores are free for them. Blocks of this node do not: the pool has checked what is in them.
pub struct Prefetch<V> {
	inner: V,
	client: Arc<FullClient>,
	cache: Option<Arc<SignatureCache>>,
}

impl<V> Prefetch<V> {
	/// Fills the cache, if there is one, when `inner` has taken off the seal.
	pub fn new(inner: V, client: Arc<FullClient>, cache: Option<Arc<SignatureCache>>) -> Self {
		Self {
			inner,
			client,
			cache,
		}
	}
}

#[async_trait::async_trait]
impl<V: Verifier<Block>> Verifier<Block> for Prefetch<V> {
	async fn verify(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		let block = self.inner.verify(block).await?;
		let executed = !block.with_state() && !block.state_action.skip_execution_checks();
		if let (true, Some(cache), Some(body)) = (executed, &self.cache, &block.body) {
			prefetch(&self.client, cache, &block.header, body);
		}
		Ok(block)
	}
}

/// Checks the signatures of a block's transactions on all cores, and keeps those that are right.
///
/// The first wrong one ends it: the block is invalid then, which the runtime will find, or the
/// payloads are not those of the chain's present runtime.
pub fn prefetch(client: &FullClient, cache: &SignatureCache, header: &Header, body: &[Opaque]) {
	let Some(payloads) = Payloads::new(client, header) else {
		return;
	};
	let right = body.par_iter().all(|extrinsic| {
		payloads
			.signed(extrinsic)
			.is_none_or(|signed| cache.prefetch(&signed.signature, &signed.payload, &signed.public))
	});
	if !right {
		log::debug!("A signature in block {} is not as expected", header.number);
	}
}

/// A signature and what it should be one of.
struct Signed {
	signature: sr25519::Signature,
	payload: Vec<u8>,
	public: sr25519::Public,
}

/// What signers of transactions in a block sign beside the transaction.
struct Payloads<'a> {
	client: &'a FullClient,
	genesis: Hash,
	parent: Hash,
	number: BlockNumber,
	spec_version: u32,
	transaction_version: u32,
	/// The ancestors in which transactions of the block begin to be valid, by number.
	births: Mutex<HashMap<BlockNumber, Option<Hash>>>,
}

impl<'a> Payloads<'a> {
	/// None when the chain's runtime takes transactions of another form than this program knows.
	fn new(client: &'a FullClient, header: &Header) -> Option<Self> {
		let version = client
			.runtime_version_at(header.parent_hash, CallContext::Onchain { import: true })
			.ok()
			.filter(|version| {
				version.spec_name == VERSION.spec_name
					&& version.transaction_version == VERSION.transaction_version
			})?;
		Some(Self {
			client,
			genesis: client.info().genesis_hash,
			parent: header.parent_hash,
			number: header.number,
			spec_version: version.spec_version,
			transaction_version: version.transaction_version,
			births: Mutex::default(),
		})
	}

	/// None when the extrinsic has no sr25519 signature by an account, or is not understood.
	fn signed(&self, extrinsic: &Opaque) -> Option<Signed> {
		let extrinsic =
			UncheckedExtrinsic::decode_with_depth_limit(MAX_DEPTH, &mut &extrinsic.encode()[..])
				.ok()?;
		let Preamble::Signed(Address::Id(signer), Signature::Sr25519(signature), extension) =
			extrinsic.preamble
		else {
			return None;
		};
		let implicit = self.implicit(&extension)?;
		let mut payload = extrinsic
			.encoded_call
			.unwrap_or_else(|| extrinsic.function.encode());
		extension.encode_to(&mut payload);
		implicit.encode_to(&mut payload);
		if payload.len() > MAX_UNHASHED {
			payload = blake2_256(&payload).to_vec();
		}
		let signer: [u8; 32] = signer.into();
		Some(Signed {
			signature,
			payload,
			public: sr25519::Public::from_raw(signer),
		})
	}

	/// What the extensions add to the payload from their own knowledge. They would ask the state for
	/// it, which is not at hand here.
	fn implicit(&self, extension: &TxExtension) -> Option<transaction::Implicit> {
		let era = extension.6.0;
		let birth = BlockNumber::try_from(era.birth(self.number.into())).ok()?;
		// Known where the runtime was built with it.
		let metadata_hash = extension.10.implicit().ok()?;
		Some(transaction::implicit(
			self.spec_version,
			self.transaction_version,
			self.genesis,
			self.birth(birth)?,
			metadata_hash,
		))
	}

	fn birth(&self, number: BlockNumber) -> Option<Hash> {
		let mut births = self.births.lock().unwrap_or_else(PoisonError::into_inner);
		*births
			.entry(number)
			.or_insert_with(|| self.ancestor(number))
	}

	/// The ancestor of that number: on the block's own branch, or where that left the best chain.
	fn ancestor(&self, number: BlockNumber) -> Option<Hash> {
		let mut hash = self.parent;
		for _ in 0..MAX_BRANCH {
			let block = self.client.header_metadata(hash).ok()?;
			if block.number <= number {
				return (block.number == number).then_some(hash);
			}
			if self.client.hash(block.number).ok()? == Some(hash) {
				return self.client.hash(number).ok()?;
			}
			hash = block.parent;
		}
		None
	}
}
