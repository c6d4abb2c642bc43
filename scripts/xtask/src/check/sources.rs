// SPDX-License-Identifier: Apache-2.0
//! Sizes and first lines of source files; versions in manifests.

use anyhow::Context;
use std::{
	fs,
	path::{Path, PathBuf},
};

const FIRST_LINE: &str = "// SPDX-License-Identifier: Apache-2.0";
/// Folders that hold what tools wrote.
const GENERATED: &[&str] = &["target", "node_modules"];

/// All hand-written Rust files under a folder.
pub fn files(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
	let (mut found, mut open) = (Vec::new(), vec![root.to_owned()]);
	while let Some(folder) = open.pop() {
		let entries = fs::read_dir(&folder)
			.with_context(|| format!("{} can not be read", folder.display()))?;
		for entry in entries {
			let entry = entry?;
			let (kind, name, path) = (entry.file_type()?, entry.file_name(), entry.path());
			let name = name.to_string_lossy();
			if kind.is_dir() && !name.starts_with('.') && !GENERATED.contains(&&*name) {
				open.push(path);
			} else if kind.is_file() && ceiling(&path).is_some() {
				found.push(path);
			}
		}
	}
	found.sort();
	Ok(found)
}

/// The most lines of a file; nothing for what is not Rust or not written by hand.
fn ceiling(path: &Path) -> Option<usize> {
	let has = |folder: &str| path.iter().any(|part| part == folder);
	let named = |name: &str| path.file_name().is_some_and(|file| file == name);
	let is_rust = path.extension().is_some_and(|extension| extension == "rs");
	if !is_rust || has("weights") || named("weights.rs") {
		None
	} else if has("tests") || named("tests.rs") {
		Some(500)
	} else if named("lib.rs") {
		Some(600)
	} else {
		Some(400)
	}
}

/// Files that are too long or lack the licence line.
pub fn check(files: &[PathBuf]) -> anyhow::Result<Vec<String>> {
	let mut findings = Vec::new();
	for file in files {
		let shown = file.display();
		let text = fs::read_to_string(file).with_context(|| format!("{shown} can not be read"))?;
		let lines = text.lines().count();
		if let Some(ceiling) = ceiling(file).filter(|ceiling| lines > *ceiling) {
			findings.push(format!("{shown}: {lines} lines, {ceiling} at most"));
		}
		if text.lines().next() != Some(FIRST_LINE) {
			findings.push(format!("{shown}: the first line is not {FIRST_LINE:?}"));
		}
	}
	Ok(findings)
}

/// Versions that a member's manifest states instead of taking them from the workspace.
pub fn manifest(file: &Path) -> anyhow::Result<Vec<String>> {
	let shown = file.display();
	let text = fs::read_to_string(file).with_context(|| format!("{shown} can not be read"))?;
	let places = own_versions(&text).into_iter();
	Ok(places
		.map(|line| format!("{shown}:{line}: a version outside the workspace table"))
		.collect())
}

/// The numbers of the lines that state a version.
fn own_versions(manifest: &str) -> Vec<usize> {
	let (mut stated, mut dependencies) = (Vec::new(), false);
	for (number, line) in (1..).zip(manifest.lines()) {
		let line = line.trim();
		if let Some(section) = line.strip_prefix('[') {
			// `[dependencies]`, `[target.'cfg(..)'.build-dependencies]`, `[dependencies.name]`.
			dependencies = section.contains("dependencies");
			continue;
		}
		let Some((key, value)) = line.split_once('=') else {
			continue;
		};
		let value = value.trim();
		let version_key = key.trim() == "version";
		let plain = dependencies && value.starts_with('"');
		let inline = dependencies && value.replace(' ', "").contains("version=\"");
		if version_key || plain || inline {
			stated.push(number);
		}
	}
	stated
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn ceiling_should_follow_the_kind_of_file_when_asked() {
		let cases = [
			("pallets/a/src/lib.rs", Some(600)),
			("pallets/a/src/impls.rs", Some(400)),
			("pallets/a/src/tests/stake.rs", Some(500)),
			("pallets/a/tests/properties.rs", Some(500)),
			("pallets/a/src/tests.rs", Some(500)),
			("pallets/a/src/weights.rs", None),
			("runtime/src/weights/pallet.rs", None),
			("pallets/a/README.md", None),
		];
		for (path, expected) in cases {
			assert_eq!(ceiling(Path::new(path)), expected, "{path}");
		}
	}

	#[test]
	fn versions_should_be_found_when_a_member_states_them() {
		let manifest = "[package]\nversion = \"1\"\nname = \"a\"\n[dependencies]\na = \"1\"\n\
			b = { version = \"1\" }\nc.workspace = true\nd = { workspace = true }\n\
			[dev-dependencies.e]\nversion = \"1\"\n[features]\nf = []\n";
		assert_eq!(own_versions(manifest), [2, 5, 6, 10]);
	}

	#[test]
	fn versions_should_not_be_found_when_all_are_inherited() {
		let manifest = "[package]\nversion.workspace = true\n[dependencies]\na.workspace = true\n";
		assert_eq!(own_versions(manifest), Vec::<usize>::new());
	}

	#[test]
	fn files_should_be_reported_when_they_lack_the_licence_line_or_are_long() {
		let folder = std::env::temp_dir().join(format!("xtask-sources-{}", std::process::id()));
		fs::create_dir_all(&folder).unwrap();
		fs::write(folder.join("bad.rs"), "\n".repeat(401)).unwrap();
		fs::write(folder.join("good.rs"), FIRST_LINE).unwrap();
		let found = files(&folder).unwrap();
		let findings = check(&found).unwrap();
		fs::remove_dir_all(&folder).unwrap();
		assert_eq!(found.len(), 2);
		assert_eq!(findings.len(), 2, "{findings:?}");
	}
}
