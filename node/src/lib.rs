// SPDX-License-Identifier: Apache-2.0
//! The ComputeChain node: all of the program but its entry, within reach of the tests.

mod authoring;
mod chain_spec;
pub mod cli;
pub mod command;
mod equivocation;
mod genesis;
mod genesis_check;
mod guard;
pub mod randomness;
mod rpc;
pub mod service;
pub mod signatures;
