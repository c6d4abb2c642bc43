// SPDX-License-Identifier: Apache-2.0
//! Agreement with vectors made by a reference that shares no code with this crate.

use computechain_matmul::{
	Hash, Shape, benchmark as bench, check_entry, column_of_b, first_wrong_entry, matrix_a,
	matrix_b_column_major, multiply_rows, open, output_root, output_sha256, output_tree, product,
	prove, row_of_a, sample_indices,
};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Product {
	seed: String,
	m: u32,
	k: u32,
	n: u32,
	bound: u8,
	a_row0_first8: Vec<i8>,
	b_col0_first8: Vec<i8>,
	c_first4: Vec<i32>,
	c_last: i32,
	output_sha256: String,
	root: String,
	challenge_seed: String,
	multiproof: String,
	samples: Vec<Sample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
	index: u64,
	row: u64,
	col: u64,
	value: i32,
	path: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Benchmark {
	seed: String,
	n: u32,
	s: u32,
	m: u32,
	k: u32,
	bound: u8,
	roots: Vec<String>,
	links: Vec<String>,
	x_last_first8: Vec<i8>,
	walk_indices: Vec<u32>,
	y_last_first8: Vec<i8>,
	chain_root: String,
	walk_root: String,
	report: String,
	commitment: String,
}

fn cases<T: DeserializeOwned>(text: &str) -> Vec<T> {
	let cases: Vec<T> = serde_json::from_str(text).unwrap();
	assert!(!cases.is_empty());
	cases
}

fn hash(text: &str) -> Hash {
	hex::decode(text).unwrap().try_into().unwrap()
}

fn hexed(hashes: &[Hash]) -> Vec<String> {
	hashes.iter().map(hex::encode).collect()
}

fn products() -> impl Iterator<Item = (Product, Hash, Shape)> {
	cases::<Product>(include_str!("vectors/matmul.json"))
		.into_iter()
		.map(|case| {
			let shape = Shape {
				m: case.m,
				k: case.k,
				n: case.n,
			};
			assert!(shape.is_valid());
			let seed = hash(&case.seed);
			(case, seed, shape)
		})
}

#[test]
fn product_should_agree_when_computed_from_the_seed() {
	for (case, seed, shape) in products() {
		assert_eq!(shape.bound(), case.bound);
		assert!(row_of_a(&seed, shape, 0).starts_with(&case.a_row0_first8));
		assert!(column_of_b(&seed, shape, 0).starts_with(&case.b_col0_first8));
		assert_eq!(case.a_row0_first8.len().min(8), 8.min(shape.k as usize));
		let c = product(&seed, shape);
		assert!(c.starts_with(&case.c_first4));
		assert_eq!(c.last(), Some(&case.c_last));
		assert_eq!(hex::encode(output_sha256(&c)), case.output_sha256);
		assert_eq!(hex::encode(output_root(shape, &c)), case.root);
	}
}

#[test]
fn lines_should_be_those_of_the_whole_matrix_when_generated_alone() {
	for (_, seed, shape) in products() {
		let k = shape.k as usize;
		let lines = |matrix: Vec<i8>| matrix.chunks(k).map(<[i8]>::to_vec).collect::<Vec<_>>();
		let rows: Vec<_> = (0..shape.m)
			.map(|row| row_of_a(&seed, shape, row))
			.collect();
		assert_eq!(lines(matrix_a(&seed, shape)), rows);
		let columns: Vec<_> = (0..shape.n)
			.map(|column| column_of_b(&seed, shape, column))
			.collect();
		assert_eq!(lines(matrix_b_column_major(&seed, shape)), columns);
	}
}

#[test]
fn samples_should_agree_when_drawn_and_opened() {
	for (case, seed, shape) in products() {
		let c = product(&seed, shape);
		let tree = output_tree(&c);
		let drawn = sample_indices(&hash(&case.challenge_seed), shape);
		let first = &drawn[..case.samples.len()];
		for (index, sample) in first.iter().zip(&case.samples) {
			assert_eq!(*index, sample.index);
			assert_eq!(sample.index, sample.row * u64::from(shape.n) + sample.col);
			assert_eq!(hexed(&tree.path(index / 64)), sample.path);
			assert!(check_entry(&seed, shape, *index, sample.value));
			assert!(!check_entry(&seed, shape, *index, sample.value + 1));
		}
		let values: Vec<i32> = case.samples.iter().map(|sample| sample.value).collect();
		assert_eq!(hex::encode(prove(shape, &c, first)), case.multiproof);
		let proof = hex::decode(&case.multiproof).unwrap();
		assert_eq!(
			open(&hash(&case.root), shape, first, &proof).as_ref(),
			Ok(&values)
		);
		assert_eq!(first_wrong_entry(&seed, shape, first, &values), None);
	}
}

#[test]
fn benchmark_should_agree_when_run() {
	for case in cases::<Benchmark>(include_str!("vectors/benchmark.json")) {
		let parameters = bench::Parameters {
			n: case.n,
			s: case.s,
			m: case.m,
			k: case.k,
		};
		assert!(parameters.is_valid());
		assert_eq!(parameters.shape().bound(), case.bound);
		let seed = hash(&case.seed);
		let mut products = Vec::new();
		let chain = bench::chain(&seed, parameters, |a, b, shape| {
			let mut c = vec![0; shape.entries() as usize];
			multiply_rows(a, b, shape.k as usize, &mut c);
			products.push(a.to_vec());
			Ok::<_, ()>(c)
		})
		.unwrap();
		let last = chain.resident.last().unwrap();
		assert_eq!(chain.resident.len(), case.m as usize);
		assert_eq!(hexed(&chain.roots), case.roots);
		assert_eq!(hexed(&chain.links), case.links);
		assert!(last.starts_with(&case.x_last_first8));

		let (vectors, indices) = bench::walk(&chain, parameters);
		assert_eq!(indices, case.walk_indices);
		assert!(vectors.last().unwrap().starts_with(&case.y_last_first8));
		let chain_root = bench::chain_root(&chain.roots, &chain.links);
		let walk_root = bench::walk_root(case.n, &vectors);
		assert_eq!(
			hexed(&[chain_root, walk_root]),
			[case.chain_root, case.walk_root]
		);
		let commitment = bench::commitment(&chain_root, &walk_root, &hash(&case.report));
		assert_eq!(hex::encode(commitment), case.commitment);

		// Every state, opened at one row, predicts an entry of the next.
		products.push(last.clone());
		for (step, pair) in products.windows(2).enumerate() {
			let (step, i, j) = (step as u64, step as u32 % case.n, 7);
			let start = u64::from(i * case.n);
			let row: Vec<u64> = (start..start + u64::from(case.n)).collect();
			let proof = bench::prove_state(&pair[0], &row);
			let root = &chain.roots[step as usize];
			let opened = bench::open_state(root, case.n, &row, &proof).unwrap();
			let link = bench::link_two_back(&seed, &chain.links, step);
			let expected = pair[1][(j * case.n + i) as usize];
			assert_eq!(
				bench::step_entry(link, step, case.n, i, j, &opened),
				expected
			);
			assert!(bench::open_state(root, case.n, &row, &proof[1..]).is_err());
		}
	}
}
