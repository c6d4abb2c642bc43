// SPDX-License-Identifier: Apache-2.0
//! Writes the runtime's metadata (version 16, which has view functions) to the file named.

use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
	let Some(path) = env::args().nth(1) else {
		eprintln!("usage: metadata FILE");
		return ExitCode::FAILURE;
	};
	let Some(metadata) = computechain_runtime::Runtime::metadata_at_version(16) else {
		eprintln!("the runtime has no metadata of version 16");
		return ExitCode::FAILURE;
	};
	if let Err(error) = fs::write(&path, &*metadata) {
		eprintln!("can not write {path}: {error}");
		return ExitCode::FAILURE;
	}
	ExitCode::SUCCESS
}
