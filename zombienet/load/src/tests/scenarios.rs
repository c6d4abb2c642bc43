// SPDX-License-Identifier: Apache-2.0
use crate::scenario::{Pace, Scenario};

const GOOD: &str = "
name = 'good'
about = 'Nothing is wrong with it.'
[load]
senders = 100
rate = 50
duration = 10
";

fn complaint(text: &str) -> String {
	Scenario::parse(text, "a.toml").unwrap_err().to_string()
}

fn with(from: &str, to: &str) -> String {
	assert!(GOOD.contains(from), "{from}");
	complaint(&GOOD.replace(from, to))
}

#[test]
fn scenarios_should_be_valid_when_they_come_with_the_program() {
	let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
	let mut names = Vec::new();
	for entry in std::fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		let scenario = Scenario::load(&path).unwrap();
		assert_eq!(
			path.file_stem().unwrap().to_str(),
			Some(scenario.name.as_str())
		);
		// What a report keeps is a scenario again.
		let text = toml::to_string(&scenario).unwrap();
		Scenario::parse(&text, "again").unwrap();
		names.push(scenario.name);
	}
	names.sort();
	let expected = [
		"burst",
		"burst-watched",
		"four-nodes",
		"hundred",
		"lever",
		"second",
		"seventy",
		"smoke",
		"soak",
		"sustained",
	];
	assert_eq!(names, expected);
}

#[test]
fn scenario_should_be_refused_with_value_and_limit_when_a_number_is_out_of_range() {
	for (from, to, expected) in [
		(
			"senders = 100",
			"senders = 0",
			"load.senders is 0; it must be 1 to 1000000",
		),
		(
			"rate = 50",
			"rate = 0",
			"load.rate is 0; it must be 1 to 100000",
		),
		(
			"duration = 10",
			"duration = 0",
			"load.duration is 0; it must be 1 to 2678400",
		),
		(
			"duration = 10",
			"duration = 10\nramp = 11",
			"load.ramp is 11; it must be 0 to 10",
		),
		(
			"duration = 10",
			"duration = 10\nlifetime = 8",
			"load.lifetime is 8; it must be 16 to 4096",
		),
		(
			"duration = 10",
			"duration = 10\nlifetime = 100",
			"load.lifetime is 100; it must be a power of two",
		),
		(
			"duration = 10",
			"duration = 10\n[network]\nvalidators = 257",
			"network.validators is 257; it must be 1 to 256",
		),
		(
			"duration = 10",
			"duration = 10\n[network]\nvalidators = 4\nnodes = 5",
			"network.nodes is 5; it must be 1 to 4",
		),
		(
			"duration = 10",
			"duration = 10\n[network]\nvalidators = 2\nslot = 500",
			"network.slot is 500; it must be 1000 to 6000",
		),
		(
			"duration = 10",
			"duration = 10\n[limits]\nmemory_slope = -1.0",
			"limits.memory_slope is -1; it must be 0 to 1000000",
		),
	] {
		assert_eq!(with(from, to), expected);
	}
}

#[test]
fn scenario_should_be_refused_with_the_rule_when_values_contradict_each_other() {
	for (from, to, expected) in [
		(
			"rate = 50",
			"rate = 50\ncount = 5",
			"load is given 2 amounts; exactly one of rate, percent_of_maximum and count must be there",
		),
		(
			"rate = 50",
			"count = 5",
			"load.duration is 10; with a count there is none",
		),
		(
			"duration = 10",
			"",
			"load.duration is missing; with a rate it must be there",
		),
		(
			"'good'",
			"'../good'",
			"name is \"../good\"; it must be letters, digits, - and _",
		),
		(
			"duration = 10",
			"duration = 10\n[mix]\ntransfer = 0",
			"mix is empty; some call must have a part",
		),
		(
			"duration = 10",
			"duration = 10\n[mix]\ndelegate = 1",
			"funding.amount is 100 CPC; a sender delegates 100 CPC at once and must have more",
		),
		(
			"duration = 10",
			"duration = 10\n[funding]\nfrom = ['bottom drive']",
			"funding.from is not a development account; it must be accounts such as //Alice, because a scenario holds no secrets",
		),
	] {
		assert_eq!(with(from, to), expected);
	}
}

#[test]
fn scenario_should_be_refused_with_file_and_line_when_a_key_is_unknown() {
	let complaint = with("rate = 50", "rat = 50");
	assert!(
		complaint.starts_with("the scenario a.toml is not one:"),
		"{complaint}"
	);
	assert!(
		complaint.contains("line 6") && complaint.contains("`rat`"),
		"{complaint}"
	);
	let missing = Scenario::load("no/such.toml".as_ref())
		.unwrap_err()
		.to_string();
	assert!(
		missing.starts_with("the scenario no/such.toml can not be read"),
		"{missing}"
	);
}

#[test]
fn pace_should_ask_for_the_maximum_when_a_scenario_is_a_part_of_it() {
	let text = GOOD.replace("rate = 50", "percent_of_maximum = 70");
	let scenario = Scenario::parse(&text, "a.toml").unwrap();
	let complaint = scenario.pace(None).unwrap_err().to_string();
	assert_eq!(
		complaint,
		"load.percent_of_maximum is 70; name the maximum with --maximum"
	);
	let complaint = scenario.pace(Some(1)).unwrap_err().to_string();
	assert_eq!(complaint, "the rate is 0; it must be 1 to 100000");
	let pace = scenario.pace(Some(1_000)).unwrap();
	let expected = Pace::Rate {
		rate: 700,
		duration: 10,
		ramp: 0,
	};
	assert_eq!(pace, expected);
}

#[test]
fn due_should_rise_with_the_square_when_there_is_a_ramp() {
	let pace = Pace::Rate {
		rate: 100,
		duration: 20,
		ramp: 10,
	};
	let due = [0.0, 5.0, 10.0, 15.0, 20.0, 99.0].map(|seconds| pace.due(seconds));
	assert_eq!(due, [0, 125, 500, 1_000, 1_500, 1_500]);
	assert_eq!(pace.total(), 1_500);
	assert_eq!(Pace::Burst { count: 7 }.due(0.0), 7);
}
