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
use computechain_engine::{CpuEngine, Engine, EngineError, Progress};
use computechain_matmul::Shape;
use computechain_worker::{
	config::{Arguments, Config},
	display::Display,
	run, shutdown,
};

/// Computes nine entries of ten and adds one to the rest.
struct LyingEngine(CpuEngine);

impl Engine for LyingEngine {
	fn name(&self) -> String {
		format!("a lie on the {}", self.0.name())
	}

	fn multiply_with_progress(
		&mut self,
		a: &[i8],
		b: &[i8],
		shape: Shape,
		progress: Progress,
	) -> Result<Vec<i32>, EngineError> {
		let mut c = self.0.multiply_with_progress(a, b, shape, progress)?;
		c.iter_mut()
			.step_by(10)
			.for_each(|entry| *entry = entry.wrapping_add(1));
		Ok(c)
	}
}

#[derive(Parser)]
#[command(about = "A worker that makes up a tenth of every product")]
struct Cli {
	#[command(flatten)]
	arguments: Arguments,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
	let config = Config::new(&Cli::parse().arguments)?;
	let display = Display::start(config.log_format);
	let engine = LyingEngine(CpuEngine);
	run(&config, vec![Box::new(engine)], display, shutdown()).await
}
