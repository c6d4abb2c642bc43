// SPDX-License-Identifier: Apache-2.0
//! What an engine must compute before it is used.

use crate::{CpuEngine, Engine, EngineError};
use computechain_matmul::{Shape, benchmark::Parameters, matrix_a, matrix_b_column_major, product};

/// A product to compute.
pub struct Case {
	/// What is special about the inputs.
	pub name: &'static str,
	/// The dimensions.
	pub shape: Shape,
	/// A, row-major.
	pub a: Vec<i8>,
	/// B, column-major.
	pub b: Vec<i8>,
}

/// No multiples of any tile, a single entry, a single row and column, a long inner dimension.
const SHAPES: [Shape; 6] = [
	Shape { m: 1, k: 1, n: 1 },
	Shape {
		m: 65,
		k: 33,
		n: 67,
	},
	Shape {
		m: 1,
		k: 1023,
		n: 130,
	},
	Shape {
		m: 129,
		k: 17,
		n: 1,
	},
	Shape {
		m: 64,
		k: 1024,
		n: 64,
	},
	Shape {
		m: 5,
		k: 4097,
		n: 7,
	},
];

/// Inputs of this shape at which inexact or badly indexed products show.
pub fn patterns(shape: Shape) -> impl Iterator<Item = Case> {
	let (m, k, n) = (shape.m as usize, shape.k as usize, shape.n as usize);
	let bound = shape.bound() as i8;
	let alternating = |len: usize, period: usize| {
		(0..len)
			.map(move |i| {
				if (i / period).is_multiple_of(2) {
					bound
				} else {
					-bound
				}
			})
			.collect::<Vec<_>>()
	};
	// Line l has its only entry at (7 l + offset) mod k, so that a few pairs of lines meet.
	let one_hot = |lines: usize, offset: usize| {
		let mut matrix = vec![0; lines * k];
		for (line, entries) in matrix.chunks_exact_mut(k).enumerate() {
			entries[(7 * line + offset) % k] = bound;
		}
		matrix
	};
	let seed = [shape.k as u8; 32];
	[
		(
			"seeded",
			matrix_a(&seed, shape),
			matrix_b_column_major(&seed, shape),
		),
		("all maximum", vec![bound; m * k], vec![bound; k * n]),
		("opposite maximum", vec![bound; m * k], vec![-bound; k * n]),
		("alternating", alternating(m * k, 1), alternating(k * n, 1)),
		(
			"alternating lines",
			alternating(m * k, k),
			alternating(k * n, 3),
		),
		("one-hot", one_hot(m, 0), one_hot(n, 0)),
		(
			"one-hot against alternating",
			one_hot(m, 3),
			alternating(k * n, 1),
		),
	]
	.into_iter()
	.map(move |(name, a, b)| Case { name, shape, a, b })
}

/// Compares the engine with a loop that is too plain to be wrong.
pub fn self_test(engine: &mut dyn Engine) -> Result<(), EngineError> {
	for shape in SHAPES {
		for case in patterns(shape) {
			if engine.multiply(&case.a, &case.b, shape)? != plain_product(&case) {
				let sentence = format!("{} inputs of {shape:?} give another product", case.name);
				return Err(EngineError::WrongResult(sentence));
			}
		}
		let seed = [42; 32];
		let mut rows = 0;
		if engine.product(&seed, shape, &mut |done, _| rows = done)? != product(&seed, shape) {
			let sentence = format!("a seed and {shape:?} give another product");
			return Err(EngineError::WrongResult(sentence));
		}
		if rows != u64::from(shape.m) {
			let sentence = format!("{rows} rows of {shape:?} were reported at the end");
			return Err(EngineError::WrongResult(sentence));
		}
	}
	Ok(())
}

/// A state smaller than a leaf, no multiple of one, one of whole leaves; the last with a bound
/// under 127.
const BENCHMARKS: [Parameters; 4] = [
	Parameters {
		n: 8,
		s: 1,
		m: 1,
		k: 1,
	},
	Parameters {
		n: 67,
		s: 2,
		m: 3,
		k: 9,
	},
	Parameters {
		n: 128,
		s: 3,
		m: 2,
		k: 16,
	},
	Parameters {
		n: 1040,
		s: 1,
		m: 2,
		k: 4,
	},
];

/// Compares the engine's benchmark with that of the CPU engine.
pub fn benchmark_self_test(engine: &mut dyn Engine) -> Result<(), EngineError> {
	let seed = [42; 32];
	for parameters in BENCHMARKS {
		let run = engine.benchmark(&seed, parameters, &mut |_| (), &mut |_, _| ())?;
		let expected = CpuEngine.benchmark(&seed, parameters, &mut |_| (), &mut |_, _| ())?;
		if (run.chain_root, run.walk_root) != (expected.chain_root, expected.walk_root) {
			let sentence = format!("a benchmark of {parameters:?} has another result");
			return Err(EngineError::WrongResult(sentence));
		}
	}
	Ok(())
}

fn plain_product(case: &Case) -> Vec<i32> {
	let k = case.shape.k as usize;
	let entry = |row: &[i8], column: &[i8]| -> i32 {
		row.iter()
			.zip(column)
			.map(|(x, y)| i32::from(*x) * i32::from(*y))
			.sum()
	};
	let columns = || case.b.chunks_exact(k);
	let rows = case.a.chunks_exact(k);
	rows.flat_map(|row| columns().map(move |column| entry(row, column)))
		.collect()
}
