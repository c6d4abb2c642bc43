// SPDX-License-Identifier: Apache-2.0
use crate::compare::{median, range, rows, table};
use serde_json::{Value, json};

fn run(finalized: f64, cpu: f64) -> Value {
	json!({
		"finalized_per_second": finalized,
		"node_cpu_us_per_transaction": cpu,
		"writing_us_per_transaction": 200.0,
		"inclusion_ms": { "p50": 1500, "p99": 3000 },
		"finality_ms": { "p50": 2000 },
		"orphans": 0.0,
		"most_memory": 300.0,
	})
}

#[test]
fn comparison_should_tell_a_figure_apart_when_its_ranges_do_not_overlap() {
	let a = [run(300.0, 500.0), run(310.0, 520.0), run(320.0, 540.0)];
	let b = [run(330.0, 550.0), run(340.0, 560.0), run(350.0, 545.0)];
	let rows = rows(&a, &b).expect("pairs of whole runs");
	assert_eq!(rows[0].better, Some(true), "more is better: {:?}", rows[0]);
	assert_eq!(rows[1].better, Some(false), "less is better: {:?}", rows[1]);
	assert_eq!(rows[2].better, None, "equal: {:?}", rows[2]);
	let text = table(&rows);
	assert!(
		text.contains(
			"| finalized a second | 310 (300 to 320) | 340 (330 to 350) | 1.10 | better |"
		)
	);
}

#[test]
fn comparison_should_not_tell_a_figure_apart_when_one_run_reaches_into_the_other_range() {
	let rows = rows(
		&[run(300.0, 500.0), run(335.0, 500.0)],
		&[run(330.0, 400.0), run(340.0, 500.0)],
	)
	.expect("pairs of whole runs");
	assert_eq!(rows[0].better, None);
	assert_eq!(rows[1].better, None);
}

#[test]
fn comparison_should_be_refused_when_runs_are_missing_or_not_whole() {
	let error = rows(&[run(1.0, 1.0)], &[]).expect_err("no pairs");
	assert_eq!(error.to_string(), "1 runs of A and 0 of B are no pairs");
	let error = rows(&[run(1.0, 1.0)], &[json!({})]).expect_err("a figure is missing");
	assert_eq!(error.to_string(), "a run has no /finalized_per_second");
}

#[test]
fn median_should_be_the_mean_of_the_middle_two_when_there_are_two() {
	assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
	assert_eq!(median(&[9.0, 1.0, 2.0]), 2.0);
	assert_eq!(range(&[3.0, 1.0, 2.0]), (1.0, 3.0));
}
