// SPDX-License-Identifier: Apache-2.0
use super::*;
use computechain_matmul::Hash;
use computechain_whitelist::{Driver, root};
use std::{fs, path::Path, process::Command};

const ME: [u8; 32] = [1; 32];

const VERSION: &str = "535.183.01";

/// A made-up machine: a 4090 at 01:00.0, the module of a driver, and nothing mapped.
fn machine(folder: &Path) -> System {
	let write = |path: &str, bytes: &[u8]| {
		let path = folder.join(path);
		fs::create_dir_all(path.parent().expect("a folder")).expect("made");
		fs::write(path, bytes).expect("written");
	};
	let device = "sys/bus/pci/devices/0000:01:00.0";
	for (name, id) in [
		("vendor", "0x10de\n"),
		("device", "0x2684\n"),
		("subsystem_vendor", "0x10de\n"),
		("subsystem_device", "0x8895\n"),
	] {
		write(&format!("{device}/{name}"), id.as_bytes());
	}
	let mut config = [0; 64];
	config[..4].copy_from_slice(&[0xde, 0x10, 0x84, 0x26]);
	config[0x2c..0x30].copy_from_slice(&[0xde, 0x10, 0x95, 0x88]);
	write(&format!("{device}/config"), &config);
	write(
		"sys/module/nvidia/version",
		format!("{VERSION}\n").as_bytes(),
	);
	write(
		"proc/driver/nvidia/gpus/0000:01:00.0/information",
		b"Model: \t\t NVIDIA GeForce RTX 4090\nIRQ:   \t\t 99\nGPU UUID: \t GPU-1\n",
	);
	write(
		"proc/bus/pci/devices",
		b"0000\t80860d57\t0\n0100\t10de2684\t10\n",
	);
	write("proc/self/maps", b"");
	System {
		sys: folder.join("sys"),
		proc: folder.join("proc"),
		preload: folder.join("ld.so.preload"),
		libraries: vec![folder.join("lib")],
		variables: Vec::new(),
	}
}

fn gpu() -> Gpu {
	Gpu {
		name: "NVIDIA GeForce RTX 4090".into(),
		uuid: "GPU-1".into(),
		vram_mb: 24_564,
		capability: (8, 9),
		vbios: "95".into(),
		driver: VERSION.into(),
		address: (0, 1, 0),
		ids: [0x10de, 0x2684, 0x10de, 0x8895],
	}
}

/// The whitelist's row of that driver.
fn row() -> Driver {
	let rows = drivers(DRIVERS).expect("well formed");
	let row = rows.into_iter().find(|row| row.version == VERSION);
	row.expect("it is listed")
}

/// NVML's library, as if it were mapped.
fn library(digest: Hash) -> Mapped {
	Mapped {
		path: "/usr/lib/libnvidia-ml.so.1".into(),
		name: NVML.into(),
		digest,
	}
}

/// The sentences for the machine, or those against it.
fn said(found: &Fingerprint, holds: bool) -> Vec<String> {
	let findings = found.findings.iter();
	let of_that_kind = findings.filter(|finding| finding.holds == holds);
	of_that_kind
		.map(|finding| finding.sentence.clone())
		.collect()
}

#[test]
fn report_should_be_refused_when_foreign_code_is_loaded() {
	let folder = tempfile::tempdir().expect("a folder");
	let mut system = machine(folder.path());
	for variable in ["LD_PRELOAD", "LD_AUDIT"] {
		system.variables = vec![variable.into()];
		let refused = report(&system, None, &ME);
		assert_eq!(refused, Err(Refusal::Preloaded(variable.into())));
	}
	system.variables.clear();
	fs::write(&system.preload, "/tmp/evil.so\n").expect("written");
	assert!(matches!(
		report(&system, None, &ME),
		Err(Refusal::Preloaded(_))
	));
	fs::write(&system.preload, "\n").expect("written");
	assert!(report(&system, None, &ME).is_ok());
}

#[test]
fn report_should_claim_nothing_when_there_is_no_driver() {
	let folder = tempfile::tempdir().expect("a folder");
	let system = machine(folder.path());
	let found = report(&system, None, &ME).expect("a report");
	assert_eq!(
		said(&found, false),
		["there is no NVIDIA driver"].map(String::from)
	);
	assert!(said(&found, true).is_empty());
	let other = report(&system, None, &[2; 32]).expect("a report");
	assert_ne!(found.report.gpu, other.report.gpu);
	let nothing = Report {
		gpu: found.report.gpu,
		..Report::default()
	};
	assert_eq!(found.report, nothing);
}

#[test]
fn all_levels_should_hold_when_all_sources_agree() {
	let folder = tempfile::tempdir().expect("a folder");
	let system = machine(folder.path());
	let found = judge(&system, &gpu());
	let pci = found.report.pci.clone().expect("all agree");
	let rows = devices(DEVICES).expect("the file is well formed");
	assert!(pci.is_listed(&root(&rows)));
	assert_eq!(found.report.claim, Some(GpuClass::Rtx4090));
	assert_eq!(said(&found, true).len(), 2, "{found:?}");
	// The listed file itself is not here, so its digest stands for it.
	let driver = driver(&system, &gpu(), &[library(row().digest)]).expect("it is listed");
	let rows = drivers(DRIVERS).expect("well formed");
	assert!(driver.is_listed(&root(&rows)));
}

#[test]
fn pci_identity_should_be_left_out_when_one_source_disagrees() {
	let device = "sys/bus/pci/devices/0000:01:00.0";
	let information = "proc/driver/nvidia/gpus/0000:01:00.0/information";
	for (file, bytes, source) in [
		(format!("{device}/device"), &b"0x2204\n"[..], "sysfs names"),
		(
			format!("{device}/subsystem_device"),
			b"0x0001\n",
			"sysfs names",
		),
		(format!("{device}/vendor"), b"nonsense", "sysfs: "),
		(format!("{device}/config"), &[0xde, 0x10], "config space: "),
		(
			format!("{device}/config"),
			&[0; 64],
			"the config space names",
		),
		(
			"proc/bus/pci/devices".into(),
			b"0100\t10de2204\t10\n",
			"procfs names",
		),
		("proc/bus/pci/devices".into(), b"", "procfs names"),
		(
			information.into(),
			b"Model: NVIDIA GeForce RTX 3090\nGPU UUID: GPU-1\n",
			"the driver's procfs names",
		),
		(
			information.into(),
			b"Model: NVIDIA GeForce RTX 4090\nGPU UUID: GPU-2\n",
			"the driver's procfs names",
		),
		(information.into(), b"Model: a\n", "the driver's procfs: "),
	] {
		let folder = tempfile::tempdir().expect("a folder");
		let system = machine(folder.path());
		fs::write(folder.path().join(&file), bytes).expect("written");
		let found = judge(&system, &gpu());
		assert_eq!(found.report.pci, None, "{file}");
		assert_eq!(found.report.claim, None, "{file}");
		let lacking = said(&found, false);
		let expected = format!("level 3: {source}");
		assert!(
			lacking.iter().any(|line| line.starts_with(&expected)),
			"{file}: {lacking:?}"
		);
	}
}

#[test]
fn name_should_be_found_out_when_a_cheaper_device_poses_as_another() {
	let folder = tempfile::tempdir().expect("a folder");
	let faked = Gpu {
		name: "NVIDIA H100 80GB HBM3".into(),
		ids: [0x10de, 0x2330, 0x10de, 0x16c1],
		..gpu()
	};
	let found = judge(&machine(folder.path()), &faked);
	assert_eq!(found.report.pci, None);
	assert_eq!(found.report.claim, None);
	assert!(
		said(&found, false).contains(&"level 3: sysfs names another device than NVML".to_owned()),
		"{:?}",
		found.findings
	);
}

#[test]
fn class_should_not_be_claimed_when_nobody_has_measured_it() {
	let folder = tempfile::tempdir().expect("a folder");
	let system = machine(folder.path());
	let write = |path: &str, bytes: &[u8]| {
		fs::write(folder.path().join(path), bytes).expect("written");
	};
	// Agrees everywhere, on a device that is listed, and on one that is not.
	for (id, listed) in [(0x2704_u16, true), (0x1234, false)] {
		let device = "sys/bus/pci/devices/0000:01:00.0";
		write(
			&format!("{device}/device"),
			format!("0x{id:04x}\n").as_bytes(),
		);
		let [low, high] = id.to_le_bytes();
		let mut config = [0; 64];
		config[..4].copy_from_slice(&[0xde, 0x10, low, high]);
		config[0x2c..0x30].copy_from_slice(&[0xde, 0x10, 0x95, 0x88]);
		write(&format!("{device}/config"), &config);
		let line = format!("0100\t10de{id:04x}\t10\n");
		write("proc/bus/pci/devices", line.as_bytes());
		let other = Gpu {
			ids: [0x10de, id, 0x10de, 0x8895],
			..gpu()
		};
		let found = judge(&system, &other);
		assert_eq!(found.report.pci.is_some(), listed, "{:?}", found.findings);
		assert_eq!(found.report.claim, None);
	}
}

#[test]
fn driver_should_be_left_out_when_module_or_file_is_another() {
	let folder = tempfile::tempdir().expect("a folder");
	let system = machine(folder.path());
	let (good, bad) = (library(row().digest), library([0; 32]));
	assert!(driver(&system, &gpu(), std::slice::from_ref(&good)).is_ok());
	for (mapped, sentence) in [
		(vec![bad.clone()], "is not on the whitelist"),
		(vec![], "0 files libnvidia-ml.so are mapped"),
		(
			vec![good.clone(), bad],
			"2 files libnvidia-ml.so are mapped",
		),
	] {
		let refused = driver(&system, &gpu(), &mapped).expect_err("it is refused");
		assert!(refused.contains(sentence), "{refused}");
	}
	let version = system.sys.join("module/nvidia/version");
	for (text, sentence) in [(Some("1\n"), "module of 1"), (None, "is not loaded")] {
		match text {
			Some(text) => fs::write(&version, text).expect("written"),
			None => fs::remove_file(&version).expect("removed"),
		}
		let refused = driver(&system, &gpu(), std::slice::from_ref(&good));
		let refused = refused.expect_err("it is refused");
		assert!(refused.contains(sentence), "{refused}");
	}
}

/// A fake `nvidia-smi` on `PATH` is never asked. A library that claims everything, in a trusted
/// folder, gets level 1; what is mapped is hashed, so level 2 fails; the kernel knows no such
/// device, so level 3 fails.
#[test]
fn mock_library_should_get_level_one_only_when_it_claims_everything() {
	let folder = tempfile::tempdir().expect("a folder");
	let mut system = machine(folder.path());
	system.proc = "/proc".into();
	fs::remove_dir_all(folder.path().join("sys/bus")).expect("removed");
	let library = folder.path().join("lib/libnvidia-ml.so.1");
	fs::create_dir_all(folder.path().join("lib")).expect("made");
	let compiled = Command::new("clang")
		.args(["-shared", "-fPIC", "-o"])
		.arg(&library)
		.arg(concat!(
			env!("CARGO_MANIFEST_DIR"),
			"/src/fingerprint/mock_nvml.c"
		))
		.status();
	if !compiled.is_ok_and(|status| status.success()) {
		println!("skipped: no clang to compile the mock library with");
		return;
	}
	let found = report(&system, Some("0"), &ME).expect("a report");
	let lacking = said(&found, false);
	println!("{lacking:#?}");
	let device = found.report.device.clone().expect("level 1 is its word");
	assert_eq!(device.name[..], b"NVIDIA GeForce RTX 4090"[..]);
	assert_eq!(found.report.driver, None);
	assert_eq!(found.report.pci, None);
	assert_eq!(found.report.claim, None);
	assert!(
		lacking
			.iter()
			.any(|line| line.contains("is not on the whitelist"))
	);
	assert!(
		lacking
			.iter()
			.any(|line| line.starts_with("level 3: sysfs"))
	);
	assert!(
		found
			.mapped
			.iter()
			.any(|file| file.path.ends_with("lib/libnvidia-ml.so.1"))
	);
	// Nor does a report written by hand get further with the file's real digest, or with a listed
	// digest's place under another's leaf.
	let root = root(&drivers(DRIVERS).expect("well formed"));
	let real = found.mapped.first().expect("it is mapped").digest;
	let rows = drivers(DRIVERS).expect("well formed");
	let stolen = place(&rows, |row| row.version == VERSION).expect("listed");
	let forged = DriverReport {
		version: text(VERSION),
		file: text(NVML),
		digest: real,
		index: stolen.index,
		path: stolen.path.try_into().expect("short"),
	};
	assert!(!forged.is_listed(&root));
	let gone = report(&system, Some("GPU-unknown"), &ME);
	assert_eq!(gone, Err(Refusal::NoSuchGpu("GPU-unknown".into())));
}
