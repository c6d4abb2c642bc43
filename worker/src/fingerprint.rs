// SPDX-License-Identifier: Apache-2.0
//! What this machine says of its GPU and driver: levels 1 to 3 of a report.
//!
//! 1. Under `LD_PRELOAD`, `LD_AUDIT` or `/etc/ld.so.preload` there is no report at all.
//! 2. Level 1 is NVML's word. The library is loaded by its absolute path in one of the loader's
//!    trusted folders; neither `LD_LIBRARY_PATH` nor any program on `PATH` is asked.
//! 3. Level 2 is the NVML file that is really mapped while it answers, by its SHA-256, if the
//!    kernel's module is loaded and of the version that NVML names, and the file is on the
//!    whitelist.
//! 4. Level 3 is the PCI identity, if NVML, sysfs, procfs and the config space agree on it, the
//!    driver's own procfs on name and uuid, and it is on the whitelist. Then the report claims the
//!    class that the whitelist gives it, if that class can be claimed.
//! 5. What is missing or contradictory is left out and said in a finding, as is what holds. Without
//!    an NVIDIA driver the report claims nothing, and names the account for a GPU, so that workers
//!    without one do not take each other's place.
//!
//! All of it is what the machine's owner lets the machine say: advice, not evidence.

mod kernel;
mod nvml;
#[cfg(test)]
mod tests;

pub use kernel::Mapped;
pub use nvml::Gpu;

use computechain_primitives::{
	GpuClass,
	attestation::{DeviceReport, DriverReport, PciReport, Report, Text},
};
use computechain_whitelist::{DEVICES, DRIVERS, Place, devices, drivers, place};
use sha2::{Digest, Sha256};
use std::{fs, path::PathBuf};

/// The library that answers for the driver.
const NVML: &str = "libnvidia-ml.so";

/// Where to look.
#[derive(Clone, Debug)]
pub struct System {
	/// sysfs.
	pub sys: PathBuf,
	/// procfs.
	pub proc: PathBuf,
	/// The list of libraries that the loader puts into every program.
	pub preload: PathBuf,
	/// The loader's trusted folders.
	pub libraries: Vec<PathBuf>,
	/// The names of the variables that are set.
	pub variables: Vec<String>,
}

impl System {
	/// This machine.
	pub fn this() -> Self {
		let folders = [
			"/usr/lib/x86_64-linux-gnu",
			"/usr/lib/aarch64-linux-gnu",
			"/lib64",
			"/usr/lib64",
			"/lib",
			"/usr/lib",
			"/usr/lib/wsl/lib",
		];
		let variables = std::env::vars_os().filter(|(_, value)| !value.is_empty());
		Self {
			sys: "/sys".into(),
			proc: "/proc".into(),
			preload: "/etc/ld.so.preload".into(),
			libraries: folders.map(PathBuf::from).into(),
			variables: variables
				.map(|(name, _)| name.to_string_lossy().into_owned())
				.collect(),
		}
	}
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
	/// Foreign code may be in this process.
	#[error("{0} puts foreign code into this program: unset it and start again")]
	Preloaded(String),
	/// There is no such GPU.
	#[error("NVML knows no GPU {0:?}: `nvidia-smi -L` lists what there is")]
	NoSuchGpu(String),
}

/// A sentence about the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
	/// Whether it speaks for the machine.
	pub holds: bool,
	/// What was found.
	pub sentence: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Fingerprint {
	/// What goes to the chain.
	pub report: Report,
	/// The driver's libraries that are mapped.
	pub mapped: Vec<Mapped>,
	/// What agrees, and what is missing or contradictory, for people.
	pub findings: Vec<Finding>,
}

impl Fingerprint {
	fn holds(&mut self, sentence: String) {
		self.findings.push(Finding {
			holds: true,
			sentence,
		});
	}

	fn lacks(&mut self, sentence: String) {
		self.findings.push(Finding {
			holds: false,
			sentence,
		});
	}
}

/// The report of an account on a GPU, by its number or uuid, the first without one.
pub fn report(
	system: &System,
	device: Option<&str>,
	account: &[u8; 32],
) -> Result<Fingerprint, Refusal> {
	refuse_foreign_code(system)?;
	let Some(library) = nvml::library(system) else {
		return Ok(without_driver(account, "there is no NVIDIA driver".into()));
	};
	let looked = nvml::with_gpus(&library, |gpus| {
		let wanted = device.unwrap_or("0");
		let numbered =
			|(index, gpu): &(usize, &Gpu)| gpu.uuid == wanted || index.to_string() == wanted;
		match gpus.iter().enumerate().find(numbered) {
			Some((_, gpu)) => Ok(judge(system, gpu)),
			None => Err(Refusal::NoSuchGpu(wanted.into())),
		}
	});
	looked.unwrap_or_else(|error| {
		let sentence = format!("{} does not answer: {error}", library.display());
		Ok(without_driver(account, sentence))
	})
}

fn refuse_foreign_code(system: &System) -> Result<(), Refusal> {
	for variable in ["LD_PRELOAD", "LD_AUDIT"] {
		if system.variables.iter().any(|name| name == variable) {
			return Err(Refusal::Preloaded(variable.into()));
		}
	}
	let listed = fs::read_to_string(&system.preload).unwrap_or_default();
	if listed.lines().any(|line| !line.trim().is_empty()) {
		return Err(Refusal::Preloaded(system.preload.display().to_string()));
	}
	Ok(())
}

fn without_driver(account: &[u8; 32], sentence: String) -> Fingerprint {
	let mut found = Fingerprint {
		report: Report {
			gpu: Sha256::digest(account).into(),
			..Report::default()
		},
		mapped: Vec::new(),
		findings: Vec::new(),
	};
	found.lacks(sentence);
	found
}

/// The levels that hold for a GPU by NVML's word.
fn judge(system: &System, gpu: &Gpu) -> Fingerprint {
	let device = DeviceReport {
		name: text(&gpu.name),
		vram_mb: gpu.vram_mb,
		capability: gpu.capability,
		vbios: text(&gpu.vbios),
	};
	let mut found = Fingerprint {
		report: Report {
			claim: None,
			gpu: Sha256::digest(gpu.uuid.as_bytes()).into(),
			device: Some(device),
			driver: None,
			pci: None,
		},
		mapped: Vec::new(),
		findings: Vec::new(),
	};
	found.holds(format!(
		"level 1: NVML names {}, {} MB, {}",
		gpu.name, gpu.vram_mb, gpu.uuid
	));
	match kernel::mapped(system) {
		Ok(mapped) => found.mapped = mapped,
		Err(error) => found.lacks(format!("the mapped files can not be read: {error}")),
	}
	match driver(system, gpu, &found.mapped) {
		Ok(driver) => {
			let version = &gpu.driver;
			found.holds(format!(
				"level 2: driver {version}: the mapped {NVML} is on the whitelist, the kernel's \
					module is of the same version"
			));
			found.report.driver = Some(driver);
		}
		Err(sentence) => found.lacks(format!("level 2: {sentence}")),
	}
	match pci(system, gpu) {
		Ok((pci, class)) => {
			let ids = format!("{:04x}:{:04x}", pci.vendor, pci.device);
			found.holds(format!(
				"level 3: NVML, sysfs, procfs and the config space agree on {ids}, {class:?}"
			));
			found.report.pci = Some(pci);
			match class.reference() {
				Some(_) => found.report.claim = Some(class),
				None => found.lacks(format!(
					"nobody has measured a {class:?} yet, so that the class can not be claimed"
				)),
			}
		}
		Err(sentence) => found.lacks(format!("level 3: {sentence}")),
	}
	found
}

fn driver(system: &System, gpu: &Gpu, mapped: &[Mapped]) -> Result<DriverReport, String> {
	let version = &gpu.driver;
	let libraries: Vec<&Mapped> = mapped.iter().filter(|file| file.name == NVML).collect();
	let [library] = libraries[..] else {
		return Err(format!("{} files {NVML} are mapped", libraries.len()));
	};
	let loaded = kernel::module(system)
		.map_err(|error| format!("the kernel's module nvidia is not loaded: {error}"))?;
	if loaded != *version {
		return Err(format!(
			"NVML is of {version}, the kernel's module of {loaded}"
		));
	}
	let rows = drivers(DRIVERS).map_err(|error| error.to_string())?;
	let listed = place(&rows, |row| {
		row.version == *version && row.file == NVML && row.digest == library.digest
	});
	let Place { index, path } = listed.ok_or_else(|| {
		let digest = hex::encode(library.digest);
		format!(
			"{} ({version}, {digest}) is not on the whitelist",
			library.path.display()
		)
	})?;
	Ok(DriverReport {
		version: text(version),
		file: text(NVML),
		digest: library.digest,
		index,
		path: path.try_into().map_err(|_| "the whitelist is too large")?,
	})
}

fn pci(system: &System, gpu: &Gpu) -> Result<(PciReport, GpuClass), String> {
	let said = |source, error| format!("{source}: {error}");
	let sysfs = kernel::sysfs(system, gpu.address).map_err(|error| said("sysfs", error))?;
	let space =
		kernel::config_space(system, gpu.address).map_err(|error| said("config space", error))?;
	let procfs = kernel::procfs(system, gpu.address).map_err(|error| said("procfs", error))?;
	let (name, uuid) = kernel::driver_procfs(system, gpu.address)
		.map_err(|error| said("the driver's procfs", error))?;
	let [vendor, device, subsystem_vendor, subsystem_device] = gpu.ids;
	// The driver writes question marks as long as it has not started the device.
	let same_uuid = uuid == gpu.uuid || uuid.contains('?');
	for (source, agrees) in [
		("sysfs", sysfs == gpu.ids),
		("the config space", space == gpu.ids),
		("procfs", procfs.contains(&[vendor, device])),
		("the driver's procfs", name == gpu.name && same_uuid),
	] {
		if !agrees {
			return Err(format!("{source} names another device than NVML"));
		}
	}
	let rows = devices(DEVICES).map_err(|error| error.to_string())?;
	let listed = place(&rows, |row| (row.vendor, row.device) == (vendor, device));
	let not_listed = || format!("{vendor:04x}:{device:04x} is not on the whitelist");
	let Place { index, path } = listed.ok_or_else(not_listed)?;
	let row = rows.get(index as usize).ok_or_else(not_listed)?;
	let report = PciReport {
		vendor,
		device,
		subsystem_vendor,
		subsystem_device,
		index,
		path: path.try_into().map_err(|_| "the whitelist is too large")?,
	};
	Ok((report, row.class))
}

/// As much of a text as a report takes.
fn text(text: &str) -> Text {
	Text::truncate_from(text.as_bytes().to_vec())
}
