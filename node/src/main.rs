// SPDX-License-Identifier: Apache-2.0
//! The ComputeChain node.

mod chain_spec;
mod cli;
mod command;
mod genesis;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
	command::run()
}
