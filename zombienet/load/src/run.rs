// SPDX-License-Identifier: Apache-2.0
//! The run: offers at the pace of the scenario, as far as the nodes take it, and follows the chain.

mod end;
mod runner;

use crate::{
	book::{Book, Leftover},
	chain::{Account, Chain, ChainEvent},
	measure::Sample,
	scenario::{Limits, Load, Pace},
	transactions::{Anchor, Signed},
};
use end::{gaps, last_look};
use futures::StreamExt;
use runner::Runner;
use std::{
	sync::{Arc, RwLock},
	time::{Duration, Instant},
};
use tokio::{
	sync::mpsc,
	time::{MissedTickBehavior, interval},
};

/// How often what is due is offered.
const TICK: Duration = Duration::from_millis(20);
/// The most samples that are kept: of a longer run every second, third, ... one.
const SAMPLES: u64 = 20_000;

/// What a run is to do.
pub struct Plan {
	/// How much.
	pub pace: Pace,
	/// How.
	pub load: Load,
	/// What ends it early.
	pub limits: Limits,
	/// The senders.
	pub accounts: Vec<Account>,
	/// Their next nonces at the start.
	pub nonces: Vec<u32>,
	/// The final block that it starts from.
	pub anchor: Anchor,
}

/// What came of it.
pub struct Outcome {
	/// The books.
	pub book: Book,
	/// One a second.
	pub samples: Vec<Sample>,
	/// How those ended that are in no final block.
	pub leftover: Leftover,
	/// Not offered, because an earlier nonce of the same account was refused.
	pub withheld: u64,
	/// Accounts for which a transaction waits behind a nonce that nobody holds.
	pub nonce_gaps: u64,
	/// Accounts whose nonce is not what the final blocks make of it.
	pub nonce_mismatches: u64,
	/// For how long offers were held back, in seconds.
	pub held_back: f64,
	/// For how long was offered, in seconds.
	pub offering: f64,
	/// For how long all of it took, in seconds.
	pub elapsed: f64,
	/// Why it ended early.
	pub stopped: Option<String>,
}

fn stall(book: &Book, limits: &Limits, now: Instant) -> Option<String> {
	let (block, last) = (now - book.best_at, now - book.final_at);
	if block.as_secs() > limits.block_stall {
		return Some(format!(
			"stall: no new block after {} for {} s; the limit is {} s",
			book.best_number(),
			block.as_secs(),
			limits.block_stall
		));
	}
	(last.as_secs() > limits.finality_stall).then(|| {
		format!(
			"stall: no new final block after {} for {} s; the limit is {} s",
			book.last_final().number,
			last.as_secs(),
			limits.finality_stall
		)
	})
}

/// Runs. `sample` is called once a second, with the books and what is due, and `note` for what
/// went wrong; the first message of
/// `stop` ends the offers, the second one the run.
pub async fn run<C: Chain>(
	chain: Arc<C>,
	plan: Plan,
	mut source: mpsc::Receiver<Signed>,
	mut events: mpsc::Receiver<ChainEvent>,
	anchor: Arc<RwLock<Anchor>>,
	mut sample: impl FnMut(&Book, f64, u64) -> Sample,
	mut note: impl FnMut(String),
	mut stop: mpsc::Receiver<()>,
) -> anyhow::Result<Outcome> {
	let start = Instant::now();
	let mut runner = Runner::new(
		chain,
		Book::new(plan.anchor, plan.accounts.len(), start),
		plan.load,
		start,
	);
	let mut samples = Vec::new();
	let (mut ticks, stride) = (0, plan.pace.seconds() / SAMPLES + 1);
	let mut stopped = None;
	let mut exhausted = false;
	let mut offering = None;
	let mut held_back = Duration::ZERO;
	let mut tick = interval(TICK);
	tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
	let mut second = interval(Duration::from_secs(1));
	let mut last_tick = start;
	let (mut last_progress, mut progress_at) = ([0; 4], start);
	let settle = Duration::from_secs(runner.load.settle);
	loop {
		tokio::select! {
			biased;
			event = events.recv() => {
				let Some(event) = event else {
					stopped = Some("the chain can not be followed any more".into());
					break;
				};
				runner.event(event, Instant::now()).into_iter().for_each(&mut note);
			}
			Some(answer) = runner.submissions.next(), if !runner.submissions.is_empty() => {
				let now = Instant::now();
				runner.answered(answer, now).into_iter().for_each(&mut note);
				if now >= runner.hold {
					runner.send(now);
				}
			}
			Some(()) = stop.recv() => {
				if exhausted {
					stopped = Some("interrupted".into());
					break;
				}
				note("stopping: no more is offered; once more to stop at once".into());
				exhausted = true;
				source.close();
				runner.stop();
			}
			_ = tick.tick() => {
				let now = Instant::now();
				let due = plan.pace.due((now - start).as_secs_f64());
				let first = runner.book.totals.offered
					+ runner.first_offer.len() as u64
					+ runner.withheld;
				let room = u64::from(runner.load.in_flight)
					.saturating_sub(runner.book.in_flight() + runner.first_offer.len() as u64);
				let wanted = due.saturating_sub(first);
				if runner.is_held(now) || wanted > room {
					held_back += now - last_tick;
				}
				let quota = if now < runner.hold { 0 } else { wanted.min(room) };
				if !exhausted {
					exhausted = runner.take(&mut source, quota, now) || first >= plan.pace.total();
				}
				if !exhausted && plan.pace.is_over((now - start).as_secs_f64()) {
					exhausted = true;
					source.close();
					runner.stop();
				}
				if now >= runner.hold {
					runner.repeat(now);
					runner.send(now);
				}
				last_tick = now;
				if exhausted && runner.is_offered() {
					offering.get_or_insert(now - start);
					if runner.book.open() == 0 && runner.submissions.is_empty() {
						break;
					}
				}
				let progress = runner.progress();
				if progress != last_progress || runner.book.totals.offered == 0 {
					(last_progress, progress_at) = (progress, now);
				}
				if now - progress_at > settle {
					if !(exhausted && runner.is_offered()) {
						stopped = Some(format!(
							"stall: nothing was accepted or included or became final for {} s",
							settle.as_secs()
						));
					}
					break;
				}
			}
			_ = second.tick() => {
				let now = Instant::now();
				let seconds = (now - start).as_secs_f64();
				runner.book.expire();
				runner.repeat_overdue(now);
				if let Ok(mut anchor) = anchor.write() {
					*anchor = runner.book.last_final();
				}
				let sample = sample(&runner.book, seconds, plan.pace.due(seconds));
				if ticks % stride == 0 {
					samples.push(sample);
				}
				ticks += 1;
				stopped = stall(&runner.book, &plan.limits, now);
				if stopped.is_some() {
					break;
				}
			}
		}
	}
	let elapsed = start.elapsed();
	let in_pool = if stopped.is_none() {
		last_look(&mut runner).await
	} else {
		// Nobody looked.
		let unfinished = runner.book.unfinished();
		unfinished.iter().map(|signed| signed.hash).collect()
	};
	let leftover = runner.book.leftover(&in_pool);
	let (nonce_gaps, nonce_mismatches) = if stopped.is_none() {
		let nonces = runner.chain.nonces(&plan.accounts).await?;
		gaps(&runner.book, &plan.nonces, &nonces)
	} else {
		(0, 0)
	};
	let seconds = elapsed.as_secs_f64();
	samples.push(sample(&runner.book, seconds, plan.pace.due(seconds)));
	Ok(Outcome {
		samples,
		leftover,
		withheld: runner.withheld,
		nonce_gaps,
		nonce_mismatches,
		held_back: held_back.as_secs_f64(),
		offering: offering.unwrap_or(elapsed).as_secs_f64(),
		elapsed: seconds,
		stopped,
		book: runner.book,
	})
}
