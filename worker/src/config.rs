// SPDX-License-Identifier: Apache-2.0
//! The worker's settings.
//!
//! Every setting has one name: `--state-dir` as a flag, `CPC_WORKER_STATE_DIR` as a variable,
//! `state-dir` in the TOML file that `--config` names. A flag wins over a variable, a variable
//! over the file, the file over the default.

use clap::ValueEnum;
use computechain_client::Amount;
use computechain_primitives::{Address, is_address};
use figment::{
	Figment,
	providers::{Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, path::PathBuf};

/// Which engine computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum EngineChoice {
	/// The fastest that passes its self-test
	Auto,
	/// The processor
	Cpu,
	/// An OpenCL device; the processor takes over only when the device is lost
	Opencl,
	/// An NVIDIA GPU through CUDA; likewise
	Cuda,
}

/// What the log looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
	/// Text and a progress bar on a terminal, JSON elsewhere
	Auto,
	/// Text
	Text,
	/// One JSON object a line
	Json,
}

/// The settings as flags and variables; what is absent comes from the file or the defaults.
#[derive(Clone, Debug, Default, Serialize, clap::Args)]
#[serde(rename_all = "kebab-case")]
pub struct Arguments {
	/// A TOML file with any of these settings
	#[arg(long, env = "CPC_WORKER_CONFIG")]
	#[serde(skip)]
	pub config: Option<PathBuf>,
	/// The node's address [default: ws://127.0.0.1:9944]
	#[arg(long, env = "CPC_WORKER_URL")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub url: Option<String>,
	/// A file with the worker's seed phrase or hex seed; or set CPC_WORKER_KEY to the seed itself
	#[arg(long, env = "CPC_WORKER_KEY_FILE")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub key_file: Option<PathBuf>,
	/// A development key instead of a file, such as //Alice
	#[arg(long, env = "CPC_WORKER_SURI", hide_env_values = true)]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub suri: Option<String>,
	/// Which engine computes [default: auto]
	#[arg(long, env = "CPC_WORKER_ENGINE")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub engine: Option<EngineChoice>,
	/// Which device: an NVIDIA GPU by its number or uuid as nvidia-smi shows it, another by a part
	/// of the name that `bench` shows [default: of NVIDIA's the first, and of all the fastest]
	#[arg(long, env = "CPC_WORKER_DEVICE")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub device: Option<String>,
	/// The most seconds of one computation; then its process is killed [default: 900]
	#[arg(long, env = "CPC_WORKER_TIME_LIMIT")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub time_limit: Option<u64>,
	/// The most GiB of memory of the engine's process; then it is killed [default: no limit]
	#[arg(long, env = "CPC_WORKER_MEMORY_LIMIT")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub memory_limit: Option<u64>,
	/// How many tasks to take at a time [default: 1]
	#[arg(long, env = "CPC_WORKER_SLOTS")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub slots: Option<u8>,
	/// The most multiply-adds (m*k*n) of one task [default: 2^36]
	#[arg(long, env = "CPC_WORKER_MAXIMUM_WORK")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub maximum_work: Option<u64>,
	/// The least price in CPC of 2^30 multiply-adds [default: 0]
	#[arg(long, env = "CPC_WORKER_MINIMUM_PRICE")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub minimum_price: Option<Amount>,
	/// The bond in CPC to hold; a task locks twice its reward of it [default: 100]
	#[arg(long, env = "CPC_WORKER_BOND")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub bond: Option<Amount>,
	/// The memory in MiB that a benchmark fills [default: nine tenths of the device's; 1024 on the
	/// processor]
	#[arg(long, env = "CPC_WORKER_BENCHMARK_MEMORY")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub benchmark_memory: Option<u64>,
	/// The folder for results that are not revealed yet [default: worker-state]
	#[arg(long, env = "CPC_WORKER_STATE_DIR")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub state_dir: Option<PathBuf>,
	/// The address to serve metrics at, such as 127.0.0.1:9616 [default: none]
	#[arg(long, env = "CPC_WORKER_METRICS")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub metrics: Option<SocketAddr>,
	/// The address to serve revealed results at, such as 0.0.0.0:7341 [default: none]
	#[arg(long, env = "CPC_WORKER_SERVE")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub serve: Option<SocketAddr>,
	/// Where others reach that, as HOST:PORT; it is published on the chain [default: not published]
	#[arg(long, env = "CPC_WORKER_PUBLIC_ADDRESS")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub public_address: Option<String>,
	/// What the log looks like [default: auto]
	#[arg(long, env = "CPC_WORKER_LOG_FORMAT")]
	#[serde(skip_serializing_if = "Option::is_none")]
	pub log_format: Option<LogFormat>,
}

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
	/// The node's address.
	pub url: String,
	/// A file with the worker's key.
	#[serde(default)]
	pub key_file: Option<PathBuf>,
	/// A development key; it wins over the file.
	#[serde(default)]
	pub suri: Option<String>,
	/// Which engine computes.
	pub engine: EngineChoice,
	/// Which GPU.
	#[serde(default)]
	pub device: Option<String>,
	/// The most seconds of one computation.
	pub time_limit: u64,
	/// The most GiB of memory of the engine's process.
	#[serde(default)]
	pub memory_limit: Option<u64>,
	/// How many tasks to take at a time.
	pub slots: u8,
	/// The most multiply-adds of one task.
	pub maximum_work: u64,
	/// The least price of 2^30 multiply-adds.
	pub minimum_price: Amount,
	/// The bond to hold.
	pub bond: Amount,
	/// The memory in MiB that a benchmark fills.
	#[serde(default)]
	pub benchmark_memory: Option<u64>,
	/// The folder for results.
	pub state_dir: PathBuf,
	/// The address to serve metrics at.
	#[serde(default)]
	pub metrics: Option<SocketAddr>,
	/// The address to serve results at.
	#[serde(default)]
	pub serve: Option<SocketAddr>,
	/// Where others reach that.
	#[serde(default)]
	pub public_address: Option<String>,
	/// What the log looks like.
	pub log_format: LogFormat,
}

impl Default for Config {
	fn default() -> Self {
		Self {
			url: "ws://127.0.0.1:9944".into(),
			key_file: None,
			suri: None,
			engine: EngineChoice::Auto,
			device: None,
			time_limit: 900,
			memory_limit: None,
			slots: 1,
			maximum_work: 1 << 36,
			minimum_price: Amount(0),
			bond: Amount(100 * computechain_primitives::CPC),
			benchmark_memory: None,
			state_dir: "worker-state".into(),
			metrics: None,
			serve: None,
			public_address: None,
			log_format: LogFormat::Auto,
		}
	}
}

impl Config {
	/// The NVIDIA GPU by its number or uuid, the first where none is named; none where the device is
	/// named otherwise. What computes is what is reported.
	pub fn gpu(&self) -> Option<&str> {
		let device = self.device.as_deref().unwrap_or("0");
		let is_number = !device.is_empty() && device.bytes().all(|byte| byte.is_ascii_digit());
		(is_number || device.starts_with("GPU-")).then_some(device)
	}

	/// The settings that these arguments, the file they name and the defaults add up to.
	pub fn new(arguments: &Arguments) -> anyhow::Result<Self> {
		let mut settings = Figment::from(Serialized::defaults(Self::default()));
		if let Some(path) = &arguments.config {
			// A file that was named must be there: a typing error must not mean the defaults.
			anyhow::ensure!(path.is_file(), "there is no file {}", path.display());
			settings = settings.merge(Toml::file_exact(path));
		}
		let config: Self = settings.merge(Serialized::defaults(arguments)).extract()?;
		if let Some(address) = &config.public_address {
			anyhow::ensure!(
				config.serve.is_some(),
				"--public-address {address} without --serve: nothing would be served there"
			);
			anyhow::ensure!(
				is_address(address.as_bytes()) && address.len() <= Address::bound(),
				"--public-address {address} is not HOST:PORT, such as worker.example:7341"
			);
		}
		Ok(config)
	}
}
