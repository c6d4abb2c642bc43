// SPDX-License-Identifier: Apache-2.0
use crate::{Key, KeyError};
use std::{fs, path::PathBuf};

const PHRASE: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
const UNSET: &str = "CPC_NO_SUCH_VARIABLE";
const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

/// A file of the test's own that is gone when the test ends.
struct KeyFile(PathBuf);

impl KeyFile {
	fn new(name: &str, content: &str) -> Self {
		let path = std::env::temp_dir().join(format!("cpc-{}-{name}", std::process::id()));
		fs::write(&path, content).expect("the temporary folder is writable");
		Self(path)
	}
}

impl Drop for KeyFile {
	fn drop(&mut self) {
		let _ = fs::remove_file(&self.0);
	}
}

#[test]
fn key_should_be_alice_when_the_file_holds_her_phrase_or_seed() {
	let seed = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
	for (name, content) in [
		("phrase", format!("{PHRASE}//Alice\n")),
		("seed", format!("  {seed}  ")),
		("path", "//Alice".into()),
	] {
		let file = KeyFile::new(name, &content);
		let key = Key::from_file(&file.0).expect("the file holds a key");
		assert_eq!(key.account().to_string(), ALICE, "{name}");
	}
	let key = Key::load(Some("//Alice"), None, UNSET).expect("a development key");
	assert_eq!(key.account().to_string(), ALICE);
}

#[test]
fn key_should_show_only_its_account_when_it_is_printed() {
	let key = Key::development("//Alice").expect("a development key");
	assert_eq!(format!("{key:?}"), format!("Key({ALICE})"));
}

#[test]
fn key_error_should_not_show_the_secret_when_the_file_holds_no_key() {
	let bad = [
		"zebra yellow wolf vapor umbrella tornado sponsor rhythm quantum puzzle orchard wrongword",
		"0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c",
		"0xzzbe9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a",
		"!!hunter2!!",
	];
	for (number, content) in bad.iter().enumerate() {
		let file = KeyFile::new(&format!("bad-{number}"), content);
		let error = Key::from_file(&file.0).expect_err("not a key");
		let shown = format!("{error} {error:?}");
		for part in content.split(' ') {
			assert!(!shown.contains(part), "{shown}");
		}
	}
}

#[test]
fn key_should_be_refused_when_the_file_is_empty_or_missing() {
	let file = KeyFile::new("empty", " \n");
	assert!(matches!(
		Key::from_file(&file.0),
		Err(KeyError::NotAKey { .. })
	));
	let missing = std::env::temp_dir().join("cpc-no-such-key");
	assert!(matches!(
		Key::from_file(&missing),
		Err(KeyError::Unreadable { .. })
	));
	let nothing = Key::load(None, None, UNSET);
	assert!(matches!(nothing, Err(KeyError::Missing { .. })));
}

#[test]
fn key_should_be_refused_when_a_secret_stands_on_the_command_line() {
	let error = Key::load(Some(PHRASE), None, UNSET).expect_err("a secret");
	assert!(matches!(error, KeyError::NotDevelopment));
	assert!(!format!("{error} {error:?}").contains("obey"));
}
