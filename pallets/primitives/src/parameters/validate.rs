// SPDX-License-Identifier: Apache-2.0
//! Whether a set of parameters contradicts itself.

use super::{
	AttestationParameters, ComputeParameters, EmissionCurve, NetworkParameters, StakingParameters,
};
use crate::{Balance, BlockNumber, CPC, MAX_AUTHORITIES, PPM};

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
	/// A score over 100, or a benchmark that can not be run: it takes 8 to 8,192 rows, a stride,
	/// resident states, a walk, a scale, 1 to 8 witnesses, a fee that somebody has, times of at
	/// least a block, and an interval of at least 8.
	Score,
	/// A task has 1 to 2^42 multiply-adds.
	ComputeWork,
	/// A task must live longer than the 2 blocks until the first draw for it.
	ComputeLifetime,
	/// A result must be open to challenge for a block.
	ComputeWindow,
	/// A worker's stake would be gone before its last result can no longer be challenged.
	ComputeUnbonding,
	/// The protocol's tasks have dimensions that no task may have, or more multiply-adds than the
	/// network allows.
	ComputeProtocol,
}

/// The most that a stake or price may be: the supply at genesis.
const MAXIMUM_AMOUNT: Balance = 1_000_000_000 * CPC;
/// The most multiply-adds of a task on any network.
const MAXIMUM_WORK: u64 = 1 << 42;
/// The largest inner dimension of a task.
const MAXIMUM_INNER: u32 = 16_384;
/// The most entries of a task's result.
const MAXIMUM_OUTPUT: u64 = 1 << 26;
/// The most entries of each of a task's two inputs.
const MAXIMUM_INPUT: u64 = 1 << 28;
/// The blocks from a task's posting to the first draw for it.
const DRAW_DELAY: BlockNumber = 2;
/// The most validators that one delegator may have on any network.
const MAXIMUM_POSITIONS: u32 = 32;

impl NetworkParameters {
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
			(self.attestation.can_measure(), Invalid::Score),
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

impl AttestationParameters {
	fn can_measure(&self) -> bool {
		(8..=8_192).contains(&self.side)
			&& self.stride > 0
			&& self.resident_limit > 0
			&& self.resident_limit.checked_mul(self.stride).is_some()
			&& self.walk > 0
			&& self.scale > 0
			&& (1..=8).contains(&self.witnesses)
			&& self.benchmark_fee <= MAXIMUM_AMOUNT
			&& self.benchmark_interval >= 8
			&& self.benchmark_deadline > 0
			&& self.benchmark_window > 0
	}
}

impl ComputeParameters {
	fn checks(&self) -> [(bool, InvalidParameters); 5] {
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
			(
				self.protocol_interval == 0 || self.accepts(self.protocol_shape),
				Invalid::ComputeProtocol,
			),
		]
	}

	/// Whether a product of these dimensions may be a task here.
	fn accepts(&self, [m, k, n]: [u32; 3]) -> bool {
		let area = |a: u32, b: u32| u64::from(a).saturating_mul(b.into());
		let work = area(m, k).saturating_mul(n.into());
		(1..=MAXIMUM_INNER).contains(&k)
			&& area(m, n) <= MAXIMUM_OUTPUT
			&& area(m, k).max(area(k, n)) <= MAXIMUM_INPUT
			&& (1..=self.maximum_work).contains(&work)
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
