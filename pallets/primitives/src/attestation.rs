// SPDX-License-Identifier: Apache-2.0
//! What a worker reports of its machine, and how whitelists are committed to.
//!
//! A whitelist is a hash tree (`computechain_matmul::Tree`) over [`driver_leaf`] or
//! [`device_leaf`]; only its root is on chain, and a report brings the path of its own entry.

use crate::GpuClass;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};
use sp_runtime::{BoundedVec, traits::ConstU32};

/// Bytes of a text in a report.
pub type Text = BoundedVec<u8, ConstU32<64>>;
/// The siblings of a whitelist's entry, from the leaf up.
pub type Path = BoundedVec<[u8; 32], ConstU32<24>>;

macro_rules! report {
	($(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
		$(#[$doc])*
		#[derive(
			Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking,
			MaxEncodedLen, TypeInfo,
		)]
		pub struct $name { $($body)* }
	};
}

report! {
/// What a worker says of its machine. It is advice: only the benchmark is evidence.
Report {
	/// The class that it claims; none: the class stays unknown.
	pub claim: Option<GpuClass>,
	/// SHA-256 of the GPU's uuid.
	pub gpu: [u8; 32],
	/// Level 1: the device by its own description.
	pub device: Option<DeviceReport>,
	/// Level 2: the driver.
	pub driver: Option<DriverReport>,
	/// Level 3: the PCI identity.
	pub pci: Option<PciReport>,
}
}

report! {
/// The device by its own description.
DeviceReport {
	/// The product's name.
	pub name: Text,
	/// The memory in MB.
	pub vram_mb: u32,
	/// The compute capability, major and minor.
	pub capability: (u8, u8),
	/// The version of the VBIOS.
	pub vbios: Text,
}
}

report! {
/// The driver that is really mapped.
DriverReport {
	/// Its version.
	pub version: Text,
	/// The name of the library.
	pub file: Text,
	/// SHA-256 of that library.
	pub digest: [u8; 32],
	/// The position in the whitelist.
	pub index: u32,
	/// The path to the whitelist's root.
	pub path: Path,
}
}

report! {
/// The PCI identity that NVML, sysfs, procfs and the config space agree on.
PciReport {
	/// The vendor.
	pub vendor: u16,
	/// The device.
	pub device: u16,
	/// The subsystem's vendor.
	pub subsystem_vendor: u16,
	/// The subsystem's device.
	pub subsystem_device: u16,
	/// The position in the whitelist.
	pub index: u32,
	/// The path to the whitelist's root.
	pub path: Path,
}
}

impl Report {
	/// SHA-256 of `CPC/report/1` and the encoded report; what a benchmark's commitment binds.
	pub fn report_hash(&self) -> [u8; 32] {
		hash(&[b"CPC/report/1", &self.encode()])
	}
}

impl DriverReport {
	/// Whether the whitelist with this root has the driver.
	pub fn is_listed(&self, root: &[u8; 32]) -> bool {
		let leaf = driver_leaf(&self.version, &self.file, &self.digest);
		path_root(leaf, self.index, &self.path).as_ref() == Some(root)
	}
}

impl PciReport {
	/// Whether the whitelist with this root has the device.
	pub fn is_listed(&self, root: &[u8; 32]) -> bool {
		let leaf = device_leaf(self.vendor, self.device);
		path_root(leaf, self.index, &self.path).as_ref() == Some(root)
	}
}

/// The leaf of a driver's file: `SHA-256(0x00 || "CPC/driver/1" || len(version) u8 || version ||
/// len(file) u8 || file || digest)`. Texts are at most 64 bytes.
pub fn driver_leaf(version: &[u8], file: &[u8], digest: &[u8; 32]) -> [u8; 32] {
	let (version_len, file_len) = ([version.len() as u8], [file.len() as u8]);
	hash(&[
		&[0],
		b"CPC/driver/1",
		&version_len,
		version,
		&file_len,
		file,
		digest,
	])
}

/// The leaf of a device: `SHA-256(0x00 || "CPC/device/1" || vendor || device)`, both as u16 little
/// endian.
pub fn device_leaf(vendor: u16, device: u16) -> [u8; 32] {
	let ids = [vendor.to_le_bytes(), device.to_le_bytes()];
	hash(&[&[0], b"CPC/device/1", ids.as_flattened()])
}

/// The root that a leaf and its path lead to; none for a position that the tree does not have.
pub fn path_root(leaf: [u8; 32], index: u32, path: &[[u8; 32]]) -> Option<[u8; 32]> {
	let mut position = index;
	let mut node = leaf;
	for sibling in path {
		let (left, right) = if position & 1 == 0 {
			(&node, sibling)
		} else {
			(sibling, &node)
		};
		node = hash(&[&[1], left, right]);
		position >>= 1;
	}
	(position == 0).then_some(node)
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
	let bytes: Vec<u8> = parts.concat();
	Sha256::digest(&bytes).into()
}
