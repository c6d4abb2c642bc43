// SPDX-License-Identifier: Apache-2.0
//! Heights and durations that are not of this chain, or at the end of what a number holds.

use crate::{
	DELEGATOR, MINIMUM_DELEGATION, MINIMUM_SELF_STAKE, NEWCOMER, OTHER, REQUESTER, WORKER,
	accepted, commission, common::numbered, delegate, parameters, refused, refused_from, register,
	stake, story, undelegate, unstake, until,
};
use computechain_matmul::Shape;
use computechain_primitives::{CPC, NetworkParameters, ValidatorState};
use computechain_runtime::{
	BlockNumber, Hash, Runtime, RuntimeCall, RuntimeOrigin, System, Validators,
};
use frame_support::assert_ok;
use pallet_compute::Call as Work;
use pallet_validators::Error as ValidationError;
use sp_runtime::traits::Dispatchable;

#[test]
fn heights_should_be_refused_when_they_are_not_of_this_chain() {
	use pallet_multisig::{Call as Multisig, Error as MultisigError, Timepoint};
	use pallet_proxy::{Call as Proxy, Error as ProxyError};
	story(5, |_| {
		let proxy_type = computechain_runtime::configs::ProxyType::Any;
		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
		let kill = Proxy::kill_pure {
			spawner: numbered(0).into(),
			proxy_type,
			index: u16::MAX,
			height: BlockNumber::MAX,
			ext_index: u32::MAX,
		};
		// Pure proxies are refused whatever their height.
		refused(OTHER, kill, frame_system::Error::CallFiltered::<Runtime>);
		// An announcement that waits for ever never ripens.
		accepted(
			OTHER,
			Proxy::add_proxy {
				delegate: numbered(WORKER).into(),
				proxy_type,
				delay: BlockNumber::MAX,
			},
		);
		accepted(
			WORKER,
			Proxy::announce {
				real: numbered(OTHER).into(),
				call_hash: Hash::from(sp_io::hashing::blake2_256(&codec::Encode::encode(&remark))),
			},
		);
		let call = Proxy::proxy_announced {
			delegate: numbered(WORKER).into(),
			real: numbered(OTHER).into(),
			force_proxy_type: None,
			call: Box::new(remark.clone()),
		};
		refused(WORKER, call, ProxyError::Unannounced::<Runtime>);

		let mut others = [numbered(WORKER), numbered(REQUESTER)];
		others.sort();
		let open = |maybe_timepoint| Multisig::as_multi {
			threshold: 2,
			other_signatories: others.to_vec(),
			maybe_timepoint,
			call: Box::new(remark.clone()),
			max_weight: Default::default(),
		};
		let never = Timepoint {
			height: BlockNumber::MAX,
			index: u32::MAX,
		};
		let unexpected = MultisigError::UnexpectedTimepoint::<Runtime>;
		refused(OTHER, open(Some(never)), unexpected);
		accepted(OTHER, open(None));
		let cancel = Multisig::cancel_as_multi {
			threshold: 2,
			other_signatories: others.to_vec(),
			timepoint: never,
			call_hash: sp_io::hashing::blake2_256(&codec::Encode::encode(&remark)),
		};
		refused(OTHER, cancel, MultisigError::WrongTimepoint::<Runtime>);
	});
}

#[test]
fn parameters_should_be_refused_when_heights_in_them_contradict_each_other() {
	use pallet_economics::Error;
	type Change = fn(&mut NetworkParameters);
	let changes: [(Error<Runtime>, Change); 6] = [
		(Error::Epoch, |p| p.epoch = BlockNumber::MAX),
		(Error::ReportWindow, |p| {
			p.staking.unbonding = BlockNumber::MAX;
			p.staking.report_window = BlockNumber::MAX;
		}),
		(Error::Jail, |p| p.staking.jail = BlockNumber::MAX),
		(Error::CommissionNotice, |p| {
			p.staking.commission_notice = BlockNumber::MAX
		}),
		(Error::ComputeUnbonding, |p| {
			p.compute.challenge_window = BlockNumber::MAX
		}),
		(Error::SlotDurationFixed, |p| p.slot_duration = 2_000),
	];
	story(5, |_| {
		for (error, change) in changes {
			let mut new = parameters();
			change(&mut new);
			let new = Box::new(new);
			let call = pallet_economics::Call::set_parameters { new };
			refused_from(RuntimeOrigin::root(), call, error);
		}
	});
}

/// Every duration that the network allows at its longest: what is due then never comes, and
/// nothing overflows on the way.
#[test]
fn calls_should_saturate_when_durations_are_the_longest() {
	story(5, |chain| {
		let mut new = parameters();
		let staking = &mut new.staking;
		staking.unbonding = BlockNumber::MAX;
		staking.report_window = BlockNumber::MAX - 1;
		staking.jail = BlockNumber::MAX;
		staking.offence_memory = BlockNumber::MAX;
		staking.commission_cooldown = BlockNumber::MAX;
		staking.commission_notice = BlockNumber::MAX;
		new.compute.worker_unbonding = BlockNumber::MAX;
		new.compute.lifetime = BlockNumber::MAX;
		new.compute.challenge_window = BlockNumber::MAX;
		let new = Box::new(new);
		let call: RuntimeCall = pallet_economics::Call::set_parameters { new }.into();
		assert_ok!(call.dispatch(RuntimeOrigin::root()));
		everybody_acts();
		chain.offline.insert(numbered(4));
		until(chain, 4, Some(ValidatorState::Jailed));
		chain.run(60);
		assert!(Validators::validator(numbered(3)).is_none(), "it has left");
		refused(0, commission(0), ValidationError::TooSoon::<Runtime>);
	});
}

/// The last blocks that there can be: dates past the end are the end.
#[test]
fn calls_should_saturate_when_the_height_is_near_its_end() {
	story(5, |_| {
		let height = System::block_number();
		System::set_block_number(BlockNumber::MAX - 5);
		everybody_acts();
		System::set_block_number(height);
	});
}

/// A call of each kind that writes down when something is due.
fn everybody_acts() {
	accepted(DELEGATOR, delegate(&numbered(0), 3 * MINIMUM_DELEGATION));
	accepted(DELEGATOR, undelegate(&numbered(0), MINIMUM_DELEGATION));
	accepted(0, unstake(CPC));
	accepted(0, commission(150_000));
	accepted(1, commission(0));
	accepted(3, unstake(10_000 * CPC));
	accepted(NEWCOMER, stake(MINIMUM_SELF_STAKE));
	accepted(WORKER, register());
	accepted(WORKER, Work::deposit_bond { amount: CPC });
	accepted(WORKER, Work::unregister_worker {});
	let shape = Shape { m: 4, k: 4, n: 4 };
	let reward = CPC;
	accepted(REQUESTER, Work::post_task { shape, reward });
}
