// SPDX-License-Identifier: Apache-2.0
//! `computechain-load`: the load generator and the soak.

use anyhow::{Context, Result};
use clap::{Args, Parser};
use computechain_load::{
	chain::{Account, Chain, ChainEvent},
	compare,
	costs::{Costs, maintains, work},
	follow::{follow, last_final},
	judge::judge,
	measure::{Machine, Meter},
	nodes::{Started, program},
	prepare::{Facts, count_failures, facts, fund},
	report::Report,
	rpc::Nodes,
	run::{Plan, run},
	scenario::{Pace, Scenario},
	transactions::{Anchor, Maker, Senders, Signed},
	view::View,
};
use std::{
	cell::RefCell,
	env,
	future::Future,
	path::PathBuf,
	process::ExitCode,
	sync::{
		Arc, RwLock,
		atomic::{AtomicU64, Ordering},
	},
	time::{Duration, Instant},
};
use tokio::{sync::mpsc, time::sleep};

/// Loads a network and measures it.
#[derive(Parser)]
#[command(name = "computechain-load", version)]
enum Command {
	/// Runs a scenario and writes its report; fails when it did not keep to its limits.
	Run(RunArguments),
	/// Runs for hours at one rate; fails on lost transactions, stalls and rising memory.
	Soak(SoakArguments),
	/// Runs a scenario with two programs or two sets of arguments in turns, and says which is better.
	Compare(compare::Arguments),
}

#[derive(Args)]
struct Where {
	/// The node's program, for the validators that are started; COMPUTECHAIN_NODE without it, or
	/// the one beside this program.
	#[arg(long)]
	node: Option<PathBuf>,
	/// Attach to the node at this ws:// address instead of starting any; may be repeated. The
	/// first one is followed.
	#[arg(long)]
	url: Vec<String>,
	/// The process of the node at each address, to measure it; may be repeated.
	#[arg(long, requires = "url")]
	pid: Vec<u32>,
	/// One more argument for each node that is started, as in --argument=--pool-limit=8192; may be
	/// repeated.
	#[arg(long, allow_hyphen_values = true, conflicts_with = "url")]
	argument: Vec<String>,
	/// The folder that the report's folder is made in.
	#[arg(long, default_value = "reports")]
	report: PathBuf,
	/// Print lines even on a terminal.
	#[arg(long)]
	plain: bool,
}

#[derive(Args)]
struct RunArguments {
	/// The scenario's file.
	#[arg(long)]
	scenario: PathBuf,
	/// The rate that a scenario's percent_of_maximum is of, in transactions a second.
	#[arg(long)]
	maximum: Option<u32>,
	/// Offer that many transactions a second instead of what the scenario says.
	#[arg(long)]
	rate: Option<u32>,
	#[command(flatten)]
	place: Where,
}

#[derive(Args)]
struct SoakArguments {
	/// How many hours.
	#[arg(long, default_value_t = 0)]
	hours: u64,
	/// How many minutes beside these.
	#[arg(long, default_value_t = 0)]
	minutes: u64,
	/// Transactions a second; what the scenario says without it.
	#[arg(long, conflicts_with = "maximum")]
	rate: Option<u32>,
	/// The measured maximum, of which the scenario's percentage is offered.
	#[arg(long)]
	maximum: Option<u32>,
	/// The most that a node's memory may rise by, in MB an hour after the warm-up.
	#[arg(long)]
	memory_slope: Option<f64>,
	/// Another scenario than the one built in.
	#[arg(long)]
	scenario: Option<PathBuf>,
	#[command(flatten)]
	place: Where,
}

const SOAK: &str = include_str!("../scenarios/soak.toml");

#[tokio::main]
async fn main() -> Result<ExitCode> {
	let (mut scenario, maximum, place) = match Command::parse() {
		Command::Run(arguments) => {
			let mut scenario = Scenario::load(&arguments.scenario)?;
			set_rate(&mut scenario, arguments.rate)?;
			(scenario, arguments.maximum, arguments.place)
		}
		Command::Soak(arguments) => {
			let mut scenario = match &arguments.scenario {
				Some(path) => Scenario::load(path)?,
				None => Scenario::parse(SOAK, "soak.toml")?,
			};
			let seconds = arguments.hours * 3_600 + arguments.minutes * 60;
			anyhow::ensure!(seconds > 0, "name a time with --hours, --minutes or both");
			scenario.load.duration = Some(seconds);
			scenario.limits.memory_slope = arguments.memory_slope.or(scenario.limits.memory_slope);
			set_rate(&mut scenario, arguments.rate)?;
			(scenario, arguments.maximum, arguments.place)
		}
		Command::Compare(arguments) => {
			println!("{}", compare::alternate(&arguments)?);
			return Ok(ExitCode::SUCCESS);
		}
	};
	scenario.network.arguments.extend(place.argument.clone());
	scenario.validate()?;
	let pace = scenario.pace(maximum)?;
	execute(scenario, pace, place).await
}

fn set_rate(scenario: &mut Scenario, rate: Option<u32>) -> Result<()> {
	if rate.is_some() {
		anyhow::ensure!(
			scenario.load.count.is_none(),
			"{} offers all at once and has no rate",
			scenario.name
		);
		scenario.load.rate = rate;
		scenario.load.percent_of_maximum = None;
	}
	Ok(())
}

/// How many transactions are signed ahead.
fn ahead(pace: &Pace, seconds: u64) -> usize {
	let count = match *pace {
		Pace::Burst { count } => count,
		Pace::Rate { rate, .. } => u64::from(rate) * seconds,
	};
	usize::try_from(count.min(pace.total()).min(2_000_000)).unwrap_or(1)
}

/// A message for each signal that asks this program to end.
fn signals() -> Result<mpsc::Receiver<()>> {
	let (sender, receiver) = mpsc::channel(4);
	#[cfg(unix)]
	let mut terminate = {
		use tokio::signal::unix::{SignalKind, signal};
		signal(SignalKind::terminate())?
	};
	tokio::spawn(async move {
		loop {
			#[cfg(unix)]
			tokio::select! {
				_ = tokio::signal::ctrl_c() => {}
				_ = terminate.recv() => {}
			}
			#[cfg(not(unix))]
			let _ = tokio::signal::ctrl_c().await;
			if sender.send(()).await.is_err() {
				return;
			}
		}
	});
	Ok(receiver)
}

/// Waits for it, or for a signal.
async fn unless_stopped<T>(
	stop: &mut mpsc::Receiver<()>,
	work: impl Future<Output = Result<T>>,
) -> Result<T> {
	tokio::select! {
		done = work => done,
		Some(()) = stop.recv() => anyhow::bail!("interrupted"),
	}
}

async fn execute(scenario: Scenario, pace: Pace, place: Where) -> Result<ExitCode> {
	let mut stop = signals()?;
	let mut started = None;
	let (urls, processes) = if place.url.is_empty() {
		let program = program(place.node.as_deref())?;
		println!("starting {} validators", scenario.network.validators);
		let network = Started::start(&program, &scenario.network);
		let network = started.insert(unless_stopped(&mut stop, network).await?);
		(network.urls.clone(), network.processes())
	} else {
		(place.url.clone(), place.pid.clone())
	};
	let result = offer(
		&scenario,
		pace,
		&place,
		&urls,
		&processes,
		started.as_ref(),
		stop,
	)
	.await;
	if let Some(network) = started.as_mut()
		&& !matches!(result, Ok(true))
	{
		println!("databases and logs of the nodes stay in {}", network.keep());
	}
	Ok(if result? {
		ExitCode::SUCCESS
	} else {
		ExitCode::FAILURE
	})
}

/// What is there before a run.
struct Prepared {
	nodes: Nodes,
	facts: Facts,
	machine: Machine,
	accounts: Vec<Account>,
	nonces: Vec<u32>,
	anchor: Anchor,
	shared: Arc<RwLock<Anchor>>,
	source: mpsc::Receiver<Signed>,
	failures: Option<Arc<AtomicU64>>,
}

async fn prepare(
	scenario: &Scenario,
	pace: &Pace,
	urls: &[String],
	told: mpsc::Sender<ChainEvent>,
) -> Result<Prepared> {
	let load = &scenario.load;
	let nodes = Nodes::connect(urls, load.watch.then_some(told)).await?;
	let followed = nodes.all().first().context("no node is named")?.clone();
	let facts = facts(&followed, last_final(&followed).await?, load.lifetime).await?;
	let machine = Machine::describe(facts.node.clone());

	let senders = Arc::new(Senders::derive(scenario.seed, load.senders));
	let accounts = senders.accounts();
	println!("funding {} senders", accounts.len());
	let began = Instant::now();
	let funded = fund(
		&followed,
		&facts.template,
		&accounts,
		scenario.funding.amount.0,
		&scenario.funding.from,
		last_final(&followed).await?,
	)
	.await?;
	println!("{funded} needed it; {:.1} s", began.elapsed().as_secs_f64());

	let anchor = last_final(&followed).await?;
	let nonces = nodes.nonces(&accounts).await?;
	let maker = Maker::new(
		senders,
		facts.template.clone(),
		scenario.mix.clone(),
		facts.validators.clone(),
		load.chain,
		nonces.clone(),
		pace.total(),
	);
	let shared = Arc::new(RwLock::new(anchor));
	let ahead = ahead(pace, load.ahead);
	let began = Instant::now();
	let source = maker.start(shared.clone(), ahead);
	// What is signed later shares the cores with the nodes; what is signed now does not.
	while source.len() < ahead && !source.is_closed() {
		sleep(Duration::from_millis(20)).await;
	}
	let seconds = began.elapsed().as_secs_f64();
	println!(
		"{} transactions signed in {seconds:.2} s ({:.0} us each)",
		source.len(),
		seconds * 1e6 / source.len().max(1) as f64
	);
	// Transfers fail for want of balance only, which pools refuse; the events of full blocks cost
	// the node something.
	let own_calls = scenario.mix.delegate + scenario.mix.undelegate > 0;
	let failures = match own_calls {
		true => Some(count_failures(&followed).await?),
		false => None,
	};
	Ok(Prepared {
		nodes,
		facts,
		machine,
		accounts,
		nonces,
		anchor,
		shared,
		source,
		failures,
	})
}

async fn offer(
	scenario: &Scenario,
	pace: Pace,
	place: &Where,
	urls: &[String],
	processes: &[u32],
	network: Option<&Started>,
	mut stop: mpsc::Receiver<()>,
) -> Result<bool> {
	let (told, events) = mpsc::channel(4_096);
	let prepared = prepare(scenario, &pace, urls, told.clone());
	let Prepared {
		nodes,
		facts,
		machine,
		accounts,
		nonces,
		anchor,
		shared,
		source,
		failures,
	} = unless_stopped(&mut stop, prepared).await?;
	follow(nodes.all().to_vec(), facts.room, anchor, told);
	let view = RefCell::new(View::new(pace.total(), place.plain));
	let mut meter = Meter::new(processes);
	let ports = network.map_or(&[][..], |network| &network.metrics);
	let earlier = work(ports).await?;
	let plan = Plan {
		pace,
		load: scenario.load.clone(),
		limits: scenario.limits.clone(),
		accounts,
		nonces,
		anchor,
	};
	let outcome = run(
		Arc::new(nodes),
		plan,
		source,
		events,
		shared,
		|book, seconds, due| {
			let sample = meter.sample(book, seconds, due);
			view.borrow_mut().show(&sample);
			sample
		},
		|text| view.borrow_mut().note(&text),
		stop,
	)
	.await?;
	view.borrow().finish();

	let costs = match network {
		Some(network) => Some(Costs {
			work: work(ports).await?.since(earlier),
			maintains: maintains(&network.logs)?,
		}),
		None => None,
	};
	let verdict = judge(&outcome, &scenario.limits, pace.total());
	let report = Report {
		scenario,
		pace,
		command: env::args().collect::<Vec<_>>().join(" "),
		machine: &machine,
		outcome: &outcome,
		verdict: &verdict,
		nodes: urls.len(),
		costs: costs.as_ref(),
		failed_calls: failures.map(|failures| failures.load(Ordering::Relaxed)),
	};
	let folder = report.write(&place.report)?;
	println!("\n{}", report.text()?);
	println!("report: {}", folder.join("report.md").display());
	for failure in &verdict.failures {
		eprintln!("failed: {failure}");
	}
	Ok(verdict.failures.is_empty())
}
