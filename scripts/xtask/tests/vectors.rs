// SPDX-License-Identifier: Apache-2.0
//! `cargo xtask vectors` as it is run: what it accepts, what it names and its exit code.

use serde_json::{Value, json};
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

fn members() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pallets")
}

fn economics() -> PathBuf {
	members().join("math/tests/vectors/economics.json")
}

fn products(name: &str) -> PathBuf {
	members().join("matmul/tests/vectors").join(name)
}

/// Runs the command: exit code and what it printed.
fn vectors(files: &[PathBuf]) -> (i32, String) {
	let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
		.arg("vectors")
		.args(files)
		.output()
		.unwrap();
	(
		output.status.code().unwrap(),
		String::from_utf8(output.stdout).unwrap(),
	)
}

/// A changed copy of a file under a name that says nothing about it.
fn changed(file: &Path, name: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
	let mut content: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
	change(&mut content);
	written(name, &content.to_string())
}

fn written(name: &str, text: &str) -> PathBuf {
	let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
	fs::write(&path, text).unwrap();
	path
}

fn assert_fails(file: PathBuf, parts: &[&str]) {
	let (code, printed) = vectors(&[file]);
	assert_eq!(code, 1, "{printed}");
	for part in parts {
		assert!(printed.contains(part), "{part:?} is not in: {printed}");
	}
}

#[test]
fn files_should_pass_when_untouched() {
	let files = [
		economics(),
		products("matmul.json"),
		products("benchmark.json"),
	];
	let (code, printed) = vectors(&files);
	assert_eq!(code, 0, "{printed}");
	assert!(printed.contains(" 0 failed"), "{printed}");
}

#[test]
fn files_should_pass_when_renamed() {
	let files = [
		changed(&economics(), "renamed-1", |_| ()),
		changed(&products("matmul.json"), "renamed-2.json", |_| ()),
		changed(&products("benchmark.json"), "economics.json", |_| ()),
	];
	let (code, printed) = vectors(&files);
	assert_eq!(code, 0, "{printed}");
}

#[test]
fn case_should_be_named_when_an_output_is_tampered_with() {
	let file = changed(&economics(), "tampered-economics", |content| {
		content["cases"][3]["out"]["burned"] = json!("1");
	});
	assert_fails(
		file,
		&[
			"case 3 (block_reward): burned: expected \"1\", got \"0\"",
			" 1 failed",
		],
	);
}

#[test]
fn case_should_be_named_when_a_path_is_tampered_with() {
	let file = changed(&products("matmul.json"), "tampered-product", |content| {
		let path = content[5]["samples"][2]["path"].as_array_mut().unwrap();
		path.swap(0, 1);
	});
	assert_fails(file, &["case 5 (matmul): samples: expected", " 1 failed"]);
}

#[test]
fn case_should_be_named_when_a_link_is_tampered_with() {
	let file = changed(
		&products("benchmark.json"),
		"tampered-benchmark",
		|content| {
			content[1]["links"].as_array_mut().unwrap().pop();
		},
	);
	assert_fails(file, &["case 1 (benchmark): links: expected", " 1 failed"]);
}

#[test]
fn every_input_should_matter_when_it_is_changed() {
	let cases = [
		("matmul.json", 5, "seed", json!("00".repeat(32))),
		("matmul.json", 5, "k", json!(63)),
		("matmul.json", 5, "challenge_seed", json!("00".repeat(32))),
		("benchmark.json", 0, "report", json!("00".repeat(32))),
		("benchmark.json", 0, "n", json!(17)),
	];
	for (number, (file, case, field, value)) in cases.into_iter().enumerate() {
		let file = changed(&products(file), &format!("input-{number}"), |content| {
			content[case][field] = value;
		});
		assert_fails(file, &[&format!("case {case}")]);
	}
}

#[test]
fn case_should_fail_when_a_field_is_unknown() {
	let file = changed(&economics(), "unknown-input", |content| {
		content["cases"][0]["in"]["extra"] = json!(1);
	});
	assert_fails(file, &["case 0 (block_reward)", "unknown field `extra`"]);
	let file = changed(&economics(), "unknown-output", |content| {
		content["cases"][0]["out"]["extra"] = json!("1");
	});
	assert_fails(
		file,
		&["case 0 (block_reward): extra: expected \"1\", got nothing"],
	);
	for name in ["matmul.json", "benchmark.json"] {
		let file = changed(&products(name), &format!("unknown-in-{name}"), |content| {
			content[0]["extra"] = json!(1);
		});
		assert_fails(file, &["case 0", "extra: expected 1, got nothing"]);
	}
}

#[test]
fn case_should_fail_when_a_field_is_missing() {
	let file = changed(&economics(), "missing-output", |content| {
		content["cases"][0]["out"]
			.as_object_mut()
			.unwrap()
			.remove("reward");
	});
	assert_fails(file, &["case 0 (block_reward): reward: expected nothing"]);
	for (name, field) in [("matmul.json", "root"), ("benchmark.json", "seed")] {
		let file = changed(&products(name), &format!("missing-in-{name}"), |content| {
			content[0].as_object_mut().unwrap().remove(field);
		});
		assert_fails(file, &["case 0", field]);
	}
}

#[test]
fn case_should_fail_when_its_kind_is_unknown() {
	let file = changed(&economics(), "unknown-kind", |content| {
		content["cases"][2]["kind"] = json!("lottery");
	});
	assert_fails(file, &["case 2 (lottery): the kind is not known"]);
	assert_fails(
		written("unknown-list", r#"[{"seed": "00"}]"#),
		&["case 0 (unknown kind)"],
	);
}

#[test]
fn case_should_fail_when_an_amount_is_not_a_decimal_string() {
	let amounts = [
		json!(5),
		json!(5.5),
		json!("5.5"),
		json!("-1"),
		json!("05"),
		json!(""),
	];
	for (number, amount) in amounts.into_iter().enumerate() {
		let file = changed(&economics(), &format!("amount-{number}"), |content| {
			content["cases"][13]["in"]["fees"] = amount;
		});
		assert_fails(file, &["case 13 (fee_split): in"]);
	}
}

#[test]
fn cases_should_pass_when_inputs_are_extreme() {
	let most = u128::MAX.to_string();
	let huge = u128::MAX;
	let text = format!(
		r#"{{"cases": [
			{{"kind": "block_reward", "in": {{"block": {huge}}},
			"out": {{"reward": "0", "validator": "0", "compute": "0", "burned": "0"}}}},
			{{"kind": "apr", "in": {{"year": {huge}}}, "out": {{"ppm": 40000}}}},
			{{"kind": "slash", "in": {{"positions": ["{most}", "{most}"], "ppm": 1000000}},
			"out": {{"after": ["0", "0"],
			"burned": "680564733841876926926749214863536422910"}}}},
			{{"kind": "slash", "in": {{"positions": [], "ppm": 0}},
			"out": {{"after": [], "burned": "0"}}}},
			{{"kind": "author_pool", "in": {{"pool": "{most}", "commission_ppm": 0,
			"self_stake": "{most}", "delegations": ["{most}"]}},
			"out": {{"commission": "0", "own_share": "170141183460469231731687303715884105727",
			"delegators": ["170141183460469231731687303715884105727"], "burned": "1"}}}},
			{{"kind": "power_cap", "in": {{"total": "{most}", "power": "0"}},
			"out": {{"largest_delegation": "85070591730234615865843651857942052863",
			"largest_accepted": true, "one_more_accepted": false}}}},
			{{"kind": "validator_score", "in": {{"proposed": 18446744073709551615,
			"expected": 18446744073709551615, "stake": "{most}", "total_stake": "{most}",
			"penalties": "{most}"}}, "out": {{"ppm": 900000, "uptime_ok": true}}}}
		]}}"#
	);
	let (code, printed) = vectors(&[written("extremes", &text)]);
	assert_eq!(
		(code, printed.as_str()),
		(0, "7 cases, 7 passed, 0 failed\n")
	);
}

#[test]
fn run_should_fail_when_there_is_nothing_to_read() {
	assert_eq!(vectors(&[]).0, 1);
	let malformed = [
		"",
		"[",
		"{}",
		"[]",
		"7",
		r#"{"cases": []}"#,
		r#"{"cases": [], "more": 1}"#,
	];
	for (number, text) in malformed.into_iter().enumerate() {
		assert_fails(written(&format!("malformed-{number}"), text), &["0 cases"]);
	}
	let (code, printed) = vectors(&[economics(), PathBuf::from("no such file")]);
	assert_eq!(code, 1, "{printed}");
	assert!(
		printed.contains("no such file: can not be read"),
		"{printed}"
	);
}
