// SPDX-License-Identifier: Apache-2.0
//! The inputs of a product and the product itself.

use crate::{Hash, Prg, Shape, key};
use alloc::{vec, vec::Vec};

/// Bytes of widened columns that are worked on at a time, so that they stay in the cache.
const TILE_BYTES: usize = 128 * 1024;
/// Products summed at a time: a fixed number is what the compiler turns into full vectors.
const LANES: usize = 32;

pub(crate) fn prg_a(seed: &Hash, shape: Shape) -> Prg {
	Prg::new(key("A", seed, &[]), shape.k)
}

pub(crate) fn prg_b(seed: &Hash, shape: Shape) -> Prg {
	Prg::new(key("B", seed, &[]), shape.k)
}

/// Fills the first k places of `out` with a row of A.
pub fn fill_row_of_a(seed: &Hash, shape: Shape, row: u32, out: &mut [i8]) {
	prg_a(seed, shape).fill(line(shape, row), out);
}

/// Fills the first k places of `out` with a column of B.
pub fn fill_column_of_b(seed: &Hash, shape: Shape, column: u32, out: &mut [i8]) {
	prg_b(seed, shape).fill(line(shape, column), out);
}

/// A row of A.
pub fn row_of_a(seed: &Hash, shape: Shape, row: u32) -> Vec<i8> {
	let mut out = vec![0; shape.k as usize];
	fill_row_of_a(seed, shape, row, &mut out);
	out
}

/// A column of B.
pub fn column_of_b(seed: &Hash, shape: Shape, column: u32) -> Vec<i8> {
	let mut out = vec![0; shape.k as usize];
	fill_column_of_b(seed, shape, column, &mut out);
	out
}

/// All of A, row-major.
pub fn matrix_a(seed: &Hash, shape: Shape) -> Vec<i8> {
	prg_a(seed, shape).take(shape.m as usize * shape.k as usize)
}

/// All of B, column-major.
pub fn matrix_b_column_major(seed: &Hash, shape: Shape) -> Vec<i8> {
	prg_b(seed, shape).take(shape.k as usize * shape.n as usize)
}

/// Where a row of A, or a column of B, begins in its stream.
pub(crate) fn line(shape: Shape, number: u32) -> u64 {
	u64::from(number) * u64::from(shape.k)
}

/// The dot product of two lines of at most [`MAX_INNER`](crate::MAX_INNER) 8-bit values, which
/// may be widened.
// Out of line on purpose: inside another loop the compiler no longer finds the full vectors.
#[inline(never)]
pub fn dot<T: Copy + Into<i32>>(a: &[T], b: &[T]) -> i32 {
	let (a_parts, a_rest) = a.as_chunks::<LANES>();
	let (b_parts, b_rest) = b.as_chunks::<LANES>();
	let rest = dot_part(a_rest, b_rest);
	a_parts
		.iter()
		.zip(b_parts)
		.fold(rest, |sum, (a, b)| sum.wrapping_add(dot_part(a, b)))
}

#[inline(always)]
fn dot_part<T: Copy + Into<i32>>(a: &[T], b: &[T]) -> i32 {
	// 2^14 products of at most 2^14 can not overflow; a checked sum would not be vectorised.
	a.iter().zip(b).fold(0, |sum, (x, y)| {
		sum.wrapping_add(Into::<i32>::into(*x).wrapping_mul((*y).into()))
	})
}

/// Some rows of A (row-major) times all of B (column-major) into `out` (row-major), exactly.
///
/// The number of rows and columns follows from the lengths; k is at least 1 and at most
/// [`MAX_INNER`](crate::MAX_INNER).
pub fn multiply_rows(a: &[i8], b: &[i8], k: usize, out: &mut [i32]) {
	let columns = b.len() / k;
	let tile = (TILE_BYTES / (2 * k)).max(1);
	let mut wide_row = vec![0i16; k];
	let mut wide_tile = Vec::with_capacity(tile * k);
	for (number, tile_of_b) in b.chunks(tile * k).enumerate() {
		// Widened once and used for every row: 16-bit lanes multiply and add in one instruction.
		wide_tile.clear();
		wide_tile.extend(tile_of_b.iter().map(|entry| i16::from(*entry)));
		for (row, out_row) in a.chunks_exact(k).zip(out.chunks_exact_mut(columns)) {
			for (wide, entry) in wide_row.iter_mut().zip(row) {
				*wide = i16::from(*entry);
			}
			let entries = out_row[number * tile..].iter_mut();
			for (entry, column) in entries.zip(wide_tile.chunks_exact(k)) {
				*entry = dot(&wide_row, column);
			}
		}
	}
}

/// All of C for a valid shape, row-major, on one thread.
pub fn product(seed: &Hash, shape: Shape) -> Vec<i32> {
	let mut c = vec![0; shape.entries() as usize];
	let b = matrix_b_column_major(seed, shape);
	multiply_rows(&matrix_a(seed, shape), &b, shape.k as usize, &mut c);
	c
}
