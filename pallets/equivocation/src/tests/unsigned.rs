// SPDX-License-Identifier: Apache-2.0
//! An unsigned report: what the pool and the blocks say to it.

use crate::{DoubleAuthoring, LONGEVITY, mock::*, pallet::*};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	pallet_prelude::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	traits::{Authorize, UnfilteredDispatchable},
};
use frame_system::RawOrigin;
use sp_runtime::traits::DispatchTransaction;

const SOURCES: [TransactionSource; 3] = [
	TransactionSource::Local,
	TransactionSource::External,
	TransactionSource::InBlock,
];

fn validity(
	source: TransactionSource,
	proof: DoubleAuthoring<Header>,
) -> Result<ValidTransaction, TransactionValidityError> {
	let authorized = report(proof).authorize(source);
	authorized.unwrap().map(|(validity, _)| validity)
}

#[test]
fn report_should_be_valid_from_every_source_when_the_proof_holds() {
	run(|| {
		for source in SOURCES {
			let valid = validity(source, proof(0, 99, 0)).unwrap();
			assert_eq!(valid.priority, u64::MAX);
			assert_eq!(valid.longevity, LONGEVITY);
			assert!(valid.propagate);
			assert!(valid.requires.is_empty());
			assert_eq!(valid.provides.len(), 1);
		}
		// Looking at it changes nothing.
		assert!(Told::get().is_empty());
		assert!(Reported::<Test>::get(0).is_empty());
	});
}

#[test]
fn reports_should_exclude_each_other_when_session_and_author_are_the_same() {
	run(|| {
		let tags = |session, slot, number| {
			validity(TransactionSource::External, proof(session, slot, number))
				.unwrap()
				.provides
		};
		let one = tags(0, 99, 0);
		assert_eq!(one, tags(0, 96, 0));
		assert_ne!(one, tags(0, 97, 1));
		rotate(&[0, 1, 2]);
		blocks(1);
		assert_ne!(one, tags(1, 102, 0));
	});
}

#[test]
fn report_should_be_invalid_from_every_source_when_the_proof_does_not_hold() {
	run(|| {
		let mut one_block = proof(0, 99, 0);
		one_block.second = seal(unsealed(99, 1), 0);
		for source in SOURCES {
			for (proof, why) in [
				(proof(0, 99, 1), InvalidTransaction::BadProof),
				(proof(3, 99, 0), InvalidTransaction::BadProof),
				(one_block.clone(), InvalidTransaction::BadProof),
				(proof(0, 105, 0), InvalidTransaction::Future),
			] {
				assert_eq!(validity(source, proof), Err(why.into()));
			}
		}
		blocks(BLOCKS);
		let old = validity(TransactionSource::External, proof(0, 99, 0));
		assert_eq!(old, Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn report_should_be_stale_when_the_validator_was_reported() {
	run(|| {
		let call: RuntimeCall = report(proof(0, 99, 0)).into();
		assert_ok!(call.dispatch_bypass_filter(RawOrigin::Authorized.into()));
		assert_eq!(Told::get(), [(account(0), 0)]);
		for source in SOURCES {
			let again = validity(source, proof(0, 96, 0));
			assert_eq!(again, Err(InvalidTransaction::Stale.into()));
		}
		assert_noop!(
			Equivocation::report_double_authoring(
				RawOrigin::Authorized.into(),
				Box::new(proof(0, 99, 0)),
			),
			Error::<Test>::AlreadyReported
		);
	});
}

#[test]
fn unsigned_transaction_should_be_dispatched_once_through_the_extension() {
	run(|| {
		let call: RuntimeCall = report(proof(0, 99, 0)).into();
		let info = call.get_dispatch_info();
		let send = || {
			Extension::new().dispatch_transaction(RawOrigin::None.into(), call.clone(), &info, 0, 0)
		};
		assert_ok!(send().unwrap());
		assert_eq!(Told::get(), [(account(0), 0)]);
		assert_eq!(
			send().unwrap_err(),
			TransactionValidityError::from(InvalidTransaction::Stale)
		);
		assert_eq!(Told::get().len(), 1);
		// A signed one is not looked at by the extension.
		let (_, weight, _) = Extension::new()
			.validate_only(
				RawOrigin::Signed(account(9)).into(),
				&call,
				&info,
				0,
				TransactionSource::External,
				0,
			)
			.unwrap();
		assert_eq!(weight, Default::default());
	});
}
