// SPDX-License-Identifier: Apache-2.0
use super::{
	account::{Facts, clock, funds, score, standing, whitelist},
	machine::{folder, gpu, limits},
	*,
};
use crate::fingerprint::System;
use computechain_primitives::CPC;
use computechain_whitelist::{DEVICES, DRIVERS, devices, drivers, root};
use std::{fs, path::Path};

fn facts() -> Facts {
	Facts {
		free: 201 * CPC,
		stake: 100 * CPC,
		worker: None,
		score: None,
		minimum_score: 60,
		unmeasured_allowed: false,
		time: 0,
		roots: [
			drivers(DRIVERS).ok().map(|rows| root(&rows)),
			devices(DEVICES).ok().map(|rows| root(&rows)),
		],
	}
}

#[test]
fn table_should_say_that_work_is_impossible_when_something_is_missing() {
	let mut checks = vec![Check::good("a", "b"), Check::lacking("c", "d")];
	assert!(healthy(&checks));
	assert!(shown(&checks).contains("This machine can work."));
	checks.push(Check::missing("e", "f"));
	assert!(!healthy(&checks));
	let table = shown(&checks);
	assert!(table.contains("MISSING  e            f\n"), "{table}");
	assert!(table.ends_with("one thing is MISSING."), "{table}");
}

#[test]
fn report_should_be_missing_when_foreign_code_is_loaded() {
	let folder = Path::new("/nonexistent");
	let mut system = System {
		sys: folder.into(),
		proc: folder.into(),
		preload: folder.into(),
		libraries: Vec::new(),
		variables: Vec::new(),
	};
	let checks = gpu(&system, None);
	assert!(healthy(&checks), "a machine without a GPU can work");
	assert!(checks[0].sentence.contains("no NVIDIA driver"));
	system.variables.push("LD_PRELOAD".into());
	let checks = gpu(&system, None);
	assert!(!healthy(&checks));
	assert!(checks[0].sentence.starts_with("LD_PRELOAD"));
}

#[test]
fn folder_should_be_left_as_it_was_when_it_is_tried() {
	let place = tempfile::tempdir().expect("a folder");
	let new = place.path().join("new");
	assert_eq!(folder(&new).verdict, Verdict::Good);
	assert!(!new.exists());
	let file = place.path().join("file");
	fs::write(&file, "a").expect("written");
	assert_eq!(folder(&file.join("under")).verdict, Verdict::Missing);
}

#[test]
fn limits_should_be_lacking_when_they_are_low_or_unknown() {
	let text = "Limit  Soft Limit  Hard Limit  Units\nMax open files  256  4096  files\n\
		Max locked memory  unlimited  unlimited  bytes\n";
	let verdicts = |text| limits(text).into_iter().map(|check| check.verdict);
	assert!(verdicts(text).eq([Verdict::Lacking, Verdict::Good]));
	assert!(verdicts("").eq([Verdict::Lacking, Verdict::Lacking]));
}

#[test]
fn clock_should_be_lacking_when_it_is_far_from_the_last_block() {
	assert_eq!(clock(100_000, 99_000).verdict, Verdict::Good);
	let check = clock(100_000, 40_000);
	assert!(check.sentence.contains("60 s old"), "{check:?}");
	let check = clock(100_000, 200_000);
	assert!(check.sentence.contains("set this machine's clock"));
	assert_eq!(check.verdict, Verdict::Lacking);
}

#[test]
fn funds_should_be_missing_when_stake_and_bond_can_not_be_held() {
	let mut facts = facts();
	assert_eq!(funds(&facts, 100 * CPC).verdict, Verdict::Good);
	facts.free -= 1;
	let check = funds(&facts, 100 * CPC);
	assert_eq!(check.verdict, Verdict::Missing);
	assert!(check.sentence.contains("100 CPC of stake"), "{check:?}");
	assert_eq!(funds(&facts, 99 * CPC).verdict, Verdict::Good);
}

#[test]
fn score_should_be_lacking_when_the_network_asks_for_more() {
	let mut facts = facts();
	assert_eq!(standing(&facts).verdict, Verdict::Lacking);
	assert!(score(&facts).sentence.starts_with("0 of 60"));
	facts.score = Some(59);
	assert_eq!(score(&facts).verdict, Verdict::Lacking);
	facts.score = Some(60);
	assert_eq!(score(&facts).verdict, Verdict::Good);
	facts.score = Some(0);
	facts.unmeasured_allowed = true;
	assert_eq!(score(&facts).verdict, Verdict::Good);
}

#[test]
fn whitelists_should_be_lacking_when_the_chain_has_others() {
	let mut facts = facts();
	assert_eq!(whitelist(&facts).verdict, Verdict::Good);
	facts.roots[1] = None;
	assert_eq!(whitelist(&facts).verdict, Verdict::Lacking);
}
