// SPDX-License-Identifier: Apache-2.0
//! Loads a network of nodes and measures it.
//!
//! ```text
//!  scenario (TOML)
//!      |            signed ahead, on all cores
//!      v            +--------------+   batches    +---------+
//!   [prepare] ----> | transactions | -----------> |  nodes  |
//!   funds senders   +--------------+   [run]      +---------+
//!                     back-pressure: bound of those      | blocks, best, final: [follow]
//!                     in flight, pool full -> later      v
//!                                                  +---------+
//!                                                  |  book   |  where every transaction stands
//!                                                  +---------+
//!                                                    |      |
//!                                              [view]      [report], [judge]
//! ```
//!
//! # What is measured
//! 1. **Offered** when a transaction is handed to a node for the first time, **accepted** when a
//!    node's pool first took it, **included** when a best block of the node that is followed holds
//!    it, **finalized** when such a block is final. Only finalized ones count as throughput.
//! 2. Latency from the first offer, at the sender, until that node's RPC told of the block, and until
//!    it told that the block is final.
//! 3. Every transaction ends in a final block, refused with a reason, still waiting, or missing.
//!    Nothing is lost silently: what the pool has no room for is offered again; what is in no block
//!    for long is offered once more, which shows whether the pool still has it.
//! 4. A block's fullness is the weight and the bytes of user transactions, as parts of what these may
//!    fill. An orphan is a block in whose place another one became final.
//! 5. A gap in an account's nonces is a transaction that waits behind a nonce which nobody holds.
//!
//! # What is where
//! | module | what is there |
//! |---|---|
//! | [`scenario`] | what is offered to which network, as a TOML file |
//! | [`transactions`] | senders and their signed transactions |
//! | [`chain`] | what a load needs of a chain; the nodes over RPC are one, tests have one in memory |
//! | [`rpc`], [`follow`] | the nodes over RPC; blocks as they come |
//! | [`nodes`], [`prepare`] | starting a network; funding, and how its transactions look |
//! | [`run`], [`book`] | pace and back-pressure; where each transaction stands |
//! | [`measure`], [`costs`], [`judge`] | processes and machine; what the nodes say; whether a run kept to its limits |
//! | [`compare`] | two ways to run a node, in turns |
//! | [`view`], [`report`], [`plots`] | what is seen meanwhile and afterwards |

pub mod book;
pub mod chain;
pub mod compare;
pub mod costs;
pub mod follow;
pub mod judge;
pub mod measure;
pub mod nodes;
pub mod plots;
pub mod prepare;
pub mod report;
pub mod rpc;
pub mod run;
pub mod scenario;
#[cfg(test)]
mod tests;
pub mod transactions;
pub mod view;
