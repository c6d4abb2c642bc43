// SPDX-License-Identifier: Apache-2.0
//! What a machine that only claims to be a GPU gets.

mod common;

use common::{chain, submit};
use computechain_matmul::Shape;
use computechain_primitives::{
	CPC, GpuClass, NetworkParameters,
	attestation::{DeviceReport, DriverReport, PciReport, Report},
};
use computechain_runtime::{Attestation, Compute, Runtime, params, presets};
use computechain_whitelist::{DEVICES, DRIVERS, devices, drivers, place};
use frame_support::assert_ok;
use pallet_compute::{Call, TaskState};
use sp_keyring::Sr25519Keyring as Key;

const LIAR: Key = Key::Dave;

/// The development network, but that everybody works unmeasured.
fn unmeasured() -> NetworkParameters {
	let mut parameters = params::development(1_000);
	parameters.attestation.unmeasured_allowed = true;
	parameters
}

/// All that a false `nvidia-smi`, management library and kernel can claim: a listed driver and a
/// listed device, with the paths of their rows.
fn everything() -> Report {
	let (listed, known) = (
		drivers(DRIVERS).expect("well formed"),
		devices(DEVICES).expect("well formed"),
	);
	let driver = listed.first().expect("there are drivers");
	let place_of_driver = place(&listed, |row| row == driver).expect("it is listed");
	let is_a_4090 = |class| class == GpuClass::Rtx4090;
	let device = known.iter().find(|row| is_a_4090(row.class));
	let device = device.expect("it is listed");
	let place_of_device = place(&known, |row| row == device).expect("it is listed");
	let text = |text: &str| text.as_bytes().to_vec().try_into().expect("it is short");
	Report {
		claim: Some(GpuClass::Rtx4090),
		gpu: [7; 32],
		device: Some(DeviceReport {
			name: text("NVIDIA GeForce RTX 4090"),
			vram_mb: 24_564,
			capability: (8, 9),
			vbios: text("95.02.3C.00.01"),
		}),
		driver: Some(DriverReport {
			version: text(&driver.version),
			file: text(&driver.file),
			digest: driver.digest,
			index: place_of_driver.index,
			path: place_of_driver.path.try_into().expect("it is short"),
		}),
		pci: Some(PciReport {
			vendor: device.vendor,
			device: device.device,
			subsystem_vendor: device.vendor,
			subsystem_device: 0x8895,
			index: place_of_device.index,
			path: place_of_device.path.try_into().expect("it is short"),
		}),
	}
}

/// Registers the liar, attests that, posts a task, and tells the score and whether the liar got
/// the task.
fn outcome(parameters: NetworkParameters, report: Option<Report>) -> (u8, bool) {
	let mut end = None;
	chain(&presets::development(parameters, 1), |chain| {
		assert_ok!(submit(
			LIAR,
			Call::register_worker {
				slots: 1,
				maximum_work: u64::MAX,
				minimum_price: 0,
			}
		));
		assert_ok!(submit(LIAR, Call::deposit_bond { amount: 100 * CPC }));
		if let Some(report) = report {
			assert_ok!(submit(LIAR, pallet_attestation::Call::attest { report }));
		}
		let task = pallet_compute::NextTask::<Runtime>::get();
		let (shape, reward) = (
			Shape {
				m: 16,
				k: 16,
				n: 16,
			},
			10 * CPC,
		);
		assert_ok!(submit(Key::Charlie, Call::post_task { shape, reward }));
		chain.run(5);
		let state = Compute::task(task).expect("it is there").state;
		let assigned = matches!(state, TaskState::Assigned { .. });
		let score = Attestation::attestation_score(LIAR.to_account_id());
		end = Some((score.expect("it is on record"), assigned));
	});
	end.expect("the story was told")
}

#[test]
fn fake_machine_should_score_59_and_get_no_task_when_everything_is_claimed() {
	assert_eq!(
		outcome(params::development(1_000), Some(everything())),
		(59, false)
	);
	// The task is one that a worker gets where nobody has to be measured.
	let (_, assigned) = outcome(unmeasured(), None);
	assert!(assigned);
	for parameters in [params::testnet(3_000), params::mainnet(3_000)] {
		assert!(parameters.attestation.minimum_score > 59);
		assert!(!parameters.attestation.unmeasured_allowed);
	}
}

#[test]
fn mock_library_should_score_20_when_its_file_and_the_kernel_contradict_it() {
	// What the fingerprint leaves of it, with a claim added by hand.
	let report = Report {
		driver: None,
		pci: None,
		..everything()
	};
	assert_eq!(
		outcome(params::development(1_000), Some(report.clone())),
		(20, false)
	);
	// By itself the fingerprint claims nothing then, and nothing counts without a claim.
	let report = Report {
		claim: None,
		..report
	};
	assert_eq!(
		outcome(params::development(1_000), Some(report)),
		(10, false)
	);
}

#[test]
fn unlisted_file_or_device_should_not_count_when_it_has_the_path_of_a_listed_one() {
	let mut report = everything();
	if let Some(driver) = &mut report.driver {
		driver.digest[0] ^= 1;
	}
	assert_eq!(
		outcome(params::development(1_000), Some(report.clone())),
		(50, false)
	);
	if let Some(pci) = &mut report.pci {
		pci.device ^= 1;
	}
	assert_eq!(
		outcome(params::development(1_000), Some(report)),
		(20, false)
	);
}
