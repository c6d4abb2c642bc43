// SPDX-License-Identifier: Apache-2.0
//! The ComputeChain node.

mod authoring;
mod chain_spec;
mod cli;
mod command;
mod equivocation;
mod genesis;
mod genesis_check;
mod guard;
mod randomness;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		}
	}
}
