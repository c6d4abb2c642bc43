// SPDX-License-Identifier: Apache-2.0
//! Files of worked numbers, each case evaluated from its inputs alone and compared.
//!
//! What a file or a case is follows from its fields, never from the file's name:
//! `{"cases": [...]}` holds economics; a list holds products (`challenge_seed`) and benchmarks
//! (`report`).

mod economics;
mod products;

use anyhow::{Context, ensure};
use serde::Deserialize;
use serde_json::{Map, Value, value::RawValue};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// The most characters of a value that a failure shows.
const SHOWN: usize = 160;

/// Evaluates files of vectors and fails on the first difference of any case.
#[derive(clap::Args)]
pub struct Arguments {
	/// Files of products, benchmarks or economics; cases are counted from 0.
	files: Vec<PathBuf>,
}

/// A file of economics.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Economics<'a> {
	#[serde(rename = "unit")]
	_unit: Option<String>,
	#[serde(borrow)]
	cases: Vec<&'a RawValue>,
}

/// The named outputs of a case.
type Outputs = Map<String, Value>;

/// A case, evaluated.
struct Evaluated {
	expected: Outputs,
	got: Outputs,
}

/// Evaluates all files; whether every case of every file passed.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	if arguments.files.is_empty() {
		println!("no file given");
		return Ok(false);
	}
	let (mut cases, mut failed, mut unread) = (0, 0, 0);
	for file in &arguments.files {
		match check_file(file) {
			Ok(failures) => {
				cases += failures.cases;
				failed += failures.lines.len();
				for line in failures.lines {
					println!("{}: {line}", file.display());
				}
			}
			Err(error) => {
				unread += 1;
				println!("{}: {error:#}", file.display());
			}
		}
	}
	println!("{cases} cases, {} passed, {failed} failed", cases - failed);
	Ok(failed == 0 && unread == 0)
}

/// The failures of one file.
struct Failures {
	cases: usize,
	lines: Vec<String>,
}

fn check_file(file: &Path) -> anyhow::Result<Failures> {
	let text = fs::read_to_string(file).context("can not be read")?;
	let listed = text.trim_start().starts_with('[');
	let (cases, evaluate): (Vec<&RawValue>, Evaluator) = if listed {
		(
			serde_json::from_str(&text).context("is malformed")?,
			products::evaluate,
		)
	} else {
		let file: Economics = serde_json::from_str(&text).context("is malformed")?;
		(file.cases, economics::evaluate)
	};
	ensure!(!cases.is_empty(), "holds no case");
	let failure = |(number, case): (usize, &&RawValue)| {
		let (kind, outcome) = evaluate(case);
		let difference = match outcome {
			Ok(evaluated) => first_difference(&evaluated)?,
			Err(error) => format!("{error:#}"),
		};
		Some(format!("case {number} ({kind}): {difference}"))
	};
	let lines = cases.iter().enumerate().filter_map(failure).collect();
	Ok(Failures {
		cases: cases.len(),
		lines,
	})
}

/// Names a case's kind and evaluates it.
type Evaluator = fn(&RawValue) -> (String, anyhow::Result<Evaluated>);

/// The first field, in alphabetical order, that differs or that only one side has.
fn first_difference(Evaluated { expected, got }: &Evaluated) -> Option<String> {
	let mut fields: Vec<&String> = expected.keys().chain(got.keys()).collect();
	fields.sort();
	fields
		.into_iter()
		.find(|field| expected.get(*field) != got.get(*field))
		.map(|field| {
			let [expected, got] = [expected, got].map(|side| shown(side.get(field)));
			format!("{field}: expected {expected}, got {got}")
		})
}

fn shown(value: Option<&Value>) -> String {
	let text = value.map_or_else(|| "nothing".into(), Value::to_string);
	match text.char_indices().nth(SHOWN) {
		Some((end, _)) => format!("{}... ({} characters)", &text[..end], text.chars().count()),
		None => text,
	}
}

/// The object that `json!` made.
fn outputs(value: Value) -> Outputs {
	match value {
		Value::Object(outputs) => outputs,
		other => Map::from_iter([("value".into(), other)]),
	}
}
