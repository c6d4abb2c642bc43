// SPDX-License-Identifier: Apache-2.0
//! One file per call, and one per kind of clock work.

mod delegate;
mod history;
mod left;
mod model;
mod own_stake;
mod payout;
mod properties;
mod regressions;
mod returns;
mod rewards;
mod slash;
mod slash_order;
mod sweep;
mod undelegate;
