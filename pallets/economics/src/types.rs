// SPDX-License-Identifier: Apache-2.0
//! Types of storage and views, and the parameters in force where none were set.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{Balance, NetworkParameters};
use frame_support::traits::Get;
use scale_info::TypeInfo;

/// What is in force where a state holds no parameters: before genesis is built.
pub struct DefaultParameters;

impl Get<NetworkParameters> for DefaultParameters {
	fn get() -> NetworkParameters {
		NetworkParameters::DEVNET
	}
}

/// The compute part of blocks that were rewarded.
#[derive(
	Clone,
	Default,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct ComputePart {
	/// What would be minted, in base units.
	pub minted: Balance,
	/// What would be drawn from the reserve, in base units.
	pub drawn: Balance,
}

/// The books of the supply: `issuance = genesis + minted - burned`.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Supply {
	/// All tokens that exist.
	pub issuance: Balance,
	/// The issuance at genesis.
	pub genesis: Balance,
	/// Minted since genesis.
	pub minted: Balance,
	/// Burned since genesis.
	pub burned: Balance,
	/// The validators' own stakes.
	pub staked: Balance,
	/// What is delegated to validators.
	pub delegated: Balance,
	/// The treasury's free balance.
	pub treasury: Balance,
	/// What is left of the community reserve.
	pub reserve: Balance,
}
