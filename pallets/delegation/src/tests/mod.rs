// SPDX-License-Identifier: Apache-2.0
//! One file per call, and one per kind of clock work.

mod delegate;
mod own_stake;
mod payout;
mod properties;
mod returns;
mod rewards;
mod sweep;
mod undelegate;
