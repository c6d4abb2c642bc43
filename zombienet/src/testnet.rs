// SPDX-License-Identifier: Apache-2.0
//! A running network.

use crate::{Snapshot, View, eventually};
use anyhow::{Context, Result, bail, ensure};
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::Command,
	time::Duration,
};
use zombienet_sdk::{
	AddNodeOptions, Arg, LocalFileSystem, Network, NetworkConfig, NetworkConfigExt, NetworkNode,
};

/// The node's program: `COMPUTECHAIN_NODE`, or else `release/computechain-node` in the build
/// folder (`CARGO_TARGET_DIR`, or the folder it lies in, or the project's default).
pub fn node_program() -> Result<PathBuf> {
	if let Some(program) = env::var_os("COMPUTECHAIN_NODE") {
		let program = PathBuf::from(program);
		ensure!(
			program.is_file(),
			"COMPUTECHAIN_NODE is {}: no such file",
			program.display()
		);
		return Ok(program.canonicalize()?);
	}
	let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
	let above = target
		.as_deref()
		.and_then(Path::parent)
		.map(Path::to_path_buf);
	let default = env::home_dir().map(|home| home.join(".cache/computechain/target"));
	[target, above, default]
		.into_iter()
		.flatten()
		.map(|folder| folder.join("release/computechain-node"))
		.find(|program| program.is_file())
		.context("no computechain-node is built; build it, or name one in COMPUTECHAIN_NODE")
}

/// Makes a raw specification in `folder` by the node's own `genesis` command: development keys,
/// slots of one second.
pub fn genesis(folder: &Path, validators: u32, epoch: u32) -> Result<PathBuf> {
	let output = Command::new(node_program()?)
		.args(["genesis", "--development-keys", "--network", "development"])
		.args(["--slot-duration", "1000"])
		.args(["--validators", &validators.to_string()])
		.args(["--epoch", &epoch.to_string()])
		.arg("--output")
		.arg(folder)
		.output()?;
	if !output.status.success() {
		bail!(
			"genesis failed: {}",
			String::from_utf8_lossy(&output.stderr)
		);
	}
	Ok(folder.join("chain-spec.json"))
}

/// How long the slowest node may take to have a block as final that another one has.
const FINAL_WITHIN: Duration = Duration::from_secs(120);

/// A running network and the folder of its databases and logs.
pub struct Testnet {
	network: Network<LocalFileSystem>,
	folder: PathBuf,
}

impl Testnet {
	/// Makes a genesis and starts the nodes of `networks/<name>.toml` on it.
	pub async fn start(name: &str, validators: u32, epoch: u32) -> Result<Self> {
		let folder = tempfile::Builder::new()
			.prefix("computechain-network-")
			.tempdir()?
			.keep();
		println!("{name}: databases and logs in {}", folder.display());
		let specification = genesis(&folder.join("genesis"), validators, epoch)?;
		let path = Path::new(env!("CARGO_MANIFEST_DIR"))
			.join("networks")
			.join(name);
		let mut text = fs::read_to_string(path.with_extension("toml"))?;
		for (placeholder, value) in [
			("{{COMPUTECHAIN_NODE}}", node_program()?),
			("{{COMPUTECHAIN_SPEC}}", specification),
			("{{COMPUTECHAIN_NETWORK}}", folder.join("nodes")),
		] {
			text = text.replace(placeholder, value.to_str().context("a path is not UTF-8")?);
		}
		let network = NetworkConfig::load_from_toml_string(&text)?
			.spawn_native()
			.await?;
		Ok(Self { network, folder })
	}

	/// Its databases and logs.
	pub fn folder(&self) -> &Path {
		&self.folder
	}

	/// One of its nodes.
	pub fn node(&self, name: &str) -> Result<&NetworkNode> {
		self.network.get_node(name)
	}

	/// That node's view of the chain.
	pub async fn view(&self, name: &str) -> Result<View> {
		View::connect(self.node(name)?)
			.await
			.with_context(|| format!("no answer from {name}"))
	}

	/// What all of these nodes say of block `height`, once it is final on each of them. They have to
	/// say the same.
	pub async fn agreed(&self, nodes: &[&str], height: u32) -> Result<Snapshot> {
		let mut said = Vec::new();
		for name in nodes {
			let view = self.view(name).await?;
			let snapshot = eventually(
				&format!("{name} has final block {height}"),
				FINAL_WITHIN,
				async || {
					Ok(if view.finalized().await? >= height {
						Some(view.at(height).await?)
					} else {
						None
					})
				},
			)
			.await?;
			said.push(snapshot);
		}
		ensure!(
			said.windows(2).all(|pair| pair[0] == pair[1]),
			"nodes disagree at {height}: {said:?}"
		);
		said.pop().context("no node was asked")
	}

	/// Kills a node as a power cut does, with no chance to say goodbye.
	pub fn kill(&self, name: &str) -> Result<()> {
		let node = serde_json::to_value(self.node(name)?)?;
		let process = node
			.pointer("/inner/process_handle")
			.and_then(serde_json::Value::as_i64)
			.with_context(|| format!("zombienet does not say which process {name} is"))?;
		let status = Command::new("sh")
			.args(["-c", &format!("kill -9 {process}")])
			.status()?;
		ensure!(
			status.success(),
			"process {process} of {name} could not be killed"
		);
		Ok(())
	}

	/// Starts a node again that was killed, with its database as it is.
	pub async fn restart(&self, name: &str) -> Result<()> {
		self.node(name)?.restart(None).await
	}

	/// Starts one more full node, with a genesis of its own that differs in the length of an
	/// epoch, and with `bootnode` as the one peer that it knows.
	pub async fn add_stranger(&mut self, name: &str, bootnode: &str, epoch: u32) -> Result<()> {
		let specification = genesis(&self.folder.join(format!("genesis-{name}")), 1, epoch)?;
		let bootnodes = Arg::from(("--bootnodes", self.node(bootnode)?.multiaddr()));
		let options = AddNodeOptions {
			chain_spec: Some(specification),
			args: vec!["--no-mdns".into(), bootnodes],
			..Default::default()
		};
		self.network.add_node(name, options).await
	}

	/// Stops the nodes and removes the folder.
	pub async fn finish(self) -> Result<()> {
		self.network.destroy().await?;
		Ok(fs::remove_dir_all(&self.folder)?)
	}
}
