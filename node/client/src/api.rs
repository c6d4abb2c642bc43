// SPDX-License-Identifier: Apache-2.0
//! The runtime's calls, events, storage and view functions, generated from its metadata.

#[subxt::subxt(
	runtime_metadata_path = "metadata.scale",
	derive_for_type(
		path = "pallet_compute::types::Task",
		derive = "Clone, PartialEq, Eq",
		recursive
	),
	derive_for_type(
		path = "pallet_compute::types::Worker",
		derive = "Clone, PartialEq, Eq"
	),
	substitute_type(
		path = "computechain_matmul::shape::Shape",
		with = "::subxt::utils::Static<::computechain_matmul::Shape>"
	)
)]
mod runtime {}

pub use runtime::*;
