// SPDX-License-Identifier: Apache-2.0
//! The programs that make a network: `genesis` and `export-chain-spec`.

use serde_json::Value;
use sp_io::hashing::twox_128;
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
	process::{Command, Output},
};
use tempfile::TempDir;

fn node<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Output {
	Command::new(env!("CARGO_BIN_EXE_computechain-node"))
		.args(arguments)
		.output()
		.expect("the node's program runs")
}

/// What the program prints when it succeeds.
fn printed<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
	let output = node(arguments);
	let errors = String::from_utf8_lossy(&output.stderr);
	assert!(output.status.success(), "{errors}");
	String::from_utf8(output.stdout).expect("it prints text")
}

/// What the program complains of when it fails.
fn complaint<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
	let output = node(arguments);
	assert!(!output.status.success(), "it succeeds");
	String::from_utf8(output.stderr).expect("it prints text")
}

fn json(text: &str) -> Value {
	serde_json::from_str(text).expect("it is JSON")
}

/// A folder that is gone after the test, and one in it that does not exist yet.
fn folders() -> (TempDir, PathBuf) {
	let folder = TempDir::new().expect("there is room for a folder");
	let output = folder.path().join("network");
	(folder, output)
}

fn text(path: &Path) -> &str {
	path.to_str().expect("the path is text")
}

fn names(folder: &Path) -> BTreeSet<String> {
	let entries = fs::read_dir(folder).expect("the folder is there");
	entries
		.map(|entry| entry.expect("it has a name").file_name())
		.map(|name| name.into_string().expect("the name is text"))
		.collect()
}

fn read(path: &Path) -> String {
	fs::read_to_string(path).expect("the file is text")
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
	let paths = names(folder).into_iter().map(|name| folder.join(name));
	paths
		.flat_map(|path| match path.is_dir() {
			true => files(&path),
			false => vec![path],
		})
		.collect()
}

#[test]
fn genesis_should_write_one_specification_and_secrets_of_each_when_asked_for_three() {
	let (_folder, output) = folders();
	let shown = printed(["genesis", "--validators", "3", "--output", text(&output)]);
	let expected = [
		"chain-spec.json",
		"validator-1",
		"validator-2",
		"validator-3",
	];
	assert_eq!(names(&output), expected.map(String::from).into());

	let specification = read(&output.join("chain-spec.json"));
	let mut secrets = BTreeSet::new();
	for validator in &expected[1..] {
		let folder = output.join(validator);
		let expected = ["keystore", "network-key", "stash-phrase"];
		assert_eq!(names(&folder), expected.map(String::from).into());
		let keystore: Vec<_> = names(&folder.join("keystore")).into_iter().collect();
		// "aura" and "gran", then the public key, all as hexadecimal digits.
		assert_eq!(keystore.len(), 2);
		assert!(keystore[0].starts_with("61757261") && keystore[0].len() == 72);
		assert!(keystore[1].starts_with("6772616e") && keystore[1].len() == 72);
		for file in files(&folder) {
			#[cfg(unix)]
			{
				use std::os::unix::fs::PermissionsExt;
				let metadata = fs::metadata(&file).expect("the file is there");
				assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{file:?}");
			}
			let secret = read(&file).trim_matches('"').to_string();
			// A phrase of twelve words, or a key of 32 bytes as hexadecimal digits.
			let words = secret.split(' ').count();
			assert!(words == 12 || secret.len() == 64, "{file:?}");
			assert!(!shown.contains(&secret), "{file:?}");
			assert!(!specification.contains(&secret), "{file:?}");
			assert!(secrets.insert(secret), "a secret is there twice");
		}
		let key = text(&folder.join("network-key")).to_string();
		printed(["key", "inspect-node-key", "--file", &key]);
	}
	assert_eq!(secrets.len(), 12);
}

#[test]
fn genesis_should_write_the_keystores_of_development_seeds_when_asked_for_development_keys() {
	let (_folder, output) = folders();
	let arguments = ["genesis", "--development-keys", "--validators", "6"];
	printed(arguments.into_iter().chain(["--output", text(&output)]));
	for (folder, seed) in [("alice", "//Alice"), ("validator6", "//Validator6")] {
		let keystore = output.join(folder).join("keystore");
		let said = printed(["key", "inspect", seed, "--output-type", "json"]);
		let public = json(&said)["publicKey"].clone();
		let public = public.as_str().expect("a key").trim_start_matches("0x");
		let aura = read(&keystore.join(format!("61757261{public}")));
		assert_eq!(json(&aura), seed, "{folder}");
		assert_eq!(names(&keystore).len(), 2, "{folder}");
	}
}

#[test]
fn specification_should_load_again_when_it_is_raw() {
	let (_folder, output) = folders();
	printed(["genesis", "--validators", "3", "--output", text(&output)]);
	let export = |chain: &Path| printed(["export-chain-spec", "--raw", "--chain", text(chain)]);
	let raw = export(&output.join("chain-spec.json"));
	let path = output.join("raw.json");
	fs::write(&path, &raw).expect("there is room for a file");
	assert_eq!(json(&export(&path)), json(&raw));
	assert!(json(&raw)["genesis"]["raw"]["top"].is_object());
}

#[test]
fn every_validator_should_be_active_when_there_are_more_than_the_network_has() {
	let (_folder, output) = folders();
	printed(["genesis", "--validators", "256", "--output", text(&output)]);
	let specification = json(&read(&output.join("chain-spec.json")));
	let state = &specification["genesis"]["raw"]["top"];
	for (pallet, digits) in [("Aura", 2 * 32), ("Grandpa", 2 * (32 + 8))] {
		let key = [pallet, "Authorities"].map(|name| hex::encode(twox_128(name.as_bytes())));
		let authorities = state[format!("0x{}", key.concat())].as_str();
		// Two bytes say that there are 256.
		let authorities = authorities.and_then(|list| list.strip_prefix("0x0104"));
		assert_eq!(authorities.map(str::len), Some(256 * digits), "{pallet}");
	}
}

#[test]
fn genesis_should_be_refused_when_the_number_of_validators_is_out_of_range() {
	for count in ["0", "257", "-1", "three"] {
		let (_folder, output) = folders();
		let count = format!("--validators={count}");
		complaint(["genesis", &count, "--output", text(&output)]);
		assert!(!output.exists());
	}
	let (_folder, output) = folders();
	let complaint = complaint(["genesis", "--validators=257", "--output", text(&output)]);
	assert!(complaint.contains("257"), "{complaint}");
	assert!(complaint.contains("1..=256"), "{complaint}");
}

#[test]
fn genesis_should_be_refused_when_the_folder_exists() {
	let (folder, _) = folders();
	let path = text(folder.path());
	let complaint = complaint(["genesis", "--validators", "1", "--output", path]);
	assert!(complaint.contains("exists already"), "{complaint}");
	assert!(names(folder.path()).is_empty());
}

#[test]
fn genesis_should_be_refused_when_slots_or_epochs_are_out_of_range() {
	for (option, value, limit) in [
		("--slot-duration", "0", "1000 to 6000"),
		("--slot-duration", "999", "1000 to 6000"),
		("--slot-duration", "6001", "1000 to 6000"),
		("--epoch", "1", "2 to the unbonding time of 100"),
	] {
		let (_folder, output) = folders();
		let path = text(&output);
		let complaint = complaint([
			"genesis",
			"--validators",
			"1",
			"--output",
			path,
			option,
			value,
		]);
		assert!(complaint.contains(value), "{complaint}");
		assert!(complaint.contains(limit), "{complaint}");
		assert!(!output.exists());
	}
}

#[test]
fn slots_of_half_a_second_should_be_refused_when_there_is_more_than_one_validator() {
	for (validators, accepted) in [("1", true), ("2", false), ("3", false)] {
		let (_folder, output) = folders();
		let arguments = [
			"genesis",
			"--validators",
			validators,
			"--slot-duration",
			"500",
			"--output",
			text(&output),
		];
		if accepted {
			printed(arguments);
		} else {
			let complaint = complaint(arguments);
			let count = format!("{validators} validators");
			for part in ["500 ms", &count, "1000 to 6000 ms"] {
				assert!(complaint.contains(part), "{complaint}");
			}
		}
		assert_eq!(output.exists(), accepted);
	}
}

#[test]
fn chain_should_be_refused_by_naming_what_exists_when_it_is_unknown() {
	let complaint = complaint(["export-chain-spec", "--chain", "mainnet"]);
	for name in ["\"mainnet\"", "\"dev\"", "\"local\"", "`genesis`"] {
		assert!(complaint.contains(name), "{complaint}");
	}
}

#[test]
fn specification_should_tell_wallets_the_token_when_it_is_exported() {
	for chain in ["dev", "local"] {
		let specification = json(&printed(["export-chain-spec", "--chain", chain]));
		let properties = &specification["properties"];
		assert_eq!(properties["tokenSymbol"], "CPC");
		assert_eq!(properties["tokenDecimals"], 18);
		assert_eq!(properties["ss58Format"], 42);
	}
}
