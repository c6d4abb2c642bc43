// SPDX-License-Identifier: Apache-2.0
//! People and what they did, so that each call has somebody who may make it.

use crate::common::{Chain, numbered};
use codec::Encode;
use computechain_matmul::{Shape, output_root, output_sha256, product, prove, sample_indices};
use computechain_primitives::{CPC, TaskId};
use computechain_runtime::{
	AccountId, Address, Compute, Hashing, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	Session, System,
	configs::{BaseCallFilter, ProxyType},
};
use frame_support::{
	BoundedVec, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{ConstU32, Contains},
};
use pallet_compute::{MAX_MULTIPROOF, TaskState, filing};
use sp_runtime::traits::{Dispatchable, Hash as _};

// The people of the scene, by number; the validators have the numbers 0 to 4.
pub const ACTIVE: u32 = 0;
pub const JAILED: u32 = 4;
pub const DELEGATOR: u32 = 10;
pub const WORKER: u32 = 11;
pub const IDLE_WORKER: u32 = 12;
pub const REQUESTER: u32 = 13;
pub const FRIEND: u32 = 14;
pub const NEWCOMER: u32 = 15;
pub const STRANGER: u32 = 19;

pub fn address(who: u32) -> Address {
	numbered(who).into()
}

fn dispatch(who: u32, call: impl Into<RuntimeCall>) {
	let origin = RuntimeOrigin::signed(numbered(who));
	assert_ok!(call.into().dispatch(origin));
}

pub fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![1] }.into()
}

pub fn boxed_remark() -> Box<RuntimeCall> {
	Box::new(remark())
}

/// What the rows refer to.
pub struct Scene {
	/// Tasks in these states.
	pub open: TaskId,
	pub assigned: TaskId,
	pub committed: TaskId,
	pub revealed: TaskId,
	/// The filings that are challenges of the revealed task, and that are not yet.
	pub challenged: [u8; 32],
	pub filed: [u8; 32],
	pub pure: AccountId,
	pub pure_at: (u32, u32),
	pub multisig_opened: pallet_multisig::Timepoint<u32>,
}

pub const SHAPE: Shape = Shape { m: 4, k: 4, n: 4 };

fn post() -> TaskId {
	let id = pallet_compute::NextTask::<Runtime>::get();
	let (shape, reward) = (SHAPE, CPC);
	dispatch(REQUESTER, pallet_compute::Call::post_task { shape, reward });
	id
}

fn c_of(task: TaskId) -> Vec<i32> {
	match Compute::task(task).expect("it is known").state {
		TaskState::Assigned { seed, .. }
		| TaskState::Committed { seed, .. }
		| TaskState::Revealed { seed, .. } => product(&seed, SHAPE),
		other => panic!("it is not assigned: {other:?}"),
	}
}

pub fn commit(task: TaskId) -> pallet_compute::Call<Runtime> {
	let c = c_of(task);
	pallet_compute::Call::commit_result {
		task,
		root: output_root(SHAPE, &c),
		output_sha256: output_sha256(&c),
	}
}

pub fn reveal(task: TaskId) -> pallet_compute::Call<Runtime> {
	let seed = Compute::challenge_seed(task).expect("the samples are drawn");
	let multiproof = prove(SHAPE, &c_of(task), &sample_indices(&seed, SHAPE));
	pallet_compute::Call::reveal_result {
		task,
		multiproof: multiproof.try_into().expect("it is short"),
	}
}

/// The entries of which the scene's filings are.
pub const CHALLENGED: u64 = 3;
pub const FILED: u64 = 5;
pub const SALT: [u8; 32] = [7; 32];

pub fn challenge(task: TaskId, entry: u64) -> pallet_compute::Call<Runtime> {
	pallet_compute::Call::challenge {
		task,
		indices: vec![entry].try_into().expect("it is one"),
		salt: SALT,
	}
}

/// The openings of an entry.
pub fn opening(task: TaskId, entry: u64) -> BoundedVec<u8, ConstU32<MAX_MULTIPROOF>> {
	let proof = prove(SHAPE, &c_of(task), &[entry]);
	proof.try_into().expect("it is short")
}

fn register(who: u32) {
	dispatch(
		who,
		pallet_compute::Call::register_worker {
			slots: 4,
			maximum_work: u64::MAX,
			minimum_price: 0,
		},
	);
	dispatch(who, pallet_compute::Call::deposit_bond { amount: 50 * CPC });
}

/// Two of the owner, its friend and the newcomer.
pub fn others(who: u32) -> Vec<AccountId> {
	let mut others: Vec<_> = [REQUESTER, FRIEND, NEWCOMER]
		.into_iter()
		.filter(|other| *other != who)
		.map(numbered)
		.collect();
	others.sort();
	others
}

pub fn call_hash() -> [u8; 32] {
	sp_io::hashing::blake2_256(&remark().encode())
}

/// Lets everything exist that somebody may act on.
pub fn set(chain: &mut Chain) -> Scene {
	chain.offline.insert(numbered(JAILED));
	while Session::disabled_validators().is_empty() {
		chain.next_block();
	}
	dispatch(
		DELEGATOR,
		pallet_delegation::Call::delegate {
			validator: numbered(ACTIVE),
			amount: 500 * CPC,
		},
	);
	register(WORKER);
	let revealed = post();
	chain.run(2);
	dispatch(WORKER, commit(revealed));
	// One more than it takes, so that the last block of the scene begins no session.
	chain.run(3);
	dispatch(WORKER, reveal(revealed));
	let [challenged, filed] = [CHALLENGED, FILED].map(|entry| {
		let filing = filing(numbered(FRIEND).into(), revealed, &[entry], SALT);
		dispatch(FRIEND, pallet_compute::Call::file { filing });
		filing
	});
	let committed = post();
	chain.run(2);
	dispatch(FRIEND, challenge(revealed, CHALLENGED));
	dispatch(WORKER, commit(committed));
	let assigned = post();
	chain.run(3);
	register(IDLE_WORKER);
	let open = post();

	for (who, delegate, delay) in [
		(REQUESTER, FRIEND, 0),
		(DELEGATOR, FRIEND, 0),
		(DELEGATOR, NEWCOMER, 1),
	] {
		dispatch(
			who,
			pallet_proxy::Call::add_proxy {
				delegate: address(delegate),
				proxy_type: ProxyType::Any,
				delay,
			},
		);
	}
	for delegate in [FRIEND, NEWCOMER] {
		dispatch(
			delegate,
			pallet_proxy::Call::announce {
				real: address(DELEGATOR),
				call_hash: Hashing::hash_of(&remark()),
			},
		);
	}
	let create: RuntimeCall = pallet_proxy::Call::create_pure {
		proxy_type: ProxyType::Any,
		delay: 0,
		index: 0,
	}
	.into();
	if BaseCallFilter::contains(&create) {
		dispatch(REQUESTER, create);
	}
	let (pure, pure_at) = System::events()
		.into_iter()
		.find_map(|record| match record.event {
			RuntimeEvent::Proxy(pallet_proxy::Event::PureCreated {
				pure,
				at,
				extrinsic_index,
				..
			}) => Some((pure, (at, extrinsic_index))),
			_ => None,
		})
		// Where nobody may create such accounts, nobody owns one.
		.unwrap_or((numbered(STRANGER), (0, 0)));
	let multisig_opened = pallet_multisig::Pallet::<Runtime>::timepoint();
	dispatch(
		REQUESTER,
		pallet_multisig::Call::approve_as_multi {
			threshold: 2,
			other_signatories: others(REQUESTER),
			maybe_timepoint: None,
			call_hash: call_hash(),
			max_weight: remark().get_dispatch_info().call_weight,
		},
	);
	Scene {
		open,
		assigned,
		committed,
		revealed,
		challenged,
		filed,
		pure,
		pure_at,
		multisig_opened,
	}
}
