// SPDX-License-Identifier: Apache-2.0
//! Times and checks the benchmarks of workers, beside a validator's node; and the protocol that
//! workers speak with it.
//!
//! The runtime draws the witnesses of a benchmark among the active validators. A witness trusts
//! no clock but its own and no number that the worker tells it: it gives the worker a nonce, which
//! goes into the benchmark's seed, and measures how long the worker takes to answer with what only
//! the whole computation gives.
//!
//! ```text
//! worker                                      witness
//!   | ---- Hello (its challenge) ---------------> |  who has no such duty hangs up here
//!   | <--- Welcome (its challenge), signed ------ |
//!   | ---- Ready, signed -----------------------> |  the worker is who it says
//!   | <--- Nonce --------------- start block ---- |  the clock starts; the same nonce goes on chain
//!   | ---- ChainRoot ----------- phase A ends --> |  first time
//!   | ---- WalkRoot ------------ phase B ends --> |  second time
//!   | ---- Roots -------------------------------> |  waits for the commitment on chain, which must
//!   |                                             |  be to these roots; recomputes the hash chain
//!   | <--- Challenge ---------------------------- |  made of the witness's own randomness
//!   | ---- Openings of 128 samples -------------> |  checked as the runtime would
//!   | <--- Verdict ------------------------------ |  times and verdict go on chain
//! ```
//!
//! 1. The worker connects, because it is often behind a router that lets nobody in; the validator
//!    publishes its witness's address on chain.
//! 2. Both are authenticated by their accounts. Every frame but the first is signed with the
//!    sender's key (sr25519) over the chain's genesis hash, the request, both accounts, both
//!    challenges, the direction, the frame's number and its body: a frame that was changed, left
//!    out, repeated, sent back or recorded elsewhere is refused. Nothing here is secret once it is
//!    sent, so nothing is encrypted.
//! 3. Every frame has a largest size, known before it is read, and every wait an end
//!    ([`Limits`]). There are so many connections that have not shown who they are, in all and by
//!    address, and one for each request; a new one that is authenticated replaces the old one.
//! 4. A connection that breaks may be made again: the clock and the nonce stay those of the first,
//!    and other roots than the first time are wrong.
//! 5. The challenge is made after the roots are known and the commitment stands on chain.
//! 6. What is wrong is measured as not valid; a sample or link that is proven wrong is also
//!    challenged on chain. Of a worker that goes silent nothing is said: nobody is punished for a
//!    slow network.
//! 7. A witness whose nonce is not in the seed says nothing: its clock proves nothing.
//! 8. A witness that was restarted between its nonce and the end has lost its clock, and says
//!    nothing either.

pub mod chain;
pub mod channel;
mod check;
mod clock;
pub mod limits;
pub mod message;
pub mod node;
mod serve;
mod session;
#[cfg(test)]
mod tests;

pub use channel::{Channel, WireError, accept, connect};
pub use limits::Limits;
pub use message::{FromWitness, FromWorker, Request};
pub use serve::{Identity, serve};

use computechain_matmul::Hash;

/// Samples of the chain that a witness asks for.
pub const STEP_SAMPLES: u32 = 64;
/// Samples of the walk that a witness asks for.
pub const WALK_SAMPLES: u32 = 64;

/// Bytes that nobody can foresee.
pub fn random() -> Result<Hash, getrandom::Error> {
	let mut bytes = Hash::default();
	getrandom::fill(&mut bytes)?;
	Ok(bytes)
}
