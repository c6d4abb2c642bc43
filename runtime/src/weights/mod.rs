// SPDX-License-Identifier: Apache-2.0
//! What calls, extensions, blocks and the database cost, measured by `cargo xtask weights` on the
//! machine that each file names.
//!
//! The files hold what was measured. What is charged for it is more, by [`CHARGED_PERCENT`], and
//! nowhere else is anything added: `cargo xtask weights check` compares the two.

pub mod chain;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_attestation;
pub mod pallet_balances;
pub mod pallet_compute;
pub mod pallet_delegation;
pub mod pallet_economics;
pub mod pallet_equivocation;
pub mod pallet_grandpa;
pub mod pallet_multisig;
pub mod pallet_proxy;
pub mod pallet_randomness;
pub mod pallet_session;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_utility;
pub mod pallet_validators;
pub mod runtime_extensions;

use frame_support::{
	parameter_types,
	weights::{RuntimeDbWeight, Weight},
};

/// What is charged for a measured time, in percent of it.
///
/// Measured times vary by some percent from run to run and with what the machine does beside. With
/// this margin, what is as slow as measured takes 0.8 of its weight.
pub const CHARGED_PERCENT: u64 = 125;

/// The weight of a measured time.
pub const fn charged(picoseconds: u64) -> Weight {
	Weight::from_parts(picoseconds.saturating_mul(CHARGED_PERCENT) / 100, 0)
}

parameter_types! {
	/// The weights of reads and writes.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: charged(chain::READ).ref_time(),
		write: charged(chain::WRITE).ref_time(),
	};
}
