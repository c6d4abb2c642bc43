// SPDX-License-Identifier: Apache-2.0
//! Workers report their machines and ask to be measured, by those who published a witness.

use super::compute::staying;
use crate::world::{Step, World};
use computechain_primitives::{CPC, attestation::Report};
use computechain_runtime::{Attestation, Runtime, System};
use pallet_attestation::{Call, Reports, Requests, WitnessService, Witnesses};

pub fn set_driver_whitelist(world: &mut World) -> Option<Step> {
	let root = [world.random.below(256) as u8; 32];
	world.root(Call::set_driver_whitelist { root })
}

pub fn set_device_whitelist(world: &mut World) -> Option<Step> {
	let root = [world.random.below(256) as u8; 32];
	world.root(Call::set_device_whitelist { root })
}

pub fn attest(world: &mut World) -> Option<Step> {
	let who = staying(world)?;
	// Some GPUs are reported twice.
	let mut gpu = [0; 32];
	gpu[..2].copy_from_slice(&(world.random.below(2_000) as u16).to_le_bytes());
	let report = Report {
		gpu,
		..Report::default()
	};
	world.signed(who, Call::attest { report })
}

pub fn request_benchmark(world: &mut World) -> Option<Step> {
	let who = (0..8)
		.filter_map(|_| world.random.pick(&world.seen.workers))
		.find(|who| {
			Reports::<Runtime>::contains_key(who)
				&& !Requests::<Runtime>::contains_key(who)
				&& crate::common::free(who) > 20 * CPC
		})?;
	let resident = world.random.within(1, 4) as u32;
	world.signed(who, Call::request_benchmark { resident })
}

pub fn set_witness(world: &mut World) -> Option<Step> {
	let validator = world.validator()?;
	let published = Witnesses::<Runtime>::contains_key(&validator);
	if published && world.random.percent(20) {
		return world.signed(validator, Call::set_witness { service: None });
	}
	let address: &[u8] = match world.random.percent(6) {
		true => b"nowhere",
		false => b"witness.example:7340",
	};
	let service = WitnessService {
		// Some name a key that another names too, or that works.
		account: match world.random.percent(30) {
			true => validator.clone(),
			false => world.anyone(),
		},
		address: address.to_vec().try_into().ok()?,
	};
	let service = Some(service);
	world.signed(validator, Call::set_witness { service })
}

pub fn submit_nonce(world: &mut World) -> Option<Step> {
	let (worker, request) = (0..8).find_map(|_| {
		let who = world.random.pick(&world.seen.workers)?;
		let request = Attestation::request(who.clone())?;
		let start = request.start?;
		(start <= System::block_number()).then_some((who, request))
	})?;
	let missing: Vec<_> = request
		.witnesses
		.iter()
		.filter(|witness| witness.nonce.is_none())
		.map(|witness| witness.signer.clone())
		.collect();
	let witness = world.random.pick(&missing)?;
	let nonce = [world.random.below(256) as u8; 32];
	world.signed(witness, Call::submit_nonce { worker, nonce })
}
