// SPDX-License-Identifier: Apache-2.0
//! The form of this chain's transactions: what surrounds a call, and what is signed beside it.
//!
//! Wallets read it from the metadata. What is built with the runtime takes it from here: the
//! node's checks of signatures, benchmarks and tests.

use crate::{Balance, Hash, Nonce, Runtime, RuntimeCall, extensions};
use sp_runtime::{generic::Era, traits::TransactionExtension};

/// What surrounds a signed call.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	extensions::GuardIssuance,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	extensions::ChargeTransactionPayment,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// What the extensions add to what is signed, from the state of the chain.
pub type Implicit = <TxExtension as TransactionExtension<RuntimeCall>>::Implicit;

/// The extensions of a transaction that is valid in `era` and does not commit to the metadata.
///
/// `tip` is in the smallest units of the token.
pub fn extension(era: Era, nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		extensions::GuardIssuance,
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(era),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		extensions::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// What is signed beside the transaction, put together without the state.
///
/// `birth` is the hash of the block in which the transaction's era begins: that of the genesis for
/// an immortal one. `metadata_hash` is there for a transaction that commits to the metadata.
pub fn implicit(
	spec_version: u32,
	transaction_version: u32,
	genesis: Hash,
	birth: Hash,
	metadata_hash: Option<[u8; 32]>,
) -> Implicit {
	(
		(),
		(),
		(),
		spec_version,
		transaction_version,
		genesis,
		birth,
		(),
		(),
		(),
		metadata_hash,
		(),
	)
}
