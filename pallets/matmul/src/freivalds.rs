// SPDX-License-Identifier: Apache-2.0
//! Freivalds' check of a whole C over the integers modulo 2^64.

use crate::{
	Hash, Shape,
	product::{line, prg_a, prg_b},
};
use alloc::vec;

/// Whether C passes for one random vector of n values, which must be private to the caller.
///
/// A wrong C passes with probability at most 2^-32; run it with two vectors.
pub fn freivalds(seed: &Hash, shape: Shape, c: &[i32], random: &[u32]) -> bool {
	wrong_row(seed, shape, c, random).is_none()
}

/// The first row of C that fails for one random vector of n values, if any.
///
/// Compares `C * r` with `A * (B * r)`. An invalid shape, a C of another length and a vector of
/// another length fail in row 0.
pub fn wrong_row(seed: &Hash, shape: Shape, c: &[i32], random: &[u32]) -> Option<u32> {
	let (k, n) = (shape.k as usize, shape.n as usize);
	if !shape.is_valid() || c.len() as u64 != shape.entries() || random.len() != n {
		return Some(0);
	}
	let mut entries = vec![0i8; k];
	let mut b_random = vec![0i64; k];
	let mut prg = prg_b(seed, shape);
	for (column, random) in (0..shape.n).zip(random) {
		prg.fill(line(shape, column), &mut entries);
		for (sum, entry) in b_random.iter_mut().zip(&entries) {
			// The arithmetic is meant to wrap: it is that of Z/2^64.
			*sum = sum.wrapping_add(i64::from(*entry).wrapping_mul(i64::from(*random)));
		}
	}
	let mut prg = prg_a(seed, shape);
	(0..shape.m)
		.zip(c.chunks_exact(n))
		.find_map(|(row, c_row)| {
			prg.fill(line(shape, row), &mut entries);
			let expected = weighted_sum(
				entries.iter().map(|x| i64::from(*x)),
				b_random.iter().copied(),
			);
			let given = weighted_sum(
				c_row.iter().map(|x| i64::from(*x)),
				random.iter().map(|x| i64::from(*x)),
			);
			(expected != given).then_some(row)
		})
}

fn weighted_sum(a: impl Iterator<Item = i64>, b: impl Iterator<Item = i64>) -> i64 {
	a.zip(b)
		.fold(0, |sum, (x, y)| sum.wrapping_add(x.wrapping_mul(y)))
}
