// SPDX-License-Identifier: Apache-2.0
//! The whitelists of drivers and devices.
//!
//! Two files of `runtime/data/` say which driver libraries and which PCI devices a report may
//! name; the chain holds the root of the tree over each. Whoever reports shows the path of its
//! row.
//!
//! 1. A file is a header and rows of columns parted by commas; the last column, the row's source,
//!    is the rest of the line and may hold commas itself.
//! 2. Rows ascend by their key and no key repeats, so that a set of rows has one root: drivers by
//!    (version, file), devices by (vendor, device).
//! 3. Leaf i is the hash of row i without its source, so that a better source changes no root.
//! 4. A device's class is one of `gpu-classes.csv`, whose numbers are those of
//!    [`GpuClass`](computechain_primitives::GpuClass).
//! 5. A row is added by writing it at its place, with the SHA-256 of the file as the vendor's
//!    package installs it, and `cargo xtask whitelist build`.
#![forbid(unsafe_code)]

mod rows;
#[cfg(test)]
mod tests;

pub use rows::{Device, Driver, RowError, class_named, devices, drivers};

use computechain_matmul::{Hash, Tree};
use computechain_primitives::attestation::{device_leaf, driver_leaf};

/// The drivers' file, as this program was built with it.
pub const DRIVERS: &str = include_str!("../../../runtime/data/nvidia-drivers.csv");
/// The devices' file, as this program was built with it.
pub const DEVICES: &str = include_str!("../../../runtime/data/nvidia-devices.csv");

/// The classes' figures, each with its source.
pub const CLASSES: &str = include_str!("../../../runtime/data/gpu-classes.csv");

/// A row that has a place in a tree.
pub trait Row {
	/// The hash of its leaf.
	fn leaf(&self) -> Hash;
}

impl Row for Driver {
	fn leaf(&self) -> Hash {
		driver_leaf(self.version.as_bytes(), self.file.as_bytes(), &self.digest)
	}
}

impl Row for Device {
	fn leaf(&self) -> Hash {
		device_leaf(self.vendor, self.device)
	}
}

/// Where a row is in its tree, and how the chain gets from it to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
	/// The leaf's position.
	pub index: u32,
	/// The sibling hashes from the leaf to the top.
	pub path: Vec<Hash>,
}

/// The root over these rows.
pub fn root<R: Row>(rows: &[R]) -> Hash {
	Tree::new(rows.iter().map(Row::leaf)).root()
}

/// The place of the first row that `wanted` accepts, if one does.
pub fn place<R: Row>(rows: &[R], wanted: impl FnMut(&R) -> bool) -> Option<Place> {
	let index = rows.iter().position(wanted)?;
	Some(Place {
		index: index as u32,
		path: Tree::new(rows.iter().map(Row::leaf)).path(index as u64),
	})
}
