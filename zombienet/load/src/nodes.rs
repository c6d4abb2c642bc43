// SPDX-License-Identifier: Apache-2.0
//! Validators of a network of its own, as processes on this machine.

use crate::scenario::Network;
use anyhow::{Context, Result, bail, ensure};
use std::{
	env, fs,
	net::{TcpListener, TcpStream},
	path::{Path, PathBuf},
	process::{self, Child, Command, Stdio},
	time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::time::sleep;

/// The folders that `genesis` makes for the first development keys; later ones have a number.
const NAMES: [&str; 5] = ["alice", "bob", "charlie", "dave", "eve"];
/// The peer id of the network key `00...01`, with which the first node starts.
const FIRST_PEER: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
/// How long the nodes may take to start: so long, and for each of them as long again, because each
/// compiles the runtime.
const START_LIMIT: Duration = Duration::from_secs(60);
const START_LIMIT_EACH: Duration = Duration::from_secs(8);
/// Ports are looked for from here on, below those that systems give to outgoing connections, so that
/// none is taken between being found and being used.
const FIRST_PORT: u16 = 20_000;

/// A running network. It ends with this value; its folder stays when something failed.
pub struct Started {
	folder: Option<TempDir>,
	children: Vec<Child>,
	/// The RPC of each node.
	pub urls: Vec<String>,
	/// The port of each node's metrics.
	pub metrics: Vec<u16>,
	/// The log of each node.
	pub logs: Vec<PathBuf>,
}

/// The node's program: the one named, or `COMPUTECHAIN_NODE`, or the one beside this program.
pub fn program(named: Option<&Path>) -> Result<PathBuf> {
	let beside = env::current_exe()?.with_file_name("computechain-node");
	let program = named
		.map(Path::to_path_buf)
		.or_else(|| env::var_os("COMPUTECHAIN_NODE").map(PathBuf::from))
		.unwrap_or(beside);
	ensure!(
		program.is_file(),
		"{} is no program: build the node, or name its program with --node",
		program.display()
	);
	Ok(program)
}

/// Finds ports that nobody listens on, each once.
struct Ports(u16);

impl Ports {
	fn new() -> Self {
		// Two programs at once begin at different places.
		let place = u16::try_from(process::id() % 100).unwrap_or_default();
		Self(FIRST_PORT + place * 100)
	}

	fn next(&mut self) -> Result<u16> {
		while self.0 < u16::MAX {
			self.0 += 1;
			if TcpListener::bind(("127.0.0.1", self.0)).is_ok() {
				return Ok(self.0);
			}
		}
		bail!("no port is free")
	}
}

/// The folder of a validator's keys, counted from 0.
fn keys(genesis: &Path, validator: usize) -> PathBuf {
	genesis.join(match NAMES.get(validator) {
		Some(name) => (*name).to_string(),
		None => format!("validator{}", validator + 1),
	})
}

/// Puts the keys of several validators into one keystore.
fn gather(genesis: &Path, validators: impl Iterator<Item = usize>, keystore: &Path) -> Result<()> {
	fs::create_dir_all(keystore)?;
	for validator in validators {
		for key in fs::read_dir(keys(genesis, validator).join("keystore"))? {
			let key = key?;
			fs::copy(key.path(), keystore.join(key.file_name()))?;
		}
	}
	Ok(())
}

impl Started {
	/// Makes a genesis with the node's own command, and starts its validators.
	pub async fn start(program: &Path, network: &Network) -> Result<Self> {
		let folder = tempfile::Builder::new()
			.prefix("computechain-load-")
			.tempdir()?;
		let genesis = folder.path().join("genesis");
		let output = Command::new(program)
			.args(["genesis", "--development-keys", "--network", "development"])
			.args(["--slot-duration", &network.slot.to_string()])
			.args(["--validators", &network.validators.to_string()])
			.args(["--epoch", &network.epoch.to_string(), "--output"])
			.arg(&genesis)
			.output()
			.with_context(|| format!("{} can not be started", program.display()))?;
		if !output.status.success() {
			bail!("no genesis: {}", String::from_utf8_lossy(&output.stderr));
		}
		let mut started = Self {
			folder: None,
			children: Vec::new(),
			urls: Vec::new(),
			metrics: Vec::new(),
			logs: Vec::new(),
		};
		let mut ports = Ports::new();
		let first = ports.next()?;
		let validators = network.validators as usize;
		let nodes = network.nodes.unwrap_or(network.validators) as usize;
		for number in 0..nodes {
			let rpc = ports.next()?;
			let listen = if number == 0 { first } else { ports.next()? };
			let name = format!("node-{}", number + 1);
			let keystore = folder.path().join(format!("{name}-keystore"));
			gather(&genesis, (number..validators).step_by(nodes), &keystore)?;
			let metrics = ports.next()?;
			let log = folder.path().join(format!("{name}.log"));
			let mut command = Command::new(program);
			command
				.args(["--validator", "--name", &name])
				.args(["--no-telemetry", "--no-mdns"])
				.args(["--prometheus-port", &metrics.to_string()])
				.arg("--keystore-path")
				.arg(keystore)
				.arg("--chain")
				.arg(genesis.join("chain-spec.json"))
				.arg("--base-path")
				.arg(folder.path().join(&name))
				.args(["--rpc-port", &rpc.to_string()])
				.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{listen}")])
				.args(["--node-key", &format!("{:064x}", number + 1)])
				.args(&network.arguments)
				.stdin(Stdio::null())
				.stdout(Stdio::null())
				.stderr(fs::File::create(&log)?);
			// Ctrl-C is for this program, which ends them when it is done.
			#[cfg(unix)]
			std::os::unix::process::CommandExt::process_group(&mut command, 0);
			if number > 0 {
				let address = format!("/ip4/127.0.0.1/tcp/{first}/p2p/{FIRST_PEER}");
				command.args(["--bootnodes", &address]);
			}
			started.children.push(command.spawn()?);
			started.metrics.push(metrics);
			started.logs.push(log);
			started.urls.push(format!("ws://127.0.0.1:{rpc}"));
		}
		started.folder = Some(folder);
		started.wait().await?;
		Ok(started)
	}

	async fn wait(&mut self) -> Result<()> {
		let began = Instant::now();
		let limit = START_LIMIT + START_LIMIT_EACH * u32::try_from(self.urls.len())?;
		for number in 0..self.urls.len() {
			while TcpStream::connect(self.urls[number].trim_start_matches("ws://")).is_err() {
				let trouble = match self.children[number].try_wait()? {
					Some(status) => format!("ended ({status})"),
					None if began.elapsed() > limit => "gives no RPC".into(),
					None => {
						sleep(Duration::from_millis(100)).await;
						continue;
					}
				};
				let (node, folder) = (number + 1, self.keep());
				bail!("node {node} {trouble}; its log is in {folder}");
			}
		}
		Ok(())
	}

	/// The processes.
	pub fn processes(&self) -> Vec<u32> {
		self.children.iter().map(Child::id).collect()
	}

	/// Leaves the folder with databases and logs, and names it.
	pub fn keep(&mut self) -> String {
		self.folder
			.take()
			.map(|folder| folder.keep().display().to_string())
			.unwrap_or_else(|| "the folder that was named before".into())
	}
}

impl Drop for Started {
	fn drop(&mut self) {
		// Nothing can be done about a process that is gone already.
		for child in &mut self.children {
			let _ = child.kill();
		}
		for child in &mut self.children {
			let _ = child.wait();
		}
	}
}
