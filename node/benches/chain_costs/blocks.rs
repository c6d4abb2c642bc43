// SPDX-License-Identifier: Apache-2.0
//! Blocks on the genesis, and the transactions in them.

use crate::state::{Block, Failure, Node};
use codec::Encode;
use computechain_runtime::{
	AccountId, Hash, Nonce, RuntimeCall, SignedPayload, UncheckedExtrinsic, VERSION, transaction,
};
use pallet_randomness::{INHERENT_IDENTIFIER, api::RandomnessApi, vrf};
use sc_block_builder::BlockBuilderBuilder;
use sc_client_api::HeaderBackend;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::{ApplyExtrinsicFailed::Validity, Error::ApplyExtrinsicFailed};
use sp_consensus_aura::{AURA_ENGINE_ID, AuraApi, Slot};
use sp_core::{Pair, sr25519};
use sp_inherents::InherentData;
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::{
	Digest, DigestItem, OpaqueExtrinsic,
	generic::Era,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// The slot of the first block; any will do.
const FIRST_SLOT: u64 = 1_000_000;

/// A transaction of that call.
pub fn transaction(
	genesis: Hash,
	signer: &sr25519::Pair,
	nonce: Nonce,
	call: RuntimeCall,
) -> UncheckedExtrinsic {
	let extension = transaction::extension(Era::Immortal, nonce, 0);
	let (spec, form) = (VERSION.spec_version, VERSION.transaction_version);
	let implicit = transaction::implicit(spec, form, genesis, genesis, None);
	let payload = SignedPayload::from_raw(call, extension, implicit);
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	let account = AccountId::from(signer.public());
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
}

/// Builds a block on the genesis, of as many transactions as fit in; also says how many did.
///
/// Blocks of different numbers are siblings: each finds the state of the genesis.
pub fn build(
	node: &Node,
	number: u32,
	transactions: impl Iterator<Item = UncheckedExtrinsic>,
) -> Result<(Block, u32), Failure> {
	let client = &*node.client;
	let genesis = client.info().genesis_hash;
	let slot = FIRST_SLOT + u64::from(number);
	let duration = client.runtime_api().slot_duration(genesis)?.as_millis();
	let previous = client.runtime_api().current_randomness(genesis)?;
	let digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode());
	let mut builder = BlockBuilderBuilder::new(client)
		.on_parent_block(genesis)
		.with_parent_block_number(0)
		.with_inherent_digests(Digest { logs: vec![digest] })
		.build()?;
	let mut data = InherentData::new();
	let time = sp_timestamp::Timestamp::new(slot * duration);
	data.put_data(sp_timestamp::INHERENT_IDENTIFIER, &time)?;
	let contribution = vrf::sign(&Alice.pair(), &previous, slot);
	data.put_data(INHERENT_IDENTIFIER, &contribution)?;
	for inherent in builder.create_inherents(data)? {
		builder.push(inherent)?;
	}
	let mut count = 0;
	for transaction in transactions {
		let bytes = transaction.encode();
		match builder.push(OpaqueExtrinsic::try_from_encoded_extrinsic(&bytes)?) {
			Ok(()) => count += 1,
			Err(ApplyExtrinsicFailed(Validity(TransactionValidityError::Invalid(
				InvalidTransaction::ExhaustsResources,
			)))) => break,
			Err(why) => return Err(why.into()),
		}
	}
	Ok((builder.build()?.block, count))
}
