// SPDX-License-Identifier: Apache-2.0
//! What the calls and the clock work of this pallet cost.

use frame_support::weights::Weight;

/// The weights of this pallet.
pub trait WeightInfo {
	/// Weight of `report_double_authoring`, with what the sink does.
	fn report_double_authoring() -> Weight;
	/// Weight of checking an unsigned report.
	fn authorize_report_double_authoring() -> Weight;
	/// Weight of recording a session with `n` authorities and forgetting old ones.
	fn begin_session(n: u32) -> Weight;
	/// Weight of a block in which no session begins.
	fn idle() -> Weight;
}

impl WeightInfo for () {
	fn report_double_authoring() -> Weight {
		Weight::zero()
	}

	fn authorize_report_double_authoring() -> Weight {
		Weight::zero()
	}

	fn begin_session(_: u32) -> Weight {
		Weight::zero()
	}

	fn idle() -> Weight {
		Weight::zero()
	}
}
