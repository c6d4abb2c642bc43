// SPDX-License-Identifier: Apache-2.0
//! What the node asks about double signing.

use alloc::vec::Vec;
use computechain_primitives::EpochIndex;
use sp_runtime::traits::Block as BlockT;

sp_api::decl_runtime_apis! {
	/// What a node needs to report double authoring, and to keep out of it.
	pub trait EquivocationApi {
		/// The indices of the Aura authorities that must not author the next block.
		fn disabled_authorities() -> Vec<u32>;

		/// The session to which a slot belongs, as far as the chain remembers it.
		fn session_of_slot(slot: u64) -> Option<EpochIndex>;

		/// Sends an unsigned report of two sealed headers to the node's pool.
		///
		/// None when the proof does not hold at this block, or the pool does not take it.
		fn submit_double_authoring_report(
			first: <Block as BlockT>::Header,
			second: <Block as BlockT>::Header,
		) -> Option<()>;
	}
}
