// SPDX-License-Identifier: Apache-2.0
//! Ways around the benchmark's chain, and that they lead nowhere.

use computechain_matmul::{
	benchmark::{
		Chain, Parameters, chain, link, link_two_back, mask, next_state, operand, state_root,
	},
	multiply_rows,
	opening::first_wrong_link,
};
use std::{collections::BTreeSet, convert::Infallible};

const SEED: [u8; 32] = [7; 32];
const PARAMETERS: Parameters = Parameters {
	n: 16,
	s: 1,
	m: 12,
	k: 4,
};

fn honest() -> Chain {
	let exact = |a: &[i8], b: &[i8], _| Ok::<_, Infallible>(product(a, b));
	chain(&SEED, PARAMETERS, exact).expect("nothing can fail")
}

fn product(a: &[i8], b: &[i8]) -> Vec<i32> {
	let side = PARAMETERS.n as usize;
	let mut product = vec![0; side * side];
	multiply_rows(a, b, side, &mut product);
	product
}

#[test]
fn zero_state_should_lead_to_other_states_when_the_products_are_zero() {
	let run = honest();
	let zero = vec![0i32; 256];
	let after = (2..PARAMETERS.steps()).map(|step| {
		let link = link_two_back(&SEED, &run.links, step);
		next_state(&zero, &mask(link, step, PARAMETERS), PARAMETERS.n)
	});
	let after: BTreeSet<Vec<i8>> = after.collect();
	// Each is another one and none is zero, so whoever gets to zero has no states for free.
	assert_eq!(after.len() as u64, PARAMETERS.steps() - 2);
	assert!(
		after
			.iter()
			.all(|state| state.iter().any(|entry| *entry != 0))
	);
}

#[test]
fn later_half_should_come_out_wrong_when_it_is_computed_beside_the_first() {
	let run = honest();
	let half = PARAMETERS.steps() / 2;
	// A second device even has the state in the middle, but not the links of the first half.
	let mut state = run.resident[half as usize - 1].clone();
	let mut links = vec![[1; 32]; half as usize + 1];
	let mut roots = run.roots[..=half as usize].to_vec();
	for step in half..PARAMETERS.steps() {
		let known = link_two_back(&SEED, &links, step);
		let product = product(&state, &operand(known, step, PARAMETERS));
		state = next_state(&product, &mask(known, step, PARAMETERS), PARAMETERS.n);
		roots.push(state_root(PARAMETERS.n, &state));
		links.push(link(&links[step as usize], &roots[step as usize + 1]));
	}
	let same =
		(half + 1..=PARAMETERS.steps()).filter(|t| roots[*t as usize] == run.roots[*t as usize]);
	assert_eq!(same.count(), 0);
	// Joined to the true links of the first half, the chain breaks where the halves meet.
	links[..=half as usize].copy_from_slice(&run.links[..=half as usize]);
	assert_eq!(
		first_wrong_link(&SEED, &roots, &links),
		Some(half as u32 + 1)
	);
	assert_eq!(first_wrong_link(&SEED, &run.roots, &run.links), None);
}
