// SPDX-License-Identifier: Apache-2.0
//! A signed report.

use crate::{DoubleAuthoring, MAX_HEADER_SIZE, mock::*, pallet::*};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, Pays},
};
use frame_system::RawOrigin;
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_runtime::{DigestItem, DispatchError};

fn send(proof: DoubleAuthoring<Header>) -> DispatchResultWithPostInfo {
	Equivocation::report_double_authoring(RawOrigin::Signed(account(9)).into(), Box::new(proof))
}

/// Slot 99 belongs to validator 0, 100 to 1, and so on.
fn valid() -> DoubleAuthoring<Header> {
	proof(0, 99, 0)
}

#[test]
fn report_should_reach_the_sink_for_free_when_the_proof_holds() {
	run(|| {
		let paid = send(valid()).unwrap().pays_fee;
		assert_eq!(paid, Pays::No);
		assert_eq!(Told::get(), [(account(0), 0)]);
		System::assert_last_event(
			Event::<Test>::DoubleAuthored {
				validator: account(0),
				session: 0,
				slot: 99,
			}
			.into(),
		);
	});
}

#[test]
fn report_should_hold_when_the_headers_come_in_the_other_order() {
	run(|| {
		let DoubleAuthoring {
			session,
			first,
			second,
		} = valid();
		assert_ok!(send(DoubleAuthoring {
			session,
			first: second,
			second: first,
		}));
		assert_eq!(Told::get(), [(account(0), 0)]);
	});
}

#[test]
fn report_should_be_refused_when_the_origin_is_neither_signed_nor_authorized() {
	run(|| {
		for origin in [RawOrigin::Root, RawOrigin::None] {
			assert_noop!(
				Equivocation::report_double_authoring(origin.into(), Box::new(valid())),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn report_should_be_refused_when_a_header_is_too_long() {
	run(|| {
		let mut long = unsealed(99, 2);
		long.digest
			.push(DigestItem::Other(vec![0; MAX_HEADER_SIZE]));
		let mut proof = valid();
		proof.second = seal(long.clone(), 0);
		assert_noop!(send(proof.clone()), Error::<Test>::TooLarge);
		std::mem::swap(&mut proof.first, &mut proof.second);
		assert_noop!(send(proof), Error::<Test>::TooLarge);
	});
}

#[test]
fn report_should_hold_when_the_header_announces_as_many_authorities_as_there_may_be() {
	run(|| {
		let mut long = unsealed(99, 2);
		long.digest
			.push(DigestItem::Consensus(AURA_ENGINE_ID, vec![0; 256 * 32]));
		long.digest
			.push(DigestItem::Consensus(*b"FRNK", vec![0; 256 * 40]));
		let mut proof = valid();
		proof.second = seal(long, 0);
		assert_ok!(send(proof));
	});
}

#[test]
fn report_should_be_refused_when_the_slots_differ() {
	run(|| {
		let mut proof = valid();
		proof.second = seal(unsealed(96, 2), 0);
		assert_noop!(send(proof), Error::<Test>::DifferentSlots);
	});
}

#[test]
fn report_should_be_refused_when_a_header_names_no_slot_or_two() {
	run(|| {
		let mut none = unsealed(99, 2);
		none.digest.logs.clear();
		let mut two = unsealed(99, 2);
		two.digest.logs.extend(unsealed(99, 2).digest.logs);
		let mut garbled = unsealed(99, 2);
		garbled.digest.logs = vec![DigestItem::PreRuntime(AURA_ENGINE_ID, vec![1])];
		for header in [none, two, garbled] {
			let mut proof = valid();
			proof.second = seal(header, 0);
			assert_noop!(send(proof), Error::<Test>::NoSlot);
		}
	});
}

#[test]
fn report_should_be_refused_when_a_header_has_no_seal_at_its_end() {
	run(|| {
		let mut covered = valid().second;
		covered.digest.push(DigestItem::Other(vec![1]));
		let mut foreign = unsealed(99, 2);
		foreign.digest.push(DigestItem::Seal(*b"pow_", vec![0; 64]));
		let mut short = unsealed(99, 2);
		short
			.digest
			.push(DigestItem::Seal(AURA_ENGINE_ID, vec![0; 63]));
		let mut empty = unsealed(99, 2);
		empty.digest.logs.clear();
		for header in [unsealed(99, 2), covered, foreign, short, empty] {
			let mut proof = valid();
			proof.second = header;
			assert_noop!(send(proof), Error::<Test>::NoSeal);
		}
	});
}

#[test]
fn report_should_be_refused_when_both_headers_are_of_the_same_block() {
	run(|| {
		let mut proof = valid();
		proof.second = proof.first.clone();
		assert_noop!(send(proof), Error::<Test>::SameBlock);
		// Seals are randomised: the hash with the seal is another one, the block is the same.
		let mut proof = valid();
		proof.second = seal(unsealed(99, 1), 0);
		assert_ne!(proof.first.hash(), proof.second.hash());
		assert_noop!(send(proof), Error::<Test>::SameBlock);
	});
}

#[test]
fn report_should_be_refused_when_a_seal_is_by_nobody_or_by_another() {
	run(|| {
		// Neither by the one whose slot it is, nor an authority at all.
		for number in [1, 2, 7] {
			assert_noop!(send(proof(0, 99, number)), Error::<Test>::BadSeal);
			let mut half = valid();
			half.second = seal(unsealed(99, 2), number);
			assert_noop!(send(half.clone()), Error::<Test>::BadSeal);
			std::mem::swap(&mut half.first, &mut half.second);
			assert_noop!(send(half), Error::<Test>::BadSeal);
		}
		// The seal of the other header.
		let mut proof = valid();
		let seal = proof.first.digest.pop().unwrap();
		proof.second.digest.pop();
		proof.first.digest.push(seal.clone());
		proof.second.digest.push(seal);
		assert_noop!(send(proof), Error::<Test>::BadSeal);
		// One bit of the header changed after it was sealed.
		let mut proof = valid();
		proof.second.number += 1;
		assert_noop!(send(proof), Error::<Test>::BadSeal);
	});
}

#[test]
fn report_should_be_refused_when_it_comes_again() {
	run(|| {
		assert_ok!(send(valid()));
		assert_noop!(send(valid()), Error::<Test>::AlreadyReported);
		// Another slot of the same session is the same offence.
		assert_noop!(send(proof(0, 96, 0)), Error::<Test>::AlreadyReported);
		assert_eq!(Told::get().len(), 1);
		// Another validator's is not.
		assert_ok!(send(proof(0, 97, 1)));
		assert_eq!(Told::get().len(), 2);
	});
}

#[test]
fn report_should_be_settled_for_good_when_the_sink_can_not_punish() {
	run(|| {
		Punishes::set(false);
		assert_ok!(send(valid()));
		System::assert_last_event(
			Event::<Test>::NotPunished {
				validator: account(0),
				session: 0,
			}
			.into(),
		);
		assert_noop!(send(valid()), Error::<Test>::AlreadyReported);
	});
}

#[test]
fn report_should_be_refused_when_the_slot_lies_ahead() {
	run(|| {
		// The slot after the current one has begun when two blocks of it are seen.
		assert_ok!(send(proof(0, 101, 2)));
		assert_noop!(send(proof(0, 102, 0)), Error::<Test>::TooEarly);
		assert_noop!(send(proof(0, u64::MAX, 0)), Error::<Test>::TooEarly);
	});
}

#[test]
fn report_should_be_refused_when_the_session_is_unknown_or_not_that_of_the_slot() {
	run(|| {
		assert_noop!(send(proof(1, 99, 0)), Error::<Test>::WrongSession);
		let last = rotate(&[0, 1, 2]);
		blocks(3);
		assert_noop!(send(proof(1, last, 2)), Error::<Test>::WrongSession);
		assert_noop!(send(proof(0, last + 1, 0)), Error::<Test>::WrongSession);
		assert_noop!(send(proof(2, last + 1, 0)), Error::<Test>::WrongSession);
	});
}

#[test]
fn report_should_be_refused_when_no_session_is_recorded() {
	new_ext().execute_with(|| {
		let expected: DispatchErrorWithPostInfo = Error::<Test>::WrongSession.into();
		assert_eq!(send(valid()), Err(expected));
	});
}

#[test]
fn report_should_be_refused_when_the_window_has_passed() {
	run(|| {
		// Block 1 is of slot 100; BLOCKS blocks after it the report still comes in time.
		blocks(BLOCKS);
		assert_noop!(send(proof(0, 99, 0)), Error::<Test>::TooOld);
		assert_ok!(send(proof(0, 100, 1)));
		blocks(1);
		assert_noop!(send(proof(0, 100, 1)), Error::<Test>::TooOld);
		assert_ok!(send(proof(0, 102, 0)));
	});
}

#[test]
fn window_should_run_on_over_the_end_of_a_session() {
	run(|| {
		blocks(3);
		// Slot 104 is the last of session 0.
		assert_eq!(rotate(&[0, 1, 2]), 104);
		blocks(BLOCKS - 2);
		// Of slot 102, two blocks before the end, BLOCKS blocks have passed.
		assert_ok!(send(proof(0, 102, 0)));
		assert_noop!(send(proof(0, 101, 2)), Error::<Test>::TooOld);
		blocks(2);
		assert_ok!(send(proof(0, 104, 2)));
		blocks(1);
		assert_noop!(send(proof(0, 103, 1)), Error::<Test>::TooOld);
	});
}

#[test]
fn window_should_count_blocks_when_the_chain_stood_still() {
	run(|| {
		// Nobody wrote a block for 3,000 slots, but only one block has passed, of a session that
		// has had two.
		block_at(3_100);
		assert_ok!(send(proof(0, 100, 1)));
	});
}
