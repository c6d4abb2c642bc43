// SPDX-License-Identifier: Apache-2.0
//! Openings of a benchmark: honest runs pass, every lie at a sampled place is proven, and no
//! bytes do anything else.

use computechain_matmul::{
	Hash, ProofError, Shape,
	benchmark::{self, Chain, Parameters},
	multiply_rows,
	opening::{
		Prover, Sample, check_link, check_sample, draw_samples, first_wrong_link, max_link_len,
		max_opening_len, prove_sample, resident_step,
	},
};
use proptest::{collection::vec, prelude::*, sample::Index};
use std::convert::Infallible;

const SEED: Hash = [9; 32];
/// Rows that end inside a leaf, more than one leaf a row's worth, and a tree with padding.
const SMALL: Parameters = Parameters {
	n: 20,
	s: 2,
	m: 3,
	k: 5,
};

/// All of a run.
#[derive(Clone)]
struct Run {
	seed: Hash,
	parameters: Parameters,
	states: Vec<Vec<i8>>,
	roots: Vec<Hash>,
	links: Vec<Hash>,
	vectors: Vec<Vec<i8>>,
}

impl Run {
	fn honest(seed: Hash, parameters: Parameters) -> Self {
		let mut states = Vec::new();
		let multiply = |a: &[i8], b: &[i8], shape: Shape| {
			states.push(a.to_vec());
			let mut c = vec![0; shape.entries() as usize];
			multiply_rows(a, b, shape.k as usize, &mut c);
			Ok::<_, Infallible>(c)
		};
		let Ok(chain) = benchmark::chain(&seed, parameters, multiply);
		states.push(chain.resident.last().unwrap().clone());
		let (vectors, _) = benchmark::walk(&chain, parameters);
		let Chain { roots, links, .. } = chain;
		Self {
			seed,
			parameters,
			states,
			roots,
			links,
			vectors,
		}
	}

	/// Commits to the states as they are now, with links that follow.
	fn recommit(mut self) -> Self {
		let roots = self.states.iter();
		self.roots = roots
			.map(|state| benchmark::state_root(self.parameters.n, state))
			.collect();
		let mut before = self.seed;
		for (root, link) in self.roots.iter().zip(&mut self.links) {
			*link = benchmark::link(&before, root);
			before = *link;
		}
		self
	}

	fn chain_root(&self) -> Hash {
		benchmark::chain_root(&self.roots, &self.links)
	}

	fn walk_root(&self) -> Hash {
		benchmark::walk_root(self.parameters.n, &self.vectors)
	}

	fn prover(&self) -> Prover<'_> {
		Prover::new(self.parameters, &self.roots, &self.links, &self.vectors)
	}

	fn prove(&self, samples: &[Sample]) -> Vec<Vec<u8>> {
		let mut asked = Vec::new();
		let Ok(openings) = self.prover().prove(samples, |t| {
			asked.push(t);
			Ok::<_, Infallible>(self.states[t as usize].clone())
		});
		assert!(
			asked.is_sorted_by(|a, b| a < b),
			"each state once, in order"
		);
		openings
	}

	fn open(&self, sample: Sample) -> Vec<u8> {
		let state = |t| Ok::<_, Infallible>(self.states[t as usize].clone());
		let Ok(opening) = prove_sample(&self.prover(), sample, state);
		opening
	}

	fn check(&self, sample: Sample, opening: &[u8]) -> Result<bool, ProofError> {
		let (chain_root, walk_root) = (self.chain_root(), self.walk_root());
		let (seed, parameters) = (&self.seed, self.parameters);
		check_sample(seed, parameters, &chain_root, &walk_root, sample, opening)
	}

	fn is_right_at(&self, sample: Sample) -> bool {
		self.check(sample, &self.open(sample)).unwrap()
	}
}

fn step(step: u32, row: u32, column: u32) -> Sample {
	Sample::Step { step, row, column }
}

fn walk(step: u32, row: u32) -> Sample {
	Sample::Walk { step, row }
}

fn all_samples(parameters: Parameters) -> Vec<Sample> {
	let (steps, n) = (parameters.steps() as u32, parameters.n);
	let of_step = |t| (0..n).flat_map(move |row| (0..n).map(move |column| step(t, row, column)));
	let of_walk = |k| (0..n).map(move |row| walk(k, row));
	let steps = (0..steps).flat_map(of_step);
	steps.chain((0..parameters.k).flat_map(of_walk)).collect()
}

#[test]
fn run_should_pass_every_sample_and_link_when_honest() {
	for parameters in [
		Parameters {
			n: 8,
			s: 1,
			m: 1,
			k: 1,
		},
		Parameters {
			n: 16,
			s: 1,
			m: 2,
			k: 3,
		},
		SMALL,
	] {
		let run = Run::honest(SEED, parameters);
		let samples = all_samples(parameters);
		for (sample, opening) in samples.iter().zip(run.prove(&samples)) {
			assert_eq!(run.check(*sample, &opening), Ok(true), "{sample:?}");
			assert!(opening.len() <= max_opening_len(parameters));
		}
		assert_eq!(first_wrong_link(&SEED, &run.roots, &run.links), None);
		for t in 0..=parameters.steps() as u32 {
			let opening = run.prover().prove_link(t);
			assert!(opening.len() <= max_link_len(parameters));
			let checked = check_link(&SEED, parameters, &run.chain_root(), t, &opening);
			assert_eq!(checked, Ok(true));
		}
	}
}

#[test]
fn openings_should_pass_when_rows_are_larger_than_leaves() {
	let parameters = Parameters {
		n: 300,
		s: 2,
		m: 2,
		k: 4,
	};
	let run = Run::honest(SEED, parameters);
	let samples = draw_samples(&[3; 32], parameters, 20, 12);
	let ends = [step(0, 0, 0), step(3, 299, 299), walk(0, 0), walk(3, 299)];
	let samples: Vec<Sample> = samples.into_iter().chain(ends).collect();
	for (sample, opening) in samples.iter().zip(run.prove(&samples)) {
		assert_eq!(run.check(*sample, &opening), Ok(true), "{sample:?}");
		assert!(opening.len() <= max_opening_len(parameters));
	}
}

#[test]
fn entry_should_be_found_when_it_alone_is_wrong() {
	let honest = Run::honest(SEED, SMALL);
	let (row, column) = (7, 11);
	for t in 1..=SMALL.steps() as u32 {
		let mut run = honest.clone();
		// The entry that row `row` and column `column` of the product before lead to.
		run.states[t as usize][(column * SMALL.n + row) as usize] ^= 1;
		let run = run.recommit();
		assert!(!run.is_right_at(step(t - 1, row, column)));
		assert!(run.is_right_at(step(t - 1, row, column + 1)));
		// What was computed from the honest state does not follow from the wrong one.
		if u64::from(t) < SMALL.steps() {
			assert!(!run.is_right_at(step(t, column, 0)));
		}
	}
}

#[test]
fn first_state_should_be_found_when_it_is_not_of_the_seed() {
	let mut run = Run::honest(SEED, SMALL);
	run.states[0][5] ^= 1;
	let run = run.recommit();
	assert!((0..SMALL.n).all(|column| !run.is_right_at(step(0, 0, column))));
}

#[test]
fn vector_should_be_found_when_one_entry_is_wrong() {
	let honest = Run::honest(SEED, SMALL);
	for k in 0..=SMALL.k {
		let mut run = honest.clone();
		run.vectors[k as usize][9] ^= 1;
		match k.checked_sub(1) {
			Some(before) => {
				assert!(!run.is_right_at(walk(before, 9)));
				assert!(run.is_right_at(walk(before, 8)));
			}
			None => assert!((0..SMALL.n).all(|row| !run.is_right_at(walk(0, row)))),
		}
	}
}

#[test]
fn resident_state_should_be_found_when_another_was_read() {
	let honest = Run::honest(SEED, SMALL);
	let mut run = honest.clone();
	// As if all but the first state were missing from memory.
	let last_link = *run.links.last().unwrap();
	for k in 0..SMALL.k as usize {
		let vector = &run.vectors[k];
		let state = &run.states[resident_step(SMALL, 0) as usize];
		run.vectors[k + 1] = benchmark::next_vector(&last_link, k as u64, SMALL.n, state, vector);
	}
	assert_ne!(run.vectors, honest.vectors);
	let wrong = |k| (0..SMALL.n).any(|row| !run.is_right_at(walk(k, row)));
	assert!((0..SMALL.k).any(wrong));
}

#[test]
fn link_should_be_found_when_it_does_not_follow() {
	let honest = Run::honest(SEED, SMALL);
	for t in 0..=SMALL.steps() as u32 {
		let mut run = honest.clone();
		run.links[t as usize][31] ^= 1;
		assert_eq!(first_wrong_link(&SEED, &run.roots, &run.links), Some(t));
		let opening = run.prover().prove_link(t);
		let checked = check_link(&SEED, SMALL, &run.chain_root(), t, &opening);
		assert_eq!(checked, Ok(false));
		// A step shows the link after it, the first one also its own.
		assert!(!run.is_right_at(step(t.saturating_sub(1), 3, 4)));
		let honest_root = honest.chain_root();
		let checked = check_link(&SEED, SMALL, &honest_root, t, &opening);
		assert_eq!(checked, Err(ProofError::WrongRoot));
	}
}

#[test]
fn opening_should_prove_nothing_when_it_is_of_another_place_or_run() {
	let run = Run::honest(SEED, SMALL);
	let other = Run::honest([8; 32], SMALL);
	for (one, another) in [
		(step(3, 1, 2), step(4, 1, 2)),
		(step(3, 1, 2), step(3, 14, 2)),
		(walk(2, 3), walk(3, 3)),
		(step(3, 1, 2), walk(3, 1)),
	] {
		assert!(run.check(another, &run.open(one)).is_err());
		assert!(run.check(one, &other.open(one)).is_err());
	}
	// With the roots of one run and the seed of another every rule that names the seed is broken.
	let check = |sample| {
		let (chain_root, walk_root) = (run.chain_root(), run.walk_root());
		check_sample(
			&[8; 32],
			SMALL,
			&chain_root,
			&walk_root,
			sample,
			&run.open(sample),
		)
	};
	assert_eq!(check(step(0, 0, 0)), Ok(false));
}

#[test]
fn opening_should_be_an_error_when_the_place_does_not_exist() {
	let run = Run::honest(SEED, SMALL);
	let steps = SMALL.steps() as u32;
	for sample in [
		step(steps, 0, 0),
		step(0, SMALL.n, 0),
		step(0, 0, SMALL.n),
		walk(SMALL.k, 0),
		walk(0, SMALL.n),
		step(u32::MAX, u32::MAX, u32::MAX),
		walk(u32::MAX, u32::MAX),
	] {
		assert!(run.open(sample).is_empty());
		assert_eq!(run.check(sample, &[]), Err(ProofError::BadIndex));
	}
	assert!(run.prover().prove_link(steps + 1).is_empty());
	let checked = check_link(&SEED, SMALL, &run.chain_root(), steps + 1, &[]);
	assert_eq!(checked, Err(ProofError::BadIndex));
	let invalid = Parameters { n: 7, ..SMALL };
	let check = check_sample(&SEED, invalid, &SEED, &SEED, step(0, 0, 0), &[]);
	assert_eq!(check, Err(ProofError::BadShape));
	assert_eq!(
		check_link(&SEED, invalid, &SEED, 0, &[]),
		Err(ProofError::BadShape)
	);
}

#[test]
fn samples_should_be_spread_when_drawn() {
	let samples = draw_samples(&SEED, SMALL, 600, 400);
	assert_eq!(samples.len(), 1000);
	assert!(samples.iter().all(|sample| sample.is_inside(SMALL)));
	assert!(
		samples[..600]
			.iter()
			.all(|sample| matches!(sample, Sample::Step { .. }))
	);
	assert!(
		samples[600..]
			.iter()
			.all(|sample| matches!(sample, Sample::Walk { .. }))
	);
	for t in 0..SMALL.steps() as u32 {
		let of_step = |sample: &&Sample| matches!(sample, Sample::Step { step, .. } if *step == t);
		assert!((60..140).contains(&samples.iter().filter(of_step).count()));
	}
	// The first of many are those drawn alone, and another challenge draws others.
	assert_eq!(draw_samples(&SEED, SMALL, 8, 0), samples[..8]);
	assert_ne!(draw_samples(&[1; 32], SMALL, 8, 0), samples[..8]);
	let none = Parameters {
		n: 0,
		s: 0,
		m: 0,
		k: 0,
	};
	assert_eq!(draw_samples(&SEED, none, 1, 1).len(), 2);
}

fn sample_of(parameters: Parameters) -> impl Strategy<Value = Sample> {
	let n = parameters.n;
	let steps = (0..parameters.steps() as u32, 0..n, 0..n).prop_map(|(t, i, j)| step(t, i, j));
	let walks = (0..parameters.k, 0..n).prop_map(|(k, i)| walk(k, i));
	prop_oneof![steps, walks]
}

proptest! {
	#[test]
	fn opening_should_prove_nothing_when_one_byte_differs(
		seed: Hash,
		sample in sample_of(SMALL),
		at: Index,
		flip in 1u8..,
		tail in vec(any::<u8>(), 1..40),
	) {
		let run = Run::honest(seed, SMALL);
		let mut opening = run.open(sample);
		let at = at.index(opening.len());
		opening[at] ^= flip;
		prop_assert!(run.check(sample, &opening).is_err());
		opening[at] ^= flip;
		prop_assert_eq!(run.check(sample, &opening), Ok(true));
		prop_assert_eq!(run.check(sample, &opening[..at]), Err(ProofError::WrongLength));
		opening.extend(tail);
		prop_assert_eq!(run.check(sample, &opening), Err(ProofError::WrongLength));
	}

	#[test]
	fn check_should_be_an_error_when_everything_is_arbitrary(
		seed: Hash,
		(n, s, m, k) in any::<(u32, u32, u32, u32)>(),
		reduce: bool,
		(a, b, c) in any::<(u32, u32, u32)>(),
		bytes in vec(any::<u8>(), 0..3000),
	) {
		let mut parameters = Parameters { n, s, m, k };
		if reduce {
			parameters = Parameters { n: 8 + n % 300, s: 1 + s % 4, m: 1 + m % 9, k: 1 + k % 9 };
		}
		for sample in [step(a, b, c), walk(a, b)] {
			prop_assert!(
				check_sample(&seed, parameters, &seed, &seed, sample, &bytes).is_err()
			);
		}
		prop_assert!(check_link(&seed, parameters, &seed, a, &bytes).is_err());
		for sample in draw_samples(&seed, parameters, 1, 1) {
			prop_assert!(
				check_sample(&seed, parameters, &seed, &seed, sample, &bytes).is_err()
			);
		}
	}

	#[test]
	fn lie_should_be_proven_when_the_place_is_opened(
		seed: Hash,
		sample in sample_of(SMALL),
		flip in 1i8..,
	) {
		let mut run = Run::honest(seed, SMALL);
		match sample {
			Sample::Step { step, row, column } => {
				run.states[step as usize + 1][(column * SMALL.n + row) as usize] ^= flip;
				run = run.recommit();
			}
			Sample::Walk { step, row } => run.vectors[step as usize + 1][row as usize] ^= flip,
		}
		prop_assert!(!run.is_right_at(sample));
	}
}
