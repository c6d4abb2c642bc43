// SPDX-License-Identifier: Apache-2.0
//! The runtime's calls, events, storage and view functions, generated from its metadata.

// The macro reads the file without cargo's knowledge; with this it is built again when that changes.
const _: &[u8] = include_bytes!("../metadata.scale");

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
	derive_for_type(
		path = "pallet_attestation::types::Request",
		derive = "Clone, PartialEq, Eq",
		recursive
	),
	derive_for_type(
		path = "pallet_attestation::types::Record",
		derive = "Clone, PartialEq, Eq",
		recursive
	),
	substitute_type(
		path = "computechain_matmul::shape::Shape",
		with = "::subxt::utils::Static<::computechain_matmul::Shape>"
	),
	substitute_type(
		path = "computechain_matmul::benchmark::Parameters",
		with = "::subxt::utils::Static<::computechain_matmul::benchmark::Parameters>"
	),
	substitute_type(
		path = "computechain_matmul::opening::sample::Sample",
		with = "::subxt::utils::Static<::computechain_matmul::opening::Sample>"
	),
	substitute_type(
		path = "computechain_primitives::attestation::Report",
		with = "::subxt::utils::Static<::computechain_primitives::attestation::Report>"
	),
	substitute_type(
		path = "computechain_primitives::parameters::NetworkParameters",
		with = "::subxt::utils::Static<::computechain_primitives::NetworkParameters>"
	)
)]
mod runtime {}

pub use runtime::*;
