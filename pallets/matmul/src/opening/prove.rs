// SPDX-License-Identifier: Apache-2.0
//! What a worker opens.

use super::*;

/// What a run is opened from, with its trees made once.
pub struct Prover<'a> {
	parameters: Parameters,
	roots: &'a [Hash],
	links: &'a [Hash],
	vectors: &'a [Vec<i8>],
	chain: Tree,
	walk: Tree,
}

impl<'a> Prover<'a> {
	/// The prover of a run: the roots of X_0 to X_T, link_0 to link_T, and y_0 to y_K.
	pub fn new(
		parameters: Parameters,
		roots: &'a [Hash],
		links: &'a [Hash],
		vectors: &'a [Vec<i8>],
	) -> Self {
		Self {
			parameters,
			roots,
			links,
			vectors,
			chain: chain_tree(roots, links),
			walk: walk_tree(vectors),
		}
	}

	/// The openings of these samples, in their order; `state` gives X_t, row-major.
	///
	/// Every state that is needed is asked for once, in ascending order. A sample that the run
	/// does not have gets an empty opening, which no check takes.
	pub fn prove<E>(
		&self,
		samples: &[Sample],
		mut state: impl FnMut(u64) -> Result<Vec<i8>, E>,
	) -> Result<Vec<Vec<u8>>, E> {
		let n = self.parameters.n;
		let mut openings = Vec::with_capacity(samples.len());
		// By state: the sample, and the first and the number of the entries that it needs. Of the
		// two states of a step the lower one also comes first in the opening.
		let mut needed = BTreeMap::<u64, Vec<(usize, u64, u32)>>::new();
		for (number, sample) in samples.iter().enumerate() {
			let mut need = |t: u64, first: u64, count: u32| {
				needed.entry(t).or_default().push((number, first, count));
			};
			let mut opening = Vec::new();
			match *sample {
				_ if !sample.is_inside(self.parameters) => {}
				Sample::Step { step, row, column } => {
					let t = u64::from(step);
					self.write_pairs(&step_positions(t), &mut opening);
					need(t, first_of(n, row), n);
					need(t + 1, first_of(n, column) + u64::from(row), 1);
				}
				Sample::Walk { step, row } => {
					let k = step as usize;
					let vectors = self.vectors.get(k..k + 2).unwrap_or_default();
					let bytes = vectors.iter().flatten().map(|entry| *entry as u8);
					opening.extend(bytes);
					let siblings = self.walk.siblings(&[step.into(), u64::from(step) + 1]);
					opening.extend(siblings.as_flattened());
					let vector = vectors.first().map_or(&[][..], |vector| vector);
					let (read, positions) = walk_positions(self.parameters, step.into(), vector);
					self.write_pairs(&positions, &mut opening);
					need(read, first_of(n, row), n);
				}
			}
			openings.push(opening);
		}
		for (t, needs) in needed {
			let state = state(t)?;
			let tree = state_tree(&state);
			for (number, first, count) in needs {
				let indices: Vec<u64> = (first..first + u64::from(count)).collect();
				if let Some(opening) = openings.get_mut(number) {
					opening.extend(prove_in(&tree, &state, &indices));
				}
			}
		}
		Ok(openings)
	}

	/// The opening of link t. A link that the run does not have gets an empty one.
	pub fn prove_link(&self, t: u32) -> Vec<u8> {
		let mut opening = Vec::new();
		if u64::from(t) <= self.parameters.steps() {
			self.write_pairs(&link_positions(t), &mut opening);
		}
		opening
	}

	fn write_pairs(&self, positions: &[u64], opening: &mut Vec<u8>) {
		for position in positions {
			let position = *position as usize;
			if let (Some(root), Some(link)) = (self.roots.get(position), self.links.get(position)) {
				opening.extend_from_slice(root);
				opening.extend_from_slice(link);
			}
		}
		opening.extend(self.chain.siblings(positions).as_flattened());
	}
}

/// The opening of one sample; see [`Prover::prove`].
pub fn prove_sample<E>(
	prover: &Prover,
	sample: Sample,
	state: impl FnMut(u64) -> Result<Vec<i8>, E>,
) -> Result<Vec<u8>, E> {
	let openings = prover.prove(&[sample], state)?;
	Ok(openings.into_iter().next().unwrap_or_default())
}

/// The first link that does not follow from what is before it, if any: what a witness checks of
/// the whole chain, and what [`check_link`] then proves.
pub fn first_wrong_link(seed: &Hash, roots: &[Hash], links: &[Hash]) -> Option<u32> {
	let before = core::iter::once(seed).chain(links);
	let mut steps = before.zip(roots.iter().zip(links));
	let wrong = steps.position(|(before, (root, own))| link(before, root) != *own);
	wrong.map(|t| t as u32)
}
