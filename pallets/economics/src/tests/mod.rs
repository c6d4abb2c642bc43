// SPDX-License-Identifier: Apache-2.0
//! One file per call and per kind of clock work.

mod block_reward;
mod fees;
mod genesis;
mod pools;
mod set_parameters;
