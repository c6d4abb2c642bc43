// SPDX-License-Identifier: Apache-2.0
//! The whitelists of drivers and devices: their roots, paths and differences.

use anyhow::{Context, bail};
use clap::Subcommand;
use computechain_matmul::Hash;
use computechain_whitelist::{Row, devices, drivers, root};
use serde::{Deserialize, Serialize};
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
};

const DRIVERS: &str = "nvidia-drivers.csv";
const DEVICES: &str = "nvidia-devices.csv";
const ROOTS: &str = "whitelist.json";

/// Builds, checks and compares the whitelists of drivers and devices.
#[derive(clap::Args)]
pub struct Arguments {
	/// The folder of the files.
	#[arg(long, default_value = "runtime/data", global = true)]
	data: PathBuf,
	#[command(subcommand)]
	action: Action,
}

#[derive(Subcommand)]
enum Action {
	/// Writes the roots of both files to whitelist.json.
	Build,
	/// Fails on a malformed file, or when whitelist.json holds other roots.
	Check,
	/// Shows the rows that only one of two files has.
	Diff {
		/// The old file.
		old: PathBuf,
		/// The new file.
		new: PathBuf,
	},
}

/// The roots of both files.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Roots {
	drivers: Summary,
	devices: Summary,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Summary {
	rows: usize,
	root: String,
}

/// Does it; whether all is well.
pub fn run(Arguments { data, action }: &Arguments) -> anyhow::Result<bool> {
	match action {
		Action::Build => {
			let roots = roots(data)?;
			let text = serde_json::to_string_pretty(&roots)? + "\n";
			print!("{text}");
			fs::write(data.join(ROOTS), text).context("the roots can not be written")?;
			Ok(true)
		}
		Action::Check => check(data),
		Action::Diff { old, new } => {
			for line in diff(&read(old)?, &read(new)?)? {
				println!("{line}");
			}
			Ok(true)
		}
	}
}

fn read(file: &Path) -> anyhow::Result<String> {
	fs::read_to_string(file).with_context(|| format!("{} can not be read", file.display()))
}

fn roots(data: &Path) -> anyhow::Result<Roots> {
	let drivers = drivers(&read(&data.join(DRIVERS))?).context(DRIVERS)?;
	let devices = devices(&read(&data.join(DEVICES))?).context(DEVICES)?;
	Ok(Roots {
		drivers: summary(&drivers),
		devices: summary(&devices),
	})
}

fn summary<R: Row>(rows: &[R]) -> Summary {
	Summary {
		rows: rows.len(),
		root: shown(&root(rows)),
	}
}

fn shown(hash: &Hash) -> String {
	format!("0x{}", hex::encode(hash))
}

fn check(data: &Path) -> anyhow::Result<bool> {
	let (fresh, file) = (roots(data)?, data.join(ROOTS));
	let committed: Roots = serde_json::from_str(&read(&file)?).context(ROOTS)?;
	let same = fresh == committed;
	if same {
		println!(
			"{} drivers, {} devices, roots as committed",
			fresh.drivers.rows, fresh.devices.rows
		);
	} else {
		println!(
			"{} holds other roots: run `cargo xtask whitelist build`",
			file.display()
		);
	}
	Ok(same)
}

/// The rows of two files of the same kind that only one of them has, the removed ones first.
fn diff(old: &str, new: &str) -> anyhow::Result<Vec<String>> {
	if old.lines().next() != new.lines().next() {
		bail!("the files are of two kinds");
	}
	for text in [old, new] {
		if drivers(text).is_err() {
			devices(text).context("a file is malformed")?;
		}
	}
	let rows = |text| -> BTreeSet<&str> { str::lines(text).skip(1).collect() };
	let (old, new) = (rows(old), rows(new));
	let removed = old.difference(&new).map(|row| format!("- {row}"));
	let added = new.difference(&old).map(|row| format!("+ {row}"));
	Ok(removed.chain(added).collect())
}

#[cfg(test)]
mod tests {
	use super::*;

	const HEADER: &str = "vendor,device,class,name,source";

	#[test]
	fn diff_should_show_rows_when_only_one_file_has_them() {
		let old = format!("{HEADER}\n10de,0001,L4,b,c\n10de,0002,L4,b,c\n");
		let new = format!("{HEADER}\n10de,0002,L4,b,c\n10de,0003,L4,b,c\n");
		let lines = diff(&old, &new).unwrap();
		assert_eq!(lines, ["- 10de,0001,L4,b,c", "+ 10de,0003,L4,b,c"]);
	}

	#[test]
	fn diff_should_refuse_when_files_are_malformed_or_of_two_kinds() {
		let good = format!("{HEADER}\n10de,0001,L4,b,c\n");
		assert!(diff(&good, "driver_version,file,sha256,source\n").is_err());
		assert!(diff(&good, &format!("{HEADER}\n10de,1,L4,b,c\n")).is_err());
	}

	#[test]
	fn check_should_fail_when_the_committed_roots_differ() {
		let data = Path::new("../../runtime/data");
		assert!(check(data).unwrap(), "run `cargo xtask whitelist build`");
		let folder = std::env::temp_dir().join(format!("xtask-whitelist-{}", std::process::id()));
		fs::create_dir_all(&folder).unwrap();
		for file in [DRIVERS, DEVICES, ROOTS] {
			fs::copy(data.join(file), folder.join(file)).unwrap();
		}
		let devices = read(&folder.join(DEVICES)).unwrap();
		fs::write(folder.join(DEVICES), devices + "10de,ffff,L4,b,c\n").unwrap();
		let outcome = check(&folder);
		fs::remove_dir_all(&folder).unwrap();
		assert!(!outcome.unwrap());
	}
}
