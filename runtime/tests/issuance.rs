// SPDX-License-Identifier: Apache-2.0
//! No transaction moves the issuance past the books, however deep it hides the call that would;
//! and tips of any size rank transactions.

mod common;

use codec::Encode;
use common::{chain, preset, transaction};
use computechain_primitives::{Balance, CPC, NetworkParameters};
use computechain_runtime::{
	Balances, Executive, OriginCaller, RuntimeCall, RuntimeOrigin,
	configs::ProxyType,
	extensions::{ChargeTransactionPayment, GuardIssuance, tree},
};
use frame_support::{
	assert_ok, dispatch::GetDispatchInfo, traits::GetCallMetadata, weights::Weight,
};
use frame_system::RawOrigin;
use pallet_balances::{AdjustmentDirection, Call as Money};
use pallet_multisig::Call as Multisig;
use pallet_proxy::Call as Proxy;
use pallet_sudo::Call as Sudo;
use pallet_transaction_payment::ChargeTransactionPayment as Upstream;
use pallet_utility::Call as Utility;
use scale_info::{PortableRegistry, Registry, TypeDef, form::PortableForm, meta_type};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{
	traits::{DispatchTransaction, TransactionExtension, TxBaseImplication},
	transaction_validity::{InvalidTransaction, TransactionSource::External},
};
use std::collections::BTreeSet;

/// The calls that move the issuance without a word to the books, or free what is on hold.
fn refused() -> [RuntimeCall; 6] {
	let bob = || Key::Bob.to_account_id().into();
	let who = bob();
	[
		Money::burn {
			value: CPC,
			keep_alive: true,
		}
		.into(),
		Money::force_set_balance { who, new_free: CPC }.into(),
		Money::force_adjust_total_issuance {
			direction: AdjustmentDirection::Increase,
			delta: CPC,
		}
		.into(),
		Money::force_unreserve {
			who: bob(),
			amount: CPC,
		}
		.into(),
		Proxy::create_pure {
			proxy_type: ProxyType::Any,
			delay: 0,
			index: 0,
		}
		.into(),
		Proxy::kill_pure {
			spawner: bob(),
			proxy_type: ProxyType::Any,
			index: 0,
			height: 1,
			ext_index: 1,
		}
		.into(),
	]
}

/// Something that nobody minds.
fn harmless() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![1] }.into()
}

/// Every call of the runtime that carries a call, around `call`.
fn around(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let boxed = || Box::new(call.clone());
	let calls = || vec![harmless(), call.clone(), harmless()];
	let bob = Key::Bob.to_account_id();
	let as_origin = || Box::new(OriginCaller::system(RawOrigin::Root));
	let weight = Weight::zero();
	vec![
		Utility::batch { calls: calls() }.into(),
		Utility::batch_all { calls: calls() }.into(),
		Utility::force_batch { calls: calls() }.into(),
		Utility::as_derivative {
			index: 0,
			call: boxed(),
		}
		.into(),
		Utility::dispatch_as {
			as_origin: as_origin(),
			call: boxed(),
		}
		.into(),
		Utility::dispatch_as_fallible {
			as_origin: as_origin(),
			call: boxed(),
		}
		.into(),
		Utility::with_weight {
			call: boxed(),
			weight,
		}
		.into(),
		Utility::if_else {
			main: boxed(),
			fallback: Box::new(harmless()),
		}
		.into(),
		Utility::if_else {
			main: Box::new(harmless()),
			fallback: boxed(),
		}
		.into(),
		Proxy::proxy {
			real: bob.clone().into(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		Proxy::proxy_announced {
			delegate: bob.clone().into(),
			real: bob.clone().into(),
			force_proxy_type: None,
			call: boxed(),
		}
		.into(),
		Multisig::as_multi_threshold_1 {
			other_signatories: vec![bob.clone()],
			call: boxed(),
		}
		.into(),
		Multisig::as_multi {
			threshold: 2,
			other_signatories: vec![bob.clone()],
			maybe_timepoint: None,
			call: boxed(),
			max_weight: weight,
		}
		.into(),
		Sudo::sudo { call: boxed() }.into(),
		Sudo::sudo_unchecked_weight {
			call: boxed(),
			weight,
		}
		.into(),
		Sudo::sudo_as {
			who: bob.into(),
			call: boxed(),
		}
		.into(),
	]
}

/// Whether the guard lets a call of `//Alice`, who is sudo, pass.
fn passes(call: &RuntimeCall) -> bool {
	let origin = RuntimeOrigin::signed(Key::Alice.to_account_id());
	let result =
		GuardIssuance.validate_only(origin, call, &call.get_dispatch_info(), 0, External, 0);
	match result {
		Ok(_) => true,
		Err(error) => {
			assert_eq!(error, InvalidTransaction::Call.into());
			false
		}
	}
}

#[test]
fn calls_should_be_refused_when_they_or_calls_within_them_move_the_issuance() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		for call in refused() {
			assert!(!passes(&call));
			for outer in around(&call) {
				assert!(!passes(&outer), "{outer:?}");
				for outermost in around(&outer) {
					assert!(!passes(&outermost), "{outermost:?}");
				}
			}
		}
		let harmless = harmless();
		assert!(passes(&harmless));
		for outer in around(&harmless) {
			assert!(passes(&outer), "{outer:?}");
		}
	});
}

#[test]
fn transactions_should_be_invalid_when_root_would_move_the_issuance() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		let issuance = Balances::total_issuance();
		for call in refused() {
			let deep = (0..40).fold(call, |call, _| {
				Utility::batch_all { calls: vec![call] }.into()
			});
			let call = Box::new(deep);
			let transaction = transaction(Key::Alice, Sudo::sudo { call }, 0);
			assert_eq!(
				Executive::apply_extrinsic(transaction),
				Err(InvalidTransaction::Call.into())
			);
		}
		let call = Box::new(harmless());
		let allowed = transaction(Key::Alice, Sudo::sudo { call }, 0);
		assert_ok!(Executive::apply_extrinsic(allowed).expect("the transaction is valid"));
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn guard_should_know_every_call_that_carries_calls_when_the_runtime_changes() {
	let mut registry = Registry::new();
	let call = registry.register_type(&meta_type::<RuntimeCall>()).id;
	let types: PortableRegistry = registry.into();
	let variants = |id: u32| match &types.resolve(id).expect("a type").type_def {
		TypeDef::Variant(variants) => variants.variants.clone(),
		_ => panic!("calls are enums"),
	};
	let mut carrying = BTreeSet::new();
	for pallet in variants(call) {
		for variant in variants(pallet.fields[0].ty.id) {
			let mut fields = variant.fields.iter();
			if fields.any(|field| holds(&types, field.ty.id, call, &mut BTreeSet::new())) {
				carrying.insert((pallet.name.clone(), variant.name.clone()));
			}
		}
	}
	let known: BTreeSet<_> = around(&harmless())
		.iter()
		.map(GetCallMetadata::get_call_metadata)
		.map(|call| (call.pallet_name.to_string(), call.function_name.to_string()))
		.collect();
	assert_eq!(carrying, known);
	// Each of them has its arm.
	for call in around(&refused()[0]) {
		assert!(tree(&call).count() > 1, "{call:?}");
	}
}

/// Whether a value of a type can hold a value of another.
fn holds(types: &PortableRegistry, id: u32, wanted: u32, seen: &mut BTreeSet<u32>) -> bool {
	if id == wanted {
		return true;
	}
	if !seen.insert(id) {
		return false;
	}
	parts(&types.resolve(id).expect("a type").type_def)
		.into_iter()
		.any(|part| holds(types, part, wanted, seen))
}

/// The types that a type is made of.
fn parts(definition: &TypeDef<PortableForm>) -> Vec<u32> {
	match definition {
		TypeDef::Composite(of) => of.fields.iter().map(|field| field.ty.id).collect(),
		TypeDef::Variant(of) => {
			let fields = of.variants.iter().flat_map(|variant| &variant.fields);
			fields.map(|field| field.ty.id).collect()
		}
		TypeDef::Sequence(of) => vec![of.type_param.id],
		TypeDef::Array(of) => vec![of.type_param.id],
		TypeDef::Tuple(of) => of.fields.iter().map(|field| field.id).collect(),
		TypeDef::Compact(of) => vec![of.type_param.id],
		TypeDef::Primitive(_) | TypeDef::BitSequence(_) => vec![],
	}
}

#[test]
fn guard_should_weigh_every_call_it_visits_when_a_transaction_is_weighed() {
	let one = GuardIssuance.weight(&harmless());
	assert!(one.ref_time() > 0);
	let calls = vec![harmless(); 100];
	let batch: RuntimeCall = Utility::batch { calls }.into();
	// The second hundred costs as much as the first; a walk begins once.
	let more = GuardIssuance.weight(&batch) - one;
	let calls = vec![harmless(); 200];
	let batch: RuntimeCall = Utility::batch { calls }.into();
	assert!(more.ref_time() > 0);
	assert_eq!(GuardIssuance.weight(&batch) - one, more * 2);
}

/// The priority of a transfer with that tip.
fn priority(tip: Balance) -> u64 {
	let dest = Key::Bob.to_account_id().into();
	let call: RuntimeCall = Money::transfer_keep_alive { dest, value: CPC }.into();
	let origin = RuntimeOrigin::signed(Key::Alice.to_account_id());
	let info = call.get_dispatch_info();
	ChargeTransactionPayment::from(tip)
		.validate(
			origin,
			&call,
			&info,
			150,
			(),
			&TxBaseImplication(()),
			External,
		)
		.expect("Alice can pay")
		.0
		.priority
}

#[test]
fn priority_should_rise_with_the_tip_when_tips_are_of_any_size() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		let unit = NetworkParameters::TIP_UNIT;
		let none = priority(0);
		assert_eq!(priority(unit - 1), none);
		for units in [1, 2, 1_000, 1_000_000, 1_000_000_000, 100_000 * CPC / unit] {
			let expected = u128::from(none) * (units + 1);
			assert_eq!(u128::from(priority(units * unit)), expected);
		}
		assert!(u128::from(none) * (100_000 * CPC / unit + 1) < u64::MAX.into());
	});
}

#[test]
fn payment_should_look_like_that_of_the_pallet_when_seen_from_outside() {
	type Theirs = Upstream<computechain_runtime::Runtime>;
	let ours = <ChargeTransactionPayment as TransactionExtension<RuntimeCall>>::metadata();
	let theirs = <Theirs as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(ours.len(), 1);
	assert_eq!(ours[0].identifier, theirs[0].identifier);
	assert_eq!(ours[0].ty.type_info(), theirs[0].ty.type_info());
	for tip in [0, 1, CPC, Balance::MAX] {
		let encoded = ChargeTransactionPayment::from(tip).encode();
		assert_eq!(encoded, Theirs::from(tip).encode());
	}
}
