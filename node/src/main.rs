// SPDX-License-Identifier: Apache-2.0
//! The ComputeChain node.

use std::process::ExitCode;

fn main() -> ExitCode {
	match computechain_node::command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		}
	}
}
