// SPDX-License-Identifier: Apache-2.0
//! What it costs to verify: Freivalds' check of all of C against recomputing it on one core, and
//! the bytes of a reveal.

mod common;

use common::{Subject, cube, plain_rows, plain_rows_of_lines, print_ratios, row_major};
use computechain_engine::{CpuEngine, Engine};
use computechain_matmul::{
	LEAF_ENTRIES, SAMPLES, Shape, freivalds, key, matrix_a, matrix_b_column_major, output_tree,
	prove, sample_indices,
};
use std::hint::black_box;

const SEED: [u8; 32] = [1; 32];
/// The size of the table.
const SIDE: u32 = 4096;
/// A part of the whole product that is long enough to measure.
const LINES_PART: u32 = 64;
const PLAIN_PART: u32 = 512;

/// So many random vectors of n values.
fn random(shape: Shape, vectors: u32) -> Vec<u32> {
	let value = |index: u32| {
		let hash = key("random", &SEED, &[index.into()]);
		u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]])
	};
	(0..shape.n * vectors).map(value).collect()
}

fn table() {
	let (shape, k) = (cube(SIDE), SIDE as usize);
	let (a, b) = (matrix_a(&SEED, shape), matrix_b_column_major(&SEED, shape));
	let c = CpuEngine.multiply(&a, &b, shape).expect("it computes");
	let b_rows = row_major(&b, k);
	let random = random(shape, 2);
	let part = |part: u32| Shape {
		m: SIDE / part,
		..shape
	};
	let part_of_a = |part: u32| &a[..k * (SIDE / part) as usize];
	let out = |part: u32| vec![0i32; k * (SIDE / part) as usize];
	let (mut c_lines, mut c_plain) = (out(LINES_PART), out(PLAIN_PART));
	let mut subjects = [
		Subject {
			name: "Freivalds, two vectors, inputs from the seed",
			times: 1,
			run: Box::new(|| assert!(freivalds(&SEED, shape, &c, &random))),
		},
		Subject {
			name: "the CPU engine",
			times: LINES_PART / 16,
			run: Box::new(|| {
				let (a, shape) = (part_of_a(LINES_PART / 16), part(LINES_PART / 16));
				drop(CpuEngine.multiply(a, &b, shape).expect("it computes"));
			}),
		},
		Subject {
			name: "plain loop over lines (B column-major)",
			times: LINES_PART,
			run: Box::new(|| {
				plain_rows_of_lines(part_of_a(LINES_PART), &b, k, black_box(&mut c_lines))
			}),
		},
		Subject {
			name: "plain triple loop (B row-major)",
			times: PLAIN_PART,
			run: Box::new(|| {
				plain_rows(part_of_a(PLAIN_PART), &b_rows, k, black_box(&mut c_plain))
			}),
		},
	];
	print_ratios("product of 4096^3, one core", &mut subjects);
}

/// The bytes of a reveal do not depend on k, but tasks of these sizes are cubes.
fn reveals() {
	println!(
		"\n| reveal of {SAMPLES} samples | multiproof | single paths | saved |\n|---|---|---|---|"
	);
	for side in [1024, SIDE] {
		let shape = cube(side);
		let c = vec![0; shape.entries() as usize];
		let depth = output_tree(&c).path(0).len();
		let single = SAMPLES as usize * (LEAF_ENTRIES * 4 + depth * 32);
		// The mean over challenges, as the leaves that are shared differ.
		let seeds = (0..16u8).map(|number| [number; 32]);
		let lengths = seeds.map(|seed| prove(shape, &c, &sample_indices(&seed, shape)).len());
		let multiproof = lengths.sum::<usize>() / 16;
		let saved = 100.0 * (1.0 - multiproof as f64 / single as f64);
		println!("| K = {side} | {multiproof} | {single} | {saved:.0} % |");
	}
}

fn main() {
	let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
	pool.expect("a thread can be made").install(table);
	reveals();
}
