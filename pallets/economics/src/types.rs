// SPDX-License-Identifier: Apache-2.0
//! Types of storage and views, and the parameters in force where none were set.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use computechain_primitives::{
	AttestationParameters, Balance, CPC, ComputeParameters, EmissionCurve, FeeSplit,
	NetworkParameters, StakingParameters,
};
use frame_support::traits::Get;
use scale_info::TypeInfo;

/// The parameters of a development network.
///
/// They are in force where a state holds none: before genesis is built and wherever code reads
/// parameters of an empty state.
pub const DEVNET: NetworkParameters = NetworkParameters {
	slot_duration: 3_000,
	epoch: 100,
	staking: StakingParameters {
		minimum_self_stake: 1_000 * CPC,
		active_limit: 21,
		minimum_delegation: 100 * CPC,
		validators_per_delegator: 10,
		unbonding: 100,
		report_window: 80,
		maximum_commission: 200_000,
	},
	emission: EmissionCurve::Halving {
		initial: 10 * CPC,
		interval: 1_000_000,
	},
	fees: FeeSplit {
		author_percent: 90,
		treasury_percent: 10,
	},
	attestation: AttestationParameters {
		minimum_score: 35,
		unknown_allowed: true,
	},
	compute: ComputeParameters {
		worker_stake: 100 * CPC,
		worker_unbonding: 100,
		maximum_work: 1 << 36,
		minimum_price: CPC,
		lifetime: 28_800,
		challenge_window: 50,
	},
};

/// [`DEVNET`] as the default of a storage value.
pub struct DefaultParameters;

impl Get<NetworkParameters> for DefaultParameters {
	fn get() -> NetworkParameters {
		DEVNET
	}
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
	/// The treasury's free balance.
	pub treasury: Balance,
}
