// SPDX-License-Identifier: Apache-2.0
//! The network's parameters: one validated type, set at genesis (staking and economics design).
//!
//! Durations are in blocks here. What the design gives as time is converted with the slot
//! duration when a preset is made, once, because the slot duration never changes after genesis.

use crate::{Balance, BlockNumber, CPC, MAX_AUTHORITIES, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

macro_rules! parameters {
	($(#[$doc:meta])* $kind:ident $name:ident { $($body:tt)* }) => {
		$(#[$doc])*
		#[derive(
			Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo, Serialize, Deserialize,
		)]
		#[serde(rename_all = "camelCase", deny_unknown_fields)]
		pub $kind $name { $($body)* }
	};
}

parameters! {
/// All parameters of a network.
struct NetworkParameters {
	/// The length of a slot in milliseconds; 1,000 to 6,000, or 500 where one node runs alone.
	pub slot_duration: Moment,
	/// The length of an epoch, which is a session, in blocks.
	pub epoch: BlockNumber,
	/// Validators and delegators.
	pub staking: StakingParameters,
	/// What a block brings into circulation.
	pub emission: EmissionCurve,
	/// Where fees and tips go.
	pub fees: FeeSplit,
	/// Who may work.
	pub attestation: AttestationParameters,
	/// Tasks and workers.
	pub compute: ComputeParameters,
}
}

parameters! {
/// Validators and delegators.
struct StakingParameters {
	/// The least own stake of a validator, in base units.
	pub minimum_self_stake: Balance,
	/// The most validators in one set.
	pub active_limit: u32,
	/// The least amount of a delegation, and of what remains of one, in base units.
	pub minimum_delegation: Balance,
	/// The most validators one delegator may have positions with.
	pub validators_per_delegator: u32,
	/// How long stake takes to unbond, in blocks.
	pub unbonding: BlockNumber,
	/// How long an offence may be reported, in blocks; shorter than [`Self::unbonding`].
	pub report_window: BlockNumber,
	/// The highest commission, in parts per million.
	pub maximum_commission: u32,
}
}

parameters! {
/// What a block brings into circulation.
enum EmissionCurve {
	/// Minted: `initial` a block, halved every `interval` blocks.
	#[serde(rename_all = "camelCase")]
	Halving {
		/// The reward of the first block, in base units.
		initial: Balance,
		/// The blocks between two halvings.
		interval: BlockNumber,
	},
}
}

parameters! {
/// Where fees and tips go; the rest is burned.
struct FeeSplit {
	/// The part of the author's pool, in percent.
	pub author_percent: u8,
	/// The part of the treasury, in percent.
	pub treasury_percent: u8,
}
}

parameters! {
/// Who may work.
struct AttestationParameters {
	/// The least score that gets tasks, 0 to 100.
	pub minimum_score: u8,
	/// Whether workers whose class was not measured may work.
	pub unknown_allowed: bool,
}
}

parameters! {
/// Tasks and workers.
struct ComputeParameters {
	/// The stake of a worker, in base units.
	pub worker_stake: Balance,
	/// How long a worker's stake takes to unbond, in blocks.
	pub worker_unbonding: BlockNumber,
	/// The most multiply-adds, m * k * n, of one task.
	pub maximum_work: u64,
	/// The least price of 2^30 multiply-adds, in base units.
	pub minimum_price: Balance,
	/// How long a task may stay open before it expires, in blocks.
	pub lifetime: BlockNumber,
	/// How long a result may be challenged before it is paid, in blocks.
	pub challenge_window: BlockNumber,
}
}

/// Why a set of parameters is refused: it contradicts itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidParameters {
	/// The slot duration is neither 500 ms nor within 1,000 to 6,000 ms.
	SlotDuration,
	/// An epoch needs at least 2 blocks.
	Epoch,
	/// The active set's limit is 0 or over the hard bound of 256.
	ActiveLimit,
	/// Own stake, delegations, worker stakes and prices may not be 0.
	ZeroAmount,
	/// A delegator may have 1 to 32 validators.
	ValidatorsPerDelegator,
	/// The report window must be shorter than unbonding.
	ReportWindow,
	/// The commission is over 100 %.
	Commission,
	/// A halving interval of 0.
	HalvingInterval,
	/// The fee split adds up to more than 100 %.
	FeeSplit,
	/// A score over 100.
	Score,
	/// A task must be possible, live for a block and be open to challenge for one.
	Compute,
}

impl NetworkParameters {
	/// The devnet column of the design's table, at slots of 3 s: small stakes, short windows,
	/// anyone may work.
	pub const DEVNET: Self = Self {
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

	/// Whether the set makes sense as a whole.
	pub fn validate(&self) -> Result<(), InvalidParameters> {
		use InvalidParameters as Invalid;
		let staking = &self.staking;
		let compute = &self.compute;
		let checks = [
			(
				self.slot_duration == 500 || (1_000..=6_000).contains(&self.slot_duration),
				Invalid::SlotDuration,
			),
			(self.epoch >= 2, Invalid::Epoch),
			(
				(1..=MAX_AUTHORITIES).contains(&staking.active_limit),
				Invalid::ActiveLimit,
			),
			(
				staking.minimum_self_stake > 0
					&& staking.minimum_delegation > 0
					&& compute.worker_stake > 0
					&& compute.minimum_price > 0,
				Invalid::ZeroAmount,
			),
			(
				(1..=32).contains(&staking.validators_per_delegator),
				Invalid::ValidatorsPerDelegator,
			),
			(
				staking.report_window < staking.unbonding,
				Invalid::ReportWindow,
			),
			(
				staking.maximum_commission <= crate::PPM,
				Invalid::Commission,
			),
			(
				match self.emission {
					EmissionCurve::Halving { interval, .. } => interval > 0,
				},
				Invalid::HalvingInterval,
			),
			(
				u16::from(self.fees.author_percent) + u16::from(self.fees.treasury_percent) <= 100,
				Invalid::FeeSplit,
			),
			(self.attestation.minimum_score <= 100, Invalid::Score),
			(
				compute.maximum_work > 0 && compute.lifetime > 0 && compute.challenge_window > 0,
				Invalid::Compute,
			),
		];
		checks
			.into_iter()
			.find(|(holds, _)| !holds)
			.map_or(Ok(()), |(_, why)| Err(why))
	}
}
