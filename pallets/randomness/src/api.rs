// SPDX-License-Identifier: Apache-2.0
//! What the node asks about randomness.

sp_api::decl_runtime_apis! {
	/// What an author needs to add its randomness to a block.
	pub trait RandomnessApi {
		/// The randomness after this block, which the author of the next one goes on from.
		fn current_randomness() -> [u8; 32];
	}
}
