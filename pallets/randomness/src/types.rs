// SPDX-License-Identifier: Apache-2.0
//! What this pallet takes and stores.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_inherents::{InherentIdentifier, IsFatalError};

/// Under this id a node passes the contribution to the block that it builds.
pub const INHERENT_IDENTIFIER: InherentIdentifier = *b"cpc/rand";

/// What an author adds to its block: 32 bytes of pre-output, then 64 bytes of proof.
pub type Contribution = [u8; 96];

/// Whose turn a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Turn {
	/// The slot of the block.
	pub slot: u64,
	/// The Aura key, which is an sr25519 key, of the slot's author.
	pub author: [u8; 32],
}

/// What is wrong with a block before it is executed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum InherentError {
	/// Its author added no randomness.
	Missing,
}

impl IsFatalError for InherentError {
	fn is_fatal_error(&self) -> bool {
		true
	}
}
