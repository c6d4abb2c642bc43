// SPDX-License-Identifier: Apache-2.0
//! The weights of the chain's own pallets, measured on this machine.

use anyhow::{Context, bail, ensure};
use cargo_metadata::{Metadata, MetadataCommand, camino::Utf8PathBuf};
use std::{path::PathBuf, process::Command};

/// Measures the weights of the chain's own pallets and writes runtime/src/weights/.
///
/// Needs `frame-omni-bencher` of the SDK's release: `cargo install frame-omni-bencher --locked`.
/// Let nothing else run on the machine meanwhile.
#[derive(clap::Args)]
pub struct Arguments {
	/// The pallets to measure; all of the chain's own when none is named.
	pallets: Vec<String>,
	/// The bencher's program.
	#[arg(long, default_value = "frame-omni-bencher")]
	bencher: PathBuf,
	/// How many points of each component's range are measured.
	#[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..))]
	steps: u32,
	/// How often each point is measured.
	#[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
	repeat: u32,
}

/// Measures and writes; whether all of it went well.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	let workspace = MetadataCommand::new().no_deps().exec()?;
	let measurable = measurable(&workspace);
	if let Some(unknown) = arguments
		.pallets
		.iter()
		.find(|pallet| !measurable.contains(pallet))
	{
		bail!(
			"{unknown} is none of the pallets with benchmarks: {}",
			measurable.join(", ")
		);
	}
	let pallets = match arguments.pallets.as_slice() {
		[] => &measurable,
		named => named,
	};
	let runtime = build(&workspace)?;
	for pallet in pallets {
		measure(arguments, &workspace, &runtime, pallet)?;
	}
	Ok(true)
}

/// The workspace's pallets that have benchmarks, by their names in Rust.
fn measurable(workspace: &Metadata) -> Vec<String> {
	let mut pallets: Vec<String> = workspace
		.packages
		.iter()
		.filter(|package| {
			package.name.starts_with("pallet-")
				&& package
					.manifest_path
					.with_file_name("src/benchmarking.rs")
					.is_file()
		})
		.map(|package| package.name.replace('-', "_"))
		.collect();
	pallets.sort();
	pallets
}

/// Builds the Wasm with benchmarks and returns its file.
///
/// Only the Wasm: with the feature that benchmarks need, every FRAME crate is another one, and the
/// native ones, which the ordinary build of a runtime would add, are not needed. The flags are
/// those of substrate-wasm-builder.
fn build(workspace: &Metadata) -> anyhow::Result<Utf8PathBuf> {
	let target = workspace.target_directory.join("benchmarks");
	let built = Command::new("cargo")
		.args(["rustc", "--release", "--locked", "--lib"])
		.args(["--package", "computechain-runtime"])
		.args(["--crate-type", "cdylib", "--target", "wasm32v1-none"])
		.args(["--no-default-features", "--features", "runtime-benchmarks"])
		.arg("--target-dir")
		.arg(&target)
		.current_dir(&workspace.workspace_root)
		.env(
			"RUSTFLAGS",
			"-C link-arg=--export-table --cfg substrate_runtime",
		)
		.env_remove("RUSTC_WORKSPACE_WRAPPER")
		.status()
		.context("cargo can not be started")?;
	ensure!(
		built.success(),
		"the runtime with benchmarks does not build"
	);
	Ok(target.join("wasm32v1-none/release/computechain_runtime.wasm"))
}

/// Measures one pallet and writes its file.
fn measure(
	arguments: &Arguments,
	workspace: &Metadata,
	runtime: &Utf8PathBuf,
	pallet: &str,
) -> anyhow::Result<()> {
	let bencher = &arguments.bencher;
	let root = &workspace.workspace_root;
	let measured = Command::new(bencher)
		.args(["v1", "benchmark", "pallet"])
		.current_dir(root)
		.args(["--extrinsic", "*", "--pallet", pallet, "--runtime"])
		.arg(runtime.strip_prefix(root).unwrap_or(runtime))
		.args(["--genesis-builder", "runtime"])
		.args(["--genesis-builder-preset", "development"])
		.args(["--steps", &arguments.steps.to_string()])
		.args(["--repeat", &arguments.repeat.to_string()])
		.args(["--header", "scripts/xtask/weights-header.txt"])
		.args(["--template", "scripts/xtask/weights.hbs"])
		.args(["--output", "runtime/src/weights/"])
		.status()
		.with_context(|| format!("{} can not be started", bencher.display()))?;
	ensure!(measured.success(), "the benchmarks of {pallet} failed");
	Ok(())
}
