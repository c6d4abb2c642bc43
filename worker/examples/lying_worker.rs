// SPDX-License-Identifier: Apache-2.0
//! A worker that makes up a tenth of the entries of every product, to show how it is caught.
//!
//! It takes the flags of `computechain-worker run`. 128 samples of which each is wrong with
//! probability 1/10 all look right once in 700,000 times.
//!
//! ```text
//! cargo run --release -p computechain-worker --example lying_worker -- --suri //Eve
//! ```

use clap::Parser;
use computechain_engine::{BenchmarkRun, CpuEngine, Engine, EngineError, Progress};
use computechain_matmul::{Hash, Shape, benchmark::Parameters};
use computechain_worker::{
	config::{Arguments, Config},
	display::Display,
	run, shutdown,
};

/// Computes nine entries of ten and adds one to the rest; or, if it is sly, lies in one entry of each
/// of three rows, which samples mostly miss.
struct LyingEngine {
	cpu: CpuEngine,
	sly: bool,
}

impl Engine for LyingEngine {
	fn name(&self) -> String {
		format!("a lie on the {}", self.cpu.name())
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		let mut c = self.cpu.multiply_with_progress(a, b, shape, progress)?;
		let (step, count) = match self.sly {
			true => (shape.n as usize + 1, 3),
			false => (10, usize::MAX),
		};
		c.iter_mut()
			.step_by(step)
			.take(count)
			.for_each(|entry| *entry = entry.wrapping_add(1));
		Ok(c)
	}

	/// It lies about tasks only, or it would get none.
	fn benchmark(
		&mut self,
		seed: &Hash,
		parameters: Parameters,
		on_chain_root: &mut dyn FnMut(Hash),
		progress: Progress,
	) -> Result<BenchmarkRun, EngineError> {
		self.cpu
			.benchmark(seed, parameters, on_chain_root, progress)
	}
}

#[derive(Parser)]
#[command(about = "A worker that makes up a tenth of every product")]
struct Cli {
	#[command(flatten)]
	arguments: Arguments,
	/// Lie in three entries only
	#[arg(long)]
	sly: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let Cli { arguments, sly } = Cli::parse();
	let config = Config::new(&arguments)?;
	let display = Display::start(config.log_format);
	let engine = LyingEngine {
		cpu: CpuEngine,
		sly,
	};
	run(&config, vec![Box::new(engine)], display, shutdown()).await
}
