// SPDX-License-Identifier: Apache-2.0
use super::with_memory;
use crate::{
	judge::memory,
	measure::{Line, fit},
};

#[test]
fn slope_should_be_exact_when_points_lie_on_a_line() {
	let points: Vec<_> = (0..10)
		.map(|x| (f64::from(x), 3.0 + 2.0 * f64::from(x)))
		.collect();
	let line = fit(&points).unwrap();
	assert!((line.slope - 2.0).abs() < 1e-12 && line.error < 1e-12);
}

#[test]
fn slope_should_be_that_of_a_worked_example_when_points_scatter() {
	// Worked by hand: means 3 and 4, sum of products 6, of squares 10, of residuals 2.4.
	let points = [(1.0, 2.0), (2.0, 4.0), (3.0, 5.0), (4.0, 4.0), (5.0, 5.0)];
	let Line { slope, error } = fit(&points).unwrap();
	assert!((slope - 0.6).abs() < 1e-12, "{slope}");
	assert!(
		(error - (2.4f64 / 3.0 / 10.0).sqrt()).abs() < 1e-12,
		"{error}"
	);
}

#[test]
fn slope_should_be_none_when_points_give_no_line() {
	assert_eq!(fit(&[]), None);
	assert_eq!(fit(&[(1.0, 1.0), (2.0, 2.0)]), None);
	assert_eq!(fit(&[(1.0, 1.0), (1.0, 2.0), (1.0, 3.0)]), None);
}

#[test]
fn memory_should_be_judged_after_the_warm_up_when_it_rises_before() {
	// 400 MB come in the first quarter, then 3 MB an hour.
	let samples: Vec<_> = (0..=14_400)
		.map(|second| {
			let seconds = f64::from(second);
			let memory =
				100.0 + (seconds / 9.0).min(400.0) + 3.0 * (seconds - 3_600.0).max(0.0) / 3_600.0;
			with_memory(seconds, memory)
		})
		.collect();
	let nodes = memory(&samples, 25);
	assert_eq!(nodes.len(), 1);
	let line = nodes[0].line.unwrap();
	assert!((line.slope - 3.0).abs() < 1e-6, "{}", line.slope);
	assert_eq!(nodes[0].seconds, 10_800.0);
	let whole = memory(&samples, 0)[0].line.unwrap();
	assert!(whole.slope > 20.0, "{}", whole.slope);
}

#[test]
fn memory_should_leave_out_seconds_when_the_process_was_not_seen() {
	let samples: Vec<_> = (0..100)
		.map(|second| with_memory(second.into(), if second == 50 { 0.0 } else { 200.0 }))
		.collect();
	let nodes = memory(&samples, 0);
	assert!(nodes[0].line.unwrap().slope.abs() < 1e-9);
	assert_eq!(nodes[0].most, 200.0);
}
