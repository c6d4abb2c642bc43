// SPDX-License-Identifier: Apache-2.0
//! Weights: measured on this machine, written into the runtime, and compared with what calls take.

mod chain;
mod check;
mod formula;
mod measure;
mod results;

use anyhow::{Context, bail, ensure};
use cargo_metadata::{Metadata, MetadataCommand, camino::Utf8PathBuf};
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// Measures weights, or compares them with what calls take.
///
/// Let nothing else run on the machine meanwhile.
#[derive(clap::Args)]
pub struct Arguments {
	#[command(subcommand)]
	task: Task,
}

#[derive(clap::Subcommand)]
enum Task {
	Chain(chain::Arguments),
	Check(check::Arguments),
	Measure(measure::Arguments),
}

/// Does it; whether all of it went well.
pub fn run(arguments: &Arguments) -> anyhow::Result<bool> {
	match &arguments.task {
		Task::Chain(arguments) => chain::run(arguments),
		Task::Check(arguments) => check::run(arguments),
		Task::Measure(arguments) => measure::run(arguments),
	}
}

/// The program that runs the benchmarks in the runtime.
#[derive(clap::Args)]
struct Bencher {
	/// `frame-omni-bencher` of the SDK's release: `cargo install frame-omni-bencher --locked`.
	#[arg(long = "bencher", default_value = "frame-omni-bencher")]
	program: PathBuf,
}

/// Where the workspace is, and the runtime with benchmarks in it.
struct Workspace {
	root: Utf8PathBuf,
	target: Utf8PathBuf,
	/// The pallets with benchmarks, as the runtime names them.
	pallets: Vec<String>,
}

impl Workspace {
	fn open() -> anyhow::Result<Self> {
		let metadata: Metadata = MetadataCommand::new().no_deps().exec()?;
		let list = metadata.workspace_root.join("runtime/src/lib.rs");
		let list = fs::read_to_string(&list).with_context(|| format!("{list} is unreadable"))?;
		let pallets = listed(&list);
		ensure!(
			!pallets.is_empty(),
			"the runtime's define_benchmarks! is not found"
		);
		Ok(Self {
			root: metadata.workspace_root,
			target: metadata.target_directory,
			pallets,
		})
	}

	/// The named pallets; all when none is named.
	fn choose<'a>(&'a self, named: &'a [String]) -> anyhow::Result<&'a [String]> {
		if let Some(unknown) = named.iter().find(|pallet| !self.pallets.contains(pallet)) {
			bail!(
				"{unknown} is none of the pallets with benchmarks: {}",
				self.pallets.join(", ")
			);
		}
		Ok(match named {
			[] => &self.pallets,
			named => named,
		})
	}

	/// The weights of that pallet, as source.
	fn weights(&self, pallet: &str) -> Utf8PathBuf {
		self.root.join(format!("runtime/src/weights/{pallet}.rs"))
	}

	/// Builds the Wasm with benchmarks and returns its file.
	///
	/// Only the Wasm: with the feature that benchmarks need, every FRAME crate is another one, and
	/// the native ones, which the ordinary build of a runtime would add, are not needed. The flags
	/// are those of substrate-wasm-builder.
	fn build(&self) -> anyhow::Result<Utf8PathBuf> {
		let target = self.target.join("benchmarks");
		let built = Command::new("cargo")
			.args(["rustc", "--release", "--locked", "--lib"])
			.args(["--package", "computechain-runtime"])
			.args(["--crate-type", "cdylib", "--target", "wasm32v1-none"])
			.args(["--no-default-features", "--features", "runtime-benchmarks"])
			.arg("--target-dir")
			.arg(&target)
			.current_dir(&self.root)
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
}

/// The pallets that `define_benchmarks!` lists, each as `[name, type]`.
fn listed(source: &str) -> Vec<String> {
	let list = source
		.split_once("define_benchmarks!(")
		.map(|(_, list)| list);
	let list = list.and_then(|list| list.split_once(");"));
	let entries = list.map_or("", |(list, _)| list).split('[').skip(1);
	let names = entries.filter_map(|entry| entry.split_once(','));
	names.map(|(name, _)| name.trim().to_owned()).collect()
}

/// How thoroughly the bencher measures.
struct Effort {
	/// How many points of each component's range.
	steps: u32,
	/// How often each point.
	repeat: u32,
	/// For how many seconds each benchmark at least.
	seconds: u64,
}

impl Effort {
	/// As suits a pallet, so that each takes at most some ten minutes.
	fn of(pallet: &str) -> Self {
		let (steps, repeat) = match pallet {
			// A run of their longest benchmarks takes seconds, nearly all of them to prepare.
			"pallet_attestation" | "pallet_compute" => (10, 3),
			_ => (20, 20),
		};
		Self {
			steps,
			repeat,
			seconds: 2,
		}
	}
}

impl Bencher {
	/// Runs all benchmarks of a pallet, and writes what each run took to `raw`.
	///
	/// Without recording proofs: this chain has no use for them, so its nodes make none.
	fn run(
		&self,
		workspace: &Workspace,
		runtime: &Utf8PathBuf,
		pallet: &str,
		effort: &Effort,
		raw: &Path,
		more: &[&str],
	) -> anyhow::Result<()> {
		let root = &workspace.root;
		let measured = Command::new(&self.program)
			.args(["v1", "benchmark", "pallet"])
			.current_dir(root)
			.args(["--extrinsic", "*", "--pallet", pallet, "--runtime"])
			.arg(runtime.strip_prefix(root).unwrap_or(runtime))
			.args(["--genesis-builder", "runtime"])
			.args(["--genesis-builder-preset", "development"])
			.args(["--disable-proof-recording", "--quiet"])
			.args(["--steps", &effort.steps.to_string()])
			.args(["--repeat", &effort.repeat.to_string()])
			.args(["--min-duration", &effort.seconds.to_string()])
			.arg("--json-file")
			.arg(raw)
			.args(more)
			.status()
			.with_context(|| format!("{} can not be started", self.program.display()))?;
		ensure!(measured.success(), "the benchmarks of {pallet} failed");
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const RUNTIME: &str = "mod x;\nframe_benchmarking::define_benchmarks!(\n\
		\t[frame_system, bench::Pallet::<Runtime>]\n\t[pallet_balances, Balances]\n);\n[a, b]";

	fn workspace() -> Workspace {
		Workspace {
			root: "/".into(),
			target: "/target".into(),
			pallets: listed(RUNTIME),
		}
	}

	#[test]
	fn pallets_should_be_those_of_the_runtime_when_its_list_is_read() {
		assert_eq!(listed(RUNTIME), ["frame_system", "pallet_balances"]);
		assert!(listed("nothing of the kind").is_empty());
	}

	#[test]
	fn pallets_should_be_all_when_none_is_named() {
		let workspace = workspace();
		let all = workspace.choose(&[]).expect("none is unknown");
		assert_eq!(all, workspace.pallets);
	}

	#[test]
	fn pallet_should_be_refused_when_it_has_no_benchmarks() {
		let named = ["pallet_balances", "pallet_nothing"].map(String::from);
		let refusal = workspace().choose(&named).expect_err("one is unknown");
		let refusal = refusal.to_string();
		assert!(refusal.contains("pallet_nothing is none of"), "{refusal}");
		assert!(refusal.contains("frame_system"), "{refusal}");
	}
}
