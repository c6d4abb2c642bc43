// SPDX-License-Identifier: Apache-2.0
//! `computechain-worker`: computes tasks for CPC.

use clap::{Parser, Subcommand};
use computechain_worker::{
	config::{Arguments, Config},
	display::Display,
	engines, run, shutdown,
};
use tokio::runtime::Runtime;

#[derive(Parser)]
#[command(version, about = "Computes tasks for CPC")]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Work for a node's chain until Ctrl-C
	Run(Box<Arguments>),
	/// Print how fast the engines of this machine are
	Bench,
}

fn main() -> anyhow::Result<()> {
	match Cli::parse().command {
		Command::Bench => {
			println!("{}", engines::bench());
			Ok(())
		}
		Command::Run(arguments) => {
			let config = Config::new(&arguments)?;
			let display = Display::start(config.log_format);
			let engines = engines::choose(config.engine)?;
			let runtime = Runtime::new()?;
			let end = runtime.block_on(run(&config, engines, display, shutdown()));
			// A computation under way need not be waited for: the next run does it again.
			runtime.shutdown_background();
			end
		}
	}
}
