// SPDX-License-Identifier: Apache-2.0
//! Who may make which call: every call of the runtime, by nobody, a stranger, its owner and root.
//!
//! The privileged origin is root until there is governance.

#[path = "../common/mod.rs"]
mod common;
mod foreign;
mod own;
mod scene;

use common::{chain, network, numbered};
use computechain_primitives::CPC;
use computechain_runtime::{
	AccountId, Runtime, RuntimeCall, RuntimeOrigin, configs::BaseCallFilter, params,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::RawOrigin,
	storage::{TransactionOutcome, with_transaction},
	traits::{Contains, GetCallMetadata},
};
use scene::STRANGER;
use sp_runtime::{DispatchError, DispatchResult, traits::Dispatchable};
use std::collections::BTreeSet;

const BAD_ORIGIN: DispatchResult = Err(DispatchError::BadOrigin);

/// What a call comes to, by who makes it.
struct Row {
	call: RuntimeCall,
	nobody: DispatchResult,
	stranger: DispatchResult,
	/// Whoever may make the call; nobody may where only root may.
	owner: Option<(AccountId, DispatchResult)>,
	/// None where making the call natively needs what a test has not.
	root: Option<DispatchResult>,
}

/// A call that any signer may try.
fn signed(
	call: impl Into<RuntimeCall>,
	owner: u32,
	stranger: Result<(), impl Into<DispatchError>>,
) -> Row {
	Row {
		call: call.into(),
		nobody: BAD_ORIGIN,
		stranger: stranger.map_err(Into::into),
		owner: Some((numbered(owner), Ok(()))),
		root: Some(BAD_ORIGIN),
	}
}

/// A call that any signer may make.
fn open(call: impl Into<RuntimeCall>, owner: u32) -> Row {
	signed(call, owner, Ok::<_, DispatchError>(()))
}

/// A call of root.
fn privileged(call: impl Into<RuntimeCall>) -> Row {
	Row {
		call: call.into(),
		nobody: BAD_ORIGIN,
		stranger: BAD_ORIGIN,
		owner: None,
		root: Some(Ok(())),
	}
}

/// A call that every origin may try, with the same result.
fn free(call: impl Into<RuntimeCall>, result: DispatchResult) -> Row {
	Row {
		call: call.into(),
		nobody: result,
		stranger: result,
		owner: None,
		root: Some(result),
	}
}

/// Makes a call and takes back what it did. An error must have done nothing.
fn attempt(row: &RuntimeCall, origin: RuntimeOrigin, expected: DispatchResult, who: &str) {
	let name = row.get_call_metadata();
	let dispatch = || {
		let result = row.clone().dispatch(origin.clone());
		result.map(|_| ()).map_err(|error| error.error)
	};
	let result = with_transaction(|| {
		let result = dispatch();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
	});
	assert_eq!(result, Ok(expected), "{name:?} by {who}");
	if let Err(error) = expected {
		assert_noop!(dispatch(), error);
	}
}

#[test]
fn calls_should_be_refused_when_made_by_the_wrong_origin() {
	let endowed: Vec<_> = (10..20)
		.map(|number| (numbered(number), 20_000 * CPC))
		.collect();
	let mut parameters = params::development(1_000);
	parameters.staking.jail_misses = 3;
	chain(&network(parameters, 5, &endowed), |chain| {
		let scene = scene::set(chain);
		let mut rows = own::rows(&scene);
		rows.extend(foreign::rows(&scene));
		for row in &mut rows {
			// A filter comes first for everybody but root.
			if !BaseCallFilter::contains(&row.call) {
				let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
				(row.nobody, row.stranger) = (filtered, filtered);
				row.owner = row.owner.take().map(|(owner, _)| (owner, filtered));
			}
			let ends_the_block = matches!(row.call, RuntimeCall::Timestamp(_));
			if !ends_the_block {
				attempt(&row.call, RuntimeOrigin::none(), row.nobody, "nobody");
			}
			let stranger = RuntimeOrigin::signed(numbered(STRANGER));
			attempt(&row.call, stranger, row.stranger, "a stranger");
			if let Some((owner, expected)) = &row.owner {
				let owner = RuntimeOrigin::signed(owner.clone());
				attempt(&row.call, owner, *expected, "its owner");
			}
			if let Some(expected) = row.root {
				attempt(&row.call, RuntimeOrigin::root(), expected, "root");
			}
		}

		// A call without a row fails here. No pallet has tasks, so nobody can make `do_task`.
		let listed: BTreeSet<_> = rows
			.iter()
			.map(|row| row.call.get_call_metadata())
			.map(|metadata| (metadata.pallet_name, metadata.function_name))
			.collect();
		let all: BTreeSet<_> = RuntimeCall::get_module_names()
			.iter()
			.flat_map(|pallet| {
				let names = RuntimeCall::get_call_names(pallet).iter();
				names.map(|name| (*pallet, *name))
			})
			.filter(|name| *name != ("System", "do_task"))
			.collect();
		assert_eq!(listed, all);
	});
}

#[test]
fn proof_of_double_signing_should_be_taken_without_a_signer_when_it_authorizes_itself() {
	chain(&network(params::development(1_000), 5, &[]), |_| {
		let report: RuntimeCall = own::double_authoring().into();
		assert_ok!(report.clone().dispatch(RawOrigin::Authorized.into()));
		let known = pallet_equivocation::Error::<Runtime>::AlreadyReported;
		let again = report.dispatch(RawOrigin::Authorized.into());
		assert_noop!(
			again.map_err(|error| error.error),
			DispatchError::from(known)
		);
	});
}
