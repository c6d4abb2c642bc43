// SPDX-License-Identifier: Apache-2.0
//! Transaction extensions of this chain.
//!
//! - [`GuardIssuance`] refuses every transaction whose call, or a call anywhere within it, moves
//!   the issuance past the books or frees what is on hold.
//! - [`ChargeTransactionPayment`] charges fees as the pallet does, and ranks by tips that have 18
//!   decimals.

use crate::{Balance, NetworkParameters, Runtime, RuntimeCall, weights};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::iter;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	weights::Weight,
};
use pallet_transaction_payment::{ChargeTransactionPayment as Charge, Pre, Val};
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	DispatchResult, impl_tx_ext_default,
	traits::{DispatchOriginOf, Implication, TransactionExtension, ValidateResult},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};

/// Refuses every transaction that holds one of the calls that move the issuance without a word to
/// the supply book: `balances.burn`, `balances.force_set_balance` and
/// `balances.force_adjust_total_issuance`; or that free what is on hold past its keeper, because
/// deposits and holds are one sum: `balances.force_unreserve`, `proxy.create_pure` and
/// `proxy.kill_pure`.
///
/// The filter of calls refuses `burn` and pure proxies wherever a filter is asked. Root asks none, and neither does
/// `sudo_as`, so the calls are looked for in the whole tree that a transaction carries: batches,
/// proxies, multisigs and sudo within each other, to any depth that decodes.
///
/// No way around it is left. A multisig's `approve_as_multi` and a proxy's `announce` name a call
/// by its hash, but it is executed by `as_multi` and `proxy_announced`, which carry it. This
/// runtime keeps no calls for later: it has neither a scheduler nor preimages. Transactions without
/// a signer carry no calls within calls. What root writes into storage as bytes, and a new runtime,
/// are beyond any filter.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, TypeInfo,
)]
pub struct GuardIssuance;

impl TransactionExtension<RuntimeCall> for GuardIssuance {
	const IDENTIFIER: &'static str = "GuardIssuance";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, call: &RuntimeCall) -> Weight {
		let calls = u32::try_from(tree(call).count()).unwrap_or(u32::MAX);
		weights::runtime_extensions::WeightInfo::<Runtime>::guard_issuance(calls)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		_info: &DispatchInfo,
		_len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		if tree(call).any(breaks_books) {
			return Err(InvalidTransaction::Call.into());
		}
		Ok((Default::default(), (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}

/// Whether this call itself, whoever makes it, moves the issuance past the books or frees what is
/// on hold.
fn breaks_books(call: &RuntimeCall) -> bool {
	use pallet_balances::Call as Balances;
	use pallet_proxy::Call as Proxy;
	matches!(
		call,
		RuntimeCall::Balances(
			Balances::burn { .. }
				| Balances::force_set_balance { .. }
				| Balances::force_adjust_total_issuance { .. }
				| Balances::force_unreserve { .. }
		) | RuntimeCall::Proxy(Proxy::create_pure { .. } | Proxy::kill_pure { .. })
	)
}

/// A call and all calls within it. Each is visited once; nothing recurses, so the depth costs no
/// stack.
pub fn tree(call: &RuntimeCall) -> impl Iterator<Item = &RuntimeCall> {
	let mut waiting = Vec::from([call]);
	iter::from_fn(move || {
		let call = waiting.pop()?;
		push_nested(call, &mut waiting);
		Some(call)
	})
}

/// Puts the calls directly within `call` on the stack. Every call of this runtime that carries
/// others has its arm here; a test compares the arms with the runtime's types.
fn push_nested<'a>(call: &'a RuntimeCall, stack: &mut Vec<&'a RuntimeCall>) {
	use pallet_multisig::Call as Multisig;
	use pallet_proxy::Call as Proxy;
	use pallet_sudo::Call as Sudo;
	use pallet_utility::Call as Utility;
	match call {
		RuntimeCall::Utility(
			Utility::batch { calls }
			| Utility::batch_all { calls }
			| Utility::force_batch { calls },
		) => stack.extend(calls),
		RuntimeCall::Utility(Utility::if_else { main, fallback }) => {
			stack.push(main);
			stack.push(fallback);
		}
		RuntimeCall::Utility(
			Utility::as_derivative { call, .. }
			| Utility::dispatch_as { call, .. }
			| Utility::dispatch_as_fallible { call, .. }
			| Utility::with_weight { call, .. },
		)
		| RuntimeCall::Proxy(Proxy::proxy { call, .. } | Proxy::proxy_announced { call, .. })
		| RuntimeCall::Multisig(
			Multisig::as_multi { call, .. } | Multisig::as_multi_threshold_1 { call, .. },
		)
		| RuntimeCall::Sudo(
			Sudo::sudo { call }
			| Sudo::sudo_as { call, .. }
			| Sudo::sudo_unchecked_weight { call, .. },
		) => stack.push(call),
		_ => {}
	}
}

/// Charges fees and tips as `pallet_transaction_payment` does, and looks like it from outside.
///
/// Only the priority is another. The pallet multiplies the tip, in base units, by how many such
/// transactions fit in a block; with 18 decimals that fills the 64 bits of a priority at a tip of
/// less than a thousandth of a CPC, above which all tips would be alike and nothing could be
/// replaced. Here tips are counted in units of [`NetworkParameters::TIP_UNIT`], a billionth of a
/// CPC, for which the bits last beyond 400,000 CPC.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct ChargeTransactionPayment(Charge<Runtime>);

impl ChargeTransactionPayment {
	/// With that tip, in base units.
	pub fn from(tip: Balance) -> Self {
		Self(Charge::from(tip))
	}
}

impl TypeInfo for ChargeTransactionPayment {
	type Identity = <Charge<Runtime> as TypeInfo>::Identity;

	fn type_info() -> Type {
		Charge::<Runtime>::type_info()
	}
}

impl TransactionExtension<RuntimeCall> for ChargeTransactionPayment {
	const IDENTIFIER: &'static str =
		<Charge<Runtime> as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = ();
	type Val = Val<Runtime>;
	type Pre = Pre<Runtime>;

	fn weight(&self, call: &RuntimeCall) -> Weight {
		self.0.weight(call)
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		self_implicit: (),
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		let (mut valid, val, origin) = self.0.validate(
			origin,
			call,
			info,
			len,
			self_implicit,
			inherited_implication,
			source,
		)?;
		if let Val::Charge {
			tip, fee_with_tip, ..
		} = &val
		{
			let unit = NetworkParameters::TIP_UNIT;
			valid.priority =
				Charge::<Runtime>::get_priority(info, len, tip / unit, fee_with_tip / unit);
		}
		Ok((valid, val, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<RuntimeCall>,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		self.0.prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		<Charge<Runtime> as TransactionExtension<RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, len, result,
		)
	}
}
