// SPDX-License-Identifier: Apache-2.0
//! What the calls and the clock work of the chain's own pallets cost, measured by
//! `cargo xtask weights` on the machine that each file names.

pub mod pallet_attestation;
pub mod pallet_compute;
pub mod pallet_delegation;
pub mod pallet_economics;
pub mod pallet_equivocation;
pub mod pallet_randomness;
pub mod pallet_validators;
