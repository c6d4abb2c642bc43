// SPDX-License-Identifier: Apache-2.0
//! The chain's API for Rust programs: subxt and typed helpers.
//!
//! - [`Client`] connects to a node (`ws://` or `wss://`), survives its restarts, reads the state at
//!   the best block and follows blocks.
//! - [`Client::submit`] signs any call of [`api`] and gives a [`Submitted`], which waits until the
//!   call is in a block or final and turns its failure into a sentence. The everyday calls have a
//!   method of their own: [`Client::transfer`], [`Client::stake`], [`Client::post_task`], ...
//! - [`Client::watch_task`] yields every state that a task goes through until it ends.
//! - [`Client::source`] tells where a result is served; [`Source`] downloads it, checks it against the
//!   chain and saves it.
//! - [`Key`] signs. It comes from a file or a variable, and never shows itself.
//! - [`Amount`] reads and writes CPC with all 18 decimals, exactly.
//!
//! This is the only crate that holds the runtime's metadata; `cargo xtask metadata` writes it.

mod amount;
#[allow(missing_docs, clippy::all)]
pub mod api;
mod attestation;
mod calls;
mod client;
mod disputes;
mod error;
mod key;
mod results;
mod submit;
mod tasks;
#[cfg(test)]
mod tests;

pub use amount::{Amount, InvalidAmount};
pub use attestation::{Benchmark, Measurement, Record, WitnessService};
pub use client::{BlockHash, Blocks, Client};
pub use disputes::Shown;
pub use error::Error;
pub use key::{Key, KeyError};
pub use results::{ResultError, Source};
pub use submit::{Included, Submitted, TransactionOptions};
pub use subxt::utils::AccountId32 as AccountId;
pub use tasks::{Challenge, Task, TaskState, TaskWatch, Worker};
