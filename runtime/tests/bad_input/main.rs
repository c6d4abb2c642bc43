// SPDX-License-Identifier: Apache-2.0
//! What calls refuse: amounts, targets and heights that make no sense, each with its own error and
//! without a trace in the state.

#[path = "../common/mod.rs"]
mod common;
mod heights;

use common::{Chain, chain, free, network, numbered};
use computechain_matmul::Shape;
use computechain_primitives::{CPC, NetworkParameters, ValidatorState};
use computechain_runtime::{
	AccountId, Balance, Compute, Runtime, RuntimeCall, RuntimeOrigin, Validators, params,
};
use frame_support::{assert_noop, assert_ok};
use pallet_compute::{Call as Work, Error as WorkError};
use pallet_delegation::{Call as Delegation, Error as DelegationError};
use pallet_validators::{Call as Validation, Error as ValidationError, Metadata};
use sp_runtime::{DispatchError, TokenError, traits::Dispatchable};

const MINIMUM_SELF_STAKE: Balance = 1_000 * CPC;
const MINIMUM_DELEGATION: Balance = 100 * CPC;
const ENDOWMENT: Balance = 20_000 * CPC;
/// People beside the validators, who have the numbers from 0.
const DELEGATOR: u32 = 100;
const WORKER: u32 = 101;
const REQUESTER: u32 = 102;
const NEWCOMER: u32 = 103;
const OTHER: u32 = 104;

fn parameters() -> NetworkParameters {
	let mut parameters = params::development(1_000);
	parameters.staking.jail_misses = 3;
	parameters
}

/// Tells a story among so many validators and a few other people.
fn story(validators: u32, tell: impl FnOnce(&mut Chain)) {
	let endowed: Vec<_> = (100..110)
		.map(|number| (numbered(number), ENDOWMENT))
		.collect();
	chain(&network(parameters(), validators, &endowed), tell);
}

fn signed(who: u32) -> RuntimeOrigin {
	RuntimeOrigin::signed(numbered(who))
}

fn accepted(who: u32, call: impl Into<RuntimeCall>) {
	assert_ok!(call.into().dispatch(signed(who)));
}

fn refused(who: u32, call: impl Into<RuntimeCall>, error: impl Into<DispatchError>) {
	refused_from(signed(who), call, error);
}

fn refused_from(
	origin: RuntimeOrigin,
	call: impl Into<RuntimeCall>,
	error: impl Into<DispatchError>,
) {
	let (call, error) = (call.into(), error.into());
	println!("{call:?} must fail with {error:?}");
	let result = || call.dispatch(origin).map_err(|failed| failed.error);
	assert_noop!(result(), error);
}

fn stake(amount: Balance) -> Validation<Runtime> {
	Validation::stake { amount }
}

fn unstake(amount: Balance) -> Validation<Runtime> {
	Validation::unstake { amount }
}

fn delegate(validator: &AccountId, amount: Balance) -> Delegation<Runtime> {
	let validator = validator.clone();
	Delegation::delegate { validator, amount }
}

fn undelegate(validator: &AccountId, amount: Balance) -> Delegation<Runtime> {
	let validator = validator.clone();
	Delegation::undelegate { validator, amount }
}

fn commission(rate: u32) -> Validation<Runtime> {
	Validation::update_validator {
		commission: Some(rate),
		metadata: None,
	}
}

fn register() -> Work<Runtime> {
	Work::register_worker {
		slots: 1,
		maximum_work: u64::MAX,
		minimum_price: 0,
	}
}

fn state(who: u32) -> Option<ValidatorState> {
	Validators::validator(numbered(who)).map(|validator| validator.state)
}

/// Lets blocks pass until the validator is in that state.
fn until(chain: &mut Chain, who: u32, wanted: Option<ValidatorState>) {
	for _ in 0..500 {
		if state(who) == wanted {
			return;
		}
		chain.next_block();
	}
	panic!("{who} never became {wanted:?}, but is {:?}", state(who));
}

#[test]
fn stakes_should_be_refused_when_the_amount_makes_no_sense() {
	use ValidationError::{InsufficientStake, NotFound, TooLow};
	story(5, |_| {
		let (validator, own) = (0, 10_000 * CPC);
		for amount in [0, 1, MINIMUM_SELF_STAKE - 1] {
			refused(NEWCOMER, stake(amount), TooLow::<Runtime>);
		}
		for amount in [ENDOWMENT, ENDOWMENT + 1, Balance::MAX] {
			refused(NEWCOMER, stake(amount), TokenError::FundsUnavailable);
		}
		refused(validator, stake(0), TooLow::<Runtime>);
		let held = free(&numbered(validator));
		for amount in [held + 1, Balance::MAX] {
			refused(validator, stake(amount), TokenError::FundsUnavailable);
		}
		for amount in [0, own - 1, own - MINIMUM_SELF_STAKE + 1] {
			refused(validator, unstake(amount), TooLow::<Runtime>);
		}
		for amount in [own + 1, Balance::MAX] {
			refused(validator, unstake(amount), InsufficientStake::<Runtime>);
		}
		// There is no call that names whose stake is taken: everybody has only its own.
		refused(OTHER, unstake(1), NotFound::<Runtime>);
		accepted(validator, stake(1));
		accepted(validator, unstake(1));
		accepted(validator, unstake(own - MINIMUM_SELF_STAKE));
	});
}

#[test]
fn delegations_should_be_refused_when_the_amount_makes_no_sense() {
	use DelegationError::{InsufficientStake, NotFound, TooLow};
	story(5, |_| {
		let validator = numbered(0);
		for amount in [0, 1, MINIMUM_DELEGATION - 1] {
			refused(DELEGATOR, delegate(&validator, amount), TooLow::<Runtime>);
		}
		for amount in [ENDOWMENT + 1, Balance::MAX] {
			let call = delegate(&validator, amount);
			refused(DELEGATOR, call, TokenError::FundsUnavailable);
		}
		let delegated = 3 * MINIMUM_DELEGATION;
		accepted(DELEGATOR, delegate(&validator, delegated));
		// Too little to take, and too little to leave.
		for amount in [0, 1, MINIMUM_DELEGATION - 1, delegated - 1] {
			refused(DELEGATOR, undelegate(&validator, amount), TooLow::<Runtime>);
		}
		for amount in [delegated + 1, Balance::MAX] {
			let call = undelegate(&validator, amount);
			refused(DELEGATOR, call, InsufficientStake::<Runtime>);
		}
		// Nobody can take what another one has delegated.
		let call = undelegate(&validator, MINIMUM_DELEGATION);
		refused(OTHER, call, NotFound::<Runtime>);
		let call = Delegation::payout {
			delegator: numbered(OTHER),
			validator: validator.clone(),
		};
		refused(DELEGATOR, call, NotFound::<Runtime>);
		accepted(DELEGATOR, undelegate(&validator, MINIMUM_DELEGATION));
		accepted(DELEGATOR, undelegate(&validator, 2 * MINIMUM_DELEGATION));
	});
}

#[test]
fn delegations_should_be_refused_when_the_validator_can_not_take_them() {
	use DelegationError::{Ejected, Exiting, Jailed, NotFound, OwnValidator};
	story(7, |chain| {
		let (jailed, exiting, ejected) = (1, 2, 3);
		let to = |number: u32| delegate(&numbered(number), MINIMUM_DELEGATION);
		refused(DELEGATOR, to(OTHER), NotFound::<Runtime>);
		refused(0, to(0), OwnValidator::<Runtime>);
		refused(
			0,
			undelegate(&numbered(0), MINIMUM_DELEGATION),
			OwnValidator::<Runtime>,
		);
		accepted(DELEGATOR, to(ejected));

		// The third offence ejects.
		for offence in 1..=3 {
			chain.offline.insert(numbered(ejected));
			let wanted = match offence {
				3 => None,
				_ => Some(ValidatorState::Jailed),
			};
			until(chain, ejected, wanted.or(Some(ValidatorState::Ejected)));
			chain.offline.clear();
			if offence < 3 {
				refused(DELEGATOR, to(ejected), Jailed::<Runtime>);
				accepted(ejected, Validation::unjail {});
				until(chain, ejected, Some(ValidatorState::Active));
			}
		}
		refused(DELEGATOR, to(ejected), Ejected::<Runtime>);
		refused(
			ejected,
			stake(MINIMUM_SELF_STAKE),
			ValidationError::Ejected::<Runtime>,
		);
		refused(ejected, unstake(0), ValidationError::Ejected::<Runtime>);
		refused(
			ejected,
			Validation::unjail {},
			ValidationError::Ejected::<Runtime>,
		);
		// Also after it has left.
		until(chain, ejected, None);
		refused(DELEGATOR, to(ejected), Ejected::<Runtime>);

		chain.offline.insert(numbered(jailed));
		until(chain, jailed, Some(ValidatorState::Jailed));
		refused(DELEGATOR, to(jailed), Jailed::<Runtime>);
		accepted(exiting, unstake(10_000 * CPC));
		assert_eq!(state(exiting), Some(ValidatorState::Exiting));
		refused(DELEGATOR, to(exiting), Exiting::<Runtime>);
		let exits = ValidationError::Exiting::<Runtime>;
		refused(exiting, stake(MINIMUM_SELF_STAKE), exits);
	});
}

#[test]
fn delegation_should_be_refused_when_it_is_to_an_eleventh_validator() {
	story(12, |_| {
		for validator in 0..10 {
			accepted(
				DELEGATOR,
				delegate(&numbered(validator), MINIMUM_DELEGATION),
			);
		}
		let call = delegate(&numbered(10), MINIMUM_DELEGATION);
		refused(
			DELEGATOR,
			call,
			DelegationError::MaxValidatorsExceeded::<Runtime>,
		);
		// To one of the ten there may always be more.
		accepted(DELEGATOR, delegate(&numbered(9), MINIMUM_DELEGATION));
	});
}

#[test]
fn increases_should_be_refused_when_they_pass_the_power_cap() {
	use DelegationError::MaxPowerExceeded;
	story(12, |_| {
		// 12 validators have 10,000 each; a fifth of all is reached with 17,500 more.
		let more = 17_500 * CPC;
		let call = delegate(&numbered(0), more + 4);
		refused(DELEGATOR, call, MaxPowerExceeded::<Runtime>);
		refused(0, stake(more + 4), MaxPowerExceeded::<Runtime>);
		accepted(DELEGATOR, delegate(&numbered(0), more));
		refused(0, stake(CPC), MaxPowerExceeded::<Runtime>);
	});
}

#[test]
fn commission_should_be_refused_when_it_is_too_high_or_too_soon() {
	use ValidationError::{
		CommissionStepExceeded, MaxCommissionExceeded, NotFound, NotUtf8, NothingToChange, TooSoon,
	};
	story(5, |chain| {
		for rate in [200_001, 1_000_000, u32::MAX] {
			refused(0, commission(rate), MaxCommissionExceeded::<Runtime>);
		}
		// It is 100,000 from genesis on.
		for rate in [150_001, 200_000] {
			refused(0, commission(rate), CommissionStepExceeded::<Runtime>);
		}
		refused(OTHER, commission(0), NotFound::<Runtime>);
		let nothing = Validation::update_validator {
			commission: None,
			metadata: None,
		};
		refused(0, nothing, NothingToChange::<Runtime>);
		let garbled = Validation::update_validator {
			commission: None,
			metadata: Some(Metadata {
				name: vec![0xff].try_into().expect("it is short"),
				..Default::default()
			}),
		};
		refused(0, garbled, NotUtf8::<Runtime>);
		accepted(0, commission(150_000));
		for rate in [0, 150_000, 100_001] {
			refused(0, commission(rate), TooSoon::<Runtime>);
		}
		chain.run(100);
		refused(0, commission(0), TooSoon::<Runtime>);
	});
}

#[test]
fn unjail_should_be_refused_when_there_is_no_way_out() {
	use ValidationError::{NotFound, NotJailed};
	story(5, |chain| {
		refused(0, Validation::unjail {}, NotJailed::<Runtime>);
		refused(OTHER, Validation::unjail {}, NotFound::<Runtime>);
		chain.offline.insert(numbered(1));
		until(chain, 1, Some(ValidatorState::Jailed));
		// Early it costs 1,000 CPC, of which this one has spent too much.
		let rest = free(&numbered(1)) - 999 * CPC;
		accepted(
			1,
			pallet_balances::Call::transfer_keep_alive {
				dest: numbered(0).into(),
				value: rest,
			},
		);
		refused(1, Validation::unjail {}, TokenError::FundsUnavailable);
	});
}

#[test]
fn work_should_be_refused_when_the_amount_makes_no_sense() {
	use WorkError::{
		BadShape, BondLocked, MaxSlotsExceeded, MaxWorkExceeded, NoSlots, NotFound, TooLow,
	};
	story(5, |_| {
		let deposit = |amount| Work::deposit_bond { amount };
		let withdraw = |amount| Work::withdraw_bond { amount };
		for (slots, error) in [
			(0, NoSlots::<Runtime>),
			(9, MaxSlotsExceeded),
			(u8::MAX, MaxSlotsExceeded),
		] {
			let call = Work::register_worker {
				slots,
				maximum_work: 1,
				minimum_price: 1,
			};
			refused(WORKER, call, error);
		}
		refused(WORKER, deposit(CPC), NotFound::<Runtime>);
		accepted(WORKER, register());
		refused(WORKER, deposit(0), TooLow::<Runtime>);
		let held = free(&numbered(WORKER));
		for amount in [held + 1, Balance::MAX] {
			refused(WORKER, deposit(amount), TokenError::FundsUnavailable);
		}
		accepted(WORKER, deposit(CPC));
		refused(WORKER, withdraw(0), TooLow::<Runtime>);
		for amount in [CPC + 1, Balance::MAX] {
			refused(WORKER, withdraw(amount), BondLocked::<Runtime>);
		}

		let post = |m, k, n, reward| Work::post_task {
			shape: Shape { m, k, n },
			reward,
		};
		let price = CPC;
		refused(REQUESTER, post(1, 1, 1, 0), TooLow::<Runtime>);
		let call = post(1_024, 1_024, 1_024, price - 1);
		refused(REQUESTER, call, TooLow::<Runtime>);
		for reward in [ENDOWMENT + 1, Balance::MAX] {
			let call = post(1, 1, 1, reward);
			refused(REQUESTER, call, TokenError::FundsUnavailable);
		}
		for (m, k, n) in [
			(0, 1, 1),
			(1, 0, 1),
			(1, 1, 0),
			(1, 16_385, 1),
			(u32::MAX, u32::MAX, u32::MAX),
			(u32::MAX, 1, 1),
			(1, 1, u32::MAX),
			(1, u32::MAX, 1),
		] {
			refused(REQUESTER, post(m, k, n, CPC), BadShape::<Runtime>);
		}
		let call = post(8_192, 16_384, 8_192, Balance::MAX);
		refused(REQUESTER, call, MaxWorkExceeded::<Runtime>);
		let unknown = Work::cancel_task { task: u64::MAX };
		refused(REQUESTER, unknown, NotFound::<Runtime>);
		assert_eq!(Compute::requester_tasks(numbered(REQUESTER)), []);
	});
}
