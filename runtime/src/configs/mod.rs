// SPDX-License-Identifier: Apache-2.0
//! How the pallets are joined, one file per group.

mod access;
mod chain;
mod compute;
mod consensus;
mod money;
mod staking;

pub use access::ProxyType;
pub use chain::BaseCallFilter;
pub use consensus::SlotDuration;
pub use money::reserve_account;
