// SPDX-License-Identifier: Apache-2.0
//! `computechain-worker`: computes tasks for CPC.

use anyhow::Context;
use clap::{Parser, Subcommand};
use computechain_worker::{
	attest, attest_once,
	config::{Arguments, Config},
	display::Display,
	doctor, engines,
	executor::{self, ChildArguments},
	run, shutdown, watch,
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
	/// Have the machine measured by witnesses once, and print what the chain has on record
	Attest(Box<Arguments>),
	/// Recompute what others reveal, and challenge what is wrong, until Ctrl-C
	Watch(Box<Arguments>),
	/// Print how fast the engines of this machine are
	Bench,
	/// Say what working with these settings needs and this machine, account or node lacks
	Doctor(Box<Arguments>),
	/// The engine's process, which the worker starts
	#[command(hide = true)]
	Executor(ChildArguments),
}

fn main() -> anyhow::Result<()> {
	match Cli::parse().command {
		Command::Bench => {
			println!("{}", engines::bench());
			Ok(())
		}
		Command::Attest(arguments) => {
			let config = Config::new(&arguments)?;
			let display = Display::start(config.log_format);
			let engines = executor::engines(&config)?;
			let runtime = Runtime::new()?;
			let end = runtime.block_on(attest_once(&config, engines, display, shutdown()));
			runtime.shutdown_background();
			if let Some(record) = end? {
				println!("{}", attest::table(&record));
			}
			Ok(())
		}
		Command::Doctor(arguments) => {
			let checks = doctor::run(&Config::new(&arguments)?)?;
			println!("{}", doctor::shown(&checks));
			std::process::exit(i32::from(!doctor::healthy(&checks)));
		}
		Command::Executor(arguments) => executor::serve(&arguments),
		Command::Watch(arguments) => {
			let config = Config::new(&arguments)?;
			let _display = Display::start(config.log_format);
			let engines = executor::engines(&config)?;
			let engine = engines.into_iter().next().context("no engine")?;
			Runtime::new()?.block_on(watch::watch(&config, engine, shutdown()))
		}
		Command::Run(arguments) => {
			let config = Config::new(&arguments)?;
			let display = Display::start(config.log_format);
			let engines = executor::engines(&config)?;
			let runtime = Runtime::new()?;
			let end = runtime.block_on(run(&config, engines, display, shutdown()));
			// A computation under way need not be waited for: the next run does it again.
			runtime.shutdown_background();
			end
		}
	}
}
