// SPDX-License-Identifier: Apache-2.0
//! The vectors of benchmarks and products, for the tests of every engine.

use computechain_engine::{BenchmarkRun, Engine};
use computechain_matmul::{
	Hash, Shape,
	benchmark::Parameters,
	opening::{Sample, check_sample, draw_samples},
	output_root,
};
use serde_json::Value;

const FOLDER: &str = concat!(
	env!("CARGO_MANIFEST_DIR"),
	"/../../pallets/matmul/tests/vectors/"
);

fn cases(file: &str) -> Vec<Value> {
	let text = std::fs::read_to_string(format!("{FOLDER}{file}")).unwrap();
	let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
	assert!(!cases.is_empty());
	cases
}

fn number(case: &Value, name: &str) -> u32 {
	case[name].as_u64().unwrap() as u32
}

fn hash(text: &Value) -> Hash {
	hex::decode(text.as_str().unwrap())
		.unwrap()
		.try_into()
		.unwrap()
}

fn hashes(list: &Value) -> Vec<Hash> {
	list.as_array().unwrap().iter().map(hash).collect()
}

fn entries(list: &Value) -> Vec<i8> {
	let entries = list.as_array().unwrap().iter();
	entries.map(|entry| entry.as_i64().unwrap() as i8).collect()
}

/// Fails unless the engine's products are those of the vectors.
pub fn assert_products_agree(engine: &mut dyn Engine) {
	for case in cases("matmul.json") {
		let shape = Shape {
			m: number(&case, "m"),
			k: number(&case, "k"),
			n: number(&case, "n"),
		};
		let c = engine.product(&hash(&case["seed"]), shape, &mut |_, _| ());
		let root = output_root(shape, &c.unwrap());
		assert_eq!(root, hash(&case["root"]), "{shape:?}");
	}
}

/// Fails unless the engine's benchmarks are those of the vectors, and all samples open.
pub fn assert_benchmarks_agree(engine: &mut dyn Engine) {
	for case in cases("benchmark.json") {
		let parameters = Parameters {
			n: number(&case, "n"),
			s: number(&case, "s"),
			m: number(&case, "m"),
			k: number(&case, "k"),
		};
		let (seed, mut told, mut reports) = (hash(&case["seed"]), Vec::new(), Vec::new());
		let mut run = engine
			.benchmark(
				&seed,
				parameters,
				&mut |root| told.push(root),
				&mut |done, all| reports.push((done, all)),
			)
			.unwrap();
		assert_eq!(run.roots, hashes(&case["roots"]), "{parameters:?}");
		assert_eq!(run.links, hashes(&case["links"]));
		assert_eq!(run.chain_root, hash(&case["chain_root"]));
		assert_eq!(run.walk_root, hash(&case["walk_root"]));
		assert_eq!(told, [run.chain_root]);
		let report = hash(&case["report"]);
		assert_eq!(run.commitment(&report), hash(&case["commitment"]));
		let last = run.vectors.last().unwrap();
		assert!(last.starts_with(&entries(&case["y_last_first8"])));
		let all = parameters.steps() + u64::from(parameters.k);
		assert_eq!(reports.last(), Some(&(all, all)));
		assert!(reports.is_sorted());

		let last = run.state(parameters.steps()).unwrap();
		assert!(last.starts_with(&entries(&case["x_last_first8"])));
		assert_samples_open(&mut run);
	}
}

/// Fails unless every state has its root, in any order, and drawn samples pass the runtime's check.
pub fn assert_samples_open(run: &mut BenchmarkRun) {
	let (parameters, roots) = (run.parameters, run.roots.clone());
	for step in (0..=parameters.steps()).rev() {
		let root =
			computechain_matmul::benchmark::state_root(parameters.n, &run.state(step).unwrap());
		assert_eq!(root, roots[step as usize], "state {step} of {parameters:?}");
	}
	assert!(run.state(parameters.steps() + 1).is_err());
	let samples: Vec<Sample> = draw_samples(&[9; 32], parameters, 24, 24);
	let openings = run.prove(&samples).unwrap();
	for (sample, opening) in samples.iter().zip(&openings) {
		let checked = check_sample(
			&run.seed,
			parameters,
			&run.chain_root,
			&run.walk_root,
			*sample,
			opening,
		);
		assert_eq!(checked, Ok(true), "{sample:?} of {parameters:?}");
	}
	assert_eq!(run.roots, roots);
}
