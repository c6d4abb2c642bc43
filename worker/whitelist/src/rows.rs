// SPDX-License-Identifier: Apache-2.0
//! Reading the files.

use computechain_matmul::Hash;
use computechain_primitives::GpuClass;

const DRIVERS_HEADER: &str = "driver_version,file,sha256,source";
const DEVICES_HEADER: &str = "vendor,device,class,name,source";
/// The classes' names in `gpu-classes.csv`, in the order of [`GpuClass::ALL`].
const CLASSES: [&str; GpuClass::ALL.len()] = [
	"unknown",
	"RTX 3090",
	"RTX 4070",
	"RTX 4080",
	"RTX 4090",
	"RTX 5090",
	"RTX A6000",
	"L4",
	"L40S",
	"A100-40",
	"A100-80",
	"H100 SXM",
	"H200",
	"B200",
];
/// The most bytes of a column, as in a report.
const MAX_TEXT: usize = 64;

/// A library of a driver release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Driver {
	/// The release.
	pub version: String,
	/// The file's name without its folder and without its version.
	pub file: String,
	/// The file's SHA-256.
	pub digest: Hash,
	/// Who says so.
	pub source: String,
}

/// A PCI device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
	/// The vendor's id.
	pub vendor: u16,
	/// The device's id.
	pub device: u16,
	/// The class it belongs to.
	pub class: GpuClass,
	/// The database's name for it.
	pub name: String,
	/// Who says so.
	pub source: String,
}

/// What is wrong with a file, and in which line, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
	/// The first line is another.
	#[error("the first line is not {0:?}")]
	Header(&'static str),
	/// A column is missing or empty.
	#[error("line {0}: a column is missing, empty or too long")]
	Columns(usize),
	/// A digest is not 64 lower-case hexadecimal digits.
	#[error("line {0}: the digest is not 64 lower-case hexadecimal digits")]
	Digest(usize),
	/// A version is not numbers parted by dots.
	#[error("line {0}: the version is not numbers parted by dots")]
	Version(usize),
	/// A class is not one of `gpu-classes.csv`.
	#[error("line {0}: gpu-classes.csv has no such class")]
	Class(usize),
	/// An id is not four lower-case hexadecimal digits.
	#[error("line {0}: an id is not 4 lower-case hexadecimal digits")]
	Id(usize),
	/// The key of the line before.
	#[error("line {0}: the row is there twice")]
	Duplicate(usize),
	/// A key below that of the line before.
	#[error("line {0}: the row belongs further up")]
	Unsorted(usize),
}

/// The class of this name.
pub fn class_named(name: &str) -> Option<GpuClass> {
	let classes = CLASSES.iter().zip(GpuClass::ALL);
	let named = classes.filter(|(other, _)| **other == name);
	named.map(|(_, class)| class).next()
}

/// The rows of a file of drivers.
pub fn drivers(text: &str) -> Result<Vec<Driver>, RowError> {
	let rows = rows(
		text,
		DRIVERS_HEADER,
		|line, [version, file, digest, source]| {
			Ok(Driver {
				version: dotted(version).ok_or(RowError::Version(line))?,
				file: file.into(),
				digest: fixed(digest).ok_or(RowError::Digest(line))?,
				source: source.into(),
			})
		},
	)?;
	ascending(rows, |row| (row.version.clone(), row.file.clone()))
}

/// The rows of a file of devices.
pub fn devices(text: &str) -> Result<Vec<Device>, RowError> {
	let rows = rows(
		text,
		DEVICES_HEADER,
		|line, [vendor, device, class, name, source]| {
			let id = |text| {
				fixed(text)
					.map(u16::from_be_bytes)
					.ok_or(RowError::Id(line))
			};
			Ok(Device {
				vendor: id(vendor)?,
				device: id(device)?,
				class: class_named(class).ok_or(RowError::Class(line))?,
				name: name.into(),
				source: source.into(),
			})
		},
	)?;
	ascending(rows, |row| (row.vendor, row.device))
}

fn rows<R, const COLUMNS: usize>(
	text: &str,
	header: &'static str,
	read: impl Fn(usize, [&str; COLUMNS]) -> Result<R, RowError>,
) -> Result<Vec<R>, RowError> {
	let mut lines = text.lines();
	if lines.next() != Some(header) {
		return Err(RowError::Header(header));
	}
	(2..)
		.zip(lines)
		.map(|(line, row)| {
			let columns: Vec<&str> = row.splitn(COLUMNS, ',').collect();
			let columns = columns.try_into().map_err(|_| RowError::Columns(line))?;
			let columns: [&str; COLUMNS] = columns;
			let [key @ .., source] = &columns[..] else {
				return Err(RowError::Columns(line));
			};
			let fits = |text: &&str| !text.trim().is_empty() && text.len() <= MAX_TEXT;
			if !key.iter().all(fits) || source.trim().is_empty() {
				return Err(RowError::Columns(line));
			}
			read(line, columns)
		})
		.collect()
}

fn ascending<R, K: Ord>(rows: Vec<R>, key: impl Fn(&R) -> K) -> Result<Vec<R>, RowError> {
	for (line, pair) in (3..).zip(rows.windows(2)) {
		match key(&pair[0]).cmp(&key(&pair[1])) {
			std::cmp::Ordering::Less => {}
			std::cmp::Ordering::Equal => return Err(RowError::Duplicate(line)),
			std::cmp::Ordering::Greater => return Err(RowError::Unsorted(line)),
		}
	}
	Ok(rows)
}

/// A version, if it is numbers parted by dots.
fn dotted(version: &str) -> Option<String> {
	let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
	version.split('.').all(number).then(|| version.into())
}

/// Bytes of exactly this many lower-case hexadecimal digits.
fn fixed<const BYTES: usize>(text: &str) -> Option<[u8; BYTES]> {
	let mut bytes = [0; BYTES];
	let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
	(lower && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(bytes)
}
