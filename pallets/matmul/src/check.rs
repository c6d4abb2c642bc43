// SPDX-License-Identifier: Apache-2.0
//! The check of opened entries: one row, one column, one dot product each.

use crate::{
	Hash, SAMPLES, Shape, dot,
	product::{line, prg_a, prg_b},
};
use alloc::{vec, vec::Vec};

/// Whether C has this value at this index.
pub fn check_entry(seed: &Hash, shape: Shape, index: u64, value: i32) -> bool {
	first_wrong_entry(seed, shape, &[index], &[value]).is_none()
}

/// The place in `indices` of the first entry of C whose value is not the one given, if any.
///
/// An index past the end, an index without a value and any index of an invalid shape are wrong.
/// Every distinct row and column is generated once per [`SAMPLES`] entries.
pub fn first_wrong_entry(
	seed: &Hash,
	shape: Shape,
	indices: &[u64],
	values: &[i32],
) -> Option<usize> {
	let valid = shape.is_valid();
	let sound = indices
		.iter()
		.zip(values)
		.take_while(|(i, _)| valid && **i < shape.entries());
	let sound = sound.count();
	let batch = SAMPLES as usize;
	let batches = indices[..sound]
		.chunks(batch)
		.zip(values[..sound].chunks(batch))
		.enumerate();
	for (number, (indices, values)) in batches {
		if let Some(wrong) = first_wrong_of_batch(seed, shape, indices, values) {
			return Some(number * batch + wrong);
		}
	}
	(sound < indices.len()).then_some(sound)
}

fn first_wrong_of_batch(
	seed: &Hash,
	shape: Shape,
	indices: &[u64],
	values: &[i32],
) -> Option<usize> {
	let (k, n) = (shape.k as usize, u64::from(shape.n));
	// All columns are kept, the rows are taken in order.
	let mut columns: Vec<u32> = indices.iter().map(|index| (index % n) as u32).collect();
	columns.sort_unstable();
	columns.dedup();
	let mut prg = prg_b(seed, shape);
	let mut b = vec![0; columns.len() * k];
	for (column, out) in columns.iter().zip(b.chunks_exact_mut(k)) {
		prg.fill(line(shape, *column), out);
	}

	let mut order: Vec<usize> = (0..indices.len()).collect();
	order.sort_unstable_by_key(|place| indices[*place]);
	let mut prg = prg_a(seed, shape);
	let mut a = vec![0; k];
	let mut row_held = None;
	let mut first_wrong = None;
	for place in order {
		let (row, column) = ((indices[place] / n) as u32, (indices[place] % n) as u32);
		if row_held != Some(row) {
			prg.fill(line(shape, row), &mut a);
			row_held = Some(row);
		}
		let held = columns.partition_point(|other| *other < column);
		if dot(&a, &b[held * k..(held + 1) * k]) != values[place] {
			first_wrong = Some(first_wrong.map_or(place, |first: usize| first.min(place)));
		}
	}
	first_wrong
}
