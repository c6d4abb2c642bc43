// SPDX-License-Identifier: Apache-2.0
//! The randomness that an author adds to its block.
//!
//! [`Contributor`] makes it while the block is built, with the key of the slot's author;
//! [`Importer`] adds nothing and puts in words what is wrong with a block. Whether a contribution
//! is right shows only when the block is executed.

use crate::{equivocation::author_of, service::FullClient};
use codec::Decode;
use computechain_runtime::Hash;
use pallet_randomness::{
	Contribution, INHERENT_IDENTIFIER, InherentError, api::RandomnessApi, vrf,
};
use sp_api::ProvideRuntimeApi;
use sp_consensus_aura::Slot;
use sp_core::{crypto::key_types, sr25519};
use sp_inherents::{Error, InherentData, InherentDataProvider, InherentIdentifier};
use sp_keystore::KeystorePtr;
use std::sync::Arc;

/// Adds the author's randomness. It signs only when asked, which is when the slot is this node's.
pub struct Contributor {
	client: Arc<FullClient>,
	keystore: KeystorePtr,
	parent: Hash,
	slot: Slot,
}

impl Contributor {
	/// For the block of that slot on that parent.
	pub fn new(client: Arc<FullClient>, keystore: KeystorePtr, parent: Hash, slot: Slot) -> Self {
		Self {
			client,
			keystore,
			parent,
			slot,
		}
	}

	fn contribution(&self) -> Result<Contribution, String> {
		let slot = u64::from(self.slot);
		let author = author_of(&self.client, self.parent, slot)
			.ok_or_else(|| format!("the authority of slot {slot} is unknown"))?;
		let previous = self
			.client
			.runtime_api()
			.current_randomness(self.parent)
			.map_err(|why| format!("the parent's randomness is unknown: {why}"))?;
		let input = vrf::input(&previous, slot).into_sign_data();
		let public = sr25519::Public::from(author.clone());
		let signature = self
			.keystore
			.sr25519_vrf_sign(key_types::AURA, &public, &input)
			.map_err(|why| format!("the key {author} can not be used: {why}"))?
			.ok_or_else(|| format!("the keystore has no key {author}"))?;
		Ok(vrf::contribution(&signature))
	}
}

/// What is wrong with a block, in words.
fn explain(identifier: &InherentIdentifier, error: &[u8]) -> Option<Result<(), Error>> {
	if *identifier != INHERENT_IDENTIFIER {
		return None;
	}
	let why = match InherentError::decode(&mut &error[..]).ok()? {
		InherentError::Missing => "the author added no randomness to the block",
	};
	Some(Err(Error::Application(why.into())))
}

#[async_trait::async_trait]
impl InherentDataProvider for Contributor {
	async fn provide_inherent_data(&self, data: &mut InherentData) -> Result<(), Error> {
		let contribution = self
			.contribution()
			.map_err(|why| Error::Application(why.into()))?;
		data.put_data(INHERENT_IDENTIFIER, &contribution)
	}

	async fn try_handle_error(
		&self,
		identifier: &InherentIdentifier,
		error: &[u8],
	) -> Option<Result<(), Error>> {
		explain(identifier, error)
	}
}

/// Adds nothing: whoever imports a block checks what its author added.
pub struct Importer;

#[async_trait::async_trait]
impl InherentDataProvider for Importer {
	async fn provide_inherent_data(&self, _: &mut InherentData) -> Result<(), Error> {
		Ok(())
	}

	async fn try_handle_error(
		&self,
		identifier: &InherentIdentifier,
		error: &[u8],
	) -> Option<Result<(), Error>> {
		explain(identifier, error)
	}
}
