// SPDX-License-Identifier: Apache-2.0
//! What can be done, and how often: for each call a function that makes one.
//!
//! Such a function looks into the state for somebody who may make the call and for what it takes,
//! and spoils the result now and then: another caller, another amount, another target. It makes
//! nothing when nobody could make that call successfully.

mod access;
mod attestation;
mod basics;
mod benchmarks;
mod compute;
mod disputes;
mod evidence;
mod multisig;
mod staking;

pub use access::created_pure;

use crate::world::{By, Step, World};
use computechain_runtime::{AccountId, RuntimeCall};

/// Makes a call, if there is any to make.
type Generator = fn(&mut World) -> Option<Step>;

/// All of them, with how often each is asked.
const ALL: &[(u64, Generator)] = &[
	(6, staking::stake),
	(3, staking::unstake),
	(4, staking::update_validator),
	(4, staking::unjail),
	(14, staking::delegate),
	(9, staking::undelegate),
	(8, staking::payout),
	(1, staking::set_parameters),
	(7, compute::register_worker),
	(3, compute::update_worker),
	(3, compute::set_paused),
	(3, compute::set_address),
	(8, compute::deposit_bond),
	(3, compute::withdraw_bond),
	(1, compute::unregister_worker),
	(12, compute::post_task),
	(2, compute::cancel_task),
	(22, compute::commit_result),
	(30, compute::reveal_result),
	(3, compute::commit_results),
	(3, compute::reveal_results),
	(1, attestation::set_driver_whitelist),
	(1, attestation::set_device_whitelist),
	(3, attestation::attest),
	(4, attestation::request_benchmark),
	(4, attestation::set_witness),
	(16, attestation::submit_nonce),
	(5, benchmarks::commit_benchmark),
	(14, benchmarks::submit_measurement),
	(5, benchmarks::open_benchmark),
	(4, benchmarks::challenge_benchmark),
	(8, disputes::file),
	(1, disputes::withdraw_filing),
	(3, disputes::challenge),
	(10, disputes::open_result),
	(4, disputes::prove_fraud),
	(2, basics::remark),
	(1, basics::remark_with_event),
	(1, basics::set_heap_pages),
	(1, basics::set_storage),
	(1, basics::kill_storage),
	(1, basics::kill_prefix),
	(1, basics::authorize_upgrade),
	(1, basics::authorize_upgrade_without_checks),
	(6, basics::transfer_allow_death),
	(6, basics::transfer_keep_alive),
	(1, basics::transfer_all),
	(8, basics::force_transfer),
	(1, basics::upgrade_accounts),
	(6, basics::set_keys),
	(1, basics::purge_keys),
	(2, access::batch),
	(2, access::batch_all),
	(2, access::force_batch),
	(2, access::if_else),
	(2, access::as_derivative),
	(1, access::dispatch_as),
	(1, access::dispatch_as_fallible),
	(1, access::with_weight),
	(4, access::add_proxy),
	(3, access::remove_proxy),
	(1, access::remove_proxies),
	(4, access::proxy),
	(2, access::create_pure),
	(2, access::kill_pure),
	(3, access::announce),
	(1, access::remove_announcement),
	(1, access::reject_announcement),
	(3, access::proxy_announced),
	(1, access::poke_proxy_deposit),
	(2, multisig::as_multi_threshold_1),
	(4, multisig::as_multi),
	(2, multisig::approve_as_multi),
	(1, multisig::cancel_as_multi),
	(1, multisig::poke_deposit),
	(1, access::sudo),
	(1, access::sudo_unchecked_weight),
	(1, access::sudo_as),
	(1, access::set_key),
	(1, access::door),
	(2, evidence::report),
	(2, evidence::report_votes),
	(2, evidence::report_votes_unsigned),
];

/// What calls of calls hold.
const INNER: &[Generator] = &[
	basics::transfer_keep_alive,
	basics::transfer_allow_death,
	staking::stake,
	staking::unstake,
	staking::delegate,
	staking::undelegate,
	staking::payout,
	compute::post_task,
	compute::deposit_bond,
];

const INNER_FOR_ROOT: &[Generator] = &[
	basics::force_transfer,
	basics::set_storage,
	staking::set_parameters,
];

/// The next step of somebody.
pub fn next(world: &mut World) -> Option<Step> {
	let all = ALL.iter().map(|(often, _)| often).sum();
	let mut number = world.random.below(all);
	for (often, generator) in ALL {
		if number < *often {
			return generator(world);
		}
		number -= often;
	}
	None
}

/// A call to be held by another one, and who would make it.
fn inner(world: &mut World) -> Option<(AccountId, RuntimeCall)> {
	let generator = world.random.pick(INNER)?;
	match generator(world)? {
		Step {
			by: By::Account(who),
			call,
			..
		} => Some((who, call)),
		_ => None,
	}
}

/// A call for root to be held by another one.
fn inner_for_root(world: &mut World) -> Option<RuntimeCall> {
	let generator = world.random.pick(INNER_FOR_ROOT)?;
	generator(world).map(|step| step.call)
}
