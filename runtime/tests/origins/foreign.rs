// SPDX-License-Identifier: Apache-2.0
//! The calls of polkadot-sdk's pallets.

use crate::{BAD_ORIGIN, Row, common::numbered, free, open, privileged, scene::*, signed};
use codec::{Decode, Encode};
use computechain_primitives::CPC;
use computechain_runtime::{
	Grandpa, Hash, Hashing, OriginCaller, Runtime, SessionKeys, configs::ProxyType,
};
use frame_support::dispatch::{GetDispatchInfo, RawOrigin};
use sp_core::{Pair, ed25519, proof_of_possession::statement_of_ownership, sr25519};
use sp_runtime::{DispatchError, traits::Hash as _};
use sp_session::MembershipProof;

/// All of them.
pub fn rows(scene: &Scene) -> Vec<Row> {
	[
		consensus_rows(),
		system_rows(),
		balances_rows(),
		utility_rows(),
		proxy_rows(scene),
		multisig_rows(scene),
		sudo_rows(),
	]
	.into_iter()
	.flatten()
	.collect()
}

/// New session keys, and the proof that they are the account's.
fn keys_of(who: u32) -> pallet_session::Call<Runtime> {
	let seed = [5; 32];
	let (aura, grandpa) = (
		sr25519::Pair::from_seed(&seed),
		ed25519::Pair::from_seed(&seed),
	);
	let statement = statement_of_ownership(&numbered(who).encode());
	let proof = (aura.sign(&statement), grandpa.sign(&statement)).encode();
	let keys = SessionKeys {
		aura: aura.public().into(),
		grandpa: grandpa.public().into(),
	};
	pallet_session::Call::set_keys { keys, proof }
}

fn consensus_rows() -> Vec<Row> {
	use pallet_grandpa::{Call as GrandpaCall, Error};
	// Twice the same vote: set, kind, round, voter, then the votes and their signatures.
	let vote = |salt| (Hash::repeat_byte(salt), 1u32, [0u8; 64]);
	let bytes = (
		Grandpa::current_set_id(),
		0u8,
		1u64,
		[0u8; 32],
		vote(1),
		vote(1),
	);
	let votes = || {
		let votes = Decode::decode(&mut &bytes.encode()[..]).expect("it is as in the type");
		Box::new(votes)
	};
	let owner = || MembershipProof {
		session: 0,
		trie_nodes: vec![],
		validator_count: 5,
	};
	let invalid: DispatchError = Error::<Runtime>::InvalidEquivocationProof.into();
	let no_keys = pallet_session::Error::<Runtime>::NoKeys;
	let bad_proof = pallet_session::Error::<Runtime>::InvalidProof;
	vec![
		signed(keys_of(NEWCOMER), NEWCOMER, Err(bad_proof)),
		signed(pallet_session::Call::purge_keys {}, ACTIVE, Err(no_keys)),
		Row {
			owner: None,
			..signed(
				GrandpaCall::report_equivocation {
					equivocation_proof: votes(),
					key_owner_proof: owner(),
				},
				STRANGER,
				Err(invalid),
			)
		},
		Row {
			call: GrandpaCall::report_equivocation_unsigned {
				equivocation_proof: votes(),
				key_owner_proof: owner(),
			}
			.into(),
			nobody: Err(invalid),
			stranger: BAD_ORIGIN,
			owner: None,
			root: Some(BAD_ORIGIN),
		},
		privileged(GrandpaCall::note_stalled {
			delay: 1,
			best_finalized_block_number: 1,
		}),
		Row {
			root: Some(BAD_ORIGIN),
			nobody: Ok(()),
			// It was set in this block, and a second time would end the block.
			..free(pallet_timestamp::Call::set { now: 0 }, BAD_ORIGIN)
		},
	]
}

fn system_rows() -> Vec<Row> {
	use frame_system::{Call, Error};
	let code_hash = Hash::repeat_byte(1);
	let nothing = Error::<Runtime>::NothingAuthorized;
	vec![
		free(Call::remark { remark: vec![] }, Ok(())),
		open(Call::remark_with_event { remark: vec![] }, STRANGER),
		privileged(Call::set_heap_pages { pages: 1 }),
		Row {
			// The version of the code is read by an executor.
			root: None,
			..privileged(Call::set_code { code: vec![1] })
		},
		privileged(Call::set_code_without_checks { code: vec![1] }),
		privileged(Call::set_storage {
			items: vec![(b"origins".to_vec(), vec![1])],
		}),
		privileged(Call::kill_storage {
			keys: vec![b"origins".to_vec()],
		}),
		privileged(Call::kill_prefix {
			prefix: b"origins".to_vec(),
			subkeys: 1,
		}),
		privileged(Call::authorize_upgrade { code_hash }),
		privileged(Call::authorize_upgrade_without_checks { code_hash }),
		free(
			Call::apply_authorized_upgrade { code: vec![1] },
			Err(nothing.into()),
		),
	]
}

fn balances_rows() -> Vec<Row> {
	use pallet_balances::Call;
	let (dest, value) = (address(FRIEND), CPC);
	vec![
		open(
			Call::transfer_allow_death {
				dest: dest.clone(),
				value,
			},
			STRANGER,
		),
		open(
			Call::transfer_keep_alive {
				dest: dest.clone(),
				value,
			},
			STRANGER,
		),
		open(
			Call::transfer_all {
				dest: dest.clone(),
				keep_alive: true,
			},
			STRANGER,
		),
		privileged(Call::force_transfer {
			source: address(STRANGER),
			dest: dest.clone(),
			value,
		}),
		privileged(Call::force_unreserve {
			who: dest.clone(),
			amount: 1,
		}),
		open(
			Call::upgrade_accounts {
				who: vec![numbered(STRANGER)],
			},
			STRANGER,
		),
		// For these two root needs a transaction, and no transaction may hold them.
		privileged(Call::force_set_balance {
			who: dest,
			new_free: CPC,
		}),
		privileged(Call::force_adjust_total_issuance {
			direction: pallet_balances::AdjustmentDirection::Increase,
			delta: 1,
		}),
		// Filtered.
		open(
			Call::burn {
				value,
				keep_alive: true,
			},
			STRANGER,
		),
	]
}

fn utility_rows() -> Vec<Row> {
	use pallet_utility::Call;
	let calls = || vec![remark()];
	let as_origin = || Box::new(OriginCaller::system(RawOrigin::Signed(numbered(STRANGER))));
	let batch = |call: Call<Runtime>| Row {
		root: Some(Ok(())),
		..open(call, STRANGER)
	};
	vec![
		batch(Call::batch { calls: calls() }),
		batch(Call::batch_all { calls: calls() }),
		batch(Call::force_batch { calls: calls() }),
		batch(Call::if_else {
			main: boxed_remark(),
			fallback: boxed_remark(),
		}),
		open(
			Call::as_derivative {
				index: 0,
				call: boxed_remark(),
			},
			STRANGER,
		),
		privileged(Call::dispatch_as {
			as_origin: as_origin(),
			call: boxed_remark(),
		}),
		privileged(Call::dispatch_as_fallible {
			as_origin: as_origin(),
			call: boxed_remark(),
		}),
		privileged(Call::with_weight {
			call: boxed_remark(),
			weight: remark().get_dispatch_info().call_weight,
		}),
	]
}

fn proxy_rows(scene: &Scene) -> Vec<Row> {
	use pallet_proxy::{Call, Error};
	let (proxy_type, delay, index) = (ProxyType::Any, 0, 0);
	let call_hash = Hashing::hash_of(&remark());
	let (none, not_proxy) = (Error::<Runtime>::NotFound, Error::<Runtime>::NotProxy);
	vec![
		signed(
			Call::proxy {
				real: address(DELEGATOR),
				force_proxy_type: None,
				call: boxed_remark(),
			},
			FRIEND,
			Err(not_proxy),
		),
		open(
			Call::add_proxy {
				delegate: address(WORKER),
				proxy_type,
				delay,
			},
			DELEGATOR,
		),
		signed(
			Call::remove_proxy {
				delegate: address(FRIEND),
				proxy_type,
				delay,
			},
			DELEGATOR,
			Err(none),
		),
		open(Call::remove_proxies {}, DELEGATOR),
		open(
			Call::create_pure {
				proxy_type,
				delay,
				index: 1,
			},
			DELEGATOR,
		),
		Row {
			owner: Some((scene.pure.clone(), Ok(()))),
			..signed(
				Call::kill_pure {
					spawner: address(REQUESTER),
					proxy_type,
					index,
					height: scene.pure_at.0,
					ext_index: scene.pure_at.1,
				},
				STRANGER,
				Err(Error::<Runtime>::NoPermission),
			)
		},
		signed(
			Call::announce {
				real: address(DELEGATOR),
				call_hash,
			},
			FRIEND,
			Err(Error::<Runtime>::NotProxy),
		),
		signed(
			Call::remove_announcement {
				real: address(DELEGATOR),
				call_hash,
			},
			FRIEND,
			Err(Error::<Runtime>::NotFound),
		),
		signed(
			Call::reject_announcement {
				delegate: address(FRIEND),
				call_hash,
			},
			DELEGATOR,
			Err(Error::<Runtime>::NotFound),
		),
		open(
			Call::proxy_announced {
				delegate: address(FRIEND),
				real: address(DELEGATOR),
				force_proxy_type: None,
				call: boxed_remark(),
			},
			FRIEND,
		),
		open(Call::poke_deposit {}, DELEGATOR),
	]
}

fn multisig_rows(scene: &Scene) -> Vec<Row> {
	use pallet_multisig::{Call, Error};
	let max_weight = remark().get_dispatch_info().call_weight;
	let maybe_timepoint = Some(scene.multisig_opened);
	let timepoint = scene.multisig_opened;
	let (threshold, call_hash) = (2, call_hash());
	// With a stranger among them, the signatories are another group, which has opened nothing.
	let (unexpected, none) = (
		Error::<Runtime>::UnexpectedTimepoint,
		Error::<Runtime>::NotFound,
	);
	vec![
		open(
			Call::as_multi_threshold_1 {
				other_signatories: vec![numbered(FRIEND)],
				call: boxed_remark(),
			},
			REQUESTER,
		),
		signed(
			Call::as_multi {
				threshold,
				other_signatories: others(FRIEND),
				maybe_timepoint,
				call: boxed_remark(),
				max_weight,
			},
			FRIEND,
			Err(unexpected),
		),
		signed(
			Call::approve_as_multi {
				threshold,
				other_signatories: others(FRIEND),
				maybe_timepoint,
				call_hash,
				max_weight,
			},
			FRIEND,
			Err(Error::<Runtime>::UnexpectedTimepoint),
		),
		signed(
			Call::cancel_as_multi {
				threshold,
				other_signatories: others(REQUESTER),
				timepoint,
				call_hash,
			},
			REQUESTER,
			Err(none),
		),
		signed(
			Call::poke_deposit {
				threshold,
				other_signatories: others(REQUESTER),
				call_hash,
			},
			REQUESTER,
			Err(Error::<Runtime>::NotFound),
		),
	]
}

fn sudo_rows() -> Vec<Row> {
	use pallet_sudo::{Call, Error};
	let calls: [Call<Runtime>; 5] = [
		Call::sudo {
			call: boxed_remark(),
		},
		Call::sudo_unchecked_weight {
			call: boxed_remark(),
			weight: remark().get_dispatch_info().call_weight,
		},
		Call::sudo_as {
			who: address(STRANGER),
			call: boxed_remark(),
		},
		Call::set_key {
			new: address(FRIEND),
		},
		Call::remove_key {},
	];
	let key = pallet_sudo::Key::<Runtime>::get().expect("there is a key");
	// Root may as well: it could write the key itself.
	calls
		.into_iter()
		.map(|call| {
			let require = Error::<Runtime>::RequireSudo;
			Row {
				owner: Some((key.clone(), Ok(()))),
				root: Some(Ok(())),
				..signed(call, STRANGER, Err(require))
			}
		})
		.collect()
}
