// SPDX-License-Identifier: Apache-2.0
use crate::suspect::Suspect;
use computechain_matmul::{Hash, ProofError, Shape, output_root, product, prove, sample_indices};
use std::collections::BTreeSet;

const SHAPE: Shape = Shape {
	m: 300,
	k: 5,
	n: 500,
};
const SEED: Hash = [1; 32];

/// How many challenges it takes until one names a wrong entry, when these entries are wrong.
fn rounds(wrong: &[u64], challenge: Hash) -> usize {
	let right = product(&SEED, SHAPE);
	let mut c = right.clone();
	for index in wrong {
		c[*index as usize] ^= 1;
	}
	let mut suspect = Suspect::new(SHAPE, output_root(SHAPE, &c), right).expect("it is wrong");
	let samples = sample_indices(&challenge, SHAPE);
	let reveal = prove(SHAPE, &c, &samples);
	suspect.learn(&samples, &reveal).expect("it is a proof");
	for round in 1.. {
		let entries = suspect.next();
		assert!((1..=8).contains(&entries.len()), "{entries:?}");
		assert!(entries.is_sorted() && entries.iter().all(|index| *index < SHAPE.entries()));
		let distinct: BTreeSet<_> = entries.iter().collect();
		assert_eq!(distinct.len(), entries.len());
		if entries.iter().any(|index| wrong.contains(index)) {
			return round;
		}
		suspect
			.learn(&entries, &prove(SHAPE, &c, &entries))
			.expect("it is a proof");
	}
	unreachable!("every round tells something")
}

#[test]
fn suspect_should_be_none_when_the_result_is_right() {
	let right = product(&SEED, SHAPE);
	assert!(Suspect::new(SHAPE, output_root(SHAPE, &right), right).is_none());
}

#[test]
fn wrong_entry_should_be_named_within_three_challenges_when_it_is_the_only_one() {
	for trial in 0..50u64 {
		let wrong = trial * 2_999 % SHAPE.entries();
		let rounds = rounds(&[wrong], [trial as u8; 32]);
		assert!(rounds <= 3, "{rounds} challenges for entry {wrong}");
	}
}

#[test]
fn wrong_entry_should_be_named_at_once_when_the_reveal_shows_it() {
	let samples = sample_indices(&[4; 32], SHAPE);
	// Beside a sample, in the same leaf.
	let beside = samples[0] ^ 1;
	assert!(!samples.contains(&beside), "these samples miss it");
	assert_eq!(rounds(&[beside], [4; 32]), 1);
}

#[test]
fn three_rows_should_be_named_when_they_are_known_to_be_wrong() {
	let right = product(&SEED, SHAPE);
	let mut c = right.clone();
	let wrong = [0, 501, 1_002, 1_003];
	for index in wrong {
		c[index as usize] += 1;
	}
	let mut suspect = Suspect::new(SHAPE, output_root(SHAPE, &c), right).expect("it is wrong");
	let seen = [0, 501, 1_002];
	suspect
		.learn(&seen, &prove(SHAPE, &c, &seen))
		.expect("it is a proof");
	assert_eq!(suspect.wrong().iter().copied().collect::<Vec<_>>(), wrong);
	assert_eq!(suspect.next(), seen);
}

#[test]
fn proof_should_teach_nothing_when_it_is_of_another_result() {
	let right = product(&SEED, SHAPE);
	let mut c = right.clone();
	c[77] += 1;
	let mut suspect =
		Suspect::new(SHAPE, output_root(SHAPE, &c), right.clone()).expect("it is wrong");
	let before = suspect.next();
	let other = prove(SHAPE, &right, &[77]);
	assert_eq!(suspect.learn(&[77], &other), Err(ProofError::WrongRoot));
	assert_eq!(
		suspect.learn(&[77], &other[1..]),
		Err(ProofError::WrongLength)
	);
	assert_eq!(
		suspect.learn(&[u64::MAX], &other),
		Err(ProofError::BadIndex)
	);
	assert_eq!(suspect.next(), before);
}
