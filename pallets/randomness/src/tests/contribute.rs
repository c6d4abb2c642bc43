// SPDX-License-Identifier: Apache-2.0
//! What a block must hold, and whose it must be.

use crate::{Current, CurrentTurn, Error, mock::*, vrf};
use computechain_primitives::Randomness as _;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

type Refusal = Error<Test>;

#[test]
fn contribution_should_be_taken_when_it_is_the_authors() {
	run(|| {
		begin(1, 10);
		let before = Current::<Test>::get();
		assert_ok!(add(by(1, 10)));
		let after = Current::<Test>::get();
		assert_ne!(before, after);
		assert_eq!(Randomness::of_block(1), Some(after));
		assert!(CurrentTurn::<Test>::exists());
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_somebody_signs_the_call() {
	run(|| {
		begin(1, 10);
		let right = by(1, 10);
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::root()] {
			assert_noop!(
				Randomness::contribute(origin, right),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(add(right));
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_the_block_has_one() {
	run(|| {
		begin(1, 10);
		let (right, other) = (by(1, 10), by(1, 10));
		assert_ok!(add(right));
		for again in [right, other, by(1, 10), [0; 96]] {
			assert_noop!(add(again), Refusal::Twice);
		}
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_another_key_made_it() {
	run(|| {
		begin(1, 10);
		assert_noop!(add(by(2, 10)), Refusal::BadProof);
		// Half of each is neither's.
		let (mine, foreign) = (by(1, 10), by(2, 10));
		let mut mixed = mine;
		mixed[..32].copy_from_slice(&foreign[..32]);
		assert_noop!(add(mixed), Refusal::BadProof);
		let mut mixed = foreign;
		mixed[..32].copy_from_slice(&mine[..32]);
		assert_noop!(add(mixed), Refusal::BadProof);
		assert_ok!(add(mine));
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_it_is_for_another_slot() {
	run(|| {
		begin(1, 10);
		for slot in [0, 9, 11, u64::MAX] {
			assert_noop!(add(by(1, slot)), Refusal::BadProof);
		}
		assert_ok!(add(by(1, 10)));
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_it_follows_other_randomness() {
	run(|| {
		let early = by(1, 11);
		block(2, 10);
		begin(1, 11);
		assert_noop!(add(early), Refusal::BadProof);
		let invented = vrf::sign(&author(1), &[7; 32], 11);
		assert_noop!(add(invented), Refusal::BadProof);
		assert_ok!(add(by(1, 11)));
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_a_bit_of_it_is_wrong() {
	run(|| {
		begin(1, 10);
		let right = by(1, 10);
		for bit in 0..96 * 8 {
			let mut wrong = right;
			wrong[bit / 8] ^= 1 << (bit % 8);
			assert_noop!(add(wrong), Refusal::BadProof);
		}
		for nonsense in [[0; 96], [0xff; 96], [1; 96]] {
			assert_noop!(add(nonsense), Refusal::BadProof);
		}
		assert_ok!(add(right));
		end();
	});
}

#[test]
fn contribution_should_be_refused_when_it_is_nobodys_turn() {
	run(|| {
		block(1, 10);
		System::set_block_number(2);
		assert_noop!(add(by(1, 10)), Refusal::NoAuthor);
		System::set_block_number(1);
	});
}

#[test]
fn contribution_should_be_refused_when_the_authors_key_is_no_key() {
	run(|| {
		block(1, 10);
		begin(1, 11);
		for no_key in [[0; 32], [0xff; 32]] {
			let turn = CurrentTurn::<Test>::get();
			CurrentTurn::<Test>::mutate(|turn| turn.as_mut().unwrap().author = no_key);
			assert_noop!(add(by(1, 11)), Refusal::BadProof);
			assert_noop!(add([0; 96]), Refusal::BadProof);
			CurrentTurn::<Test>::set(turn);
		}
		assert_ok!(add(by(1, 11)));
		end();
	});
}

#[test]
#[should_panic(expected = "The author must add its randomness to the block")]
fn block_should_not_end_when_nothing_was_added() {
	run(|| {
		block(1, 10);
		begin(1, 11);
		end();
	});
}

#[test]
#[should_panic(expected = "The author must add its randomness to the block")]
fn block_should_not_end_when_what_was_added_is_wrong() {
	run(|| {
		begin(1, 10);
		assert_noop!(add(by(2, 10)), Refusal::BadProof);
		end();
	});
}
