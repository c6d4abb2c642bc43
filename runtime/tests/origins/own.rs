// SPDX-License-Identifier: Apache-2.0
//! The calls of this chain's own pallets.

use crate::{
	BAD_ORIGIN, Row,
	common::{numbered, numbered_pair},
	open, privileged,
	scene::*,
	signed,
};
use codec::Encode;
use computechain_primitives::CPC;
use computechain_runtime::{AccountId, Hash, Header, Runtime, Session, params};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::Pair;
use sp_runtime::{Digest, DigestItem, traits::Header as _};

/// All of them.
pub fn rows(scene: &Scene) -> Vec<Row> {
	let mut rows = staking_rows();
	rows.extend(compute_rows(scene));
	rows.extend(attestation_rows());
	rows.push(open(double_authoring(), STRANGER));
	rows.push(Row {
		call: pallet_randomness::Call::contribute {
			contribution: [0; 96],
		}
		.into(),
		// The block has its author's.
		nobody: Err(pallet_randomness::Error::<Runtime>::Twice.into()),
		stranger: BAD_ORIGIN,
		owner: None,
		root: Some(BAD_ORIGIN),
	});
	rows
}

fn staking_rows() -> Vec<Row> {
	use pallet_delegation::{Call as Delegation, Error as DelegationError};
	use pallet_validators::{Call, Error};
	let validator = numbered(ACTIVE);
	let amount = 100 * CPC;
	vec![
		signed(
			Call::stake { amount },
			ACTIVE,
			Err(Error::<Runtime>::TooLow),
		),
		signed(
			Call::unstake { amount },
			ACTIVE,
			Err(Error::<Runtime>::NotFound),
		),
		signed(
			Call::update_validator {
				commission: Some(0),
				metadata: None,
			},
			ACTIVE,
			Err(Error::<Runtime>::NotFound),
		),
		signed(Call::unjail {}, JAILED, Err(Error::<Runtime>::NotFound)),
		open(
			Delegation::delegate {
				validator: validator.clone(),
				amount,
			},
			DELEGATOR,
		),
		signed(
			Delegation::undelegate {
				validator: validator.clone(),
				amount,
			},
			DELEGATOR,
			Err(DelegationError::<Runtime>::NotFound),
		),
		open(
			Delegation::payout {
				delegator: numbered(DELEGATOR),
				validator,
			},
			DELEGATOR,
		),
		privileged(pallet_economics::Call::set_parameters {
			new: Box::new(params::development(1_000)),
		}),
	]
}

fn compute_rows(scene: &Scene) -> Vec<Row> {
	use pallet_compute::{Call, Error};
	let (slots, maximum_work, minimum_price) = (1, 1, 1);
	let none = || Err(Error::<Runtime>::NotFound);
	let others = || Err(Error::<Runtime>::NotAuthorized);
	let not_filed = || Err(Error::<Runtime>::NotFiled);
	vec![
		open(
			Call::register_worker {
				slots,
				maximum_work,
				minimum_price,
			},
			FRIEND,
		),
		signed(
			Call::update_worker {
				slots,
				maximum_work,
				minimum_price,
			},
			WORKER,
			none(),
		),
		signed(Call::set_paused { paused: true }, WORKER, none()),
		signed(
			Call::set_address {
				address: Some(b"a:1".to_vec().try_into().expect("it is short")),
			},
			WORKER,
			none(),
		),
		signed(Call::deposit_bond { amount: CPC }, WORKER, none()),
		signed(Call::withdraw_bond { amount: CPC }, WORKER, none()),
		signed(Call::unregister_worker {}, IDLE_WORKER, none()),
		open(
			Call::post_task {
				shape: SHAPE,
				reward: CPC,
			},
			REQUESTER,
		),
		signed(Call::cancel_task { task: scene.open }, REQUESTER, others()),
		signed(commit(scene.assigned), WORKER, others()),
		signed(reveal(scene.committed), WORKER, others()),
		open(Call::file { filing: [1; 32] }, FRIEND),
		// Each item is on its own; the call itself is anybody's.
		open(
			Call::commit_results {
				items: Default::default(),
			},
			WORKER,
		),
		open(
			Call::reveal_results {
				items: Default::default(),
			},
			WORKER,
		),
		signed(
			Call::withdraw_filing {
				filing: scene.filed,
			},
			FRIEND,
			none(),
		),
		signed(challenge(scene.revealed, FILED), FRIEND, not_filed()),
		signed(
			Call::open_result {
				task: scene.revealed,
				filing: scene.challenged,
				multiproof: opening(scene.revealed, CHALLENGED),
			},
			WORKER,
			others(),
		),
		Row {
			// The result is right, so that nobody can prove the contrary.
			owner: Some((numbered(FRIEND), Err(Error::<Runtime>::NotWrong.into()))),
			..signed(
				Call::prove_fraud {
					task: scene.revealed,
					indices: vec![FILED].try_into().expect("it is one"),
					salt: SALT,
					multiproof: opening(scene.revealed, FILED),
				},
				FRIEND,
				not_filed(),
			)
		},
	]
}

fn attestation_rows() -> Vec<Row> {
	use pallet_attestation::{Call, Error, Measurement, Place, WitnessService};
	let none = || Err(Error::<Runtime>::NotFound);
	let worker = numbered(WORKER);
	// Nobody has a benchmark here; the pallet's own stories have.
	let unstarted = |call: Call<Runtime>| Row {
		owner: Some((numbered(WORKER), none().map_err(Into::into))),
		..signed(call, WORKER, none())
	};
	vec![
		privileged(Call::set_driver_whitelist { root: [1; 32] }),
		privileged(Call::set_device_whitelist { root: [1; 32] }),
		signed(
			Call::attest {
				report: Default::default(),
			},
			WORKER,
			none(),
		),
		unstarted(Call::request_benchmark { resident: 1 }),
		unstarted(Call::submit_nonce {
			worker: worker.clone(),
			nonce: [1; 32],
		}),
		unstarted(Call::commit_benchmark {
			used: 1,
			chain_root: [1; 32],
			walk_root: [2; 32],
		}),
		unstarted(Call::submit_measurement {
			worker: worker.clone(),
			measurement: Measurement {
				commitment: [1; 32],
				chain_millis: 1,
				walk_millis: 1,
				valid: true,
			},
		}),
		unstarted(Call::open_benchmark {
			openings: Default::default(),
		}),
		unstarted(Call::challenge_benchmark {
			worker,
			commitment: [1; 32],
			place: Place::Link(0),
			salt: [3; 32],
			opening: Default::default(),
		}),
		signed(
			Call::set_witness {
				service: Some(WitnessService {
					account: numbered(FRIEND),
					address: b"a:1".to_vec().try_into().expect("it is short"),
				}),
			},
			ACTIVE,
			Err(Error::<Runtime>::NotValidator),
		),
	]
}

/// Two headers of the current slot by its author.
pub fn double_authoring() -> pallet_equivocation::Call<Runtime> {
	let slot = u64::from(pallet_aura::CurrentSlot::<Runtime>::get());
	let session = Session::current_index();
	let authorities = pallet_equivocation::Authorities::<Runtime>::get(session);
	let index = (slot % authorities.len() as u64) as usize;
	let author = (0..5)
		.map(numbered_pair)
		.find(|pair| AccountId::from(pair.public()) == authorities[index].0)
		.expect("every validator has a number");
	let header = |salt| {
		let logs = vec![DigestItem::PreRuntime(
			AURA_ENGINE_ID,
			Slot::from(slot).encode(),
		)];
		let root = Hash::repeat_byte(salt);
		let mut header = Header::new(1, root, root, root, Digest { logs });
		let seal = author.sign(header.hash().as_ref()).encode();
		header.digest.push(DigestItem::Seal(AURA_ENGINE_ID, seal));
		header
	};
	pallet_equivocation::Call::report_double_authoring {
		proof: Box::new(pallet_equivocation::DoubleAuthoring {
			session,
			first: header(1),
			second: header(2),
		}),
	}
}
