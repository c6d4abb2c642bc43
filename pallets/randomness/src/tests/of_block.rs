// SPDX-License-Identifier: Apache-2.0
//! Which blocks have randomness.

use crate::{HISTORY, History, mock::*};
use computechain_primitives::Randomness as _;
use frame_support::assert_ok;

#[test]
fn randomness_should_be_known_when_its_block_has_it() {
	run(|| {
		assert_eq!(Randomness::of_block(0), None);
		assert_eq!(Randomness::of_block(1), None);
		block(1, 10);
		let first = Randomness::of_block(1);
		assert!(first.is_some());
		begin(2, 11);
		// Not in what the block begins with.
		assert_eq!(Randomness::of_block(2), None);
		assert_eq!(Randomness::of_block(1), first);
		assert_ok!(add(by(2, 11)));
		let second = Randomness::of_block(2);
		assert!(second.is_some());
		assert_ne!(second, first);
		end();
		assert_eq!(Randomness::of_block(1), first);
		assert_eq!(Randomness::of_block(2), second);
	});
}

#[test]
fn randomness_should_be_unknown_when_the_block_is_to_come() {
	run(|| {
		for slot in 10..13 {
			block(1, slot);
		}
		for block in [0, 4, 5, u32::MAX] {
			assert_eq!(Randomness::of_block(block), None);
		}
	});
}

#[test]
fn randomness_should_be_forgotten_when_enough_blocks_have_passed() {
	run(|| {
		// What is remembered needs no proof to be forgotten again.
		for block in 1..=HISTORY - 1 {
			History::<Test>::insert(block, [9; 32]);
		}
		crate::Current::<Test>::put([9; 32]);
		System::set_block_number((HISTORY - 1).into());

		for (now, slot) in (HISTORY..HISTORY + 5).zip(1_000..) {
			block(1, slot);
			assert!(Randomness::of_block(now).is_some());
			let oldest = now - HISTORY + 1;
			assert!(Randomness::of_block(oldest).is_some());
			assert_eq!(Randomness::of_block(oldest - 1), None);
			assert_eq!(History::<Test>::iter_keys().count(), HISTORY as usize);
		}
	});
}

#[test]
fn memory_should_cover_the_longest_reveal_when_the_network_is_full() {
	let validators = computechain_primitives::MAX_AUTHORITIES;
	const { assert!(HISTORY == 1_024) };
	assert!(HISTORY > 2 * validators + 20);
}
