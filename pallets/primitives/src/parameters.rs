// SPDX-License-Identifier: Apache-2.0
//! The network's parameters: one validated type, set at genesis (staking and economics design).
//!
//! Durations are in blocks here. What the design gives as time is converted with the slot
//! duration when a preset is made, once, because the slot duration never changes after genesis.

mod validate;

pub use validate::InvalidParameters;

use crate::{Balance, BlockNumber, CPC, Moment};
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
	/// Whether workers of the unknown class may work before their first benchmark; for networks
	/// whose validators run no witnesses.
	pub unmeasured_allowed: bool,
	/// The least speed of a worker, in multiply-adds a second.
	pub minimum_speed: u64,
	/// The rows of a benchmark's state.
	pub side: u32,
	/// Every how many steps of a benchmark a state stays in memory.
	pub stride: u32,
	/// The most states that stay in memory.
	pub resident_limit: u32,
	/// The steps of a benchmark's walk.
	pub walk: u32,
	/// What each measured operation and byte counts for; over 1 only where small numbers stand for
	/// large ones.
	pub scale: u64,
	/// The witnesses of a benchmark.
	pub witnesses: u32,
	/// What a benchmark costs, in base units.
	pub benchmark_fee: Balance,
	/// How long the benchmark of a worker counts, in blocks.
	pub benchmark_interval: BlockNumber,
	/// How long a benchmark may take from its start to the commitment, in blocks.
	pub benchmark_deadline: BlockNumber,
	/// How long the samples of a benchmark may be challenged, in blocks.
	pub benchmark_window: BlockNumber,
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
	/// The blocks from one task of the protocol to the next; 0: it has none.
	pub protocol_interval: BlockNumber,
	/// The dimensions m, k and n of the protocol's tasks.
	pub protocol_shape: [u32; 3],
}
}

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
			unmeasured_allowed: false,
			minimum_speed: 0,
			side: 64,
			stride: 2,
			resident_limit: 4_096,
			walk: 4_096,
			scale: 1,
			witnesses: 5,
			benchmark_fee: 10 * CPC,
			benchmark_interval: 201_600,
			benchmark_deadline: 40,
			benchmark_window: 50,
		},
		compute: ComputeParameters {
			worker_stake: 100 * CPC,
			worker_unbonding: 100,
			maximum_work: 1 << 36,
			minimum_price: CPC,
			lifetime: 28_800,
			challenge_window: 50,
			protocol_interval: 1,
			protocol_shape: [256, 256, 256],
		},
	};
}
