// SPDX-License-Identifier: Apache-2.0
//! The program a GPU owner runs, as a library: what `computechain-worker` is made of.
//!
//! ```text
//! node --blocks--> chain ----> scheduler ----> engine (a blocking thread)
//!   ^                              |  \------> store (files that survive a restart)
//!   \------ commit, reveal --------/
//! ```
//!
//! - [`config`]: flags, variables and one TOML file, with the same names.
//! - [`attest`]: has the machine measured by witnesses, whenever the chain wants it.
//! - [`doctor`]: says what of all that is needed is missing.
//! - [`engines`]: finds and tests the engines of this machine, and measures them.
//! - [`executor`]: the engine in a process of its own, with limits and a sandbox.
//! - [`fingerprint`]: what the machine says of its GPU and driver.
//! - [`metrics`]: numbers for Prometheus.
//! - [`offer`]: what to send so that the chain knows this worker and what it offers.
//! - [`results`]: serves revealed results to whoever wants them.
//! - [`scheduler`]: drives every task to its reveal. It knows the chain as the trait
//!   [`work::Chain`] only, so that tests put one in memory behind it.
//! - [`store`]: keeps results in files, so that a restart goes on where it was.
//! - [`chain`]: that trait over a node.
//! - [`watch`]: recomputes what others reveal, and challenges what is wrong ([`suspect`]).
//! - [`display`]: a progress bar and text on a terminal, JSON logs elsewhere.
//! - [`run`]: all of it together.

pub mod attest;
pub mod chain;
pub mod config;
pub mod display;
pub mod doctor;
pub mod engines;
pub mod executor;
pub mod fingerprint;
mod jobs;
pub mod metrics;
pub mod offer;
pub mod results;
mod run;
pub mod scheduler;
pub mod store;
pub mod suspect;
mod task;
#[cfg(test)]
mod tests;
pub mod watch;
pub mod work;

pub use run::{attest_once, run, shutdown};
