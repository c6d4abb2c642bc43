// SPDX-License-Identifier: Apache-2.0
use crate::*;
use computechain_primitives::{GpuClass, attestation::path_root};

const HEADER: &str = "driver_version,file,sha256,source\n";

fn row(version: &str, digest: &str) -> String {
	format!("{version},libnvidia-ml.so,{digest},a test, with a comma\n")
}

fn read(rows: &[String]) -> Result<Vec<Driver>, RowError> {
	drivers(&(HEADER.to_owned() + &rows.concat()))
}

#[test]
fn files_should_be_read_when_they_are_the_repository_s() {
	let rows = drivers(DRIVERS).expect("the file is well formed");
	assert_eq!(rows.len(), 62);
	let rows = devices(DEVICES).expect("the file is well formed");
	assert!(rows.iter().all(|row| row.vendor == 0x10de));
}

#[test]
fn rows_should_be_refused_when_they_are_malformed() {
	let good = "ab".repeat(32);
	for digest in ["ab", &"AB".repeat(32), &"xy".repeat(32)] {
		assert_eq!(
			read(&[row("1", digest)]),
			Err(RowError::Digest(2)),
			"{digest}"
		);
	}
	for digest in ["", &"ab".repeat(33)] {
		assert_eq!(
			read(&[row("1", digest)]),
			Err(RowError::Columns(2)),
			"{digest}"
		);
	}
	assert_eq!(read(&["1,a\n".into()]), Err(RowError::Columns(2)));
	assert_eq!(read(&["\n".into()]), Err(RowError::Columns(2)));
	for version in ["latest", "535.", "535..1", "535.1 ", "v535.1"] {
		assert_eq!(
			read(&[row(version, &good)]),
			Err(RowError::Version(2)),
			"{version}"
		);
	}
	let long = "9".repeat(65);
	assert_eq!(read(&[row(&long, &good)]), Err(RowError::Columns(2)));
	let (one, two) = (row("1", &good), row("2", &good));
	assert_eq!(
		read(&[one.clone(), one.clone()]),
		Err(RowError::Duplicate(3))
	);
	assert_eq!(
		read(&[two.clone(), one.clone()]),
		Err(RowError::Unsorted(3))
	);
	assert_eq!(read(&[one, two]).map(|rows| rows.len()), Ok(2));
	assert_eq!(
		drivers("x"),
		Err(RowError::Header("driver_version,file,sha256,source"))
	);
	let header = "vendor,device,class,name,source\n";
	for (row, error) in [
		("10de,26840,L4,b,c\n", RowError::Id(2)),
		("10DE,2684,L4,b,c\n", RowError::Id(2)),
		("10de,2684,L5,b,c\n", RowError::Class(2)),
	] {
		assert_eq!(devices(&(header.to_owned() + row)), Err(error), "{row}");
	}
}

#[test]
fn path_should_lead_to_the_root_when_the_row_is_listed() {
	let rows = drivers(DRIVERS).expect("the file is well formed");
	let root = root(&rows);
	for (index, row) in rows.iter().enumerate() {
		let place = place(&rows, |other| other == row).expect("it is listed");
		assert_eq!(place.index as usize, index);
		assert_eq!(path_root(row.leaf(), place.index, &place.path), Some(root));
	}
	assert_eq!(place(&rows, |row| row.version == "0"), None);
}

#[test]
fn root_should_change_when_anything_but_the_source_does() {
	let digest = "ab".repeat(32);
	let rows = read(&[row("1", &digest)]).expect("it is well formed");
	let mut sourced = rows.clone();
	sourced[0].source = "measured".into();
	assert_eq!(root(&rows), root(&sourced));
	let mut other = rows.clone();
	other[0].digest[0] ^= 1;
	assert_ne!(root(&rows), root(&other));
}

#[test]
fn classes_should_be_those_of_the_runtime_when_they_are_read() {
	let mut rows = CLASSES.lines().skip(1);
	for class in GpuClass::ALL {
		let row = rows.next().expect("a row for each class");
		let columns: Vec<&str> = row.splitn(6, ',').collect();
		let [name, vram, bandwidth, tflops, multiplier, _] = columns[..] else {
			panic!("{row} has six columns");
		};
		assert_eq!(class_named(name), Some(class));
		let number = |text: &str| text.split('.').next().and_then(|whole| whole.parse().ok());
		assert_eq!(number(vram), Some(class.vram_gb()), "{name}");
		assert_eq!(
			number(bandwidth).unwrap_or(0),
			class.bandwidth_gb_s(),
			"{name}"
		);
		assert_eq!(number(multiplier), Some(class.multiplier_milli()), "{name}");
		let tflops = number(tflops).filter(|tflops| *tflops > 0);
		let speed = tflops.map(|tflops| u64::from(tflops) * 500_000_000_000);
		assert_eq!(
			class.reference().map(|figures| figures.speed),
			speed,
			"{name}"
		);
	}
	assert_eq!(rows.next(), None);
	assert_eq!(class_named("RTX 1"), None);
}
