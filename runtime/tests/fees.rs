// SPDX-License-Identifier: Apache-2.0
//! What transactions cost, who gets it, and what nobody may do.

mod common;

use codec::Encode;
use common::{chain, events, free, happened, last_fee, preset, submit_with_tip, transaction};
use computechain_primitives::{Balance, CPC};
use computechain_runtime::{
	AccountId, Balances, Economics, Runtime, RuntimeCall, RuntimeOrigin, Session,
	TransactionPayment, configs::ProxyType,
};
use frame_support::{assert_ok, weights::Weight};
use frame_system::Error::CallFiltered;
use pallet_utility::{Call as Utility, Event as UtilityEvent};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring as Key;
use sp_runtime::{DispatchError, DispatchResult, traits::Dispatchable};

fn transfer(dest: &AccountId, value: Balance) -> RuntimeCall {
	let dest = dest.clone().into();
	pallet_balances::Call::transfer_keep_alive { dest, value }.into()
}

#[test]
fn fee_and_tip_should_go_to_author_and_treasury_when_a_transaction_is_included() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		let author = Session::validators()[0].clone();
		let pool = || pallet_economics::AuthorPools::<Runtime>::get(0, &author);
		let treasury = || free(&Economics::treasury());
		let (payer, receiver) = (Key::Ferdie.to_account_id(), AccountId::new([7; 32]));
		for tip in [0, 3 * CPC + 7] {
			let before = (pool(), treasury(), free(&payer), Balances::total_issuance());
			assert_ok!(submit_with_tip(Key::Ferdie, transfer(&receiver, CPC), tip));
			let fee = last_fee();
			assert!(fee > tip);
			let (to_author, to_treasury) = (fee * 90 / 100, fee * 10 / 100);
			let burned = fee - to_author - to_treasury;
			assert_eq!(pool(), before.0 + to_author);
			assert_eq!(treasury(), before.1 + to_treasury);
			assert_eq!(free(&payer), before.2 - fee - CPC);
			assert_eq!(Balances::total_issuance(), before.3 - burned);
			assert!(happened(pallet_economics::Event::FeesSplit {
				author: to_author,
				treasury: to_treasury,
				burned,
			}));
		}
	});
}

#[test]
fn reward_of_one_should_exceed_the_fee_when_the_reveal_is_the_largest() {
	chain(&preset(DEV_RUNTIME_PRESET), |_| {
		let largest = pallet_compute::Call::reveal_result {
			task: 0,
			multiproof: vec![1; pallet_compute::MAX_MULTIPROOF as usize]
				.try_into()
				.expect("the largest proof fits"),
		};
		let reveal = transaction(Key::Bob, largest, 0);
		let length = reveal.encoded_size() as u32;
		assert!(length > 88 * 1024);
		let fee = TransactionPayment::query_info(reveal, length).partial_fee;
		// The worker's part of a reward of 1 CPC.
		assert!(fee < CPC * 85 / 100, "{fee}");
	});
}

/// Makes a call without a transaction, which would be refused as a whole.
fn made(who: Key, call: impl Into<RuntimeCall>) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.to_account_id());
	let result = call.into().dispatch(origin);
	result.map(|_| ()).map_err(|error| error.error)
}

#[test]
fn burn_should_be_filtered_when_called_directly_or_for_another() {
	chain(&preset(DEV_RUNTIME_PRESET), |chain| {
		let burn = || -> RuntimeCall {
			let (value, keep_alive) = (CPC, true);
			pallet_balances::Call::burn { value, keep_alive }.into()
		};
		let filtered: DispatchResult = Err(CallFiltered::<Runtime>.into());
		let error = DispatchError::from(CallFiltered::<Runtime>);
		let (alice, bob) = (Key::Alice.to_account_id(), Key::Bob.to_account_id());
		assert_eq!(made(Key::Bob, burn()), filtered);

		let calls = || vec![burn()];
		assert_ok!(made(Key::Bob, Utility::batch { calls: calls() }));
		assert!(happened(UtilityEvent::BatchInterrupted { index: 0, error }));
		assert_ok!(made(Key::Bob, Utility::force_batch { calls: calls() }));
		assert!(happened(UtilityEvent::ItemFailed { error }));
		let all = Utility::batch_all { calls: calls() };
		assert_eq!(made(Key::Bob, all), filtered);
		let nested = Utility::batch_all {
			calls: vec![Utility::batch_all { calls: calls() }.into()],
		};
		assert_eq!(made(Key::Bob, nested), filtered);
		let either = Utility::if_else {
			main: Box::new(burn()),
			fallback: Box::new(burn()),
		};
		assert_eq!(made(Key::Bob, either), filtered);
		let index = 0;
		let derivative = pallet_utility::derivative_account_id(bob.clone(), index);
		assert_ok!(made(Key::Bob, transfer(&derivative, 10 * CPC)));
		let call = Box::new(burn());
		let as_derivative = Utility::as_derivative { index, call };
		assert_eq!(made(Key::Bob, as_derivative), filtered);
		assert_eq!(free(&derivative), 10 * CPC);

		let add = pallet_proxy::Call::add_proxy {
			delegate: bob.clone().into(),
			proxy_type: ProxyType::Any,
			delay: 0,
		};
		assert_ok!(made(Key::Alice, add));
		let by_proxy = pallet_proxy::Call::proxy {
			real: alice.clone().into(),
			force_proxy_type: None,
			call: Box::new(burn()),
		};
		assert_ok!(made(Key::Bob, by_proxy));
		let result = filtered;
		assert!(happened(pallet_proxy::Event::ProxyExecuted { result }));

		let by_one = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![alice.clone()],
			call: Box::new(burn()),
		};
		assert_eq!(made(Key::Bob, by_one), filtered);
		let by_two = |other: AccountId, maybe_timepoint| pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: vec![other],
			maybe_timepoint,
			call: Box::new(burn()),
			max_weight: Weight::from_parts(1_000_000_000, 100_000),
		};
		let timepoint = pallet_multisig::Pallet::<Runtime>::timepoint();
		assert_ok!(made(Key::Bob, by_two(alice, None)));
		chain.next_block();
		assert_ok!(made(Key::Alice, by_two(bob, Some(timepoint))));
		let executed = events().any(|event| {
			matches!(
				event,
				computechain_runtime::RuntimeEvent::Multisig(
					pallet_multisig::Event::MultisigExecuted { result, .. }
				) if result == filtered
			)
		});
		assert!(executed);
	});
}
