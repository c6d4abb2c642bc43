// SPDX-License-Identifier: Apache-2.0
//! What this chain's own transaction extensions cost.

use crate::{RuntimeCall, RuntimeOrigin, extensions::GuardIssuance};
use alloc::vec;
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::dispatch::GetDispatchInfo;
use frame_system::{Config, RawOrigin};
use sp_runtime::traits::{DispatchTransaction, TransactionExtension};

/// Carries the benchmarks.
pub struct Pallet<T>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A transaction with `c` calls in it: the walk that weighs it and the one that checks it.
	#[benchmark]
	fn guard_issuance(c: Linear<1, 1_000>) {
		let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
		// The batch is a call too.
		let calls = vec![remark; c.saturating_sub(1) as usize];
		let call = RuntimeCall::Utility(pallet_utility::Call::batch { calls });
		let info = call.get_dispatch_info();
		let caller: crate::AccountId = account("caller", 0, 0);
		let origin: RuntimeOrigin = RawOrigin::Signed(caller).into();

		#[block]
		{
			GuardIssuance.weight(&call);
			GuardIssuance
				.test_run(origin, &call, &info, 0, 0, |_| Ok(().into()))
				.expect("the calls are harmless")
				.expect("nothing is dispatched");
		}
	}
}
