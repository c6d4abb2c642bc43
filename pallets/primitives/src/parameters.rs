// SPDX-License-Identifier: Apache-2.0
//! The network's parameters: one validated type, set at genesis (staking and economics design).
//!
//! Durations are in blocks here. What the design gives as time is converted with the slot
//! duration when a preset is made, once, because the slot duration never changes after genesis.

use crate::{Balance, BlockNumber, CPC, MAX_AUTHORITIES, Moment, PPM};
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
	/// How long a validator stays jailed, in blocks.
	pub jail: BlockNumber,
	/// The missed slots in a row that jail a validator.
	pub jail_misses: u32,
	/// What leaving the jail early costs, burned, in base units.
	pub unjail_price: Balance,
	/// How long an offence is remembered, a penalty weighs on the score, and the partition guard
	/// does not cover the same validator again, in blocks.
	pub offence_memory: BlockNumber,
	/// The highest commission, in parts per million.
	pub maximum_commission: u32,
	/// The most that a commission may rise by one change, in parts per million.
	pub commission_step: u32,
	/// The least time between two requests to change a commission, in blocks.
	pub commission_cooldown: BlockNumber,
	/// The least time between the request for a higher commission and the epoch that begins with
	/// it, in blocks.
	pub commission_notice: BlockNumber,
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
	/// Paid out of the community reserve, never minted: a yearly rate on what is bonded, which
	/// falls by `step_ppm` a year down to `floor_ppm`.
	#[serde(rename_all = "camelCase")]
	Reserve {
		/// The rate of the first year, in parts per million.
		initial_ppm: u32,
		/// By how much the rate falls each year, in parts per million.
		step_ppm: u32,
		/// The least rate, in parts per million.
		floor_ppm: u32,
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
	/// The least memory of a worker's GPU, in GB.
	pub minimum_vram: u32,
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
	/// An epoch needs at least 2 blocks, and may not be longer than unbonding: a stake would be
	/// gone before the epoch that it answers for has ended.
	Epoch,
	/// The active set's limit is 0 or over the hard bound of 256.
	ActiveLimit,
	/// Own stake, delegations, worker stakes and prices may not be 0.
	ZeroAmount,
	/// A stake or price over the billion CPC of the genesis, which nobody has.
	AmountTooLarge,
	/// A delegator may have 1 to 32 validators.
	ValidatorsPerDelegator,
	/// The report window needs a block, and must be shorter than unbonding.
	ReportWindow,
	/// A jail needs a duration, at least 2 missed slots, a price that is not 0, and to be over
	/// before the offence is forgotten.
	Jail,
	/// The highest commission is over 100 %, the step is 0 or above it, or there is no cooldown.
	Commission,
	/// A raise must act before the next may be requested: the notice is longer than the cooldown.
	CommissionNotice,
	/// A halving interval of 0, a rate over 100 %, one that rises, or one that never reaches its
	/// floor.
	Emission,
	/// The fee split adds up to more than 100 %.
	FeeSplit,
	/// A score over 100.
	Score,
	/// A task has 1 to 2^42 multiply-adds.
	ComputeWork,
	/// A task must live longer than the 2 blocks until the first draw for it.
	ComputeLifetime,
	/// A result must be open to challenge for a block.
	ComputeWindow,
	/// A worker's stake would be gone before its last result can no longer be challenged.
	ComputeUnbonding,
}

/// The most that a stake or price may be: the supply at genesis.
const MAXIMUM_AMOUNT: Balance = 1_000_000_000 * CPC;
/// The most multiply-adds of a task on any network.
const MAXIMUM_WORK: u64 = 1 << 42;
/// The blocks from a task's posting to the first draw for it.
const DRAW_DELAY: BlockNumber = 2;
/// The most validators that one delegator may have on any network.
const MAXIMUM_POSITIONS: u32 = 32;

impl NetworkParameters {
	/// What tips are counted in where transactions are ranked by them, a billionth of a CPC. In
	/// base units a priority, which has 64 bits, would end at a tip of less than a thousandth of a
	/// CPC.
	pub const TIP_UNIT: Balance = CPC / 1_000_000_000;

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
			jail: 100,
			jail_misses: 10,
			unjail_price: 1_000 * CPC,
			offence_memory: 864_000,
			maximum_commission: 200_000,
			commission_step: 50_000,
			commission_cooldown: 201_600,
			commission_notice: 4_800,
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
			minimum_vram: 0,
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

	/// Whether the set makes sense as a whole; if not, the first contradiction in it.
	pub fn validate(&self) -> Result<(), InvalidParameters> {
		use InvalidParameters as Invalid;
		let checks = [
			(
				self.slot_duration == 500 || (1_000..=6_000).contains(&self.slot_duration),
				Invalid::SlotDuration,
			),
			(
				(2..=self.staking.unbonding).contains(&self.epoch),
				Invalid::Epoch,
			),
			(self.emission.is_valid(), Invalid::Emission),
			(
				u16::from(self.fees.author_percent) + u16::from(self.fees.treasury_percent) <= 100,
				Invalid::FeeSplit,
			),
			(self.attestation.minimum_score <= 100, Invalid::Score),
		];
		first_broken(checks)?;
		first_broken(self.amounts())?;
		first_broken(self.staking.checks())?;
		first_broken(self.compute.checks())
	}

	fn amounts(&self) -> [(bool, InvalidParameters); 2] {
		let amounts = [
			self.staking.minimum_self_stake,
			self.staking.minimum_delegation,
			self.compute.worker_stake,
			self.compute.minimum_price,
		];
		let largest = amounts.iter().max().max(Some(&self.staking.unjail_price));
		[
			(!amounts.contains(&0), InvalidParameters::ZeroAmount),
			(
				largest <= Some(&MAXIMUM_AMOUNT),
				InvalidParameters::AmountTooLarge,
			),
		]
	}
}

impl StakingParameters {
	fn checks(&self) -> [(bool, InvalidParameters); 6] {
		use InvalidParameters as Invalid;
		[
			(
				(1..=MAX_AUTHORITIES).contains(&self.active_limit),
				Invalid::ActiveLimit,
			),
			(
				(1..=MAXIMUM_POSITIONS).contains(&self.validators_per_delegator),
				Invalid::ValidatorsPerDelegator,
			),
			(
				(1..self.unbonding).contains(&self.report_window),
				Invalid::ReportWindow,
			),
			(
				(1..=self.offence_memory).contains(&self.jail)
					&& self.jail_misses >= 2
					&& self.unjail_price > 0,
				Invalid::Jail,
			),
			(
				self.maximum_commission <= PPM
					&& (1..=self.maximum_commission).contains(&self.commission_step)
					&& self.commission_cooldown > 0,
				Invalid::Commission,
			),
			(
				self.commission_notice <= self.commission_cooldown,
				Invalid::CommissionNotice,
			),
		]
	}
}

impl ComputeParameters {
	fn checks(&self) -> [(bool, InvalidParameters); 4] {
		use InvalidParameters as Invalid;
		[
			(
				(1..=MAXIMUM_WORK).contains(&self.maximum_work),
				Invalid::ComputeWork,
			),
			(self.lifetime > DRAW_DELAY, Invalid::ComputeLifetime),
			(self.challenge_window > 0, Invalid::ComputeWindow),
			(
				self.worker_unbonding >= self.challenge_window,
				Invalid::ComputeUnbonding,
			),
		]
	}
}

impl EmissionCurve {
	fn is_valid(&self) -> bool {
		match *self {
			Self::Halving { interval, .. } => interval > 0,
			Self::Reserve {
				initial_ppm,
				step_ppm,
				floor_ppm,
			} => {
				let falls = floor_ppm < initial_ppm && step_ppm > 0;
				initial_ppm <= PPM && (falls || floor_ppm == initial_ppm)
			}
		}
	}
}

/// The first of these that does not hold.
fn first_broken<const N: usize>(
	checks: [(bool, InvalidParameters); N],
) -> Result<(), InvalidParameters> {
	checks
		.into_iter()
		.find(|(holds, _)| !holds)
		.map_or(Ok(()), |(_, why)| Err(why))
}
