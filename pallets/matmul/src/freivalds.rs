// SPDX-License-Identifier: Apache-2.0
//! Freivalds' check of a whole C over the integers modulo 2^64.
//!
//! All sums are of products of two 32-bit values without a sign, which processors multiply into
//! 64 bits in full vectors. Values with a sign are lifted by a constant before, and the sum of
//! what they are multiplied with, times that constant, is taken off after.

use crate::{
	Hash, Shape,
	product::{line, prg_a, prg_b},
};
use alloc::{vec, vec::Vec};

/// Products summed at a time: a fixed number is what the compiler turns into full vectors.
const LANES: usize = 16;
/// What an entry of A or B is lifted by.
const LIFT: u64 = 1 << 7;
/// What an entry of C is lifted by.
const LIFT_OF_C: u64 = 1 << 31;

/// Whether C passes for random vectors of n values each, one after the other in `random`, which
/// must be private to the caller.
///
/// A wrong C passes with probability at most 2^-32 per vector; run it with two, which costs less
/// than twice with one.
pub fn freivalds(seed: &Hash, shape: Shape, c: &[i32], random: &[u32]) -> bool {
	wrong_row(seed, shape, c, random).is_none()
}

/// The first row of C that fails for any of the random vectors of n values, if any.
///
/// Compares `C * r` with `A * (B * r)`. An invalid shape, a C of another length and vectors of
/// another length, or none, fail in row 0.
pub fn wrong_row(seed: &Hash, shape: Shape, c: &[i32], random: &[u32]) -> Option<u32> {
	let (k, n) = (shape.k as usize, shape.n as usize);
	let fits = shape.is_valid() && c.len() as u64 == shape.entries();
	if !fits || random.is_empty() || !random.len().is_multiple_of(n) {
		return Some(0);
	}
	let vectors = vectors(seed, shape, random);
	let mut prg = prg_a(seed, shape);
	let (mut entries, mut lifted) = (vec![0; k], vec![0; k]);
	(0..shape.m)
		.zip(c.chunks_exact(n))
		.find_map(|(row, row_of_c)| {
			prg.fill(line(shape, row), &mut entries);
			lift(&entries, &mut lifted);
			let right =
				|vector: &Vector| vector.times_row_of_a(&lifted) == vector.times_row_of_c(row_of_c);
			(!vectors.iter().all(right)).then_some(row)
		})
}

/// A random vector r and what B makes of it.
struct Vector<'a> {
	random: &'a [u32],
	sum: u64,
	/// `B * r` modulo 2^64, in two halves.
	low: Vec<u32>,
	high: Vec<u32>,
	sum_of_b: u64,
}

impl Vector<'_> {
	/// A lifted row of A times `B * r`.
	fn times_row_of_a(&self, lifted: &[u32]) -> u64 {
		let (low, high) = weighted_sums(lifted, &self.low, &self.high);
		let sum = low.wrapping_add(high << 32);
		sum.wrapping_sub(LIFT.wrapping_mul(self.sum_of_b))
	}

	/// A row of C times r.
	fn times_row_of_c(&self, row: &[i32]) -> u64 {
		weighted_sum(row, self.random).wrapping_sub(LIFT_OF_C.wrapping_mul(self.sum))
	}
}

/// All vectors, with B generated once.
fn vectors<'a>(seed: &Hash, shape: Shape, random: &'a [u32]) -> Vec<Vector<'a>> {
	let (k, n) = (shape.k as usize, shape.n as usize);
	let mut prg = prg_b(seed, shape);
	let (mut entries, mut lifted) = (vec![0; k], vec![0; k]);
	let mut sums = vec![0u64; random.len() / n * k];
	for column in 0..shape.n {
		prg.fill(line(shape, column), &mut entries);
		lift(&entries, &mut lifted);
		let of_column = random.iter().skip(column as usize).step_by(n);
		for (sums, random) in sums.chunks_exact_mut(k).zip(of_column) {
			add_multiple(sums, &lifted, *random);
		}
	}
	let vectors = random.chunks_exact(n).zip(sums.chunks_exact_mut(k));
	let vectors = vectors.map(|(random, sums)| {
		let sum = total(random.iter().map(|value| u64::from(*value)));
		for of_b in sums.iter_mut() {
			*of_b = of_b.wrapping_sub(LIFT.wrapping_mul(sum));
		}
		Vector {
			random,
			sum,
			low: sums.iter().map(|of_b| *of_b as u32).collect(),
			high: sums.iter().map(|of_b| (*of_b >> 32) as u32).collect(),
			sum_of_b: total(sums.iter().copied()),
		}
	});
	vectors.collect()
}

// The loops are out of line on purpose: inside others the compiler no longer finds the vectors.

#[inline(never)]
fn lift(entries: &[i8], lifted: &mut [u32]) {
	for (lifted, entry) in lifted.iter_mut().zip(entries) {
		*lifted = i32::from(*entry).wrapping_add(LIFT as i32) as u32;
	}
}

#[inline(never)]
fn add_multiple(sums: &mut [u64], lifted: &[u32], random: u32) {
	for (sum, entry) in sums.iter_mut().zip(lifted) {
		*sum = sum.wrapping_add(product(*entry, random));
	}
}

/// One row times two.
#[inline(never)]
fn weighted_sums(row: &[u32], low: &[u32], high: &[u32]) -> (u64, u64) {
	let (rows, row_rest) = row.as_chunks::<LANES>();
	let (lows, low_rest) = low.as_chunks::<LANES>();
	let (highs, high_rest) = high.as_chunks::<LANES>();
	let (mut low, mut high) = ([0u64; LANES], [0u64; LANES]);
	for ((row, lows), highs) in rows.iter().zip(lows).zip(highs) {
		for lane in 0..LANES {
			low[lane] = low[lane].wrapping_add(product(row[lane], lows[lane]));
			high[lane] = high[lane].wrapping_add(product(row[lane], highs[lane]));
		}
	}
	let rest = |other: &[u32]| total(row_rest.iter().zip(other).map(|(x, y)| product(*x, *y)));
	(
		total(low).wrapping_add(rest(low_rest)),
		total(high).wrapping_add(rest(high_rest)),
	)
}

/// A row of C, lifted here, times a random vector.
#[inline(never)]
fn weighted_sum(row: &[i32], random: &[u32]) -> u64 {
	let (rows, row_rest) = row.as_chunks::<LANES>();
	let (randoms, random_rest) = random.as_chunks::<LANES>();
	let mut sums = [0u64; LANES];
	for (row, randoms) in rows.iter().zip(randoms) {
		for ((sum, entry), random) in sums.iter_mut().zip(row).zip(randoms) {
			*sum = sum.wrapping_add(product(lift_of_c(*entry), *random));
		}
	}
	let rest = row_rest.iter().zip(random_rest);
	total(sums).wrapping_add(total(
		rest.map(|(entry, random)| product(lift_of_c(*entry), *random)),
	))
}

/// The same as an addition of 2^31.
#[inline(always)]
fn lift_of_c(entry: i32) -> u32 {
	entry as u32 ^ LIFT_OF_C as u32
}

/// Two 32-bit factors can not overflow 64 bits.
#[inline(always)]
fn product(a: u32, b: u32) -> u64 {
	u64::from(a).wrapping_mul(u64::from(b))
}

fn total(values: impl IntoIterator<Item = u64>) -> u64 {
	values.into_iter().fold(0, u64::wrapping_add)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::product as product_of;

	/// The check as it is written down, on wide signed integers.
	fn plain_wrong_row(seed: &Hash, shape: Shape, c: &[i32], random: &[u32]) -> Option<u32> {
		let k = shape.k as usize;
		let a = crate::matrix_a(seed, shape);
		let b = crate::matrix_b_column_major(seed, shape);
		let mut b_random = vec![0i128; k];
		for (column, random) in b.chunks_exact(k).zip(random) {
			for (sum, entry) in b_random.iter_mut().zip(column) {
				*sum += i128::from(*entry) * i128::from(*random);
			}
		}
		let mut rows = a.chunks_exact(k).zip(c.chunks_exact(shape.n as usize));
		let wrong = rows.position(|(a, c)| {
			let of_a = a.iter().zip(&b_random).map(|(x, y)| i128::from(*x) * y);
			let of_c = c.iter().zip(random);
			let of_c = of_c.map(|(x, y)| i128::from(*x) * i128::from(*y));
			(of_a.sum::<i128>() - of_c.sum::<i128>()) as u64 != 0
		});
		wrong.map(|row| row as u32)
	}

	#[test]
	fn wrong_row_should_be_that_of_plain_sums_when_entries_are_extreme() {
		let seed = [5; 32];
		for (m, k, n) in [(3, 1, 1), (5, 33, 47), (4, 1024, 64), (2, 16_384, 17)] {
			let shape = Shape { m, k, n };
			let right = product_of(&seed, shape);
			let vectors: [fn(u32) -> u32; 4] = [
				|_| u32::MAX,
				|_| 0,
				|i| i.wrapping_mul(0x9E37_79B1),
				|i| u32::MAX - i % 2,
			];
			for vector in vectors {
				let random: Vec<u32> = (0..n).map(vector).collect();
				for (wrong, value) in [(0, i32::MIN), (1, i32::MAX), (m - 1, 0), (m - 1, -1)] {
					let mut c = right.clone();
					c[(wrong * n + n / 2) as usize] = value;
					let expected = plain_wrong_row(&seed, shape, &c, &random);
					assert_eq!(wrong_row(&seed, shape, &c, &random), expected);
				}
				assert_eq!(wrong_row(&seed, shape, &right, &random), None);
			}
		}
	}

	#[test]
	fn wrong_row_should_be_found_by_the_second_vector_when_the_first_is_blind() {
		let (seed, shape) = ([6; 32], Shape { m: 4, k: 5, n: 6 });
		let mut c = product_of(&seed, shape);
		c[2 * 6 + 3] += 1;
		let (blind, seeing) = ([1, 1, 1, 0, 1, 1], [0, 0, 0, 7, 0, 0]);
		assert_eq!(wrong_row(&seed, shape, &c, &blind), None);
		assert_eq!(wrong_row(&seed, shape, &c, &seeing), Some(2));
		assert_eq!(
			wrong_row(&seed, shape, &c, &[blind, seeing].concat()),
			Some(2)
		);
		// Vectors that are not whole, and none.
		assert_eq!(wrong_row(&seed, shape, &c, &[0; 7]), Some(0));
		assert_eq!(wrong_row(&seed, shape, &c, &[]), Some(0));
	}
}
