// SPDX-License-Identifier: Apache-2.0
//! Properties of proofs and checks for arbitrary shapes, indices and bytes.

use computechain_matmul::{
	Hash, MAX_INNER, MAX_PROOF_LEN, ProofError, SAMPLES, Shape, benchmark_seed, bound,
	challenge_seed, check_entry, first_wrong_entry, freivalds, max_proof_len, open, output_root,
	product, prove, sample_indices, task_seed, wrong_row,
};
use proptest::{collection::vec, prelude::*, sample::Index};

fn shapes() -> impl Strategy<Value = Shape> {
	(1u32..40, 1u32..80, 1u32..40).prop_map(|(m, k, n)| Shape { m, k, n })
}

fn any_shapes() -> impl Strategy<Value = Shape> {
	let side = || prop_oneof![0u32..4, 0u32..20_000, any::<u32>()];
	(side(), side(), side()).prop_map(|(m, k, n)| Shape { m, k, n })
}

fn random_vector(seed: &Hash, shape: Shape) -> Vec<u32> {
	let words = seed.as_chunks::<4>().0;
	let word = |i: usize| u32::from_le_bytes(words[i % words.len()]);
	(0..shape.n as usize)
		.map(|i| word(i).wrapping_mul(2_654_435_761).max(1))
		.collect()
}

/// The slow reference: whatever the tree, one sibling for each known node without its pair.
fn siblings_of(leaves: u64, mut touched: Vec<u64>) -> u64 {
	let mut siblings = 0;
	let mut width = leaves.next_power_of_two();
	while width > 1 {
		siblings += touched
			.iter()
			.filter(|node| !touched.contains(&(**node ^ 1)))
			.count() as u64;
		touched.iter_mut().for_each(|node| *node /= 2);
		touched.dedup();
		width /= 2;
	}
	siblings
}

proptest! {
	#[test]
	fn result_should_pass_every_check_when_honest(seed: Hash, shape in shapes()) {
		let c = product(&seed, shape);
		let indices = sample_indices(&seed, shape);
		let proof = prove(shape, &c, &indices);
		prop_assert!(proof.len() <= max_proof_len(shape, SAMPLES));
		let values = open(&output_root(shape, &c), shape, &indices, &proof).unwrap();
		let expected: Vec<i32> = indices.iter().map(|index| c[*index as usize]).collect();
		prop_assert_eq!(&values, &expected);
		prop_assert_eq!(first_wrong_entry(&seed, shape, &indices, &values), None);
		prop_assert!(freivalds(&seed, shape, &c, &random_vector(&seed, shape)));
	}

	#[test]
	fn proof_should_open_nothing_when_one_byte_differs(
		seed: Hash,
		shape in shapes(),
		samples in vec(any::<Index>(), 1..20),
		at: Index,
		flip in 1u8..,
	) {
		let c = product(&seed, shape);
		let indices: Vec<u64> =
			samples.iter().map(|sample| sample.index(c.len()) as u64).collect();
		let root = output_root(shape, &c);
		let mut proof = prove(shape, &c, &indices);
		let at = at.index(proof.len());
		proof[at] ^= flip;
		let error = open(&root, shape, &indices, &proof).unwrap_err();
		prop_assert!(matches!(error, ProofError::WrongRoot | ProofError::NonZeroPadding));
		proof[at] ^= flip;
		prop_assert!(open(&root, shape, &indices, &proof).is_ok());
		proof.push(0);
		prop_assert_eq!(open(&root, shape, &indices, &proof), Err(ProofError::WrongLength));
		proof.truncate(proof.len() - 2);
		prop_assert_eq!(open(&root, shape, &indices, &proof), Err(ProofError::WrongLength));
	}

	#[test]
	fn proof_should_open_nothing_when_its_bytes_are_arbitrary(
		root: Hash,
		shape in any_shapes(),
		indices in vec(any::<u64>(), 0..20),
		bytes in vec(any::<u8>(), 0..2000),
	) {
		prop_assert!(open(&root, shape, &indices, &bytes).is_err());
		let inside: Vec<u64> = indices.iter().map(|i| i % shape.entries().max(1)).collect();
		prop_assert!(open(&root, shape, &inside, &bytes).is_err());
		// Of the right length, so that the hashing is reached.
		let mut bytes = bytes;
		bytes.resize(max_proof_len(shape, 1).min(100_000), 0);
		prop_assert!(open(&root, shape, &inside[..inside.len().min(1)], &bytes).is_err());
	}

	#[test]
	fn wrong_entry_should_be_found_when_it_is_among_the_samples(
		seed: Hash,
		shape in shapes(),
		at: Index,
		error in any::<i32>().prop_filter("no error", |error| *error != 0),
	) {
		let mut c = product(&seed, shape);
		let wrong = at.index(c.len());
		c[wrong] = c[wrong].wrapping_add(error);
		let root = output_root(shape, &c);
		let indices: Vec<u64> = (0..c.len() as u64).collect();
		let proof = prove(shape, &c, &indices);
		let values = open(&root, shape, &indices, &proof).unwrap();
		prop_assert_eq!(first_wrong_entry(&seed, shape, &indices, &values), Some(wrong));
		prop_assert!(!check_entry(&seed, shape, wrong as u64, c[wrong]));
		let random = random_vector(&seed, shape);
		prop_assert!(!freivalds(&seed, shape, &c, &random));
		prop_assert_eq!(wrong_row(&seed, shape, &c, &random), Some(wrong as u32 / shape.n));
	}

	#[test]
	fn checks_should_find_fault_when_the_input_is_unsound(
		seed: Hash,
		shape in any_shapes(),
		indices in vec(any::<u64>(), 1..5),
		values in vec(any::<i32>(), 0..5),
	) {
		let outside: Vec<u64> = indices.iter().map(|i| i | 1 << 63).collect();
		if shape.entries() <= 1 << 63 {
			prop_assert_eq!(first_wrong_entry(&seed, shape, &outside, &values), Some(0));
		}
		prop_assert!(first_wrong_entry(&seed, shape, &indices, &[]).is_some());
		if !shape.is_valid() {
			prop_assert!(!check_entry(&seed, shape, 0, 0));
			prop_assert_eq!(wrong_row(&seed, shape, &values, &[]), Some(0));
		}
		prop_assert_eq!(sample_indices(&seed, shape).len(), SAMPLES as usize);
	}

	#[test]
	fn longest_proof_should_bound_every_proof_when_samples_are_arbitrary(
		leaves in 1u64..1_200,
		samples in vec(any::<Index>(), 1..150),
	) {
		let shape = Shape { m: leaves as u32, k: 1, n: 64 };
		let mut touched: Vec<u64> =
			samples.iter().map(|sample| sample.index(leaves as usize) as u64).collect();
		touched.sort_unstable();
		touched.dedup();
		let len = 256 * touched.len() as u64 + 32 * siblings_of(leaves, touched);
		prop_assert!(len as usize <= max_proof_len(shape, samples.len() as u32));
	}
}

#[test]
fn longest_proof_should_be_reached_when_all_choices_are_tried() {
	for leaves in 1u64..=12 {
		let shape = Shape {
			m: leaves as u32,
			k: 1,
			n: 64,
		};
		for samples in 1..=leaves as u32 + 1 {
			let longest = (1u64..1 << leaves)
				.filter(|choice| choice.count_ones() <= samples)
				.map(|choice| {
					let touched: Vec<u64> =
						(0..leaves).filter(|leaf| choice >> leaf & 1 == 1).collect();
					256 * touched.len() as u64 + 32 * siblings_of(leaves, touched)
				})
				.max();
			assert_eq!(
				Some(max_proof_len(shape, samples) as u64),
				longest,
				"{leaves} {samples}"
			);
		}
	}
	assert_eq!(
		max_proof_len(
			Shape {
				m: 8192,
				k: 1,
				n: 8192
			},
			SAMPLES
		),
		MAX_PROOF_LEN as usize
	);
}

#[test]
fn bound_should_keep_sums_exact_when_the_inner_dimension_is_allowed() {
	for (k, expected) in [
		(1, 127),
		(1024, 127),
		(2048, 90),
		(4096, 63),
		(8192, 45),
		(16_384, 31),
	] {
		assert_eq!(bound(k), expected);
	}
	for k in 1..=MAX_INNER {
		let l = u32::from(bound(k));
		assert!(l * l * k < 1 << 24);
		assert!(l == 127 || (l + 1) * (l + 1) * k >= 1 << 24);
	}
}

#[test]
fn shape_should_be_refused_when_past_a_limit() {
	let valid = |m, k, n| Shape { m, k, n }.is_valid();
	assert!(valid(1, 1, 1) && valid(8192, 16_384, 8192) && valid(1 << 26, 4, 1));
	assert!(!valid(0, 1, 1) && !valid(1, 0, 1) && !valid(1, 1, 0));
	assert!(!valid(1, MAX_INNER + 1, 1));
	assert!(!valid((1 << 26) + 1, 1, 1) && !valid(1 << 26, 5, 1) && !valid(1, 5, 1 << 26));
	assert!(!valid(u32::MAX, u32::MAX, u32::MAX));
	assert_eq!(
		Shape {
			m: u32::MAX,
			k: u32::MAX,
			n: u32::MAX
		}
		.work(),
		u64::MAX
	);
}

#[test]
fn padding_should_be_refused_when_it_is_not_zero() {
	let shape = Shape { m: 3, k: 5, n: 7 };
	let c = product(&[7; 32], shape);
	let mut padded = c.clone();
	padded.resize(64, 1);
	// The hash binds the false padding, the leaf is still not the one defined.
	let proof = prove(shape, &padded, &[0]);
	let root = output_root(shape, &padded);
	assert_eq!(
		open(&root, shape, &[0], &proof),
		Err(ProofError::NonZeroPadding)
	);
	assert_eq!(open(&root, shape, &[], &proof), Err(ProofError::BadIndex));
	assert_eq!(open(&root, shape, &[21], &proof), Err(ProofError::BadIndex));
}

#[test]
fn seeds_should_differ_when_any_part_differs() {
	let (r, w) = ([1; 32], [2; 32]);
	let seeds = [
		task_seed(&r, 1, 1, &w),
		task_seed(&w, 1, 1, &w),
		task_seed(&r, 2, 1, &w),
		task_seed(&r, 1, 2, &w),
		task_seed(&r, 1, 1, &r),
		challenge_seed(&r, 1, 1, &w),
	];
	assert!(
		seeds
			.iter()
			.enumerate()
			.all(|(i, seed)| !seeds[..i].contains(seed))
	);
}

/// Known answers, computed apart from this crate.
#[test]
fn seeds_should_be_the_defined_hashes_when_made() {
	let (r, w) = ([1; 32], [2; 32]);
	let task = "0410901f5b2e8fe95086d128e22d0ff3f2f29e726e4afe78c6efd0187874f9b5";
	assert_eq!(hex::encode(task_seed(&r, 7, 3, &w)), task);
	let challenge = "8be3214caa13d6580b0ebf3455349c09e160784ae70fd6c3113c0d50d112afb9";
	assert_eq!(hex::encode(challenge_seed(&r, 7, 3, &w)), challenge);
	let benchmark = "7086fe6ea2836adb5fc8227312ea369840fe8536920de4d3144ea35436e57fa7";
	assert_eq!(hex::encode(benchmark_seed(&r, &w, &[r, w])), benchmark);
}
