// SPDX-License-Identifier: Apache-2.0
//! Validators in one network namespace each, whose links can be cut.
//!
//! ```text
//!  alice ----+                 +---- bob       `near`, or `apart` while cut off: between nodes
//!            near ........ apart
//!            +------ rpc ------+               never cut: between the story and each node
//! ```
//! A cut moves a node's link to another bridge, so that what is sent across is lost in silence, as
//! between data centres; no connection is told. Nodes listen to each other on the one network only,
//! and nothing routes between the two.

use crate::{
	View, eventually, genesis, node_program,
	sandbox::{feed, run},
};
use anyhow::{Context, Result, ensure};
use std::{
	ffi::OsString,
	fmt::Write,
	fs::{self, File},
	path::{Path, PathBuf},
	process::{Child, Command, ExitStatus, Stdio},
	time::Duration,
};

/// Names that the node knows as flags, in the order of the genesis.
const NAMES: [&str; 5] = ["alice", "bob", "charlie", "dave", "eve"];

/// A limit where time is not the claim.
const WITHIN: Duration = Duration::from_secs(120);

struct Node {
	name: &'static str,
	arguments: Vec<String>,
	environment: Vec<(&'static str, OsString)>,
	starts: usize,
	process: Option<Child>,
}

impl Drop for Node {
	fn drop(&mut self) {
		if let Some(mut process) = self.process.take() {
			// It may have ended by itself.
			let _ = process.kill();
			let _ = process.wait();
		}
	}
}

/// Validators that reach each other as long as nothing is cut. Only for a story told by
/// [`isolated`](crate::isolated).
pub struct Mesh {
	nodes: Vec<Node>,
	folder: PathBuf,
}

impl Mesh {
	/// Makes the links and a genesis for up to five validators, with slots of one second; no node
	/// runs yet.
	pub fn new(validators: usize, epoch: u32) -> Result<Self> {
		let names = NAMES.get(..validators).context("too many validators")?;
		link(names)?;
		let folder = tempfile::Builder::new()
			.prefix("computechain-mesh-")
			.tempdir()?
			.keep();
		println!("databases and logs in {}", folder.display());
		let specification = genesis(&folder.join("genesis"), u32::try_from(validators)?, epoch)?;
		let mut peers = Vec::new();
		for (number, name) in (1..).zip(names) {
			let file = folder.join(name).with_extension("key");
			let made = Command::new(node_program()?)
				.args(["key", "generate-node-key", "--file"])
				.arg(&file)
				.output()?;
			ensure!(made.status.success(), "no network key for {name}");
			let peer = String::from_utf8(made.stderr)?;
			peers.push(format!("{}/p2p/{}", address(number), peer.trim()));
		}
		let nodes = (1..).zip(names).map(|(number, name)| {
			let path = |extension| folder.join(name).with_extension(extension);
			let mut arguments = vec![
				format!("--{name}"),
				format!("--chain={}", specification.display()),
				format!("--base-path={}", path("base").display()),
				format!("--node-key-file={}", path("key").display()),
				format!("--listen-addr={}", address(number)),
			];
			let flags = "--no-mdns --no-prometheus --no-telemetry --detailed-log-output \
				--unsafe-rpc-external --rpc-cors=all";
			arguments.extend(flags.split_whitespace().map(str::to_owned));
			let others = (1..).zip(&peers).filter(|(other, _)| *other != number);
			arguments.extend(others.map(|(_, peer)| format!("--bootnodes={peer}")));
			Node {
				name,
				arguments,
				environment: Vec::new(),
				starts: 0,
				process: None,
			}
		});
		Ok(Self {
			nodes: nodes.collect(),
			folder,
		})
	}

	/// As [`Mesh::new`], and starts the nodes.
	pub async fn start(validators: usize, epoch: u32) -> Result<Self> {
		let mut mesh = Self::new(validators, epoch)?;
		mesh.start_all().await?;
		Ok(mesh)
	}

	/// Starts the nodes and waits until each has three final blocks.
	pub async fn start_all(&mut self) -> Result<()> {
		for node in 0..self.nodes.len() {
			self.start_node(node)?;
		}
		for node in 0..self.nodes.len() {
			self.reaches(node, 3, WITHIN).await?;
		}
		Ok(())
	}

	/// How many nodes there are.
	pub fn count(&self) -> usize {
		self.nodes.len()
	}

	/// Where a node has its database.
	pub fn base_path(&self, node: usize) -> PathBuf {
		self.folder
			.join(self.nodes[node].name)
			.with_extension("base")
	}

	/// What the nodes' files lie in.
	pub fn folder(&self) -> &Path {
		&self.folder
	}

	/// Sets a variable of the environment that a node has from its next start on.
	pub fn set_environment(&mut self, node: usize, name: &'static str, value: impl Into<OsString>) {
		self.nodes[node].environment.push((name, value.into()));
	}

	/// Puts a node's database, before its first start, on a disk of that size.
	pub fn mount_disk(&self, node: usize, mebibytes: u32) -> Result<()> {
		let path = self.base_path(node);
		fs::create_dir_all(&path)?;
		let size = format!("size={mebibytes}m");
		let path = path.to_str().context("a path is not UTF-8")?;
		run("mount", &["-t", "tmpfs", "-o", &size, "none", path])
	}

	/// Gives that disk another size.
	pub fn resize_disk(&self, node: usize, mebibytes: u32) -> Result<()> {
		let size = format!("remount,size={mebibytes}m");
		let path = self.base_path(node);
		let path = path.to_str().context("a path is not UTF-8")?;
		run("mount", &["-o", &size, path])
	}

	/// Starts a node that does not run, with its database as it is.
	pub fn start_node(&mut self, node: usize) -> Result<()> {
		let log = File::create(self.log_path(node, self.nodes[node].starts + 1))?;
		let node = &mut self.nodes[node];
		node.starts += 1;
		let process = Command::new("nsenter")
			.arg(format!("--net=/run/netns/{}", node.name))
			.arg("--")
			.arg(node_program()?)
			.args(&node.arguments)
			.envs(node.environment.iter().map(|(name, value)| (name, value)))
			.stdin(Stdio::null())
			.stdout(log.try_clone()?)
			.stderr(log)
			.spawn()?;
		node.process = Some(process);
		Ok(())
	}

	/// Kills a node as a power cut does; it may have ended by itself.
	pub fn kill(&mut self, node: usize) -> Result<()> {
		let mut process = self.nodes[node].process.take().context("it does not run")?;
		process.kill()?;
		process.wait()?;
		Ok(())
	}

	/// How a node ended, if it did by itself.
	pub fn ended(&mut self, node: usize) -> Result<Option<ExitStatus>> {
		let process = self.nodes[node].process.as_mut();
		Ok(process.context("it does not run")?.try_wait()?)
	}

	/// Stops a node's process where it is (`STOP`), or lets it go on (`CONT`).
	pub fn signal(&self, node: usize, signal: &str) -> Result<()> {
		let process = self.nodes[node].process.as_ref();
		let id = process.context("it does not run")?.id();
		run("sh", &["-c", &format!("kill -{signal} {id}")])
	}

	/// Cuts these nodes off from the others; among each other they are connected. Of nobody: heals
	/// all cuts.
	pub fn cut_off(&self, away: &[usize]) -> Result<()> {
		let mut lines = String::new();
		for (index, node) in self.nodes.iter().enumerate() {
			let bridge = if away.contains(&index) {
				"apart"
			} else {
				"near"
			};
			writeln!(lines, "link set near-{} master {bridge}", node.name)?;
		}
		feed("ip", &["-batch", "-"], &lines)
	}

	/// How often each node's kernel sends again, ever more rarely, before it gives up a connection.
	/// Its own count is 15: a connection that was cut for minutes stays, silent for as long again.
	pub fn set_tcp_retries(&self, count: u64) -> Result<()> {
		let set = format!("echo {count} > /proc/sys/net/ipv4/tcp_retries2");
		for node in &self.nodes {
			let network = format!("--net=/run/netns/{}", node.name);
			run("nsenter", &[&network, "--", "sh", "-c", &set])?;
		}
		Ok(())
	}

	/// A node's view of the chain.
	pub async fn view(&self, node: usize) -> Result<View> {
		View::connect_to(&format!("ws://10.0.0.{}:9944", node + 1)).await
	}

	/// All nodes' views of the chain.
	pub async fn views(&self) -> Result<Vec<View>> {
		let mut views = Vec::new();
		for node in 0..self.nodes.len() {
			views.push(self.view(node).await?);
		}
		Ok(views)
	}

	/// Waits until a node, which may be starting, has that height as final.
	pub async fn reaches(&self, node: usize, height: u32, within: Duration) -> Result<()> {
		let what = format!("{} has final block {height}", self.nodes[node].name);
		let mut view = None;
		eventually(&what, within, async || {
			if view.is_none() {
				view = Some(self.view(node).await?);
			}
			let view = view.as_ref().context("no connection")?;
			Ok((view.finalized().await? >= height).then_some(()))
		})
		.await
	}

	/// Waits until every node has all blocks up to the highest best one as final, and fails unless
	/// all of them say the same of every block from the first on: its hash and the root of its
	/// state. So no two nodes ever had different blocks of one height as final, since none takes
	/// back a final block.
	pub async fn agreed(&self) -> Result<u32> {
		let views = self.views().await?;
		let mut height = 0;
		for view in &views {
			height = height.max(view.best().await?);
		}
		for node in 0..views.len() {
			self.reaches(node, height, WITHIN).await?;
		}
		for height in 1..=height {
			let said = views[0].header(height).await?;
			for (node, view) in views.iter().enumerate() {
				let other = view.header(height).await?;
				ensure!(
					said == other,
					"{} says of block {height}: {other:?}; {}: {said:?}",
					self.nodes[node].name,
					self.nodes[0].name
				);
			}
		}
		println!("all agree on {height} blocks and their states");
		Ok(height)
	}

	/// Fails when a node logged an error or panicked since its last start.
	pub fn sound(&self, node: usize) -> Result<()> {
		let log = self.log(node)?;
		let error = log
			.lines()
			.find(|line| line.contains(" ERROR ") || line.contains("panicked"));
		ensure!(
			error.is_none(),
			"{} logged: {error:?}",
			self.nodes[node].name
		);
		Ok(())
	}

	/// What a node logged since its last start.
	pub fn log(&self, node: usize) -> Result<String> {
		Ok(fs::read_to_string(
			self.log_path(node, self.nodes[node].starts),
		)?)
	}

	fn log_path(&self, node: usize, start: usize) -> PathBuf {
		self.folder
			.join(format!("{}-{start}.log", self.nodes[node].name))
	}

	/// Stops the nodes and removes the folder.
	pub fn finish(self) -> Result<()> {
		let Self { nodes, folder } = self;
		for node in &nodes {
			let base = folder.join(node.name).with_extension("base");
			// Only a disk of its own is mounted; the story's mounts end with the story.
			let _ = run("umount", &["--lazy", &base.to_string_lossy()]);
		}
		drop(nodes);
		Ok(fs::remove_dir_all(folder)?)
	}
}

/// Where a node, counted from 1, listens to the others.
fn address(number: usize) -> String {
	format!("/ip4/10.1.0.{number}/tcp/30333")
}

/// Makes the bridges, the namespaces and two links to each.
fn link(names: &[&str]) -> Result<()> {
	let mut lines = String::from("link set lo up\n");
	for bridge in ["rpc", "near", "apart"] {
		writeln!(lines, "link add {bridge} type bridge\nlink set {bridge} up")?;
	}
	lines.push_str("addr add 10.0.0.254/24 dev rpc\n");
	for name in names {
		writeln!(lines, "netns add {name}")?;
		for link in ["rpc", "near"] {
			writeln!(
				lines,
				"link add {link}-{name} type veth peer name {link} netns {name}\n\
				 link set {link}-{name} master {link} up"
			)?;
		}
	}
	feed("ip", &["-batch", "-"], &lines)?;
	for (number, name) in (1..).zip(names) {
		let lines = format!(
			"link set lo up\nlink set rpc up\nlink set near up\n\
			 addr add 10.0.0.{number}/24 dev rpc\naddr add 10.1.0.{number}/24 dev near\n"
		);
		feed("ip", &["-n", name, "-batch", "-"], &lines)?;
	}
	Ok(())
}
