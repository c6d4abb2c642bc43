// SPDX-License-Identifier: Apache-2.0
//! One file per call and per kind of clock work.

mod block_reward;
mod books;
mod compute_pool;
mod fees;
mod genesis;
mod parameters;
mod pools;
mod reserve;
mod set_parameters;
mod supply;
