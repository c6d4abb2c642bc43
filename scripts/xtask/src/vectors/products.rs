// SPDX-License-Identifier: Apache-2.0
//! Cases of matrix products and of the benchmark.

use super::{Evaluated, Outputs, outputs};
use anyhow::{anyhow, ensure};
use computechain_matmul::{
	Hash, LEAF_ENTRIES, Shape,
	benchmark::{self, Parameters},
	bound, column_of_b, multiply_rows, output_root, output_sha256, output_tree, product, prove,
	row_of_a, sample_indices,
};
use serde::{
	Deserialize, Deserializer,
	de::{DeserializeOwned, Error as _},
};
use serde_json::{Map, Value, json, value::RawValue};
use std::convert::Infallible;

/// Samples that a case opens.
const OPENED: usize = 4;

/// Reads 32 bytes of hex.
fn hash<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
	let mut hash = [0; 32];
	hex::decode_to_slice(String::deserialize(from)?, &mut hash).map_err(D::Error::custom)?;
	Ok(hash)
}

#[derive(Deserialize)]
struct ProductInput {
	#[serde(deserialize_with = "hash")]
	seed: Hash,
	m: u32,
	k: u32,
	n: u32,
	#[serde(deserialize_with = "hash")]
	challenge_seed: Hash,
}

#[derive(Deserialize)]
struct BenchmarkInput {
	#[serde(deserialize_with = "hash")]
	seed: Hash,
	n: u32,
	s: u32,
	m: u32,
	k: u32,
	#[serde(deserialize_with = "hash")]
	report: Hash,
}

/// Tells a product from a benchmark and evaluates it.
pub(super) fn evaluate(case: &RawValue) -> (String, anyhow::Result<Evaluated>) {
	let fields: Map<String, Value> = match serde_json::from_str(case.get()) {
		Ok(fields) => fields,
		Err(error) => return ("unknown kind".into(), Err(error.into())),
	};
	if fields.contains_key("challenge_seed") {
		let inputs = ["seed", "m", "k", "n", "challenge_seed"];
		(
			"matmul".into(),
			evaluate_as(fields, &inputs, evaluate_product),
		)
	} else if fields.contains_key("report") {
		let inputs = ["seed", "n", "s", "m", "k", "report"];
		(
			"benchmark".into(),
			evaluate_as(fields, &inputs, evaluate_benchmark),
		)
	} else {
		let error = anyhow!("neither a product (challenge_seed) nor a benchmark (report)");
		("unknown kind".into(), Err(error))
	}
}

/// Takes the inputs out of a case; all other fields are what it expects.
fn evaluate_as<T: DeserializeOwned>(
	mut fields: Outputs,
	inputs: &[&str],
	evaluate: impl Fn(T) -> anyhow::Result<Value>,
) -> anyhow::Result<Evaluated> {
	let taken = inputs
		.iter()
		.filter_map(|name| fields.remove_entry(*name))
		.collect();
	let got = evaluate(serde_json::from_value(Value::Object(taken))?)?;
	Ok(Evaluated {
		expected: fields,
		got: outputs(got),
	})
}

fn evaluate_product(input: ProductInput) -> anyhow::Result<Value> {
	let ProductInput {
		seed,
		m,
		k,
		n,
		challenge_seed,
	} = input;
	let shape = Shape { m, k, n };
	ensure!(
		shape.is_valid(),
		"the dimensions are outside the protocol's limits"
	);
	let c = product(&seed, shape);
	let tree = output_tree(&c);
	let indices = &sample_indices(&challenge_seed, shape)[..OPENED];
	let samples: Vec<Value> = indices
		.iter()
		.map(|index| {
			let path = tree.path(index / LEAF_ENTRIES as u64);
			json!({
				"index": index,
				"row": index / u64::from(n),
				"col": index % u64::from(n),
				"value": c.get(*index as usize),
				"path": path.iter().map(hex::encode).collect::<Vec<_>>(),
			})
		})
		.collect();
	Ok(json!({
		"bound": bound(k),
		"a_row0_first8": first(&row_of_a(&seed, shape, 0), 8),
		"b_col0_first8": first(&column_of_b(&seed, shape, 0), 8),
		"c_first4": first(&c, 4),
		"c_last": c.last(),
		"output_sha256": hex::encode(output_sha256(&c)),
		"root": hex::encode(output_root(shape, &c)),
		"multiproof": hex::encode(prove(shape, &c, indices)),
		"samples": samples,
	}))
}

fn evaluate_benchmark(input: BenchmarkInput) -> anyhow::Result<Value> {
	let BenchmarkInput {
		seed,
		n,
		s,
		m,
		k,
		report,
	} = input;
	let parameters = Parameters { n, s, m, k };
	// Wider than what the protocol accepts: states smaller than 8 and walks of 0 steps have
	// well-defined numbers.
	ensure!(
		parameters.shape().is_valid() && s >= 1 && m >= 1,
		"a benchmark can not be run with these numbers"
	);
	let chain = benchmark::chain(&seed, parameters, |a, b, shape| {
		let mut c = vec![0; shape.entries() as usize];
		multiply_rows(a, b, shape.k as usize, &mut c);
		Ok::<_, Infallible>(c)
	});
	let chain = chain.unwrap_or_else(|never| match never {});
	let (vectors, walk_indices) = benchmark::walk(&chain, parameters);
	let chain_root = benchmark::chain_root(&chain.roots, &chain.links);
	let walk_root = benchmark::walk_root(n, &vectors);
	// T is a multiple of s, so the last state is a resident one.
	let last_state = chain.resident.last().map(|state| first(state, 8));
	Ok(json!({
		"bound": bound(n),
		"roots": chain.roots.iter().map(hex::encode).collect::<Vec<_>>(),
		"links": chain.links.iter().map(hex::encode).collect::<Vec<_>>(),
		"x_last_first8": last_state,
		"walk_indices": walk_indices,
		"y_last_first8": vectors.last().map(|vector| first(vector, 8)),
		"chain_root": hex::encode(chain_root),
		"walk_root": hex::encode(walk_root),
		"commitment": hex::encode(benchmark::commitment(&chain_root, &walk_root, &report)),
	}))
}

fn first<T>(values: &[T], count: usize) -> &[T] {
	&values[..values.len().min(count)]
}
