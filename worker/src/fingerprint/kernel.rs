// SPDX-License-Identifier: Apache-2.0
//! What the kernel says: mapped files, the module, the PCI bus.

use super::System;
use computechain_matmul::Hash;
use sha2::{Digest, Sha256};
use std::{
	collections::BTreeSet,
	fs, io,
	path::{Path, PathBuf},
};

/// Beginnings of the names of a driver's libraries.
const LIBRARIES: &[&str] = &["libnvidia-", "libcuda.so", "libnvoptix"];

/// A library of the driver that is mapped into this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
	/// The file.
	pub path: PathBuf,
	/// Its name up to `.so`.
	pub name: String,
	/// Its SHA-256.
	pub digest: Hash,
}

/// The driver's libraries that are really mapped.
pub(super) fn mapped(system: &System) -> io::Result<Vec<Mapped>> {
	let maps = fs::read_to_string(system.proc.join("self/maps"))?;
	let paths: BTreeSet<&str> = maps
		.lines()
		.filter_map(|line| line.find('/').map(|start| &line[start..]))
		.collect();
	let mut found = Vec::new();
	for path in paths {
		let file = path.rsplit('/').next().unwrap_or_default();
		if !LIBRARIES.iter().any(|library| file.starts_with(library)) {
			continue;
		}
		// A file that was replaced or deleted since is named with this ending, and is not there.
		let mut hash = Sha256::new();
		io::copy(&mut fs::File::open(path)?, &mut hash)?;
		let name = file.find(".so").map_or(file, |end| &file[..end + 3]);
		found.push(Mapped {
			path: path.into(),
			name: name.into(),
			digest: hash.finalize().into(),
		});
	}
	Ok(found)
}

/// The version of the kernel's module.
pub(super) fn module(system: &System) -> io::Result<String> {
	let version = fs::read_to_string(system.sys.join("module/nvidia/version"))?;
	Ok(version.trim().to_owned())
}

/// Name and uuid by the driver's own folder of procfs.
pub(super) fn driver_procfs(
	system: &System,
	(domain, bus, device): (u32, u32, u32),
) -> io::Result<(String, String)> {
	let gpu = format!("driver/nvidia/gpus/{domain:04x}:{bus:02x}:{device:02x}.0/information");
	let text = fs::read_to_string(system.proc.join(gpu))?;
	let value = |wanted: &str| {
		let mut lines = text.lines().filter_map(|line| line.split_once(':'));
		let line = lines.find(|(key, _)| key.trim() == wanted);
		let value = line.map(|(_, value)| value.trim().to_owned());
		value.ok_or_else(|| io::Error::other(format!("no line {wanted:?}")))
	};
	Ok((value("Model")?, value("GPU UUID")?))
}

/// Vendor, device and subsystem by sysfs' files.
pub(super) fn sysfs(
	system: &System,
	(domain, bus, device): (u32, u32, u32),
) -> io::Result<[u16; 4]> {
	let folder = folder(system, domain, bus, device);
	let id = |name| {
		let text = fs::read_to_string(folder.join(name))?;
		let digits = text.trim().trim_start_matches("0x");
		u16::from_str_radix(digits, 16).map_err(io::Error::other)
	};
	Ok([
		id("vendor")?,
		id("device")?,
		id("subsystem_vendor")?,
		id("subsystem_device")?,
	])
}

/// The same by the first bytes of the config space.
pub(super) fn config_space(
	system: &System,
	(domain, bus, device): (u32, u32, u32),
) -> io::Result<[u16; 4]> {
	let config = fs::read(folder(system, domain, bus, device).join("config"))?;
	let at = |offset: usize| match config.get(offset..offset + 2) {
		Some(bytes) => Ok(u16::from_le_bytes([bytes[0], bytes[1]])),
		None => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
	};
	Ok([at(0)?, at(2)?, at(0x2c)?, at(0x2e)?])
}

/// Vendor and device by procfs; of each domain's device at that place, for procfs names no domain.
pub(super) fn procfs(
	system: &System,
	(_, bus, device): (u32, u32, u32),
) -> io::Result<Vec<[u16; 2]>> {
	let devices = fs::read_to_string(system.proc.join("bus/pci/devices"))?;
	let wanted = format!("{:04x}", bus << 8 | device << 3);
	let lines = devices.lines().filter_map(|line| {
		let mut columns = line.split_whitespace();
		let at = columns.next()?;
		let ids = u32::from_str_radix(columns.next()?, 16).ok()?;
		(at == wanted).then_some([(ids >> 16) as u16, (ids & 0xffff) as u16])
	});
	Ok(lines.collect())
}

fn folder(system: &System, domain: u32, bus: u32, device: u32) -> PathBuf {
	let name = format!("{domain:04x}:{bus:02x}:{device:02x}.0");
	let devices: &Path = &system.sys;
	devices.join("bus/pci/devices").join(name)
}
