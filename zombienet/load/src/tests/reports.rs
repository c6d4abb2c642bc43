// SPDX-License-Identifier: Apache-2.0
use super::{Clock, block, hash, signed, with_memory};
use crate::{
	judge::{SHORTEST_SLOPE, judge},
	measure::Machine,
	report::Report,
	run::Outcome,
	scenario::Scenario,
};
use std::fs;

fn scenario() -> Scenario {
	let text = "name = 'test'\nabout = 'A test.'\n[load]\nsenders = 4\nrate = 1\nduration = 2\n\
	            [limits]\nmemory_slope = 1.0\nwarm_up = 0";
	Scenario::parse(text, "test").unwrap()
}

/// One transaction is final; a node's memory rises by that many MB an hour over that many seconds.
fn outcome(slope: f64, seconds: u32) -> Outcome {
	let mut clock = Clock::new();
	clock.book.offer(signed(1, 0, 0), clock.at(0));
	clock.book.block(&block(11, 11, 10, &[1]), clock.at(1_000));
	clock.book.best(hash(11), clock.at(1_000));
	clock.book.finalized(hash(11), clock.at(2_000));
	let at = |second: u32| {
		let seconds = f64::from(second);
		with_memory(seconds, 100.0 + slope * seconds / 3_600.0)
	};
	Outcome {
		samples: (0..=seconds).map(at).collect(),
		leftover: Default::default(),
		withheld: 0,
		nonce_gaps: 0,
		nonce_mismatches: 0,
		held_back: 0.0,
		offering: 2.0,
		elapsed: f64::from(seconds),
		stopped: None,
		book: clock.book,
	}
}

#[test]
fn verdict_should_name_slope_and_limit_when_memory_rises() {
	let limits = scenario().limits;
	let long = SHORTEST_SLOPE as u32;
	assert!(judge(&outcome(0.9, long), &limits, 1).failures.is_empty());
	let failures = judge(&outcome(1.5, long), &limits, 1).failures;
	assert_eq!(failures.len(), 1);
	assert!(
		failures[0].starts_with("memory: node 0 rises by 1.50 MB an hour"),
		"{failures:?}"
	);
	assert!(failures[0].ends_with("the limit is 1"), "{failures:?}");
}

#[test]
fn verdict_should_leave_memory_open_when_the_run_is_short() {
	let verdict = judge(&outcome(1_000.0, 60), &scenario().limits, 1);
	assert!(verdict.failures.is_empty());
	assert!(verdict.remarks[0].starts_with("memory: node 0 was measured for 60 s"));
}

#[test]
fn verdict_should_fail_when_nonces_do_not_add_up() {
	let mut outcome = outcome(0.0, 60);
	outcome.nonce_gaps = 2;
	let failures = judge(&outcome, &scenario().limits, 1).failures;
	assert!(
		failures[0].starts_with("nonces: 2 accounts have a gap"),
		"{failures:?}"
	);
}

#[test]
fn report_should_be_a_folder_with_text_plots_and_data_when_a_run_is_over() {
	let (scenario, outcome) = (scenario(), outcome(0.5, 100));
	let verdict = judge(&outcome, &scenario.limits, 1);
	let machine = Machine::describe("A node".into());
	let report = Report {
		scenario: &scenario,
		pace: scenario.pace(None).unwrap(),
		command: "load run".into(),
		machine: &machine,
		outcome: &outcome,
		verdict: &verdict,
		nodes: 1,
		costs: None,
		failed_calls: Some(3),
	};
	let parent = tempfile::tempdir().unwrap();
	let folder = report.write(parent.path()).unwrap();
	let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
	let text = read("report.md");
	assert!(text.starts_with("# test: passed"), "{text}");
	assert!(text.contains("| in a final block | 1 |"));
	assert!(text.contains("failed in their final block: 3"), "{text}");
	for plot in [
		"throughput",
		"progress",
		"latency",
		"fullness",
		"processors",
		"memory",
	] {
		assert!(text.contains(&format!("({plot}.svg)")), "{plot}");
		let picture = read(&format!("{plot}.svg"));
		assert!(
			picture.starts_with("<svg") && picture.contains("<polyline"),
			"{plot}"
		);
	}
	assert_eq!(
		read("series.csv").lines().count(),
		1 + outcome.samples.len()
	);
	assert_eq!(read("blocks.csv").lines().count(), 2);
	let data: serde_json::Value = serde_json::from_str(&read("run.json")).unwrap();
	assert_eq!(data.pointer("/totals/finalized"), Some(&1.into()));
	Scenario::parse(&read("scenario.toml"), "again").unwrap();
}
