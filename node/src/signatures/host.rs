// SPDX-License-Identifier: Apache-2.0
//! The host function that the runtime checks sr25519 signatures with, over Substrate's own.
//!
//! The trait's name and the versions make the names under which the runtime imports the functions,
//! so they are those of `sp_io::crypto`.

// The macro asks whether it is expanded for a runtime, in which this never is.
#![allow(unexpected_cfgs)]

use super::SignatureCache;
use sc_client_api::execution_extensions::ExtensionsFactory;
use sp_core::{Pair, sr25519};
use sp_externalities::{Extensions, ExternalitiesExt};
use sp_runtime::traits::{Block, NumberFor};
use sp_runtime_interface::{
	pass_by::{PassFatPointerAndRead, PassPointerAndRead},
	runtime_interface,
};
use std::sync::Arc;

sp_externalities::decl_extension! {
	/// Puts the cache within reach of the host functions; without it they check by themselves.
	#[derive(Clone)]
	pub struct SignatureCacheExt(Arc<SignatureCache>);
}

impl<B: Block> ExtensionsFactory<B> for SignatureCacheExt {
	fn extensions_for(&self, _: B::Hash, _: NumberFor<B>) -> Extensions {
		let mut extensions = Extensions::new();
		extensions.register(self.clone());
		extensions
	}
}

/// The functions of Substrate's interface of that name which this node has its own version of.
#[runtime_interface]
pub trait Crypto {
	/// Verifies a signature, also one of the form before version 2. Nothing is remembered: this
	/// runtime does not ask. It is here because the versions of a function are declared without a
	/// gap, and does what the original does.
	fn sr25519_verify(
		sig: PassPointerAndRead<&sr25519::Signature, 64>,
		msg: PassFatPointerAndRead<&[u8]>,
		pub_key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		sr25519::Pair::verify_deprecated(sig, msg, pub_key)
	}

	/// Verifies a signature, unless it is known to be right.
	#[version(2)]
	fn sr25519_verify(
		&mut self,
		sig: PassPointerAndRead<&sr25519::Signature, 64>,
		msg: PassFatPointerAndRead<&[u8]>,
		pub_key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		match self.extension::<SignatureCacheExt>() {
			Some(cache) => cache.verify(sig, msg, pub_key),
			None => sr25519::Pair::verify(sig, msg, pub_key),
		}
	}
}
